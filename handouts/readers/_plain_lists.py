"""Nested lists of a plain text, from a flat run of items by their indent and marker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from handouts.findings import Position
from handouts.model import Block, BulletList, ListItem, NumberedList
from handouts.readers._plain_markers import Marker
from handouts.records import dataclass
from handouts.resources import toml

_DEEPEST = 6
"""Lists inside one another. What is set in further is put at this depth; paper has no room for more."""


@dataclass(slots=True)
class Entry:
    """An item with its own blocks, before it is known what is inside what."""

    marker: Marker
    indent: int
    blocks: list[Block]
    position: Position
    entries: list[Entry] = field(default_factory=list)


def lists(entries: Sequence[Entry]) -> list[Block]:
    """The lists that a run of items makes, one after another."""
    top: list[Entry] = []
    path: list[Entry] = []
    last: dict[tuple[int, str, str, int], int] = {
        _key(entry, entry.marker.number): at for at, entry in enumerate(entries)
    }
    for at, entry in enumerate(entries):
        while path and path[-1].indent > entry.indent + 1:
            path.pop()
        sibling = _sibling(path, entry)
        if sibling is not None:
            del path[sibling:]
        elif (
            path and abs(path[-1].indent - entry.indent) <= 1 and not _goes_deeper(path[-1], entry, at, last)
        ):
            path.pop()
        if len(path) >= _DEEPEST:
            path.pop()
        (path[-1].entries if path else top).append(entry)
        path.append(entry)
    return _build(top)


def _sibling(path: list[Entry], entry: Entry) -> int | None:
    """Which open item is of the same list as the new one."""
    for at in range(len(path) - 1, -1, -1):
        other = path[at]
        if other.indent + 1 < entry.indent:
            return None
        if (
            other.marker.kind == entry.marker.kind
            and other.marker.sign == entry.marker.sign
            and (other.marker.style == entry.marker.style)
        ):
            return at
    return None


def _goes_deeper(above: Entry, entry: Entry, at: int, last: dict[tuple[int, str, str, int], int]) -> bool:
    """Whether an item at the same place as another, with another marker, is inside that other one."""
    if above.marker.kind == "bullet" and entry.marker.kind == "bullet":
        deeper = toml("plain_text.toml")["bullets"]["deeper"]
        return entry.marker.sign in deeper and above.marker.sign not in deeper
    # It is, if the outer list goes on afterwards.
    goes_on = above.marker.number + 1 if above.marker.kind == "number" else 0
    return last.get(_key(above, goes_on), -1) > at


def _key(entry: Entry, number: int) -> tuple[int, str, str, int]:
    return entry.indent, entry.marker.sign, entry.marker.style, number


def _build(entries: list[Entry]) -> list[Block]:
    made: list[Block] = []
    group: list[Entry] = []
    for entry in entries:
        if group and not _goes_on(group[-1].marker, entry.marker):
            made.append(_list(group))
            group = []
        group.append(entry)
    if group:
        made.append(_list(group))
    return made


def _goes_on(above: Marker, marker: Marker) -> bool:
    if above.kind != marker.kind:
        return False
    return marker.kind == "bullet" or (above.style == marker.style and marker.number == above.number + 1)


def _list(group: list[Entry]) -> Block:
    items = tuple(
        ListItem((*entry.blocks, *_build(entry.entries)), entry.marker.checked, position=entry.position)
        for entry in group
    )
    first = group[0]
    if first.marker.kind == "bullet":
        return BulletList(items, position=first.position)
    return NumberedList(items, first.marker.number, first.marker.style, position=first.position)
