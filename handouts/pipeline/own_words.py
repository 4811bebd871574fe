"""Finding and reading a clinic's own lexicon; it is read once, and again when it has changed."""

from __future__ import annotations

import dataclasses
import functools
from pathlib import Path

from handouts.config import FILE, Config
from handouts.errors import ConfigError
from handouts.lexicon import OwnWords

SETTINGS = (FILE, "pyproject.toml")
"""Files that are no lexicon, however near their name is."""


def own_words(config: Config) -> OwnWords | None:
    """The clinic's own words; None where the settings name none.

    Raises:
        ConfigError: A file cannot be read, or has mistakes; all of them are listed.
    """
    if not config.plain.lexicon:
        return None
    return _read(tuple((path, *_stamp(path, config)) for path in config.plain.lexicon))


def with_own_words(config: Config) -> Config:
    """The settings with the clinic's own words read.

    Raises:
        ConfigError: They cannot be read, or have mistakes.
    """
    own = own_words(config)
    if own is config.plain.own is config.checks.own:
        return config
    return dataclasses.replace(
        config,
        plain=dataclasses.replace(config.plain, own=own),
        checks=dataclasses.replace(config.checks, own=own),
    )


@functools.lru_cache(maxsize=8)
def _read(files: tuple[tuple[Path, int, int], ...]) -> OwnWords:
    """The words of files of these sizes, written at these times."""
    from handouts.plain.own import read

    return OwnWords(read([(shown(path), _text(path)) for path, *_ in files]))


def _stamp(path: Path, config: Config) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError as error:
        raise ConfigError(
            f"{shown(config.path or Path('handouts.toml'))}: 'lexicon' in [plain] names {shown(path)}, "
            f"which cannot be read ({error.strerror}).",
            _nearest(path),
        ) from None
    return found.st_mtime_ns, found.st_size


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(
            f"{shown(path)}: The lexicon is not UTF-8 text.",
            "Save it as UTF-8 text: in an editor for plain text, not in Word.",
        ) from None
    except OSError as error:
        raise ConfigError(
            f"{shown(path)}: The lexicon cannot be read ({error.strerror}).",
            "Check that it is a file, and that you may open it.",
        ) from None


def shown(path: Path) -> str:
    """A file as messages name it: from the folder that the user is in, where it is below that."""
    path = path.absolute()
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _nearest(path: Path) -> str:
    from difflib import get_close_matches

    try:
        names = [other.name for other in path.parent.iterdir() if other.name not in SETTINGS]
    except OSError:
        names = []
    close = get_close_matches(path.name, names, n=1)
    if close:
        return f"Did you mean '{close[0]}'?"
    return "Check the name, or write the file: 'handouts explain plain.lexicon' shows how."
