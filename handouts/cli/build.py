"""`handouts build`: articles to checked handouts."""

from __future__ import annotations

import dataclasses
import shlex
from pathlib import Path
from typing import Any

import click

from handouts.cli._common import (
    CONFIG,
    EXCLUDE,
    FROM,
    LANGUAGE,
    SOURCES,
    WATCH,
    Named,
    Source,
    say,
    settings,
    shared_files,
)
from handouts.cli._progress import progress
from handouts.cli._watching import refuse, watching
from handouts.errors import HandoutsError, SourceError
from handouts.formats import ENGINES
from handouts.profiles import SIDES, paper_names, profile, profile_names
from handouts.records import dataclass
from handouts.themes import theme_names


def _formats(ctx: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    if value is None:
        return None
    from handouts.formats import writer_for

    names = [name.strip() for name in value.split(",") if name.strip()]
    if not names:
        raise click.BadParameter("Name at least one format: html, pdf, fragment.")
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
    "--to",
    "to",
    callback=_formats,
    metavar="FORMATS",
    help="html, pdf, or fragment, an article for your own site; or several [default: html,pdf].",
)
@click.option(
    "--profile",
    metavar="NAME",
    help=f"How large the print is: {', '.join(profile_names())}, or one of your settings [default: large].",
)
@click.option("--page", type=click.Choice(paper_names()), help="Paper size [default: letter].")
@click.option("--standard", type=click.Choice(["ua-1", "ua-2"]), help="PDF standard [default: ua-1].")
@click.option("--theme", type=click.Choice(theme_names()), help="Colours and spacing [default: plain].")
@click.option("--sides", type=click.Choice(SIDES), help="What paper is printed on [default: single].")
@click.option(
    "--archive/--no-archive",
    default=None,
    help="PDFs for an archive, too: PDF/A-2a beside ua-1 [default: no].",
)
@click.option(
    "--fillable/--no-fillable",
    default=None,
    help="PDF fields to type in and boxes to click, or lines for a pen [default: lines].",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    help="What lays out PDFs [default: WeasyPrint where letters join or run from right to left].",
)
@click.option(
    "--heading-level",
    type=click.IntRange(1, 6),
    help="The level of the title in a fragment [default: 2].",
)
@click.option("--title", metavar="TEXT", help="The handout's title, where the article has none.")
@click.option(
    "--simplify/--no-simplify",
    default=None,
    help="Make the words plainer first, or leave them as they are [default: make them plainer].",
)
@click.option("--draft", is_flag=True, help="Write even if it is too hard to read, each page marked DRAFT.")
@EXCLUDE
@WATCH
@FROM
@LANGUAGE
@CONFIG
def build(
    sources: tuple[str, ...],
    exclude: tuple[str, ...],
    kind: str | None,
    watch: bool,
    folder: str | None,
    title: str | None,
    draft: bool,
    language: str | None,
    config_file: str | None,
    **output: Any,
) -> int:
    """Make handouts from articles (.txt, .md, .html, .docx, .odt, .rtf, .pdf).

    SOURCE is an article, a folder that is searched for articles, or a pattern such as 'leaflets/**/*.md'.

    The words are made plainer first, unless a clinician has signed the article off: changes.html shows each
    change. Then readability is checked. If the text is too hard, nothing is written but a report on what to
    mend. With no SOURCE, the example that ships with handouts is built.

    \b
    Examples:
      handouts build
      handouts build article.docx -o printed --profile giant
      handouts build leaflets --exclude drafts
      handouts build article.md --to html --watch
      handouts build *.md --only whole --to html
      handouts build article.md --to fragment --heading-level 1
      handouts build article.txt --draft
      handouts build article.txt --no-simplify
      handouts build questions.md --fillable --theme cream
    """
    job = Job(Named(sources, kind, exclude), folder, title, draft, language, config_file, output)
    refuse(watch, sources)
    if not watch:
        return job.run()
    return watching(job.run, job.config, job.named, shared_files(config_file))


@dataclass(frozen=True, slots=True)
class Job:
    """One call of the command, with its options; `output` are those that settings can have, too."""

    named: Named
    folder: str | None
    title: str | None
    draft: bool
    language: str | None
    config_file: str | None
    output: dict[str, Any]

    def run(self, only: set[str] | None = None) -> int:
        """Build the handouts of the articles, or only of some; returns the exit status."""
        config = self.config()
        sources, unread = self.named.sources(config, quiet=only is not None)
        work = [
            (source, folder)
            for source, folder in zip(sources, folders(sources, config.output.folder), strict=True)
            if only is None or source.path in only
        ]
        status = 2 if unread else 0
        with progress(work, "Building") as going:
            for source, folder in going:
                try:
                    done, said = _one(source, folder, config, self.title, self.draft)
                except HandoutsError as error:
                    done, said = 2, [f"Error: {error}"]
                status = max(status, done)
                with going.silent():
                    say("\n".join(said))
        return status

    def config(self) -> Any:
        """The settings of the run."""
        config = settings(self.config_file, self.language)
        given = {name: value for name, value in self.output.items() if value is not None}
        if self.folder is not None:
            given["folder"] = Path(self.folder)
        made = dataclasses.replace(config, output=dataclasses.replace(config.output, **given))
        profile(made.output.profile, made.profiles)  # before anything is read
        return made


def folders(articles: list[Source], output: Path) -> list[Path]:
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


def _one(article: Source, folder: Path, config: Any, title: str | None, draft: bool) -> tuple[int, list[str]]:
    """Build one article: the exit status that it asks for, and what to say."""
    from handouts.model import Text
    from handouts.pipeline import STDIN
    from handouts.pipeline import build as make

    document = article.document(config.language)
    if title:
        document = dataclasses.replace(document, title=(Text(title, position=document.position),))
    built = make(document, folder, config, draft=draft, named=article.named)
    from handouts.reports import promises, text

    said = [text.build_report(built.check, written=built.written, draft=built.draft)]
    for verification in built.verifications:
        said += promises.broken(verification)
        said += promises.noted(verification)
    if built.written:
        handouts = built.handouts
        said.append(f"  {len(handouts)} files in {folder}")
        said += [f"    {folder / name}" for name in handouts if "/" not in name]
        if any("/" in name for name in handouts):
            said.append(f"    {folder / 'sections'}: one handout a section")
    said.append(f"  Report for staff: {folder / 'report.html'}")
    if "changes.html" in built.files:
        said.append(f"  In plainer words: {folder / 'changes.html'}")
        said.append(f"    {text.changed(built.check.changes)}")
        if not built.check.passed and article.named != STDIN:
            said.append(f"  To mend it from the plainer words: {_draft_of(article)}")
    return 0 if built.check.passed or built.draft else 1, said


def _draft_of(article: Source) -> str:
    """What to type for a draft of an article."""
    return f"handouts draft {shlex.quote(article.named)}" if article.named else "handouts draft"
