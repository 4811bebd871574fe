"""Blocks opened, filled and closed one after the other, as tags come, to the blocks of the model.

Whatever order they come in, what is made is well formed: loose words get the paragraph, item or cell that
they need, nothing nests deeper than a handout can show, and no words are dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import Literal, TypeAlias, cast

from handouts.findings import NOWHERE, Position
from handouts.model import (
    Block,
    BulletList,
    CalloutKind,
    Cell,
    Definition,
    DefinitionList,
    Figure,
    Inlines,
    LineBreak,
    ListItem,
    NumberedList,
    NumberStyle,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
)
from handouts.readers._boxes import callout
from handouts.readers._grid import TABLES, as_header, clipped, has_names, regular, with_row_names
from handouts.readers._outline import Heading
from handouts.readers._runs import Run, bare, inlines, runs
from handouts.records import dataclass

Kind: TypeAlias = Literal[
    "page", "heading", "bullets", "numbers", "item", "definitions", "term", "meaning", "table", "group",
    "row", "cell", "caption", "quote", "callout", "label", "figure", "figcaption", "stray",
]  # fmt: skip

_DEPTH = 32
"""So many blocks inside each other are kept; what is deeper joins the block around it."""

_LISTS = frozenset({"bullets", "numbers"})
_INLINE = frozenset({"heading", "term", "caption", "label", "figcaption"})
_PARENTS: dict[str, frozenset[str]] = {
    "item": frozenset({"bullets", "numbers"}),
    "term": frozenset({"definitions"}),
    "meaning": frozenset({"definitions"}),
    "group": frozenset({"table"}),
    "row": frozenset({"group", "table"}),
    "cell": frozenset({"row", "group", "table"}),
    "caption": frozenset({"table"}),
    "label": frozenset({"callout"}),
    "figcaption": frozenset({"figure"}),
}
_STRUCTURE = {
    "bullets": "item", "numbers": "item", "definitions": "meaning", "table": "stray", "group": "stray",
    "row": "stray",
}  # fmt: skip
"""What has no words of its own, and what loose words in it are put into."""


@dataclass(slots=True, eq=False)
class Frame:
    """A block that is open."""

    kind: Kind
    position: Position = NOWHERE
    implied: bool = False
    blocks: list[Heading | Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    inked: bool = False
    items: list[ListItem] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    header: list[Row] = field(default_factory=list)
    footer: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    head: Inlines = ()
    captions: list[Paragraph] = field(default_factory=list)
    level: int = 0
    start: int = 1
    style: NumberStyle = "decimal"
    box: CalloutKind = "note"
    checked: bool | None = None
    number: int | None = None
    step: int = 1
    numbers: list[int] = field(default_factory=list)
    cell: Cell = Cell(())
    guessed: bool = False
    role: Literal["header", "body", "footer"] = "body"


class Assembly:
    """The blocks of a page while they are being made."""

    def __init__(self) -> None:
        self.frames = [Frame("page")]
        self.headings: list[Heading] = []

    # What comes ---------------------------------------------------------------------------------------

    def text(self, run: Run) -> None:
        """Characters, or a note's mark."""
        blank = (not run.text or run.text.isspace()) and run.is_text
        top = self.frames[-1]
        frame = self._inner(blank) if top.kind in _STRUCTURE else top
        if frame is None or (blank and not frame.inked):
            return
        frame.inked = True
        frame.runs.append(run)

    def line_break(self, position: Position) -> None:
        """The end of a line. Two of them end the paragraph."""
        frame = self._inner(blank=True)
        if frame is None or not frame.inked:
            return
        for run in reversed(frame.runs):
            if run.line_break and frame.kind not in _INLINE:
                self.boundary()
                return
            if run.text.strip() or run.note or run.line_break:
                break
        frame.runs.append(Run(line_break=True, position=position))

    def boundary(self) -> None:
        """The end of a paragraph, if one is open."""
        frame = self.frames[-1]
        if frame.kind in _INLINE:
            if frame.inked:
                frame.runs.append(Run(" ", position=frame.runs[-1].position))
        else:
            _flush(frame)

    def figure(self, figure: Figure) -> None:
        """A picture. It comes after the paragraph that it is in the middle of, so that no sentence is cut."""
        frame = self._inner(blank=False)
        if frame is None:
            return
        if frame.inked or frame.kind in _INLINE:
            frame.figures.append(figure)
        else:
            frame.blocks.append(figure)

    def ready(self, made: Heading | Block) -> None:
        """A heading or a block that is made already. Only the words of a paragraph go among other words."""
        top = self.frames[-1]
        inline = top.kind in _INLINE
        if inline and isinstance(made, Paragraph):
            self.boundary()
            top.inked = True
            top.runs.extend(runs(made.children))
            return
        if inline:
            self._close_top()
        if isinstance(made, Heading) and self.can_open("label"):
            self.frames[-1].head = bare(made.inlines)
            return
        frame = self._inner(blank=False)
        if frame is None:
            return
        _flush(frame)
        if isinstance(made, Heading) and frame.kind == "page":
            self.headings.append(made)
        elif isinstance(made, Heading):
            made = Paragraph((Strong(made.inlines, position=made.position),), position=made.position)
        frame.blocks.append(made)

    # Blocks -------------------------------------------------------------------------------------------

    def can_open(self, kind: Kind) -> bool:
        """Whether `open` would open such a block here."""
        top = self.frames[-1]
        if top.kind in _INLINE:
            return False
        if kind in _PARENTS:
            below = self.frames[-2] if top.implied and len(self.frames) > 1 else top
            if kind == "label":
                return top.kind == "callout" and not (top.head or top.blocks or top.inked)
            return below.kind in _PARENTS[kind] or top.kind in _PARENTS[kind]
        if kind == "table":
            around = sum(frame.kind == "cell" for frame in self.frames)
            return around < TABLES and len(self.frames) < _DEPTH
        return kind == "heading" or len(self.frames) < _DEPTH

    def open(self, frame: Frame) -> Frame:
        """Opens a block; `can_open` has said that it may."""
        kind = frame.kind
        if kind in _PARENTS:
            while self.frames[-1].implied and self.frames[-1].kind not in _PARENTS[kind]:
                self._close_top()
            if kind == "cell" and self.frames[-1].kind != "row":
                self.frames.append(Frame("row", frame.position, implied=True))
            elif kind == "row" and self.frames[-1].kind == "row":
                self._close_top()
        else:
            if kind in _LISTS:
                self._reopen_item()
            inner = self._inner(blank=False)
            if inner is not None:
                _flush(inner)
        self.frames.append(frame)
        return frame

    def _reopen_item(self) -> None:
        """Opens the last item again where a list follows that stands in none, and so is meant to be in it."""
        top = self.frames[-1]
        if top.kind in _LISTS and top.items:
            last, number = top.items.pop(), top.numbers.pop()
            again = Frame("item", last.position, implied=True, checked=last.checked, number=number)
            again.blocks = [*last.blocks]
            self.frames.append(again)

    def close(self, frame: Frame) -> None:
        """Closes `frame` and whatever is open inside it; nothing if it is closed already."""
        if frame not in self.frames:
            return
        while self.frames[-1] is not frame:
            self._close_top()
        self._close_top()

    def parts(self) -> list[Heading | Block]:
        """All that was made."""
        while len(self.frames) > 1:
            self._close_top()
        _flush(self.frames[0])
        return self.frames[0].blocks

    # Closing ------------------------------------------------------------------------------------------

    def _inner(self, blank: bool) -> Frame | None:
        """The frame that words go into. White space opens none."""
        frame = self.frames[-1]
        while frame.kind in _STRUCTURE:
            if blank:
                return None
            frame = Frame(cast("Kind", _STRUCTURE[frame.kind]), implied=True)
            self.frames.append(frame)
        return frame

    def _close_top(self) -> None:
        frame = self.frames.pop()
        outer = self.frames[-1]
        if frame.kind in _INLINE:
            self._close_inline(frame, outer)
            return
        _flush(frame)
        blocks = cast("list[Block]", frame.blocks)
        if frame.kind == "item":
            if blocks or frame.checked is not None:
                outer.items.append(ListItem(tuple(blocks), frame.checked, position=_place(frame, blocks)))
                after = outer.numbers[-1] + outer.step if outer.numbers else outer.start
                outer.numbers.append(after if frame.number is None else frame.number)
        elif frame.kind in {"bullets", "numbers"}:
            outer.blocks.extend(_list(frame))
        elif frame.kind == "meaning":
            _define(outer, blocks)
        elif frame.kind == "definitions":
            outer.blocks.extend(blocks)
            if frame.definitions:
                outer.blocks.append(DefinitionList(tuple(frame.definitions), position=frame.position))
        elif frame.kind == "cell":
            cell, text = frame.cell, _header_text(frame.cell, blocks)
            outer.cells.append(
                Cell(text, cell.header, cell.scope, cell.colspan, cell.rowspan, position=cell.position)
            )
        elif frame.kind == "row":
            self._strays(frame)
            if frame.cells:
                rows = {"header": outer.header, "footer": outer.footer}.get(outer.role, outer.rows)
                rows.append(Row(tuple(frame.cells), position=frame.position))
        elif frame.kind == "group":
            self._strays(frame)
            outer.header += clipped(frame.header)
            outer.rows += clipped(frame.rows)
            outer.footer += clipped(frame.footer)
        elif frame.kind == "table":
            outer.blocks.extend((*blocks, *_table(frame)))
        elif frame.kind == "quote":
            if blocks:
                outer.blocks.append(Quote(tuple(blocks), position=_place(frame, blocks)))
        elif frame.kind == "callout":
            if blocks or frame.head:
                outer.blocks.append(replace(callout(frame.box, frame.head, blocks), position=frame.position))
        elif frame.kind == "figure":
            outer.blocks.extend(_figure(blocks, frame.captions))
        else:
            self._stray(outer, blocks)

    def _close_inline(self, frame: Frame, outer: Frame) -> None:
        made = inlines(frame.runs)
        figures = frame.figures
        if frame.kind == "term":
            if made:
                self._term(outer, made)
        elif frame.kind == "heading":
            made = bare(made)
            if made and outer.kind == "page":
                heading = Heading(frame.level, made, made[0].position)
                self.headings.append(heading)
                outer.blocks.append(heading)
            elif made:
                outer.blocks.append(
                    Paragraph((Strong(made, position=made[0].position),), position=made[0].position)
                )
        elif made and frame.kind == "figcaption":
            outer.captions.append(Paragraph(bare(made), position=made[0].position))
            outer.blocks.append(outer.captions[-1])
        elif made:
            outer.head = (*outer.head, LineBreak(), *made) if outer.head else bare(made)
        outer.blocks.extend(figures)

    @staticmethod
    def _term(outer: Frame, term: Inlines) -> None:
        last = outer.definitions[-1] if outer.definitions else None
        if last and not last.blocks:
            # Two terms with one meaning.
            both = (*last.term, LineBreak(position=term[0].position), *term)
            outer.definitions[-1] = replace(last, term=both)
        else:
            outer.definitions.append(Definition(term, (), position=term[0].position))

    def _strays(self, frame: Frame) -> None:
        """Loose words of a row or group go where those of its table go."""
        if frame.blocks:
            self._stray(self.frames[-1], cast("list[Block]", frame.blocks))

    @staticmethod
    def _stray(outer: Frame, blocks: Sequence[Block]) -> None:
        outer.blocks.extend(blocks)


