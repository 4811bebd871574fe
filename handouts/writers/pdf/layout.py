"""Strips of ink one under another, before they are parted into pages.

A strip is the least that stays in one piece: a line of text, a table row, a picture. Every document is a
row of strips, so one rule breaks them all into pages.
"""

from __future__ import annotations

from dataclasses import field
from typing import Final, NamedTuple, Protocol

from handouts.records import dataclass
from handouts.writers.pdf.canvas import INK, Canvas
from handouts.writers.pdf.lines import Line
from handouts.writers.pdf.structure import Element

FREE: Final = 0
"""A page may end before this strip."""
PAIRED: Final = 1
"""The first two items of a list, or the last two: kept together where that takes no page more."""
WHOLE: Final = 2
"""What it belongs to is kept whole, if that fits a page: an item, a callout. A whole inside of another has
one more, so that it stays whole where the other cannot."""
TOGETHER: Final = 99
"""Two lines of a paragraph, a heading and what follows: kept together where a page has room for both."""


class Ink(Protocol):
    """Something that can be painted: text, a row, a picture, nothing."""

    def paint(self, canvas: Canvas, top: float, parts: range, /) -> None:
        """Paint these parts, the first with its upper edge at `top`."""


class Mark(Protocol):
    """Something painted beside a strip: an item's number, a check box, a sign."""

    def paint(self, canvas: Canvas, baseline: float) -> None:
        """Paint it level with the text whose baseline is given."""


class Frame(Protocol):
    """A bar or a frame around strips.

    Attributes:
        first: The first of the strips, once they are there.
        last: The last of them.
    """

    first: Strip | None
    last: Strip | None

    def paint(self, canvas: Canvas, top: float, bottom: float, *, begins: bool, ends: bool) -> None:
        """Paint it around what is on this page; where it does not begin or end here, it stays open."""


@dataclass(slots=True)
class Strip:
    """The least that stays in one piece.

    Attributes:
        ink: What is painted.
        part: Which part of `ink`.
        height: Points.
        gap: White space above, in points; none at the top of a page.
        level: FREE, PAIRED, WHOLE (and more) or TOGETHER: whether a page may end before it.
        baseline: Where a mark beside it stands, in points below its upper edge.
        marks: What is painted beside it, before it.
        frames: The callouts it is inside.
        repeat: What is painted again above it where it starts a page: a table's header.
    """

    ink: Ink
    part: int
    height: float
    gap: float = 0.0
    level: int = FREE
    baseline: float = 0.0
    marks: tuple[Mark, ...] = ()
    frames: tuple[Frame, ...] = ()
    repeat: Repeat | None = None


class Repeat(NamedTuple):
    """Strips that are painted again, as artifacts, where a page starts in the middle of what they head."""

    strips: tuple[Strip, ...]
    height: float


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of one size."""

    lines: list[Line]
    x: float
    size: float
    leading: float
    colour: bytes = INK

    @property
    def baseline(self) -> float:
        """From a line's upper edge to its baseline: capitals stand in the middle of the line."""
        return self.leading / 2 + 0.35 * self.size

    def paint(self, canvas: Canvas, top: float, parts: range, /) -> None:
        """See `Ink`."""
        canvas.text(
            self.lines[parts.start : parts.stop],
            self.x,
            top + self.baseline,
            size=self.size,
            leading=self.leading,
            colour=self.colour,
        )


@dataclass(frozen=True, slots=True)
class Blank:
    """White space that is never dropped. `element`, if given, takes its place in the tree, though empty."""

    element: Element | None = None

    def paint(self, canvas: Canvas, _top: float, _parts: range, /) -> None:
        """See `Ink`."""
        if self.element is not None and not canvas.muted:
            self.element.join()


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle across the text, `offset` below the strip's upper edge."""

    x: float
    width: float
    thickness: float
    colour: bytes
    offset: float = 0.0

    def paint(self, canvas: Canvas, top: float, _parts: range, /) -> None:
        """See `Ink`."""
        canvas.rectangle(self.x, top + self.offset, self.width, self.thickness, self.colour)


@dataclass()
class Flow:
    """A column that is being filled.

    Attributes:
        x: Left edge in points.
        width: Points.
        kept: How many wholes we are inside.
        hold: How many of the next strips stay with the one before them.
        frames: The callouts that we are inside.
    """

    x: float
    width: float
    strips: list[Strip] = field(default_factory=list)
    kept: int = 0
    hold: int = 0
    frames: tuple[Frame, ...] = ()
    _gap: float = 0.0
    _level: int | None = None
    _marks: list[Mark] = field(default_factory=list)

    def space(self, points: float) -> None:
        """At least this much white space before the next strip."""
        self._gap = max(self._gap, points)

    def begin_whole(self) -> None:
        """What follows is kept in one piece, up to `end_whole`."""
        if self._level is None:
            self._level = self._usual()
        self.kept += 1

    def end_whole(self) -> None:
        """See `begin_whole`."""
        self.kept -= 1
        if not self.kept:
            self._level = None

    def _usual(self) -> int:
        """Whether a page may end before the next strip, by the wholes that it goes on."""
        return min(WHOLE + self.kept - 1, TOGETHER - 1) if self.kept else FREE

    def mark(self, mark: Mark) -> None:
        """Paint `mark` beside the next strip."""
        self._marks.append(mark)

    def add(
        self,
        ink: Ink,
        height: float,
        *,
        part: int = 0,
        level: int = FREE,
        baseline: float = 0.0,
        counts: bool = True,
    ) -> Strip:
        """A strip under the last one. One that does not count is no line for `hold`."""
        return self.take(Strip(ink, part, height, 0.0, level, baseline), counts=counts)

    def take(self, strip: Strip, *, counts: bool = True) -> Strip:
        """Put a strip under the last one, with the white space and the marks that wait for it."""
        usual = self._usual() if self._level is None else self._level
        self._level = None
        if self.hold > 0:
            usual = TOGETHER
            if counts:
                self.hold -= 1
        strip.gap = max(strip.gap, self._gap)
        strip.level = max(strip.level, usual)
        strip.marks = (*self._marks, *strip.marks)
        strip.frames = (*self.frames, *strip.frames)
        self._gap = 0.0
        self._marks.clear()
        self.strips.append(strip)
        return strip

    def text(self, block: TextBlock, *, solid: bool = False) -> None:
        """Lines, of which a page holds at least two (ACB 2025: no widows or orphans), or all if `solid`."""
        final = len(block.lines) - 1
        baseline, leading = block.baseline, block.leading
        for part in range(final + 1):
            level = TOGETHER if part and (solid or part in (1, final)) else FREE
            self.add(block, leading, part=part, level=level, baseline=baseline)

    def close_up(self) -> None:
        """No white space before the next strip, and nothing that it must stay with."""
        self._gap = 0.0
        self.hold = 0

    def height(self) -> float:
        """The height of the whole column, in points."""
        return sum(strip.gap + strip.height for strip in self.strips) - (
            self.strips[0].gap if self.strips else 0
        )
