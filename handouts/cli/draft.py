"""`handouts draft`: an article in plainer words, as Markdown to edit, and what was changed."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path
from typing import Any

import click

from handouts.cli._common import CONFIG, FROM, LANGUAGE, Source, example_source, say, settings
from handouts.errors import ConfigError


@click.command()
@click.argument("source", required=False)
@click.option("-o", "--output", "file", metavar="FILE.md", help="Where to write [default: SOURCE-draft.md].")
@click.option(
    "--changes",
    "log",
    metavar="FILE",
    help="Write what was changed, and what is left to decide: FILE.html to read, or FILE.json.",
)
@click.option("--accept", multiple=True, metavar="ID", help="Make a change that was only suggested.")
@click.option("--reject", multiple=True, metavar="ID", help="Leave a change out.")
@click.option("--simplify/--no-simplify", default=True, show_default=True, help="Make the words plainer.")
@click.option("--sign-off", "signer", metavar="NAME", help="Put a clinician's name behind the text as it is.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@FROM
@LANGUAGE
@CONFIG
def draft(
    source: str | None,
    file: str | None,
    log: str | None,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    simplify: bool,
    signer: str | None,
    force: bool,
    kind: str | None,
    language: str | None,
    config_file: str | None,
) -> int:
    """Write an article in plainer words, as Markdown that you can edit.

    Every figure, every "not", "may" and "if", and every drug name stays. What cannot be changed for sure is
    only suggested. Edit the draft, or accept and reject changes by their ids. With no SOURCE, the example
    that ships with handouts is taken.

    \b
    Examples:
      handouts draft article.docx
      handouts draft article.docx -o plain.md --changes changes.html
      handouts draft article.docx -o plain.md --reject 3f9a01bc --force
      handouts draft plain.md --sign-off "Name of the clinician" -o signed.md
    """
    from handouts.pipeline import drafting
    from handouts.pipeline.plainer import rejecting
    from handouts.pipeline.renderer import today

    config = rejecting(settings(config_file, language), frozenset(accept), frozenset(reject))
    article = Source(source, kind) if source else example_source()
    document = article.document(config.language)
    if signer is not None:
        document = drafting.sign_off(document, signer, today())
        simplify = False
    made = drafting.draft(document, config, plainer=simplify, log=log is not None, named=article.named)
    _refuse_unknown({*accept, *reject}, document, config, plainer=simplify)
    target = Path(file or f"{article.stem}-draft.md")
    drafting.save(made, target, Path(log) if log else None, replace=force)
    for loss in made.losses:
        say(f"{loss.position}: {loss.what} is left out: {loss.why}.")
    say(_told(target, made.changes, signer, today(), signed=drafting.is_signed_off(document)))
    return 0


def _refuse_unknown(named: set[str], document: Any, config: Any, *, plainer: bool) -> None:
    """Insist that ids are those of changes.

    Raises:
        ConfigError: One is not.
    """
    if not named:
        return
    from handouts.pipeline.plainer import simplify

    undecided = dataclasses.replace(config.plain, accepted=frozenset(), rejected=frozenset())
    known: set[str] = set()
    if plainer:
        for one in (config, dataclasses.replace(config, plain=undecided)):
            known |= {change.id for change in simplify(document, one)[1]}
    for one in sorted(named - known):
        raise ConfigError(
            f"There is no change '{one}'.", "'handouts draft SOURCE --changes FILE.json' names all."
        )


def _told(target: Path, changes: Any, signer: str | None, day: datetime.date, *, signed: bool) -> str:
    from handouts.reports.text import changed

    if signer is not None:
        return f"{target}: Signed off by {' '.join(signer.split())} on {day.isoformat()}."
    if signed:
        return f"{target}: Nothing was changed, because a clinician has signed the text off."
    return f"{target}: {changed(changes)}."
