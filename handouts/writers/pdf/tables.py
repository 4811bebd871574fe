"""Tables: as a grid where every word fits its column, else as one labelled group of lines a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from handouts import model
from handouts.writers.pdf.canvas import BLACK, LAYOUT, Canvas
from handouts.writers.pdf.fonts import BOLD, REGULAR
from handouts.writers.pdf.layout import TOGETHER, Blank, Flow, Placed, Repeat, Strip, TextBlock, paint
from handouts.writers.pdf.lines import Run, break_lines, natural_width
from handouts.writers.pdf.structure import Element

if TYPE_CHECKING:
    from handouts.writers.pdf.blocks import Typesetter


class Slot(NamedTuple):
    """A cell and where it stands in the grid, rows counted over header and body together."""

    cell: model.Cell
    row: int
    column: int
    columns: int
    rows: int


@dataclass(slots=True)
class PaintedCell:
    """A cell that is set: its element and its strips, tops measured from the row's upper edge."""

    element: Element
    placed: list[Placed]


@dataclass(slots=True)
class RowInk:
    """A row, or a slice of one that is taller than a page."""

    element: Element
    cells: list[PaintedCell]
    height: float
    x: float
    width: float
    rule: float

    def paint(self, canvas: Canvas, top: float, _parts: range, /) -> None:
        """See `layout.Ink`."""
        for cell in self.cells:
            if not canvas.muted:
                cell.element.join()
            paint(canvas, cell.placed, top)
        canvas.rectangle(self.x, top + self.height - self.rule, self.width, self.rule)


def set_table(setter: Typesetter, flow: Flow, table: model.Table, parent: Element) -> None:
    """Set a table in a flow."""
    element = setter.tags.element("Table", parent)
    if table.caption:
        setter.words(flow, table.caption, setter.tags.element("Caption", element), BOLD, solid=True)
        flow.hold = max(flow.hold, 1)
        flow.space(setter.line / 2)
    rows = (*table.header, *table.rows)
    slots, columns = _grid(rows)
    if not columns:
        return
    pad = setter.size * 0.6
    widths = _widths(setter, slots, columns, flow.width, pad)
    spanning = any(slot.rows > 1 for slot in slots)
    if widths is not None:
        done = _set_grid(setter, flow, table, element, slots=slots, widths=widths, pad=pad)
        if done:
            return
    _set_stacked(setter, flow, table, element, slots=slots, columns=columns, spanning=spanning)


def _grid(rows: Sequence[model.Row]) -> tuple[list[Slot], int]:
    """Where each cell stands, and how many columns there are."""
    slots: list[Slot] = []
    taken: set[tuple[int, int]] = set()
    columns = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            across, down = max(1, cell.colspan), max(1, min(cell.rowspan, len(rows) - number))
            taken.update((number + y, column + x) for y in range(down) for x in range(across))
            slots.append(Slot(cell, number, column, across, down))
            column += across
            columns = max(columns, column)
    return slots, columns


def _widths(
    setter: Typesetter, slots: list[Slot], columns: int, room: float, pad: float
) -> list[float] | None:
    """The width of each column, or None where some column would be narrower than its longest word."""
    least = [0.0] * columns
    most = [0.0] * columns
    for slot in sorted(slots, key=lambda slot: slot.columns):
        narrow, wide = (width * setter.size / 1000 + pad for width in _cell_widths(setter, slot.cell))
        span = range(slot.column, min(columns, slot.column + slot.columns))
        for widths, needed in ((least, narrow), (most, wide)):
            lacking = needed - sum(widths[at] for at in span)
            for at in span:
                widths[at] += max(0.0, lacking) / len(span)
    if sum(least) > room:
        return None
    if sum(most) <= room:
        return most
    spare = room - sum(least)
    wanted = sum(most) - sum(least)
    return [low + (high - low) * spare / wanted for low, high in zip(least, most, strict=True)]


def _cell_widths(setter: Typesetter, cell: model.Cell) -> tuple[float, float]:
    """The widest word and the widest block of a cell, in thousandths of the type size."""
    nowhere = Element("P")
    narrow = wide = 0.0
    for inlines, indent in _text_of(cell.blocks, 0):
        runs = setter.tags.runs(inlines, nowhere, BOLD if cell.header else REGULAR)
        one, all_ = natural_width(runs)
        narrow, wide = max(narrow, one + indent), max(wide, all_ + indent)
    return narrow, wide


