"""`handouts check`: scores and findings, no output files but the reports that were asked for."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handouts.cli._common import (
    COLOR,
    CONFIG,
    EXCLUDE,
    FROM,
    LANGUAGE,
    SOURCES,
    WATCH,
    Named,
    repository,
    rule_notes,
    say,
    settings,
    shared_files,
    wants_color,
)
from handouts.cli._progress import progress
from handouts.cli._watching import refuse, watching
from handouts.errors import ConfigError, HandoutsError
from handouts.findings import Severity
from handouts.records import dataclass
from handouts.reports import FOR_MACHINES, for_machines
from handouts.results import CheckResult, Run, Unread

if TYPE_CHECKING:
    from handouts.pipeline.baseline import Baseline

FORMATS = ("text", *FOR_MACHINES)
FAIL_ON = tuple(severity.value for severity in Severity)


def _rules(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    names = [name.strip() for several in value for name in several.split(",") if name.strip()]
    if value and not names:
        raise click.BadParameter("Name at least one rule.", ctx, parameter)
    if names:
        from handouts import checks

        unknown = [name for name in names if name not in checks.RULES]
        if unknown:
            raise ConfigError(*checks.no_such_rules(unknown))
    return tuple(dict.fromkeys(names))


@click.command()
@SOURCES
@click.option(
    "--format", "style", type=click.Choice(FORMATS), default="text", show_default=True, help="How it is told."
)
@click.option(
    "--also",
    nargs=2,
    multiple=True,
    type=(click.Choice(FORMATS), str),
    metavar="FORMAT FILE",
    help="Tell it in another format, too, into a file. May be given several times.",
)
@click.option(
    "--select", multiple=True, callback=_rules, metavar="RULES", help="Only these rules, with commas between."
)
@click.option(
    "--ignore", multiple=True, callback=_rules, metavar="RULES", help="Not these rules, with commas between."
)
@click.option(
    "--baseline", metavar="FILE", help="Set apart what this file knows, so that only new things fail."
)
@click.option("--update-baseline", is_flag=True, help="Write what is found now into the baseline file.")
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True, help="What exits with 1."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@EXCLUDE
@WATCH
@COLOR
@FROM
@LANGUAGE
@CONFIG
def check(
    sources: tuple[str, ...],
    exclude: tuple[str, ...],
    kind: str | None,
    watch: bool,
    **options: Any,
) -> int:
    """Check how hard articles are to read. Nothing is written but what --also and --update-baseline name.

    SOURCE is an article, a folder that is searched for articles, or a pattern such as 'leaflets/**/*.md'. It
    is checked as it is written; 'handouts build' makes the words plainer first.

    An error of no-title, reading-grade, lost-content or missing-alt is always told, whatever --select and
    --ignore say: it is a fact, and patients would have to bear it.

    \b
    Exit status: 0 nothing as bad as --fail-on; 1 something is; 2 it could not be checked.

    \b
    Examples:
      handouts check article.docx
      handouts check leaflets --exclude drafts
      handouts check leaflets --watch
      handouts check *.md --format json > scores.json
      handouts check leaflets --baseline known.json --update-baseline
      handouts check leaflets --baseline known.json --format github
      cat article.txt | handouts check -
    """
    job = Job(Named(sources, kind, exclude), **options)
    refuse(
        watch,
        sources,
        **{f"--format {job.style}": job.style != "text", "--update-baseline": job.update_baseline},
    )
    if job.update_baseline and not job.baseline:
        raise click.UsageError("--update-baseline needs --baseline FILE.")
    if job.update_baseline and (job.select or job.ignore):
        raise click.UsageError("--update-baseline takes all rules: leave --select and --ignore out.")
    if not watch:
        return job.run()
    shared = [*shared_files(job.config_file), *([job.baseline] if job.baseline else [])]
    return watching(job.run, job.config, job.named, shared)


@dataclass(frozen=True, slots=True)
class Job:
    """One call of the command, with its options."""

    named: Named
    style: str
    also: tuple[tuple[str, str], ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: str | None
    update_baseline: bool
    fail_on: str
    exit_zero: bool
    color: bool | None
    language: str | None
    config_file: str | None

    def run(self, only: set[str] | None = None) -> int:
        """Check the articles, or only some of them, and tell what was found; returns the exit status."""
        from handouts.pipeline import baseline

        config = self.config()
        known = baseline.load(Path(self.baseline)) if self.baseline and not self.update_baseline else None
        sources, unread = self.named.sources(config, quiet=only is not None)
        if only is not None:
            sources = [source for source in sources if source.path in only]
        results, notes = self._checked(sources, config, unread)
        if self.update_baseline:
            self._update(results)
        elif known:
            results = _compared(results, known, config)
        self._tell(results, unread, config)
        for result in results:
            if notes.get(result.path) and not result.passed:
                say(notes[result.path])
        if unread:
            return 2
        if self.exit_zero or self.update_baseline:
            return 0
        ranks = (finding.severity.rank for result in results for finding in result.findings)
        return int(max(ranks, default=-1) >= Severity(self.fail_on).rank)

    def config(self) -> Any:
        """The settings of the run."""
        config = settings(self.config_file, self.language)
        checks = dataclasses.replace(config.checks, select=self.select, skip=self.ignore)
        return dataclasses.replace(config, checks=checks)

    def _checked(
        self, sources: list[Any], config: Any, unread: list[Unread]
    ) -> tuple[list[CheckResult], dict[str, str]]:
        """What checking came to, and by path a note on each article that 'handouts build' would let pass."""
        from handouts.pipeline import check as run

        # The lists of questions are told in JSON alone, and take time.
        appraised = "json" in (self.style, *(style for style, _ in self.also))
        results: list[CheckResult] = []
        notes: dict[str, str] = {}
        with progress(sources, "Checking") as work:
            for article in work:
                try:
                    document = article.document(config.language)
                    results.append(run(document, config, appraised=appraised))
                    if self.style == "text" and not results[-1].passed and config.output.simplify:
                        notes[article.path] = _opened(document, config)
                except HandoutsError as error:
                    with work.silent():
                        say(f"Error: {error}")
                    unread.append(Unread(article.path, error.message, error.fix))
        return results, notes

    def _update(self, results: list[CheckResult]) -> None:
        from handouts.pipeline import baseline

        path = Path(self.baseline or "")
        made = baseline.update(path, results)
        count = sum(entry.count for entries in made.articles.values() for entry in entries)
        say(f"{path}: written; it knows {count} findings in {len(made.articles)} articles.")

    def _tell(self, results: list[CheckResult], unread: list[Unread], config: Any) -> None:
        from handouts import checks
        from handouts.pipeline.place import put
        from handouts.pipeline.silences import idle
        from handouts.reports import text

        for silence, why in idle(config, results, checks.chosen(config.checks)):
            say(f"{silence.place}: This silences nothing: {why}. Take it out.")
        told = {"text": text.report(results)}
        wanted = {self.style, *(style for style, _ in self.also)} - {"text"}
        if wanted:
            ran = rule_notes(config.checks)
            run = Run(tuple(results), tuple(unread), ran, Severity(self.fail_on), repository())
            told |= {style: for_machines(style, run) for style in wanted}
        if self.style == "text":
            colored = wants_color(self.color)
            click.echo(text.report(results, color=colored), nl=False, color=colored)
            if self.select or self.ignore:
                say("Not all rules were run. 'handouts build' runs them all.")
        else:
            click.echo(told[self.style].encode(), nl=False)
        for style, file in self.also:
            put(Path(file).parent, {Path(file).name: told[style].encode()}, what="report", option="--also")


def _opened(document: Any, config: Any) -> str:
    """What to say if the gate is shut for an article as it is written, and not for its plainer words."""
    from handouts.pipeline import check, simplify
    from handouts.reports.text import score

    plainer, changes = simplify(document, config)
    if all(change.strength != "applied" for change in changes):
        return ""
    result = check(plainer, config)
    if not result.passed:
        return ""
    return (
        f"{result.path}: This is about the article as it is written. 'handouts build' makes its words "
        f"plainer first, and then the gate is open: {score(result.readability.document)}."
    )


def _compared(results: list[CheckResult], known: Baseline, config: Any) -> list[CheckResult]:
    """The results with what is known set apart; says what is there no more, so that the file can shrink."""
    from handouts import checks
    from handouts.pipeline.baseline import compare

    ran = checks.chosen(config.checks)
    compared = [compare(result, known, ran) for result in results]
    said = [f"{name} is there no more." for name in known.missing()]
    for result in compared:
        for one in result.gone:
            times = "" if one.count == 1 else f", {one.count} times"
            said.append(f"no longer needed for {result.path}: {one.rule} (“{one.words}”{times}).")
    if said:
        said.append("To take out what is no longer needed: --update-baseline")
    for line in said:
        say(f"{known.path}: {line}")
    return compared