def _flush(frame: Frame) -> None:
    """Ends the frame's paragraph."""
    if frame.kind in _INLINE or not (frame.inked or frame.runs or frame.figures):
        return
    children = inlines(frame.runs) if frame.inked else ()
    if children:
        frame.blocks.append(Paragraph(children, position=children[0].position))
    frame.blocks.extend(frame.figures)
    frame.runs, frame.figures, frame.inked = [], [], False


def _place(frame: Frame, blocks: Sequence[Block]) -> Position:
    return blocks[0].position if blocks and frame.position is NOWHERE else frame.position


def _list(frame: Frame) -> list[Block]:
    if not frame.items:
        return []
    if frame.kind == "bullets":
        return [BulletList(tuple(frame.items), position=frame.position)]
    return list(_numbered(frame))


def _numbered(frame: Frame) -> Iterator[NumberedList]:
    """The list; several where its numbers do not go up by one, so that each item has its own."""
    first = 0
    for at in range(1, len(frame.items) + 1):
        if at == len(frame.items) or frame.numbers[at] != frame.numbers[at - 1] + 1:
            items = tuple(frame.items[first:at])
            place = items[0].position if first else frame.position
            yield NumberedList(items, frame.numbers[first], frame.style, position=place)
            first = at


def _define(outer: Frame, blocks: Sequence[Block]) -> None:
    if outer.definitions:
        last = outer.definitions[-1]
        outer.definitions[-1] = replace(last, blocks=(*last.blocks, *blocks))
    else:
        outer.blocks.extend(blocks)


