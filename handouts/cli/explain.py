"""`handouts explain`: what a rule, a rewrite or a promise is for, a profile's sizes, a setting, a format."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from handouts.errors import ConfigError, SourceError
from handouts.toml_reader import Setting


def _setting(setting: Setting) -> str:
    """A setting, and for a clinic's own lexicon its format."""
    from handouts import config
    from handouts.plain import own

    format_of = f"\n{own.explain()}" if setting.name == "plain.lexicon" else ""
    return config.explain(setting) + format_of


@click.command()
@click.argument("name", required=False)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of 'handouts check --format json'.")
def explain(name: str | None, schema: bool) -> int:
    """Explain a rule, a rewrite, a promise, a print profile, a theme, a setting or a format.

    Without NAME, all of them are listed.

    \b
    Examples:
      handouts explain
      handouts explain reading-grade
      handouts explain everyday-word
      handouts explain pdf-07
      handouts explain giant
      handouts explain output.page
      handouts explain --schema > check.schema.json
    """
    if schema:
        from handouts.resources import data

        click.echo(data("check.schema.json").read_bytes(), nl=False)
        return 0
    from handouts import checks, config, formats, plain, profiles, themes, verify

    groups: dict[str, dict[str, tuple[str, Callable[[], str]]]] = {
        "Rules for articles ('handouts check')": {
            rule.name: (rule.title, partial(checks.explain, rule.name)) for rule in checks.rules()
        },
        "Rewrites ('handouts draft')": {
            note.name: (note.title, partial(plain.explain, note)) for note in plain.rewrites()
        },
        "Promises of handouts ('handouts verify')": {
            promise.id: (promise.promise, partial(verify.explain, promise.id))
            for kind in ("pdf", "html")
            for promise in verify.points(kind)
        },
        "Print profiles ('handouts build --profile')": {
            known.name: (known.description, partial(profiles.explain, known))
            for known in (*map(profiles.profile, profiles.profile_names()), *_own())
        },
        "Themes ('handouts build --theme')": {
            known: (themes.theme(known).description, partial(themes.explain, known))
            for known in themes.theme_names()
        },
        "Settings (handouts.toml)": {
            setting.name: (setting.help, partial(_setting, setting)) for setting in config.settings()
        },
        "Formats that are read": {
            reader.name: (reader.description, partial(formats.explain, reader)) for reader in formats.READERS
        },
    }
    if name is None:
        for heading, entries in groups.items():
            click.echo(f"{heading}:")
            for known, (title, _) in entries.items():
                click.echo(f"  {known}: {title}")
            click.echo()
        return 0
    every = {known: entry for entries in groups.values() for known, entry in entries.items()}
    if name not in every:
        from difflib import get_close_matches

        close = get_close_matches(name, every, n=1)
        fix = (
            f"Did you mean '{close[0]}'?"
            if close
            else "'handouts explain' lists everything that can be explained."
        )
        raise SourceError(f"There is nothing called '{name}'.", fix)
    click.echo(every[name][1](), nl=False)
    return 0


def _own() -> tuple[Any, ...]:
    """The clinic's own print profiles; none where the settings have mistakes, which other commands tell."""
    from handouts import config

    path = config.find(Path.cwd())
    try:
        return tuple(config.load(path).profiles.values()) if path else ()
    except ConfigError:
        return ()
