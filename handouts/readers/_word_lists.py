"""The flat run of a Word document's list paragraphs to nested lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from handouts.findings import Position
from handouts.model import Block, BulletList, ListItem, NumberedList
from handouts.readers._word_numbering import Mark
from handouts.records import dataclass

_SAME = 100
"""Indents that differ by less (twentieths of a point) look alike on paper."""


@dataclass(slots=True)
class _Item:
    blocks: list[Block]
    checked: bool | None
    position: Position


@dataclass(slots=True)
class _Open:
    mark: Mark
    indent: int
    following: int
    items: list[_Item] = field(default_factory=list)


class Lists:
    """List paragraphs, taken one after the other."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._done: list[Block] = []

    @property
    def is_open(self) -> bool:
        """Whether a list has been begun and not yet taken away."""
        return bool(self._open)

    @property
    def indent(self) -> int:
        """How far in the last item's text starts, in twentieths of a point."""
        return self._open[-1].indent if self._open else 0

    def add(
        self, mark: Mark, indent: int, blocks: Sequence[Block], checked: bool | None, position: Position
    ) -> None:
        """Adds one item, in the list that its level, its indent and its number say."""
        while self._open and self._inside_out(self._open[-1], mark, indent):
            self._close()
        last = self._open[-1] if self._open else None
        if last and not self._deeper(last, mark, indent) and not _continues(last, mark):
            self._close()
            last = None
        if last is None or self._deeper(last, mark, indent):
            last = _Open(mark, indent, mark.number)
            self._open.append(last)
        last.following = mark.number + 1
        last.indent = max(last.indent, indent) if last.mark.abstract == mark.abstract else indent
        last.items.append(_Item(list(blocks), checked, position))

    def go_on(self, blocks: Sequence[Block]) -> None:
        """Adds blocks to the last item."""
        self._open[-1].items[-1].blocks.extend(blocks)

    def take(self) -> list[Block]:
        """The lists that were made; none is open after that."""
        while self._open:
            self._close()
        done, self._done = self._done, []
        return done

    @staticmethod
    def _deeper(last: _Open, mark: Mark, indent: int) -> bool:
        if last.mark.abstract == mark.abstract:
            return mark.level > last.mark.level
        return indent > last.indent + _SAME

    def _inside_out(self, last: _Open, mark: Mark, indent: int) -> bool:
        """Whether the innermost list ends before an item, because the item is further out."""
        if last.mark.abstract == mark.abstract:
            return mark.level < last.mark.level
        # Another definition: the item goes on with an outer list of its own, or the indent decides.
        if any(outer.mark.abstract == mark.abstract for outer in self._open[:-1]):
            return True
        return indent < last.indent - _SAME

    def _close(self) -> None:
        closed = self._open.pop()
        items = tuple(
            ListItem(tuple(item.blocks), item.checked, position=item.position) for item in closed.items
        )
        first = items[0].position
        made: Block
        if closed.mark.kind == "number":
            made = NumberedList(items, closed.mark.number, closed.mark.style, position=first)
        else:
            made = BulletList(items, position=first)
        if self._open:
            self._open[-1].items[-1].blocks.append(made)
        else:
            self._done.append(made)


def _continues(last: _Open, mark: Mark) -> bool:
    """Whether an item of the same depth belongs to the same list."""
    if last.mark.kind != mark.kind:
        return False
    if mark.kind == "bullet":
        return True
    return last.mark.style == mark.style and mark.number == last.following
