"""Where the cells of a table stand: rows, columns and spans, with nothing of how they look."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from handouts import model


class Slot(NamedTuple):
    """A cell and where it stands in the grid, rows counted over header and body together."""

    cell: model.Cell
    row: int
    column: int
    columns: int
    rows: int


def arrange(rows: Sequence[model.Row]) -> tuple[list[Slot], int]:
    """Where each cell stands, row by row, and how many columns there are.

    Where a row is short, an empty cell fills it, so that the grid is regular.
    """
    slots: list[Slot] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            across, down = max(1, cell.colspan), max(1, min(cell.rowspan, len(rows) - number))
            while any((number, column + x) in taken for x in range(across)) and across > 1:
                across -= 1
            taken.update((number + y, column + x) for y in range(down) for x in range(across))
            slots.append(Slot(cell, number, column, across, down))
            column += across
    columns = max((column + 1 for _, column in taken), default=0)
    for number in range(len(rows)):
        slots += [
            Slot(model.Cell(()), number, at, 1, 1) for at in range(columns) if (number, at) not in taken
        ]
    return sorted(slots, key=lambda slot: (slot.row, slot.column)), columns


def gaps(columns: int, taken: Container[int]) -> Iterator[tuple[int, int]]:
    """First column and end of each stretch of columns that are not taken."""
    for free, stretch in itertools.groupby(range(columns), lambda column: column not in taken):
        found = list(stretch)
        if free:
            yield found[0], found[-1] + 1


def stretches(tied: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First row and end of each stretch of rows that belong together."""
    start = 0
    for row in range(1, len(tied) + 1):
        if row == len(tied) or not tied[row]:
            yield start, row
            start = row


def shares(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """The width of each column, all in one unit.

    A column that needs no more than an even share gets what it needs, so that "Day 10" stands on one line
    beside a column of long text. The others share what is left, by how much more than the least they need.

    Args:
        least: What each column needs for its longest word; no more than `room` together.
        most: What each needs to have every line of its own on one line.
        room: The width of all columns together.
    """
    if sum(most) <= room:
        return list(most)
    even = room / len(most)
    floor = [high if high <= even else low for low, high in zip(least, most, strict=True)]
    if sum(floor) > room:  # the longest words of the others need more than what is left
        floor = list(least)
    share = (room - sum(floor)) / (sum(most) - sum(floor))
    return [low + (high - low) * share for low, high in zip(floor, most, strict=True)]
