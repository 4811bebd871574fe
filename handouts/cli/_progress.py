"""How far the work has come, said on a terminal once it takes longer than a second."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TextIO, TypeVar

DELAY = 1.0
"""Seconds that pass before anything is said."""

Item = TypeVar("Item")


class Progress(Generic[Item]):
    """Goes through the work, and keeps one line on the terminal up to date.

    Args:
        items: The work.
        label: What is done: "Checking".
        stream: The terminal; None says nothing.
    """

    def __init__(self, items: Sequence[Item], label: str, stream: TextIO | None) -> None:
        self._items = items
        self._label = label
        self._stream = stream
        self._done = 0
        self._width = 0
        self._late = False
        self._lock = threading.Lock()

    def __iter__(self) -> Iterator[Item]:
        for number, item in enumerate(self._items, 1):
            with self._lock:
                self._done = number
                self._show()
            yield item

    def late(self) -> None:
        """The work takes long enough for something to be said."""
        with self._lock:
            self._late = True
            self._show()

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Clears the line while something else is said."""
        with self._lock:
            self._clear()
            yield

    def stop(self) -> None:
        """Clears the line for good."""
        with self._lock:
            self._clear()
            self._stream = None

    def _show(self) -> None:
        if self._stream and self._late and self._done:
            said = f"{self._label} {self._done} of {len(self._items)}"
            self._stream.write("\r" + said.ljust(self._width))
            self._stream.flush()
            self._width = len(said)

    def _clear(self) -> None:
        if self._stream and self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0


@contextmanager
def progress(items: Iterable[Item], label: str, *, delay: float = DELAY) -> Iterator[Progress[Item]]:
    """Goes through the work; after `delay` seconds says on a terminal how far it has come; quiet in CI."""
    shown = sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"
    made = Progress(list(items), label, sys.stderr if shown else None)
    timer = threading.Timer(delay, made.late)
    timer.daemon = True
    if shown:
        timer.start()
    try:
        yield made
    finally:
        timer.cancel()
        made.stop()
