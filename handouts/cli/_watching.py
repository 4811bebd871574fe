"""`--watch`: the work is done again whenever something changes, until Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

import click

from handouts.cli._common import Named, say
from handouts.errors import HandoutsError


def wait() -> None:
    """Let time pass between two looks at the files."""
    from handouts.pipeline.watch import EVERY

    time.sleep(EVERY)


def watching(
    run: Callable[[set[str] | None], object],
    settings: Callable[[], Any],
    named: Named,
    shared: Iterable[str],
) -> int:
    """Do the work, and again what has changed, for ever; Ctrl-C ends it.

    What is wrong with an article or the settings is said, and can be mended while this goes on.

    Args:
        run: Does the work on the sources with these paths, or on all for None.
        settings: Gives the settings as they are now.
        named: What the user named: a folder may have new articles at any time.
        shared: Files that all depend on, such as the settings.
    """
    from handouts.config import Config
    from handouts.pipeline.watch import changes, stamps

    common = set(shared)

    def look() -> dict[str, tuple[int, int]]:
        try:
            config = settings()
        except HandoutsError:
            config = Config()
        sources, _ = named.sources(config, quiet=True)
        return stamps([*(source.path for source in sources), *common])

    def work(only: set[str] | None) -> None:
        try:
            run(only)
        except HandoutsError as error:
            say(f"Error: {error}")
        count = len(look().keys() - common)
        say(f"Watching {count} {'article' if count == 1 else 'articles'}. Press Ctrl-C to stop.")

    before = look()
    work(None)
    for found in changes(before, look, wait):
        say()
        for file in found.changed:
            say(f"{file} has changed.")
        for file in found.gone:
            say(f"{file} is gone.")
        everything = not common.isdisjoint((*found.changed, *found.gone))
        work(None if everything else set(found.changed))
    return 0


def refuse(watch: bool, sources: Iterable[str], **given: bool) -> None:
    """Refuse what cannot be watched.

    Args:
        watch: Whether it was asked for.
        sources: What the user named.
        given: Options that do not go with it, and whether each was given.

    Raises:
        UsageError: It was asked for, and cannot be done.
    """
    if not watch:
        return
    names = list(sources)
    if not names:
        raise click.UsageError("--watch needs a SOURCE to watch.")
    if "-" in names:
        raise click.UsageError("--watch does not go with standard input.")
    for option, is_given in given.items():
        if is_given:
            raise click.UsageError(f"--watch does not go with {option}.")
