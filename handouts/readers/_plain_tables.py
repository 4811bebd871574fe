"""Finds the tables that an author drew in plain text."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.readers._plain_boxes import boxed, starts_box, starts_grid
from handouts.readers._plain_cells import Drawn
from handouts.readers._plain_columns import in_columns, starts_columns
from handouts.readers._plain_framed import framed, starts_frame
from handouts.readers._plain_markers import Line


def tables(raws: Sequence[str], lines: Sequence[Line | None]) -> dict[int, tuple[int, Drawn]]:
    """The tables of a text by the number of their first line, each with the line after its last.

    Args:
        raws: The lines of the text as they are.
        lines: The same without the white space around them; None for a blank one.
    """
    found: dict[int, tuple[int, Drawn]] = {}
    looked = [0, 0, 0]  # from where on to look in each of three ways, so that no line is looked at twice
    at = 0
    while at < len(lines):
        line = lines[at]
        made = _at(line, raws, lines, at, looked) if line else None
        if made:
            found[at] = made
        at = made[0] if made else at + 1
    return found


def looks_drawn(lines: Sequence[Line]) -> bool:
    """Whether lines that became no table look like one, so that its cells may be lost in them."""
    columns = sum(starts_columns(line) for line in lines)
    return (columns > 1 and 2 * columns >= len(lines)) or any(starts_grid(line) for line in lines)


def _at(
    line: Line, raws: Sequence[str], lines: Sequence[Line | None], at: int, looked: list[int]
) -> tuple[int, Drawn] | None:
    if at >= looked[0] and starts_box(line):
        looked[0], drawn = boxed(raws, lines, at)
        if drawn:
            return looked[0], drawn
    if starts_frame(line) and (found := framed(raws, lines, at)):
        return found
    if not starts_columns(line):
        return None
    for apart in (1, 2):
        if at >= looked[apart]:
            looked[apart], drawn = in_columns(raws, lines, at, apart)
            if drawn:
                return looked[apart], drawn
    return None
