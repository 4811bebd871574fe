"""Where a finding is, as programs that keep files in a repository name it."""

from __future__ import annotations

import os
from pathlib import Path

from handouts.findings import Finding, Position

STDIN = "-"


def relative(path: str, root: Path) -> str:
    """A source's path from `root` down, with forward slashes; the whole path where it is not below.

    Args:
        path: As the user named it, from the folder that they are in.
        root: The repository's folder.
    """
    if path == STDIN:
        return path
    # Links are followed only if need be: a repository names a file by the way that leads through it.
    for folder, file in (
        (Path(os.path.abspath(root)), Path(os.path.abspath(path))),  # noqa: PTH100 - resolve() follows links
        (root.resolve(), Path(path).resolve()),
    ):
        if file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return Path(path).as_posix()


def place(position: Position) -> str:
    """Where it is in a source without lines: "paragraph 12, under 'When to call us'"; empty elsewhere."""
    if position.paragraph is None:
        return ""
    under = f", under '{position.heading}'" if position.heading else ""
    return f"paragraph {position.paragraph}{under}"


def message(finding: Finding) -> str:
    """What is wrong, with the place in front where a source has no lines."""
    where = place(finding.position)
    return f"{where[:1].upper()}{where[1:]}: {finding.message}" if where else finding.message
