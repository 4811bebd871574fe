"""The pictures of the web page in the docs can be made again, and are small."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageStat

from tests.setup.pictures import DOCS, PICTURES, page, picture
from tests.validators.web import Browser


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_can_be_made_again(name: str, browser: Browser) -> None:
    kept = Image.open(DOCS / name)
    made = Image.open(io.BytesIO(picture(name, browser, page())))
    assert kept.size == made.size == (PICTURES[name]["width"], PICTURES[name]["height"])
    for each in (kept, made):
        [(darkest, lightest)] = ImageStat.Stat(each.convert("L")).extrema
        ground = each.convert("L").getpixel((2, 2))
        assert ground == (darkest if "scheme" in PICTURES[name] else lightest)
        assert lightest - darkest > 200
    assert (DOCS / name).stat().st_size < 40_000
