"""One thing has one name.

What it does:
    Finds things that the article calls now by one name and now by another ("high blood pressure" and
    "hypertension"), with no word that they are the same. Names that mean the same are data.

Why it matters:
    A reader who does not know that two names mean one thing looks for two things. Writers change words to
    please the ear; patients take the change for a difference.

Fails:
    # Your heart

    High blood pressure has no signs. High blood pressure harms the heart. Have your doctor check it.

    Hypertension can be treated. People with hypertension can feel well.

Passes:
    # Your heart

    High blood pressure (hypertension) has no signs. High blood pressure harms the heart.

    High blood pressure can be treated. People with high blood pressure can feel well.

What to do:
    Choose the name that patients use, and keep to it. If they will hear the other one too, say once that both
    are the same.

Source:
    Federal Plain Language Guidelines 2011, "Use the same term consistently for a specific thought or object".
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from handouts.checks._explained import Use
from handouts.checks._passage import Passage
from handouts.checks._phrases import Found, Phrases, spellings
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.records import dataclass
from handouts.resources import toml

RULE = "two-names"

BESIDE = 6
"""Two names with no more words than this between them are told apart, or told to be one: no finding."""

_STOP = re.compile(r"[.!?]")
_TOLD = (
    (12, re.compile(r"^[^.!?]*\b(?:is|are|means?)\b[^.!?]*$")),
    (30, re.compile(r"\b(?:called|known as|names? for|the same as)\b")),
)
"""With these words between them they are told to be one, up to so many words apart."""


@dataclass(frozen=True)
class _Set:
    """Names of one thing, the plainest first."""

    names: tuple[str, ...]
    perhaps: bool
    least: int


def check(context: Context) -> Iterator[Finding]:
    """Find things that are called by two names."""
    sets, names = _names(context.language)
    uses: dict[str, list[Use]] = {}
    for passage, found in names.find_all(context.index):
        if found.entry:
            uses.setdefault(found.entry, []).append((passage, found))
    for one in sets:
        if sum(name in uses for name in one.names) < 2:
            continue
        for name in one.names:
            uses[name] = [
                use
                for use in uses.get(name, ())
                if not use[0].is_name(use[1].first, use[1].last) and not _spoken(*use)
            ]
        used = [name for name in one.names if len(uses.get(name, ())) >= one.least]
        if len(used) < 2:
            continue
        if any(_told(uses[a], uses[b]) for a, b in itertools.combinations([*filter(uses.get, one.names)], 2)):
            continue
        used.sort(key=lambda name: -len(uses[name]))
        yield _finding(one, used[0], used[1], uses)


def _spoken(passage: Passage, found: Found[str]) -> bool:
    """Whether a name is only a syllable in capitals: "(throm-bo-cy-toe-PEE-nick)"."""
    text = passage.text[found.start : found.end]
    return (
        text.isupper() and "-" in passage.text[found.start - 1 : found.end + 1 : found.end - found.start + 1]
    )


def _told(one: Sequence[Use], other: Sequence[Use]) -> bool:
    """Whether the article says anywhere that two names are one: "high blood pressure (hypertension)"."""
    places: dict[Passage, list[Found[str]]] = {}
    for passage, found in (*one, *other):
        places.setdefault(passage, []).append(found)
    for passage, founds in places.items():
        for first, last in itertools.pairwise(sorted(founds)):
            if first.entry == last.entry:
                continue
            words = last.first - first.last - 1
            between = passage.text[first.end : last.start]
            if words <= BESIDE and not _STOP.search(between):
                return True
            if any(words <= reach and said.search(between) for reach, said in _TOLD):
                return True
    return False


def _finding(one: _Set, most: str, other: str, uses: dict[str, list[Use]]) -> Finding:
    shown = {name: next(spellings(name)) for name in (most, other)}
    said = " and ".join(f"'{shown[name]}' ({_often(len(uses[name]))})" for name in (most, other))
    plainest = shown[min(most, other, key=one.names.index)]
    second = shown[other if plainest == shown[most] else most]
    passage, found = min((uses[most][0], uses[other][0]), key=lambda use: use[1].entry != other)
    if one.perhaps:
        message = f"The article says both {said}. Patients may take them for two things."
        fix = "If you mean the same, use one name all through."
    else:
        message = f"One thing has two names here: {said}."
        fix = f"Say '{plainest}' all through. Or say once that both are the same: '{plainest} ({second})'."
    severity = Severity.REVIEW if one.perhaps else Severity.WARNING
    return passage.finding(RULE, severity, message, fix, start=found.start, end=found.end)


def _often(times: int) -> str:
    return "once" if times == 1 else f"{times} times"


@functools.cache
def _names(language: str) -> tuple[tuple[_Set, ...], Phrases[str]]:
    row = toml("names.toml").get(language, {"sets": [], "other": {"phrases": []}})
    sets = tuple(
        _Set(tuple(one["names"]), one.get("perhaps", False), one.get("least", 1)) for one in row["sets"]
    )
    entries = {name: name for one in sets for name in one.names}
    return sets, Phrases(entries | dict.fromkeys(row["other"]["phrases"], ""))
