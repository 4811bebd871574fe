"""A table's title that its author put into the first row, over all columns."""

from __future__ import annotations

import dataclasses

from handouts.model import Paragraph, Row, Table


def titled(table: Table) -> Table:
    """The table with the words of its first row as its caption, where that row is one cell over all columns.

    A heading cell over all columns tells nobody which column they are in; a caption is said before the table
    (WCAG 2.2, technique H39). Where another row is one cell over all columns, too, the first of them heads a
    group of rows, and the table stays as it is.
    """
    rows = table.header + table.rows
    if table.caption or len(rows) < 2:
        return table
    columns = max(map(_width, rows))
    if columns < 2 or [number for number, row in enumerate(rows) if _over(row, columns)] != [0]:
        return table
    [cell] = rows[0].cells
    if cell.rowspan != 1 or len(cell.blocks) != 1 or not isinstance(cell.blocks[0], Paragraph):
        return table
    if not cell.blocks[0].children:
        return table
    return dataclasses.replace(
        table,
        caption=cell.blocks[0].children,
        header=table.header[1:],
        rows=table.rows if table.header else table.rows[1:],
    )


def _width(row: Row) -> int:
    return sum(cell.colspan for cell in row.cells)


def _over(row: Row, columns: int) -> bool:
    """Whether a row is one cell over all columns."""
    return len(row.cells) == 1 and row.cells[0].colspan == columns
