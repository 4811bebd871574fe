"""`handouts build`: articles to checked handouts."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import click

from handouts.cli._common import (
    CONFIG,
    FROM,
    LANGUAGE,
    SOURCES,
    Source,
    progress,
    say,
    settings,
    sources_or_example,
)
from handouts.errors import HandoutsError, SourceError
from handouts.profiles import paper_names, profile_names


def _formats(ctx: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    if value is None:
        return None
    from handouts.formats import writer_for

    names = [name.strip() for name in value.split(",") if name.strip()]
    if not names:
        raise click.BadParameter("Name at least one format: html, pdf.")
    for name in names:
        if not writer_for(name).composed:
            raise click.BadParameter(f"'{name}' is for editing an article, not for handing it out.")
    return tuple(dict.fromkeys(names))


@click.command()
@SOURCES
@click.option("-o", "--output", "folder", metavar="FOLDER", help="Where to write [default: handouts-out].")
@click.option(
    "--only", type=click.Choice(["whole", "sections"]), help="Only the whole handout, or only one a section."
)
@click.option(
    "--to", "to", callback=_formats, metavar="FORMATS", help="html, pdf or both [default: html,pdf]."
)
@click.option(
    "--profile", type=click.Choice(profile_names()), help="How large the print is [default: large]."
)
@click.option("--page", type=click.Choice(paper_names()), help="Paper size [default: letter].")
@click.option("--standard", type=click.Choice(["ua-1", "ua-2"]), help="PDF standard [default: ua-1].")
@click.option("--engine", type=click.Choice(["reportlab"]), help="What lays out the PDF.", expose_value=False)
@click.option("--title", metavar="TEXT", help="The handout's title, where the article has none.")
@click.option(
    "--simplify/--no-simplify",
    default=True,
    help="Make the words plainer first, or leave them.",
    expose_value=False,
)
@click.option("--draft", is_flag=True, help="Write even if it is too hard to read, each page marked DRAFT.")
@FROM
@LANGUAGE
@CONFIG
def build(
    sources: tuple[str, ...],
    folder: str | None,
    title: str | None,
    draft: bool,
    kind: str | None,
    language: str | None,
    config_file: str | None,
    **output: Any,
) -> int:
    """Make handouts from articles (.txt, .md, .html, .docx).

    Readability is checked first. If the text is too hard, nothing is written but a report on what to mend.
    With no SOURCE, the example that ships with handouts is built.

    \b
    Examples:
      handouts build
      handouts build article.docx -o printed --profile giant
      handouts build *.md --only whole --to html
      handouts build article.txt --draft
    """
    config = settings(config_file, language)
    given = {name: value for name, value in output.items() if value is not None}
    if folder is not None:
        given["folder"] = Path(folder)
    config = dataclasses.replace(config, output=dataclasses.replace(config.output, **given))
    articles = sources_or_example(sources, kind)
    folders = _folders(articles, config.output.folder)
    status = 0
    with progress(list(zip(articles, folders, strict=True)), "Building") as work:
        for article, place in work:
            try:
                status = max(status, _one(article, place, config, title, draft))
            except HandoutsError as error:
                say(f"Error: {error}")
                status = 2
    return status


def _folders(articles: list[Source], output: Path) -> list[Path]:
    """One folder an article.

    Raises:
        SourceError: Two articles would share one.
    """
    from handouts.identifiers import folder_name

    taken: dict[str, Source] = {}
    for article in articles:
        name = folder_name(article.stem)
        if name in taken:
            raise SourceError(
                f"{taken[name].path} and {article.path} would both be written to {output / name}.",
                "Rename one of them, or build them one at a time with another -o.",
            )
        taken[name] = article
    return [output / name for name in taken]


def _one(article: Source, folder: Path, config: Any, title: str | None, draft: bool) -> int:
    from handouts.model import Text
    from handouts.pipeline import build as make

    document = article.document(config.language)
    if title:
        document = dataclasses.replace(document, title=(Text(title, position=document.position),))
    built = make(document, folder, config, draft=draft)
    from handouts.reports import promises, text

    say(text.build_report(built.check, written=built.written, draft=built.draft))
    for verification in built.verifications:
        for line in promises.broken(verification):
            say(line)
    if built.written:
        handouts = [name for name in built.files if not name.startswith("report.")]
        say(f"  {len(handouts)} files in {folder}")
        for name in handouts:
            if "/" not in name:
                say(f"    {folder / name}")
        if any("/" in name for name in handouts):
            say(f"    {folder / 'sections'}: one handout a section")
    say(f"  Report for staff: {folder / 'report.html'}")
    return 0 if built.check.passed or built.draft else 1
