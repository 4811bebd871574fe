"""`report.html`: what staff read to mend an article, and the proof of what was written."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from handouts.findings import Finding, Position, Severity
from handouts.model import language_root
from handouts.records import dataclass
from handouts.reports._charts import chart, unit_of
from handouts.reports._places import place
from handouts.reports._style import safe, style
from handouts.reports.text import standing
from handouts.results import (
    Appraisal,
    CheckResult,
    Item,
    Outcome,
    Point,
    ScoredSentence,
    Verification,
)
from handouts.templating import template

if TYPE_CHECKING:
    from markupsafe import Markup

SAID = {
    Severity.ERROR: "Must be mended",
    Severity.WARNING: "Better mended",
    Severity.REVIEW: "Needs a person",
    Severity.INFO: "Good to know",
}

COUNTED = {
    Severity.ERROR: ("must be mended", "must be mended"),
    Severity.WARNING: ("is better mended", "are better mended"),
    Severity.REVIEW: ("needs a person", "need a person"),
    Severity.INFO: ("is good to know", "are good to know"),
}

CONTEXT = 200
"""Characters of a paragraph that are shown before a hard sentence, and after it."""

_FIRST = (Outcome.FAIL, Outcome.PERSON, Outcome.PASS, Outcome.NONE)


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one section.

    Attributes:
        heading: The section's; empty for what is about the whole article.
        findings: The worst first, then in reading order.
    """

    heading: str
    findings: tuple[Finding, ...]


def build_report(
    result: CheckResult, verifications: Sequence[Verification], outputs: Sequence[str], *, draft: bool = False
) -> bytes:
    """The report of one article as an accessible web page.

    Args:
        result: What checking came to.
        verifications: The promises of each handout that was written.
        outputs: The handouts that are in the folder.
        draft: They are marked as drafts.
    """
    scores = result.readability.document
    return (
        template("report.html.jinja")
        .render(
            css=style("report.css"),
            result=result,
            language=result.readability.language,
            verdict=_verdict(result),
            changed=_changed(result),
            standing=_sentence(standing(result)),
            written=_written(bool(verifications), bool(outputs), draft),
            scores=scores,
            chart=chart(result.readability, result.gate) if result.gate else None,
            counts=_counts(result.findings),
            groups=_groups(result),
            hardest={one.text: number for number, one in enumerate(result.readability.hardest, 1)},
            verifications=verifications,
            said=SAID,
            in_place=_in_place,
            own_score=functools.partial(_own_score, result),
            by_outcome=_by_outcome,
            summed=_summed,
            where=_where,
            sentence=_sentence,
            seen_words=functools.partial(_seen, result.readability.language),
            counted=_counted,
            ordered=_ordered,
        )
        .encode()
    )


def _changed(result: CheckResult) -> str:
    """Which text the report is about, and how much was changed; empty where nothing could be."""
    if result.as_written is None:
        return ""
    made = sum(change.strength == "applied" for change in result.changes)
    if not made:
        return "No word was changed: the report is about the article as it is written."
    said = "change was" if made == 1 else "changes were"
    gate = result.gate
    before = result.as_written.values.get(gate.metric) if gate else None
    told = (
        f"The report is about the article in plainer words: {made} {said} made. "
        "What it quotes are those words; the lines that it names are those of the article."
    )
    if gate is None or before is None:
        return told
    return f"{told} As it is written it has {unit_of(gate.metric)} {before:.1f}."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def _verdict(result: CheckResult) -> str:
    """Whether the article may be used, as far as a program can tell."""
    if not result.passed:
        return "It may not be used yet."
    if any(finding.severity is Severity.REVIEW for finding in result.findings):
        return "It may be used, once a person has looked at what only a person can tell."
    return "It may be used."


def _written(written: bool, earlier: bool, draft: bool) -> str:
    if draft:
        return "Handouts were written as drafts. Every page is marked DRAFT."
    if written:
        return "Handouts were written."
    if earlier:
        return "No handout was written. Those in this folder are from an earlier build, before this text."
    return "No handout was written."


def _counts(findings: Sequence[Finding]) -> list[tuple[int, str]]:
    """How many findings of each kind there are, the worst first: (2, "must be mended")."""
    numbers = {severity: sum(one.severity is severity for one in findings) for severity in SAID}
    return [(number, COUNTED[kind][number > 1]) for kind, number in numbers.items() if number]


