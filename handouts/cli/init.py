"""`handouts init`: a commented configuration and a starter article."""

from __future__ import annotations

from pathlib import Path

import click

from handouts.cli._common import say
from handouts.errors import OutputError


@click.command()
@click.argument("folder", default=".", metavar="[FOLDER]")
def init(folder: str) -> int:
    """Write a settings file and an article to start from. Nothing is ever overwritten.

    \b
    Examples:
      handouts init
      handouts init my-handouts
    """
    from handouts.config import FILE, starter
    from handouts.pipeline.place import put
    from handouts.resources import data

    place = Path(folder)
    files = {FILE: starter().encode(), "article.md": data("starter.md").read_bytes()}
    there = [name for name in files if (place / name).exists()]
    if len(there) == len(files):
        raise OutputError(
            f"{' and '.join(str(place / name) for name in there)} are already there.",
            "Edit them, or name another folder: handouts init FOLDER",
        )
    put(place, {name: content for name, content in files.items() if name not in there})
    for name in files:
        say(f"{place / name}: {'was already there, and is left as it was' if name in there else 'written'}")
    say("\nNext: fill in your clinic in handouts.toml, then\n  handouts build article.md")
    return 0
