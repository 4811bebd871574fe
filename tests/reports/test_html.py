"""The staff report is as accessible as a handout."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handouts.checks import run
from handouts.findings import Position
from handouts.model import Document, GlossaryEntry, Meta, Paragraph, Section, Text
from handouts.reports.html import build_report
from handouts.results import Outcome, Point, Verification
from tests.validators.web import Browser, Vnu

HARD = "Administering <ketamine> necessitates individualized observation & considerable specialization. "
PROMISES = Verification(
    "handout.pdf",
    "pdf",
    (
        Point("pdf-01", "Every word is in a tag", Outcome.PASS, ("412 words",)),
        Point("pdf-02", "Pictures have words", Outcome.PERSON, ("page 1: “A hand”", "page 2: “An arm”")),
        Point("pdf-03", "The title is shown", Outcome.FAIL),
        Point("pdf-04", "Tables have headers", Outcome.NONE),
    ),
    4,
)


def hard() -> Document:
    sections = tuple(
        Section(
            id_, 2, (Text(id_.title()),), (Paragraph((Text(HARD * times, position=Position("a.md", 3, 1)),)),)
        )
        for id_, times in (("how", 20), ("why", 4), ("when", 1))
    )
    meta = Meta(terms=(GlossaryEntry("observation", "Watching."),))
    return Document((Text("Ketamine & you"),), sections=sections, meta=meta, position=Position("a.md", 1, 1))


def easy() -> Document:
    return Document((Text("Rest"),), (Paragraph((Text("Take it easy, and rest when you can. " * 15),)),))


PAGES = {
    "hard": build_report(run(hard()), [], []),
    "draft": build_report(run(hard()), [PROMISES], ["handout.pdf"], draft=True),
    "earlier": build_report(run(hard()), [], ["handout.pdf"]),
    "easy": build_report(run(easy()), [PROMISES], ["handout.pdf"]),
    "short": build_report(run(Document(())), [], []),
}
pages = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())


@pages
def test_a_report_passes_axe(page: bytes, browser: Browser) -> None:
    assert browser.axe(page) == []


@pages
def test_a_report_passes_vnu(page: bytes, vnu: Vnu) -> None:
    assert vnu(page) == []


@pages
def test_a_report_passes_html_validate(page: bytes, html_validate: Callable[[bytes], list[str]]) -> None:
    assert html_validate(page) == []


@pages
def test_a_report_asks_for_nothing_from_elsewhere(page: bytes) -> None:
    assert b"http" not in page
    assert b"<script" not in page
    assert b" src=" not in page


def test_a_report_shows_scores_findings_and_long_words() -> None:
    page = PAGES["hard"].decode()
    assert "The text reads at grade" in page
    assert "&lt;<mark>ketamine</mark>&gt;" in page
    assert "(an estimate: few words)" in page
    assert "too short to score" in page
    assert "No handout was written." in page


def test_a_report_is_the_same_each_time() -> None:
    assert build_report(run(hard()), [PROMISES], ["handout.pdf"], draft=True) == PAGES["draft"]
