"""`handouts site`: many articles to a web site with a front page."""

from __future__ import annotations

import dataclasses
import shlex
from pathlib import Path
from typing import Any

import click

from handouts.cli._common import CONFIG, EXCLUDE, LANGUAGE, Named, Source, say, settings
from handouts.cli._progress import progress
from handouts.errors import HandoutsError
from handouts.profiles import paper_names, profile_names

FOLDER = "handouts-site"


def _address(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:
    from handouts.addresses import safe_target

    if value is None:
        return ""
    target = safe_target(value)
    if not target or not target.lower().startswith("http") or set("?#") & set(target):
        raise click.BadParameter(f"'{value}' is no web address of a folder: https://example.org/handouts/")
    return target


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FOLDER...")
@click.option(
    "-o", "--output", "folder", metavar="FOLDER", default=FOLDER, show_default=True, help="Where to write."
)
@click.option("--url", callback=_address, metavar="ADDRESS", help="Where the site will be on the web.")
@click.option("--title", default="", metavar="TEXT", help="The title of the front page.")
@click.option("--only", type=click.Choice(["whole"]), help="No handouts of single sections.")
@click.option("--no-pdf", is_flag=True, help="Web pages alone.")
@click.option("--leave-out-failed", is_flag=True, help="Make the site without articles that are too hard.")
@click.option(
    "--profile", type=click.Choice(profile_names()), help="How large the print is [default: large]."
)
@click.option("--page", type=click.Choice(paper_names()), help="Paper size [default: letter].")
@click.option(
    "--simplify/--no-simplify",
    default=None,
    help="Make the words plainer first, or leave them as they are [default: plainer].",
)
@EXCLUDE
@LANGUAGE
@CONFIG
def site(
    sources: tuple[str, ...],
    folder: str,
    url: str,
    title: str,
    only: str | None,
    no_pdf: bool,
    leave_out_failed: bool,
    profile: str | None,
    page: str | None,
    simplify: bool | None,
    exclude: tuple[str, ...],
    language: str | None,
    config_file: str | None,
) -> int:
    """Make a web site of many articles: a folder for each, and a front page to find them by.

    The front page lists them by language, and by the 'topics' that articles name. It can be searched, from a
    disk, too. With --url the site has a site map, and every handout its own address on it.

    If an article is too hard to read, or cannot be read, nothing is written, and what is there stays.

    \b
    Examples:
      handouts site leaflets
      handouts site leaflets -o public --url https://example.org/handouts/
      handouts site leaflets --exclude drafts --leave-out-failed
    """
    from handouts.pipeline.site import INDEX, Site
    from handouts.reports import text

    config = settings(config_file, language)
    given = {"profile": profile, "page": page, "only": only, "simplify": simplify}
    output = dataclasses.replace(
        config.output,
        folder=Path(folder),
        **{name: value for name, value in given.items() if value is not None},
    )
    if no_pdf:
        output = dataclasses.replace(output, to=("html",))
    config = dataclasses.replace(config, output=output)
    articles, unread = Named(sources, None, exclude).sources(config)
    url = url or output.url
    made = Site(config, url, title)
    failed = 0
    with progress(_named(articles), "Building") as going:
        for article, name in going:
            try:
                one = made.add(name, article.document(config.language))
            except HandoutsError as error:
                unread.append(error)
                with going.silent():
                    say(f"Error: {error}")
                continue
            if not one.check.passed:
                failed += 1
                with going.silent():
                    say(text.build_report(one.check, written=False, draft=False))
            elif any(change.strength == "applied" for change in one.check.changes):
                with going.silent():
                    say(f"{article.path}: {text.changed(one.check.changes)}.")
                    say(f"  To see them: handouts build {shlex.quote(article.path)}")
    if unread or (failed and not leave_out_failed):
        say(f"Nothing is written: {_counted(failed, unread)}. Mend them, or leave them out with --exclude.")
        return 2 if unread else 1
    names = made.write(Path(folder))
    say(f"{len(names)} files in {folder}")
    count = len(articles) - failed
    say(f"  {Path(folder) / INDEX}: the front page, {count} handout{'' if count == 1 else 's'}")
    if not url:
        say("  No site map: it needs to know where the site will be, --url https://example.org/handouts/")
    return 0


def _named(articles: list[Source]) -> list[tuple[Source, str]]:
    """Each article, and its folder on the site.

    Raises:
        SourceError: Two articles would share one.
    """
    from handouts.cli.build import folders

    return list(zip(articles, [path.name for path in folders(articles, Path(FOLDER))], strict=True))


def _counted(failed: int, unread: list[Any]) -> str:
    parts = [f"{failed} too hard to read"] if failed else []
    return " and ".join([*parts, *([f"{len(unread)} could not be made"] if unread else [])])
