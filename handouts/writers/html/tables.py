"""Tables made regular: every row covers every column, and no span points at nothing.

A source may hold rows of unequal length, and spans that reach past the table or past each other. A browser
guesses; a screen reader that reads cell by cell then says the wrong header. So the cells are laid on a grid.
"""

from __future__ import annotations

import dataclasses

from handouts.model import Cell, Row, Table, texts
from handouts.records import dataclass

_ROOM = 20
"""Characters side by side in 320 CSS pixels, in 20 px type with letters spaced as in WCAG 2.2 1.4.12."""

_LETTER = 0.65
"""The width of a bold letter in multiples of the type size, with room to spare."""

_LONG = 30
"""A word of more characters may be broken inside a table: whole, it would drive the other columns away."""

_MOST_COLUMNS = 1000
"""The largest colspan that HTML knows (HTML Living Standard, 4.9.11)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to be written.

    Attributes:
        header: Its header rows.
        rows: Its other rows.
        room: How many characters its longest words and the gaps between them take, beside each other.
    """

    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    room: int

    @property
    def wide(self) -> bool:
        """Whether its longest words do not fit beside each other on the narrowest screen."""
        return self.room > _ROOM


def grid(table: Table) -> Grid:
    """The table with its rows filled up to one width and its spans cut to what there is."""
    groups = [_placed(table.header), _placed(table.rows)]
    columns = sorted({column for group in groups for row in group for column, _ in row})
    widths = dict.fromkeys(columns, 0)
    for group in groups:
        for row in group:
            for column, cell in row:
                words = (len(word) for text in texts(cell) for word in text.split())
                if cell.colspan == 1:
                    widths[column] = max(widths[column], *words, 0)
    header, rows = (_filled(group, columns) for group in groups)
    # Each column but the first has a gap of two characters before it.
    return Grid(header, rows, sum(widths.values()) + 2 * max(len(columns) - 1, 0))


def room_on_paper(width: float, size: float) -> int:
    """How many characters of a table stand side by side on paper.

    Args:
        width: How wide the text is on the page, in points.
        size: The type size in points.
    """
    return int(width / (size * _LETTER))


def has_long_word(cell: Cell) -> bool:
    """Whether a word in the cell is too long to stay whole."""
    return any(len(word) > _LONG for text in texts(cell) for word in text.split())


def _placed(rows: tuple[Row, ...]) -> list[list[tuple[int, Cell]]]:
    """The cells of each row with the column that each starts in; spans never overlap or leave the rows."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for number, row in enumerate(rows):
        cells = []
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            colspan = 1
            while colspan < min(cell.colspan, _MOST_COLUMNS) and (number, column + colspan) not in taken:
                colspan += 1
            rowspan = max(1, min(cell.rowspan, len(rows) - number))
            if rowspan > 1:
                taken |= {
                    (below, column + across)
                    for below in range(number + 1, number + rowspan)
                    for across in range(colspan)
                }
            cells.append((column, dataclasses.replace(cell, colspan=colspan, rowspan=rowspan)))
            column += colspan
        placed.append(cells)
    return placed


def _filled(placed: list[list[tuple[int, Cell]]], columns: list[int]) -> tuple[Row, ...]:
    """Rows in which each of `columns` is covered, and spans count only columns and rows that have cells."""
    lines = [number for number, row in enumerate(placed) if row]
    covered: set[tuple[int, int]] = set()
    rows = []
    for number in lines:
        at = dict(placed[number])
        cells = []
        for column in columns:
            if column in at:
                cell = at[column]
                across = [other for other in columns if column <= other < column + cell.colspan]
                down = [line for line in lines if number <= line < number + cell.rowspan]
                covered |= {(line, other) for line in down for other in across}
                cells.append(_spanning(cell, len(across), len(down)))
            elif (number, column) not in covered:
                cells.append(Cell(()))
        rows.append(Row(tuple(cells)))
    return tuple(rows)


def _spanning(cell: Cell, colspan: int, rowspan: int) -> Cell:
    if (cell.colspan, cell.rowspan) == (colspan, rowspan):
        return cell
    return dataclasses.replace(cell, colspan=colspan, rowspan=rowspan)
