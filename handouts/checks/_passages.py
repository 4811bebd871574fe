"""The article as checks read it: every run of words, with what it is, where it stands, and its words.

A passage is what a reader takes in at a stretch: a heading, a paragraph, a list item, a cell. Words in
another language are blanked out, so that no rule for one language is held against another. What the composer
adds is never here: checks look at what the author wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handouts.checks._passage import Kind, Passage, Word
from handouts.model import (
    Block,
    Blocks,
    BulletList,
    Callout,
    DefinitionList,
    Document,
    Figure,
    FillIn,
    Inlines,
    NumberedList,
    Paragraph,
    Quote,
    Section,
    Table,
    foreign_spans,
    plain_text,
)

__all__ = ["Kind", "Passage", "Word", "passages"]


def passages(document: Document) -> tuple[Passage, ...]:
    """Every passage of the author's, in reading order; notes last."""
    return tuple(_of_document(document))


def _of_document(document: Document) -> Iterator[Passage]:
    language = document.meta.lang
    if document.title:
        yield _passage("title", "", document.title, None, callout="", language=language)
    yield from _of_blocks(document.blocks, "", language)
    yield from _of_sections(document.sections, language)
    for note in document.notes:
        yield from _of_blocks(note.blocks, "", language, kind="note")


def _of_sections(sections: Iterable[Section], language: str) -> Iterator[Passage]:
    for section in sections:
        if section.role:
            continue
        if section.heading:
            yield _passage("heading", section.id, section.heading, None, callout="", language=language)
        yield from _of_blocks(section.blocks, section.id, language)
        yield from _of_sections(section.sections, language)


def _of_blocks(
    blocks: Blocks, section: str, language: str, *, kind: Kind = "paragraph", callout: str = ""
) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.children and not block.role:
                yield _passage(kind, section, block.children, block, callout=callout, language=language)
        elif isinstance(block, (BulletList, NumberedList)):
            inner: Kind = "item" if kind in ("paragraph", "definition") else kind
            for item in block.items:
                yield from _of_blocks(item.blocks, section, language, kind=inner, callout=callout)
        elif isinstance(block, DefinitionList):
            if block.role:
                continue
            for definition in block.items:
                yield _passage("term", section, definition.term, block, callout=callout, language=language)
                inner = "definition" if kind == "paragraph" else kind
                yield from _of_blocks(definition.blocks, section, language, kind=inner, callout=callout)
        elif isinstance(block, Callout):
            if block.title:
                yield _passage("label", section, block.title, block, callout=block.kind, language=language)
            yield from _of_blocks(block.blocks, section, language, kind=kind, callout=block.kind)
        elif isinstance(block, Quote):
            yield from _of_blocks(block.blocks, section, language, kind=kind, callout=callout)
        elif isinstance(block, Table):
            if block.caption:
                yield _passage("caption", section, block.caption, block, callout=callout, language=language)
            for row in (*block.header, *block.rows):
                for cell in row.cells:
                    yield from _of_blocks(cell.blocks, section, language, kind="cell", callout=callout)
        elif isinstance(block, Figure):
            if block.caption:
                yield _passage("caption", section, block.caption, block, callout=callout, language=language)
            yield from _of_blocks(block.description, section, language, kind="caption", callout=callout)
        elif isinstance(block, FillIn) and block.label:
            yield _passage("label", section, block.label, block, callout=callout, language=language)


def _passage(
    kind: Kind, section: str, inlines: Inlines, block: Block | None, *, callout: str, language: str
) -> Passage:
    return Passage(kind, section, inlines, block, callout, _own_words(inlines, language), language)


def _own_words(inlines: Inlines, language: str) -> str:
    """The characters of inlines, with words in another language blanked out."""
    text = plain_text(inlines)
    for start, end in foreign_spans(inlines, language):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
