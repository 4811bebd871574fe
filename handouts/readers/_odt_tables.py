"""The tables of an OpenDocument text, and those that only set out a page or draw a box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from handouts.model import Cell
from handouts.readers._assembly import Frame
from handouts.readers._odt_names import (
    DRAW,
    TABLE,
    TEXT,
    number,
    word_count,
)
from handouts.readers._odt_parts import PartReader

_REPEAT = 1000


class TableReader(PartReader):
    """Reads tables."""

    def _table(self, element: etree._Element, caption: etree._Element | None) -> None:
        rows = list(_rows(element))
        cells = [cell for row, _ in rows for cell in row if cell.tag == TABLE + "table-cell"]
        if not any(word_count(cell) or next(cell.iter(DRAW + "image"), None) is not None for cell in cells):
            if caption is not None:
                self._paragraph(caption)
            return
        if len(cells) == 1 or _sets_out(cells):
            self._set_out(cells, caption)
            return
        opened = None
        if self.assembly.can_open("table"):
            opened = self.assembly.open(Frame("table", self.account.position))
        else:
            self.account.lose("format", "A table inside others", "its words are kept as paragraphs")
        if caption is not None:
            label = self.assembly.open(Frame("caption")) if self.assembly.can_open("caption") else None
            self._pour(self._content(caption).runs)
            if label is not None:
                self.assembly.close(label)
        named = sum(header for _, header in rows)
        if not named and len(rows) > 1 and self._is_named(rows[0][0]) and not self._is_named(rows[1][0]):
            named = 1
        for at, (row, _) in enumerate(rows):
            self._row(row, header=at < named and len(rows) > 1, open_=opened is not None)
        if opened is not None:
            self.assembly.close(opened)

    def _row(self, row: etree._Element, *, header: bool, open_: bool) -> None:
        kept = self.assembly.open(Frame("row", self.account.position)) if open_ else None
        for cell in row:
            if cell.tag != TABLE + "table-cell":
                continue
            across = max(1, min(number(cell.get(TABLE + "number-columns-spanned"), 1), _REPEAT))
            down = max(1, min(number(cell.get(TABLE + "number-rows-spanned"), 1), _REPEAT))
            times = max(1, min(number(cell.get(TABLE + "number-columns-repeated"), 1), _REPEAT))
            for _ in range(times if word_count(cell) or times < 20 else 1):
                made = Cell((), header, "col" if header else "", across, down)
                opened = self.assembly.open(Frame("cell", cell=made)) if open_ else None
                self.read(cell)
                if opened is not None:
                    self.assembly.close(opened)
        if kept is not None:
            self.assembly.close(kept)

    def _set_out(self, cells: Sequence[etree._Element], caption: etree._Element | None) -> None:
        """The parts of a table that only sets out a page, and of a box."""
        if caption is not None:
            self._paragraph(caption)
        box = None
        if len(cells) == 1 and self._has_label(cells[0]) and self.assembly.can_open("callout"):
            box = self.assembly.open(Frame("callout", self.account.position))
        for cell in cells:
            self.read(cell)
        if box is not None:
            self.assembly.close(box)

    def _is_named(self, row: etree._Element) -> bool:
        """Whether all words of a row are bold, or set in the style of a table's headings."""
        paragraphs = [p for p in row.iter(TEXT + "p") if word_count(p)]
        return bool(paragraphs) and all(
            "table heading" in self.source.styles.names("paragraph", p.get(TEXT + "style-name", ""))
            or self._is_bold(p)
            for p in paragraphs
        )


def _rows(table: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """The rows of a table, each with whether it names the columns."""
    stack = [(child, False) for child in reversed(table)]
    while stack:
        child, header = stack.pop()
        if child.tag == TABLE + "table-row":
            yield child, header
        elif child.tag in {TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"}:
            header = header or child.tag == TABLE + "table-header-rows"
            stack.extend((inner, header) for inner in reversed(child))


def _sets_out(cells: Sequence[etree._Element]) -> bool:
    """Whether a table only sets out a page: some cell has a heading with text under it."""
    return any(
        next(cell.iter(TEXT + "h"), None) is not None
        and sum(1 for _ in cell.iter(TEXT + "p", TEXT + "h")) > 1
        for cell in cells
    )
