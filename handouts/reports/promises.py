"""What verifying came to, for a terminal: broken promises first, in words that read well aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handouts.reports.json import verifications
from handouts.resources import toml
from handouts.results import Outcome, Point, Verification

ORDER = (Outcome.FAIL, Outcome.PERSON, Outcome.PASS, Outcome.NONE)
"""What is shown first."""


def text(verification: Verification, *, everything: bool = True) -> str:
    """The promises of one output: a line that sums them up, then each point with what was seen.

    Args:
        verification: What verifying came to.
        everything: Promises that are kept, or that do not apply, are shown too.
    """
    return "".join(f"{line}\n" for line in _lines(verification, everything))


def json(found: Sequence[Verification]) -> str:
    """What `handouts verify --format json` prints."""
    return verifications(found)


def summary(verification: Verification) -> str:
    """One line: "handout.pdf: 2 promises broken, 30 kept, 4 need a person, 2 do not apply"."""
    counts = dict.fromkeys(ORDER, 0)
    for point in verification.points:
        counts[point.outcome] += 1
    failed, unsure = counts[Outcome.FAIL], counts[Outcome.PERSON]
    parts = [
        f"{failed} promise{'' if failed == 1 else 's'} broken" if failed else "no promise broken",
        f"{counts[Outcome.PASS]} kept",
    ]
    if unsure:
        parts.append(f"{unsure} need{'s' if unsure == 1 else ''} a person")
    if counts[Outcome.NONE]:
        parts.append(f"{counts[Outcome.NONE]} do{'es' if counts[Outcome.NONE] == 1 else ''} not apply")
    return f"{verification.path}: {', '.join(parts)}"


def broken(verification: Verification) -> Iterator[str]:
    """What the article itself broke in an output that was handed over all the same, and the fix."""
    for point in verification.points:
        if point.outcome is Outcome.FAIL:
            seen = "; ".join(point.evidence[:2])
            yield f"{verification.path} {point.id} warning: Not so here: {point.promise} ({seen})"
            yield f"  Fix: {toml('promises.toml')[point.id]['fix']}"


def noted(verification: Verification) -> Iterator[str]:
    """What its writer chose and staff should know of."""
    for note in verification.notes:
        yield f"{verification.path} note: {note}"


def _lines(verification: Verification, everything: bool) -> Iterator[str]:
    yield f"{summary(verification)}."
    for outcome in ORDER if everything else ORDER[:2]:
        for point in verification.points:
            if point.outcome is outcome:
                yield from _point(point)
    broken = next((point.id for point in verification.points if point.outcome is Outcome.FAIL), "")
    if broken:
        yield f"  To read why a promise matters: handouts explain {broken}"


def _point(point: Point) -> Iterator[str]:
    yield f"  {point.outcome.value}: {point.promise} ({point.id})"
    if point.outcome in {Outcome.FAIL, Outcome.PERSON}:
        for seen in point.evidence:
            yield f"    {seen}"
    if point.outcome is Outcome.FAIL:
        yield f"    Fix: {toml('promises.toml')[point.id]['fix']}"
