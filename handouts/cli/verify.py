"""`handouts verify`: does a PDF or a web page keep its accessibility promises?"""

from __future__ import annotations

from pathlib import Path

import click

from handouts.cli._common import say
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
@click.option("--speak", "aloud", is_flag=True, help="Print what a screen reader says instead of checking.")
def verify(files: tuple[str, ...], style: str, everything: bool, aloud: bool) -> int:
    """Check that PDF files and web pages can be used by everyone.

    Each promise is shown as pass, fail or needs a person. No network and no Java are needed.

    \b
    Examples:
      handouts verify handouts-out/*/handout.pdf
      handouts verify page.html --all
      handouts verify --speak handouts-out/asthma/handout.pdf
    """
    if aloud:
        if style == "json" or everything:
            raise click.UsageError("--speak only prints text: leave out --format and --all.")
        return _speak(files)
    from handouts.verify import verify as run

    status = 0
    found = []
    for file in files:
        try:
            verification = run(_bytes(file), file)
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
