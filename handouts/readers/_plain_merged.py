"""Grids with cells that go on over more than one row: the rule below such a cell leaves it open.

+---------+---------+-------+
| Drug    | When    | Dose  |
+=========+=========+=======+
| Aspirin | Morning | 75 mg |
|         +---------+-------+
|         | Night   | 20 mg |
+---------+---------+-------+
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from handouts.readers._plain_cells import Drawn, DrawnCell, DrawnRow, Piece, table
from handouts.readers._plain_markers import Line
from handouts.records import dataclass

_RULE = frozenset("-=:")
_ENDS = frozenset("+|-=")


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line of a grid: as it is, with plain signs for what is drawn, and without white space around it."""

    raw: str
    drawn: str
    line: Line

    def closed(self, edges: Sequence[int]) -> Set[int]:
        """The columns that the line rules."""
        if "+" not in self.drawn:
            return frozenset()
        return {
            at
            for at, (left, right) in enumerate(pairwise(edges))
            if right < len(self.drawn)
            and right - left > 2
            and self.drawn[left] in _ENDS
            and self.drawn[right] in _ENDS
            and _RULE.issuperset(self.drawn[left + 1 : right])
        }

    def pieces(self, left: int, right: int) -> list[Piece]:
        """What stands between two edges."""
        words = self.raw[left + 1 : right]
        text = words.strip()
        if not text:
            return []
        column = left + 1 + len(words) - len(words.lstrip())
        return [Piece(Line(self.line.number, column + 1, self.line.indent, text), right - left - 3)]


def merged(grid: Sequence[GridLine], edges: Sequence[int]) -> Drawn | None:
    """The table that a grid with open rules is; None where its bars do not stand under each other.

    Args:
        grid: Its lines, the first and the last of them whole rules.
        edges: Where its columns start and end.
    """
    columns = len(edges) - 1
    rules = {number: closed for number, one in enumerate(grid) if (closed := one.closed(edges))}
    if any(len(rules.get(end, ())) < columns for end in (0, len(grid) - 1)):
        return None
    rows: list[DrawnRow] = []
    heads = 0
    owners: dict[int, DrawnCell] = {}
    for above, below in pairwise(sorted(rules)):
        spans = _spans(grid[above + 1 : below], edges)
        if spans is None:
            return None
        made = _row(grid[above:below], rules[above], spans, edges, owners)
        if made is None:
            return None
        rows.append(made)
        if len(rules[below]) == columns and "=" in grid[below].drawn and not heads:
            heads = len(rows)
    if heads == len(rows) or not any(cell.pieces for row in rows for cell in row):
        return None
    return table(rows[:heads], rows[heads:], [one.line for one in grid])


def _spans(lines: Sequence[GridLine], edges: Sequence[int]) -> Mapping[int, int] | None:
    """How many columns each cell between two rules fills, by its first column; None without clear bars."""
    if not lines:
        return None
    bars = [[at for at, edge in enumerate(edges) if one.drawn[edge : edge + 1] == "|"] for one in lines]
    if any(other != bars[0] for other in bars) or bars[0][:1] != [0] or bars[0][-1] != len(edges) - 1:
        return None
    return {left: right - left for left, right in pairwise(bars[0])}


def _row(
    lines: Sequence[GridLine],
    closed: Set[int],
    spans: Mapping[int, int],
    edges: Sequence[int],
    owners: dict[int, DrawnCell],
) -> DrawnRow | None:
    """The cells that begin below a rule, the first of the lines; those above it that it leaves open go on.

    Args:
        lines: The rule, and the lines below it.
        closed: The columns that it rules.
        spans: How many columns each cell below it fills, by its first column.
        edges: Where columns start and end.
        owners: The cell of each column where one begins, in the row above; changed to those of this row.
    """
    row: DrawnRow = []
    before = dict(owners)
    owners.clear()
    for start, span in spans.items():
        ruled = [at in closed for at in range(start, start + span)]
        left, right = edges[start], edges[start + span]
        if all(ruled):
            cell = DrawnCell(span=span)
            row.append(cell)
        else:
            cell = before.get(start, DrawnCell(span=0))
            if any(ruled) or cell.span != span:
                return None
            cell.down += 1
            cell.pieces += lines[0].pieces(left, right)
        for line in lines[1:]:
            cell.pieces += line.pieces(left, right)
        owners[start] = cell
    return row
