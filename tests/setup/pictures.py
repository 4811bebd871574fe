"""The pictures in the README: of the example on paper and on the web, as `handouts build` makes it.

usage: python -m tests.setup.pictures

Writes them again, into the folder docs.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageOps

from handouts import pipeline
from handouts.formats import RenderOptions
from handouts.model import Document
from handouts.writers import html, pdf
from tests.validators.pages import handouts_of
from tests.validators.web import Browser

DOCS = Path(__file__).parents[2] / "docs"

PAPER = "page.png"
"""The first page of the PDF."""

PICTURES: dict[str, dict[str, Any]] = {
    "web-page.png": {"width": 720, "height": 700},
    "web-page-phone.png": {"width": 360, "height": 740, "scheme": "dark"},
}
"""The name of each of the web page, and how that is looked at."""

_COLOURS = 16
"""In a picture: enough for two colours of ink, and the edges of letters."""


def example() -> Document:
    """The whole handout."""
    return next(handouts_of(pipeline.example()))


def paper() -> bytes:
    """The first page of the PDF as a small PNG, a dot to the point, with an edge to be seen on white."""
    pages = pypdfium2.PdfDocument(pdf.write(example(), RenderOptions()))
    drawn = pages[0].render().to_pil()
    pages.close()
    return _small(ImageOps.expand(drawn, 1, "grey"))


def page() -> bytes:
    """The web page, in its own typeface, so that every computer takes the same picture of it."""
    document = example()
    print_ = pdf.write(document, RenderOptions())
    with pikepdf.open(io.BytesIO(print_)) as opened:
        pages = len(opened.pages)
    link = RenderOptions(fonts=True, pdf_link="handout.pdf", pdf_pages=pages, pdf_bytes=len(print_))
    return html.write(document, link)


def picture(name: str, browser: Browser, made: bytes) -> bytes:
    """One of `PICTURES` as a small PNG."""
    return _small(Image.open(io.BytesIO(browser.screenshot(made, whole=False, **PICTURES[name]))))


def _small(shot: Image.Image) -> bytes:
    file = io.BytesIO()
    shot.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


if __name__ == "__main__":
    (DOCS / PAPER).write_bytes(paper())
    chromium = Browser()
    of_example = page()
    for each in PICTURES:
        (DOCS / each).write_bytes(picture(each, chromium, of_example))
    chromium.close()
