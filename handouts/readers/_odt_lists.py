"""The lists of an OpenDocument text, with the numbers that it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from handouts.readers._assembly import Frame
from handouts.readers._odt_names import (
    TEXT,
    XML,
    characters,
    number,
)
from handouts.readers._odt_parts import PartReader
from handouts.readers._odt_styles import Level
from handouts.readers._runs import Run
from handouts.readers._symbols import TICK_BOXES
from handouts.readers._word_numbering import written


class ListReader(PartReader):
    """Reads lists."""

    def _list(self, element: etree._Element, style: str, depth: int) -> None:
        style = element.get(TEXT + "style-name", "") or style
        level = self.source.styles.level(style, min(depth, 10))
        if any(part.tag == TEXT + "h" for part in element.iter(TEXT + "h")):
            self._numbered_headings(element, level)
            return
        count = self._start(element, style, depth, level)
        worded = any(map(str.isalpha, level.before + level.after))
        opened: Frame | None = None
        for item in element:
            if item.tag not in {TEXT + "list-item", TEXT + "list-header"}:
                continue
            restart = item.get(TEXT + "start-value")
            if restart is not None and opened is not None and number(restart, count) != count:
                self.assembly.close(opened)
                opened = None
            count = number(restart, count)
            counts = item.tag == TEXT + "list-item" and any(
                child.tag in {TEXT + "p", TEXT + "h"} for child in item
            )
            if level.style is not None and worded:
                self._worded(item, level, count, style, depth)
            elif level.style is None and not level.bullet:
                self._item_parts(item, style, depth)
            else:
                if opened is None:
                    opened = self._opened(level, count)
                self._item(item, style, depth)
            count += counts
            self.counts.by_style[style, depth] = count
        if opened is not None:
            self.assembly.close(opened)
        self.counts.by_id[element.get(XML + "id", "")] = count

    def _start(self, element: etree._Element, style: str, depth: int, level: Level) -> int:
        continued = element.get(TEXT + "continue-list", "")
        if continued and continued in self.counts.by_id:
            return self.counts.by_id[continued]
        if element.get(TEXT + "continue-numbering") == "true":
            return self.counts.by_style.get((style, depth), level.start)
        return level.start

    def _opened(self, level: Level, count: int) -> Frame | None:
        kind = "numbers" if level.style is not None else "bullets"
        frame = Frame("bullets" if kind == "bullets" else "numbers", self.account.position)
        if level.style is not None:
            frame.start, frame.style = count, level.style
        return self.assembly.open(frame) if self.assembly.can_open(frame.kind) else None

    def _item(self, item: etree._Element, style: str, depth: int) -> None:
        first = next((child for child in item if child.tag == TEXT + "p"), None)
        frame = Frame("item")
        if first is not None and item[0] is first:
            text = characters(first).lstrip()
            boxes = sum(text.count(box) for box in TICK_BOXES)
            if text[:1] in TICK_BOXES and boxes == 1:
                frame.checked = TICK_BOXES[text[0]]
        opened = self.assembly.open(frame) if self.assembly.can_open("item") else None
        if opened is None:
            frame.checked = None
            self.assembly.boundary()
        for child in item:
            if child.tag == TEXT + "list":
                self._list(child, style, depth + 1)
            elif child is first and frame.checked is not None:
                content = self._content(first)
                for anchored in (*content.before, *content.after):
                    self._drawn(anchored)
                self._pour(_without_box(content.runs))
                self.assembly.boundary()
            else:
                self._element(child, (child,), 0)
        if opened is not None:
            self.assembly.close(opened)

    def _item_parts(self, item: etree._Element, style: str, depth: int, prefix: str = "") -> None:
        """What an item holds that has nothing in front, or words that no list of a handout has."""
        for child in item:
            if child.tag == TEXT + "list":
                self._list(child, style, depth + 1)
            elif child.tag == TEXT + "p":
                self._paragraph(child, prefix)
                prefix = ""
            else:
                self._element(child, (child,), 0)

    def _worded(self, item: etree._Element, level: Level, count: int, style: str, depth: int) -> None:
        assert level.style is not None  # noqa: S101 - as the caller saw
        prefix = f"{level.before}{written(count, level.style)}{level.after}".strip()
        self._item_parts(item, style, depth, f"{prefix} ")

    def _numbered_headings(self, element: etree._Element, level: Level) -> None:
        if level.style is not None:
            self.account.lose_once(
                "format", "The numbers of the headings", "the parts of a handout are found by their names"
            )
        for item in element.iter(TEXT + "list-item", TEXT + "list-header"):
            for child in item:
                if child.tag != TEXT + "list":
                    self._element(child, (child,), 0)


def _without_box(runs: Sequence[Run]) -> list[Run]:
    """The runs without the box to tick that they start with."""
    made: list[Run] = []
    done = False
    for run in runs:
        if not done and run.text.strip():
            done = True
            made.append(replace(run, text=run.text.lstrip()[1:]))
        else:
            made.append(run)
    return made
