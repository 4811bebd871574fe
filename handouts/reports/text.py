"""The report that people read in a terminal; plain enough to be read aloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from handouts.findings import Finding, Severity
from handouts.results import CheckResult, Scores

_ANSI = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.REVIEW: "36", Severity.INFO: "2"}

_SAID = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.REVIEW: "needs a person",
    Severity.INFO: "note",
}

EXCERPT = 100
"""Characters of an excerpt that are shown."""


def report(results: Sequence[CheckResult], *, color: bool = False) -> str:
    """What the checks found, article by article, and a line that sums each up.

    Args:
        results: What checking came to.
        color: Whether to use ANSI colours; they only repeat what the words say.
    """
    return "\n".join(_article(result, color) for result in results)


def build_report(result: CheckResult, *, written: bool, draft: bool) -> str:
    """What `handouts build` says of one article: why nothing was written, or that it was.

    Args:
        result: What checking came to.
        written: Handouts were written.
        draft: They are marked as drafts.
    """
    shown = (Severity.WARNING,) if result.passed else (Severity.ERROR, Severity.WARNING)
    lines = list(_findings(result, shown, color=False))
    lines += _passed_over(result)
    lines.append(f"{result.path}: {standing(result)}.")
    if not written:
        lines.append("  No handout was written. Mend what is above, or see it as a draft: --draft")
    elif draft:
        lines.append("  Written as a draft: every page is marked DRAFT.")
    return "\n".join(lines)


def standing(result: CheckResult) -> str:
    """The one line that sums an article up: grade, how much was scored, and whether the gate is open."""
    scores = result.readability.document
    gate = "the gate is open" if result.passed else "the gate is shut"
    if result.passed and any(finding.severity is Severity.ERROR for finding in result.known):
        gate = "the gate is shut, as the baseline knows"
    return f"{graded(scores)}; {gate}"


def graded(scores: Scores) -> str:
    """The grade and what it was taken from: "grade 7.2, scored 480 of 560 words in 41 sentences"."""
    if scores.problem:
        return scores.problem
    grade = scores.values.get("flesch_kincaid_grade")
    first = next(iter(scores.values.items()), ("no score", 0.0))
    said = f"grade {grade:.1f}" if grade is not None else f"{first[0]} {first[1]:.1f}"
    return f"{said}, scored {scores.scored_words} of {scores.words} words in {scores.sentences} sentences"


def _article(result: CheckResult, color: bool) -> str:
    lines = list(_findings(result, tuple(Severity), color))
    counts = ", ".join(
        f"{number} {_SAID[severity]}{'s' if number > 1 and severity is not Severity.REVIEW else ''}"
        for severity in sorted(Severity, key=lambda severity: -severity.rank)
        if (number := sum(finding.severity is severity for finding in result.findings))
    )
    nothing = "nothing new" if result.known else "nothing found"
    apart = [
        f"{number} {what}"
        for number, what in ((len(result.silenced), "silenced"), (len(result.known), "known before"))
        if number
    ]
    lines += _passed_over(result)
    lines.append(f"{result.path}: {standing(result)}; {', '.join([counts or nothing, *apart])}.")
    return "\n".join(lines) + "\n"


def _passed_over(result: CheckResult) -> Iterator[str]:
    """A line for each reason that somebody gave for passing findings over."""
    alike = Counter((one.finding.rule, one.reason, one.place) for one in result.silenced)
    for (rule, reason, place), number in alike.items():
        times = "" if number == 1 else f", {number} times"
        yield f"{place}: {rule} silenced{times}: {reason}"


def _findings(result: CheckResult, severities: Iterable[Severity], color: bool) -> Iterator[str]:
    wanted = set(severities)
    for finding in result.findings:
        if finding.severity in wanted:
            yield from _lines(finding, color)


def _lines(finding: Finding, color: bool) -> Iterator[str]:
    said = _SAID[finding.severity]
    if color:
        said = f"\x1b[{_ANSI[finding.severity]}m{said}\x1b[0m"
    yield f"{finding.position} {finding.rule} {said}: {finding.message}"
    if finding.excerpt:
        yield f"  “{shortened(finding.excerpt)}”"
    yield f"  Fix: {finding.fix}"


def shortened(text: str, longest: int = EXCERPT) -> str:
    """The text on one line, cut between words after `longest` characters."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return (text[:longest].rpartition(" ")[0] or text[:longest]) + "…"
