"""Where pages end between strips, and the painting of what a page holds."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from handouts.writers.pdf.canvas import REPEATED, Canvas
from handouts.writers.pdf.layout import FREE, TOGETHER, WHOLE, Frame, Strip


class Placed(NamedTuple):
    """A strip and its distance from the top of the page, in points."""

    top: float
    strip: Strip


def paginate(strips: Sequence[Strip], height: float) -> list[list[Placed]]:
    """Where each strip goes: a list for each page, tops measured from the top of the text area.

    Args:
        strips: The column.
        height: The height of the text area, in points.
    """
    pages: list[list[Placed]] = [[]]
    y = 0.0
    for start, end in _groups(strips, height):
        total = _height(strips, start, end)
        if pages[-1] and y + strips[start].gap + total > height + 0.01:
            pages.append([])
        if pages[-1]:
            y += strips[start].gap
        else:
            y = _repeat(pages[-1], strips[start], continues=start > 0)
        for index in range(start, end):
            strip = strips[index]
            if index > start:
                y += strip.gap
            pages[-1].append(Placed(y, strip))
            y += strip.height
    return pages


def _repeat(page: list[Placed], strip: Strip, *, continues: bool) -> float:
    if strip.repeat is None or not continues:
        return 0.0
    y = 0.0
    for again in strip.repeat.strips:
        page.append(Placed(y, Strip(_Again(again), 0, again.height)))
        y += again.height
    return y


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


def _groups(strips: Sequence[Strip], height: float) -> list[tuple[int, int]]:
    """Stretches that stay on one page. One that no page can hold is opened at its least bad places."""
    groups = _split(strips, 0, len(strips), FREE)
    for level in (WHOLE, TOGETHER):
        opened: list[tuple[int, int]] = []
        for start, end in groups:
            repeat = strips[start].repeat
            room = height - (repeat.height if repeat else 0.0)
            if _height(strips, start, end) > room + 0.01:
                opened += _split(strips, start, end, level)
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
