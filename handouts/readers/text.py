"""Reads plain text: finds the title, the sections and the lists by how the lines look and stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from handouts.addresses import with_links
from handouts.findings import Position
from handouts.model import Block, Document, Inlines, Meta, Paragraph
from handouts.readers._decode import decode, refuse_huge
from handouts.readers._fill_ins import with_fill_ins
from handouts.readers._inlines import InlineBuilder
from handouts.readers._outline import Heading, outline
from handouts.readers._plain_headings import Found, headings, look
from handouts.readers._plain_lines import COLUMN_GAP, Chunk, Item, Prose, atx, chunks, deliberate
from handouts.readers._plain_lists import Entry, lists
from handouts.readers._plain_markers import Line

_LONGEST_TITLE = 150
"""Characters."""

_SHORT = 50
"""Characters. Lines of an address or a poem are no longer; lines of prose are."""

_TURN = re.compile(r"(?:Q|A|Question|Answer)\s?\d{0,2}[:.)]\s")


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
    parts, wrap = chunks(decode(data, path))
    title = _title(parts, wrap)
    found = headings(parts, wrap, 1 if title and len(parts[0].lines) == 1 else 0)
    made: list[Heading | Block] = []
    at = 0
    if title:
        made.append(Heading(1, _inlines([title], path), _position(title, path)))
        if len(parts[0].lines) == 1:
            at = 1
        found.pop(0, None)
    while at < len(parts):
        if at in found:
            made.append(_heading(found[at], path))
            made.extend(_blocks(parts[at], path, wrap, skip=1))
            at += 1
            continue
        end = at + 1
        if isinstance(parts[at], Item):
            while end < len(parts) and end not in found and _in_list(parts[end]):
                end += 1
            made.extend(lists(_entries(parts[at:end], path, wrap)))
        else:
            made.extend(_blocks(parts[at], path, wrap, skip=int(at == 0 and title is not None)))
        at = end
    document = outline(made, meta=Meta(lang=language), position=Position(path, 1, 1), guessed=True)
    return with_fill_ins(document)


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


def _heading(found: Found, path: str) -> Heading:
    return Heading(found.level, _inlines([found.line], path), _position(found.line, path))


def _in_list(chunk: Chunk) -> bool:
    return isinstance(chunk, Item) or chunk.inside


def _entries(parts: Iterable[Chunk], path: str, wrap: int) -> list[Entry]:
    entries: list[Entry] = []
    for part in parts:
        if isinstance(part, Item):
            blocks = _blocks(part, path, wrap)
            entries.append(Entry(part.marker, part.indent, blocks, _position(part.whole, path)))
        else:
            entries[-1].blocks.extend(_blocks(part, path, wrap))
    return entries


def _blocks(chunk: Chunk, path: str, wrap: int, *, skip: int = 0) -> list[Block]:
    """The paragraphs of a chunk, without its first `skip` lines. A turn of a talk (Q: A:) is one each."""
    made: list[Block] = []
    group: list[Line] = []
    lines = [line for line in chunk.lines[skip:] if line.text]
    for line in lines:
        if group and _TURN.match(line.text):
            made.append(_paragraph(group, path, wrap))
            group = []
        group.append(line)
    if group:
        made.append(_paragraph(group, path, wrap))
    return made


def _paragraph(lines: Sequence[Line], path: str, wrap: int) -> Paragraph:
    return Paragraph(
        with_links(_inlines(lines, path, broken=_keeps_lines(lines, wrap))),
        position=_position(lines[0], path),
    )


def _keeps_lines(lines: Sequence[Line], wrap: int) -> bool:
    """Whether the line ends mean something: columns, an address, items without bullets."""
    if len(lines) < 2:
        return False
    if _are_items(lines, wrap):
        return True
    if all(COLUMN_GAP.search(line.text) for line in lines):
        return True
    return (
        all(
            len(line.text) <= _SHORT
            and line.text[-1] not in ".!?…"
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


def _inlines(lines: Iterable[Line], path: str, *, broken: bool = False) -> Inlines:
    builder = InlineBuilder(path)
    above: Line | None = None
    for line in lines:
        if above and broken:
            builder.line_break(above.number, above.column + len(above.text))
        elif above:
            builder.space()
        builder.text(line.text, line.number, line.column)
        above = line
    return builder.finish()


def _position(line: Line, path: str) -> Position:
    return Position(path, line.number, line.column)
