"""What is made from a shipped file and kept beside it, as Python keeps the byte code of its modules.

Whoever keeps something has to see for itself that it was made from the file as it is now.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path


def load(source: Path, kind: str) -> bytes | None:
    """What was made from a file the last time; None where nothing was kept.

    Args:
        source: The shipped file.
        kind: What is made from it: the suffix of what is kept.
    """
    if sys.dont_write_bytecode:
        return None
    try:
        return _place(source, kind).read_bytes()
    except OSError:
        return None


def save(source: Path, kind: str, content: bytes) -> None:
    """Keep what was made from a file, in one step, whole or not at all.

    Where the folder cannot be written, or Python is told to keep nothing, nothing is kept.
    """
    if sys.dont_write_bytecode:
        return
    place = _place(source, kind)
    try:
        place.parent.mkdir(exist_ok=True)
        number, name = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink()
            raise
    except OSError:
        return


def _place(source: Path, kind: str) -> Path:
    return source.parent / "__pycache__" / f"{source.name}.{sys.implementation.cache_tag}.{kind}"
