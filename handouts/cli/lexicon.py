"""`handouts lexicon`: what the lexicon says of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from handouts.cli._common import CONFIG, settings
from handouts.errors import SourceError

if TYPE_CHECKING:
    from handouts.lexicon import Lexicon

NEAR = 5
"""So many words are named where the one that was asked for is not there."""


@click.command()
@click.argument("term")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="Language of the word.")
@CONFIG
def lexicon(term: str, language: str, config_file: str | None) -> int:
    """Say what the lexicon has for a word: everyday words, what it means, and what is done with it.

    Your own lexicon goes before the one that comes with handouts: [plain] lexicon in handouts.toml names it.

    \b
    Examples:
      handouts lexicon hypertension
      handouts lexicon "prior to"
    """
    from handouts.lexicon import explain
    from handouts.lexicon import lexicon as words
    from handouts.model import language_root

    plain = settings(config_file, language).plain
    known = words(language_root(language), own=plain.own)
    spelling = " ".join(term.lower().replace("’", "'").split())
    if spelling in plain.protected:
        click.echo(f"{spelling}: It is protected in handouts.toml, so it stays as it is.")
        if spelling not in known.spellings:
            return 0
    if spelling not in known.spellings:
        near = _near(spelling, known)
        names = " or ".join(f"'{name}'" for name in near)
        raise SourceError(
            f"The lexicon has no entry for '{term}'.",
            f"Did you mean {names}?"
            if near
            else "Look for it in its base form, 'utilize'; or add it to your own "
            "lexicon: handouts explain plain.lexicon",
        )
    click.echo(explain(known[known.spellings[spelling]]), nl=False)
    return 0


def _near(spelling: str, known: Lexicon) -> list[str]:
    """What somebody may have meant: phrases that have the word, then spellings that look like it."""
    from difflib import get_close_matches

    holding = sorted(name for name in known.spellings if f" {spelling} " in f" {name} ")
    alike = get_close_matches(spelling, known.spellings, n=NEAR, cutoff=0.75)
    by_term: dict[str, str] = {}
    for name in (*holding, *alike):
        by_term.setdefault(known.spellings[name], name)
    return list(by_term.values())[:NEAR]