def _header_text(cell: Cell, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A header cell's blocks without the bold that says no more than that it is one."""
    if not cell.header:
        return tuple(blocks)
    return tuple(map(_bare, blocks))


def _bare(block: Block) -> Block:
    if not isinstance(block, Paragraph) or (words := bare(block.children)) is block.children:
        return block
    return replace(block, children=words)


def _table(frame: Frame) -> list[Block]:
    header, rows = frame.header, clipped(frame.rows) + frame.footer
    caption: list[Block] = [Paragraph(frame.head, position=frame.head[0].position)] if frame.head else []
    everything = [*header, *rows]
    if not any(cell.blocks for row in everything for cell in row.cells):
        return caption
    if not header:
        count = next(
            (
                n
                for n, row in enumerate(rows)
                if not all(cell.header or not cell.blocks for cell in row.cells)
            ),
            len(rows),
        )
        header, rows = rows[:count], rows[count:]
    if not rows:
        header, rows = [], header
    if frame.guessed and not header and len(rows) > 1 and has_names(rows):
        header, rows = [as_header(rows[0])], rows[1:]
    titles, body = regular((header, rows))
    titles = tuple(_scoped(_all_headers(row), "col") for row in titles)
    body = tuple(_scoped(row, "row") for row in body)
    heads = any(cell.header for row in (*titles, *body) for cell in row.cells)
    if not heads and not frame.head and len(body[0].cells) == 1 and body[0].cells[0].rowspan == 1:
        # One column without a heading is no table: somebody drew a box, or lines between paragraphs.
        return [block for row in body for cell in row.cells for block in cell.blocks]
    return [Table(titles, with_row_names(titles, body), frame.head, position=frame.position)]


def _all_headers(row: Row) -> Row:
    if all(cell.header == bool(cell.blocks) for cell in row.cells):
        return row
    return replace(row, cells=tuple(replace(cell, header=bool(cell.blocks)) for cell in row.cells))


def _scoped(row: Row, scope: Literal["col", "row"]) -> Row:
    """The row with a scope on each header cell that the author gave none."""
    if not any(cell.header and not cell.scope for cell in row.cells):
        return row
    cells = tuple(
        replace(cell, scope=scope) if cell.header and not cell.scope else cell for cell in row.cells
    )
    return replace(row, cells=cells)


def _figure(blocks: Sequence[Block], captions: Sequence[Paragraph]) -> list[Block]:
    """The blocks of a figure, its captions with the last picture or table; without one they stay in place."""
    told = {id(caption) for caption in captions}
    made = [block for block in blocks if id(block) not in told]
    for index in range(len(made) - 1, -1, -1):
        block = made[index]
        if captions and (isinstance(block, Figure) or (isinstance(block, Table) and not block.caption)):
            caption = captions[0].children
            for more in captions[1:]:
                caption = (*caption, LineBreak(), *more.children)
            made[index] = replace(block, caption=caption)
            return made
    return list(blocks)
