"""Where the characters of a Markdown block stand in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence


class Places:
    """Which line and column each offset of a block's content is.

    Args:
        starts: (offset, line, column) of each stretch that stands in one piece in the source, in order.

    Attributes:
        whole: All of the content is one such stretch.
    """

    def __init__(self, starts: Sequence[tuple[int, int, int]]) -> None:
        self._offsets = [start[0] for start in starts]
        self._starts = starts
        self.whole = len(starts) == 1

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1."""
        if self.whole:
            start, line, column = self._starts[0]
        else:
            start, line, column = self._starts[max(0, bisect_right(self._offsets, offset) - 1)]
        return line, max(1, column + offset - start)

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The offsets from `start` to `end` in pieces, each of which stands in one piece in the source."""
        for number in range(bisect_right(self._offsets, start), len(self._offsets)):
            if self._offsets[number] >= end:
                break
            yield start, self._offsets[number]
            start = self._offsets[number]
        yield start, end

    def cut(self, by: int) -> Places:
        """The places of the same content without its first `by` characters."""
        rest = [(offset - by, line, column) for offset, line, column in self._starts if offset > by]
        return Places([(0, *self.at(by)), *rest])


def places_of(content: str, lines: Sequence[str], first: int, *, indented: bool = False) -> Places:
    """The places of a content whose lines are the ends of source lines from `first` (from 0) on.

    What a block's lines lose is only at their start, quotation and list marks, and white space at their end.

    Args:
        content: The content.
        lines: The lines of the source.
        first: The line that it starts on.
        indented: The white space that its lines start with counts as characters of theirs.
    """
    starts: list[tuple[int, int, int]] = []
    offset = 0
    if "\n" not in content and content and not (content[0].isspace() or content[-1].isspace()):
        source = lines[first].rstrip() if first < len(lines) else ""
        return Places([(0, first + 1, len(source) - len(content) + 1)])
    for number, part in enumerate(content.split("\n"), start=first):
        source = lines[number].rstrip() if number < len(lines) else ""
        lead = len(part) - len(part.lstrip())
        lead = 0 if indented else lead
        starts.append((offset + lead, number + 1, len(source) - len(part.rstrip()[lead:]) + 1))
        offset += len(part) + 1
    return Places(starts)
