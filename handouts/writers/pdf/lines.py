"""From runs of text to lines: flush left, ragged right, no word broken that fits a line.

A word is what a line does not end inside of; in Chinese and Japanese, a character or a few (see `breaks`).

Widths here are in thousandths of the type size, so that a word is measured once whatever its size.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from handouts.writers.pdf.breaks import FIRST, chunks, may_end
from handouts.writers.pdf.fonts import (
    NUMBER,
    PREFIX,
    REGULAR,
    SPACED,
    UNIT,
    WEIGHTS,
    Piece,
    Word,
    clean,
    escape,
    face,
    spacing,
    words,
)
from handouts.writers.pdf.fonts import space as spaces
from handouts.writers.pdf.structure import Element


class Run(NamedTuple):
    """A stretch of text of one weight and one owner in the structure tree. A newline alone is a line end."""

    text: str
    weight: int
    owner: Element


class Segment(NamedTuple):
    """A stretch of a line in one face, with one owner.

    Attributes:
        owner: The element that it is content of.
        face: See `fonts.Piece`.
        codes: The codes of its characters.
        shown: The same as strings and adjustments, for the inside of "[(...)] TJ".
        width: Without a space at the line's end.
    """

    owner: Element
    face: int
    codes: bytes
    shown: bytes
    width: float


class Line(NamedTuple):
    """A line, and its width without the space at its end."""

    segments: tuple[Segment, ...]
    width: float


class _Token:
    """A word and the space after it, if any. A word whose style changes inside it has several parts."""

    __slots__ = ("hard", "kind", "parts", "space", "width")

    def __init__(self, run: Run, word: Word) -> None:
        self.width = word[0]
        self.parts = [(run.owner, word[1])]
        self.kind = word[2]
        self.space: Run | None = None
        self.hard = False


_SPACE: Final = " ".encode("utf-16-be")
_AFTER: Final = frozenset("/-–—_.,:;?&=#@+|")
"""Where a word that is wider than a line is broken by preference: after these."""


def break_lines(runs: list[Run], limit: float, *, even: bool = False, most: int = 0) -> list[Line]:
    """The lines of `runs`, none wider than `limit` thousandths of the type size.

    Args:
        runs: The text. Spaces at both ends are left out; several spaces count as one.
        limit: The measure.
        even: Make the lines of about one length, without adding a line or breaking a word. For headings.
        most: How many characters a line has at most, unless it is one word; 0 for as many as it holds.
    """
    lines = _break(runs, limit)
    if most and any(_characters(line) > most for line in lines):
        lines = _break_tokens(_tokens(runs), limit, most)
    if even and len(lines) > 1:
        # A measure that is narrower than a word would break it, and that adds no line.
        low, high = max(limit / 2, min(natural_width(runs)[0], limit)), limit
        while high - low > limit / 40:
            middle = (low + high) / 2
            if len(_break(runs, middle)) > len(lines):
                low = middle
            else:
                high = middle
        lines = _break(runs, high)
    return lines


def _length(tokens: list[_Token]) -> int:
    """How many characters words on one line have, with the spaces between them."""
    pieces = (piece for token in tokens for _, some in token.parts for piece in some)
    return sum(len(piece.codes) for piece in pieces) // 2 + sum(one.space is not None for one in tokens[:-1])


def _characters(line: Line) -> int:
    """How many characters a line has, without the space at its end."""
    codes = b"".join([segment.codes for segment in line.segments])
    return len(codes) // 2 - codes.endswith(_SPACE)


def natural_width(runs: list[Run]) -> tuple[float, float]:
    """The width of the widest word, and that of the text on as few lines as its line ends allow."""
    widest = whole = current = 0.0
    for token in _tokens(runs):
        widest = max(widest, token.width)
        current += token.width
        whole = max(whole, current)
        current = 0.0 if token.hard else current + _space_width(token.space)
    return widest, whole


def _break(runs: list[Run], limit: float) -> list[Line]:
    if len(runs) == 1:
        lines = _break_plain(runs[0], limit)
        if lines is not None:
            return lines
    return _break_tokens(_tokens(runs), limit)


def _tied(left: int, right: int) -> bool:
    """Whether two words should share a line: a number and its unit, parts of a number, a title and a name."""
    return (left == NUMBER and right in (UNIT, NUMBER)) or left == PREFIX


def _break_plain(run: Run, limit: float) -> list[Line] | None:
    """The lines of one run, if one face has all of it and no word is wider than a line; else None."""
    table = words(run.weight)
    space, gap = spaces(run.weight)
    own = run.weight & WEIGHTS
    text = clean(run.text)
    parts = [part for part in text.split(" ") if part]
    if not parts or run.text == "\n" or max(text) >= FIRST:
        return None
    lines: list[Line] = []
    start = 0
    width = -space
    previous = 0
    pieces_shown: list[bytes] = []
    for index, part in enumerate(parts):
        advance, pieces, kind = table[part]
        if len(pieces) != 1 or pieces[0].face != own or advance > limit:
            return None
        pieces_shown.append(pieces[0].shown)
        width += space + advance
        if width > limit:
            end, carried = index, advance
            if _tied(previous, kind) and end - start > 2:
                end -= 1
                carried += space + table[parts[end]][0]
            used = width - carried - space
            codes = " ".join(parts[start:end]).encode("utf-16-be") + _SPACE
            shown = gap.join(pieces_shown[start:end]) + _SPACE
            lines.append(Line((Segment(run.owner, own, codes, shown, used),), used))
            start, width = end, carried
        previous = kind
    codes = " ".join(parts[start:]).encode("utf-16-be")
    shown = gap.join(pieces_shown[start:])
    lines.append(Line((Segment(run.owner, own, codes, shown, width),), width))
    return lines


def _tokens(runs: list[Run]) -> list[_Token]:
    tokens: list[_Token] = []
    open_token: _Token | None = None
    last = ""
    for run in runs:
        if run.text == "\n":
            if tokens:
                tokens[-1].hard = True
                tokens[-1].space = tokens[-1].space or run
            open_token = None
            continue
        table = words(run.weight)
        for number, part in enumerate(clean(run.text).split(" ")):
            if number:
                if tokens and tokens[-1].space is None:
                    tokens[-1].space = run
                open_token = None
            if not part:
                continue
            for chunk in chunks(part):
                word = table[chunk]
                if open_token is None or may_end(last, chunk[0]):
                    open_token = _Token(run, word)
                    tokens.append(open_token)
                else:
                    open_token.width += word[0]
                    open_token.parts.append((run.owner, word[1]))
                    open_token.kind = 0
                last = chunk[-1]
    return tokens


def _space_width(space: Run | None) -> float:
    return spaces(space.weight)[0] if space else 0.0


def _break_tokens(tokens: list[_Token], limit: float, most: int = 0) -> list[Line]:
    lines: list[Line] = []
    line: list[_Token] = []
    width = 0.0
    for token in tokens:
        if line and (width + token.width > limit or (most and _length([*line, token]) > most)):
            carried: list[_Token] = []
            if _tied(line[-1].kind, token.kind) and len(line) > 2:
                carried.append(line.pop())
            lines.append(_compose(line))
            line = carried
            width = sum(each.width + _space_width(each.space) for each in line)
        if token.width > limit and not line:
            token = _split(token, limit, lines)  # noqa: PLW2901 - what is left of it goes on as a word
        line.append(token)
        width += token.width + _space_width(token.space)
        if token.hard:
            lines.append(_compose(line))
            line, width = [], 0.0
    if line:
        lines.append(_compose(line, last=True))
    return lines


def _compose(tokens: list[_Token], *, last: bool = False) -> Line:
    """One line. The space after its last word stays in the text, so that words do not run together."""
    segments: list[Segment] = []
    owner: Element | None = None
    number = -1
    codes: list[bytes] = []
    shown: list[bytes] = []
    width = total = 0.0
    final = tokens[-1]
    for token in tokens:
        stretch = [(who, piece) for who, pieces in token.parts for piece in pieces]
        if token.space is not None and not (last and token is final):
            blank = 0.0 if token is final else _space_width(token.space)
            gap = _SPACE if token is final else spaces(token.space.weight)[1]
            stretch.append((token.space.owner, Piece(token.space.weight & WEIGHTS, _SPACE, gap, blank)))
        for who, piece in stretch:
            if who is not owner or piece.face != number:
                if owner is not None:
                    segments.append(Segment(owner, number, b"".join(codes), b"".join(shown), width))
                owner, number, codes, shown, width = who, piece.face, [], [], 0.0
            codes.append(piece.codes)
            shown.append(piece.shown)
            width += piece.width
            total += piece.width
    if owner is not None:
        segments.append(Segment(owner, number, b"".join(codes), b"".join(shown), width))
    return Line(tuple(segments), total)


def _split(token: _Token, limit: float, lines: list[Line]) -> _Token:
    """Break a word wider than a line, adding all but the last of its lines to `lines`."""
    letters: list[tuple[Element, int, bytes, float]] = []
    for owner, pieces in token.parts:
        for piece in pieces:
            source = face(piece.face)
            numbers = {code: char for char, code in source.codes.items()}
            for at in range(0, len(piece.codes), 2):
                code = piece.codes[at : at + 2]
                number = int.from_bytes(code, "big")
                width = source.widths[numbers.get(number, number)]
                width += spacing()[0] if piece.face & SPACED else 0.0
                letters.append((owner, piece.face, code, width))
    start = 0
    while True:
        end, width = start, 0.0
        while end < len(letters) and (end == start or width + letters[end][3] <= limit):
            width += letters[end][3]
            end += 1
        if end == len(letters):
            break
        for early in range(end, start + (end - start) // 2, -1):
            if chr(int.from_bytes(letters[early - 1][2], "big")) in _AFTER:
                end = early
                break
        lines.append(_compose([_part(letters[start:end])], last=True))
        start = end
    rest = _part(letters[start:])
    rest.space, rest.hard = token.space, token.hard
    return rest


def _part(letters: list[tuple[Element, int, bytes, float]]) -> _Token:
    part = _Token(Run("", REGULAR, letters[0][0]), (0.0, (), 0))
    part.parts = [
        (owner, (Piece(number, code, escape(code), width),)) for owner, number, code, width in letters
    ]
    part.width = sum(letter[3] for letter in letters)
    return part
