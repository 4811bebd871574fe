"""Articles in scripts that join, move or run from right to left: read, laid out, verified, and looked at."""

from __future__ import annotations

import functools
import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

import handouts
from handouts.compose import handouts_of
from handouts.config import Clinic
from handouts.formats import RenderOptions, writer_for
from handouts.model import Document, Meta, Paragraph, Section, Text
from handouts.results import Outcome
from handouts.verify import speak, verify
from tests.validators.pdf import VeraPdf

HERE = Path(__file__).parent
CLINIC = Clinic("Riverside Clinic", phone="555-010-0000", address="12 Main Street, Springfield")


@functools.cache
def article(lang: str) -> Document:
    """The handout of the article about a medicine in this language."""
    source = handouts.read(HERE / f"medicine-{lang}.md")
    return handouts_of(source, CLINIC, only="whole")[0].document


@functools.cache
def pdf(lang: str, standard: str = "ua-1") -> bytes:
    data: bytes = writer_for("pdf").load()(article(lang), RenderOptions(standard=standard))
    return data


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
@pytest.mark.parametrize("lang", ["ar", "hi"])
def test_every_promise_is_kept(lang: str, standard: str, verapdf: VeraPdf) -> None:
    data = pdf(lang, standard)
    points = verify(data, "handout.pdf", document=article(lang)).points
    assert [(p.id, p.evidence) for p in points if p.outcome in (Outcome.FAIL, Outcome.PERSON)] == []
    for flavour in ("ua1",) if standard == "ua-1" else ("ua2", "wt1a"):
        assert verapdf(data, flavour) == []


@pytest.mark.parametrize("lang", ["ar", "hi"])
def test_the_web_page_says_the_same_and_keeps_its_promises(
    lang: str, html_validate: Callable[[bytes], list[str]]
) -> None:
    page = writer_for("html").load()(article(lang), RenderOptions())
    assert speak(pdf(lang), "handout.pdf") == speak(page, "handout.html")
    points = verify(page, "handout.html", document=article(lang)).points
    assert [(p.id, p.evidence) for p in points if p.outcome is Outcome.FAIL] == []
    assert html_validate(page) == []


class Shown:
    """The first page of a PDF as Chromium finds its words, without its tags."""

    def __init__(self, data: bytes) -> None:
        self.page = pypdfium2.PdfDocument(data)[0].get_textpage()
        self.text: str = self.page.get_text_range()

    def left(self, word: str) -> float:
        """Where the first letter of a word stands, in points from the left."""
        found = self.page.search(word).get_next()
        assert found is not None, word
        left: float = self.page.get_charbox(found[0])[0]
        return left


def test_arabic_runs_from_right_to_left_in_every_part_of_the_page() -> None:
    shown = Shown(pdf("ar"))
    middle = 306  # of a letter page, in points
    title = [shown.left(word) for word in ("كيف", "تأخذ", "دواءك")]
    assert title == sorted(title, reverse=True)
    assert title[0] > middle
    # The number of a step stands at the right of it, the first column at the right of the others.
    assert shown.left("1.") > shown.left("خذ حبة")
    assert shown.left("الأحد") > shown.left("شيء")
    # The page number is at the outer edge of a page that is bound at its right.
    assert shown.left("Page") < middle
    # A telephone number keeps its order.
    assert shown.left("555-010") < shown.left("-0000")


def test_hindi_runs_from_left_to_right() -> None:
    shown = Shown(pdf("hi"))
    title = [shown.left(word) for word in ("अपनी", "दवा", "लें")]
    assert title == sorted(title)
    assert shown.left("Page") > 306


@pytest.mark.parametrize("lang", ["ar", "hi"])
def test_what_is_copied_is_what_is_written(lang: str, tmp_path: Path) -> None:
    file = tmp_path / "handout.pdf"
    file.write_bytes(pdf(lang))
    told = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    said = set(_words(told))
    assert [word for word in _words(" ".join(handouts.model.words(article(lang)))) if word not in said] == []


def _words(text: str) -> list[str]:
    """Words without the marks beside them. Where a line turns, pdftotext puts a sign, and often no space."""
    plain = unicodedata.normalize("NFKC", re.sub("[\u200e\u200f\u202a-\u202e]", " ", text))
    return [bare for word in plain.split() if (bare := word.strip(".,:،؟"))]


def test_chromium_copies_arabic_in_its_order_too() -> None:
    text = Shown(pdf("ar")).text
    assert "كيف تأخذ دواءك" in text
    assert "555-010-0000" in text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fa", "هر روز یک قرص بخورید."),
        ("ur", "روزانہ ایک گولی لیں۔"),
        ("he", "קחו כדור אחד ביום."),
        ("bn", "দিনে একটি বড়ি খান।"),
        ("th", "กินยาวันละหนึ่งเม็ด"),
    ],
)
def test_one_sentence_in_each_script_that_ships(lang: str, text: str, verapdf: VeraPdf) -> None:
    words = (Text(text),)
    section = Section("a", 2, words, (Paragraph((Text(f"{text} " * 12),)),))
    document = Document(words, (Paragraph(words),), (section,), meta=Meta(lang=lang, lang_declared=True))
    data: bytes = writer_for("pdf").load()(document, RenderOptions())
    points = verify(data, "handout.pdf", document=document).points
    assert [(p.id, p.evidence) for p in points if p.outcome in (Outcome.FAIL, Outcome.PERSON)] == []
    assert verapdf(data, "ua1") == []
