"""The block rule for tables that are drawn as in plain text, as pandoc does: grids, and rules over columns.

    +---------+-----------+
    | Drug    | Dose      |
    +=========+===========+
    | Aspirin | *75* mg   |
    +---------+-----------+

Markdown in the cells counts. Such a table stands in no quotation, and only a grid in an item of a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.rules_block import StateBlock

from handouts.readers._plain_boxes import boxed, starts_grid
from handouts.readers._plain_cells import Drawn, DrawnCell, DrawnRow, broken
from handouts.readers._plain_columns import in_columns, is_ruler
from handouts.readers._plain_framed import framed, starts_frame
from handouts.readers._plain_lines import inked_lines
from handouts.readers._plain_markers import Line


def drawn_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it."""
    if state.is_code_block(start):
        return False
    raws: list[str] = state.env["lines"]
    if (state.level or state.blkIndent) and not raws[start].lstrip().startswith("+"):
        return False
    if not any(sign in raws[start] for sign in ("--", "==")) and "--" not in raws[min(start + 1, end - 1)]:
        return False
    if "drawn_lines" not in state.env:
        state.env["drawn_lines"] = inked_lines(raws)
    if start < state.env.get("drawn_looked", 0):
        return False  # it was no table when its first line was looked at
    last, table = _at(raws, state.env["drawn_lines"], start)
    if table is None:
        state.env["drawn_looked"] = last
    if table is None or last > end or len(table.rows[0]) < 2:
        return False
    if any(state.sCount[line] < state.blkIndent for line in range(start, last)):
        return False  # it goes on outside of the item
    if not silent:
        _push(state, table, start, last)
        state.line = last
    return True


def _at(raws: Sequence[str], lines: Sequence[Line | None], at: int) -> tuple[int, Drawn | None]:
    line = lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else None
    if line and starts_grid(line):
        return boxed(raws, lines, at)
    if line and starts_frame(line):
        return framed(raws, lines, at) or (at, None)
    if line and below and is_ruler(below):
        return in_columns(raws, lines, at, 1)
    return at, None


def _push(state: StateBlock, table: Drawn, start: int, last: int) -> None:
    token = state.push("table_open", "table", 1)
    token.map, token.meta["html"] = [start, last], True
    for name, tag, rows in (("thead", "th", table.header), ("tbody", "td", table.rows)):
        if rows:
            state.push(f"{name}_open", name, 1)
            for row in rows:
                _push_row(state, row, tag, start)
            state.push(f"{name}_close", name, -1)
    state.push("table_close", "table", -1)


def _push_row(state: StateBlock, row: DrawnRow, tag: str, start: int) -> None:
    first = next((cell.pieces[0].line.number - 1 for cell in row if cell.pieces), start)
    state.push("tr_open", "tr", 1).map = [first, first + 1]
    for cell in row:
        token = state.push(f"{tag}_open", tag, 1)
        token.map = [first, first + 1]
        token.meta["html"] = True
        token.meta["given"] = {"colspan": str(cell.span), "rowspan": str(cell.down)}
        inline = state.push("inline", "", 0)
        inline.map, inline.children = [first, first + 1], []
        inline.content, inline.meta["starts"] = _content(cell)
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)


def _content(cell: DrawnCell) -> tuple[str, list[tuple[int, int, int]]]:
    """The words of a cell, and where each of its lines starts: offset, line and column."""
    if not cell.pieces:
        return "", [(0, 1, 1)]
    content = cell.pieces[0].line.text
    starts = [(0, cell.pieces[0].line.number, cell.pieces[0].line.column)]
    for above, piece in pairwise(cell.pieces):
        content += "\n" if broken(above, piece) else "\\\n"
        starts.append((len(content), piece.line.number, piece.line.column))
        content += piece.line.text
    return content, starts
