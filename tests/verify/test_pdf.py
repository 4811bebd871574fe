"""The 40 promises about a PDF, each kept and each broken."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest

from handouts.errors import HandoutsError
from handouts.results import Outcome
from handouts.verify import pdf, points
from tests.verify.pdf_examples import BROKEN, DOCUMENT, PERHAPS_CUT, handout

CASES = [
    pytest.param(name, made, evidence, id=f"{name}-{number}")
    for name, cases in BROKEN.items()
    for number, (made, evidence) in enumerate(cases, 1)
]


def test_the_good_handout_keeps_every_promise() -> None:
    verification = pdf.verify(handout(), "tablets.pdf", document=DOCUMENT)
    assert [
        (point.id, point.evidence) for point in verification.points if point.outcome is not Outcome.PASS
    ] == []
    assert verification.pages == 2


def test_the_good_handout_keeps_every_promise_as_ua_2_too() -> None:
    data = handout(part="2", rev="2024")
    verification = pdf.verify(data, "tablets.pdf", document=DOCUMENT)
    assert [
        (point.id, point.evidence) for point in verification.points if point.outcome is not Outcome.PASS
    ] == []


def test_without_the_article_a_person_compares() -> None:
    verification = pdf.verify(handout(), "tablets.pdf")
    assert {point.id for point in verification.points if point.outcome is Outcome.PERSON} == {
        "pdf-12", "pdf-13", "pdf-14", "pdf-15",
    }  # fmt: skip
    assert verification.passed


# pikepdf warns of the field that the form does not name; that is what is tested.
@pytest.mark.filterwarnings("ignore:This document has")
@pytest.mark.parametrize(("name", "made", "evidence"), CASES)
def test_a_broken_promise_is_found(name: str, made: Callable[[], bytes], evidence: str) -> None:
    verification = pdf.verify(made(), "tablets.pdf", document=DOCUMENT)
    point = next(point for point in verification.points if point.id == name)
    assert point.outcome is Outcome.FAIL
    assert evidence in "\n".join(point.evidence)


@pytest.mark.parametrize(("made", "doubt"), PERHAPS_CUT)
def test_neighbours_at_a_page_end_are_for_a_person(made: Callable[[], bytes], doubt: str) -> None:
    point = next(point for point in pdf.verify(made(), "tablets.pdf").points if point.id == "pdf-16")
    assert (point.outcome, point.evidence) == (Outcome.PERSON, (doubt,))


def test_every_promise_has_a_check_and_a_broken_example() -> None:
    published = [promise.id for promise in points("pdf")]
    assert [name for name, _ in pdf.CHECKS] == published
    assert list(BROKEN) == published


def test_what_a_file_was_read_into_is_let_go_of() -> None:
    from handouts.verify.pdf.tree import Element

    data = handout()
    gc.collect()
    pdf.verify(data, "tablets.pdf", document=DOCUMENT)
    assert gc.isenabled()
    assert [thing for thing in gc.get_objects() if type(thing) is Element] == []


def test_the_collector_stays_as_it_was() -> None:
    gc.disable()
    try:
        pdf.verify(handout(), "tablets.pdf")
        assert not gc.isenabled()
    finally:
        gc.enable()
    with pytest.raises(HandoutsError):
        pdf.verify(b"%PDF-1.7 and nothing else", "tablets.pdf")
    assert gc.isenabled()


def test_a_file_is_read_alike_where_it_cannot_be_mapped(monkeypatch: pytest.MonkeyPatch) -> None:
    mapped = pdf.verify(handout(), "tablets.pdf", document=DOCUMENT)

    def refuse(_name: str) -> int:
        raise OSError

    monkeypatch.setattr("os.memfd_create", refuse, raising=False)
    assert pdf.verify(handout(), "tablets.pdf", document=DOCUMENT) == mapped
