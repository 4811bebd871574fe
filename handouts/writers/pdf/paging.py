"""Where pages end between strips, and the painting of what a page holds."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final, NamedTuple

from handouts.records import dataclass
from handouts.writers.pdf.canvas import REPEATED, Canvas
from handouts.writers.pdf.layout import FREE, PAIRED, Frame, Strip

GIVE: Final = (0.0, 0.1, 0.2)
"""How much of the white space may go where that saves a page: a blank line is never less than four fifths."""


class Placed(NamedTuple):
    """A strip and its distance from the top of the page, in points."""

    top: float
    strip: Strip


class Group(NamedTuple):
    """A stretch of strips that stays on one page.

    Attributes:
        start, end: Which strips, in the column.
        gap: White space above it, in points; none at the top of a page.
        inside: White space inside it.
        height: All of it, with the white space inside.
        again: The height of what is repeated above it where it starts a page.
    """

    start: int
    end: int
    gap: float
    inside: float
    height: float
    again: float


class Sheet(NamedTuple):
    """Which strips stand on a page, before it is known where: all from `start` on, before `end`.

    Attributes:
        start, end: Which strips, in the column.
        begin: Where the first of them starts, in points.
        white: The white space between them, in points.
    """

    start: int
    end: int
    begin: float
    white: float


def fit(strips: Sequence[Strip], height: float, *, gives: Sequence[float] = GIVE) -> list[list[Placed]]:
    """The fewest pages, with no more white space taken away, and no more items parted, than that needs.

    See `paginate` for the arguments; `gives` is what `give` may be.
    """
    return [_place(strips, sheet, height) for sheet in _fewest(strips, height, gives)]


def _fewest(strips: Sequence[Strip], height: float, gives: Sequence[float]) -> list[Sheet]:
    """What `fit` places: strips are measured once for each level, and placed only on the pages chosen."""
    free = _groups(strips, height, FREE)
    usual = _sheets(free, height)
    if len(usual) == 1:
        return usual
    paired = _groups(strips, height, PAIRED)
    fewest = _sheets(paired, height, gives[-1])
    for groups, some in ((free, gives), (paired, gives[:-1])):
        for give in some:
            sheets = usual if groups is free and not give else _sheets(groups, height, give)
            if len(sheets) <= len(fewest):
                return sheets
    return fewest


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
    sheets = _sheets(_groups(strips, height, level), height, give)
    return [_place(strips, sheet, height) for sheet in sheets]


def _sheets(groups: Sequence[Group], height: float, give: float = 0.0) -> list[Sheet]:
    sheets: list[Sheet] = []
    begin = used = white = 0.0
    first = 0
    most = height + 0.01
    for start, _, gap, inside, more, again in groups:
        if start == first:
            gap = 0.0  # noqa: PLW2901 - none at the top of a page
        elif used + gap + more - give * (white + gap + inside) > most:
            sheets.append(Sheet(first, start, begin, white))
            first, white, gap = start, 0.0, 0.0  # noqa: PLW2901
        if start == first:
            begin = used = again
        used += gap + more
        white += gap + inside
    sheets.append(Sheet(first, groups[-1].end if groups else 0, begin, white))
    return sheets


def _place(column: Sequence[Strip], sheet: Sheet, height: float) -> list[Placed]:
    """One page's strips, with the white space between them shrunk as far as the page needs."""
    strips = column[sheet.start : sheet.end]
    if not strips:
        return []
    page: list[Placed] = []
    _repeat(page, strips[0], continues=sheet.start > 0)
    over = sheet.begin + sheet.white + sum([strip.height for strip in strips]) - height
    scale = max(0.0, 1 - over / sheet.white) if over > 0.01 and sheet.white else 1.0
    y = sheet.begin
    for index, strip in enumerate(strips):
        if index:
            y += strip.gap * scale
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


def _groups(strips: Sequence[Strip], height: float, level: int) -> list[Group]:
    """Stretches that stay on one page. One that no page can hold is opened at its least bad places."""
    groups = _split(strips, 0, len(strips), level)
    opened: list[Group] = []
    for group in groups:
        opened += _opened(strips, group, height) if _too_tall(group, height) else (group,)
    return opened


def _opened(strips: Sequence[Strip], group: Group, height: float) -> list[Group]:
    groups = [group]
    for level in sorted({strip.level for strip in strips[group.start + 1 : group.end]}):
        opened: list[Group] = []
        for each in groups:
            opened += _split(strips, each.start, each.end, level) if _too_tall(each, height) else (each,)
        groups = opened
    return groups


def _too_tall(group: Group, height: float) -> bool:
    return group.height > height - group.again + 0.01


def _split(strips: Sequence[Strip], start: int, end: int, level: int) -> list[Group]:
    cuts = [start, *(at for at in range(start + 1, end) if strips[at].level <= level), end]
    return [_group(strips, a, b) for a, b in itertools.pairwise(cuts) if a < b]


def _group(strips: Sequence[Strip], start: int, end: int) -> Group:
    first = strips[start]
    again = first.repeat.height if first.repeat and start else 0.0
    if end == start + 1:
        return Group(start, end, first.gap, 0.0, first.height, again)
    inside = sum([strip.gap for strip in strips[start + 1 : end]])
    height = sum([strip.height for strip in strips[start:end]]) + inside
    return Group(start, end, first.gap, inside, height, again)


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
