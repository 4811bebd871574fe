"""Whether the rows of a table fill one rectangle, with cells that span rows and columns counted."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.records import dataclass

MAX_SPAN = 1000
"""The most columns that a cell may span (HTML Living Standard, 4.9.11); more is taken as this."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many rows and columns a cell takes. No rows means all rows that follow, as in HTML."""

    rows: int = 1
    columns: int = 1


def grid_faults(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """What keeps the rows from being a regular grid, in words; empty if they are one."""
    faults: list[str] = []
    width = 0
    below: dict[int, int] = {}  # for each column, how many more rows it is taken by a cell from above
    for index, row in enumerate(rows):
        taken = below
        below = {column: left - 1 for column, left in taken.items() if left > 1}
        column = 0
        for cell in row:
            while column in taken:
                column += 1
            if cell.columns < 1 or cell.rows < 0:
                faults.append(f"row {index + 1}: a cell spans less than one row or column")
            columns = min(max(cell.columns, 1), MAX_SPAN)
            left = len(rows) - index if cell.rows == 0 else max(cell.rows, 1)
            if cell.rows > len(rows) - index:
                faults.append(f"row {index + 1}: a cell spans more rows than there are")
            for place in range(column, column + columns):
                if place in taken:
                    faults.append(f"row {index + 1}: two cells are in one place")
                if left > 1:
                    below[place] = left - 1
            column += columns
        filled = max([column, *(place + 1 for place in taken)])
        holes = filled - column - sum(place >= column for place in taken)
        if holes:
            faults.append(f"row {index + 1} has a hole")
        if index == 0:
            width = filled
        elif filled != width:
            faults.append(f"row {index + 1} has {filled} columns, the first row has {width}")
    return faults
