"""Paragraphs that somebody began with typed bullets or numbers, to the lists that they are meant as."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from handouts.model import (
    Block,
    BulletList,
    Cell,
    Document,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListItem,
    Node,
    NumberedList,
    NumberStyle,
    Paragraph,
    Span,
    Strong,
    Term,
    Text,
    plain_text,
    transform,
)
from handouts.readers._symbols import BULLETS

_MARK = re.compile(rf"(?:([{re.escape(''.join(sorted(BULLETS)))}*–—-])|\(?(\d{{1,2}}|[a-z])[.)])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a paragraph starts with: its length, and its number in its style; bullets have 0."""

    length: int
    style: Literal["bullet", "decimal", "lower-alpha"]
    number: int


def with_typed_lists(document: Document) -> Document:
    """The document with lists where two or more neighbours start with bullets, or with numbers that go on.

    Neighbours are paragraphs, or lines of one. The bullets and numbers themselves go: the list has its own.
    A mark that stands alone, and numbers that do not follow each other, stay words.
    """

    def change(node: Node) -> Node:
        blocks = getattr(node, "blocks", None)
        if not blocks or (isinstance(node, Cell) and len(blocks) < 2 and not _broken(blocks[0])):
            return node
        made = _listed(blocks)
        return node if made is None else replace(node, blocks=made)  # type: ignore[call-arg]

    return cast("Document", change(transform(document, change)))


def _broken(block: Block) -> bool:
    return isinstance(block, Paragraph) and any(isinstance(one, LineBreak) for one in block.children)


def _listed(blocks: Sequence[Block]) -> tuple[Block, ...] | None:
    """The blocks with lists made, or None where there are none to make."""
    pieces: list[Block] = []
    for block in blocks:
        pieces.extend(_lines(block) if isinstance(block, Paragraph) and _broken(block) else (block,))
    marks = [_mark(piece) for piece in pieces]
    made: list[Block] = []
    at, changed = 0, False
    while at < len(pieces):
        end = at + 1
        while end < len(pieces) and _goes_on(marks[end - 1], marks[end]):
            end += 1
        first = marks[at]
        if first is None or end - at < 2:
            made.append(pieces[at])
            at += 1
            continue
        made.append(_list(first, cast("list[Paragraph]", pieces[at:end]), cast("list[_Mark]", marks[at:end])))
        at, changed = end, True
    return tuple(made) if changed else None


def _mark(block: Block) -> _Mark | None:
    if not isinstance(block, Paragraph) or block.role:
        return None
    match = _MARK.match(plain_text(block.children))
    if not match:
        return None
    if match[1]:
        return _Mark(match.end(), "bullet", 0)
    if match[2].isdigit():
        return _Mark(match.end(), "decimal", int(match[2]))
    return _Mark(match.end(), "lower-alpha", ord(match[2]) - ord("a") + 1)


def _goes_on(above: _Mark | None, mark: _Mark | None) -> bool:
    if above is None or mark is None or above.style != mark.style:
        return False
    return mark.style == "bullet" or mark.number == above.number + 1


def _list(first: _Mark, paragraphs: Sequence[Paragraph], marks: Sequence[_Mark]) -> Block:
    items = tuple(
        ListItem((replace(one, children=_without(one.children, mark.length)),), position=one.position)
        for one, mark in zip(paragraphs, marks, strict=True)
    )
    if first.style == "bullet":
        return BulletList(items, position=paragraphs[0].position)
    style: NumberStyle = first.style
    return NumberedList(items, first.number, style, position=paragraphs[0].position)


def _lines(paragraph: Paragraph) -> list[Block]:
    """A paragraph parted where a line starts that is an item beside another, or the text after them."""
    lines: list[list[Inline]] = [[]]
    for inline in paragraph.children:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    parts = [Paragraph(tuple(line), paragraph.role, position=line[0].position) for line in lines if line]
    marks = [_mark(part) for part in parts]
    listed = {
        at for low in range(len(parts) - 1) if _goes_on(marks[low], marks[low + 1]) for at in (low, low + 1)
    }
    if not listed:
        return [paragraph]
    made: list[Block] = []
    for at, part in enumerate(parts):
        last = made[-1] if made else None
        if at in listed or at - 1 in listed or not isinstance(last, Paragraph):
            made.append(part)
        else:
            joined = (*last.children, LineBreak(position=part.position), *part.children)
            made[-1] = replace(last, children=joined)
    return made


def _without(nodes: Inlines, count: int) -> Inlines:
    """The inlines without their first `count` characters."""
    made: list[Inline] = []
    for node in nodes:
        size = len(plain_text((node,)))
        if count <= 0:
            made.append(node)
        elif size > count:
            made.append(_cut(node, count))
        count -= size
    return tuple(made)


def _cut(node: Inline, count: int) -> Inline:
    if isinstance(node, Text):
        place = node.position
        if place.column is not None:
            place = replace(place, column=place.column + count)
        return Text(node.text[count:], position=place)
    if isinstance(node, (Strong, Emphasis, Link, Term, Span)):
        return replace(node, children=_without(node.children, count))
    return node
