"""Tables that an author drew in plain text with spaces, tabs, and rules below the names of columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from handouts.readers._column_names import is_usual, is_value
from handouts.readers._fill_ins import is_room
from handouts.readers._plain_cells import (
    Drawn,
    DrawnCell,
    DrawnRow,
    Piece,
    joined,
    names_columns,
    table,
)
from handouts.readers._plain_markers import Line
from handouts.readers._plain_widths import places
from handouts.records import dataclass

_GAP = re.compile(r"[ \u00a0]*\t[ \t\u00a0]*|(?<![.!?:])[ \u00a0]{2,}|[ \u00a0]{3,}")
"""Room between two columns; after a stop or colon two spaces are no more than a habit."""

_RULES = re.compile(r"(?:[-=─═~]{2,}[ \t]+)+[-=─═~]{2,}$")
_RULE = re.compile(r"([-=─═~])\1{4,}$")
_ROOM = re.compile(r"_{3,}|\.{4,}|…{2,}")

_HEADER_LINES = 3
_HEADING_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words with room on both sides, and the columns of the page that they fill."""

    line: Line
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Ruler:
    """A line that only rules: between two columns there is room in it, if it rules columns."""

    stretches: list[_Stretch]


def starts_columns(line: Line) -> bool:
    """Whether a table in columns may start with a line."""
    return bool(_RULES.match(line.text)) or _gapped(line)


def is_ruler(line: Line) -> bool:
    """Whether a line is a rule over each of several columns."""
    return bool(_RULES.match(line.text))


def in_columns(
    raws: Sequence[str], lines: Sequence[Line | None], at: int, apart: int
) -> tuple[int, Drawn | None]:
    """The table in columns that starts on line `at`, if there is one, and the line after what was looked at.

    Args:
        raws: The lines of the text as they are.
        lines: The same without the white space around them; None for a blank one.
        at: The number of the line, from 0.
        apart: How far one line of it is from the next: 2 where a blank one is between them.
    """
    end, rows = _run(raws, lines, at, apart)
    return end, _table(rows, lines[at:end], raws[at:end])


def _gapped(line: Line) -> bool:
    return bool(_GAP.search(line.text)) and not _ROOM.search(line.text) and not is_room(line.text)


def _run(
    raws: Sequence[str], lines: Sequence[Line | None], at: int, apart: int
) -> tuple[int, list[list[_Stretch] | _Ruler]]:
    """The lines in columns from `at` on that stand `apart` from each other, and the line after the last."""
    rows: list[list[_Stretch] | _Ruler] = []
    end, second = at, 0
    while end < len(lines) and (line := lines[end]):
        if apart == 2 and end + 1 < len(lines) and lines[end + 1]:
            break  # it is no row between two blank lines
        made = _stretches(raws[end], line)
        if _RULES.match(line.text) or (rows and _RULE.match(line.text)):
            rows.append(_Ruler(made))
        elif _gapped(line):
            second = second or made[1].start
            rows.append(made)
        elif second and (made[0].start >= second or _heads_rows(line, raws, lines, end + apart)):
            rows.append(made)
        else:
            break
        at, end = end, end + apart
    return at + 1, rows


def _heads_rows(line: Line, raws: Sequence[str], lines: Sequence[Line | None], below: int) -> bool:
    """Whether a line among the rows is the heading of those below it ("For children"), all in one table."""
    following = lines[below] if below < len(lines) else None
    if (
        not following
        or not _gapped(following)
        or len(line.text.split()) > _HEADING_WORDS
        or line.text[-1] in ".;,"
    ):
        return False
    return not all(is_usual(stretch.line.text) for stretch in _stretches(raws[below], following))


def _stretches(raw: str, line: Line) -> list[_Stretch]:
    """The words of a line that stand apart, each with its place on the page."""
    made: list[_Stretch] = []
    start = line.column - 1
    place = places(raw)
    for gap in [*_GAP.finditer(raw, start), None]:
        end = gap.start() if gap else len(raw)
        words = raw[start:end].rstrip()
        if words:
            piece = Line(line.number, start + 1, line.indent, words)
            made.append(_Stretch(piece, place[start], place[start + len(words)]))
        start = gap.end() if gap else end
    return made


def _table(
    rows: Sequence[list[_Stretch] | _Ruler], lines: Sequence[Line | None], raws: Sequence[str]
) -> Drawn | None:
    words = [row for row in rows if not isinstance(row, _Ruler)]
    rulers = [place for place, row in enumerate(rows) if isinstance(row, _Ruler)]
    if len(words) < 2 or len(words[0]) < 2:
        return None
    drawn = next((row for row in rows if isinstance(row, _Ruler) and len(row.stretches) > 1), None)
    cells = _by_rules(words, drawn.stretches) if drawn else _by_place(words, raws)
    if not cells:
        return None
    # How many lines stand above the rule below the names of the columns, but not below a rule above them.
    above = next((place - bool(rulers[0] == 0) for place in rulers if place), 0)
    header, body = cells[:above], joined(cells[above:])
    if (
        0 < above <= _HEADER_LINES
        and body
        and not any(is_value(c.text) for row in header[1:] for c in row if c.pieces)
    ):
        one = _one(header)
        return table([one], body, lines) if drawn or len(body) > 1 or names_columns([one, *body]) else None
    made = joined(cells)
    if len(made) > 1 and names_columns(made):
        return table(made[:1], made[1:], lines)
    return table([], made, lines) if drawn and rulers[0] == 0 and len(rulers) > 1 else None


