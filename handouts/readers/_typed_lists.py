"""Paragraphs that somebody began with typed bullets or numbers, to the lists that they are meant as."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, cast

from handouts.model import (
    Block,
    BulletList,
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
from handouts.records import dataclass

_SIGNS = re.escape("".join(sorted(BULLETS)))
_MARK = re.compile(rf"(?:([{_SIGNS}*–—→➔►▶o-])|\(?(\d{{1,2}}|[a-z])[.)])\s+(?=\S)")
_MAY_BEGIN = re.compile(rf"(?:[{_SIGNS}*–—→➔►▶o(-]|\d|[a-z](?:[.)]|$)|$)")
"""What the first characters of such a paragraph are, if they are all of one look; most begin otherwise."""
_DASHES = "-–—"
_SIGN = re.compile(rf"[{_SIGNS}]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a paragraph starts with: the sign of a bullet, how long it is, and its number in its style."""

    sign: str
    length: int
    style: Literal["bullet", "decimal", "lower-alpha"]
    number: int


def with_typed_lists(document: Document) -> Document:
    """The document with lists where two or more neighbours start with bullets, or with numbers that go on.

    Neighbours are paragraphs, or lines of one. The bullets and numbers themselves go: the list has its own,
    as has a list whose items all start with typed bullets.
    A mark that stands alone, and numbers that do not follow each other, stay words.
    """

    def change(node: Node) -> Node:
        if isinstance(node, BulletList):
            return _unsigned(node)
        blocks = getattr(node, "blocks", None) if node.child_fields else None
        if not blocks or (len(blocks) < 2 and not _broken(blocks[0])):
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
    first = block.children[0] if block.children else None
    if type(first) is Text and not _MAY_BEGIN.match(first.text):
        return None
    match = _MARK.match(plain_text(block.children))
    if not match:
        return None
    if match[1]:
        return _Mark("-" if match[1] in _DASHES else match[1], match.end(), "bullet", 0)
    if match[2].isdigit():
        return _Mark("", match.end(), "decimal", int(match[2]))
    return _Mark("", match.end(), "lower-alpha", ord(match[2]) - ord("a") + 1)


def _goes_on(above: _Mark | None, mark: _Mark | None) -> bool:
    if above is None or mark is None or above.style != mark.style:
        return False
    return mark.style == "bullet" or mark.number == above.number + 1


def _list(first: _Mark, paragraphs: Sequence[Paragraph], marks: Sequence[_Mark]) -> Block:
    """The list that paragraphs are. Among bullets, another sign than the first is one level deeper."""
    items: list[ListItem] = []
    at = 0
    while at < len(paragraphs):
        end = at + 1
        while end < len(paragraphs) and marks[end].sign != first.sign:
            end += 1
        words = replace(paragraphs[at], children=_without(paragraphs[at].children, marks[at].length))
        deeper = (
            (_list(marks[at + 1], paragraphs[at + 1 : end], marks[at + 1 : end]),) if end > at + 1 else ()
        )
        items.append(ListItem((words, *deeper), position=words.position))
        at = end
    where = paragraphs[0].position
    if first.style == "bullet":
        return BulletList(tuple(items), position=where)
    style: NumberStyle = first.style
    return NumberedList(tuple(items), first.number, style, position=where)


def _unsigned(made: BulletList) -> BulletList:
    """The list without the bullets that somebody typed into its items, which have their own."""
    starts = [item.blocks[0] if item.blocks else None for item in made.items]
    typed = [
        _SIGN.match(plain_text(block.children)) if isinstance(block, Paragraph) else None for block in starts
    ]
    if not all(typed):
        return made
    items = []
    for item, block, sign in zip(made.items, starts, typed, strict=True):
        assert isinstance(block, Paragraph) and sign  # noqa: S101, PT018 - as `typed` says
        words = replace(block, children=_without(block.children, sign.end()))
        items.append(replace(item, blocks=(words, *item.blocks[1:])))
    return replace(made, items=tuple(items))


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
