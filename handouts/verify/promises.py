"""The published checklist: what each point promises, why, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from handouts.records import dataclass
from handouts.resources import toml
from handouts.results import Outcome, Point

Kind: TypeAlias = Literal["pdf", "html"]

SHOWN = 6
"""How many pieces of evidence a point shows before it only counts the rest."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One point of a checklist, as `data/promises.toml` has it.

    Attributes:
        id: "pdf-07", "html-12".
        promise: What is promised.
        why: What goes wrong for a reader when it is broken.
        fix: What to do about it.
        source: The clause it comes from; "Ours" where no standard asks for it.
        article: The article itself can be what breaks it, as by a link whose words are "click here".
    """

    id: str
    promise: str
    why: str
    fix: str
    source: str
    article: bool = False


def points(kind: Kind) -> tuple[Promise, ...]:
    """Every point about one kind of output, in the order of its checklist."""
    return tuple(
        Promise(id=name, **entry)
        for name, entry in toml("promises.toml").items()
        if name.startswith(f"{kind}-")
    )


def promise(name: str) -> Promise | None:
    """The point called `name` ("pdf-07"), or None where there is none."""
    entry = toml("promises.toml").get(name)
    return Promise(id=name, **entry) if entry else None


def explain(name: str) -> str:
    """A promise as a text for people: what, why, what to do, and where it comes from.

    Raises:
        KeyError: There is no such promise.
    """
    entry = toml("promises.toml")[name]
    return (
        f"{name}: {entry['promise']}\n\n"
        f"Why: {entry['why']}\n"
        f"What to do: {entry['fix']}\n"
        f"Source: {entry['source']}\n"
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says about its point: the outcome and what was seen."""

    outcome: Outcome
    evidence: tuple[str, ...] = ()


def kept(*evidence: str) -> Verdict:
    """The promise is kept."""
    return Verdict(Outcome.PASS, evidence)


def nothing(*evidence: str) -> Verdict:
    """There is nothing here that the promise is about."""
    return Verdict(Outcome.NONE, evidence)


def person(*evidence: str) -> Verdict:
    """A machine cannot tell."""
    return Verdict(Outcome.PERSON, _shown(evidence))


def unless(faults: Iterable[str], otherwise: Verdict | None = None, *, doubts: Iterable[str] = ()) -> Verdict:
    """Broken if there is a fault; for a person if there is a doubt; otherwise kept, or `otherwise`."""
    found = tuple(dict.fromkeys(faults))
    if found:
        return Verdict(Outcome.FAIL, _shown(found))
    doubtful = tuple(dict.fromkeys(doubts))
    return person(*doubtful) if doubtful else otherwise or kept()


def point(name: str, verdict: Verdict) -> Point:
    """The verdict on the point called `name`, in the form that reports show."""
    return Point(name, toml("promises.toml")[name]["promise"], verdict.outcome, verdict.evidence)


def excerpt(text: str, length: int = 60) -> str:
    """A few words of `text` in quotes, on one line, for evidence."""
    words = " ".join(text[: 4 * length].split())
    if len(words) > length:
        words = words[: length - 1].rsplit(" ", 1)[0][: length - 1] + "…"
    return f"‘{words}’"


def _shown(evidence: tuple[str, ...]) -> tuple[str, ...]:
    if len(evidence) <= SHOWN + 1:
        return evidence
    return (*evidence[:SHOWN], f"and {len(evidence) - SHOWN} more")
