"""Blocks to lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from handouts.errors import RenderError
from handouts.model import (
    Block,
    Blocks,
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Figure,
    FillIn,
    ListItem,
    Loss,
    Note,
    NumberedList,
    NumberStyle,
    Paragraph,
    Quote,
    Table,
    Text,
    plain_text,
)
from handouts.ordinals import lettered, ordinal
from handouts.records import dataclass
from handouts.writers.markdown.escapes import Where
from handouts.writers.markdown.inlines import line_of, lines_of
from handouts.writers.markdown.pieces import Setting, destination
from handouts.writers.markdown.silences import Comments
from handouts.writers.markdown.tables import html_table, is_plain, leaves_rows_unnamed, pipe_table

APART = "<!-- -->"
"""An empty comment: it keeps two lists apart that would be one."""

ROOM = "_" * 12
"""A line to write on."""

_DEEPEST = 20
"""Levels that the reader allows: a quotation or a callout takes one, a list or a meaning two, a cell four."""


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """Writes the blocks of one document.

    Attributes:
        setting: What its inlines have in common.
        names: The file name of each picture, by the figure's id in memory.
        comments: The comments that stand before blocks.
        losses: What was lost so far.
    """

    setting: Setting
    names: dict[int, str]
    comments: Comments
    losses: list[Loss] = field(default_factory=list)

    def lines(self, blocks: Blocks, where: Where = Where.PARAGRAPH, level: int = 0) -> list[str]:
        """Blocks as lines, with a blank line between two of them.

        Args:
            blocks: The blocks.
            where: What the first one is, if it is a paragraph.
            level: How deep they are in others, as the reader counts.

        Raises:
            RenderError: They are in too many others.
        """
        made: list[str] = []
        other = False
        for at, block in enumerate(blocks):
            if level >= _DEEPEST:
                raise RenderError(
                    f"{block.position}: Lists or quotations are nested too deeply here for Markdown.",
                    "Use at most 9 lists, or 19 quotations, inside one another.",
                )
            before = blocks[at - 1] if at else None
            other = not other and before is not None and _kind(before) == _kind(block)
            if before is not None and _would_join(before, block):
                made += ["", APART]
            comments = self.comments.of(block)
            tight = where is Where.ITEM and at == 1 and not comments
            if before is not None and not (tight and _interrupts(before, block)):
                made.append("")
            made += comments
            made += self._block(block, Where.PARAGRAPH if at else where, level, other=other)
        return made

    def note(self, note: Note) -> list[str]:
        """A note, as it stands at the end of the file."""
        body = self.lines(note.blocks, level=1)
        mark = f"[^{note.id}]:"
        if note.blocks and isinstance(note.blocks[0], Paragraph):
            return [f"{mark} {body[0]}", *_set_in(body[1:], 4)]
        return [mark, *_set_in(body, 4)]

    def _block(self, block: Block, where: Where, level: int, *, other: bool) -> list[str]:
        """One block.

        Args:
            block: The block.
            where: What it is, if it is a paragraph.
            level: How deep it is in others.
            other: It is a list, and needs other signs than the list before it.
        """
        match block:
            case Paragraph():
                return lines_of(block.children, self.setting, where)
            case BulletList():
                return self._list([("*" if other else "-", item) for item in block.items], level)
            case NumberedList():
                return self._numbers(block, level, other=other)
            case DefinitionList():
                return _spread([self._definition(item, level) for item in block.items])
            case Table():
                return self._table(block, level)
            case Figure():
                return self._figure(block, level)
            case Callout():
                title = line_of(block.title, self.setting, Where.TITLE)
                return _fenced(f"{block.kind} {title}", self.lines(block.blocks, level=level + 1))
            case Quote():
                inside = self.lines(block.blocks, Where.QUOTED, level + 1)
                return [f"> {line}".rstrip() for line in inside]
            case FillIn():
                label = line_of(block.label, self.setting, Where.LABEL)
                return [f"{label} {ROOM}", *([ROOM] * (block.lines - 1))]

    # Lists --------------------------------------------------------------------------------------------

    def _list(self, items: Sequence[tuple[str, ListItem]], level: int) -> list[str]:
        made = [self._item(marker, item, level + 2) for marker, item in items]
        if any("" in lines for lines in made):
            return _spread(made)
        return [line for lines in made for line in lines]

    def _item(self, marker: str, item: ListItem, level: int) -> list[str]:
        body = self.lines(item.blocks, Where.ITEM, level)
        if item.checked is not None:
            box = "[x]" if item.checked else "[ ]"
            if item.blocks and isinstance(item.blocks[0], Paragraph):
                body[0] = f"{box} {body[0]}"
            else:
                body = [box, *([""] if body else []), *body]
        return _hanging(f"{marker} ", body)

    def _numbers(self, block: NumberedList, level: int, *, other: bool) -> list[str]:
        style, sign = _signs(block)
        if style != block.style:
            first = ordinal(block.start, block.style)
            what = f"the letters of a list that starts with {first} and has figures now"
            why = "in Markdown, such a list needs two items that follow each other"
            self.losses.append(Loss("format", what, why, block.position))
        if style == "decimal" and other:
            sign = ")"
        numbered = enumerate(block.items, block.start)
        return self._list([(ordinal(number, style) + sign, item) for number, item in numbered], level)

    def _definition(self, item: Definition, level: int) -> list[str]:
        body = self.lines(item.blocks, level=level + 2) or [APART]
        if not item.term:
            what, why = "that a meaning is not of the term before it", "it has no term"
            self.losses.append(Loss("format", what, why, item.position))
            return _hanging(": ", body)
        return [line_of(item.term, self.setting, Where.TERM), *_hanging(": ", body)]

    # Tables and pictures ------------------------------------------------------------------------------

    def _table(self, table: Table, level: int) -> list[str]:
        if is_plain(table):
            lines = pipe_table(
                table, lambda inlines: line_of(inlines, self.setting, Where.CELL), self._comments_in
            )
        else:
            inside = level + 4 + bool(table.caption)
            lines = html_table(
                table,
                lambda inlines: line_of(inlines, self.setting, Where.HTML),
                lambda blocks: self.lines(blocks, level=inside),
                self._comments_in,
            )
        if leaves_rows_unnamed(table):
            what = "that the first column of a table is not the names of its rows; it is now"
            why = "the column has no heading"
            self.losses.append(Loss("format", what, why, table.position))
        if not table.caption:
            return lines
        return _fenced(f"table {line_of(table.caption, self.setting, Where.TITLE)}", lines)

    def _comments_in(self, cell: Cell) -> list[str]:
        """The comments on a cell, and on its one paragraph."""
        only = cell.blocks[0] if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph) else None
        return self.comments.of(cell) + (self.comments.of(only) if only else [])

    def _figure(self, figure: Figure, level: int) -> list[str]:
        alt = line_of((Text(figure.alt),), self.setting, Where.ALT) if figure.alt else ""
        address = destination(self.names.get(id(figure), figure.source))
        decorative = "{.decorative}" if figure.decorative else ""
        if not figure.description and all(isinstance(inline, Text) for inline in figure.caption):
            title = f' "{_quoted(plain_text(figure.caption))}"' if figure.caption else ""
            return [f"![{alt}]({address}{title}){decorative}"]
        body = self.lines(figure.description, level=level + 1)
        picture = [f"![{alt}]({address}){decorative}", *([""] if body else [])]
        return _fenced(f"figure {line_of(figure.caption, self.setting, Where.TITLE)}", [*picture, *body])


def _kind(block: Block) -> str:
    """What a list must not stand right beside, because the two would be one; different for all else."""
    if isinstance(block, BulletList):
        return "bullets"
    if isinstance(block, NumberedList) and _signs(block)[0] == "decimal":
        return "figures"
    return f"{id(block)}"


def _would_join(before: Block, block: Block) -> bool:
    """Whether two neighbours would be one list, whatever signs they have."""
    if isinstance(before, DefinitionList) and isinstance(block, DefinitionList):
        return True
    if not isinstance(before, NumberedList) or not isinstance(block, NumberedList):
        return False
    (style, sign), (next_style, next_sign) = _signs(before), _signs(block)
    if "decimal" in (style, next_style) or sign != next_sign:
        return False
    return ordinal(before.start + len(before.items), style) == ordinal(block.start, next_style)


def _interrupts(before: Block, block: Block) -> bool:
    """Whether `block` can stand right under the paragraph `before` and still be a list."""
    if not isinstance(before, Paragraph) or not isinstance(block, (BulletList, NumberedList)):
        return False
    return isinstance(block, BulletList) or (block.start == 1 and (_signs(block)[1] == "."))


def _signs(block: NumberedList) -> tuple[NumberStyle, str]:
    """The style in which a list can be written, and the sign after its labels."""
    style, first = block.style, ordinal(block.start, block.style)
    if style == "decimal" or (style, block.start) not in lettered(first):
        return "decimal", "."
    if len(block.items) > 1:
        return style, "."
    # By itself, "i)" is read as a Roman number and any other letter as a letter.
    is_roman = not first.lower().strip("ivx") and (len(first) > 1 or first in "iI")
    plain = is_roman if style.endswith("roman") else len(first) == 1 and first not in "iI"
    return (style, ")") if plain else ("decimal", ".")


def _spread(groups: Sequence[list[str]]) -> list[str]:
    """Groups of lines with a blank line between two of them."""
    return [line for group in groups for line in ("", *group)][1:]


def _hanging(first: str, body: list[str]) -> list[str]:
    """Lines with `first` before the first of them and as much room before the others."""
    return [f"{first}{body[0] if body else ''}".rstrip(), *_set_in(body[1:], len(first))]


def _set_in(lines: Sequence[str], by: int) -> list[str]:
    return [f"{' ' * by}{line}" if line else "" for line in lines]


def _fenced(first: str, body: list[str]) -> list[str]:
    return [f"::: {first}".rstrip(), *body, ":::"]


def _quoted(text: str) -> str:
    """The caption of a picture as it stands in quotation marks."""
    return re.sub(r"\\(?=[!-/:-@\[-`{-~])|\"|&(?=#?\w+;)", lambda match: "\\" + match[0], text)
