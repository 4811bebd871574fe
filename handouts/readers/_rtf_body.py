"""Paragraphs and rows of a Rich Text file, as they come, to headings and blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from handouts.model import Block, Cell, Figure, Inlines, Paragraph, Quote, Row, Table, plain_text
from handouts.ordinals import lettered
from handouts.readers._account import Account
from handouts.readers._boxes import callout, split_label
from handouts.readers._grid import as_header, is_bold_row, regular, with_row_names
from handouts.readers._outline import Heading
from handouts.readers._rtf_header import Header
from handouts.readers._runs import Run, bare, inlines
from handouts.readers._symbols import BULLETS, TICK_BOXES
from handouts.readers._word_lists import Lists
from handouts.readers._word_numbering import Mark
from handouts.readers._word_tables import as_block
from handouts.records import dataclass

Part = Heading | Block
_NEAR = 25
"""Twentieths of a point. Edges of cells that are closer are one."""
_NUMBER = re.compile(r"[(\[]?(\d{1,4}|[A-Za-z]{1,5})[.)\]:]?[)\]]?")


@dataclass(frozen=True, slots=True)
class Set:
    """How a paragraph is set.

    Attributes:
        style: The number of its style.
        outline: Its own outline level from 0; None without one.
        list_number: The number of its list; 0 for none.
        depth: Its level in the list, from 0.
        indent: How far in its text starts, in twentieths of a point.
        boxed: Whether it has a border all around.
    """

    style: int | None = None
    outline: int | None = None
    list_number: int = 0
    depth: int = 0
    indent: int = 0
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Defined:
    """A cell as its row defines it: its right edge, and whether it is merged with the one before or above."""

    edge: int
    across: bool = False
    down: bool = False


@dataclass(slots=True)
class _Row:
    cells: list[list[Part]]
    defined: list[Defined]
    header: bool


class Body:
    """What follows each other in one container.

    Args:
        account: Where it is counted what was read and lost.
        header: The tables of the file.
    """

    def __init__(self, account: Account, header: Header) -> None:
        self.account = account
        self.header = header
        self.sizes: dict[int, float] = {}
        self.underlined: set[int] = set()
        self._parts: list[Part] = []
        self._lists = Lists()
        self._counts: dict[tuple[int, int], int] = {}
        self._box: list[Block] = []
        self._quote: list[Block] = []
        self._rows: list[_Row] = []
        self._cells: list[list[Part]] = []
        self._cell: Body | None = None

    # Paragraphs ---------------------------------------------------------------------------------------

    def paragraph(
        self, runs: Sequence[Run], how: Set, marker: str, size: float = 0.0, *, underlined: bool = False
    ) -> None:
        """A paragraph; `marker` is what stands in front of it as an item of a list."""
        self._end_table()
        made = inlines(runs)
        if not made:
            return
        level = self._heading_level(how)
        if level is not None:
            self._end(lists=True)
            if marker.strip(" \t"):
                why = "the parts of a handout are found by their names"
                self.account.lose_once("format", "The numbers of the headings", why)
            made = bare(
                inlines([replace(r, text=" ", line_break=False) if r.line_break else r for r in runs])
            )
            self.account.heading = " ".join(plain_text(made).split())
            self._parts.append(Heading(level, made, self.account.position))
            return
        mark = self._mark(how, marker.strip())
        if mark is not None and not mark.words and mark.kind != "none":
            self._end()
            checked, words = _ticked(made, runs)
            if checked is None and marker.strip()[:1] in TICK_BOXES and marker.strip():
                checked = TICK_BOXES[marker.strip()[0]]
            blocks: list[Block] = [Paragraph(words, position=self.account.position)] if words else []
            self._lists.add(mark, how.indent, blocks, checked, self.account.position)
            return
        if mark is not None and mark.words:
            made = inlines([Run(f"{mark.words} ", position=self.account.position), *runs])
        paragraph = Paragraph(made, position=made[0].position)
        name = self.header.name(how.style)
        if self._lists.is_open and mark is None and 0 < self._lists.indent - 100 <= how.indent:
            self._lists.go_on([paragraph])
        elif name in {"quote", "intense quote", "block text", "quotations"}:
            self._end(lists=True, quote=False)
            self._quote.append(paragraph)
        elif how.boxed:
            self._end(lists=True, box=False)
            self._box.append(paragraph)
        else:
            self._end(lists=True)
            self.sizes[len(self._parts)] = size
            if underlined:
                self.underlined.add(len(self._parts))
            self._parts.append(paragraph)

    def figure(self, figure: Figure) -> None:
        """A picture."""
        self._end_table()
        if self._lists.is_open:
            self._lists.go_on([figure])
            return
        self._end(lists=True)
        self._parts.append(figure)

    def box(self, parts: Sequence[Part]) -> None:
        """What a text box holds: a callout if it has a label."""
        self._end_table()
        self._end(lists=True)
        if any(isinstance(part, Heading) for part in parts):
            self._parts.extend(parts)
            return
        label, blocks = split_label([as_block(part) for part in parts])
        self._parts.extend([callout("note", label, blocks)] if label else parts)

    def parts(self) -> list[Part]:
        """All that was made."""
        if self._cells or self._cell:
            self.end_row([], header=False)
        self._end_table()
        self._end(lists=True)
        return self._parts

    def _heading_level(self, how: Set) -> int | None:
        if how.outline is not None:
            return how.outline + 1 if 0 <= how.outline <= 8 else None
        return self.header.heading_level(how.style)

    def _mark(self, how: Set, marker: str) -> Mark | None:
        """What stands in front of a paragraph: what the file says does, else what its list counts."""
        level = self.header.level(how.list_number, how.depth)
        if not marker and (not how.list_number or level is None or level.format == 255):
            return None
        name = f"list {how.list_number}"
        style = level.style if level else None
        key = (how.list_number, how.depth)
        if not marker and level is not None:
            if style is None:
                return Mark("bullet", name, how.depth)
            new = self.header.overrides[how.list_number][1].get(how.depth, level.start)
            number = self._counts.get(key, new - 1) + 1
            self._counts[key] = number
            for deeper in [other for other in self._counts if other[0] == key[0] and other[1] > key[1]]:
                del self._counts[deeper]
            return Mark("number", name, how.depth, number, style)
        if marker[:1] in TICK_BOXES:
            return Mark("bullet", name, how.depth, box=True)
        if marker in BULLETS or not any(map(str.isalnum, marker)) or marker in {"o", "§", "Ø", "ü", "v", "q"}:
            return Mark("bullet", name, how.depth)
        match = _NUMBER.fullmatch(marker)
        if match and match[1].isdecimal():
            return Mark("number", name, how.depth, int(match[1]))
        if match:
            found = dict(lettered(match[1]))
            chosen = style if style in found else next(iter(found), None)
            if chosen is not None:
                return Mark("number", name, how.depth, found[chosen], chosen)
        if re.fullmatch(r"(?:\d{1,3}\.)+\d{1,3}\.?", marker):
            # "1.2": the number of the level is the last one.
            return Mark("number", name, how.depth, int(marker.rstrip(".").rpartition(".")[2]))
        return Mark("number", name, how.depth, words=marker)

    def _end(self, *, lists: bool = False, quote: bool = True, box: bool = True) -> None:
        if lists:
            self._parts.extend(self._lists.take())
        if quote and self._quote:
            self._parts.append(Quote(tuple(self._quote), position=self._quote[0].position))
            self._quote = []
        if box and self._box:
            self._parts.append(callout("note", (), self._box))
            self._box = []

    # Tables -------------------------------------------------------------------------------------------

    @property
    def cell(self) -> Body:
        """The cell that is being read."""
        if self._cell is None:
            self._cell = Body(self.account, self.header)
        return self._cell

    def end_cell(self) -> None:
        """The end of a cell."""
        self._cells.append(self.cell.parts())
        self._cell = None

    def end_row(self, defined: Sequence[Defined], *, header: bool) -> None:
        """The end of a row, with the cells as its definition has them."""
        if self._cell is not None:
            if found := self._cell.parts():
                self._cells.append(found)
            self._cell = None
        cells, self._cells = self._cells, []
        if not cells:
            return
        if not self._rows:
            self._end(lists=True)
        known = list(defined[: len(cells)])
        edge = known[-1].edge if known else 0
        while len(known) < len(cells):
            edge += 10_000
            known.append(Defined(edge))
        self._rows.append(_Row(cells, known, header))

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        everything = [part for row in rows for cell in row.cells for part in cell]
        if not everything:
            return
        sets_out = any(
            any(isinstance(part, Heading) for part in cell) and len(cell) > 1
            for row in rows
            for cell in row.cells
        )
        if sets_out or max(len(row.cells) for row in rows) == 1:
            if len(rows) == 1 and not sets_out:
                self.box(everything)
            else:
                self._parts.extend(everything)
            return
        edges = _edges(rows)
        grid = [_row(row, edges, self.account) for row in _merged_down(rows)]
        named = 0
        while named < len(rows) and rows[named].header:
            named += 1
        if not named and len(grid) > 1 and is_bold_row(grid[0]) and not is_bold_row(grid[1]):
            named = 1
        named = min(named, len(grid) - 1)
        header, body = regular(([as_header(row) for row in grid[:named]], grid[named:]))
        self._parts.append(Table(header, with_row_names(header, body), position=everything[0].position))


def _edges(rows: Sequence[_Row]) -> list[int]:
    """The right edges of the columns of a table."""
    made: list[int] = []
    for edge in sorted({cell.edge for row in rows for cell in row.defined}):
        if not made or edge - made[-1] > _NEAR:
            made.append(edge)
    return made


@dataclass(slots=True)
class _Placed:
    """A cell between two edges; `owner` is the cell above that it is merged with."""

    parts: list[Part]
    start: int
    edge: int
    down: int = 1
    owner: _Placed | None = None


def _merged_down(rows: Sequence[_Row]) -> list[list[_Placed]]:
    """The cells of each row, with those that are merged with the one before or above in it."""
    made: list[list[_Placed]] = []
    for row in rows:
        placed: list[_Placed] = []
        start = -(10**9)
        for parts, cell in zip(row.cells, row.defined, strict=True):
            merged = made[-1] if made and cell.down else ()
            above = next((p for p in merged if abs(p.edge - cell.edge) <= _NEAR), None)
            if cell.across and placed:
                placed[-1].edge = cell.edge
                placed[-1].parts.extend(parts)
            elif cell.down and above is not None:
                owner = above.owner or above
                owner.down += 1
                owner.parts.extend(parts)
                placed.append(_Placed([], start, cell.edge, owner=owner))
            else:
                placed.append(_Placed(list(parts), start, cell.edge))
            start = cell.edge
        made.append(placed)
    return made


def _row(placed: Sequence[_Placed], edges: Sequence[int], account: Account) -> Row:
    cells = []
    for one in placed:
        if one.owner is not None:
            continue
        across = bisect_right(edges, one.edge + _NEAR) - bisect_right(edges, one.start + _NEAR)
        blocks: list[Block] = []
        for part in one.parts:
            block = as_block(part)
            if isinstance(block, Table):
                account.lose("format", "A table inside a table", "its words are kept as paragraphs")
                blocks.extend(b for r in (*block.header, *block.rows) for c in r.cells for b in c.blocks)
            else:
                blocks.append(block)
        where = blocks[0].position if blocks else account.position
        cells.append(Cell(tuple(blocks), colspan=max(1, across), rowspan=one.down, position=where))
    return Row(tuple(cells), position=cells[0].position if cells else account.position)


def _ticked(made: Inlines, runs: Sequence[Run]) -> tuple[bool | None, Inlines]:
    """The state of a box to tick in front of words, and the words without it."""
    text = plain_text(made)
    if text[:1] not in TICK_BOXES or sum(text.count(box) for box in TICK_BOXES) > 1:
        return None, made
    left = list(runs)
    for at, run in enumerate(left):
        if run.text.strip():
            left[at] = replace(run, text=run.text.lstrip()[1:])
            break
    return TICK_BOXES[text[0]], inlines(left)
