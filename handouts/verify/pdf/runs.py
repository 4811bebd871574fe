"""What a page paints, run by run: text with its place, pictures, lines; and how pieces of text meet."""

from __future__ import annotations

import math
from typing import NamedTuple, TypeAlias

from handouts.records import dataclass
from handouts.verify.pdf.fonts import Font
from handouts.verify.pdf.tokens import Spaced

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
GAP = 0.18
"""A gap this wide looks like a word space, in multiples of the type size. Word spaces of text faces are 0.2
and more; kerning is under 0.1."""
LINE = 0.5
"""Text that is this far up or down is on another line, in multiples of the type size."""


Piece: TypeAlias = tuple[Font, bytes, float | Spaced, float, float, float, float]
"""A piece of a line: its font and codes; its adjustments, or their sum in thousandths of the type size; then
the type size, the room after each letter and each space, and the stretch that it is set with."""

Place: TypeAlias = tuple[float, float]
"""Where something is on the page, in points from the lower left corner of its space."""

Pen: TypeAlias = tuple["Line", int, float]
"""Where text ends: in a line, after so many of its pieces; and the type size in text space. It is measured
only where somebody asks, because every stretch of text ends somewhere."""


class Line:
    """What is shown from one place on, and how far it reaches; measured only if somebody asks.

    Args:
        matrix: From text space to the page, where the line was placed.
    """

    __slots__ = ("ends", "matrix", "pieces")

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.pieces: list[Piece] = []
        self.ends: list[float | None] | None = None

    def end(self, count: int) -> float | None:
        """How far the first `count` pieces reach, in text space; None where a width is not known."""
        if not count:
            return 0.0
        if self.ends is None:
            self.ends = [0.0]
        while len(self.ends) <= count:
            self.ends.append(_after(self.ends[-1], self.pieces[len(self.ends) - 1]))
        return self.ends[count]

    def place(self) -> Place:
        """Where the next piece starts."""
        a, b, _, _, e, f = self.matrix
        if not self.pieces:
            return e, f
        moved = self.end(len(self.pieces)) or 0.0
        return e + moved * a, f + moved * b


class Join(NamedTuple):
    """Two pieces of text with room but no space between them.

    Attributes:
        at: Where in the run's text the second one starts.
        new_line: It starts on a new line; else there is a gap on the line.
        alone: Nothing else stands on the line before it, so that it may be a word too long for one line.
    """

    at: int
    new_line: bool
    alone: bool


@dataclass(slots=True)
class Run:
    """Everything that is painted under one mark, or between two marks.

    Attributes:
        page: Page number from 1.
        stream: Reference of the form that it is painted in; empty for the page itself.
        mcid: Its number as marked content; None for an artifact and for what has no mark.
        tag: The tag of the mark, such as "P"; empty without one.
        artifact: It is marked as decoration.
        kind: The type of an artifact: "Pagination", "Layout"...
        text: The characters that are shown.
        joins: Where in `text` two pieces meet with room but no space between them. Like the next two None
            where there are none, because a long file has very many runs.
        placed: Where in `text` it was last placed anew, as at the start of a line.
        images, paths: How many were painted.
        langs: Stretches of `text` that the content itself marks with a language: start, end, tag.
        expansions: Stretches that the content itself expands: start, end, expansion.
        nested: An artifact inside of tagged content, or the other way round.
        first: Where its text starts; None without text.
        last: Where its text ends; None without text, and once its page is read and nobody asks any more.
    """

    page: int
    stream: str
    mcid: int | None = None
    tag: str = ""
    artifact: bool = False
    kind: str = ""
    text: str = ""
    joins: list[Join] | None = None
    placed: int = 0
    images: int = 0
    paths: int = 0
    langs: list[tuple[int, int, str]] | None = None
    expansions: list[tuple[int, int, str]] | None = None
    nested: bool = False
    first: Place | None = None
    last: Pen | None = None

    @property
    def marked(self) -> bool:
        """Whether it is under a mark that says what it is."""
        return self.artifact or self.mcid is not None

    @property
    def painted(self) -> bool:
        """Whether anything can be seen of it."""
        return bool(self.text or self.images or self.paths)


def alone(run: Run) -> bool:
    """Whether the last line of a run holds one word or a part of one."""
    return not any(character.isspace() for character in run.text[run.placed :].strip())


def junction(before: Pen, after: Place) -> bool | None:
    """How an end and a start of text meet: True on a new line, False over a gap, None where they touch."""
    line, count, points = before
    a, b, _, _, e, f = line.matrix
    length = math.hypot(a, b)
    size = abs(points) * length
    if not size:
        return None
    x, y = after
    along, across = ((x - e) * a + (y - f) * b) / length, ((y - f) * a - (x - e) * b) / length
    if abs(across) > LINE * size:
        return True
    end = line.end(count)
    return False if end is not None and along - end * length > GAP * size else None


def multiply(left: Matrix, right: Matrix) -> Matrix:
    """The matrix that does what `left` does and then what `right` does."""
    a, b, c, d, e, f = left
    g, h, i, j, k, m = right
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _after(end: float | None, piece: Piece) -> float | None:
    """Where a line ends that ended at `end` before this piece (ISO 32000-1, 9.4.4)."""
    font, data, adjusted, size, spacing, word_spacing, scale = piece
    width = font.width(data) if data else 0.0
    if end is None or width is None:
        return None
    if isinstance(adjusted, Spaced):
        adjusted = adjusted.adjusted()
    spaced = len(data) // 2 * spacing if font.wide else len(data) * spacing + data.count(b" ") * word_spacing
    return end + ((width - adjusted) / 1000 * size + spaced) * scale
