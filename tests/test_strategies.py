"""The documents that other tests are given are what a reader could have made, and leave nothing out."""

from __future__ import annotations

import unicodedata

from hypothesis import Phase, given, settings

from handouts.model import (
    Abbreviation,
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    FillIn,
    LineBreak,
    Link,
    ListItem,
    Node,
    Note,
    NoteRef,
    NumberedList,
    Paragraph,
    Quote,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Term,
    Text,
    sections_of,
    texts,
    walk,
)
from tests.strategies import documents, handouts_made

EVERY_KIND = {
    *(
        Abbreviation,
        BulletList,
        Callout,
        Cell,
        Definition,
        DefinitionList,
        Document,
        Emphasis,
        Figure,
        FillIn,
    ),
    *(LineBreak, Link, ListItem, Note, NoteRef, NumberedList, Paragraph, Quote, Row, Section, Span, Strong),
    *(Table, Term, Text),
}


def test_every_kind_of_node_turns_up_in_handouts() -> None:
    seen: set[type[Node]] = set()

    @settings(max_examples=100, database=None, derandomize=True, phases=[Phase.generate], deadline=None)
    @given(handouts_made())
    def look(document: Document) -> None:
        seen.update(map(type, walk(document)))

    look()
    assert seen == EVERY_KIND


@given(documents())
def test_a_document_is_as_a_reader_makes_it(document: Document) -> None:
    assert document.title
    ids = [section.id for section in sections_of(document)]
    assert len(set(ids)) == len(ids)
    check_levels(document, 2)
    nodes = list(walk(document))
    notes = [note.id for note in document.notes]
    assert list(dict.fromkeys(node.id for node in nodes if isinstance(node, NoteRef))) == notes
    for node in nodes:
        if isinstance(node, Link) and node.target.startswith("#"):
            assert node.target[1:] in ids
        if isinstance(node, Table):
            check_grid(node)


@given(documents())
def test_text_is_clean(document: Document) -> None:
    for text in texts(document):
        assert text
        for line in text.split("\n"):
            assert line
            assert line == line.strip()
            assert "  " not in line
        assert unicodedata.is_normalized("NFC", text)


def check_levels(parent: Document | Section, level: int) -> None:
    for section in parent.sections:
        assert section.level == level
        check_levels(section, level + 1)


def check_grid(table: Table) -> None:
    for rows in (table.header, table.rows):
        width = sum(cell.colspan for cell in table.rows[0].cells)
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            assert row.cells
            column = 0
            for cell in row.cells:
                while (number, column) in taken:
                    column += 1
                covered = {
                    (number + down, column + on) for down in range(cell.rowspan) for on in range(cell.colspan)
                }
                assert not covered & taken
                taken |= covered
        assert taken == {(row, column) for row in range(len(rows)) for column in range(width)}
