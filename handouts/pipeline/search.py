"""Finding articles: folders are searched, patterns are filled in, and what is left out is said."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path

from handouts.errors import HandoutsError, SourceError
from handouts.formats import INSTEAD, readable, readable_suffixes
from handouts.pipeline.globs import MAGIC, below, matches
from handouts.pipeline.source import STDIN
from handouts.records import dataclass

LEFT_OUT = frozenset(
    {"handouts-out", "handouts-site", "node_modules", "venv", "__pycache__", "site-packages"}
)
"""Folders that hold no articles of a clinic's own. Nor do hidden ones, whose names start with a dot."""

NAMED = 5
"""So many of the things that are left out are named; of more, the number is told."""

Left = Callable[[Path], bool]


@dataclass(slots=True)
class Found:
    """What a search came to.

    Attributes:
        files: The articles, each once, in the order in which they were named; in a folder, by name.
        notes: For each folder and pattern, how many articles were taken and what was left out.
        problems: For each name that gave nothing, why.
    """

    files: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[tuple[str, HandoutsError]] = field(default_factory=list)


def leaves_out(patterns: Iterable[tuple[str, Path]]) -> Left:
    """What patterns leave out, each from its own folder down."""
    given = [(pattern, base) for pattern, base in patterns if pattern.strip()]

    def left(path: Path) -> bool:
        return any(matches(pattern, below(path, base)) for pattern, base in given)

    return left


_nothing = leaves_out(())


def search(names: Iterable[str], *, left: Left = _nothing, outputs: Sequence[Path] = ()) -> Found:
    """The articles that names stand for.

    A file is taken as it is, whatever its name ends in, so that it is either read or reported. A folder is
    searched with all folders below it. A pattern is filled in where the shell did not, as on Windows.

    Args:
        names: Files, folders, patterns, or "-" for standard input.
        left: Whether a path that was found, not named, is to be left out.
        outputs: Folders that handouts are written to; nothing in them is an article.
    """
    found = Found()
    taken: set[Path] = set()
    for name in names:
        if name == STDIN:
            found.files.append(name)
            continue
        try:
            files, note = _stand_for(name, left, outputs)
        except HandoutsError as error:
            found.problems.append((name, error))
            continue
        for file in files:
            if Path(file).absolute() not in taken:
                taken.add(Path(file).absolute())
                found.files.append(file)
        if note:
            found.notes.append(note)
    return found


def _stand_for(name: str, left: Left, outputs: Sequence[Path]) -> tuple[list[str], str]:
    is_folder = Path(name).is_dir()
    if not is_folder and (Path(name).exists() or not MAGIC.search(name)):
        return [name], ""
    tally = _Tally(left, outputs)  # which looks for plug-ins, and that takes longer than reading an article
    if is_folder:
        tally.folder(Path(name))
        if not tally.files:
            raise SourceError(
                f"{name}: There is no article in this folder{tally.told()}.",
                f"handouts reads files that end in {readable()}.",
            )
    else:
        _fill_in(name, tally)
        if not tally.files:
            raise SourceError(
                f"{name}: Nothing that can be read matches this{tally.told()}.",
                f"Check it, and the folder that you are in. handouts reads files that end in {readable()}.",
            )
    return tally.files, f"{name}: {_counted(len(tally.files), 'article')}{tally.told()}."


def _fill_in(pattern: str, tally: _Tally) -> None:
    """Take what a pattern stands for. A folder that matches is searched, as if the shell had named it."""
    asked = set(Path(pattern).parts)
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - Path.glob takes no whole paths
        match = Path(name)
        above = [match, *match.parents] if match.is_dir() else list(match.parents)
        if any(tally.leaves(folder) for folder in above if folder.name and folder.name not in asked):
            continue
        if not match.is_dir():
            tally.file(match)
        elif "**" not in asked:
            tally.folder(match)


class _Tally:
    """What one folder or pattern gave, and what was left out of it."""

    def __init__(self, left: Left, outputs: Sequence[Path]) -> None:
        self.files: list[str] = []
        self._left = left
        self._outputs = {folder.resolve() for folder in outputs}
        self._suffixes = readable_suffixes()
        self._excluded = 0
        self._others = 0
        self._ours = 0
        self._unread: list[str] = []
        self._folders: set[str] = set()

    def folder(self, top: Path) -> None:
        """Take the articles in a folder and below it.

        Raises:
            SourceError: A folder cannot be opened.
        """
        for path, folders, files in os.walk(top, onerror=_refuse):
            kept = []
            for name in sorted(folders):
                inner = Path(path, name)
                if inner.is_symlink():
                    self._folders.add(name)
                elif self.leaves(inner):
                    continue
                elif self._left(inner):
                    self._excluded += 1
                else:
                    kept.append(name)
            folders[:] = kept
            for name in sorted(files):
                self.file(Path(path, name))

    def file(self, file: Path) -> None:
        """Take a file if it is an article."""
        suffix = file.suffix.lower()
        if file.name.startswith((".", "~$")):  # Word keeps a file of the second kind beside one that is open
            self._others += 1
        elif self._left(file):
            self._excluded += 1
        elif suffix == ".pdf" and _is_ours(file):
            self._ours += 1
        elif suffix in self._suffixes:
            self.files.append(str(file))
        elif suffix in INSTEAD:
            self._unread.append(file.name)
        else:
            self._others += 1

    def leaves(self, folder: Path) -> bool:
        """Whether a folder is left out: for its name, or because handouts are written there."""
        left = folder.name in LEFT_OUT or (folder.name.startswith(".") and folder.name not in (".", ".."))
        if left or folder.resolve() in self._outputs:
            self._folders.add(folder.name)
            return True
        return False

    def told(self) -> str:
        """What was left out, as the end of a sentence."""
        parts = list(self._parts())
        return f"; left out: {', '.join(parts)}" if parts else ""

    def _parts(self) -> Iterator[str]:
        if self._unread:
            them = "it" if len(self._unread) == 1 else "them"
            yield f"{_names(self._unread)} (save {them} as .docx or .txt)"
        if self._ours:
            yield f"{_counted(self._ours, 'PDF')} that handouts made"
        if self._excluded:
            yield f"{self._excluded} excluded"
        if self._folders:
            yield f"the {'folder' if len(self._folders) == 1 else 'folders'} {_names(sorted(self._folders))}"
        if self._others:
            yield _counted(self._others, "other file")


def _is_ours(file: Path) -> bool:
    """Whether a PDF is a handout, and so no article, wherever it was put."""
    from handouts.readers._pdf_source import END, is_ours

    try:
        with file.open("rb") as opened:
            size = opened.seek(0, os.SEEK_END)
            opened.seek(max(0, size - END))
            return is_ours(opened.read())
    except OSError:
        return False  # reading it will say why


def _refuse(error: OSError) -> None:
    raise SourceError(
        f"{error.filename}: The folder cannot be opened ({error.strerror}).", "Check that you may open it."
    )


def _names(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
