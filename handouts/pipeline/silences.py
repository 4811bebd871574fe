"""Silences of the settings that silence nothing in all of a run."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from handouts.config import Config
from handouts.pipeline.globs import below, matches, normal
from handouts.pipeline.search import search
from handouts.results import CheckResult
from handouts.settings import SilenceSetting


def idle(
    config: Config, results: Sequence[CheckResult], ran: Collection[str]
) -> list[tuple[SilenceSetting, str]]:
    """The settings' silences that silence nothing, and why.

    One for a single article is that article's own affair (the rule `silence`), unless the article is there no
    more. One for several is idle when all of them were checked and none has anything for it.

    Args:
        config: The settings.
        results: What checking came to.
        ran: The rules that were run.
    """
    used = {silenced.place for result in results for silenced in result.silenced}
    waiting = [one for one in config.checks.silences if one.place not in used and one.rule in ran]
    if not waiting:
        return []
    base = config.path.parent if config.path else Path()
    checked = {below(result.path, base) for result in results}
    found: list[tuple[SilenceSetting, str]] = []
    there: set[str] | None = None
    for one in waiting:
        if (base / normal(one.path)).is_file():
            continue
        if there is None:
            files = search([str(base)], outputs=[config.output.folder]).files
            there = checked.union(below(file, base) for file in files)
        about = {name for name in there if matches(one.path, name)}
        if not about:
            found.append((one, f"there is no article {one.path}"))
        elif about <= checked:
            found.append((one, f"'{one.rule}' finds nothing there that it could silence"))
    return found
