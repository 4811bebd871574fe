"""The pictures of the web page in the README: of the example, as `handouts build` makes it.

usage: python -m tests.setup.pictures

Writes them again, into the folder docs.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from handouts import pipeline
from handouts.formats import RenderOptions
from handouts.writers import html, pdf
from tests.validators.pages import handouts_of
from tests.validators.web import Browser

DOCS = Path(__file__).parents[2] / "docs"

PICTURES: dict[str, dict[str, Any]] = {
    "web-page.png": {"width": 720, "height": 700},
    "web-page-phone.png": {"width": 360, "height": 740, "scheme": "dark"},
}
"""The name of each, and how the page is looked at."""

_COLOURS = 16
"""In a picture: enough for two colours of ink, and the edges of letters."""


def page() -> bytes:
    """The page, in its own typeface, so that every computer takes the same picture of it."""
    document = next(handouts_of(pipeline.example()))
    print_ = pdf.write(document, RenderOptions())
    with pikepdf.open(io.BytesIO(print_)) as opened:
        pages = len(opened.pages)
    link = RenderOptions(fonts=True, pdf_link="handout.pdf", pdf_pages=pages, pdf_bytes=len(print_))
    return html.write(document, link)


def picture(name: str, browser: Browser, made: bytes) -> bytes:
    """One of `PICTURES` as a small PNG."""
    shot = Image.open(io.BytesIO(browser.screenshot(made, whole=False, **PICTURES[name])))
    file = io.BytesIO()
    shot.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


if __name__ == "__main__":
    chromium = Browser()
    example = page()
    for each in PICTURES:
        (DOCS / each).write_bytes(picture(each, chromium, example))
    chromium.close()
