"""A table of a Word document to a Table, to a box, or to the paragraphs that it only sets out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from lxml import etree

from handouts.findings import Position
from handouts.model import Block, Cell, Inlines, Paragraph, Row, Strong, Table, plain_text
from handouts.readers._boxes import callout, split_label
from handouts.readers._grid import TABLES, regular, with_row_names
from handouts.readers._outline import Heading
from handouts.readers._runs import Run, all_strong, bare, inlines, seen
from handouts.readers._word_names import W, number, switch, unwrapped, value
from handouts.readers._word_source import Source, word_count
from handouts.records import dataclass

Part: TypeAlias = Heading | Block
_FIRST_ROW, _FIRST_COLUMN = 0x20, 0x80
_MOST_COLUMNS = 1000


@dataclass(slots=True)
class _Place:
    """A cell as Word has it, with the column that it starts in."""

    parts: list[Part]
    column: int
    span: int
    merge: str


def as_block(part: Part) -> Block:
    """A block where a heading cannot stand: a heading becomes words in bold."""
    if isinstance(part, Heading):
        return Paragraph((Strong(part.inlines, position=part.position),), position=part.position)
    return part


def table_parts(
    element: etree._Element, source: Source, parts_of: Callable[[etree._Element], list[Part]]
) -> list[Part]:
    """What a table says.

    Args:
        element: The w:tbl.
        source: The document.
        parts_of: Reads what a cell holds.

    Returns:
        One Table; or a Callout for a box of one cell with a label; or the parts of the cells in reading
        order, where the table sets out headings, or has one column.
    """
    position = replace(source.position, paragraph=source.paragraph + 1)
    rows: list[list[_Place]] = []
    named = 0
    for row in unwrapped(element):
        if row.tag != W + "tr":
            continue
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            words = word_count(row, deleted=True)
            source.lose("deleted", "A deleted table row (tracked change)", "the author took it out", words)
            continue
        rows.append(list(_places(row, properties, parts_of)))
        if named == len(rows) - 1 and switch(properties, "tblHeader"):
            named += 1
    everything = [part for row in rows for place in row for part in place.parts]
    if not everything:
        return []
    columns = len({place.column for row in rows for place in row})
    title = _title(element, source, position)
    if _sets_out(rows) or (columns == 1 and not named):
        lose_title(title, source, "it only sets out a page or draws a box")
        if len(rows) == columns == 1:
            return _box(everything)
        return everything
    if any(isinstance(part, Table) and _tables(part) >= TABLES for part in everything):
        source.lose("format", "A table inside others", "its words are kept as paragraphs")
    style = value(element.find(W + "tblPr"), "tblStyle")
    head, first_column = _looks(element, style, source)
    grid = _merged(rows, source)
    if not named and len(grid) > 1 and (head or _bold_row(grid)):
        named = 1
    named = min(named, len(grid) - 1)
    cells = [_headed(row, index < named, first_column) for index, row in enumerate(grid)]
    header, body = regular((cells[:named], cells[named:]))
    return [Table(header, with_row_names(header, body), title, position=position)]


def lose_title(title: Inlines, source: Source, why: str) -> None:
    """Puts down that a table's title for screen readers is lost, if it has one."""
    words = len(plain_text(title).split())
    if words:
        source.lose("hidden", "The title of a table for screen readers", why, words)


def _title(element: etree._Element, source: Source, position: Position) -> Inlines:
    """The title that a table has for screen readers, or the description where it has no title.

    Sighted readers do not see it in Word (ISO 29500-1, 17.4.58); in a handout it is the table's caption.
    """
    properties = element.find(W + "tblPr")
    title, description = (
        " ".join(value(properties, name).split()) for name in ("tblCaption", "tblDescription")
    )
    if title and description and title != description:
        why = "its title is kept, as its caption; write what matters as text"
        words = len(description.split())
        source.lose("hidden", "The description of a table for screen readers", why, words)
    return inlines([Run(seen(title or description), position=position)])


def _places(
    row: etree._Element,
    properties: etree._Element | None,
    parts_of: Callable[[etree._Element], list[Part]],
) -> Iterator[_Place]:
    column = min(number(value(properties, "gridBefore"), 0) or 0, _MOST_COLUMNS)
    last: _Place | None = None
    for cell in unwrapped(row):
        if cell.tag != W + "tc":
            continue
        own = cell.find(W + "tcPr")
        span = max(1, min(number(value(own, "gridSpan"), 1) or 1, _MOST_COLUMNS))
        merge_element = own.find(W + "vMerge") if own is not None else None
        merge = merge_element.get(W + "val", "continue") if merge_element is not None else ""
        parts = parts_of(cell)
        if last and value(own, "hMerge") == "continue":
            last.span += span
            last.parts.extend(parts)
        else:
            if last:
                yield last
            last = _Place(parts, column, span, merge)
        column += span
    if last:
        yield last


