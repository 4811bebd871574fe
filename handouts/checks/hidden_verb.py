"""Actions are verbs, not nouns.

What it does:
    Finds a verb that hides in a noun: "make a decision" for "decide", "carry out an assessment of" for "check".

Why it matters:
    A reader looks for who does what. A hidden verb makes the sentence longer and takes the action out of it.

Fails:
    # Your visit

    We will carry out an assessment of your feet. Then you can make a decision about shoes.

Passes:
    # Your visit

    We will check your feet. Then you can decide about shoes.

What to do:
    Use the verb.

Source:
    Federal Plain Language Guidelines 2011, "Avoid hidden verbs".
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handouts.checks._passages import Passage
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.resources import toml

RULE = "hidden-verb"

_REACH = 4
"""How many words may stand between the carrier and its noun: "make a fully informed decision"."""

_BLOCKS = frozenset(
    "of and to for in with is are was were be been or but from by at as that which who if when not than on into".split()
)
"""Between a carrier and its noun these say that the two do not belong together."""

_BE = frozenset("is are was were be been being".split())
_BEFORE_BE = frozenset("will would should can could may might must shall has have had not also to usually often".split())
_HAVE = frozenset("have has had having".split())
_STARTS = frozenset("a an the no some any little great much your".split())
"""What "have" has to stand in front of, to carry a noun: in "have limited the ability to" it helps another verb."""


@dataclass(frozen=True)
class _Hidden:
    """A verb that a noun hides."""

    verb: str
    carriers: frozenset[tuple[str, ...]]
    then: frozenset[str]


def check(context: Context) -> Iterator[Finding]:
    """Find verbs that hide in nouns; each verb once."""
    nouns = _nouns(context.language)
    uses: dict[str, list[tuple[Passage, int, int]]] = {}
    places = [
        (place, noun) for noun in nouns.keys() & context.index.places.keys() for place in context.index.places[noun]
    ]
    for (number, place), noun in sorted(places):
        passage = context.passages[number]
        if passage.kind in ("title", "heading"):
            continue
        for hidden in nouns[noun]:
            span = _span(passage, place, hidden)
            if span:
                uses.setdefault(hidden.verb, []).append((passage, *span))
                break
    for passage, found in context.phrases("hidden_verbs.toml", "phrases"):
        uses.setdefault(found.entry, []).append((passage, found.first, found.last))
    for verb, found_at in uses.items():
        passage, first, last = found_at[0]
        start, end = passage.span(first, last)
        often = f" So it is {len(found_at)} times." if len(found_at) > 1 else ""
        message = f"'{passage.text[start:end]}' hides the verb '{verb}'.{often}"
        yield passage.finding(RULE, Severity.WARNING, message, f"Say '{verb}'.", start=start, end=end)


def _span(passage: Passage, place: int, hidden: _Hidden) -> tuple[int, int] | None:
    """Where a hidden verb starts and ends, if the noun at `place` has a carrier."""
    tokens = passage.tokens
    last = place
    if hidden.then:
        if place + 1 == len(tokens) or tokens[place + 1] not in hidden.then or passage.gaps[place + 1] != " ":
            return None
        last = place + 1
    for first in range(place - 1, max(-1, place - 2 - _REACH), -1):
        if _carries(tokens, first, hidden):
            if tokens[first] in _HAVE and first + 1 < place and tokens[first + 1] not in _STARTS:
                return None
            return (first, last) if passage.joined(first, place) else None
        if tokens[first] in _BLOCKS and not _second_of_carrier(tokens, first, hidden):
            break
    for number in range(place + 1, min(place + 4, len(tokens))):
        if tokens[number] not in _BE and tokens[number] not in _BEFORE_BE:
            break
        if tokens[number] in _BE:
            end = number + 1
            while end < len(tokens) and end - number < 3 and tokens[end] in (*_BE, "not", "also", "then"):
                end += 1
            length = _carries(tokens, end, hidden)
            if length and passage.joined(place, end):
                return place, end + length - 1
    return None


def _carries(tokens: list[str], place: int, hidden: _Hidden) -> int:
    """How many words from `place` on are a carrier; 0 for none."""
    for length in (2, 1):
        if tuple(tokens[place : place + length]) in hidden.carriers:
            return length
    return 0


def _second_of_carrier(tokens: list[str], place: int, hidden: _Hidden) -> bool:
    """Whether a small word is part of the carrier: the "to" of "come to a decision"."""
    return place > 0 and (tokens[place - 1], tokens[place]) in hidden.carriers


@functools.cache
def _nouns(language: str) -> Mapping[str, tuple[_Hidden, ...]]:
    row = toml("hidden_verbs.toml").get(language, {"carriers": {}, "verbs": {}})
    carriers = {name: _carriers(forms) for name, forms in row["carriers"].items()}
    nouns: dict[str, tuple[_Hidden, ...]] = {}
    for verb, entry in row["verbs"].items():
        carried = frozenset(carrier for name in entry["with"].split() for carrier in carriers[name])
        hidden = _Hidden(verb, carried, frozenset(entry.get("then", "").split()))
        for noun in entry["nouns"].split():
            nouns[noun] = (*nouns.get(noun, ()), hidden)
    return nouns


def _carriers(forms: str) -> frozenset[tuple[str, ...]]:
    """The forms of carriers: "make makes" are two of one word, "carry out, do" are one of two words and one."""
    found: set[tuple[str, ...]] = set()
    for group in forms.split(","):
        words = tuple(group.split())
        if len(words) == 2 and words[1] in ("out", "to", "at", "in", "about"):
            found.add(words)
        else:
            found |= {(word,) for word in words}
    return frozenset(found)
