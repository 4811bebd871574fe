"""From the cells of a table in Markdown, with pipes or in HTML, to the table that they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import Literal

from markdown_it.token import Token

from handouts.findings import Position
from handouts.model import Blocks, Cell, Inlines, Paragraph, Row, Strong, Table
from handouts.readers._grid import clipped, regular, with_row_names
from handouts.records import dataclass

_Scope = Literal["", "col", "row"]
_SCOPES: dict[str, _Scope] = {"col": "col", "colgroup": "col", "row": "row", "rowgroup": "row"}


@dataclass(slots=True)
class TableRows:
    """The rows of a table while it is being read."""

    caption: Inlines = ()
    _header: list[Row] = field(default_factory=list)
    _body: list[Row] = field(default_factory=list)
    _implied: bool = True

    def group(self, is_header: bool, rows: Sequence[Row], *, implied: bool) -> None:
        """Adds rows.

        Args:
            is_header: They name the columns.
            rows: The rows. No cell of theirs reaches out of them.
            implied: The author made no group of them.
        """
        self._implied = self._implied and implied
        made = [row for row in rows if row.cells]
        (self._header if is_header else self._body).extend(clipped(made))

    def table(self, position: Position, *, in_html: bool) -> Table:
        """The table."""
        header, body = self._header, self._body
        if in_html and self._implied:
            # As a browser does: rows with nothing but headings name the columns.
            count = next((at for at, row in enumerate(body) if not _all_headers(row)), len(body))
            header, body = body[:count], body[count:]
        if in_html:
            titles, rows = regular((header, body))
            titles, rows = _scoped(titles, "col"), _scoped(rows, "row")
        else:
            titles, rows = tuple(header), tuple(body)
        if not any(cell.blocks for row in titles for cell in row.cells):
            titles = ()
        named = with_row_names(titles, rows)
        if not in_html and named == rows:
            named = _with_bold_names(rows)
        return Table(titles, named, self.caption, position=position)


def cell_of(token: Token, blocks: Blocks, position: Position) -> Cell:
    """A cell. One that is empty names nothing."""
    header = token.type == "th_open" and bool(blocks)
    if not token.meta.get("html"):
        return Cell(blocks, header, "col" if header else "", position=position)
    given = token.meta["given"]
    scope = _SCOPES.get(given.get("scope", "").lower(), "") if header else ""
    spans = (_span(given.get("colspan", "")), _span(given.get("rowspan", "")))
    return Cell(blocks, header, scope, *spans, position=position)


def _span(text: str) -> int:
    return min(int(text), 1000) if text.isascii() and text.isdigit() and len(text) < 6 and int(text) else 1


def _all_headers(row: Row) -> bool:
    return all(cell.header or not cell.blocks for cell in row.cells)


def _scoped(rows: Iterable[Row], scope: _Scope) -> tuple[Row, ...]:
    """The rows with a scope on each header cell that the author gave none."""
    return tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, scope=scope) if cell.header and not cell.scope else cell for cell in row.cells
            ),
        )
        if any(cell.header for cell in row.cells)
        else row
        for row in rows
    )


def _with_bold_names(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows, each with its first cell as its name, if all that stands in the first column is bold."""
    filled = [row.cells[0] for row in rows if row.cells[0].blocks]
    if not filled or any(len(row.cells) < 2 for row in rows) or any(_bold(cell) is None for cell in filled):
        return rows
    return tuple(replace(row, cells=(_name(row.cells[0]), *row.cells[1:])) for row in rows)


def _name(cell: Cell) -> Cell:
    words = _bold(cell)
    return replace(cell, blocks=(words,), header=True, scope="row") if words else cell


def _bold(cell: Cell) -> Paragraph | None:
    """The one paragraph of a cell that is bold from end to end, without its bold."""
    match cell.blocks:
        case (Paragraph(children=(Strong(children=words),)) as paragraph,):
            return replace(paragraph, children=words)
    return None
