"""Putting files in place: all of them whole, or none, with what was there before left untouched."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from handouts.errors import OutputError

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Make room on the disk, or choose another folder with {option}."),
    errno.EDQUOT: ("your disk quota is used up", "Make room, or choose another folder with {option}."),
    errno.EACCES: (
        "you may not write there",
        "Choose another folder with {option}, or ask who looks after it.",
    ),
    errno.EPERM: (
        "you may not write there",
        "Choose another folder with {option}, or ask who looks after it.",
    ),
    errno.EROFS: ("that disk is read-only", "Choose another folder with {option}."),
    errno.ENOTDIR: ("part of that name is a file, not a folder", "Choose another folder with {option}."),
    errno.EEXIST: (
        "there is a file of that name",
        "Choose another folder with {option}, or move the file away.",
    ),
    errno.EISDIR: (
        "there is a folder of that name",
        "Move the folder away, or choose another with {option}.",
    ),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter folder name with {option}."),
}


def put(
    folder: Path,
    files: Mapping[str, bytes],
    stale: Iterable[str] = (),
    *,
    what: str = "handouts",
    option: str = "-o",
) -> None:
    """Write files below `folder`, all or none.

    Everything is first written to a hidden folder beside its place. Only when all of it is on the disk is
    each file moved to its name, which the operating system does in one step.

    Args:
        folder: Where they go; made if it is not there.
        files: Contents by name relative to `folder`, with "/" between folders.
        stale: Names relative to `folder` of what an earlier run wrote and this one replaces by nothing.
        what: What is written, for messages.
        option: What the user chooses the folder with, for messages.

    Raises:
        OutputError: They cannot be written; nothing has been changed.
    """
    with told(folder, what, option):
        made = _make(folder)
        try:
            staging = Path(tempfile.mkdtemp(prefix=".handouts-", dir=folder))
        except OSError:
            _unmake(made)
            raise
        try:
            for name, data in files.items():
                staged = staging / name
                staged.parent.mkdir(parents=True, exist_ok=True)
                staged.write_bytes(data)
            for name in files:
                if (folder / name).is_dir():
                    raise IsADirectoryError(errno.EISDIR, "", str(folder / name))
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
            for name in files:
                (staging / name).replace(folder / name)
            for name in stale:
                (folder / name).unlink(missing_ok=True)
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            _unmake(made)
            raise
        shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def told(folder: Path, what: str = "handouts", option: str = "-o") -> Iterator[None]:
    """Turn what the operating system says about writing to `folder` into words with a fix.

    Raises:
        OutputError: In place of any OSError.
    """
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        reason, fix = _REASONS.get(
            number, (os.strerror(number).lower(), "Choose another folder with {option}.")
        )
        place = error.filename if isinstance(error.filename, str) and number in _NAMED else str(folder)
        raise OutputError(
            f"{place}: The {what} cannot be written: {reason}.", fix.format(option=option)
        ) from None


_NAMED = {errno.ENOTDIR, errno.EEXIST, errno.EISDIR}


def _make(folder: Path) -> list[Path]:
    """Make a folder and those above it; returns the ones that were not there, innermost first."""
    missing = []
    parent = folder
    while not parent.exists():
        missing.append(parent)
        parent = parent.parent
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _unmake(made: Iterable[Path]) -> None:
    for folder in made:
        try:
            folder.rmdir()
        except OSError:
            return
