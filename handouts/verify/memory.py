"""Python's collector of what holds itself, held back while very many objects are made that do not."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python not search all objects for those that nobody needs, as it does each time many were made.

    A long file comes to a hundred thousand of them, which are all needed until it is verified: to look for
    others among them again and again was an eighth of the work, and more so the longer the file. What is made
    inside has to be let go of by whoever made it.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
