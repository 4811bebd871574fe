"""Markdown's block tokens to headings and blocks of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from markdown_it.token import Token

from handouts.findings import Position
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
    Inlines,
    LineBreak,
    ListItem,
    Note,
    NumberedList,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
    plain_text,
)
from handouts.readers._fill_ins import is_label
from handouts.readers._inlines import InlineBuilder
from handouts.readers._languages import language_tag
from handouts.readers._markdown_callouts import CAPTIONED, kind_of
from handouts.readers._markdown_context import Context, first_position
from handouts.readers._markdown_html import HtmlBlock, comments, html_parts
from handouts.readers._markdown_inlines import InlineReader
from handouts.readers._markdown_places import Places
from handouts.readers._markdown_tables import TableRows, cell_of
from handouts.readers._outline import Heading
from handouts.readers._ready_blocks import spoken
from handouts.records import dataclass

_Made = TypeVar("_Made", Block, Heading | Block)

_WRITING_LINE = 8
"""So many underscores are a line to write on; people who mean a rule between two parts type three."""


@dataclass(slots=True)
class Part:
    """A block token with the parts between it and its end."""

    token: Token
    parts: Sequence[Part] = ()


def nested(tokens: Sequence[Token]) -> list[Part]:
    """A flat run of tokens as a tree."""
    root: list[Part] = []
    stack = [root]
    for token in tokens:
        if token.nesting < 0:
            stack.pop()
            continue
        if token.nesting > 0:
            inside: list[Part] = []
            stack[-1].append(Part(token, inside))
            stack.append(inside)
        else:
            stack[-1].append(Part(token))
    return root


class BlockReader:
    """One reading of one source.

    Attributes:
        headings: Each heading at the top level, and the name that links use for it, if it was given one.
        untitled: A "#" with no words comes first, where the title is to go: no other heading is the title.
    """

    def __init__(self, context: Context, env: dict[str, Any]) -> None:
        self.headings: list[tuple[Heading, str]] = []
        self.untitled = False
        self._context = context
        self._inline = InlineReader(context)
        self._footnotes: dict[int, Any] = env["footnotes"]["list"]
        self._refers: Callable[[str], bool] = env["refers"]
        self._note_blocks: dict[str | int, Blocks] = {}

    def parts(self, runs: Iterable[Sequence[Token]]) -> list[Heading | Block]:
        """The headings and blocks of the text; no tokens are kept."""
        made, names = self._with_html(self._top_level(runs))
        for one in made:
            if isinstance(one, Heading):
                self.headings.append((one, names.get(id(one), "")))
        return self._with_room(made)

    def _top_level(self, runs: Iterable[Sequence[Token]]) -> Iterator[Part]:
        """The parts at the top level, one by one. The notes among the words of each are read after it."""
        parts = (part for run in runs for part in nested(run))
        for number, part in enumerate(parts):
            if number == 0:
                self.untitled = part.token.type == "heading_open" and _is_empty_title(part)
            yield part
            self._read_notes()

    def _read_notes(self) -> None:
        """Reads the notes that stand where they are referred to, so that their tokens need not be kept."""
        if not self._inline.notes:
            return
        names = list(self._inline.names)
        while self._inline.notes:
            number = min(self._inline.notes)
            places, source = self._inline.notes.pop(number)
            if tokens := self._footnotes[number].pop("tokens", None):
                self._inline.read_children(tokens, places, source)
                self._note_blocks[number] = self._paragraph()
        self._inline.names[:] = names  # in a note they name no heading

    def _with_html(self, parts: Iterable[Part]) -> tuple[list[Heading | Block], dict[int, str]]:
        """The headings and blocks of parts, and the name of each heading by its id in memory."""
        names: dict[int, str] = {}
        pieces: list[HtmlBlock | Heading | Block] = []
        for part in parts:
            if part.token.type == "html_block":
                block = HtmlBlock(part.token.content.rstrip("\n"), part.token.meta["places"])
                if not comments(block, self._inline):
                    pieces.append(block)
            elif part.token.type == "division_open":
                inner, inner_names = self._with_html(part.parts)
                names |= inner_names
                lang = language_tag(part.token.meta["lang"]) or ""
                pieces += [
                    spoken(one, lang) if lang and not isinstance(one, Heading) else one for one in inner
                ]
            elif part.token.type == "heading_open":
                for one in self._heading(part):
                    given = (part.token.meta.get("id", ""), *self._inline.names)
                    names[id(one)] = next(filter(None, given), "")
                    pieces.append(one)
                self._inline.names.clear()
            else:
                made = list(self._block(part))
                pieces += made
                if made:
                    self._inline.names.clear()
        if not any(isinstance(piece, HtmlBlock) for piece in pieces):
            return [piece for piece in pieces if not isinstance(piece, HtmlBlock)], names
        read = html_parts(pieces, self._context)
        for name, number in reversed(read.anchors.items()):
            if number >= 0:
                key = id(read.headings[number])
                names[key] = names.get(key) or name
        return read.parts, names

    def notes(self) -> list[Note]:
        """The footnotes that the text refers to, in the order of their first reference."""
        made: list[Note] = []
        for number, note in self._footnotes.items():
            blocks = self._note_blocks.get(note.get("label", number), ())
            where = blocks[0].position if blocks else self._position(None)
            made.append(Note(str(number + 1), blocks, position=where))
        return made

    def _position(self, token: Token | None) -> Position:
        """Where the first line of a block has its first character."""
        if token is None or not token.map:
            return Position(self._context.path, 1, 1)
        return Position(self._context.path, token.map[0] + 1, token.meta.get("column", 1))

    def _inlines(self, part: Part) -> tuple[Inlines, Blocks]:
        """The inlines in a paragraph, a heading or a cell, and the figures that follow it."""
        for inside in part.parts:
            self._inline.read(inside.token)
        inlines, figures = self._inline.finish()
        return inlines, tuple(figures)

    def _paragraph(self) -> Blocks:
        inlines, figures = self._inline.finish()
        paragraph = (Paragraph(inlines, position=first_position(inlines)),) if inlines else ()
        return (*paragraph, *figures)

    def _heading(self, part: Part) -> Iterator[Heading | Block]:
        inlines, figures = self._inlines(part)
        if inlines:
            yield Heading(int(part.token.tag[1]), inlines, first_position(inlines))
        yield from figures

    def _blocks(self, parts: Sequence[Part]) -> Blocks:
        # A heading inside a list or a quotation can open no section there.
        return tuple(self._with_room(map(_as_paragraph, self._with_html(parts)[0])))

    def _block(self, part: Part) -> Iterator[Block]:
        token = part.token
        match token.type:
            case "paragraph_open":
                for inside in part.parts:
                    self._inline.read(inside.token)
                yield from self._paragraph()
            case "heading_open" | "html_block":
                yield from self._blocks([part])
            case "bullet_list_open" | "ordered_list_open":
                yield from self._list(part)
            case "blockquote_open":
                yield from self._quote(part)
            case "callout_open" if token.meta["name"].lower() in CAPTIONED:
                yield from self._captioned(part)
            case "callout_open":
                yield self._callout(part, token.meta["name"])
            case "hr" if token.markup.startswith("_" * _WRITING_LINE):
                yield FillIn((), position=self._position(token))
            case "fill_in_open":
                yield from self._fill_in(part)
            case "fence" | "code_block":
                yield from self._code(token)
            case "table_open":
                yield from self._table(part)
            case "dl_open":
                yield from self._definitions(part)
            case "footnote_reference_open":
                yield from self._footnote(part)

    def _list(self, part: Part) -> Iterator[Block]:
        items = tuple(
            ListItem(blocks, item.token.meta.get("checked"), position=self._position(item.token))
            for item in part.parts
            if (blocks := self._blocks(item.parts)) or "checked" in item.token.meta
        )
        where = self._position(part.token)
        if items and part.token.type == "bullet_list_open":
            yield BulletList(items, position=where)
        elif items:
            style = part.token.meta.get("style", "decimal")
            yield NumberedList(items, int(part.token.attrs.get("start", 1)), style, position=where)

    def _quote(self, part: Part) -> Iterator[Block]:
        if "callout" in part.token.meta:
            yield self._callout(part, part.token.meta["callout"])
            return
        blocks = self._blocks(part.parts)
        if blocks:
            yield Quote(blocks, position=self._position(part.token))

    def _title(self, part: Part) -> tuple[Inlines, Blocks]:
        """What stands on the first line of a callout, and the figures in it."""
        named = part.token.meta.get("title_token")
        if named is not None:
            self._inline.read(named)
        return self._inlines(Part(part.token))

    def _callout(self, part: Part, name: str) -> Callout:
        title, figures = self._title(part)
        inside = part.parts
        if not title and not figures and inside and inside[0].token.type == "heading_open":
            title, figures = self._inlines(inside[0])
            inside = inside[1:]
        blocks = (*figures, *self._blocks(inside))
        return Callout(kind_of(name) or "note", title, blocks, position=self._position(part.token))

    def _captioned(self, part: Part) -> Iterator[Block]:
        """A table or a picture with a caption. What else is around a picture describes it at length."""
        caption, figures = self._title(part)
        blocks = (*figures, *self._blocks(part.parts))
        kind = Table if part.token.meta["name"].lower() == "table" else Figure
        at = next((at for at, block in enumerate(blocks) if isinstance(block, kind)), -1)
        if at < 0:
            yield Callout("note", caption, blocks, position=self._position(part.token))
        elif isinstance(one := blocks[at], Table):
            yield from (*blocks[:at], replace(one, caption=caption or one.caption), *blocks[at + 1 :])
        elif isinstance(one, Figure):
            rest = (*blocks[:at], *blocks[at + 1 :])
            yield replace(one, caption=caption or one.caption, description=rest)

    def _fill_in(self, part: Part) -> Iterator[Block]:
        label, figures = self._inlines(part)
        if label:
            yield FillIn(label, part.token.meta["lines"], position=self._position(part.token))
        yield from figures

    def _with_room(self, made: Iterable[_Made]) -> list[_Made]:
        """Blocks in which a long line of underscores belongs to the label above it.

        Markdown takes such a line for a rule between two parts. A clinic mostly means a line to write on;
        where it has no label that cannot be told.
        """
        blocks: list[_Made] = []
        for block in made:
            last = blocks[-1] if blocks else None
            if not isinstance(block, FillIn) or block.label:
                blocks.append(block)
            elif isinstance(last, FillIn):
                blocks[-1] = replace(last, lines=last.lines + 1)
            elif isinstance(last, Paragraph) and is_label(plain_text(last.children)):
                blocks[-1] = FillIn(last.children, position=last.position)
            else:
                where = block.position
                why = "it was taken for a line between parts; for room to write put words before it"
                self._context.lose("form", "a line of underscores", why, (where.line or 1, where.column or 1))
        return blocks

    def _code(self, token: Token) -> Iterator[Block]:
        """Lines that keep their ends. A blank line parts two paragraphs."""
        builder = InlineBuilder(self._context.path)
        places: Places = token.meta["places"]
        at = 0
        for part in [*token.content.rstrip("\n").split("\n"), ""]:
            words_of_line = part.strip()
            line, column = places.at(at + len(part) - len(part.lstrip()))
            at += len(part) + 1
            if words_of_line:
                if not builder.empty:
                    builder.line_break(line - 1, column)
                builder.text(words_of_line, line, column)
            elif not builder.empty:
                inlines = builder.finish()
                yield Paragraph(inlines, position=first_position(inlines))

    def _table(self, part: Part) -> Iterator[Block]:
        rows = TableRows()
        figures: Blocks = ()
        for group in part.parts:
            if group.token.type == "caption_open":
                rows.caption, figures = self._inlines(group)
                continue
            rows.group(
                group.token.type == "thead_open",
                [
                    Row(tuple(map(self._cell, row.parts)), position=self._position(row.token))
                    for row in group.parts
                ],
                implied=bool(group.token.meta.get("implied")),
            )
        yield rows.table(self._position(part.token), in_html=bool(part.token.meta.get("html")))
        yield from figures

    def _cell(self, part: Part) -> Cell:
        blocks = tuple(self._with_room(block for inside in part.parts for block in self._inside_cell(inside)))
        where = blocks[0].position if blocks else self._position(part.parts[0].token if part.parts else None)
        return cell_of(part.token, blocks, where)

    def _inside_cell(self, part: Part) -> Iterator[Block]:
        if part.token.type != "inline":
            yield from self._block(part)
            return
        self._inline.read(part.token)
        yield from self._paragraph()

    def _definitions(self, part: Part) -> Iterator[Block]:
        items: list[tuple[Inlines, list[Block]]] = []
        open_term = False
        for inside in part.parts:
            if inside.token.type == "dt_open":
                inlines, figures = self._inlines(inside)
                if open_term and items:
                    term = items.pop()[0]
                    inlines = (*term, LineBreak(position=first_position(inlines)), *inlines)
                items.append((inlines, []))
                open_term = True
                yield from figures
            else:
                if not items:
                    items.append(((), []))
                items[-1][1].extend(self._blocks(inside.parts))
                open_term = False
        made = tuple(Definition(term, tuple(blocks), position=first_position(term)) for term, blocks in items)
        yield DefinitionList(made, position=self._position(part.token))

    def _footnote(self, part: Part) -> Iterator[Block]:
        label = part.token.meta["label"]
        blocks = self._blocks(part.parts)
        if label not in self._note_blocks and self._refers(label):
            self._note_blocks[label] = blocks
            return
        # Nothing refers to it, or its name is taken: its words stay where they are.
        yield from blocks
        if blocks:
            why = "nothing refers to it" if label not in self._note_blocks else "another note has its name"
            where = blocks[0].position
            self._context.lose(
                "format",
                f"the footnote [^{label}], which stands as a paragraph now",
                why,
                (where.line or 1, where.column or 1),
            )


def _is_empty_title(part: Part) -> bool:
    return part.token.tag == "h1" and not any(inside.token.content for inside in part.parts)


def _as_paragraph(made: Heading | Block) -> Block:
    if isinstance(made, Heading):
        return Paragraph((Strong(made.inlines, position=made.position),), position=made.position)
    return made
