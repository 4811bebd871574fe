"""The nearest colour that can be read: measured as WCAG does, near as the eye sees it."""

from __future__ import annotations

import itertools
import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.colours import READABLE, contrast, from_oklch, nearest, oklch, rgb
from tests.validators.web import Browser

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@given(colour=COLOURS)
def test_lightness_chroma_and_hue_lead_back_to_the_colour(colour: str) -> None:
    assert from_oklch(*oklch(colour)) == colour


def test_they_are_those_of_css(browser: Browser) -> None:
    colours = [f"#{red}{green}{blue}" for red, green, blue in itertools.product(["00", "7a", "ff"], repeat=3)]
    told = [f"oklch({light} {chroma} {hue}rad)" for light, chroma, hue in map(oklch, colours)]
    shown = f"""{json.dumps(told)}.map(colour => {{
        const pen = document.createElement("canvas").getContext("2d")
        pen.fillStyle = colour
        pen.fillRect(0, 0, 1, 1)
        return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)
    }})"""
    for colour, parts in zip(colours, browser.evaluate(b"<!DOCTYPE html>", shown), strict=True):
        assert parts == pytest.approx([part * 255 for part in rgb(colour)], abs=1), colour


def test_what_no_screen_shows_is_no_colour() -> None:
    assert from_oklch(0.9, 0.3, 0.0) == ""


@given(colour=COLOURS, ground=COLOURS)
def test_the_nearest_can_be_read_or_nothing_can(colour: str, ground: str) -> None:
    found = nearest(colour, ground)
    if found:
        assert contrast(found, ground) >= READABLE
    else:
        assert max(contrast("#000000", ground), contrast("#ffffff", ground)) < READABLE


@given(colour=COLOURS, ground=COLOURS)
def test_what_can_be_read_stays(colour: str, ground: str) -> None:
    if contrast(colour, ground) >= READABLE:
        assert nearest(colour, ground) == colour


def apart(one: str, other: str) -> float:
    """How far apart two colours of one hue look."""
    (light, strong, _), (lighter, stronger, _) = oklch(one), oklch(other)
    return math.hypot(light - lighter, strong - stronger)


@settings(max_examples=25)
@given(colour=COLOURS, ground=st.sampled_from(["#ffffff", "#000000", "#fffaf0", "#121517", "#d9d9d9"]))
def test_no_other_of_the_hue_is_nearer(colour: str, ground: str) -> None:
    _, chroma, hue = oklch(colour)
    tried = (from_oklch(step / 200, chroma * weaker / 50, hue) for step in range(201) for weaker in range(51))
    best = min(apart(colour, one) for one in tried if one and contrast(one, ground) >= READABLE)
    # A step of one in 256 can be seen by a program, though not by an eye.
    assert apart(colour, nearest(colour, ground)) <= best + 0.005


@given(colour=COLOURS, ground=COLOURS)
def test_the_hue_is_kept(colour: str, ground: str) -> None:
    found = nearest(colour, ground)
    if not found:
        return
    (_, _, hue), (_, strength, kept) = oklch(colour), oklch(found)
    turned = abs(math.remainder(hue - kept, math.tau))
    # What 256 steps of red, green and blue can miss a hue by, as a distance.
    assert strength * turned <= 0.01


def test_a_yellow_becomes_a_dark_yellow_and_a_red_a_dark_red() -> None:
    assert nearest("#d0021b", "#ffffff") == "#b50317"
    assert nearest("#ffd500", "#ffffff") == "#69570a"
    assert nearest("#808080", "#808080") == ""
