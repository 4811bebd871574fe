"""Reads plain text: finds the title, the sections and the lists by how the lines look and stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from pathlib import Path

from handouts.addresses import with_links
from handouts.findings import Position
from handouts.model import (
    Block,
    Blocks,
    Callout,
    Cell,
    Document,
    Inlines,
    Loss,
    Meta,
    Paragraph,
    Row,
    Table,
    texts,
)
from handouts.readers._boxes import kind_of_label
from handouts.readers._controls import mended
from handouts.readers._decode import decode, refuse_huge
from handouts.readers._fill_ins import with_fill_ins
from handouts.readers._grid import regular, with_row_names
from handouts.readers._hyphens import Hyphens
from handouts.readers._inlines import InlineBuilder
from handouts.readers._outline import Heading, outline
from handouts.readers._plain_cells import Drawn, DrawnCell, DrawnRow, Piece, broken
from handouts.readers._plain_headings import Found, headings, look
from handouts.readers._plain_lines import Chunk, Item, Prose, atx, chunks, deliberate
from handouts.readers._plain_lists import Entry, lists
from handouts.readers._plain_markers import Line
from handouts.readers._plain_tables import looks_drawn
from handouts.readers._tally import accounted, counted
from handouts.records import dataclass

_LONGEST_TITLE = 150
"""Characters."""

_BROKEN = re.compile(r"[^\W\d_][-\u2010]$")
"""The end of a line in the middle of a word, or of one that is written with a hyphen."""

_SHORT = 50
"""Characters. Lines of an address or a poem are no longer; lines of prose are."""

_TURN = re.compile(r"(?:Q|A|Question|Answer)\s?\d{0,2}[:.)]\s")


@dataclass(slots=True)
class _Source:
    """One text while it is read.

    Attributes:
        path: Its name.
        wrap: The width at which its lines were broken.
        text: All of it.
        losses: What cannot be told for sure.
        hyphens: What knows of hyphens at the ends of lines, once one is met.
    """

    path: str
    wrap: int
    text: str
    losses: list[Loss] = field(default_factory=list)
    hyphens: Hyphens | None = None

    def joined(self, above: Line, word: str) -> str:
        """A line that ends with a hyphen with the word that the next one begins with."""
        self.hyphens = self.hyphens or Hyphens(self.text.split("\n"))

        def lose(kind: str, what: str, why: str) -> None:
            self.losses.append(Loss(kind, what, why, _position(above, self)))

        return self.hyphens.joined(above.text, word, lose)


def read(data: bytes, path: str, *, language: str = "en", folder: Path | None = None) -> Document:
    """The document in a plain text.

    Lines that stand together are one paragraph, whether a program broke them or the author wrote a sentence
    a line. Short lines that all end before they had to, like those of an address, and lines in columns, keep
    their line ends. Headings are known by their looks (underlined, in capitals, in title case, numbered, a
    question, a short line alone) and by where they stand. Nothing is left out but the signs of lists and the
    rules under headings or between parts.

    Args:
        data: The file.
        path: Its name as the user gave it, or "-"; for messages and positions.
        language: Language of the text, a BCP 47 tag.
        folder: Where the file is. Plain text names no other files, so nothing is looked for there.

    Returns:
        The document. Its title is empty if the text does not start with one.

    Raises:
        SourceError: The file is empty, is not text, is damaged or is too long for an article.
    """
    refuse_huge(data, path)
    text, controls = mended(decode(data, path), path)
    parts, wrap = chunks(text)
    source = _Source(path, wrap, text, controls)
    title = _title(parts, wrap)
    found = headings(parts, wrap, 1 if title and len(parts[0].lines) == 1 else 0)
    made: list[Heading | Block] = []
    at = 0
    if title:
        made.append(Heading(1, _inlines([title], source), _position(title, source)))
        if len(parts[0].lines) == 1:
            at = 1
        found.pop(0, None)
    while at < len(parts):
        if at in found:
            made.append(_heading(found[at], source))
            made.extend(_blocks(parts[at], source, skip=1))
            at += 1
            continue
        end = at + 1
        if isinstance(parts[at], Item):
            while end < len(parts) and end not in found and _in_list(parts[end]):
                end += 1
            made.extend(lists(_entries(parts[at:end], source)))
        else:
            made.extend(_blocks(parts[at], source, skip=int(at == 0 and title is not None)))
        at = end
    document = outline(
        made, meta=Meta(lang=language), losses=source.losses, position=Position(path, 1, 1), guessed=True
    )
    return accounted(with_fill_ins(document), counted([text]), "text")


def _title(parts: Sequence[Chunk], wrap: int) -> Line | None:
    """The line that is the title: a short one at the very start, with nothing or with the text below it."""
    first = parts[0] if parts else None
    if not isinstance(first, Prose):
        return None
    line = first.lines[0]
    if first.underline:
        return line
    marked = atx(line)
    if marked and marked[0] == 1:
        return marked[1]
    if len(parts) == 1 and len(first.lines) == 1:
        return None
    if len(first.lines) == 1 and first.blank_after:
        is_short = len(line.text) <= _LONGEST_TITLE and line.text.rstrip("\"'”’)")[-1:] not in ".,;:"
        return line if is_short else None
    if 0 in headings(parts, wrap, 0) or _stands_alone(line, parts, wrap):
        return line
    return None


def _stands_alone(line: Line, parts: Sequence[Chunk], wrap: int) -> bool:
    """Whether the first line looks like a title and ends where its author ended it."""
    below = [*parts[0].lines[1:], *(part.lines[0] for part in parts[1:2])][0]
    ends = below.text and deliberate(line, below, wrap) and not below.text[0].islower()
    return bool(ends) and look(line.text) in {"title", "caps"}


def _heading(found: Found, source: _Source) -> Heading:
    return Heading(found.level, _inlines([found.line], source), _position(found.line, source))


def _in_list(chunk: Chunk) -> bool:
    return isinstance(chunk, Item) or chunk.inside


def _entries(parts: Iterable[Chunk], source: _Source) -> list[Entry]:
    entries: list[Entry] = []
    for part in parts:
        if isinstance(part, Item):
            blocks = _blocks(part, source)
            entries.append(Entry(part.marker, part.indent, blocks, _position(part.whole, source)))
        else:
            entries[-1].blocks.extend(_blocks(part, source))
    return entries


def _blocks(chunk: Chunk, source: _Source, *, skip: int = 0) -> list[Block]:
    """The table, or the paragraphs, of a chunk without its first `skip` lines. A turn (Q: A:) is one each."""
    if isinstance(chunk, Drawn):
        return [_table(chunk, source) if len(chunk.rows[0]) > 1 else _box(chunk, source)]
    made: list[Block] = []
    group: list[Line] = []
    lines = [line for line in chunk.lines[skip:] if line.text]
    for line in lines:
        if group and _TURN.match(line.text):
            made.append(_paragraph(group, source))
            group = []
        group.append(line)
    if group:
        made.append(_paragraph(group, source))
    return made


def _table(drawn: Drawn, source: _Source) -> Table:
    def rows(of: Sequence[DrawnRow], *, header: bool) -> list[Row]:
        return [Row(tuple(_cell(cell, source, header=header) for cell in row)) for row in of]

    titles, body = regular((rows(drawn.header, header=True), rows(drawn.rows, header=False)))
    return Table(titles, with_row_names(titles, body), position=_position(drawn.lines[0], source))


def _cell(cell: DrawnCell, source: _Source, *, header: bool) -> Cell:
    if not cell.pieces:
        return Cell((), colspan=cell.span, rowspan=cell.down)
    blocks = _of_pieces(cell.pieces, source, whole=header)
    return Cell(blocks, header, "col" if header else "", cell.span, cell.down, position=blocks[0].position)


def _of_pieces(pieces: Sequence[Piece], source: _Source, *, whole: bool = False) -> Blocks:
    """The paragraphs in a cell: a line is one of its own if it need not have been one, unless all are one."""
    lines = [[pieces[0].line]]
    for above, below in itertools.pairwise(pieces):
        if whole or broken(above, below):
            lines[-1].append(below.line)
        else:
            lines.append([below.line])
    return tuple(
        Paragraph(with_links(_inlines(group, source)), position=_position(group[0], source))
        for group in lines
    )


def _box(drawn: Drawn, source: _Source) -> Callout:
    """A box that is drawn around words. What stands above a rule in it is its label."""
    title = [piece.line for [cell] in drawn.header for piece in cell.pieces]
    blocks: list[Block] = []
    for inked, rows in itertools.groupby(drawn.rows, lambda row: bool(row[0].pieces)):
        if inked:
            blocks.extend(_of_pieces([piece for [cell] in rows for piece in cell.pieces], source))
    kind = (
        kind_of_label(title[0].text if title else next(iter(texts(blocks[0])))) if title or blocks else None
    )
    return Callout(
        kind or "note", _inlines(title, source), tuple(blocks), position=_position(drawn.lines[0], source)
    )


def _paragraph(lines: Sequence[Line], source: _Source) -> Paragraph:
    if looks_drawn(lines):
        what = f"A table drawn with spaces or tabs (“{' '.join(lines[0].text.split())[:60]}”)"
        why = "it was kept as lines; to make it a table, write the article in Markdown or Word"
        source.losses.append(Loss("table", what, why, _position(lines[0], source)))
    return Paragraph(
        with_links(_inlines(lines, source, broken=_keeps_lines(lines, source.wrap))),
        position=_position(lines[0], source),
    )


def _keeps_lines(lines: Sequence[Line], wrap: int) -> bool:
    """Whether the line ends mean something: columns, an address, items without bullets."""
    if len(lines) < 2:
        return False
    items = lines[1:] if lines[0].text.endswith(":") else lines
    if _are_items(items, wrap) or looks_drawn(lines):
        return True
    return (
        all(
            len(line.text) <= _SHORT
            and line.text[-1] not in ".!?…-"
            and not following.text[0].islower()
            and deliberate(line, following, wrap)
            for line, following in itertools.pairwise(lines)
        )
        and len(lines[-1].text) <= _SHORT
    )


def _are_items(lines: Sequence[Line], wrap: int) -> bool:
    """Whether lines are items that lost their bullets: none ends as a sentence or was broken by a program.

    A program breaks a line only where the next word would have made it longer than the others. Lines of
    which most are shorter than that were ended by the author.
    """
    widest = max(len(line.text) for line in lines)
    pairs = list(itertools.pairwise(lines))
    if any(above.text[-1] in ".!?…,;:-–" or not deliberate(above, below, wrap) for above, below in pairs):
        return False
    early = sum(deliberate(above, below, above.indent + widest) for above, below in pairs)
    return len(lines) > 2 and 2 * early >= len(pairs)


def _inlines(lines: Iterable[Line], source: _Source, *, broken: bool = False) -> Inlines:
    builder = InlineBuilder(source.path)
    rest = [*lines] if broken else _with_whole_words([*lines], source)
    above: Line | None = None
    for line in rest:
        if above and broken:
            builder.line_break(above.number, above.column + len(above.text))
        elif above:
            builder.space()
        builder.text(line.text, line.number, line.column)
        above = line
    return builder.finish()


def _with_whole_words(lines: list[Line], source: _Source) -> list[Line]:
    """The lines with each word that was broken at the end of one whole on that line."""
    made: list[Line] = []
    for line in lines:
        last = made[-1] if made else None
        if last is None or not _BROKEN.search(last.text):
            made.append(line)
            continue
        word, _, after = line.text.partition(" ")
        made[-1] = replace(last, text=source.joined(last, word))
        if after:
            start = len(line.text) - len(after)
            made.append(Line(line.number, line.column + start, line.indent, after))
    return made


def _position(line: Line, source: _Source) -> Position:
    return Position(source.path, line.number, line.column)
