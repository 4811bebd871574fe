"""Percents of people are said in people as well.

The percent stays, and its share follows it, right to within 2 percent of what it says.

Why it matters:
    Many people do not know what 20% is, and most can picture 1 in 5 people.

Changes:
    It helps 20% of people. -> It helps 20% (about 1 in 5) of people.
    About 0.5 percent of all patients have a rash. -> About 0.5 percent (about 1 in 200) of all patients have a rash.
    It comes back in 67% of the older patients. -> It comes back in 67% (about 2 in 3) of the older patients.

Leaves alone:
    It helps 13% of people.
    It helps 20% (1 in 5) of people.
    It helps 10% to 20% of people.
    It helps more than 20% of people.
    Symptoms were reduced by 20% in patients.
    Use 20% of the cream.
    The level was 20% of that of healthy people.
    The share was 20% of patients (95% CI 10 to 30).

Source:
    CDC Clear Communication Index, item 19; Gigerenzer and others 2007, natural frequencies, Psychological Science in
    the Public Interest.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools
from handouts.plain.sentence import Sentence
from handouts.resources import toml

RULE = "share-of-people"

TOLERANCE = 50
"""A share may differ from the percent by one part in so many: 2 percent of it."""

_PERCENT = re.compile(r"(\d{1,2}(?:\.\d+)?)(%?)")
_SHARE = re.compile(
    r"\b(?:\d+|one|two|three|four|nine) (?:in|out of|of) (?:every )?(?:\d+\b(?!\s?%|\.)|three|four|five|ten)"
)
_REACH = 4
"""Words between "of" and the people: "of all the older patients"."""


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Put "(about 1 in 5)" behind a percent of people."""
    if sentence.heading or ("%" not in sentence.text and sentence.vocabulary.isdisjoint(("percent", "per"))):
        return
    known, words = _data(), sentence.words
    if _SHARE.search(sentence.text) or not known.not_with.isdisjoint(sentence.vocabulary):
        return
    for number, word in enumerate(words):
        found = _PERCENT.fullmatch(word.text)
        if found is None or (number and not _may_precede(sentence, number - 1, known)):
            continue
        end = number + 1 if found[2] else _sign_end(sentence, number + 1)
        share = _share(found[1], known) if end and _of_people(sentence, end, known) else ""
        place = words[end - 1].end
        if share and not sentence.is_closed(word.start, place):
            yield Proposal(
                RULE,
                (Edit(word.start, place, f"{sentence.text[word.start : place]} {share}"),),
                "Many readers cannot picture a percent.",
                additions=(share,),
            )


class _Words(NamedTuple):
    people: frozenset[str]
    not_after: frozenset[str]
    not_with: frozenset[str]
    wholes: tuple[int, ...]


def _may_precede(sentence: Sentence, number: int, known: _Words) -> bool:
    words = sentence.words
    before = words[number].lower
    if before in known.not_after or words[number].text[-1].isdigit():
        return False
    if before in ("and", "or"):  # "between 10% and 20%"
        return not (number and words[number - 1].text[:1].isdigit()) and words[number - 1].text not in (
            "%",
            "percent",
        )
    return True


def _sign_end(sentence: Sentence, number: int) -> int:
    """The number after "percent" or "per cent"; 0 if neither stands there."""
    lowers = [word.lower for word in sentence.words[number : number + 2]]
    if lowers[:1] in (["percent"], ["%"]):
        return number + 1
    return number + 2 if lowers == ["per", "cent"] else 0


def _of_people(sentence: Sentence, number: int, known: _Words) -> bool:
    """Whether "of" and people follow, and nothing of theirs."""
    words, tags = sentence.words, sentence.tags
    if number >= len(words) or words[number].lower != "of":
        return False
    for at in range(number + 1, min(number + 2 + _REACH, len(words))):
        if words[at].lower in known.people:
            return at + 1 == len(words) or words[at + 1].lower not in ("'s", "'", "’", "-")
        if not tags[at].startswith(("AT0", "DT0", "DPS", "AJ", "NN", "NP0", "VVN", "CRD")):
            return False
    return False


def _share(percent: str, known: _Words) -> str:
    """A share that is near enough; empty where there is none that is easy to picture."""
    whole, _, part = percent.partition(".")
    told, scale = int(whole + part), 100 * 10 ** len(part)
    if not told:
        return ""
    every = (scale + told // 2) // told
    pairs = [(1, every), *((count, of) for of in known.wholes for count in range(2, of))]
    for count, of in pairs:
        if of > count and abs(count * scale - told * of) * TOLERANCE <= told * of:
            return f"(about {count} in {of:,})"
    return ""


@functools.cache
def _data() -> _Words:
    row = toml("phrases.toml")["en"]["share"]
    people, not_after, not_with = (
        frozenset(row[name].split()) for name in ("people", "not_after", "not_with")
    )
    return _Words(people, not_after, not_with, tuple(map(int, row["wholes"].split())))
