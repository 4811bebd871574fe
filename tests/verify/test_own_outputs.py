"""Our own writers keep every promise, whatever the document."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from handouts.compose import handouts_of
from handouts.errors import HandoutsError
from handouts.formats import RenderOptions, writer_for
from handouts.model import Block, Cell, Document, Figure, Link, Paragraph, Row, Table, Text
from handouts.profiles import SIDES
from handouts.results import Outcome, Verification
from handouts.themes import theme_names
from handouts.verify import promise, verify
from tests.strategies import documents

QUICK = settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a document of many parts is slow to shrink
)


OPTIONS = st.builds(
    RenderOptions,
    standard=st.sampled_from(["ua-1", "ua-2"]),
    theme=st.sampled_from(theme_names()),
    sides=st.sampled_from(SIDES),
    fillable=st.booleans(),
    contents_pages=st.sampled_from([None, 1]),
)


def broken(verification: Verification) -> list[tuple[str, tuple[str, ...]]]:
    """What is broken, and not by the article."""
    failed = [point for point in verification.points if point.outcome is Outcome.FAIL]
    ours = [point for point in failed if (known := promise(point.id)) and not known.article]
    return [(point.id, point.evidence) for point in ours]


@QUICK
@given(documents(), st.booleans(), OPTIONS)
def test_every_pdf_of_ours_keeps_its_promises(
    document: Document, draft: bool, options: RenderOptions
) -> None:
    whole = handouts_of(document, draft=draft)[0].document
    try:
        data = writer_for("pdf").load()(whole, options)
    except HandoutsError:
        return  # no font has its letters, and it says so
    assert broken(verify(data, "handout.pdf", document=whole)) == []
    assert broken(verify(data, "handout.pdf")) == []


@QUICK
@given(documents(), st.booleans())
def test_every_page_of_ours_keeps_its_promises(document: Document, draft: bool) -> None:
    whole = handouts_of(document, draft=draft)[0].document
    data = writer_for("html").load()(whole, RenderOptions(pdf_link="handout.pdf", pdf_bytes=1, pdf_pages=1))
    assert broken(verify(data, "handout.html", document=whole)) == []


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def cells(*texts: str, header: bool = False) -> Row:
    return Row(tuple(Cell((paragraph(text),), header, "col" if header else "") for text in texts))


def of(*blocks: Block, title: str = "Tablets") -> Document:
    return Document((Text(title),), tuple(blocks))


ODD = {
    "a table that says one thing on every page": of(
        Table(
            (cells("Day", "Dose", header=True),),
            tuple(cells(f"Day {n}", "5 mg") for n in range(90)),
        )
    ),
    "a column named for a year": of(
        Table(
            (cells("Item", "2025", header=True),),
            tuple(cells(f"Item {n}", "1") for n in range(90)),
        )
    ),
    "one word again and again": of(*(paragraph("Rest.") for _ in range(90))),
    "a title that starts with signs": of(paragraph("Rest."), title="% Rest"),
    "a title that programs also put": of(paragraph("Rest."), title="Anonymous"),
    "what no one hears": of(
        paragraph("sin\u2061x, stars \u2b50\ufe0f, wo\u200drd \u200f and \U000e0101."),
        Figure(None, "A star\ufe0f"),
        title="Be\u2060fore \u2066you\u2069",
    ),
    "a link with letters beyond ASCII": of(
        Paragraph((Link((Text("Read about energy"),), "https://example.org/für-alle"),))
    ),
    "letters and numbers in no order": of(*map(paragraph, ("a. One", "z. Two", "7. Three", "9. Four"))),
}


@pytest.mark.parametrize("document", ODD.values(), ids=ODD.keys())
def test_an_odd_article_is_no_broken_promise(document: Document) -> None:
    whole = handouts_of(document, draft=True)[0].document
    for name in ("pdf", "html"):
        data = writer_for(name).load()(whole, RenderOptions())
        assert broken(verify(data, f"handout.{name}", document=whole)) == []
        assert broken(verify(data, f"handout.{name}")) == []
