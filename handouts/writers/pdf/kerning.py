"""Kerning: which pairs of letters stand closer or further apart than their widths say.

Reads the pair adjustments of a font's GPOS table (OpenType 1.9, "GPOS — Glyph Positioning Table"), as far as
the shipped faces use them: horizontal advances of the feature `kern`, by glyphs and by classes.
"""

from __future__ import annotations

import struct
from bisect import bisect_right

_PAIRS = 2
_EXTENSION = 9
_ADVANCE = 0x0004
"""The bit of a value format that stands for the horizontal advance."""


class Kerning:
    """The pair adjustments of one face, read as they are asked for.

    Args:
        table: The GPOS table; empty for a face without one.
    """

    def __init__(self, table: bytes) -> None:
        self._table = table
        self._pairs: dict[tuple[int, int], int] = {}
        self._lookups = [_Lookup(table, at) for at in _kern_lookups(table)] if table else []

    def between(self, left: int, right: int) -> int:
        """What is added to the advance of glyph `left` before glyph `right`, in font units."""
        pair = left, right
        found = self._pairs.get(pair)
        if found is None:
            found = self._pairs[pair] = sum(lookup.value(left, right) for lookup in self._lookups)
        return found


class _Lookup:
    """A lookup: the first of its subtables that covers the left glyph and knows the pair decides."""

    def __init__(self, table: bytes, at: int) -> None:
        self.subtables = []
        for offset in _offsets(table, at + 4):
            kind, where = _ushort(table, at), at + offset
            if kind == _EXTENSION:
                kind, where = _ushort(table, where + 2), where + struct.unpack_from(">L", table, where + 4)[0]
            # Only subtables that adjust the first glyph's advance and nothing else: all that the faces have.
            if kind == _PAIRS and struct.unpack_from(">HH", table, where + 4) == (_ADVANCE, 0):
                self.subtables.append(_Subtable(table, where))

    def value(self, left: int, right: int) -> int:
        for subtable in self.subtables:
            found = subtable.value(left, right)
            if found is not None:
                return found
        return 0


class _Subtable:
    """A PairPos subtable: format 1 by glyphs, format 2 by classes."""

    def __init__(self, table: bytes, at: int) -> None:
        self.table = table
        self.at = at
        self.coverage = _Ranges(table, at + _ushort(table, at + 2))
        self.by_class = _ushort(table, at) == 2
        if self.by_class:
            self.firsts = _Ranges(table, at + _ushort(table, at + 8), classes=True)
            self.seconds = _Ranges(table, at + _ushort(table, at + 10), classes=True)
            self.count = _ushort(table, at + 14)

    def value(self, left: int, right: int) -> int | None:
        covered = self.coverage.find(left)
        if covered is None:
            return None
        if self.by_class:
            row, column = self.firsts.find(left) or 0, self.seconds.find(right) or 0
            return _short(self.table, self.at + 16 + 2 * (row * self.count + column))
        where = self.at + _ushort(self.table, self.at + 10 + 2 * covered)
        for pair in range(_ushort(self.table, where)):
            if _ushort(self.table, where + 2 + 4 * pair) == right:
                return _short(self.table, where + 4 + 4 * pair)
        return None


class _Ranges:
    """A coverage or class definition table: ranges of glyphs, each with a number."""

    def __init__(self, table: bytes, at: int, *, classes: bool = False) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.values: list[int] = []
        self.counts = not classes
        if _ushort(table, at) == 1:
            first = _ushort(table, at + 2) if classes else 0
            entries = [_ushort(table, entry) for entry in _array(table, at + (4 if classes else 2))]
            for index, entry in enumerate(entries):
                glyph, value = (first + index, entry) if classes else (entry, index)
                self._add(glyph, glyph, value)
        else:
            for entry in _array(table, at + 2, 6):
                self._add(*struct.unpack_from(">HHH", table, entry))

    def _add(self, start: int, end: int, value: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.values.append(value)

    def find(self, glyph: int) -> int | None:
        """The number of the glyph: its index in a coverage, or its class. None if it is in no range."""
        index = bisect_right(self.starts, glyph) - 1
        if index < 0 or glyph > self.ends[index]:
            return None
        return self.values[index] + (glyph - self.starts[index] if self.counts else 0)


def _kern_lookups(table: bytes) -> list[int]:
    """Where the lookups of the feature `kern` are, in the order in which they apply."""
    features, lookups = _ushort(table, 6), _ushort(table, 8)
    wanted: set[int] = set()
    for entry in _array(table, features, 6):
        if table[entry : entry + 4] == b"kern":
            feature = features + _ushort(table, entry + 4)
            wanted.update(_offsets(table, feature + 2))
    offsets = _offsets(table, lookups)
    return [lookups + offsets[index] for index in sorted(wanted)]


def _array(table: bytes, at: int, size: int = 2) -> range:
    """Where the entries of `size` bytes are, of an array that begins with its length."""
    return range(at + 2, at + 2 + size * _ushort(table, at), size)


def _offsets(table: bytes, at: int) -> list[int]:
    return [_ushort(table, entry) for entry in _array(table, at)]


def _ushort(table: bytes, at: int) -> int:
    return int.from_bytes(table[at : at + 2], "big")


def _short(table: bytes, at: int) -> int:
    return int.from_bytes(table[at : at + 2], "big", signed=True)
