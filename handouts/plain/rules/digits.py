"""Numbers are figures.

Why it matters:
    Figures are found at a glance, and people who read little know them better than number words.

Changes:
    Take it for ten days. -> Take it for 10 days.
    Wait two to three weeks. -> Wait 2 to 3 weeks.
    It is given one or two times a month. -> It is given 1 or 2 times a month.
    It comes to one out of three people. -> It comes to 1 out of 3 people.
    Take one tablet for twenty-five days. -> Take 1 tablet for 25 days.
    We asked two hundred people. -> We asked 200 people.
    After a two-week course, rest for one week. -> After a 2-week course, rest for 1 week.
    Rest for two or more full weeks. -> Rest for 2 or more full weeks.

Leaves alone:
    One of them may help.
    Choose one or two friends.
    Three to six weeks is usual.
    Twenty days later it was gone.
    Use two-thirds of it twice a day.
    It may go away one day.
    Take the one tablet that is left.
    It comes in two-way traffic.
    Take it twice or three times a day.

Source:
    CDC Clear Communication Index, item 14 and user guide; AP style for figures.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import NamedTuple

from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, begins
from handouts.plain.sentence import Sentence
from handouts.resources import toml

RULE = "figures"


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Write number words as figures where something is counted with them."""
    words = sentence.words
    known = _data()
    if known.first.isdisjoint(sentence.vocabulary) and "-" not in sentence.text:
        return
    for number, word in enumerate(words):
        lower = word.lower
        if lower not in known.first and "-" not in lower:
            continue
        if not word.text[0].islower() or begins(sentence, number) or _goes_on(words[number - 1].lower, known):
            continue
        if number > 1 and words[number - 1].lower == "or" and words[number - 2].lower in ("once", "twice"):
            continue  # "twice or three times" is no "twice or 3 times"
        found = _figure(sentence, number, known)
        if found is None:
            continue
        end, new = found
        if sentence.is_closed(word.start, words[end - 1].end):
            continue
        edits = (*_one_before(sentence, number), Edit(word.start, words[end - 1].end, new))
        if not begins(sentence, number) and edits[0].start and not _ends_range(sentence, number, known):
            yield Proposal(RULE, edits, "Figures are easier to find and read.")


class _Words(NamedTuple):
    first: frozenset[str]
    figures: Mapping[str, str]
    ones: Mapping[str, str]
    counted: frozenset[str]
    single: frozenset[str]
    times: frozenset[str]
    behind: frozenset[str]
    not_behind: frozenset[str]
    joined: frozenset[str]


def _goes_on(before: str, known: _Words) -> bool:
    """Whether a figure in words began with the word before: "ninety four", "two hundred five"."""
    return before in known.figures or before in ("one", "hundred", "thousand", "million")


def _figure(sentence: Sentence, number: int, known: _Words) -> tuple[int, str] | None:
    """The number after a figure in words that counts something, and the figure; None if there is none."""
    words = sentence.words
    lower = words[number].lower
    first, hyphen, rest = lower.partition("-")
    if hyphen:
        if first in known.figures and rest in known.ones and len(known.figures[first]) == 2:
            figure = str(int(known.figures[first]) + int(known.ones[rest]))
            return (number + 1, figure) if _counts(sentence, number + 1, known) else None
        unit, _, more = rest.partition("-")
        if unit in known.joined and more in ("", "old") and (first in known.figures or first in known.ones):
            return number + 1, f"{known.figures.get(first) or known.ones[first]}-{rest}"
        return None
    after = words[number + 1].lower if number + 1 < len(words) else ""
    if lower in known.ones and after == "hundred":
        return (number + 2, f"{known.ones[lower]}00") if _counts(sentence, number + 2, known) else None
    if lower == "one":
        return (number + 1, "1") if _counts_one(sentence, number, after, known) else None
    if lower in known.figures and _counts(sentence, number + 1, known):
        return number + 1, known.figures[lower]
    return None


def _counts_one(sentence: Sentence, number: int, after: str, known: _Words) -> bool:
    """Whether "one" is how many: "one tablet", "for one day", "one time a day"."""
    words = sentence.words
    before = words[number - 1].lower if number else ""
    if before in known.not_behind:
        return False
    if after == "time":
        return [word.lower for word in words[number + 2 : number + 3]] in (
            ["a"],
            ["per"],
            ["each"],
            ["every"],
        )
    return after in known.single or (after in known.times and before in known.behind)


def _ends_range(sentence: Sentence, number: int, known: _Words) -> bool:
    """Whether it is the end of a range whose start stays a word: "Three to six weeks"."""
    words = sentence.words
    return (
        number > 1
        and words[number - 1].lower in ("to", "or", "and")
        and words[number - 2].lower in known.figures
        and begins(sentence, number - 2)
    )


def _one_before(sentence: Sentence, number: int) -> tuple[Edit, ...]:
    """The "one" of "one or two times" and "one out of every three people", which goes with the other number."""
    words = sentence.words
    before = [word.lower for word in words[max(0, number - 4) : number]]
    for tail in (["or"], ["to"], ["in"], ["out", "of"], ["out", "of", "every"], ["in", "every"]):
        if before[-len(tail) :] == tail and before[-len(tail) - 1 : -len(tail)] == ["one"]:
            one = words[number - len(tail) - 1]
            return (Edit(one.start, one.end, "1"),)
    return ()


def _counts(sentence: Sentence, after: int, known: _Words) -> bool:
    """Whether a unit follows: at once, behind an adjective, or after the other end of a range."""
    words = sentence.words
    if after + 1 < len(words) and words[after].lower in ("to", "or", "and"):
        second = words[after + 1]
        if (
            second.lower in known.figures
            or second.text.isdigit()
            or (words[after].lower == "or" and second.lower in ("more", "fewer", "less"))
        ):
            after += 2
    if after + 1 < len(words) and (sentence.tags[after] == "AJ0" or words[after].lower == "more"):
        after += words[after + 1].lower in known.counted
    return after < len(words) and words[after].lower in known.counted


@functools.cache
def _data() -> _Words:
    table = toml("rewrites.toml")["en"]
    single = table["single"]
    return _Words(
        frozenset((*table["figures"], *table["ones"])),
        table["figures"],
        table["ones"],
        *(frozenset(row.split()) for row in (
            table["counted"]["words"], single["words"], single["times"], single["behind"], single["not_behind"],
            table["joined"]["words"],
        )),
    )  # fmt: skip
