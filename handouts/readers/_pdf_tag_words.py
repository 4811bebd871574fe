"""The words that the tags of a PDF own: letters on pages to runs, with what parts them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from typing import Any

from handouts.readers._account import Account
from handouts.readers._assembly import Assembly
from handouts.readers._hyphens import HYPHENS, Hyphens
from handouts.readers._pdf_elements import Element, Place, places
from handouts.readers._pdf_letters import readable
from handouts.readers._pdf_lines import Line, parted, rows_of
from handouts.readers._pdf_links import Links
from handouts.readers._pdf_margins import without_margins
from handouts.readers._pdf_source import ARTIFACT, HIDDEN, LINE, SPACE, Pdf, Piece
from handouts.readers._runs import PLAIN, Look, Run, lowered, raised
from handouts.readers._tally import number_of_words
from handouts.records import dataclass

_LONG_WORD = 24
_ADDRESS = re.compile(r"://|www\.|@|/")


@dataclass(slots=True)
class State:
    """What holds for the words inside an element.

    Attributes:
        look: Their look.
        bold: Whether letters in bold are strong words; not so where their tag says more.
        depth: How many sections are around them.
    """

    look: Look = PLAIN
    bold: bool = True
    depth: int = 0


class Words:
    """The words of a document, poured into an assembly as its tags are met.

    Args:
        pdf: The document.
        account: Where it is counted what was read and what was lost.
        links: Its links.
        hyphens: What knows of hyphens at the ends of its lines.

    Attributes:
        assembly: What the words are poured into.
        in_heading: Whether they are those of a heading.
    """

    def __init__(self, pdf: Pdf, account: Account, links: Links, hyphens: Hyphens) -> None:
        self.pdf = pdf
        self.account = account
        self.links = links
        self.hyphens = hyphens
        self.assembly = Assembly()
        self.in_heading = False
        self._pieces: dict[Place, list[Piece]] = {}
        self._loose: dict[int, list[Piece]] = {}
        owned = set(places(pdf.tree))
        for page in pdf.pages:
            for piece in page.pieces:
                place = (page.number, piece.mark)
                if place in owned:
                    self._pieces.setdefault(place, []).append(piece)
                elif not piece.flags & (ARTIFACT | HIDDEN) and piece.text.strip():
                    self._loose.setdefault(page.number, []).append(piece)
                elif not pdf.ours:
                    self._lose_beside(piece)
        self._element: Element = {"role": "", "kids": []}
        self._edges: tuple[float, float] | None = None
        self._lines: dict[int, list[Line]] = {}
        self._reach: dict[int, float] = {}
        self._spaced = self._ends_in_spaces()
        self._last: Piece | None = None
        self._last_page = 0
        self._base = Piece("", 0, 0, 0, 0, 1)
        self._lose_margins()

    def pieces(self, element: Element) -> list[tuple[int, Piece]]:
        """The letters of an element, each with its page."""
        return [(at[0], piece) for at in places(element["kids"]) for piece in self._pieces.get(at, ())]

    def first_piece(self, element: Element) -> tuple[int, Piece] | None:
        """The first letters of an element, with their page."""
        found = ((at[0], piece) for at in places(element["kids"]) for piece in self._pieces.get(at, ()))
        return next(found, None)

    def begin(self, element: Element | None = None) -> None:
        """Another stretch of words begins: what was before does not part it from anything."""
        self._last = None
        if element is not None:
            self._element, self._edges = element, None

    @property
    def _right(self) -> float:
        """How far to the right the lines of the element could reach."""
        return self._measured()[0]

    @property
    def _wide(self) -> float:
        """How wide the lines of the element are."""
        return self._measured()[1]

    def _measured(self) -> tuple[float, float]:
        if self._edges is None:
            own = [piece for _, piece in self.pieces(self._element)]
            wide = max((p.x1 for p in own), default=0.0) - min((p.x0 for p in own), default=0.0)
            self._edges = self._right_edge(self._element), wide
        return self._edges

    def plain(self, element: Element, skip: str = "") -> str:
        """The words of an element as they stand, without those inside elements of the role `skip`."""
        made: list[str] = []
        last: Piece | None = None
        stack: list[Any] = [element]
        while stack:
            kid = stack.pop()
            if isinstance(kid, dict):
                if kid["role"] != skip:
                    stack.extend(reversed(kid["kids"]))
            elif isinstance(kid, list):
                for piece in self._pieces.get((kid[0], kid[1]), ()):
                    if last is not None:
                        made.append(self._gap(last, piece))
                    made.append(piece.text)
                    last = piece
        return "".join(made)

    def _gap(self, last: Piece, piece: Piece) -> str:
        """What parts two pieces of words as they stand."""
        if last.text[-1:].isspace() or piece.text[:1].isspace():
            return ""
        if abs(piece.y - last.y) > 0.5 * piece.size:
            return "" if self.pdf.ours else " "
        return " " if piece.flags & (SPACE | LINE) and parted(last, piece) else ""

    def content(self, place: Place, state: State) -> None:
        """Pours what a marked content holds."""
        for piece in self._pieces.get(place, ()):
            self._piece(piece, place[0], state)

    def say(self, text: str, state: State, element: Element, expansion: str = "") -> None:
        """Pours words that stand in the tags in place of what an element holds."""
        own = self.pieces(element)
        words = text.strip()
        if not words:
            return
        position = self.account.position
        if self._last is not None and own:
            self._between(self._last, own[0][1], own[0][0], state.look)
        if not own or text[:1].isspace():
            self.assembly.text(Run(" ", state.look, position))
        self.assembly.text(Run(words, state.look, position, expansion))
        if not own or text[-1:].isspace():
            self.assembly.text(Run(" ", state.look, position))
        if own:
            self._last_page, self._last = own[-1]

    def passed(self, element: Element) -> None:
        """An element was read that has no words here: what follows is parted from it, as on the page."""
        own = self.pieces(element)
        if not own:
            return
        self._last_page, self._last = own[-1]
        if self._last.text[-1:].isspace():
            self.assembly.text(Run(" ", position=self.account.position))

    def pour_loose(self, before: int) -> None:
        """Pours words of pages before one that no tag owns, as paragraphs of their own."""
        for number in sorted(self._loose):
            if number >= before:
                return
            lines: list[list[Piece]] = []
            for piece in self._loose.pop(number):
                if lines and abs(lines[-1][-1].y - piece.y) <= 2 * piece.size:
                    lines[-1].append(piece)
                else:
                    lines.append([piece])
            why = "they come at the end of their page"
            self.account.lose_once("format", "The place of words that have no tag", why)
            for line in lines:
                self.account.next()
                self.assembly.boundary()
                self.begin()
                for piece in line:
                    self._piece(piece, number, State())
                self.assembly.boundary()
                self.begin()

    def _lose_beside(self, piece: Piece) -> None:
        """Puts down letters that no tag owns because they are no part of the text."""
        words = number_of_words(piece.text)
        if words and piece.flags & ARTIFACT:
            why = "handouts have their own heads and feet"
            self.account.lose_once("header", "What the file marks as no part of the text", why, words)
        elif words:
            why = "the page does not show them"
            self.account.lose_once("hidden", "Letters that nobody sees", why, words)

    def _lose_margins(self) -> None:
        """Takes running heads and page numbers out of the words that no tag owns."""
        pages = [
            rows_of([(piece, "") for piece in self._loose.get(page.number, ())], page.number)
            for page in self.pdf.pages
        ]
        kept = without_margins(pages, [page.height for page in self.pdf.pages], self.account)
        self._loose = {
            number: [piece for row in rows for line in row for piece, _ in line.pieces]
            for number, rows in enumerate(kept)
            if rows
        }

    def _piece(self, piece: Piece, page: int, state: State) -> None:
        if state.look.link:
            self._words(piece, page, state, state.look.link)
            return
        for part, link in self.links.parts(piece, page, self.account):
            self._words(part, page, state, link)

    def _words(self, piece: Piece, page: int, state: State, link: str) -> None:
        text = readable(piece, self.account, page)
        if not text:
            return
        look = replace(
            state.look,
            strong=state.look.strong or (piece.bold and state.bold),
            emphasis=state.look.emphasis or piece.italic,
            link=link,
        )
        if self._last is not None:
            self._between(self._last, piece, page, look)
            text = self._shifted(text, piece)
        else:
            self._base = piece
        self.assembly.text(Run(text, look, self.account.position))
        self._last, self._last_page = piece, page

    def _shifted(self, text: str, piece: Piece) -> str:
        """Figures that stand a little higher or lower than the words before them, as such."""
        shift = (self._base.y - piece.y) / (self._base.size or 1)
        if not 0.04 < abs(shift) < 0.7 or piece.size > self._base.size:
            self._base = piece
            return text
        return raised(text) if shift > 0 else lowered(text)

    def _between(self, last: Piece, piece: Piece, page: int, look: Look) -> None:
        """What parts two pieces of one element: a space, the end of a line, or nothing."""
        new_line = page != self._last_page or abs(piece.y - last.y) > 0.75 * max(piece.size, last.size)
        gap = " " if last.text[-1:].isspace() or piece.text[:1].isspace() else ""
        if not new_line:
            if not gap and piece.flags & (SPACE | LINE) and parted(last, piece):
                self.assembly.text(Run(" ", look, self.account.position))
            return
        if self.pdf.ours and not gap:
            return  # a word that is longer than its line: between two words there is a space
        if last.text[-1:] in HYPHENS and not gap:
            self._hyphen(piece)
        elif not self._is_narrow() and page == self._last_page and self._is_deliberate(last, piece):
            self.assembly.line_break(self.account.position)
        elif not gap and not (self._spaced and self._is_one_word(last, piece)):
            self.assembly.text(Run(" ", look, self.account.position))

    def _is_narrow(self) -> bool:
        """Whether lines end earlier than the text of the page does, so that their ends say nothing."""
        return self.in_heading or any(frame.kind == "cell" for frame in self.assembly.frames)

    def _hyphen(self, piece: Piece) -> None:
        """Takes the hyphen off the line above, where it only broke a word."""
        runs = self.assembly.frames[-1].runs
        if runs and runs[-1].is_text:
            above = self._token()  # the hyphen may be a run of its own
            whole = self.hyphens.joined(above, piece.text.lstrip(), self.account.lose)
            if whole.startswith(f"{above} "):
                runs[-1] = replace(runs[-1], text=f"{runs[-1].text} ")
            elif not whole.startswith(above):
                runs[-1] = replace(runs[-1], text=runs[-1].text[:-1])

    def _right_edge(self, element: Element) -> float:
        """How far to the right the lines of an element could reach."""
        own = self.pieces(element)
        if not own:
            return 0.0
        page = own[0][0]
        lines = [piece for on, piece in own if on == page]
        left, right = min(piece.x0 for piece in lines), max(piece.x1 for piece in lines)
        above, below = min(piece.top for piece in lines), max(piece.y for piece in lines)
        if any(line.x0 >= right and above <= line.y <= below for line in self._lines_of(page)):
            return right
        return max(right, self._reaches().get(round(left / 4), 0.0))

    def _reaches(self) -> dict[int, float]:
        """How far to the right lines reach that start at one place, on any page."""
        if not self._reach:
            for page in self.pdf.pages:
                for line in self._lines_of(page.number):
                    for place in (round(line.x0 / 4), round(line.x0 / 4) + 1):
                        self._reach[place] = max(self._reach.get(place, 0.0), line.x1)
        return self._reach

    def _lines_of(self, page: int) -> list[Line]:
        """The lines of a page, decoration left out."""
        if page not in self._lines:
            pieces = [(p, "") for p in self.pdf.pages[page].pieces if not p.flags & (ARTIFACT | HIDDEN)]
            self._lines[page] = [line for row in rows_of(pieces, page) for line in row]
        return self._lines[page]

    def _is_deliberate(self, last: Piece, piece: Piece) -> bool:
        """Whether the author ended a line: the next two words, and more, would have fitted on it."""
        room = self._right - last.x1
        first = " ".join(piece.text.split()[:2])
        return room > self._width(piece, first) + piece.size and room > 0.25 * (self._right - piece.x0)

    def _is_one_word(self, last: Piece, piece: Piece) -> bool:
        """Whether a line ended within a word: one longer than the line, or an address."""
        above, below = self._token(), piece.text.split()[:1]
        if not above or not below:
            return False
        width = self._width(last, above) + self._width(piece, below[0])
        if _ADDRESS.search(above):
            return last.x1 + self._width(piece, below[0]) > self._right
        return width > 0.95 * self._wide

    def _token(self) -> str:
        """The word that was being poured last, from the white space before it."""
        made = ""
        for run in reversed(self.assembly.frames[-1].runs):
            if not run.is_text and not run.expansion:
                break
            made = run.text + made
            if any(map(str.isspace, run.text)):
                break
        return "" if made[-1:].isspace() else (made.split() or [""])[-1]

    @staticmethod
    def _width(piece: Piece, word: str) -> float:
        """How wide a word of a piece is, in points, as far as its letters are alike."""
        return len(word) / max(1, len(piece.text)) * (piece.x1 - piece.x0)

    def _ends_in_spaces(self) -> bool:
        """Whether lines that go on end with a space in this file, so that one without it ends in a word."""
        ends = Counter(
            above.text[-1:].isspace() or above.text[-1:] in HYPHENS
            for pieces in self._pieces.values()
            for above, below in itertools.pairwise(pieces)
            if abs(below.y - above.y) > 0.5 * below.size and not _is_long(above.text, below.text)
        )
        return ends[True] >= 4 * ends[False] and ends[True] > 0


def _is_long(above: str, below: str) -> bool:
    """Whether a line may end within a word that is longer than a line, such as an address."""
    last, first = above.split()[-1:], below.split()[:1]
    return not above[-1:].isspace() and len("".join((*last, *first))) > _LONG_WORD
