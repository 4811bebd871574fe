"""`handouts doctor`: what this machine has and lacks, and the fix."""

from __future__ import annotations

import click


@click.command()
def doctor() -> int:
    """Say what this machine has and lacks, and what to do about it.

    Exits with 1 if something is missing that 'handouts build' needs.
    """
    from handouts.pipeline.doctor import examine

    lacking = False
    for part in examine():
        state = "ok" if part.there else ("MISSING" if part.needed else "not there (not needed for handouts)")
        click.echo(f"{part.name}: {state}. {part.detail}".rstrip())
        if not part.there:
            click.echo(f"  Fix: {part.fix}")
            lacking = lacking or part.needed
    click.echo("Something is missing." if lacking else "Everything that 'handouts build' needs is here.")
    return int(lacking)
