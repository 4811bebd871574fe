"""`handouts check`: scores and findings, no output files."""

from __future__ import annotations

import click

from handouts.cli._common import (
    COLOR,
    CONFIG,
    FROM,
    LANGUAGE,
    SOURCES,
    repository,
    rule_notes,
    say,
    settings,
    sources_or_example,
    wants_color,
)
from handouts.errors import HandoutsError
from handouts.findings import Severity
from handouts.reports import FOR_MACHINES, for_machines

FORMATS = ("text", *FOR_MACHINES)
FAIL_ON = tuple(severity.value for severity in Severity)


@click.command()
@SOURCES
@click.option(
    "--format", "style", type=click.Choice(FORMATS), default="text", show_default=True, help="How it is told."
)
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True, help="What exits with 1."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@COLOR
@FROM
@LANGUAGE
@CONFIG
def check(
    sources: tuple[str, ...],
    style: str,
    fail_on: str,
    exit_zero: bool,
    color: bool | None,
    kind: str | None,
    language: str | None,
    config_file: str | None,
) -> int:
    """Check how hard articles are to read. Nothing is written.

    \b
    Examples:
      handouts check article.docx
      handouts check *.md --format json > scores.json
      handouts check *.md --format github
      cat article.txt | handouts check -
    """
    from handouts.pipeline import check as run
    from handouts.results import Run, Unread

    config = settings(config_file, language)
    results = []
    unread = []
    status = 0
    for article in sources_or_example(sources, kind):
        try:
            results.append(run(article.document(config.language), config))
        except HandoutsError as error:
            say(f"Error: {error}")
            unread.append(Unread(article.path, error.message, error.fix))
            status = 2
    if style in FOR_MACHINES:
        ran = rule_notes(config.checks)
        told = for_machines(style, Run(tuple(results), tuple(unread), ran, Severity(fail_on), repository()))
        click.echo(told.encode(), nl=False)
    elif results:
        from handouts.reports import text

        colored = wants_color(color)
        click.echo(text.report(results, color=colored), nl=False, color=colored)
    if status == 0 and not exit_zero:
        least = Severity(fail_on).rank
        worst = max((finding.severity.rank for result in results for finding in result.findings), default=-1)
        status = int(worst >= least)
    return status
