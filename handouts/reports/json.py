"""The report for machines; its schema is `data/check.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from handouts.findings import Finding
from handouts.model import Loss, Tally
from handouts.results import Appraisal, Change, CheckResult, Run, Scores, Verification

VERSION = 1
"""Of the schema. It goes up when something that was there is gone or means something else."""


def report(run: Run) -> str:
    """What the checks found, and which sources could not be read; an article a line."""
    documents = ",\n".join(_dumped(document(result)) for result in run.results)
    unread = _dumped([{"path": one.path, "message": one.message, "fix": one.fix} for one in run.unread])
    return f'{{"version": {VERSION}, "documents": [\n{documents}\n], "unread": {unread}}}\n'


def build_report(result: CheckResult, verifications: Sequence[Verification], outputs: Sequence[str]) -> bytes:
    """`report.json`: what checking and verifying one article came to, and what was written.

    Args:
        result: What checking came to.
        verifications: The promises of each handout.
        outputs: The handouts that are in the folder, relative to it; a later build replaces these.
    """
    report = {
        "version": VERSION,
        "documents": [document(result)],
        "outputs": list(outputs),
        "promises": [verification(found) for found in verifications],
    }
    return f"{_dumped(report)}\n".encode()


def document(result: CheckResult) -> dict[str, Any]:
    """One article."""
    scores = result.readability.document
    return {
        "path": result.path,
        "title": result.title,
        "language": result.readability.language,
        "passed": result.passed,
        "source_words": _tally(result.tally),
        "losses": [_loss(loss) for loss in result.losses],
        **_scores(scores),
        "sections": [
            {"id": section.id, "heading": section.heading, **_scores(section.scores)}
            for section in result.readability.sections
        ],
        "hardest": [
            {
                "text": sentence.text,
                "section": sentence.section,
                "line": sentence.position.line,
                "column": sentence.position.column,
                "paragraph": sentence.position.paragraph,
                "grade": round(sentence.grade, 1),
                "raises": round(sentence.raises, 2),
                "words": sentence.words,
                "hard_words": list(sentence.hard_words),
                "difficulty": round(sentence.difficulty, 2),
                "hard": sentence.hard,
                "rare_words": list(sentence.rare_words),
                "reasons": list(sentence.reasons),
            }
            for sentence in result.readability.hardest
        ],
        "findings": [_finding(finding) for finding in result.findings],
        "silenced": [
            {"finding": _finding(one.finding), "reason": one.reason, "place": one.place}
            for one in result.silenced
        ],
        "known": [_finding(finding) for finding in result.known],
        "gone": [{"rule": one.rule, "words": one.words, "count": one.count} for one in result.gone],
        "changes": [change(one) for one in result.changes],
        "as_written": _rounded(result.as_written.values) if result.as_written else None,
        "appraisals": [_appraisal(appraisal) for appraisal in result.appraisals],
    }


def change(one: Change) -> dict[str, Any]:
    """One thing that was changed, or could be."""
    return {
        "id": one.id,
        "rule": one.rule,
        "strength": one.strength,
        "section": one.section or None,
        "line": one.position.line,
        "column": one.position.column,
        "paragraph": one.position.paragraph,
        "original": one.original,
        "new": one.new,
        "reason": one.reason,
        "sentence": one.sentence,
        "becomes": one.becomes,
    }


def changes(made: Sequence[Change]) -> bytes:
    """The change log that `handouts draft --changes FILE.json` writes."""
    log = {"version": VERSION, "changes": [change(one) for one in made]}
    return _dumped(log).encode()


def verification(found: Verification) -> dict[str, Any]:
    """The promises of one output."""
    return {
        "path": found.path,
        "kind": found.kind,
        "passed": found.passed,
        "pages": found.pages,
        "notes": list(found.notes),
        "points": [
            {
                "id": point.id,
                "promise": point.promise,
                "outcome": point.outcome.value,
                "evidence": list(point.evidence),
            }
            for point in found.points
        ],
    }


def verifications(found: Sequence[Verification]) -> str:
    """What `handouts verify --format json` prints."""
    promises = ",\n".join(_dumped(verification(one)) for one in found)
    return f'{{"version": {VERSION}, "promises": [\n{promises}\n]}}\n'


def _tally(tally: Tally | None) -> dict[str, int] | None:
    if tally is None:
        return None
    return {
        "read": tally.read,
        "kept": tally.kept,
        "left_out": tally.left_out,
        "unaccounted": tally.unaccounted,
    }


def _loss(loss: Loss) -> dict[str, Any]:
    at = loss.position
    return {
        "kind": loss.kind,
        "what": loss.what,
        "why": loss.why,
        "words": loss.words,
        "line": at.line,
        "column": at.column,
        "paragraph": at.paragraph,
        "under": at.heading or None,
    }


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        "scored_words": scores.scored_words,
        "words": scores.words,
        "sentences": scores.sentences,
        "scores": _rounded(scores.values),
        "adjusted_scores": _rounded(scores.adjusted),
        "estimates": sorted(scores.estimates),
        "unscored": dict(scores.unscored),
        "problem": scores.problem,
    }


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in values.items()}


def _finding(finding: Finding) -> dict[str, Any]:
    at = finding.position
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "fix": finding.fix,
        "line": at.line,
        "column": at.column,
        "end_line": finding.end.line if finding.end else None,
        "end_column": finding.end.column if finding.end else None,
        "paragraph": at.paragraph,
        "under": at.heading or None,
        "section": finding.section or None,
        "excerpt": finding.excerpt,
    }


def _appraisal(appraisal: Appraisal) -> dict[str, Any]:
    return {
        "id": appraisal.id,
        "name": appraisal.name,
        "title": appraisal.title,
        "decided": appraisal.decided,
        "kept": appraisal.kept,
        "items": [
            {
                "number": item.number,
                "part": item.part,
                "asks": item.asks,
                "outcome": item.outcome.value,
                "evidence": list(item.evidence),
                "look": item.look,
            }
            for item in appraisal.items
        ],
    }


def _dumped(value: Any) -> str:
    """On one line: a report is long, programs read it, and indenting takes ten times as long."""
    return json.dumps(value, ensure_ascii=False)
