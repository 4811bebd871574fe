"""`handouts lexicon`: what the lexicon says of a word."""

from __future__ import annotations

import click

from handouts.errors import SourceError


@click.command()
@click.argument("term")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="Language of the word.")
def lexicon(term: str, language: str) -> int:
    """Say what the lexicon has for a word: everyday words, what it means, and what is done with it.

    \b
    Examples:
      handouts lexicon hypertension
      handouts lexicon "prior to"
    """
    from handouts.lexicon import explain
    from handouts.lexicon import lexicon as words
    from handouts.model import language_root

    known = words(language_root(language))
    spelling = " ".join(term.lower().replace("’", "'").split())
    if spelling not in known.spellings:
        from difflib import get_close_matches

        close = get_close_matches(spelling, known.spellings, n=1)
        raise SourceError(
            f"The lexicon has no entry for '{term}'.",
            f"Did you mean '{close[0]}'?" if close else "Look for it in its base form: 'utilize'.",
        )
    click.echo(explain(known[known.spellings[spelling]]), nl=False)
    return 0