def _one(rows: Sequence[DrawnRow]) -> DrawnRow:
    return [DrawnCell([piece for row in rows for piece in row[at].pieces]) for at in range(len(rows[0]))]


def _by_rules(rows: Sequence[list[_Stretch]], rules: Sequence[_Stretch]) -> list[DrawnRow]:
    """The cells by a rule over each column: what starts there or to the right of it stands in it."""
    edges = [rule.start for rule in rules]
    widths = [rule.end - rule.start for rule in rules]
    cells = []
    for row in rows:
        places = [max(0, bisect_right(edges, stretch.start + 1) - 1) for stretch in row]
        cells.append(_placed(row, places, widths))
    return cells


def _by_place(rows: Sequence[list[_Stretch]], raws: Sequence[str]) -> list[DrawnRow]:
    """The cells by where words stand; none if tabs and the look of the page say two different things."""
    by_tabs, by_room = _by_tabs(rows, raws), _by_room(rows)
    if by_tabs and by_room and len(by_tabs[0]) == len(by_room[0]) and _texts(by_tabs) != _texts(by_room):
        return []
    return by_tabs or by_room or _in_turn(rows)


def _texts(rows: Sequence[DrawnRow]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


def _by_tabs(rows: Sequence[list[_Stretch]], raws: Sequence[str]) -> list[DrawnRow]:
    """The cells by tabs, with one between two columns; none if the first row does not name each column."""
    places: list[list[int]] = []
    inked = [raw for raw in raws if raw.strip() and not _RULE.match(raw.strip())]
    for row, raw in zip(rows, inked, strict=True):
        if "  " in raw.strip() or ("\t" not in raw and len(row) > 1):
            return []
        places.append([raw.count("\t", 0, stretch.line.column - 1) for stretch in row])
    width = places[0][-1] + 1
    # The column of the names of rows may have none.
    whole = places[0] in ([*range(width)], [*range(1, width)])
    if not whole or any(place[-1] >= width for place in places):
        return []
    widths = [0] * width
    for row, place in zip(rows, places, strict=True):
        for stretch, at in zip(row, place, strict=True):
            widths[at] = max(widths[at], stretch.end - stretch.start)
    return [_placed(row, place, widths) for row, place in zip(rows, places, strict=True)]


def _by_room(rows: Sequence[list[_Stretch]]) -> list[DrawnRow]:
    """The cells by the room that is left free from the first row to the last; none if words lie across it."""
    second = rows[0][1].start
    spans: list[list[int]] = []
    for start, end in sorted((s.start, s.end) for row in rows if not _is_lone(row, second) for s in row):
        if spans and start <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], end)
        else:
            spans.append([start, end])
    starts = [start for start, _ in spans]
    places = [
        [0] if _is_lone(row, second) else [bisect_right(starts, stretch.start) - 1 for stretch in row]
        for row in rows
    ]
    if len(spans) < 2 or any(len(set(row)) < len(row) for row in places):
        return []
    widths = [end - start for start, end in spans]
    return [_placed(row, place, widths) for row, place in zip(rows, places, strict=True)]


def _in_turn(rows: Sequence[list[_Stretch]]) -> list[DrawnRow]:
    """The cells as they come, if all rows have as many of them, though they do not stand under each other."""
    width, second = len(rows[0]), rows[0][1].start
    if any(len(row) != width and not _is_lone(row, second) for row in rows):
        return []
    return [_placed(row, range(len(row)), [0] * width) for row in rows]


def _is_lone(row: Sequence[_Stretch], second: int) -> bool:
    """Whether a row is one heading for those below it."""
    return len(row) == 1 and row[0].start < second


def _placed(row: Sequence[_Stretch], places: Sequence[int], widths: Sequence[int]) -> DrawnRow:
    cells = [DrawnCell() for _ in widths]
    for stretch, place in zip(row, places, strict=True):
        pieces = cells[place].pieces
        if pieces:
            # Words apart in one column.
            line, more = pieces[-1].line, stretch.line
            room = " " * (more.column - line.column - len(line.text))
            pieces[-1] = replace(pieces[-1], line=replace(line, text=line.text + room + more.text))
        else:
            pieces.append(Piece(stretch.line, widths[place]))
    return cells
