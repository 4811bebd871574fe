"""Where pages end between strips, and the painting of what a page holds."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final, NamedTuple

from handouts.records import dataclass
from handouts.writers.pdf.canvas import REPEATED, Canvas
from handouts.writers.pdf.layout import FREE, PAIRED, TOGETHER, WHOLE, Frame, Strip

GIVE: Final = (0.0, 0.1, 0.2)
"""How much of the white space may go where that saves a page: a blank line is never less than four fifths."""


class Placed(NamedTuple):
    """A strip and its distance from the top of the page, in points."""

    top: float
    strip: Strip


def fit(strips: Sequence[Strip], height: float, *, gives: Sequence[float] = GIVE) -> list[list[Placed]]:
    """The fewest pages, with no more white space taken away, and no more items parted, than that needs.

    See `paginate` for the arguments; `gives` is what `give` may be.
    """
    pages = paginate(strips, height)
    fewest = len(paginate(strips, height, give=gives[-1], level=PAIRED)) if len(pages) > 1 else 1
    for level in (FREE, PAIRED):
        for give in gives:
            if len(pages) <= fewest:
                return pages
            pages = paginate(strips, height, give=give, level=level)
    return pages


def paginate(
    strips: Sequence[Strip], height: float, *, give: float = 0.0, level: int = FREE
) -> list[list[Placed]]:
    """Where each strip goes: a list for each page, tops measured from the top of the text area.

    Args:
        strips: The column.
        height: The height of the text area, in points.
        give: How much of the white space on a page may go, where that lets one thing more stand on it. All
            of it shrinks alike, so that what stands closer together still does.
        level: FREE, or PAIRED to end pages between paired items too.
    """
    pages: list[list[Placed]] = []
    begin = used = white = 0.0
    first = 0
    for start, end in _groups(strips, height, level):
        inside = sum(strips[at].gap for at in range(start + 1, end))
        more = sum(strips[at].height for at in range(start, end)) + inside
        gap = strips[start].gap
        if start > first and used + gap + more - give * (white + gap + inside) > height + 0.01:
            pages.append(_place(strips[first:start], begin, height, white, continues=first > 0))
            first, used, white, gap = start, 0.0, 0.0, 0.0
        elif start == first:
            gap = 0.0
        if start == first:
            repeat = strips[start].repeat
            begin = used = repeat.height if repeat and start else 0.0
        used += gap + more
        white += gap + inside
    pages.append(_place(strips[first:], begin, height, white, continues=first > 0))
    return pages


def _place(
    strips: Sequence[Strip], begin: float, height: float, white: float, *, continues: bool
) -> list[Placed]:
    """One page's strips, with the white space between them shrunk as far as the page needs."""
    if not strips:
        return []
    page: list[Placed] = []
    _repeat(page, strips[0], continues=continues)
    over = begin + white + sum(strip.height for strip in strips) - height
    scale = 1 - over / white if over > 0.01 and white else 1.0
    y = begin
    for index, strip in enumerate(strips):
        if index:
            y += strip.gap * max(0.0, scale)
        page.append(Placed(y, strip))
        y += strip.height
    return page


def _repeat(page: list[Placed], strip: Strip, *, continues: bool) -> None:
    if strip.repeat is None or not continues:
        return
    y = 0.0
    for again in strip.repeat.strips:
        page.append(Placed(y, Strip(_Again(again), 0, again.height)))
        y += again.height


@dataclass(frozen=True, slots=True)
class _Again:
    """A strip painted again, as an artifact (ISO 14289-1, 7.8)."""

    strip: Strip

    def paint(self, canvas: Canvas, top: float, _parts: range, /) -> None:
        with canvas.artifact(REPEATED):
            self.strip.ink.paint(canvas, top, range(self.strip.part, self.strip.part + 1))


def _height(strips: Sequence[Strip], start: int, end: int) -> float:
    return sum(strips[at].height for at in range(start, end)) + sum(
        strips[at].gap for at in range(start + 1, end)
    )


def _groups(strips: Sequence[Strip], height: float, level: int) -> list[tuple[int, int]]:
    """Stretches that stay on one page. One that no page can hold is opened at its least bad places."""
    groups = _split(strips, 0, len(strips), level)
    for opening in (PAIRED, WHOLE, TOGETHER):
        opened: list[tuple[int, int]] = []
        for start, end in groups:
            repeat = strips[start].repeat
            room = height - (repeat.height if repeat else 0.0)
            if _height(strips, start, end) > room + 0.01:
                opened += _split(strips, start, end, opening)
            else:
                opened.append((start, end))
        groups = opened
    return groups


def _split(strips: Sequence[Strip], start: int, end: int, level: int) -> list[tuple[int, int]]:
    cuts = [start, *(at for at in range(start + 1, end) if strips[at].level <= level), end]
    return [(a, b) for a, b in itertools.pairwise(cuts) if a < b]


def paint(canvas: Canvas, placed: Sequence[Placed], offset: float) -> None:
    """Paint strips that were placed on a page, `offset` points below its top."""
    framed: dict[int, tuple[Frame, list[Placed]]] = {}
    for each in placed:
        for frame in each.strip.frames:
            framed.setdefault(id(frame), (frame, []))[1].append(each)
    for frame, inside in framed.values():
        upper, lower = inside[0], inside[-1]
        frame.paint(
            canvas,
            offset + upper.top,
            offset + lower.top + lower.strip.height,
            begins=upper.strip is frame.first,
            ends=lower.strip is frame.last,
        )
    index = 0
    while index < len(placed):
        top, strip = placed[index]
        last = index
        # Consecutive parts of one thing are painted in one go, so that they are one marked stretch.
        while (
            last + 1 < len(placed)
            and placed[last + 1].strip.ink is strip.ink
            and not placed[last + 1].strip.marks
            and placed[last + 1].strip.part == placed[last].strip.part + 1
        ):
            last += 1
        for mark in strip.marks:
            mark.paint(canvas, offset + top + strip.baseline)
        strip.ink.paint(canvas, offset + top, range(strip.part, placed[last].strip.part + 1))
        index = last + 1
