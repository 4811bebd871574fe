"""Where the templates, fonts and data that ship with handouts are."""

from __future__ import annotations

import functools
import marshal
from hashlib import blake2b
from pathlib import Path
from typing import Any

from handouts import kept
from handouts.errors import HandoutsError

PACKAGE = Path(__file__).parent

_KIND, _DIGEST = "parsed", 16


def folder(name: str) -> Path:
    """The shipped folder `name`: "templates" or "fonts".

    In an installed wheel it is inside the package. In a checkout it is beside the package, and it is used
    only if a pyproject.toml sits there too, so that an unrelated folder of that name is never taken.

    Raises:
        HandoutsError: The installation is incomplete.
    """
    inside = PACKAGE / name
    if inside.is_dir():
        return inside
    beside = PACKAGE.parent / name
    if beside.is_dir() and (PACKAGE.parent / "pyproject.toml").is_file():
        return beside
    raise HandoutsError(
        f"This copy of handouts has no {name}.", "Install it again: pip install --force-reinstall handouts"
    )


def data(name: str) -> Path:
    """The shipped data file `name`."""
    return PACKAGE / "data" / name


@functools.cache
def toml(name: str) -> dict[str, Any]:
    """The contents of the shipped TOML file `name`. Shared: do not change what it returns."""
    return parsed(data(name))


def parsed(file: Path) -> dict[str, Any]:
    """The contents of a shipped TOML file, parsed once and kept: a check reads thirty of them."""
    text = file.read_bytes()
    digest = blake2b(text, digest_size=_DIGEST).digest()
    earlier = kept.load(file, _KIND)
    if earlier and earlier.startswith(digest):
        try:
            found: dict[str, Any] = marshal.loads(earlier[_DIGEST:])  # noqa: S302 - ours, as byte code is
        except (EOFError, ValueError, TypeError):
            pass  # damaged: parse it again
        else:
            return found
    import tomllib

    table = tomllib.loads(text.decode("utf-8"))
    kept.save(file, _KIND, digest + marshal.dumps(table))
    return table
