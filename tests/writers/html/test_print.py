"""What Chromium's own print command makes of the page: large print that holds every word."""

from __future__ import annotations

import io
import math
import re
import subprocess
from collections.abc import Iterator

import pikepdf
import pytest

import handouts
from handouts import model
from handouts.compose import handouts_of
from handouts.formats import RenderOptions
from handouts.model import Document
from handouts.profiles import paper, paper_names, profile, profile_names
from handouts.resources import data
from handouts.writers.html import write
from tests.validators._child import program
from tests.validators.web import Browser
from tests.writers.pdf.documents import handout, paragraph, table
from tests.writers.pdf.test_copying import copied, missing

PRINTS = [(name, sheet) for name in profile_names() for sheet in paper_names()]


@pytest.fixture(scope="module")
def example() -> Document:
    article = handouts.read(data("example/ketamine-for-depression.md"))
    return handouts_of(article, only="whole")[0].document


def sizes(printed: bytes) -> Iterator[float]:
    """The type size of everything that is shown, in points on the paper."""
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        for page in pdf.pages:
            yield from _sizes(page)


def _sizes(page: pikepdf.Page) -> Iterator[float]:
    matrix, kept, size, text = pikepdf.Matrix(), [], 0.0, pikepdf.Matrix()
    for operation in pikepdf.parse_content_stream(page):
        operands = operation.operands
        match str(operation.operator):
            case "q":
                kept.append((matrix, size))
            case "Q":
                matrix, size = kept.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Tm":
                text = pikepdf.Matrix(*map(float, operands))
            case "BT":
                text = pikepdf.Matrix()
            case "Tf":
                size = float(operands[1])
            case "Tj" | "TJ":
                whole = text @ matrix
                yield size * math.hypot(whole.c, whole.d)


def reach(printed: bytes) -> tuple[float, float]:
    """How far to the left and to the right words stand on any page, in points."""
    command = [program("pdftotext"), "-bbox", "-", "-"]
    boxes = subprocess.run(command, input=printed, capture_output=True, check=True).stdout.decode()
    found = re.findall(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.]+)"', boxes)
    return min(float(left) for left, _ in found), max(float(right) for _, right in found)


@pytest.mark.parametrize(("name", "sheet"), PRINTS, ids="-".join)
def test_a_printed_page_is_large_print(browser: Browser, example: Document, name: str, sheet: str) -> None:
    printed = browser.print(write(example, RenderOptions(profile=name, page=sheet)))
    figures, size = profile(name), paper(sheet)
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        boxes = {tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages}
        assert boxes == {(0, 0, round(size.width), round(size.height))}
        assert len(pdf.pages) > 3
    shown = list(sizes(printed))
    assert min(shown) == pytest.approx(figures.body, abs=0.1)
    assert max(shown) == pytest.approx(figures.h1, abs=0.1)
    left, right = reach(printed)
    assert left >= figures.side_margin - 1
    assert right <= size.width - figures.side_margin + 1


@pytest.mark.parametrize("name", profile_names())
def test_no_word_is_lost_or_broken_on_paper(browser: Browser, example: Document, name: str) -> None:
    words = copied(browser.print(write(example, RenderOptions(profile=name))), "-raw")
    assert len(words) > 800
    assert missing(model.words(example), words) == []


def test_a_table_too_wide_for_the_paper_is_not_cut_off(browser: Browser) -> None:
    words = ["Extraordinarily", "Hypersensitivity", "Contraindications", "Considerations"]
    document = handout(paragraph("Before."), table(words, words), paragraph("After."))
    for name in profile_names():
        printed = browser.print(write(document, RenderOptions(profile=name)))
        assert min(sizes(printed)) == pytest.approx(profile(name).body, abs=0.1)
        assert reach(printed)[1] <= paper("letter").width - profile(name).side_margin + 1
        assert "".join(words) * 2 in "".join(copied(printed, "-raw"))