def _text_of(blocks: Sequence[model.Block], indent: int) -> Iterator[tuple[model.Inlines, int]]:
    """Every run of inlines inside blocks, with how far it is indented."""
    for block in blocks:
        for part in model.walk(block):
            deeper = indent + (0 if part is block and isinstance(block, model.Paragraph) else 2500)
            for name in part.child_fields:
                children = getattr(part, name)
                if children and model.is_inline(children[0]) and not model.is_inline(part):
                    yield children, deeper


def _attributes(slot: Slot, header: bool) -> bytes:
    """The attributes of a cell (ISO 32000-1, table 349; ISO 14289-1, 7.5: a TH has a Scope)."""
    parts = []
    if header:
        column = slot.cell.scope == "col" or (slot.cell.scope == "" and slot.column > 0)
        parts.append(f"/Scope/{'Column' if column else 'Row'}")
    if slot.columns > 1:
        parts.append(f"/ColSpan {slot.columns}")
    if slot.rows > 1:
        parts.append(f"/RowSpan {slot.rows}")
    return f"/A<</O/Table{''.join(parts)}>>".encode("ascii") if parts else b""


class _Rows:
    """Makes the elements of rows and cells."""

    def __init__(self, setter: Typesetter, table: model.Table, element: Element) -> None:
        self.setter = setter
        self.header_rows = len(table.header)
        self.head = setter.tags.element("THead", element)
        # TBody only beside THead: a body alone is a Table of TRs.
        self.body = setter.tags.element("TBody", element) if table.header else element
        self.rows = [
            setter.tags.element("TR", self.head if number < self.header_rows else self.body)
            for number in range(self.header_rows + len(table.rows))
        ]

    def cell(self, slot: Slot) -> tuple[Element, bool]:
        in_head = slot.row < self.header_rows
        header = slot.cell.header or in_head
        if in_head and slot.cell.scope == "":
            slot = slot._replace(cell=model.Cell(slot.cell.blocks, True, "col"))
        return self.setter.tags.element(
            "TH" if header else "TD", self.rows[slot.row], _attributes(slot, header)
        ), header


def _fill(setter: Typesetter, flow: Flow, cell: model.Cell, element: Element, *, header: bool) -> Flow:
    """Set a cell's blocks in `flow`; in a header, in bold."""
    if header:
        for index, block in enumerate(cell.blocks):
            if index:
                flow.space(setter.line / 4)
            if isinstance(block, model.Paragraph):
                setter.words(flow, block.children, setter.tags.element("P", element), BOLD)
            else:
                setter.blocks(flow, (block,), element, setter.line / 4)
    else:
        setter.blocks(flow, cell.blocks, element, setter.line / 4)
    return flow


def _set_grid(
    setter: Typesetter,
    flow: Flow,
    table: model.Table,
    element: Element,
    *,
    slots: list[Slot],
    widths: list[float],
    pad: float,
) -> bool:
    """Set a table as a grid; False, with nothing set, where cells that span rows do not fit a page."""
    made = _Rows(setter, table, element)
    count = len(made.rows)
    above = setter.line * 0.3
    flows: list[tuple[Slot, Element, Flow]] = []
    for slot in slots:
        cell, header = made.cell(slot)
        x = flow.x + sum(widths[: slot.column])
        width = sum(widths[slot.column : slot.column + slot.columns]) - pad
        flows.append((slot, cell, _fill(setter, Flow(x, width), slot.cell, cell, header=header)))
    heights = [setter.line] * count
    for slot, _, inner in flows:
        if slot.rows == 1:
            heights[slot.row] = max(heights[slot.row], inner.height())
    heights = [height + 2 * above for height in heights]
    joined = [False] * count
    for slot, _, inner in flows:
        if slot.rows > 1:
            last = slot.row + slot.rows - 1
            needed = inner.height() + 2 * above - sum(heights[slot.row : last + 1])
            heights[last] += max(0.0, needed)
            for row in range(slot.row + 1, last + 1):
                joined[row] = True
    head_height = sum(heights[: made.header_rows])
    for row in range(count):
        end = row + 1
        while end < count and joined[end]:
            end += 1
        if end > row + 1 and sum(heights[row:end]) + head_height > setter.column:
            return False
    repeat: Repeat | None = None
    total_width = sum(widths)
    for row in range(count):
        in_head = row < made.header_rows
        cells = [(cell, inner) for slot, cell, inner in flows if slot.row == row]
        rule = 2.0 if row == made.header_rows - 1 else 0.0 if in_head else 0.75
        room = setter.column - (0.0 if in_head else head_height if repeat else 0.0)
        for number, slice_ in enumerate(_slices(cells, heights[row], above, room)):
            height = heights[row] if heights[row] <= room else slice_[1]
            ink = RowInk(made.rows[row], slice_[0], height, flow.x, total_width, rule)
            level = TOGETHER if (joined[row] and not number) or (in_head and row) else 0
            strip = flow.add(ink, height, level=level, baseline=above + setter.line / 2 + 0.35 * setter.size)
            strip.repeat = repeat
        if in_head:
            flow.hold = max(flow.hold, 1)
            if row == made.header_rows - 1 and head_height < setter.column / 3:
                repeat = Repeat(tuple(flow.strips[-made.header_rows :]), head_height)
    return True


