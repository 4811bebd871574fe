"""Tables between rules: where lines that lie and stand make a grid, its cells are those of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from handouts.readers._pdf_source import Piece
from handouts.records import dataclass

Box = tuple[float, float, float, float]

_NEAR = 3.0
"""Points. Rules that are closer are one."""
_SHORT = 8.0
_MOST = 1_500
"""Rules of a page beyond which it is a drawing, and cells of a grid beyond which it is none."""


@dataclass(slots=True)
class Ruled:
    """A grid of rules.

    Attributes:
        box: Its edges.
        cells: The cells, each as its row, its column, how many of them it reaches over, and its edges.
    """

    box: Box
    rows: int
    columns: int
    cells: list[tuple[int, int, int, int, Box]] = field(default_factory=list)


def grids(rules: Sequence[Box]) -> list[Ruled]:
    """The grids that rules make, from the top of the page down."""
    lying = _joined(
        [(y0, x0, x1) for x0, y0, x1, y1 in map(_middle, rules) if x1 - x0 >= _SHORT and y1 == y0]
    )
    standing = _joined(
        [(x0, y0, y1) for x0, y0, x1, y1 in map(_middle, rules) if y1 - y0 >= _SHORT and x1 == x0]
    )
    if len(lying) + len(standing) > _MOST:
        return []
    made = []
    for across, down in _groups(lying, standing):
        grid = _grid(across, down)
        if grid:
            made.append(grid)
    return sorted(made, key=lambda grid: (grid.box[1], grid.box[0]))


def _middle(rule: Box) -> Box:
    """A rule as a line without thickness."""
    x0, y0, x1, y1 = rule
    if x1 - x0 >= y1 - y0:
        return x0, (y0 + y1) / 2, x1, (y0 + y1) / 2
    return (x0 + x1) / 2, y0, (x0 + x1) / 2, y1


def _joined(lines: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Lines on one height that touch as one. A line is its height and where it starts and ends."""
    made: list[tuple[float, float, float]] = []
    rest = sorted(lines)
    while rest:
        level = rest[0][0]
        same = sorted(line[1:] for line in rest if line[0] - level <= _NEAR)
        rest = [line for line in rest if line[0] - level > _NEAR]
        start, end = same[0]
        for a, b in same[1:]:
            if a <= end + _NEAR:
                end = max(end, b)
            else:
                made.append((level, start, end))
                start, end = a, b
        made.append((level, start, end))
    return made


def _groups(
    lying: Sequence[tuple[float, float, float]], standing: Sequence[tuple[float, float, float]]
) -> Iterable[tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]]:
    """Rules that cross or touch each other, together."""
    parent = list(range(len(lying) + len(standing)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, (y, x0, x1) in enumerate(lying):
        for j, (x, y0, y1) in enumerate(standing, len(lying)):
            if x0 - _NEAR <= x <= x1 + _NEAR and y0 - _NEAR <= y <= y1 + _NEAR:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]] = {}
    for i, line in enumerate(lying):
        groups.setdefault(root(i), ([], []))[0].append(line)
    for j, line in enumerate(standing, len(lying)):
        groups.setdefault(root(j), ([], []))[1].append(line)
    return groups.values()


def _grid(
    lying: Sequence[tuple[float, float, float]], standing: Sequence[tuple[float, float, float]]
) -> Ruled | None:
    ys, xs = _levels(line[0] for line in lying), _levels(line[0] for line in standing)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > _MOST:
        return None
    made = Ruled((xs[0], ys[0], xs[-1], ys[-1]), rows, columns)
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            across = 1
            while column + across < columns and not _is_ruled(
                standing, xs[column + across], ys[row], ys[row + 1]
            ):
                across += 1
            down = 1
            while row + down < rows and not _is_ruled(lying, ys[row + down], xs[column], xs[column + across]):
                down += 1
            taken |= {(row + y, column + x) for y in range(down) for x in range(across)}
            box = (xs[column], ys[row], xs[column + across], ys[row + down])
            made.cells.append((row, column, down, across, box))
    return made


def _levels(values: Iterable[float]) -> list[float]:
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > _NEAR:
            made.append(value)
    return made


def _is_ruled(lines: Sequence[tuple[float, float, float]], level: float, start: float, end: float) -> bool:
    """Whether a rule lies at `level` over most of the way from `start` to `end`."""
    covered = sum(max(0.0, min(end, b) - max(start, a)) for at, a, b in lines if abs(at - level) <= _NEAR)
    return covered > 0.6 * (end - start)


def cell_of(grid: Ruled, piece: Piece) -> int | None:
    """The number of the cell that a piece stands in, or None for one outside the grid."""
    x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.y) / 2
    x0, y0, x1, y1 = grid.box
    if not (x0 - 1 <= x <= x1 + 1 and y0 - 1 <= y <= y1 + 1):
        return None
    for number, (*_, box) in enumerate(grid.cells):
        if box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1:
            return number
    return None
