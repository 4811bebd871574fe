"""Tables that an author drew in plain text with bars: grids, and rows of cells with a bar between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from handouts.readers._plain_cells import (
    Drawn,
    DrawnCell,
    DrawnRow,
    Piece,
    between_rules,
    joined,
    names_columns,
    table,
    with_header,
)
from handouts.readers._plain_markers import Line
from handouts.readers._plain_merged import GridLine, merged

_ASCII = str.maketrans(
    dict.fromkeys("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╓╥╖╟╫╢╙╨╜┏┳┓┣╋┫┗┻┛", "+")
    | dict.fromkeys("─━╌╍┄┅", "-")
    | {"═": "="}
    | dict.fromkeys("│┃║", "|")
)
"""Characters for drawing boxes, and what people type for them."""

_BORDER = re.compile(r"\+(?:[-=:]{2,}\+)+$")
_DELIMITERS = re.compile(r"\|?\s*:?-+:?\s*(?:[|+]\s*:?-+:?\s*)*\|?$")
_BAR = re.compile(r"(?<!\\)\|")

Found: TypeAlias = tuple[int, Drawn | None]
"""The line after what was looked at, and the table if it is one."""


def starts_box(line: Line) -> bool:
    """Whether a table with bars may start with a line."""
    text = line.text.translate(_ASCII)
    return bool(_BORDER.match(text) or (text[0] != "+" and _BAR.search(text)))


def starts_grid(line: Line) -> bool:
    """Whether a line is a rule of a grid."""
    return bool(_BORDER.match(line.text.translate(_ASCII)))


def boxed(raws: Sequence[str], lines: Sequence[Line | None], at: int) -> Found:
    """The table with bars that starts on line `at`, if there is one, and the line after what was looked at.

    Args:
        raws: The lines of the text as they are.
        lines: The same without the white space around them; None for a blank one.
        at: The number of the line, from 0.
    """
    return (_grid if _text(lines[at]).startswith("+") else _piped)(raws, lines, at)


def _text(line: Line | None) -> str:
    return line.text.translate(_ASCII) if line else ""


def _grid(raws: Sequence[str], lines: Sequence[Line | None], at: int) -> Found:
    end = at
    while end < len(lines) and _text(lines[end]).startswith(("+", "|")):
        end += 1
    rules = [place for place in range(at, end) if _BORDER.match(_text(lines[place]))]
    if len(rules) < 2:
        return end, None
    end = rules[-1] + 1
    edges = sorted({place for rule in rules for place in _places(raws[rule], "+")})
    if end - at == len(rules):
        return end, None
    grid = [GridLine(raws[n], raws[n].translate(_ASCII), line) for n in range(at, end) if (line := lines[n])]
    if len(edges) > 2 and any(0 < len(one.closed(edges)) < len(edges) - 1 for one in grid):
        return end, merged(grid, edges)
    groups: list[list[DrawnRow]] = []
    for first, last in pairwise(rules):
        rows = [
            _cells(raws[place], line, edges) for place in range(first + 1, last) if (line := lines[place])
        ]
        if any(row is None for row in rows):
            return end, None
        groups.append([row for row in rows if row is not None])
    if len(edges) == 2:
        return end, _box(groups, lines[at:end])
    double = next((n for n, rule in enumerate(rules) if n and "=" in _text(lines[rule])), 0)
    ruled = len(rules) > 3 or bool(double and len(groups) > 2)
    made = [between_rules(rows) if ruled else joined(rows) for rows in groups]
    heads = double if 0 < double < len(groups) else int(len(groups) == 2)
    everything = [row for rows in made for row in rows]
    if not heads and len(everything) > 1 and names_columns(everything):
        header, body = everything[:1], everything[1:]
    else:
        header = [row for rows in groups[:heads] for row in between_rules(rows)]
        body = [row for rows in made[heads:] for row in rows]
    if not body or not any(cell.pieces for row in body for cell in row):
        return end, None
    return end, table(header, body, lines[at:end])


def _box(groups: Sequence[list[DrawnRow]], lines: Sequence[Line | None]) -> Drawn | None:
    """A box of one column. Of two parts, the first is its label if it is one line."""
    labelled = len(groups) == 2 and len(groups[0]) == 1
    header, rest = (groups[0], groups[1:]) if labelled else ([], groups)
    rows = [row for rows in rest for row in (*rows, [DrawnCell()])]
    return table(header, rows, lines) if any(row[0].pieces for row in rows) else None


def _places(raw: str, sign: str) -> list[int]:
    return [place for place, character in enumerate(raw.translate(_ASCII)) if character == sign]


def _cells(raw: str, line: Line, edges: Sequence[int]) -> DrawnRow | None:
    """The cells of a line of a grid; None where its bars do not stand where the grid has its edges."""
    bars = _places(raw, "|")
    if len(bars) == len(edges):
        spans = [1] * (len(bars) - 1)
    elif bars[0] == edges[0] and bars[-1] == edges[-1] and set(bars) <= set(edges):
        spans = [edges.index(right) - edges.index(left) for left, right in pairwise(bars)]
    else:
        return None
    return [
        DrawnCell(_pieces(raw, line, left + 1, right), span)
        for (left, right), span in zip(pairwise(bars), spans, strict=True)
    ]


def _pieces(raw: str, line: Line, start: int, end: int, width: int | None = None) -> list[Piece]:
    words = raw[start:end]
    text = words.strip()
    if not text:
        return []
    column = start + len(words) - len(words.lstrip())
    return [Piece(Line(line.number, column + 1, line.indent, text), width or end - start - 2)]


def _piped(raws: Sequence[str], lines: Sequence[Line | None], at: int) -> Found:
    end = at
    while end < len(lines) and _BAR.search(_text(lines[end])):
        end += 1
    places = range(at, end)
    rules = [place for place in places if _DELIMITERS.match(_text(lines[place]))]
    rows = [
        _between_bars(raws[place], line) for place in places if place not in rules and (line := lines[place])
    ]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return end, None
    outer = all(_text(line).startswith("|") and _text(line).endswith("|") for line in lines[at:end])
    if rules and rules[0] == at + 1 and len(rows[0]) == max(map(len, rows)):
        return end, table(rows[:1], rows[1:], lines[at:end])
    if len(set(map(len, rows))) > 1:
        return end, None
    made = with_header(rows, lines[at:end])
    if made is None and outer:
        made = table([], rows, lines[at:end])
    return end, made


def _between_bars(raw: str, line: Line) -> DrawnRow:
    text = raw.translate(_ASCII)
    bars = [match.start() for match in _BAR.finditer(text)]
    edges = [-1, *bars, len(raw)]
    if not raw[: bars[0]].strip():
        edges.pop(0)
    if not raw[bars[-1] + 1 :].strip():
        edges.pop()
    return [DrawnCell(_pieces(raw, line, left + 1, right)) for left, right in pairwise(edges)]
