"""Tables: as a grid where every word fits its column, else as one labelled group of lines a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from handouts import model
from handouts.records import dataclass
from handouts.writers.pdf import figures
from handouts.writers.pdf.canvas import INK, REPEATED, Canvas
from handouts.writers.pdf.fonts import BOLD, REGULAR
from handouts.writers.pdf.grid import Slot, arrange, gaps, shares, stretches
from handouts.writers.pdf.inlines import one_line
from handouts.writers.pdf.layout import FREE, TOGETHER, Bar, Blank, Flow, Repeat, TextBlock
from handouts.writers.pdf.lines import Run, break_lines, natural_width
from handouts.writers.pdf.paging import Placed, paint
from handouts.writers.pdf.structure import Element

if TYPE_CHECKING:
    from handouts.writers.pdf.blocks import Typesetter

HEADER_RULE = 2.0
ROW_RULE = 0.75
"""Thickness in points of the rule under the header, and of that under each row."""


class SetCell(NamedTuple):
    """A cell that has been set in a column of its own."""

    slot: Slot
    element: Element
    flow: Flow


@dataclass(frozen=True, slots=True)
class RowInk:
    """A row, or a slice of one that is taller than a page, with the rules under it."""

    cells: Sequence[tuple[Element, Sequence[Placed]]]
    rules: Sequence[Bar]

    def paint(self, canvas: Canvas, top: float, parts: range, /) -> None:
        """See `layout.Ink`."""
        for element, placed in self.cells:
            if not canvas.muted:
                element.join()  # an empty cell has its place too
            paint(canvas, placed, top)
        for rule in self.rules:
            rule.paint(canvas, top, parts)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A column's name over a cell of a row that is set as lines: an artifact, for the header has said it."""

    block: TextBlock

    def paint(self, canvas: Canvas, top: float, parts: range, /) -> None:
        """See `layout.Ink`."""
        with canvas.artifact(REPEATED):
            self.block.paint(canvas, top, parts)


def set_table(setter: Typesetter, flow: Flow, table: model.Table, parent: Element) -> None:
    """Set a table in a flow."""
    grid = Grid(setter, flow, table, setter.tags.element("Table", parent))
    if table.caption:
        setter.words(flow, table.caption, setter.tags.element("Caption", grid.element), BOLD, solid=True)
        flow.hold = max(flow.hold, 1)
        flow.space(setter.line / 2)
    if grid.columns:
        why = grid.set_as_grid()
        if why:
            setter.tell(f"{table.position}: {_named(table)} is set as lines, one group for each row: {why}")
            grid.set_as_lines()


def _named(table: model.Table) -> str:
    caption = one_line(table.caption)
    return f"The table ‘{caption}’" if caption else "A table"


