"""Both engines tell a screen reader the same: one tag tree and one transcript, whoever lays the pages out."""

from __future__ import annotations

import functools
from collections.abc import Callable

import pytest

from handouts.formats import RenderOptions
from handouts.model import BulletList, Document, Link, Note, NoteRef, NumberedList, Section, Span, Strong
from handouts.results import Outcome
from handouts.verify import speak, verify
from handouts.writers import pdf, weasyprint
from tests.verify.test_speech import TORTURE
from tests.writers.pdf.documents import everything, handout, inlines, item, paragraph, section
from tests.writers.pdf.torture import torture
from tests.writers.weasyprint.outline import outline

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "everything": everything,
    "spoken": lambda: TORTURE,
    "torture": torture,
}


@functools.cache
def made(name: str, standard: str) -> tuple[bytes, bytes]:
    """The handout by ReportLab and by WeasyPrint, without contents, whose page numbers may differ."""
    options = RenderOptions(standard=standard, contents_pages=0)
    document = DOCUMENTS[name]()
    return pdf.write(document, options), weasyprint.write(document, options)


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_tag_tree_is_that_of_the_other_engine(name: str, standard: str) -> None:
    expected, found = map(outline, made(name, standard))
    # A header cell without words names nothing; in the markup it is a cell like any other.
    empty = [
        at
        for at, line in enumerate(expected[:-1])
        if line.lstrip().startswith("TH") and _depth(expected[at + 1]) <= _depth(line)
    ]
    for at in empty:
        expected[at] = expected[at].replace("TH", "TD", 1).replace(" Scope=Column", "")
    assert found == expected


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_transcript_is_that_of_the_other_engine(name: str, standard: str) -> None:
    expected, found = made(name, standard)
    assert speak(found, "handout.pdf") == speak(expected, "handout.pdf")


def test_one_element_for_each_block_however_many_pages_it_crosses() -> None:
    long = "Ask before you stop a medicine, even when you feel well again. " * 60
    steps = NumberedList((item(long), item(long, BulletList((item(long),)))))
    body = paragraph(Link(inlines(long, Strong(inlines(long))), "https://a.example"))
    lines = outline(weasyprint.write(handout(body, steps), RenderOptions()))
    types = [line.split()[0] for line in lines]
    assert [types.count(name) for name in ("P", "Link", "L", "LI", "Lbl", "LBody")] == [4, 1, 2, 3, 3, 3]


def test_a_contents_list_is_one_and_names_the_pages() -> None:
    document = handout(
        paragraph("Hello."),
        sections=tuple(
            section(f"{name} of it", *[paragraph("Words. " * 300)]) for name in ("Start", "Middle", "End")
        ),
    )
    lines = outline(weasyprint.write(document, RenderOptions(contents_pages=1)))
    start = lines.index("    TOC")
    assert lines[start - 2 : start] == ["    H2", '      "In this handout"']
    entries = [line.strip() for line in lines[start : start + 16] if line.strip().startswith('"')]
    assert entries[::2] == ['"Start of it"', '"Middle of it"', '"End of it"']
    assert [entry.strip('"').split()[0] for entry in entries[1::2]] == ["page", "page", "page"]


def test_a_list_in_an_item_with_a_box_and_one_in_a_note_have_labels_of_their_own() -> None:
    inner = BulletList((item("Inner", NumberedList((item("Innermost"),))),))
    document = Document(
        inlines("Title"),
        (
            paragraph("Words", NoteRef("n")),
            BulletList((item("Outer", inner, checked=False),)),
            NumberedList((item("Outer", inner, checked=True),)),
        ),
        notes=(Note("n", (paragraph("Said."), NumberedList((item("First"),)))),),
    )
    options = RenderOptions()
    assert outline(weasyprint.write(document, options)) == outline(pdf.write(document, options))


@pytest.mark.parametrize("count", range(1, 40, 3))
def test_two_links_to_one_place_stay_two_wherever_the_line_ends(count: int) -> None:
    links = (
        Link(inlines("a" * count), "https://a.example"),
        " ",
        Link(inlines("b" * 30), "https://a.example"),
    )
    document = handout(paragraph("Words. " * 4, *links, "."))
    data = weasyprint.write(document, RenderOptions())
    failed = [p for p in verify(data, "handout.pdf", document=document).points if p.outcome is Outcome.FAIL]
    assert failed == []


def test_a_link_into_another_handout_and_a_note_in_a_heading_are_as_with_reportlab() -> None:
    document = Document(
        inlines("Title"),
        (paragraph("See ", Link(inlines("the end"), "#gone"), ". ", Span(inlines("Hola"), "es")),),
        (Section("a", 2, inlines("Part ", NoteRef("n")), (paragraph("Words."),)),),
        everything().notes,
    )
    options = RenderOptions(contents_pages=0)
    assert outline(weasyprint.write(document, options)) == outline(pdf.write(document, options))
