"""Actions are verbs, not nouns.

What it does:
    Finds a verb that hides in a noun: "make a decision" for "decide", "carry out an assessment of" for
    "check".

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

from handouts.checks._passage import Passage
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.records import dataclass
from handouts.resources import toml

RULE = "hidden-verb"

_REACH = 4
"""How many words may stand between the carrier and its noun: "make a fully informed decision"."""


@dataclass(frozen=True)
class _Hidden:
    """A verb that a noun hides."""

    verb: str
    carriers: frozenset[tuple[str, ...]]
    starts: frozenset[str]
    then: frozenset[str]


@dataclass(frozen=True)
class _Words:
    """What the data file says for one language: nouns, and the small words around them."""

    nouns: Mapping[str, tuple[_Hidden, ...]]
    blocks: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    be: frozenset[str]
    before_be: frozenset[str]
    have: frozenset[str]
    after_have: frozenset[str]


def check(context: Context) -> Iterator[Finding]:
    """Find verbs that hide in nouns; each verb once."""
    words = _words(context.language)
    if words is None:
        return
    uses: dict[str, list[tuple[Passage, int, int]]] = {}
    for passage, place in context.index.uses(words.nouns.keys()):
        if passage.kind in ("title", "heading"):
            continue
        for hidden in words.nouns[passage.tokens[place]]:
            span = _span(passage, place, hidden, words)
            if span:
                uses.setdefault(hidden.verb, []).append((passage, *span))
                break
    for passage, found in context.phrases("hidden_verbs.toml", "phrases"):
        uses.setdefault(found.entry, []).append((passage, found.first, found.last))
    for verb, found_at in uses.items():
        passage, first, last = found_at[0]
        start, end = passage.span(first, last)
        often = f" So it is {len(found_at)} times." if len(found_at) > 1 else ""
        message = f"The verb '{verb}' hides in '{passage.text[start:end]}'.{often}"
        yield passage.finding(RULE, Severity.WARNING, message, f"Say '{verb}'.", start=start, end=end)


def _span(passage: Passage, place: int, hidden: _Hidden, words: _Words) -> tuple[int, int] | None:
    """Where a hidden verb starts and ends, if the noun at `place` has a carrier."""
    tokens = passage.tokens
    last = place
    if hidden.then:
        if place + 1 == len(tokens) or tokens[place + 1] not in hidden.then or passage.gaps[place + 1] != " ":
            return None
        last = place + 1
    first = _carrier_before(passage, place, hidden, words)
    if first is not None:
        return first, last
    end = _carrier_behind(passage, place, hidden, words)
    return None if end is None else (place, end)


def _carrier_before(passage: Passage, place: int, hidden: _Hidden, words: _Words) -> int | None:
    """The carrier in front: "make a fully informed decision"."""
    tokens = passage.tokens
    for first in range(place - 1, max(-1, place - 2 - _REACH), -1):
        if _carries(tokens, first, hidden):
            helps = (
                tokens[first] in words.have
                and first + 1 < place
                and tokens[first + 1] not in words.after_have
            )
            return first if passage.joined(first, place) and not helps else None
        if tokens[first] in words.pronouns:
            continue
        if tokens[first + 1] in words.determiners and not (
            first and _carries(tokens, first - 1, hidden) == 2
        ):
            return None  # what stands in front of "the" is another noun: "give your child the treatment"
        if tokens[first] in words.blocks and not (first and _carries(tokens, first - 1, hidden) == 2):
            return None
    return None


def _carrier_behind(passage: Passage, place: int, hidden: _Hidden, words: _Words) -> int | None:
    """The end of the carrier behind: "a decision will be made"."""
    tokens = passage.tokens
    number = place + 1
    if tokens[number : number + 1] == ["of"]:  # "an examination of the ear is performed"
        small = words.be | words.before_be
        behind = range(number + 1, min(number + 6, len(tokens)))
        number = next((at for at in behind if tokens[at] in small), number)
    start = number
    while number < len(tokens) and number - start < 3 and tokens[number] in words.before_be:
        number += 1
    if number >= len(tokens) or tokens[number] not in words.be:
        return None
    end = number + 1
    while (
        end < len(tokens) and end - number < 3 and (tokens[end] in words.be or tokens[end] in words.before_be)
    ):
        end += 1
    length = _carries(tokens, end, hidden)
    return end + length - 1 if length and passage.joined(place, end) else None


def _carries(tokens: list[str], place: int, hidden: _Hidden) -> int:
    """How many words from `place` on are a carrier; 0 for none."""
    if place == len(tokens) or tokens[place] not in hidden.starts:
        return 0
    for length in (2, 1):
        carrier = tuple(tokens[place : place + length])
        if carrier in hidden.carriers:
            return len(carrier)
    return 0


@functools.cache
def _words(language: str) -> _Words | None:
    row = toml("hidden_verbs.toml").get(language)
    if row is None:
        return None
    carriers = {name: _carriers(forms) for name, forms in row["carriers"].items()}
    nouns: dict[str, tuple[_Hidden, ...]] = {}
    for verb, entry in row["verbs"].items():
        carried = frozenset(carrier for name in entry["with"].split() for carrier in carriers[name])
        starts = frozenset(carrier[0] for carrier in carried)
        hidden = _Hidden(verb, carried, starts, frozenset(entry.get("then", "").split()))
        for noun in entry["nouns"].split():
            nouns[noun] = (*nouns.get(noun, ()), hidden)
    small = ("blocks", "determiners", "pronouns", "be", "before_be", "have", "after_have")
    return _Words(nouns, *(frozenset(row[name].split()) for name in small))


def _carriers(forms: str) -> frozenset[tuple[str, ...]]:
    """The forms of carriers: "make makes" are two of one word, "carry out, do" one of two words and one."""
    found: set[tuple[str, ...]] = set()
    for group in forms.split(","):
        words = tuple(group.split())
        if len(words) == 2 and words[1] in ("out", "to", "at", "in", "about"):
            found.add(words)
        else:
            found |= {(word,) for word in words}
    return frozenset(found)
