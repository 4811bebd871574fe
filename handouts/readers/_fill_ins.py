"""Lines to write on, which authors draw with underscores or dots, to the room that they are meant as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from handouts.model import (
    Block,
    Cell,
    Document,
    Emphasis,
    FillIn,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Node,
    Paragraph,
    Span,
    Strong,
    Term,
    Text,
    plain_text,
    transform,
    walk,
)

LINE = "________"
"""What a reader puts where a file has a line to write on that is not made of characters."""

_ROOM = re.compile(r"(?:_\s?){3,}|(?:\.\s?){6,}|(?:…\s?){3,}")
_LABELLED = re.compile(
    r"(?=.*[^\W_])(?P<label>(?:(?!_{3}).)*?\S)(?:(?<=[:?])|\s)\s*(?:_{3,}(?:\s+_{3,})*|\.{6,}|…{3,})\s*$",
    re.DOTALL,
)
_LABEL_WORDS = 6
_BLANKS = 5
_WRAPPERS = (Strong, Emphasis, Link, Term, Span)


def _may_draw(text: str) -> bool:
    """Whether a run of characters has something that is in every line to write on."""
    return "_" in text or "…" in text or ".." in text or ". ." in text or ".\u00a0." in text


def is_room(text: str) -> bool:
    """Whether a line is nothing but a line to write on."""
    return bool(_ROOM.fullmatch(text.strip()))


def is_blank(text: str) -> bool:
    """Whether underlined characters are a line to write on: nothing is on it, and it has room for a word."""
    return not text.strip() and (
        text.count("\u00a0") >= _BLANKS or "\t" in text or text.count(" ") >= _BLANKS
    )


def is_label(text: str) -> bool:
    """Whether a line to write on may belong to the words above it.

    It does after a colon or a question, and after a few words that are no sentence ("Sign here").
    """
    text = text.strip()
    return text.endswith((":", "?")) or (len(text.split()) <= _LABEL_WORDS and text[-1:].isalnum())


def with_fill_ins(document: Document) -> Document:
    """The document with room to write where a label and lines of underscores or dots stand.

    Lines in the cells of a table, in the middle of a sentence, and two on one line stay as they are, as do
    those without a label.
    """

    def change(node: Node) -> Node:
        blocks: Sequence[Block] = getattr(node, "blocks", ())
        if isinstance(node, Cell) or not any(isinstance(block, Paragraph) for block in blocks):
            return node
        made = tuple(filled(blocks))
        return node if made == tuple(blocks) else replace(node, blocks=made)  # type: ignore[call-arg]

    if not any(isinstance(node, Text) and _may_draw(node.text) for node in walk(document)):
        return document  # as most articles
    return cast("Document", change(transform(document, change)))


def filled(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with room to write in place of the paragraphs that only drew it."""
    made: list[Block] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or block.role or not _has_room(block):
            made.append(block)
            continue
        text: list[Inlines] = []
        for line in _lines(block.children):
            words = plain_text(line)
            labelled = _LABELLED.match(words)
            if not labelled and not is_room(words):
                text.append(line)
                continue
            if not labelled and text and is_label(plain_text(text[-1])):
                label = text.pop()
                made.extend(_paragraph(text, block))
                made.append(FillIn(label, position=label[0].position))
            elif labelled:
                made.extend(_paragraph(text, block))
                label = _start(line, len(labelled["label"]))
                made.append(FillIn(label, position=label[0].position))
            elif not text and made and (room := _joined(made[-1])):
                made[-1] = room
            else:
                text.append(line)
                continue
            text = []
        made.extend(_paragraph(text, block))
    return made


def _joined(above: Block) -> FillIn | None:
    """The block above a line to write on with that line, or None where it is not its label."""
    if isinstance(above, FillIn):
        return replace(above, lines=above.lines + 1)
    if isinstance(above, Paragraph) and not above.role:
        *rest, last = _lines(above.children)
        if not rest and is_label(plain_text(last)):
            return FillIn(above.children, position=above.position)
    return None


def _has_room(block: Paragraph) -> bool:
    return any(
        is_room(words) or _LABELLED.match(words)
        for words in plain_text(block.children).split("\n")
        if _is_drawn(words.rstrip())
    )


def _is_drawn(line: str) -> bool:
    """Whether a line ends with a sign that lines are drawn with, and has it there more than once."""
    return line[-1:] in ("_", ".", "…") and line[:-1].rstrip()[-1:] == line[-1]


def _lines(inlines: Inlines) -> Iterator[Inlines]:
    line: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, LineBreak):
            yield tuple(line)
            line = []
        else:
            line.append(inline)
    yield tuple(line)


def _paragraph(lines: Sequence[Inlines], block: Paragraph) -> Iterator[Paragraph]:
    children: list[Inline] = []
    for line in lines:
        if children and line:
            children.append(LineBreak(position=line[0].position))
        children.extend(line)
    if children:
        yield replace(block, children=tuple(children), position=children[0].position)


def _start(nodes: Inlines, count: int) -> Inlines:
    """The first `count` characters of inlines."""
    made: list[Inline] = []
    for node in nodes:
        size = len(plain_text((node,)))
        if count <= 0:
            break
        if size <= count:
            made.append(node)
        elif isinstance(node, Text):
            made.append(replace(node, text=node.text[:count]))
        elif isinstance(node, _WRAPPERS):
            made.append(replace(node, children=_start(node.children, count)))
        count -= size
    return tuple(made)
