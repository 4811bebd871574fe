"""`handouts explain`: a rule's or a promise's what, why, example and source."""

from __future__ import annotations

import click

from handouts.errors import SourceError


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> int:
    """Explain a rule, such as reading-grade, or a promise, such as pdf-07.

    Without RULE, all of them are listed.

    \b
    Examples:
      handouts explain
      handouts explain reading-grade
    """
    from handouts import checks, verify

    rules = {known.name: known for known in checks.rules()}
    promises = {known.id: known for kind in ("pdf", "html") for known in verify.points(kind)}
    if rule is None:
        click.echo("Rules for articles ('handouts check'):")
        for known in rules.values():
            click.echo(f"  {known.name}: {known.title}")
        click.echo("\nPromises of handouts ('handouts verify'):")
        for promise in promises.values():
            click.echo(f"  {promise.id}: {promise.promise}")
        return 0
    if rule in rules:
        click.echo(checks.explain(rule), nl=False)
    elif rule in promises:
        click.echo(verify.explain(rule), nl=False)
    else:
        from difflib import get_close_matches

        close = get_close_matches(rule, [*rules, *promises], n=1)
        fix = f"Did you mean '{close[0]}'?" if close else "'handouts explain' lists all of them."
        raise SourceError(f"There is no rule '{rule}'.", fix)
    return 0
