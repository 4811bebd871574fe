"""The code of a web address: a phone reads it, whole, smudged, or from the page as it is printed."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image as Pillow
from PIL import ImageDraw

from handouts.compose import handouts_of
from handouts.formats import RenderOptions
from handouts.model import Document, Meta, Paragraph, Text, plain_text, walk
from handouts.model import Figure as FigureNode
from handouts.profiles import profile_names
from handouts.qr import LONGEST, MODULE, QUIET, qr
from handouts.writers.pdf import write
from tests.validators._child import program

ADDRESS = "https://example.org/handouts/asthma/handout.html"


def picture(address: str) -> Pillow.Image:
    image = qr(address)
    assert image is not None
    return Pillow.open(io.BytesIO(image.data)).convert("L")


@pytest.mark.parametrize(
    ("address", "read"),
    [
        (ADDRESS, ADDRESS),
        ("https://example.org/salud?q=niño&x=1#a", "https://example.org/salud?q=ni%C3%B1o&x=1#a"),
        ("https://example.org/" + "x" * 300, "https://example.org/" + "x" * 300),
    ],
)
def test_it_says_the_address(address: str, read: str) -> None:
    assert [code.text for code in zxingcpp.read_barcodes(picture(address))] == [read]


def test_it_has_its_quiet_zone_and_whole_modules() -> None:
    made = picture(ADDRESS)
    edge = QUIET * MODULE
    assert made.width == made.height
    assert made.width % MODULE == 0
    inside = Pillow.eval(made, lambda value: 255 - value).getbbox()
    assert inside == (edge, edge, made.width - edge, made.height - edge)


def test_it_can_be_read_with_a_stain_on_it() -> None:
    made = picture(ADDRESS)
    middle = made.width // 2
    ImageDraw.Draw(made).ellipse((middle - 15, middle - 15, middle + 15, middle + 15), fill=128)
    assert [code.text for code in zxingcpp.read_barcodes(made)] == [ADDRESS]


def test_an_address_that_no_phone_could_read_has_none() -> None:
    assert qr("https://example.org/" + "x" * LONGEST) is None
    whole = handouts_of(article("https://example.org/" + "x" * LONGEST))[0].document
    assert not any(isinstance(node, FigureNode) for node in walk(whole))


def article(url: str) -> Document:
    return Document((Text("Asthma"),), (Paragraph((Text("Rest."),)),), meta=Meta(url=url))


def test_a_handout_shows_it_with_its_address_in_words() -> None:
    whole = handouts_of(article(ADDRESS))[0].document
    line, figure = whole.sections[-1].blocks[-2:]
    assert isinstance(line, Paragraph)
    assert isinstance(figure, FigureNode)
    assert plain_text(line.children) == f"Read this on the web: {ADDRESS}"
    assert figure.alt == f"QR code that leads to {ADDRESS}"
    assert figure.image == qr(ADDRESS)


@pytest.mark.parametrize("profile", profile_names())
def test_a_phone_reads_it_from_the_printed_page(profile: str, tmp_path: Path) -> None:
    whole = handouts_of(article(ADDRESS))[0].document
    file = tmp_path / "handout.pdf"
    file.write_bytes(write(whole, RenderOptions(profile=profile)))
    poppler = program("pdftoppm")
    subprocess.run([poppler, "-r", "60", "-gray", "-png", str(file), str(tmp_path / "page")], check=True)
    pages = [Pillow.open(page) for page in sorted(tmp_path.glob("page-*.png"))]
    assert [code.text for page in pages for code in zxingcpp.read_barcodes(page)] == [ADDRESS]
