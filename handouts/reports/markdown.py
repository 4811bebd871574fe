"""A summary in Markdown, as GitHub shows below a run (GITHUB_STEP_SUMMARY) or in a comment.

GitHub takes a summary of 1 MiB at most, so only the worst findings are named. The annotations and the log
have them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.findings import Finding, Severity
from handouts.reports._places import place, relative
from handouts.reports.text import graded, shortened
from handouts.results import CheckResult, Run

ARTICLES = 200
"""So many articles are named in the table at most, the worst first."""

NAMED = 20
"""So many findings are named at most, the worst first."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")

_SAID = {
    Severity.ERROR: "Error",
    Severity.WARNING: "Warning",
    Severity.REVIEW: "Needs a person",
    Severity.INFO: "Note",
}


def report(run: Run) -> str:
    """A table of the articles and the findings to mend first."""
    return "\n".join(_lines(run)) + "\n"


def _lines(run: Run) -> Iterator[str]:
    number = len(run.results) + len(run.unread)
    yield f"## {number} {'article' if number == 1 else 'articles'} checked"
    yield ""
    yield _verdict(run)
    for one in run.unread:
        yield f"\n**Not checked:** {_plain(one.message)} {_plain(one.fix)}"
    if run.results:
        yield from _table(run)
    yield from _findings(run)


def _verdict(run: Run) -> str:
    failing = [result for result in run.results if _fails(result, run)]
    if not failing and not run.unread:
        return "Nothing has to be mended."
    parts = []
    if failing:
        parts.append(f"{len(failing)} of them must be mended")
    if run.unread:
        parts.append(f"{len(run.unread)} could not be read")
    return f"{', '.join(parts)}."


def _table(run: Run) -> Iterator[str]:
    yield ""
    yield "| Article | Readability | Errors | Warnings | Needs a person | Notes | Passed over |"
    yield "|---|---|--:|--:|--:|--:|--:|"
    ranked = sorted(run.results, key=lambda result: [-number for number in _counts(result)[:-1]])
    for result in ranked[:ARTICLES]:
        cells = [
            _plain(relative(result.path, run.root)),
            _plain(graded(result.readability.document)),
            *map(str, _counts(result)),
        ]
        yield f"| {' | '.join(cells)} |"
    if len(ranked) > ARTICLES:
        yield ""
        yield f"And {len(ranked) - ARTICLES} more articles."


def _counts(result: CheckResult) -> list[int]:
    """How many findings there are of each severity, the worst first, and how many were passed over."""
    found = [sum(finding.severity is severity for finding in result.findings) for severity in _SAID]
    return [*found, len(result.silenced) + len(result.known)]


def _findings(run: Run) -> Iterator[str]:
    every = [
        (result, finding)
        for result in run.results
        for finding in result.findings
        if finding.severity in (Severity.ERROR, Severity.WARNING) or finding.severity.rank >= run.fail_on.rank
    ]
    every.sort(key=lambda one: -one[1].severity.rank)
    if not every:
        return
    yield ""
    yield "### Mend these first"
    yield ""
    for result, finding in every[:NAMED]:
        yield from _finding(relative(result.path, run.root), finding)
    if len(every) > NAMED:
        yield ""
        yield f"And {len(every) - NAMED} more."


def _finding(path: str, finding: Finding) -> Iterator[str]:
    at = finding.position
    where = f"line {at.line}" if at.line is not None else place(at)
    there = f"{_plain(path)}{f', {_plain(where)}' if where else ''}"
    yield f"- **{_SAID[finding.severity]}** in {there} ({finding.rule}): {_plain(finding.message)}"
    if finding.excerpt:
        yield f"  “{_plain(shortened(finding.excerpt))}”"
    yield f"  Fix: {_plain(finding.fix)}"


def _fails(result: CheckResult, run: Run) -> bool:
    return any(finding.severity.rank >= run.fail_on.rank for finding in result.findings)


def _plain(text: str) -> str:
    """Text on one line, with nothing in it that Markdown or HTML takes for a sign."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
