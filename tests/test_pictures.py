"""The pictures in the README show what is made now, and are small."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.setup.pictures import DOCS, PAPER, PICTURES, page, paper, picture
from tests.validators.web import Browser
from tests.writers.pdf.picturing import MOST, difference

AGAIN = "Look at the page. If it is right: python -m tests.setup.pictures"


def test_the_page_is_what_is_printed_now() -> None:
    assert difference(Image.open(io.BytesIO(paper())), Image.open(DOCS / PAPER)) < MOST, AGAIN


@pytest.mark.parametrize("name", PICTURES)
def test_the_web_page_is_what_a_browser_shows_now(name: str, browser: Browser) -> None:
    made = Image.open(io.BytesIO(picture(name, browser, page())))
    assert made.size == (PICTURES[name]["width"], PICTURES[name]["height"])
    assert difference(made, Image.open(DOCS / name)) < MOST, AGAIN


@pytest.mark.parametrize("name", [PAPER, *PICTURES])
def test_a_picture_is_small(name: str) -> None:
    assert (DOCS / name).stat().st_size < 40_000
