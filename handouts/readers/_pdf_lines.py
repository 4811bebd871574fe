"""The lines of a page in the order in which people read them: down one column, then down the next."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from statistics import median

from handouts.readers._pdf_source import Piece
from handouts.records import dataclass

_GAP = 0.8
"""White space of so many sizes of the letters may part two texts on one line."""
_MARKER = 70.0
"""Points. Between a bullet or a number and its text there is no more."""
_GUTTER = 9.0
"""Points. The white space between two columns is no less."""
_ROWS = 3
_PROSE = 0.55
"""Lines of prose fill so much of their column; the cells of a table rarely do."""
SMALL = 0.9
"""Of the size of the letters of a line: raised and lowered figures are smaller than this."""


@dataclass(frozen=True)
class Line:
    """A line of text, or a part of one that white space sets apart.

    Attributes:
        pieces: Its letters from left to right, each with the target of its link or "".
        page: The page, from 0.
        flow: Which column of which page it is in; lines of one flow stand under each other.
        column: Whether other text stands beside the flow.
    """

    pieces: tuple[tuple[Piece, str], ...]
    page: int
    flow: int = 0
    column: bool = False

    @cached_property
    def x0(self) -> float:
        """Its left edge, in points."""
        return self.pieces[0][0].x0

    @cached_property
    def x1(self) -> float:
        """Its right edge."""
        return max(piece.x1 for piece, _ in self.pieces)

    @cached_property
    def y(self) -> float:
        """How far down its letters stand."""
        return self._largest.y

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        return self._largest.size

    @cached_property
    def text(self) -> str:
        """Its words as they stand, with a space where white space is."""
        made = ""
        last: Piece | None = None
        for piece, _ in self.pieces:
            made += (" " if last is not None and parted(last, piece) else "") + piece.text
            last = piece
        return made.strip()

    @cached_property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        inked = [piece for piece, _ in self.pieces if any(map(str.isalnum, piece.text))]
        return bool(inked) and all(piece.bold for piece in inked)

    @cached_property
    def _largest(self) -> Piece:
        return max(
            (piece for piece, _ in self.pieces), key=lambda piece: len(piece.text.strip()) * piece.size
        )


def parted(one: Piece, other: Piece) -> bool:
    """Whether a space belongs between two pieces of a line, where neither has one."""
    if one.text[-1:].isspace() or other.text[:1].isspace():
        return False
    return other.x0 - one.x1 > 0.12 * min(one.size, other.size)


def rows_of(pieces: Iterable[tuple[Piece, str]], page: int) -> list[list[Line]]:
    """The pieces of a page as rows from the top, each of one or more parts from the left."""
    found: list[list[tuple[Piece, str]]] = []
    inked = [one for one in pieces if one[0].text.strip()]
    body = median([piece.size for piece, _ in inked]) if inked else 0.0
    for one in sorted(inked, key=lambda one: (_is_small(one[0], body), one[0].y, one[0].x0)):
        piece = one[0]
        near = [row for row in reversed(found[-400:]) if _stands_on(piece, row)]
        row = min(near, key=lambda row: abs(piece.y - row[0][0].y), default=None)
        if row is None:
            found.append([one])
        else:
            row.append(one)
    found.sort(key=lambda row: row[0][0].y)
    return [_parts(row, page) for row in found]


def _is_small(piece: Piece, body: float) -> bool:
    """Whether a piece may be a raised or lowered figure, which joins the row of what it belongs to."""
    return piece.size < SMALL * body or len(piece.text.strip()) < 3


def _stands_on(piece: Piece, row: Sequence[tuple[Piece, str]]) -> bool:
    first = row[0][0]
    away = abs(piece.y - first.y)
    if away <= 0.25 * min(piece.size, first.size):
        return True
    if piece.size > first.size or away > 0.7 * first.size:
        return False
    # A raised or lowered figure stands close to a word of its row.
    near = 0.5 * first.size if piece.size < SMALL * first.size else 0.1 * first.size
    short = len(piece.text.strip()) <= (30 if piece.size < SMALL * first.size else 3)
    return short and any(
        -near <= piece.x0 - other.x1 <= near or -near <= other.x0 - piece.x1 <= near for other, _ in row
    )


def _parts(row: list[tuple[Piece, str]], page: int) -> list[Line]:
    from handouts.readers._pdf_markers import is_marker

    row.sort(key=lambda one: one[0].x0)
    groups = [[row[0]]]
    for one in row[1:]:
        before = groups[-1][-1][0]
        gap = one[0].x0 - max(piece.x1 for piece, _ in groups[-1])
        size = min(one[0].size, before.size)
        alone = len(groups[-1]) == 1 and is_marker(before.text)
        if gap > (_MARKER if alone else _GAP * size):
            groups.append([one])
        else:
            groups[-1].append(one)
    return [Line(tuple(group), page) for group in groups]


def flows(rows: Sequence[Sequence[Line]], first: int) -> list[Line]:
    """The lines of a page in reading order, each with the number of its flow, counted from `first`."""
    made: list[Line] = []
    number = first
    at = 0
    while at < len(rows):
        end, gutters = _columns(rows, at)
        if end - at < _ROWS:
            end = at + 1
            while end < len(rows) and _columns(rows, end)[0] - end < _ROWS:
                end += 1
            number += 1
            made.extend(replace(line, flow=number) for row in rows[at:end] for line in _whole(row))
        else:
            edges = [float("-inf"), *((a + b) / 2 for a, b in gutters), float("inf")]
            for left, right in itertools.pairwise(edges):
                number += 1
                made.extend(
                    replace(line, flow=number, column=True)
                    for row in rows[at:end]
                    for line in row
                    if left < (line.x0 + line.x1) / 2 <= right
                )
        at = end
    return made


def _whole(row: Sequence[Line]) -> list[Line]:
    """The parts of a row that is not in columns as one line."""
    return [Line(tuple(one for line in row for one in line.pieces), row[0].page)]


def _columns(rows: Sequence[Sequence[Line]], start: int) -> tuple[int, list[tuple[float, float]]]:
    """How far from row `start` down the text stands in columns, and the white space between these."""
    free = [(float("-inf"), float("inf"))]
    found: list[tuple[float, float]] = []
    end = start
    for at in range(start, len(rows)):
        for line in rows[at]:
            free = _without(free, line.x0, line.x1)
        inner = [
            gap
            for gap in free
            if gap[0] != float("-inf") and gap[1] != float("inf") and gap[1] - gap[0] >= _GUTTER
        ]
        if not inner and (found or at >= start + _ROWS):
            break
        if inner:
            found, end = inner, at + 1
    for part in (1.0, 0.75, 0.5):
        shorter = start + round((end - start) * part)
        if found and shorter - start >= _ROWS and _is_prose(rows[start:shorter], found):
            return _trimmed(rows, start, shorter, found), found
    return start, []


def _without(free: list[tuple[float, float]], x0: float, x1: float) -> list[tuple[float, float]]:
    made: list[tuple[float, float]] = []
    for a, b in free:
        if x1 <= a or x0 >= b:
            made.append((a, b))
        else:
            made.extend(gap for gap in ((a, x0), (x1, b)) if gap[1] > gap[0])
    return made


def _is_prose(rows: Sequence[Sequence[Line]], gutters: Sequence[tuple[float, float]]) -> bool:
    """Whether what stands between gutters is running text, and not the cells of a table."""
    edges = [float("-inf"), *((a + b) / 2 for a, b in gutters), float("inf")]
    above_all = rows[0][0].y
    for left, right in itertools.pairwise(edges):
        lines = [line for row in rows for line in row if left < (line.x0 + line.x1) / 2 <= right]
        if len(lines) < _ROWS:
            return False
        if left != float("-inf") and lines[0].y > above_all + 3 * lines[0].size:
            return False  # nothing stands beside the first lines: they are no column
        width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
        if median([line.x1 - line.x0 for line in lines]) < _PROSE * width:
            return False
        if median([len(line.text) for line in lines]) < 14:
            return False
    return True


def _trimmed(
    rows: Sequence[Sequence[Line]], start: int, end: int, gutters: Sequence[tuple[float, float]]
) -> int:
    """The end of columns without what stands under them, set apart by more than the space between lines."""
    if not gutters:
        return end
    middle = sum(gutters[0]) / 2
    last = max((at for at in range(start, end) if any(line.x0 > middle for line in rows[at])), default=start)
    for at in range(last + 1, end):
        if rows[at][0].y - rows[at - 1][0].y > 1.9 * rows[at][0].size:
            return at
    return end
