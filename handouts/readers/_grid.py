"""Table rows to a regular grid: every row fills the same columns, and no span says more than it means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import is_

from handouts.model import Cell, Paragraph, Row, texts
from handouts.readers._column_names import name_columns
from handouts.readers._runs import all_strong, bare
from handouts.records import dataclass

_SLOTS = 400_000
"""Beyond so many slots (rows times cells of the longest row) a table is no table: its spans are dropped."""

TABLES = 4
"""So many tables inside each other are kept; of one that is deeper only the words are, as paragraphs."""


@dataclass(slots=True)
class _Placed:
    cell: Cell
    row: int
    start: int
    end: int
    rows: int


class _TooManyError(Exception):
    """The spans of a table cover more slots than any table has."""


def regular(groups: Sequence[Sequence[Row]]) -> list[tuple[Row, ...]]:
    """The rows of a table's groups (header, body) with spans clipped and gaps filled.

    A cell does not reach out of its group (HTML, 4.9.12). Columns in which no cell starts are not columns.
    Short rows and holes are filled with empty cells, because a screen reader counts columns, and PDF/UA asks
    for rows of one length (ISO 14289-1, 7.5).
    """
    longest = max((len(row.cells) for group in groups for row in group), default=0)
    spans = longest * sum(len(group) for group in groups) <= _SLOTS
    try:
        placed = [_place(group, spans) for group in groups]
    except _TooManyError:
        placed = [_place(group, spans=False) for group in groups]
    everything = [item for group in placed for item in group]
    starts = sorted({0, *(item.start for item in everything)})
    for item in everything:
        item.start = bisect_left(starts, item.start)
        item.end = max(bisect_left(starts, item.end), item.start + 1)
    width = max((item.end for item in everything), default=0)
    return [_fill(group, cells, width) for group, cells in zip(groups, placed, strict=True)]


def clipped(rows: Sequence[Row]) -> list[Row]:
    """Rows whose cells do not reach out of them: a group's cells end with it (HTML, 4.9.12)."""
    return [
        replace(
            row, cells=tuple(replace(cell, rowspan=min(cell.rowspan, len(rows) - at)) for cell in row.cells)
        )
        if any(cell.rowspan > len(rows) - at for cell in row.cells)
        else row
        for at, row in enumerate(rows)
    ]


def with_row_names(header: Sequence[Row], body: Iterable[Row]) -> tuple[Row, ...]:
    """The rows of a table, with the first cell of each as the row's name where the first column has none.

    A heading row that starts with an empty cell leaves its first column to name the rows. Without this the
    cells of that column would have no heading at all (WCAG 2.2, 1.3.1).
    """
    rows = tuple(body)
    corner = header[0].cells[:1] if header else ()
    if not corner or any(text.strip() for text in texts(corner[0])):
        return rows
    return tuple(
        replace(row, cells=(replace(row.cells[0], header=True, scope="row"), *row.cells[1:]))
        if row.cells and any(text.strip() for text in texts(row.cells[0]))
        else row
        for row in rows
    )


def _place(group: Sequence[Row], spans: bool) -> list[_Placed]:
    placed: list[_Placed] = []
    reaching: list[_Placed] = []
    covered = 0
    for index, row in enumerate(group):
        reaching = [item for item in reaching if item.row + item.rows > index]
        covered += len(reaching)
        if covered > _SLOTS:
            raise _TooManyError
        taken = sorted((item.start, item.end) for item in reaching)
        column, passed = 0, 0
        for cell in row.cells:
            while passed < len(taken) and taken[passed][0] <= column:
                column = max(column, taken[passed][1])
                passed += 1
            end = column + (max(1, min(cell.colspan, 1000)) if spans else 1)
            if passed < len(taken):
                end = min(end, taken[passed][0])
            rows = max(1, min(cell.rowspan, len(group) - index)) if spans else 1
            item = _Placed(cell, index, column, end, rows)
            placed.append(item)
            if rows > 1:
                reaching.append(item)
            column = end
    return placed


def _fill(group: Sequence[Row], placed: Iterable[_Placed], width: int) -> tuple[Row, ...]:
    own: list[list[_Placed]] = [[] for _ in group]
    reaching: list[list[_Placed]] = [[] for _ in group]
    for item in placed:
        own[item.row].append(item)
        for below in range(item.row + 1, item.row + item.rows):
            reaching[below].append(item)
    rows = []
    for index, (row, cells, above) in enumerate(zip(group, own, reaching, strict=True)):
        filled: list[Cell] = []
        column = 0
        for item in sorted((*cells, *above), key=lambda item: item.start):
            if item.start > column:
                filled.append(Cell((), colspan=item.start - column, position=row.position))
            if item.row == index:
                filled.append(_spanning(item.cell, item.end - item.start, item.rows))
            column = item.end
        if column < width:
            filled.append(Cell((), colspan=width - column, position=row.position))
        same = len(filled) == len(row.cells) and all(map(is_, filled, row.cells))
        rows.append(row if same else replace(row, cells=tuple(filled)))
    return tuple(rows)


def _spanning(cell: Cell, columns: int, rows: int) -> Cell:
    """The cell over so many columns and rows; itself, as nearly always, where it is that already."""
    if (cell.colspan, cell.rowspan) == (columns, rows):
        return cell
    return replace(cell, colspan=columns, rowspan=rows)


def is_bold_row(row: Row) -> bool:
    """Whether all words of a row are bold: then it heads its table."""
    blocks = [block for cell in row.cells for block in cell.blocks]
    return bool(blocks) and all(isinstance(b, Paragraph) and all_strong(b.children) for b in blocks)


def has_names(rows: Sequence[Row]) -> bool:
    """Whether the first of several rows of ordinary cells names the columns, by its look or by its words."""
    first = rows[0]
    if any(cell.header or cell.rowspan > 1 for cell in first.cells):
        return False
    if is_bold_row(first):
        return not is_bold_row(rows[1])
    if any((cell.colspan, cell.rowspan) != (1, 1) for row in rows for cell in row.cells):
        return False
    return name_columns([[" ".join(" ".join(texts(cell)).split()) for cell in row.cells] for row in rows])


def as_header(row: Row) -> Row:
    """The row as one of header cells, whose words need not be bold to say so."""
    cells = [
        replace(
            cell,
            header=bool(cell.blocks),
            scope="col" if cell.blocks else "",
            blocks=tuple(
                replace(b, children=bare(b.children)) if isinstance(b, Paragraph) else b for b in cell.blocks
            ),
        )
        for cell in row.cells
    ]
    return replace(row, cells=tuple(cells))
