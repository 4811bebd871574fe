"""The pages of a PDF without tags to headings and blocks: what a reader sees in how they look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from handouts.model import Block, Cell, Figure, Paragraph, Row, Table, plain_text, texts
from handouts.readers._account import Account
from handouts.readers._boxes import callout, split_label
from handouts.readers._grid import as_header, is_bold_row, regular, with_row_names
from handouts.readers._hyphens import HYPHENS, Hyphens
from handouts.readers._images import PictureError, picture
from handouts.readers._outline import Heading, stands_first
from handouts.readers._pdf_chunks import Chunk, Setting, chunks_of, setting_of
from handouts.readers._pdf_letters import readable
from handouts.readers._pdf_lines import SMALL, Line, flows, parted, rows_of
from handouts.readers._pdf_links import Goal, Links
from handouts.readers._pdf_margins import without_margins
from handouts.readers._pdf_markers import Marker
from handouts.readers._pdf_placed import Linked, Placed, pictures, repeated, ruled, with_placed
from handouts.readers._pdf_ruled import Ruled
from handouts.readers._pdf_seen import seen_letters
from handouts.readers._pdf_source import Pdf, Picture, Piece
from handouts.readers._pdf_unruled import tell_tables
from handouts.readers._runs import Look, Run, bare, inlines, lowered, raised
from handouts.readers._word_lists import Lists
from handouts.readers._word_numbering import Mark
from handouts.readers._word_tables import as_block

Part: TypeAlias = Heading | Block

_LARGER = 1.12
"""Letters so many times the size of the text's are those of a heading."""
_HEADING_WORDS, _BOLD_WORDS = 25, 12
_LEVELS = 6
_PADDING = 3.0
"""Points. Between the words of a cell and its rules there is some white space."""
_CAPITALS = 8
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*\Z")
_WHY_CONTENTS = "its page numbers are those of the other pages; handouts make their own"


def laid_out(pdf: Pdf, account: Account, links: Links, hyphens: Hyphens) -> tuple[list[Part], list[Goal]]:
    """The headings and blocks of a document, and the place of each heading."""
    rows: list[list[list[Line]]] = []
    placed: list[list[Placed]] = []
    decoration = repeated(pdf)
    for page in pdf.pages:
        pieces = [
            one for piece in seen_letters(page, account) for one in links.parts(piece, page.number, account)
        ]
        tables, pieces = ruled(page, pieces)
        rows.append(rows_of(pieces, page.number))
        placed.append([*tables, *pictures(page, decoration, account)])
    rows = without_margins(rows, [page.height for page in pdf.pages], account)
    for found in rows:
        tell_tables(found, account)
    pages: list[list[Line | Placed]] = []
    lines: list[Line] = []
    for found, others in zip(rows, placed, strict=True):
        ordered = flows(found, lines[-1].flow if lines else 0)
        lines.extend(ordered)
        pages.append(with_placed(ordered, others))
    writer = _Writer(account, hyphens, setting_of(lines), _heading_sizes(lines))
    for item in _runs_of_lines([one for page_items in pages for one in page_items]):
        if isinstance(item, Placed):
            writer.placed(item)
        else:
            writer.lines(item)
    parts = writer.parts()
    return _title_first(parts, writer.heights)


def _runs_of_lines(items: Sequence[Line | Placed]) -> list[list[Line] | Placed]:
    made: list[list[Line] | Placed] = []
    for item in items:
        if isinstance(item, Line):
            if made and isinstance(made[-1], list):
                made[-1].append(item)
            else:
                made.append([item])
        else:
            made.append(item)
    return made


def _heading_sizes(lines: Sequence[Line]) -> list[float]:
    """The sizes of letters larger than the text's, from the largest down."""
    body = setting_of(lines).body
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.size >= _LARGER * body:
            sizes[round(line.size * 2) / 2] += 1
    found: list[float] = []
    for size in sorted(sizes, reverse=True):
        if not found or found[-1] - size > 0.6:
            found.append(size)
    return found


def _title_first(parts: list[Part], heights: list[Goal]) -> tuple[list[Part], list[Goal]]:
    """The parts with the largest heading first, where only a few words stand above it."""
    headings = [(at, part) for at, part in enumerate(parts) if isinstance(part, Heading)]
    if not headings:
        return parts, heights
    largest = min(part.level for _, part in headings)
    at, first = headings[0]
    if (
        at
        and first.level == largest
        and sum(p.level == largest for _, p in headings) == 1
        and stands_first(parts, at)
    ):
        return [parts[at], *parts[:at], *parts[at + 1 :]], heights
    return parts, heights


