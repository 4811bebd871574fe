"""What is drawn beside or around text: labels of items, boxes to tick, bars, signs, lines to write on."""

from __future__ import annotations

import math
from typing import Final

from handouts.model import CalloutKind
from handouts.records import dataclass
from handouts.writers.pdf.canvas import ACCENT, INK, LAYOUT, Canvas, number
from handouts.writers.pdf.layout import Strip
from handouts.writers.pdf.lines import Line
from handouts.writers.pdf.structure import Element


@dataclass(frozen=True, slots=True)
class Label:
    """The bullet or number of an item, hanging in the margin of its text."""

    line: Line
    x: float
    size: float
    colour: bytes

    def paint(self, canvas: Canvas, baseline: float) -> None:
        """See `layout.Mark`."""
        canvas.text([self.line], self.x, baseline, size=self.size, leading=self.size, colour=self.colour)


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick: `side` points square, standing a little below the line of text of `size` points."""

    owner: Element
    x: float
    side: float
    size: float
    ticked: bool

    def paint(self, canvas: Canvas, baseline: float) -> None:
        """See `layout.Mark`."""
        stroke = 1.5
        middle = canvas.height - baseline + 0.35 * self.size
        left, low, side = self.x + stroke / 2, middle - self.side / 2 + stroke / 2, self.side - stroke
        with canvas.marked(self.owner):
            canvas.operators.append(
                b"%s RG %s w %s %s %s %s re S\n"
                % (canvas.shade(INK), number(stroke), number(left), number(low), number(side), number(side))
            )
            if self.ticked:
                canvas.operators.append(tick(left, low, side))


@dataclass(slots=True)
class CalloutFrame:
    """A bar of 4 points at the left of a callout; all round it, 2 points, if it is `full`."""

    x: float
    width: float
    full: bool
    first: Strip | None = None
    last: Strip | None = None

    def paint(self, canvas: Canvas, top: float, bottom: float, *, begins: bool, ends: bool) -> None:
        """See `layout.Frame`."""
        with canvas.artifact(LAYOUT):
            canvas.rectangle(self.x, top, 4, bottom - top, ACCENT)
            if self.full:
                canvas.rectangle(self.x + self.width - 2, top, 2, bottom - top, ACCENT)
                if begins:
                    canvas.rectangle(self.x, top, self.width, 2, ACCENT)
                if ends:
                    canvas.rectangle(self.x, bottom - 2, self.width, 2, ACCENT)


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Lines to write on, `pitch` points apart. They are content of `owner`, which says what they are for."""

    owner: Element
    x: float
    width: float
    pitch: float

    def paint(self, canvas: Canvas, top: float, parts: range, /) -> None:
        """See `layout.Ink`."""
        with canvas.marked(self.owner):
            for part in range(len(parts)):
                y = number(canvas.height - top - (part + 1) * self.pitch + 0.75)
                canvas.operators.append(
                    b"%s RG 1.5 w %s %s m %s %s l S\n"
                    % (canvas.shade(INK), number(self.x), y, number(self.x + self.width), y)
                )


@dataclass(frozen=True, slots=True)
class Sign:
    """A small sign beside a callout's label. Decoration: the label says the same in words."""

    strokes: tuple[tuple[tuple[float, float], ...], ...]
    x: float
    size: float

    def paint(self, canvas: Canvas, baseline: float) -> None:
        """See `layout.Mark`."""
        side = 1.05 * self.size
        low = canvas.height - baseline + 0.35 * self.size - side / 2
        with canvas.artifact(LAYOUT):
            for stroke in self.strokes:
                canvas.operators.append(
                    b"%s RG " % canvas.shade(ACCENT) + _polyline(stroke, self.x, low, side, self.size * 0.11)
                )


_TICK: Final = ((0.2, 0.5), (0.42, 0.24), (0.82, 0.8))
_TRIANGLE: Final = ((0.5, 0.95), (0.97, 0.08), (0.03, 0.08), (0.5, 0.95), (0.97, 0.08))
_BANG: Final = ((0.5, 0.66), (0.5, 0.38))
_DOT: Final = ((0.5, 0.21), (0.5, 0.215))
_PHONE: Final = ((0.28, 0.95), (0.72, 0.95), (0.72, 0.03), (0.28, 0.03), (0.28, 0.95), (0.72, 0.95))
_KEY: Final = ((0.46, 0.2), (0.54, 0.2))
_CORNER: Final = ((0.12, 0.5), (0.4, 0.2), (0.92, 0.85))
_STEM: Final = ((0.5, 0.52), (0.5, 0.2))
_HEAD: Final = ((0.5, 0.78), (0.5, 0.785))
_CIRCLE: Final = tuple(
    (0.5 + 0.46 * math.sin(step * math.tau / 24), 0.5 + 0.46 * math.cos(step * math.tau / 24))
    for step in range(26)
)

_SIGNS: Final[dict[CalloutKind, tuple[tuple[tuple[float, float], ...], ...]]] = {
    "warning": (_TRIANGLE, _BANG, _DOT),
    "urgent": (_TRIANGLE, _BANG, _DOT),
    "draft": (_TRIANGLE, _BANG, _DOT),
    "contact": (_PHONE, _KEY),
    "tip": (_CORNER,),
    "note": (_CIRCLE, _STEM, _HEAD),
}


def sign(kind: CalloutKind, x: float, size: float) -> Sign:
    """The sign of a kind of callout, its left edge at `x`, beside a label of `size` points."""
    return Sign(_SIGNS[kind], x, size)


def tick(x: float, y: float, side: float) -> bytes:
    """The operators of a tick in a box of `side` points whose lower left corner is given."""
    return _polyline(_TICK, x, y, side, 2.5)


def _polyline(
    points: tuple[tuple[float, float], ...], x: float, y: float, side: float, width: float
) -> bytes:
    """Points of the unit square, scaled to `side`, as a line of round ends and joins."""
    steps = [
        b"%s %s %s" % (number(x + px * side), number(y + py * side), b"l" if index else b"m")
        for index, (px, py) in enumerate(points)
    ]
    return b"1 J 1 j %s w %s S 0 J 0 j\n" % (number(width), b" ".join(steps))
