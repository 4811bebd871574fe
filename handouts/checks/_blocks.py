"""Every block of the author's, at any depth, with the section that it is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handouts.model import (
    Block,
    BulletList,
    Callout,
    DefinitionList,
    Document,
    Figure,
    NumberedList,
    Quote,
    Section,
    Table,
)


def blocks(document: Document) -> Iterator[tuple[str, Block]]:
    """Blocks in reading order, each before what is inside it; notes last."""
    yield from _of(document.blocks, "")
    yield from _of_sections(document.sections)
    for note in document.notes:
        yield from _of(note.blocks, "")


def _of_sections(sections: Iterable[Section]) -> Iterator[tuple[str, Block]]:
    for section in sections:
        if not section.role:
            yield from _of(section.blocks, section.id)
            yield from _of_sections(section.sections)


def _of(parts: Iterable[Block], section: str) -> Iterator[tuple[str, Block]]:
    for block in parts:
        yield section, block
        if isinstance(block, (BulletList, NumberedList, DefinitionList)):
            for item in block.items:
                yield from _of(item.blocks, section)
        elif isinstance(block, (Callout, Quote)):
            yield from _of(block.blocks, section)
        elif isinstance(block, Table):
            for row in (*block.header, *block.rows):
                for cell in row.cells:
                    yield from _of(cell.blocks, section)
        elif isinstance(block, Figure):
            yield from _of(block.description, section)