def _slices(
    cells: list[tuple[Element, Flow]], height: float, above: float, room: float
) -> Iterator[tuple[list[PaintedCell], float]]:
    """A row's cells, in slices that fit a page."""
    rest = [(element, list(flow.strips)) for element, flow in cells]
    while True:
        taken: list[PaintedCell] = []
        tallest = 0.0
        for element, strips in rest:
            y = above
            placed: list[Placed] = []
            while strips and (
                not placed or y + strips[0].gap + strips[0].height + above <= room or height <= room
            ):
                strip = strips.pop(0)
                y += strip.gap if placed else 0.0
                placed.append(Placed(y, strip))
                y += strip.height
            taken.append(PaintedCell(element, placed))
            tallest = max(tallest, y + above)
        yield taken, tallest
        if not any(strips for _, strips in rest):
            return


@dataclass(frozen=True, slots=True)
class _Prompt:
    """A column's name over a cell of a stacked row: an artifact, for the header has said it already."""

    block: TextBlock

    def paint(self, canvas: Canvas, top: float, parts: range, /) -> None:
        with canvas.artifact(LAYOUT):
            self.block.paint(canvas, top, parts)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule across the text."""

    x: float
    width: float
    thickness: float

    def paint(self, canvas: Canvas, top: float, _parts: range, /) -> None:
        canvas.rectangle(self.x, top, self.width, self.thickness, BLACK)


def _set_stacked(
    setter: Typesetter,
    flow: Flow,
    table: model.Table,
    element: Element,
    *,
    slots: list[Slot],
    columns: int,
    spanning: bool,
) -> None:
    """Set a table that is too wide for the page: its header as lines, then each row as labelled lines.

    To a screen reader it is the same table.
    """
    made = _Rows(setter, table, element)
    names: list[str] = [""] * columns
    for slot in slots:
        if slot.row < made.header_rows:
            text = " ".join(" ".join(model.texts(slot.cell)).split())
            for at in range(slot.column, min(columns, slot.column + slot.columns)):
                names[at] = f"{names[at]}, {text}" if names[at] and text else names[at] or text
    nobody = Element("P")
    for row in range(len(made.rows)):
        in_head = row < made.header_rows
        flow.begin_whole()
        for slot in slots:
            if slot.row != row:
                continue
            cell, header = made.cell(slot)
            flow.add(Blank(cell), 0.0, counts=False)
            flow.hold = max(flow.hold, 1)
            if not header and names[slot.column] and not spanning:
                lines = break_lines(
                    [Run(f"{names[slot.column]}:", BOLD, nobody)], flow.width * 1000 / setter.size
                )
                for part in range(len(lines)):
                    flow.hold = max(flow.hold, 1)
                    flow.add(
                        _Prompt(TextBlock(lines, flow.x, setter.size, setter.line)), setter.line, part=part
                    )
                flow.hold = max(flow.hold, 1)
            inner = _fill(setter, Flow(flow.x, flow.width), slot.cell, cell, header=header)
            for strip in inner.strips:
                _append(flow, strip)
            flow.space(setter.line / 4)
        flow.hold = max(flow.hold, 1)
        flow.add(_Rule(flow.x, flow.width, 2.0 if row == made.header_rows - 1 else 0.75), 2.0, counts=False)
        flow.hold = 1 if in_head else 0
        flow.end_whole()
        flow.space(setter.line / 2)


def _append(flow: Flow, strip: Strip) -> None:
    flow.space(strip.gap)
    added = flow.add(strip.ink, strip.height, part=strip.part, level=strip.level, baseline=strip.baseline)
    added.marks += strip.marks
    added.frames += strip.frames