class _Writer:
    """Makes parts of chunks.

    Args:
        account: Where it is counted what was read and lost.
        hyphens: What knows of hyphens at the ends of lines.
        setting: How the document is set.
        sizes: The sizes of headings, from the largest down.
        inside: Whether what is read stands in a cell, where there are no headings.
    """

    def __init__(
        self,
        account: Account,
        hyphens: Hyphens,
        setting: Setting,
        sizes: Sequence[float],
        *,
        inside: bool = False,
    ) -> None:
        self.account = account
        self.hyphens = hyphens
        self.setting = setting
        self.sizes = sizes
        self.inside = inside
        self.heights: list[Goal] = []
        self._parts: list[Part] = []
        self._lists = Lists()
        self._following: dict[str, int] = {}
        self._table_made: Table | None = None
        self._rows: list[Row] = []
        self._columns = 0

    def parts(self) -> list[Part]:
        """All that was made."""
        self._end_lists()
        return self._parts

    # Lines --------------------------------------------------------------------------------------------

    def lines(self, lines: Sequence[Line]) -> None:
        """Lines in reading order."""
        chunks = chunks_of(lines, self.setting)
        for at, chunk in enumerate(chunks):
            if _LEADERS.search(chunk.text):
                self.account.lose_once(
                    "navigation", "The table of contents", _WHY_CONTENTS, len(chunk.text.split())
                )
                continue
            self.account.next()
            level = self._level(chunk, chunks[at + 1] if at + 1 < len(chunks) else None)
            if level is not None:
                self._heading(chunk, level)
            elif chunk.marker and (mark := self._mark(chunk, chunk.marker, chunks[at + 1 : at + 8])):
                self._item(chunk, chunk.marker, mark)
            else:
                self._paragraph(chunk)

    def _level(self, chunk: Chunk, following: Chunk | None) -> int | None:
        """The level of the heading that a chunk is, or None where it is none."""
        words = len(chunk.text.split())
        if self.inside or (chunk.marker and chunk.marker.sign) or not any(map(str.isalpha, chunk.text)):
            return None
        if chunk.size >= _LARGER * self.setting.body and words <= _HEADING_WORDS:
            size = round(chunk.size * 2) / 2
            return min(1 + sum(larger > size + 0.6 for larger in self.sizes), _LEVELS)
        if following is None or chunk.text.endswith((".", ",", ";")) or words > _BOLD_WORDS:
            return None
        ends = len(chunk.lines) <= 2 and not any(chunk.breaks)
        if ends and chunk.bold and not following.bold and not (chunk.marker and self._lists.is_open):
            return min(len(self.sizes) + 1, _LEVELS)
        capitals = chunk.text.isupper() and words <= _CAPITALS and len(chunk.text) > 3
        if ends and capitals and chunk.above > 1.2 and not following.text.isupper() and not chunk.bold:
            return min(len(self.sizes) + 1, _LEVELS)
        return None

    def _heading(self, chunk: Chunk, level: int) -> None:
        self._end_lists()
        made = bare(inlines(self._runs(_without_breaks(chunk))))
        if not made:
            return
        self.account.heading = " ".join(plain_text(made).split())
        self._parts.append(Heading(level, made, self.account.position))
        line = chunk.lines[0]
        self.heights.append((line.page, line.y - line.size))

    def _paragraph(self, chunk: Chunk) -> None:
        made = inlines(self._runs(chunk))
        if not made:
            return
        paragraph = Paragraph(made, position=made[0].position)
        indent = self._indent(chunk)
        if self._lists.is_open and indent >= self._lists.indent + 100 and chunk.above < 2.5:
            self._lists.go_on([paragraph])
            return
        self._end_lists()
        self._parts.append(paragraph)

    # Lists --------------------------------------------------------------------------------------------

    def _indent(self, chunk: Chunk) -> int:
        """How far in a chunk starts, in twentieths of a point."""
        line = chunk.lines[0]
        return round(20 * (line.x0 - self.setting.lefts.get(line.flow, line.x0)))

    def _mark(self, chunk: Chunk, found: Marker, following: Sequence[Chunk]) -> Mark | None:
        """The place of an item in its list, or None for a number that no other one goes on from."""
        place = f"{self._indent(chunk) // 120}"
        if found.sign:
            return Mark("bullet", f"bullet {place}", 0, box=found.checked is not None)
        for style, number in found.numbers:
            if self._lists.is_open and self._following.get(f"{style} {place}") == number:
                self._following[f"{style} {place}"] = number + 1
                return Mark("number", f"{style} {place}", 0, number, style)
        after = {one for other in following if other.marker for one in other.marker.numbers}
        for style, number in found.numbers:
            if (style, number + 1) in after:
                self._following[f"{style} {place}"] = number + 1
                return Mark("number", f"{style} {place}", 0, number, style)
        return None

    def _item(self, chunk: Chunk, found: Marker, mark: Mark) -> None:
        made = inlines(_without(self._runs(chunk), found.length))
        blocks: list[Block] = [Paragraph(made, position=made[0].position)] if made else []
        self._lists.add(mark, self._indent(chunk), blocks, found.checked, self.account.position)

    def _end_lists(self) -> None:
        self._parts.extend(self._lists.take())

    # Words --------------------------------------------------------------------------------------------

    def _runs(self, chunk: Chunk) -> list[Run]:
        made: list[Run] = []
        for at, line in enumerate(chunk.lines):
            runs = self._line(line)
            if at and made and runs:
                above = chunk.lines[at - 1].text
                if chunk.breaks[at - 1]:
                    made.append(Run(line_break=True, position=self.account.position))
                elif above[-1:] in HYPHENS and not made[-1].text[-1:].isspace():
                    self._hyphen(made, above, runs)
                else:
                    made.append(Run(" ", position=self.account.position))
            made.extend(runs)
        return made

    def _hyphen(self, made: list[Run], above: str, runs: Sequence[Run]) -> None:
        """Takes the hyphen off the last run of the line above, where it only broke a word."""
        last = made[-1].text.rstrip()
        whole = self.hyphens.joined(above, runs[0].text.lstrip(), self.account.lose)
        gap = " " if whole.startswith(f"{above} ") else ""
        made[-1] = replace(made[-1], text=f"{last}{gap}" if whole.startswith(above) else last[:-1])

    def _line(self, line: Line) -> list[Run]:
        made: list[Run] = []
        last: Piece | None = None
        position = self.account.position
        base = line.y
        for piece, link in line.pieces:
            text = readable(piece, self.account, line.page)
            if piece.size >= SMALL * line.size and (last is None or piece.x0 - last.x1 > 0.5 * line.size):
                base = piece.y  # what stands beside it may stand a little higher, as in the next column
            if piece.y < base - 0.1 * line.size:
                text = raised(text)
            elif piece.y > base + 0.05 * line.size:
                text = lowered(text)
            look = Look(link, strong=piece.bold, emphasis=piece.italic)
            if last is not None and parted(last, piece):
                made.append(Run(" ", position=position))
            made.append(Run(text if made else text.lstrip(), look, position))
            last = piece
        return made

    # Tables and pictures ------------------------------------------------------------------------------

    def placed(self, item: Placed) -> None:
        """A table, a box or a picture."""
        self._end_lists()
        if isinstance(item.made, Picture):
            self.account.next()
            position = self.account.position
            try:
                image = picture(item.made.data)
            except PictureError as error:
                self.account.lose("image", f"A picture on page {item.page + 1}", str(error))
                return
            self._parts.append(Figure(image, position=position))
            return
        grid = item.made
        blocks = {
            number: self._cell(pieces, item.page, grid.cells[number][4][2])
            for number, pieces in sorted(item.cells.items())
        }
        if len(grid.cells) == 1 or grid.columns == 1:
            self._box([blocks.get(number, []) for number in range(len(grid.cells))])
            return
        self._table(grid, blocks)

    def _cell(self, pieces: list[Linked], page: int, right: float) -> list[Block]:
        """What stands in a cell, whose right edge is at `right`."""
        rows = rows_of(pieces, page)
        lines = [Line(tuple(one for line in row for one in line.pieces), page) for row in rows]
        own = replace(setting_of(lines), body=self.setting.body, margins={0: right - _PADDING})
        inner = _Writer(self.account, self.hyphens, own, (), inside=True)
        inner.lines(lines)
        return [as_block(part) for part in inner.parts()]

    def _box(self, cells: Sequence[list[Block]]) -> None:
        for blocks in cells:
            label, rest = split_label(blocks)
            if label and rest:
                self._parts.append(callout("note", label, rest))
            else:
                self._parts.extend(blocks)

    def _table(self, grid: Ruled, blocks: dict[int, list[Block]]) -> None:
        rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
        for number, (row, _, down, across, _) in enumerate(grid.cells):
            rows[row].append(Cell(tuple(blocks.get(number, ())), colspan=across, rowspan=down))
        made = [Row(tuple(cells), position=self.account.position) for cells in rows]
        goes_on = self._parts and self._parts[-1] is self._table_made and self._columns == grid.columns
        if goes_on:
            # A table that goes on where the last page ended, with its headings again or without them.
            if len(self._rows) > 1 and made[0] == self._rows[0] and is_bold_row(made[0]):
                words = sum(len(text.split()) for text in texts(made[0]))
                self.account.lose_once("header", "Headings of a table that are repeated", _HEAD_WHY, words)
                del made[0]
            self._parts.pop()
        else:
            self._rows = []
        self._rows.extend(made)
        self._columns = grid.columns
        named = int(len(self._rows) > 1 and is_bold_row(self._rows[0]) and not is_bold_row(self._rows[1]))
        header, body = regular(([as_header(row) for row in self._rows[:named]], self._rows[named:]))
        self._table_made = Table(header, with_row_names(header, body), position=self._rows[0].position)
        self._parts.append(self._table_made)


_HEAD_WHY = "a handout repeats them itself where a table goes on"


def _without_breaks(chunk: Chunk) -> Chunk:
    """The chunk with no line end in it that was meant: a heading has none."""
    return replace(chunk, breaks=[False] * len(chunk.breaks))


def _without(runs: Sequence[Run], count: int) -> list[Run]:
    """The runs without their first `count` characters."""
    made = []
    for run in runs:
        cut = min(count, len(run.text))
        count -= cut
        if run.line_break or cut < len(run.text):
            made.append(replace(run, text=run.text[cut:]))
    return made