def _groups(result: CheckResult) -> list[Group]:
    """Findings section by section, so that one part of the article can be mended after the other."""
    names = {"": "", **{one.id: one.heading for one in result.readability.sections}}
    found: dict[str, list[Finding]] = {name: [] for name in names}
    for finding in result.findings:
        found[finding.section if finding.section in names else ""].append(finding)
    return [
        Group(names[key] or ("With no heading" if key else ""), tuple(sorted(some, key=_worst_first)))
        for key, some in found.items()
        if some
    ]


def _worst_first(finding: Finding) -> int:
    return -finding.severity.rank


def _in_place(one: ScoredSentence) -> Markup:
    """A sentence in its paragraph, marked, with its rare words, or else its long ones, in bold."""
    from markupsafe import escape

    paragraph = one.paragraph or one.text
    start = one.offset if one.paragraph else 0
    before, after = paragraph[:start], paragraph[start + len(one.text) :]
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + "…"
    return safe(f"{escape(before)}<mark>{_stressed(one)}</mark>{escape(after)}")


def _stressed(one: ScoredSentence) -> str:
    from markupsafe import escape

    text = str(escape(one.text))
    words = one.rare_words or one.hard_words
    if not words:
        return text
    pattern = "|".join(re.escape(str(escape(word))) for word in words)
    return re.sub(rf"(?<![\w&])({pattern})(?!\w)", r"<strong>\1</strong>", text, flags=re.IGNORECASE)


def _own_score(result: CheckResult, one: ScoredSentence) -> str:
    """The score of a sentence by itself: "grade 21"."""
    if language_root(result.readability.language) == "en":
        return f"grade {one.grade:.0f}"
    return f"{unit_of(result.gate.metric) if result.gate else 'score'} {one.grade:.0f}"


def _where(position: Position) -> str:
    """A place in the article that the report is about: "Line 12", "Paragraph 3, under 'What'"."""
    if position.line is not None:
        return f"Line {position.line}"
    found = place(position)
    return found[:1].upper() + found[1:] if found else "Nowhere in particular"


def _seen(language: str, evidence: str) -> Markup:
    """What was seen, as a sentence; the words that it quotes are marked with the article's language."""
    from markupsafe import escape

    text = str(escape(_sentence(evidence)))
    if language_root(language) != "en":
        text = re.sub("‘(.+?)’", rf'‘<span lang="{escape(language)}">\1</span>’', text)
    return safe(text)


def _by_outcome(appraisal: Appraisal) -> dict[str, list[Item]]:
    """The questions of a list by what became of them: "pass", "fail", "person", "none"."""
    found: dict[str, list[Item]] = {outcome.name.lower(): [] for outcome in Outcome}
    for item in appraisal.items:
        found[item.outcome.name.lower()].append(item)
    return found


def _summed(appraisal: Appraisal) -> str:
    """How the questions stand: "A program can answer 12 of the 24 questions here: 9 yes, 3 no. ..."."""
    waiting = sum(item.outcome is Outcome.PERSON for item in appraisal.items)
    left = len(appraisal.items) - appraisal.decided - waiting
    return (
        f"A program can answer {appraisal.decided} of the {len(appraisal.items)} questions here: "
        f"{appraisal.kept} yes, {appraisal.decided - appraisal.kept} no. "
        f"{waiting} {'is' if waiting == 1 else 'are'} for a person. "
        f"{left} {'does' if left == 1 else 'do'} not apply."
    )


def _counted(found: Verification) -> str:
    """How many promises are kept: "24 kept, 2 need a person"."""
    counts = {outcome: sum(point.outcome is outcome for point in found.points) for outcome in Outcome}
    said = [f"{counts[Outcome.PASS]} kept"]
    if counts[Outcome.FAIL]:
        said.insert(0, f"{counts[Outcome.FAIL]} broken")
    if counts[Outcome.PERSON]:
        said.append(f"{counts[Outcome.PERSON]} for a person")
    return ", ".join(said)


def _ordered(found: Verification) -> list[Point]:
    return sorted(found.points, key=lambda point: _FIRST.index(point.outcome))