class Grid:
    """A table that is being set.

    Attributes:
        slots: Every cell, and an empty one wherever a row is short, so that the grid is regular.
        columns: How many there are.
        head: How many rows are header rows.
        begin: How many strips the flow had before.
        rows: The TR of each row.
    """

    def __init__(self, setter: Typesetter, flow: Flow, table: model.Table, element: Element) -> None:
        self.setter = setter
        self.flow = flow
        self.element = element
        self.head = len(table.header)
        rows = (*table.header, *table.rows)
        self.slots, self.columns = arrange(rows)
        head = setter.tags.element("THead", element)
        # TBody only beside THead: a body alone is a Table of TRs.
        body = setter.tags.element("TBody", element) if table.header else element
        self.rows = [setter.tags.element("TR", head if at < self.head else body) for at in range(len(rows))]
        self.pad = setter.size * 0.9
        self.begin = len(flow.strips)

    def _cell(self, slot: Slot) -> Element:
        """The element of a cell (ISO 32000-1, table 349; ISO 14289-1, 7.5: a TH has a Scope)."""
        entries = []
        if self._is_header(slot):
            column = slot.cell.scope == "col" or (slot.cell.scope == "" and slot.row < self.head)
            entries.append(f"/Scope/{'Column' if column else 'Row'}")
        if slot.columns > 1:
            entries.append(f"/ColSpan {slot.columns}")
        if slot.rows > 1:
            entries.append(f"/RowSpan {slot.rows}")
        attributes = f"/A<</O/Table{''.join(entries)}>>".encode("ascii") if entries else b""
        name = "TH" if self._is_header(slot) else "TD"
        return self.setter.tags.element(name, self.rows[slot.row], attributes)

    def _is_header(self, slot: Slot) -> bool:
        return slot.cell.header or slot.row < self.head

    def _fill(self, slot: Slot, element: Element, column: Flow) -> SetCell:
        """Set a cell's blocks in a column; in a header, in bold."""
        setter = self.setter
        if self._is_header(slot):
            for block in slot.cell.blocks:
                if isinstance(block, model.Paragraph):
                    setter.words(column, block.children, setter.tags.element("P", element), BOLD)
                else:
                    setter.blocks(column, (block,), element, setter.line / 4)
                column.space(setter.line / 4)
        else:
            setter.blocks(column, slot.cell.blocks, element, setter.line / 4)
        return SetCell(slot, element, column)

    # As a grid ----------------------------------------------------------------------------------------

    def set_as_grid(self) -> str:
        """Set the table as a grid. Where it fits none, set nothing, and say why and what would help."""
        widths = self._widths()
        if isinstance(widths, float):
            more = max(1, round(100 * (widths - 1)))
            return (
                f"the longest words of its columns need {more} percent more room than a line has at "
                f"{self.setter.size:g} points. With fewer columns or shorter words it would be a grid."
            )
        line, flow = self.setter.line, self.flow
        above = line * 0.3
        cells = [
            self._fill(
                slot,
                self._cell(slot),
                Flow(
                    flow.x + sum(widths[: slot.column]),
                    sum(widths[slot.column : slot.column + slot.columns]) - self.pad,
                ),
            )
            for slot in self.slots
        ]
        heights, tied = self._heights(cells, above)
        head_height = sum(heights[: self.head])
        if any(
            sum(heights[start:end]) + head_height > self.setter.column
            for start, end in stretches(tied)
            if end > start + 1
        ):
            # Cells that span rows keep those together.
            return "rows that one cell joins are taller than a page. Without joined cells it would be a grid."
        repeat: Repeat | None = None
        before = sum(strip.gap + strip.height for strip in flow.strips[self.begin :])
        for row, height in enumerate(heights):
            in_head = row < self.head
            # The first row stays with the caption and the header, so it has less room.
            room = self.setter.column - (before + head_height if row == self.head else 0.0)
            room = min(room, self.setter.column - (repeat.height if repeat else 0.0))
            mine = [cell for cell in cells if cell.slot.row == row]
            slices = list(_slices(mine, above, room, whole=height <= room))
            for number, (slice_, needed) in enumerate(slices):
                tall = height if len(slices) == 1 else needed
                rules = self._rules(row, widths, tall) if number == len(slices) - 1 else ()
                level = TOGETHER if (tied[row] and not number) or (in_head and row) else FREE
                ink = RowInk(slice_, rules)
                flow.add(ink, tall, level=level, baseline=above + self.setter.baseline).repeat = repeat
            if in_head:
                flow.hold = max(flow.hold, 1)
                if row == self.head - 1 and head_height < self.setter.column / 3:
                    repeat = Repeat(tuple(flow.strips[-self.head :]), head_height)
        return ""

    def _rules(self, row: int, widths: Sequence[float], height: float) -> list[Bar]:
        """The rules under a row: none across a cell that goes on below, none between rows of the header."""
        if row < self.head - 1:
            return []
        thickness = HEADER_RULE if row == self.head - 1 else ROW_RULE
        through = {
            column
            for slot in self.slots
            if slot.row <= row < slot.row + slot.rows - 1
            for column in range(slot.column, slot.column + slot.columns)
        }
        return [
            Bar(
                self.flow.x + sum(widths[:start]),
                # Beside a cell that goes on below, it ends where the column's words do.
                sum(widths[start:end]) - (self.pad if end < self.columns else 0.0),
                thickness,
                INK,
                height - thickness,
            )
            for start, end in gaps(self.columns, through)
        ]

    def _widths(self) -> list[float] | float:
        """The width of each column; or how many times the text's width their longest words need."""
        least = [0.0] * self.columns
        most = [0.0] * self.columns
        for slot in sorted(self.slots, key=lambda slot: slot.columns):
            weight = BOLD if self._is_header(slot) else REGULAR
            narrow, wide = _natural_widths(self.setter, slot.cell, weight)
            span = range(slot.column, slot.column + slot.columns)
            for widths, needed in ((least, narrow), (most, wide)):
                lacking = needed * self.setter.size / 1000 + self.pad + 0.01 - sum(widths[at] for at in span)
                for at in span:
                    widths[at] += max(0.0, lacking) / len(span)
        room = self.flow.width
        if sum(least) > room:
            return sum(least) / room
        return shares(least, most, room)

    def _heights(self, cells: Sequence[SetCell], above: float) -> tuple[list[float], list[bool]]:
        """The height of each row, and whether a cell ties it to the row above."""
        heights = [self.setter.line + 2 * above] * len(self.rows)
        tied = [False] * len(self.rows)
        for slot, _, column in cells:
            if slot.rows == 1:
                heights[slot.row] = max(heights[slot.row], column.height() + 2 * above)
        for slot, _, column in cells:
            if slot.rows > 1:
                last = slot.row + slot.rows - 1
                lacking = column.height() + 2 * above - sum(heights[slot.row : last + 1])
                heights[last] += max(0.0, lacking)
                tied[slot.row + 1 : last + 1] = [True] * (slot.rows - 1)
        return heights, tied

    # As lines -----------------------------------------------------------------------------------------

    def set_as_lines(self) -> None:
        """Set a table that is too wide for the page: its header as lines, then each row as labelled lines.

        To a screen reader it is the same table.
        """
        setter, flow = self.setter, self.flow
        names = self._names()
        for row in range(len(self.rows)):
            flow.begin_whole()
            for slot in self.slots:
                if slot.row != row:
                    continue
                cell = self._cell(slot)
                flow.add(Blank(cell), 0.0, counts=False)
                flow.hold = max(flow.hold, 1)
                if names[slot.column] and not self._is_header(slot) and slot.cell.blocks:
                    self._prompt(names[slot.column])
                for strip in self._fill(slot, cell, Flow(flow.x, flow.width)).flow.strips:
                    flow.take(strip, counts=strip.height > 0)
                flow.space(setter.line / 4)
            flow.hold = max(flow.hold, 1)
            thickness = HEADER_RULE if row == self.head - 1 else ROW_RULE
            flow.add(Bar(flow.x, flow.width, thickness, INK), thickness, counts=False)
            flow.hold = 1 if row < self.head else 0
            flow.end_whole()
            flow.space(setter.line / 2)

    def _names(self) -> list[str]:
        """What the header calls each column."""
        names = [""] * self.columns
        for slot in self.slots:
            text = " ".join(model.words(slot.cell)).rstrip(":") if slot.row < self.head else ""
            for at in range(slot.column, slot.column + slot.columns):
                names[at] = f"{names[at]}, {text}" if names[at] and text else names[at] or text
        return names

    def _prompt(self, name: str) -> None:
        setter, flow = self.setter, self.flow
        runs = [Run(f"{name}:", BOLD + setter.tags.weights, Element("Artifact"))]
        block = TextBlock(
            break_lines(runs, flow.width * 1000 / setter.size), flow.x, setter.size, setter.line
        )
        ink = Prompt(block)
        for part in range(len(block.lines)):
            flow.hold = max(flow.hold, 1)
            flow.add(ink, setter.line, part=part)
        flow.hold = max(flow.hold, 1)


