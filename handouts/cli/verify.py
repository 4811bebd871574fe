"""`handouts verify`: does a PDF or a web page keep its accessibility promises?"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from handouts.cli._common import CONFIG, LANGUAGE, Source, say, settings
from handouts.errors import HandoutsError, SourceError


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is told.",
)
@click.option("--all", "everything", is_flag=True, help="Show the promises that are kept, too.")
@click.option(
    "--source",
    metavar="ARTICLE",
    help="The article that the files were made from; then words, lists, tables and links are compared, too.",
)
@click.option(
    "--simplify/--no-simplify",
    default=None,
    help="Whether the words of ARTICLE were made plainer first [default: as the settings say].",
)
@LANGUAGE
@CONFIG
@click.option("--speak", "aloud", is_flag=True, help="Print what a screen reader says instead of checking.")
def verify(
    files: tuple[str, ...],
    style: str,
    everything: bool,
    source: str | None,
    simplify: bool | None,
    language: str | None,
    config_file: str | None,
    aloud: bool,
) -> int:
    """Check that PDF files and web pages can be used by everyone.

    Each promise is shown as pass, fail or needs a person. No network and no Java are needed. With --source,
    fewer need a person: the files are compared with what should have been made of the article.

    \b
    Examples:
      handouts verify handouts-out/*/handout.pdf
      handouts verify page.html --all
      handouts verify asthma.pdf --source asthma.docx
      handouts verify --speak handouts-out/asthma/handout.pdf
    """
    if aloud:
        if style == "json" or everything or source:
            raise click.UsageError("--speak only prints text: leave out --format, --all and --source.")
        return _speak(files)
    if source is None and (simplify is not None or language or config_file):
        raise click.UsageError(
            "--simplify, --language and --config are about an article: name it by --source."
        )
    from handouts.verify import verify as run

    meant = _comparing(source, simplify, language, config_file) if source else None
    status = 0
    found = []
    for file in files:
        try:
            data = _bytes(file)
            verification = run(data, file, document=meant(data, file) if meant else None)
        except HandoutsError as error:
            say(f"Error: {error}")
            status = 2
            continue
        found.append(verification)
        if not verification.passed:
            status = max(status, 1)
    from handouts.reports import promises

    if style == "json":
        click.echo(promises.json(found), nl=False)
    else:
        for verification in found:
            click.echo(promises.text(verification, everything=everything), nl=False)
    return status


def _comparing(
    source: str, simplify: bool | None, language: str | None, config_file: str | None
) -> Callable[[bytes, str], Any]:
    """What finds, for an output, the handout of the article that it should be.

    Raises:
        SourceError: The article cannot be read.
        ConfigError: The settings have mistakes.
    """
    from handouts.pipeline.matching import meant

    config = settings(config_file, language)
    if simplify is not None:
        output = dataclasses.replace(config.output, simplify=simplify)
        config = dataclasses.replace(config, output=output)
    article = Source(source).document(config.language)
    return lambda data, path: meant(data, path, article, config)


def _speak(files: tuple[str, ...]) -> int:
    """Print what a screen reader says of each file; returns the exit status."""
    from handouts.verify import speak

    status = 0
    for file in files:
        try:
            lines = speak(_bytes(file), file)
        except HandoutsError as error:
            say(f"Error: {error}")
            status = 2
            continue
        if len(files) > 1:
            say(f"{file}:")
        click.echo("\n".join(lines))
    return status


def _bytes(file: str) -> bytes:
    path = Path(file)
    if path.is_dir():
        raise SourceError(
            f"{file}: This is a folder, not a file.", f"Name the files in it: handouts verify {file}/*.pdf"
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"{file}: The file cannot be read ({error.strerror}).", "Check the name and the folder."
        ) from None