def _sets_out(rows: Sequence[Sequence[_Place]]) -> bool:
    """Whether a table only sets out a page: some cell has a heading with text under it."""
    return any(
        any(isinstance(part, Heading) for part in place.parts) and len(place.parts) > 1
        for row in rows
        for place in row
    )


def _box(parts: list[Part]) -> list[Part]:
    """A callout for a box with a label; the parts as they are for any other box."""
    if any(isinstance(part, Heading) for part in parts[1:]) or len(parts) < 2:
        return parts
    first, *rest = parts
    blocks = [as_block(part) for part in rest]
    if isinstance(first, Heading):
        return [callout("note", first.inlines, blocks)]
    label, blocks_after = split_label([first, *blocks])
    return [callout("note", label, blocks_after)] if label else parts


def _looks(element: etree._Element, style: str, source: Source) -> tuple[bool, bool]:
    """Whether the first row and the first column are set off by the table's style."""
    look = element.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False, False
    try:
        bits = int(look.get(W + "val", "0"), 16)
    except ValueError:
        bits = 0

    def wanted(name: str, bit: int) -> bool:
        own = look.get(W + name)
        on = own in {"1", "true", "on"} if own is not None else bool(bits & bit)
        return on and source.styles.dresses(style, "firstRow" if bit == _FIRST_ROW else "firstCol")

    return wanted("firstRow", _FIRST_ROW), wanted("firstColumn", _FIRST_COLUMN)


def _merged(rows: Sequence[Sequence[_Place]], source: Source) -> list[Row]:
    """The rows with cells that are merged downwards as one cell of several rows."""
    owners: dict[int, tuple[int, int]] = {}
    made: list[list[Cell]] = []
    for places in rows:
        cells: list[Cell] = []
        before = 0
        for place in places:
            if place.column > before:
                # The row starts further in (w:gridBefore).
                cells.append(Cell((), colspan=place.column - before))
            before = place.column + place.span
            owner = owners.get(place.column) if place.merge == "continue" else None
            blocks = _flat(place.parts)
            if owner:
                above = made[owner[0]][owner[1]]
                made[owner[0]][owner[1]] = replace(
                    above, rowspan=above.rowspan + 1, blocks=(*above.blocks, *blocks)
                )
                continue
            if place.merge:
                owners[place.column] = (len(made), len(cells))
            else:
                owners.pop(place.column, None)
            where = blocks[0].position if blocks else source.position
            cells.append(Cell(blocks, colspan=place.span, position=where))
        made.append(cells)
    return [Row(tuple(cells), position=_first_place(cells, source)) for cells in made]


def _first_place(cells: Sequence[Cell], source: Source) -> Position:
    return next((cell.position for cell in cells if cell.blocks), source.position)


def _tables(table: Table) -> int:
    """How many tables are inside each other here, this one counted."""
    cells = (cell for row in (*table.header, *table.rows) for cell in row.cells)
    inner = (_tables(block) for cell in cells for block in cell.blocks if isinstance(block, Table))
    return 1 + max(inner, default=0)


def _flat(parts: Sequence[Part]) -> tuple[Block, ...]:
    """What a cell holds as blocks. Of a table in too many others, only what is in its cells."""
    blocks: list[Block] = []
    for part in parts:
        block = as_block(part)
        if isinstance(block, Table) and _tables(block) >= TABLES:
            blocks.extend(
                inner for row in (*block.header, *block.rows) for cell in row.cells for inner in cell.blocks
            )
        else:
            blocks.append(block)
    return tuple(blocks)


def _bold_row(grid: Sequence[Row]) -> bool:
    """Whether all words of the first row are bold, and not all of the second."""
    return _is_bold(grid[0]) and not _is_bold(grid[1]) and len(grid[0].cells) > 1


def _is_bold(row: Row) -> bool:
    blocks = [block for cell in row.cells for block in cell.blocks]
    return bool(blocks) and all(
        isinstance(block, Paragraph) and all_strong(block.children) for block in blocks
    )


def _headed(row: Row, names_columns: bool, first_column: bool) -> Row:
    """The row with its header cells as such, without the bold that says no more."""
    cells = []
    for index, cell in enumerate(row.cells):
        made = cell
        if cell.blocks and (names_columns or (first_column and index == 0)):
            blocks = tuple(
                replace(block, children=bare(block.children)) if isinstance(block, Paragraph) else block
                for block in cell.blocks
            )
            made = replace(cell, header=True, scope="col" if names_columns else "row", blocks=blocks)
        cells.append(made)
    return replace(row, cells=tuple(cells))
