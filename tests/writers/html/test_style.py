"""What can be told of the style sheet without a browser: contrast, sizes on paper, nothing that moves."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest

from handouts.model import Document, Paragraph, Text
from handouts.profiles import paper_names, profile, profile_names

Page = Callable[..., str]


@pytest.fixture
def style(page: Page) -> Callable[..., str]:
    def made(**options: str) -> str:
        whole = page(Document((Text("T"),), (Paragraph((Text("x"),)),)), **options)
        return whole.partition("<style>")[2].partition("</style>")[0]

    return made


def luminance(colour: str) -> float:
    """Relative luminance of "#rgb" or "#rrggbb" (WCAG 2.2)."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_colour_has_a_contrast_of_seven_to_one_in_every_mode(style: Callable[..., str]) -> None:
    grounds = re.findall(r"(@media [^{]*)?\{?\s*:root \{([^}]*)\}", style())
    first = dict(re.findall(r"--(\w+): (#\w+)", grounds[0][1]))
    modes = [{**first, **dict(re.findall(r"--(\w+): (#\w+)", body))} for _, body in grounds]
    assert len(modes) == 6
    for mode in modes:
        for ink in ("ink", "accent", "link", "visited"):
            assert contrast(mode[ink], mode["paper"]) >= 7, (ink, mode)


def test_the_focus_ring_shows_on_anything(style: Callable[..., str]) -> None:
    ring = re.search(r":focus-visible \{[^}]*outline: 3px solid (#\w+)[^}]*box-shadow: [^#]*(#\w+)", style())
    assert ring
    assert contrast(ring[1], ring[2]) >= 7


def test_nothing_moves_leans_or_is_justified(style: Callable[..., str]) -> None:
    assert not re.search(r"animation|transition|italic|oblique|justify;|hyphens: auto|uppercase", style())


@pytest.mark.parametrize(("name", "sheet"), list(itertools.product(profile_names(), paper_names())))
def test_paper_follows_the_print_profile(style: Callable[..., str], name: str, sheet: str) -> None:
    made = style(profile=name, page=sheet)
    sizes = profile(name)
    assert f"html {{ font-size: {sizes.body}pt; }}" in made
    assert f"h1 {{ font-size: {sizes.h1}pt; }}" in made
    assert f"--leading: {sizes.leading};" in made
    assert f"margin: {sizes.top_margin}pt {sizes.side_margin}pt {sizes.bottom_margin}pt;" in made
    assert 'content: "Page " counter(page) " of " counter(pages) "";' in made


def test_the_authors_comments_are_not_sent_to_readers(style: Callable[..., str]) -> None:
    assert "/*" not in style()
