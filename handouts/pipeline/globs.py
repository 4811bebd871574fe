"""Patterns of file names: `*` and `?` within a name, `**` over folders, as in .gitignore."""

from __future__ import annotations

import functools
import os
import re
from pathlib import Path

MAGIC = re.compile(r"[*?\[]")
"""A name in which one of these stands is a pattern."""


def below(path: str | Path, base: Path) -> str:
    """A path from the folder `base` down, with "/" between folders; with ".." where it is not below."""
    absolute, start = os.path.abspath(path), os.path.abspath(base)  # noqa: PTH100 - resolve() follows links
    try:
        return os.path.relpath(absolute, start).replace(os.sep, "/")
    except ValueError:  # another drive
        return absolute.replace(os.sep, "/")


def normal(pattern: str) -> str:
    """A pattern as `matches` reads it: with "/" between folders, and nothing else at its ends."""
    return pattern.replace("\\", "/").removeprefix("./").rstrip("/")


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern is about a file or about a folder that the file is in.

    Args:
        pattern: One without "/" may be the name of the file or of any folder above it: "drafts", "*.txt". Any
            other is held against the whole path: "leaflets/*.md", "**/old/**".
        path: What `below` returns.
    """
    pattern = normal(pattern)
    if "/" not in pattern and pattern != "**":
        return any(_regex(pattern).fullmatch(name) for name in path.split("/"))
    names = path.split("/")
    return any(
        _regex(pattern).fullmatch("/".join(names[:count])) is not None for count in range(1, len(names) + 1)
    )


@functools.cache
def _regex(pattern: str) -> re.Pattern[str]:
    made = []
    at = 0
    while at < len(pattern):
        if pattern.startswith("**/", at):
            made.append("(?:.*/)?")
            at += 3
        elif pattern.startswith("**", at):
            made.append(".*")
            at += 2
        elif pattern[at] == "[" and (end := pattern.find("]", at + 2)) > 0:
            inner = pattern[at + 1 : end].replace("\\", "\\\\")
            made.append("[" + ("^" + inner[1:] if inner[0] in "!^" else inner) + "]")
            at = end + 1
        else:
            made.append({"*": "[^/]*", "?": "[^/]"}.get(pattern[at], re.escape(pattern[at])))
            at += 1
    try:
        return re.compile("".join(made))
    except re.error:  # such as [z-a]
        return re.compile(re.escape(pattern))
