"""What a screen reader says of a file: one tree of parts, and one vocabulary, for PDF and web pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import TypeAlias

from handouts.records import dataclass
from handouts.resources import toml
from handouts.verify.grid import MAX_SPAN

Kid: TypeAlias = "Part | str"

INLINE = frozenset({"link", "short", "language", "run"})
"""Kinds that run on from what is before."""


@dataclass(slots=True)
class Part:
    """A part of a file, as a screen reader knows it.

    Attributes:
        kind: "heading", "list", "item", "term", "table", "row", "cell", "picture", "caption", "quote",
            "note", "field", "link", "short", "language"; "group" is a block of which nothing is said,
            "run" such an inline.
        kids: Words and parts, in reading order.
        label: What stands before an item, or names it: a number, "ticked"; the header scope of a cell; a
            picture's description; what a field is for; an expansion; a language; a note's number.
        level: Of a heading.
        columns, rows: How many a cell spans.
    """

    kind: str
    kids: list[Kid] = field(default_factory=list)
    label: str = ""
    level: int = 0
    columns: int = 1
    rows: int = 1


def transcript(root: Part) -> tuple[str, ...]:
    """What is said of a tree of parts, one line for each breath."""
    return tuple(_blocks(root.kids))


def say(key: str, **values: object) -> str:
    """Words of the vocabulary, with `values` put in their places."""
    words: str = toml("speech.toml")[key]
    return words.format(**values)


def _blocks(kids: list[Kid]) -> Iterator[str]:
    waiting: list[Kid] = []
    for kid in kids:
        if isinstance(kid, str) or kid.kind in INLINE:
            waiting.append(kid)
            continue
        yield from _line(waiting)
        waiting = []
        yield from _block(kid)
    yield from _line(waiting)


def _line(kids: list[Kid]) -> Iterator[str]:
    text = _words(kids)
    if text:
        yield text


def _words(kids: list[Kid]) -> str:
    return " ".join("".join(map(_inline, kids)).split())


def _inline(kid: Kid) -> str:
    if isinstance(kid, str):
        return kid
    inside = "".join(map(_inline, kid.kids))
    text = " ".join(inside.split())
    if not text:
        return inside
    named = kid.kind == "link" and bool(kid.label)  # a note's number stands close to the word before it
    if kid.kind == "link":
        said = say("link", text=kid.label or text)
    elif kid.kind == "short":
        said = say("short", text=text, expansion=kid.label)
    elif kid.kind == "language":
        said = say("language", lang=kid.label, text=text)
    else:
        return inside
    # The spaces at the ends of what it holds are those between it and the words around it.
    before, after = " " * bool(inside[:1].isspace() or named), " " * inside[-1:].isspace()
    return f"{before}{said}{after}"


def _block(part: Part) -> Iterator[str]:
    match part.kind:
        case "heading":
            yield say("heading", level=part.level, text=_words(part.kids))
        case "list":
            count = sum(not isinstance(kid, str) and kid.kind == "item" for kid in part.kids)
            yield say("list_one" if count == 1 else "list", count=count)
            yield from _blocks(part.kids)
            yield say("list_end")
        case "item":
            yield from _after(part.label, part.kids)
        case "note":
            yield from _after(say("note", number=part.label), part.kids)
        case "term" | "caption":
            yield say(part.kind, text=_words(part.kids))
        case "field":
            if part.label:
                yield part.label
            yield from _blocks(part.kids)
        case "picture":
            yield say("picture", text=" ".join(part.label.split()))
            yield from _blocks(part.kids)
        case "quote":
            yield say("quote")
            yield from _blocks(part.kids)
            yield say("quote_end")
        case "table":
            yield from _table(part)
        case _:
            yield from _blocks(part.kids)


def _after(label: str, kids: list[Kid]) -> Iterator[str]:
    """The label in one breath with the first line of what it stands before."""
    inside = _blocks(kids)
    first = next(inside, "")
    if label and first:
        yield say("after", label=label, text=first)
    elif label or first:
        yield label or first
    yield from inside


def _table(part: Part) -> Iterator[str]:
    rows = list(_rows(part))
    taken: set[tuple[int, int]] = set()
    placed: list[list[tuple[int, Part]]] = []
    for number, row in enumerate(rows):
        placed.append([])
        column = 0
        for cell in row.kids:
            if isinstance(cell, str) or cell.kind != "cell":
                continue
            while (number, column) in taken:
                column += 1
            placed[-1].append((column + 1, cell))
            across, down = min(cell.columns, MAX_SPAN), min(cell.rows, len(rows) - number)
            taken |= {(number + y, column + x) for y in range(down) for x in range(across)}
            column += across
    columns = max((column + 1 for _, column in taken), default=0)
    yield say("table", rows=len(rows), columns=columns)
    yield from (
        line for kid in part.kids if isinstance(kid, Part) and kid.kind == "caption" for line in _block(kid)
    )
    for number, cells in enumerate(placed, 1):
        yield say("row", number=number)
        for column, cell in cells:
            empty = not list(_blocks(cell.kids))
            key = {"col": "column_header", "row": "row_header"}.get("" if empty else cell.label, "column")
            yield from _after(say(key, number=column), cell.kids)
    yield say("table_end")


def _rows(part: Part) -> Iterator[Part]:
    for kid in part.kids:
        if isinstance(kid, Part):
            if kid.kind == "row":
                yield kid
            elif kid.kind == "group":
                yield from _rows(kid)
