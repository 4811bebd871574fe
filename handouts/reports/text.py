"""The report that people read in a terminal; plain enough to be read aloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from handouts.findings import Finding, Severity
from handouts.results import Change, CheckResult, Scores

_ANSI = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.REVIEW: "36", Severity.INFO: "2"}

_SAID = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.REVIEW: "needs a person",
    Severity.INFO: "note",
}

EXCERPT = 100
"""Characters of an excerpt that are shown."""

_NEAR = 3
"""So many lines from a finding a sentence may stand that its words were made of: it may be wrapped."""


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
    return f"{graded(scores)}{_in_plainer_words(result)}; {gate}"


def changed(changes: Sequence[Change]) -> str:
    """How many changes made an article plainer, and how many more there are for a person to decide."""
    made = sum(change.strength == "applied" for change in changes)
    left = len(changes) - made
    said = f"{made} {'change' if made == 1 else 'changes'} made" if made else "No word was changed"
    return f"{said}, {left} more to look at" if left else said


def _in_plainer_words(result: CheckResult) -> str:
    """What a score was before the words were made plainer; empty where none was changed."""
    written = result.as_written
    if written is None or written.problem or result.readability.document.problem or not _was_changed(result):
        return ""
    return f", in plainer words ({score(written)} as it is written)"


def _was_changed(result: CheckResult) -> bool:
    return any(change.strength == "applied" for change in result.changes)


def graded(scores: Scores) -> str:
    """The grade and what it was taken from: "grade 7.2, scored 480 of 560 words in 41 sentences"."""
    if scores.problem:
        return scores.problem
    counted = f"{scores.scored_words} of {scores.words} words in {scores.sentences} sentences"
    return f"{score(scores)}, scored {counted}"


def score(scores: Scores) -> str:
    """The score that is told first: "grade 7.2", or that of another formula where there is no grade."""
    grade = scores.values.get("flesch_kincaid_grade")
    first = next(iter(scores.values.items()), ("no score", 0.0))
    return f"grade {grade:.1f}" if grade is not None else f"{first[0]} {first[1]:.1f}"


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
    source = _sources(result)
    for finding in result.findings:
        if finding.severity in wanted:
            yield from _lines(finding, color, source(finding))


def _sources(result: CheckResult) -> Callable[[Finding], str]:
    """A function that gives the sentence of the source that the words of a finding were made of, if any.

    A finding names a line of the source, and quotes words that may not stand there.
    """
    if not _was_changed(result):
        return lambda _: ""
    from handouts.reports.changes import rewritten

    sentences = rewritten(result.changes)

    def source(finding: Finding) -> str:
        line, column = finding.position.order
        near: list[tuple[int, int, str]] = []
        for one in sentences:
            away = abs(one.position.order[0] - line), abs(one.position.order[1] - column)
            if away[0] <= _NEAR and finding.excerpt and one.section == finding.section:
                before, after, quoted = map(_joined, (one.before, one.after, finding.excerpt))
                if quoted in after and quoted not in before:
                    near.append((*away, before))
        return min(near)[2] if near else ""

    return source


def _joined(text: str) -> str:
    return " ".join(text.split())


def _lines(finding: Finding, color: bool, source: str) -> Iterator[str]:
    said = _SAID[finding.severity]
    if color:
        said = f"\x1b[{_ANSI[finding.severity]}m{said}\x1b[0m"
    yield f"{finding.position} {finding.rule} {said}: {finding.message}"
    if finding.excerpt:
        yield f"  “{shortened(finding.excerpt)}”"
    if source:
        yield f"  As it is written: “{shortened(source)}”"
    yield f"  Fix: {finding.fix}"


def shortened(text: str, longest: int = EXCERPT) -> str:
    """The text on one line, cut between words after `longest` characters."""
    text = _joined(text)
    if len(text) <= longest:
        return text
    return (text[:longest].rpartition(" ")[0] or text[:longest]) + "…"