def _natural_widths(setter: Typesetter, cell: model.Cell, weight: int) -> tuple[float, float]:
    """The widest word and the widest line of a cell, in thousandths of the type size."""
    nowhere = Element("P")
    narrow = wide = 0.0
    for block in cell.blocks:
        # What is not a paragraph hangs beside a label or is set in: it needs some room more.
        more = 0 if isinstance(block, model.Paragraph) else 3000
        for part in model.walk(block):
            if isinstance(part, model.Figure):
                least, most = figures.widths(setter, part, weight)
                narrow, wide = max(narrow, least + more), max(wide, most + more)
            for name in part.child_fields:
                children = getattr(part, name)
                if children and model.is_inline(children[0]) and not model.is_inline(part):
                    one, all_ = natural_width(setter.tags.runs(children, nowhere, weight))
                    narrow, wide = max(narrow, one + more), max(wide, all_ + more)
    return narrow, wide


def _slices(
    cells: Sequence[SetCell], above: float, room: float, *, whole: bool
) -> Iterator[tuple[list[tuple[Element, list[Placed]]], float]]:
    """A row's cells in slices that fit a page, each with its height; one slice if it is `whole`."""
    rest = [(cell.element, list(cell.flow.strips)) for cell in cells]
    while True:
        slice_: list[tuple[Element, list[Placed]]] = []
        tallest = 0.0
        for element, strips in rest:
            y = above
            placed: list[Placed] = []
            while strips:
                gap = strips[0].gap if placed else 0.0
                if placed and not whole and y + gap + strips[0].height + above > room:
                    break
                strip = strips.pop(0)
                placed.append(Placed(y + gap, strip))
                y += gap + strip.height
            slice_.append((element, placed))
            tallest = max(tallest, y + above)
        yield slice_, tallest
        if not any(strips for _, strips in rest):
            return
