"""The promises about a web page, each kept and each broken."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from handouts.results import Outcome
from handouts.verify import html, points
from tests.verify.html_examples import BROKEN, DOCUMENT, GOOD, change

CASES = [
    pytest.param(name, made, evidence, id=f"{name}-{number}")
    for name, cases in BROKEN.items()
    for number, (made, evidence) in enumerate(cases, 1)
]


def outcome_of(name: str, page: str, **options: object) -> tuple[Outcome, str]:
    verification = html.verify(page.encode(), "tablets.html", **options)  # type: ignore[arg-type]
    point = next(point for point in verification.points if point.id == name)
    return point.outcome, "\n".join(point.evidence)


def test_the_good_page_keeps_every_promise() -> None:
    verification = html.verify(GOOD.encode(), "tablets.html", document=DOCUMENT)
    others = {point.id: point.outcome for point in verification.points if point.outcome is not Outcome.PASS}
    assert others == {"html-44": Outcome.NONE}


def test_without_the_article_a_person_compares_the_words() -> None:
    verification = html.verify(GOOD.encode(), "tablets.html")
    assert [point.id for point in verification.points if point.outcome is Outcome.PERSON] == ["html-45"]
    assert verification.passed


@pytest.mark.parametrize(("name", "made", "evidence"), CASES)
def test_a_broken_promise_is_found(name: str, made: Callable[[], str], evidence: str) -> None:
    outcome, seen = outcome_of(name, made(), document=DOCUMENT)
    assert outcome is Outcome.FAIL
    assert evidence in seen


def test_every_promise_has_a_check_and_a_broken_example() -> None:
    published = [promise.id for promise in points("html")]
    assert [name for name, _ in html.CHECKS] == published
    assert list(BROKEN) == published


def test_a_draft_that_says_so_keeps_its_promise() -> None:
    draft = dataclasses.replace(DOCUMENT, draft=True)
    page = change(("<title>", "<title>DRAFT: "), ("<header>", "<header><p>DRAFT</p>"))()
    assert outcome_of("html-44", page, document=draft) == (Outcome.PASS, "")
    assert outcome_of("html-04", page, document=draft)[0] is Outcome.PASS
    outcome, seen = outcome_of("html-44", GOOD, document=draft)
    assert (outcome, seen) == (
        Outcome.FAIL,
        "the page does not say ‘DRAFT’\nthe title of the page does not say ‘DRAFT’",
    )


def test_colours_that_cannot_be_worked_out_are_for_a_person() -> None:
    gradient = change(("</style>", "ul { background: linear-gradient(#fff, #eee) }</style>"))()
    assert outcome_of("html-34", gradient)[0] is Outcome.PERSON
    unknown = change(("</style>", "p:nth-child(3) { color: #999 }</style>"))()
    assert outcome_of("html-34", unknown)[0] is Outcome.PERSON
    harmless = change(("</style>", "p:nth-child(3) { margin: 0 }</style>"))()
    assert outcome_of("html-34", harmless)[0] is Outcome.PASS


def test_what_only_looks_like_a_heading_is_for_a_person() -> None:
    page = change(("</article>", "<p><strong>When to stop</strong></p><p>Ask.</p></article>"))()
    assert outcome_of("html-07", page) == (
        Outcome.PERSON,
        "line 37: ‘When to stop’ looks like a heading and is a bold paragraph",
    )


def test_two_headings_of_one_name_are_for_a_person() -> None:
    contents = (
        '<ol><li><a href="#one">Side effects</a></li><li><a href="#two">Side effects</a></li></ol></article>'
    )
    assert outcome_of("html-14", change(("</article>", contents))())[0] is Outcome.PERSON


def test_a_page_without_a_dark_scheme_is_white_in_the_dark() -> None:
    page = change(("color-scheme: light dark;", ""), ("@media (prefers-color-scheme: dark)", "@media tv"))()
    assert outcome_of("html-35", page)[0] is Outcome.NONE


def test_what_the_writer_adds_is_no_word_of_the_article() -> None:
    noted = change(("Sit up", 'Sit up<sup class="added"><a href="#how" aria-label="note 1">1</a></sup>'))()
    assert outcome_of("html-45", noted, document=DOCUMENT)[0] is Outcome.PASS
    assert outcome_of("html-13", noted, document=DOCUMENT)[0] is Outcome.PASS


def test_the_article_is_read_in_order() -> None:
    pieces = html.main_text(GOOD.encode())
    assert [(piece.role, piece.text) for piece in pieces if piece.kind == "text"] == [
        ("h1", "Taking your tablets"),
        ("p", "Take one tablet each day."),
        ("h2", "How to take them"),
        ("p", "Read about your doses."),
        ("li", "Drink water"),
        ("li", "Sit up"),
        ("caption", "Your doses"),
        ("th", "Day"),
        ("th", "Dose"),
        ("th", "One"),
        ("td", "5 mg"),
        ("p", "Say hola to NHS staff."),
        ("p", "Your name Print"),
    ]
