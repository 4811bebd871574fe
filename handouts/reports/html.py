"""`report.html`: what staff read to mend an article, and the proof of what was written."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from handouts.findings import Finding, Severity
from handouts.reports.text import standing
from handouts.resources import folder
from handouts.results import CheckResult, Outcome, Point, Verification
from handouts.templating import template

if TYPE_CHECKING:
    from markupsafe import Markup

_SAID = {
    Severity.ERROR: "Must be mended",
    Severity.WARNING: "Better mended",
    Severity.REVIEW: "Needs a person",
    Severity.INFO: "Good to know",
}

_FIRST = (Outcome.FAIL, Outcome.PERSON, Outcome.PASS, Outcome.NONE)


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
            css=_style(),
            result=result,
            standing=_sentence(standing(result)),
            written=_written(bool(verifications), bool(outputs), draft),
            scores=scores,
            gate=next(iter(scores.values), "flesch_kincaid_grade"),
            sections=result.readability.sections,
            findings=sorted(result.findings, key=lambda finding: -finding.severity.rank),
            verifications=verifications,
            said=_SAID,
            marked=functools.partial(_marked, result),
            counted=_counted,
            ordered=_ordered,
        )
        .encode()
    )


@functools.cache
def _style() -> Markup:
    return _safe((folder("templates") / "report.css").read_text(encoding="utf-8"))


def _safe(text: str) -> Markup:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - the style sheet that ships with handouts


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def _written(written: bool, earlier: bool, draft: bool) -> str:
    if draft:
        return "Handouts were written as drafts. Every page is marked DRAFT."
    if written:
        return "Handouts were written."
    if earlier:
        return "No handout was written. Those in this folder are from an earlier build, before this text."
    return "No handout was written."


def _marked(result: CheckResult, finding: Finding) -> Markup:
    """The excerpt of a finding, with the words marked that make a sentence hard: rare ones, or else long."""
    from markupsafe import escape

    hard = next(
        (
            one.rare_words or one.hard_words
            for one in result.readability.hardest
            if one.text == finding.excerpt
        ),
        (),
    )
    text = escape(finding.excerpt)
    if not hard:
        return text
    pattern = "|".join(re.escape(str(escape(word))) for word in hard)
    return _safe(re.sub(rf"(?<![\w&])({pattern})(?!\w)", r"<mark>\1</mark>", str(text), flags=re.IGNORECASE))


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
