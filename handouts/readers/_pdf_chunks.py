"""Lines of pages to chunks: those that one paragraph, item or heading was broken into."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field

from handouts.readers._pdf_lines import Line
from handouts.readers._pdf_markers import Marker, marker
from handouts.records import dataclass

_CLOSED = tuple(".!?:;…。！？")
_QUOTES = "\"'”’)]»"
_LEADING = 1.3
"""Lines further apart than so many times the usual distance are of two paragraphs."""


@dataclass(slots=True)
class Chunk:
    """Lines that belong together.

    Attributes:
        lines: The lines.
        breaks: For each line after the first, whether its author began it on purpose.
        marker: What its first line starts with, if that is an item's.
        above: The distance to the line above, in multiples of the usual one; 9 at the top of a column.
    """

    lines: list[Line]
    breaks: list[bool] = field(default_factory=list)
    marker: Marker | None = None
    above: float = 9.0

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """The size of its letters."""
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set.

    Attributes:
        body: The size of most of its letters, in points.
        leading: The usual distance of two lines, in multiples of their size.
        margins: For each flow, how far its text reaches to the right.
        lefts: For each flow, where its text starts on the left.
    """

    body: float
    leading: float
    margins: dict[int, float]
    lefts: dict[int, float]


def setting_of(lines: Sequence[Line]) -> Setting:
    """How most lines of a document are set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    ratios: Counter[float] = Counter()
    for above, below in itertools.pairwise(lines):
        if above.flow == below.flow and abs(above.size - below.size) < 0.05 * above.size:
            ratio = (below.y - above.y) / (below.size or 1)
            if 0.9 < ratio < 2.2:
                ratios[round(ratio * 20) / 20] += 1
    margins: dict[int, float] = {}
    lefts: dict[int, float] = {}
    whole: dict[int, float] = {}
    for line in lines:
        margins[line.flow] = max(margins.get(line.flow, 0.0), line.x1)
        lefts[line.flow] = min(lefts.get(line.flow, line.x0), line.x0)
        if not line.column:
            whole[line.page] = max(whole.get(line.page, 0.0), line.x1)
    for line in lines:
        if not line.column:
            margins[line.flow] = whole[line.page]
    most = max(sorted(ratios), key=lambda ratio: ratios[ratio]) if ratios else 1.25
    body = max(sorted(sizes), key=lambda size: sizes[size]) if sizes else 12.0
    return Setting(body, most, margins, lefts)


def chunks_of(lines: Iterable[Line], setting: Setting) -> list[Chunk]:
    """The chunks that lines in reading order make."""
    made: list[Chunk] = []
    for line in lines:
        last = made[-1] if made else None
        above = last.lines[-1] if last else None
        distance = 9.0
        if above is not None and above.flow == line.flow and line.y > above.y:
            distance = (line.y - above.y) / (max(line.size, above.size) * setting.leading or 1)
        found = marker(line.text)
        if last is not None and above is not None:
            if found and not _starts(found, above, line, distance, setting):
                found = None
            if not found and (goes_on := _goes_on(last, line, distance, setting)):
                last.lines.append(line)
                last.breaks.append(goes_on == "break")
                continue
        made.append(Chunk([line], marker=found, above=distance))
    return made


def _starts(found: Marker, above: Line, line: Line, distance: float, setting: Setting) -> bool:
    """Whether a sign that could be a dash, or a figure, in a sentence starts an item."""
    plain = found.sign and found.sign not in "-–—*o"
    moved = above.flow != line.flow or abs(line.x0 - above.x0) > 0.3 * line.size
    return bool(plain or moved or distance > 1.1 or marker(above.text) or not _is_full(above, line, setting))


def _is_full(above: Line, line: Line, setting: Setting) -> bool:
    """Whether nothing more fitted on the line above: its end says nothing."""
    first = line.text.split(maxsplit=1)
    width = (line.x1 - line.x0) * len(first[0]) / max(1, len(line.text)) if first else 0.0
    return above.x1 + width + 0.3 * line.size > setting.margins.get(above.flow, 0.0) - 0.3 * line.size


def _goes_on(chunk: Chunk, line: Line, distance: float, setting: Setting) -> str:
    """How a line goes on a chunk: "on", "break" for a line end that was meant, or "" for not at all."""
    above = chunk.lines[-1]
    if abs(above.size - line.size) > 0.08 * above.size:
        return ""
    full = _is_full(above, line, setting)
    closed = above.text.rstrip(_QUOTES).endswith(_CLOSED)
    lower = line.text[:1].islower()
    if above.bold != line.bold and not full:
        return ""
    if above.flow != line.flow:
        same = above.bold == line.bold
        return "on" if same and not closed and (full or lower) else ""
    if distance > _LEADING or line.y <= above.y:
        return ""
    large = line.size > 1.12 * setting.body
    if large:
        return "on"
    first_x = chunk.lines[0].x0
    if chunk.marker is None and line.x0 > above.x0 + 0.8 * line.size and not _is_centred(above, line):
        return "on" if not closed and lower else ""  # the first line of a paragraph is set further in
    if chunk.marker and line.x0 < first_x - 0.8 * line.size:
        return ""
    if full or (lower and not closed):
        return "on"
    return "" if closed else "break"


def _is_centred(above: Line, line: Line) -> bool:
    return abs((above.x0 + above.x1) - (line.x0 + line.x1)) < 4
