"""Watching files: what has changed since the last look. It asks again and again, which works on any disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

EVERY = 0.5
"""Seconds between two looks."""

_SETTLED = 20
"""So many looks are waited at most for a program that is still writing."""

Stamp: TypeAlias = tuple[int, int]
"""When a file was changed, in nanoseconds, and its size in bytes."""


class Changes(NamedTuple):
    """What is different from one look to the next.

    Attributes:
        changed: Files that are new or have changed.
        gone: Files that are there no more.
    """

    changed: list[str]
    gone: list[str]


def stamps(files: Iterable[str]) -> dict[str, Stamp]:
    """The stamp of each file that is there."""
    made = {}
    for file in files:
        try:
            state = Path(file).stat()
        except (OSError, ValueError):
            continue
        made[file] = state.st_mtime_ns, state.st_size
    return made


def changes(
    before: Mapping[str, Stamp], look: Callable[[], Mapping[str, Stamp]], wait: Callable[[], None]
) -> Iterator[Changes]:
    """What has changed, each time that something has; for ever.

    A program may write a file in several steps, or take it away and put it back: so nothing is told until two
    looks in a row see the same.

    Args:
        before: The stamps that the work so far was based on.
        look: Gives the stamps as they are now.
        wait: Lets time pass between two looks.
    """
    while True:
        wait()
        now = look()
        if now == before:
            continue
        for _ in range(_SETTLED):
            wait()
            later = look()
            if later == now:
                break
            now = later
        found = Changes(
            [file for file in now if before.get(file) != now[file]],
            [file for file in before if file not in now],
        )
        before = now
        if found.changed or found.gone:
            yield found
