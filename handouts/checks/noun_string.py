"""Nouns do not pile up.

What it does:
    Finds four or more nouns in a row ("patient medication administration record"), or three of which one of
    the first two is long. Everyday names such as "blood pressure" count as one noun; names with capitals
    are left alone.

Why it matters:
    The reader has to wait for the last noun to know what is meant, and then to guess how the others belong to
    it.

Fails:
    # Your stay

    Ask to see the infection prevention program. Read the hospital discharge medication list.

Passes:
    # Your stay

    Ask how we prevent infections. Read the list of drugs to take at home. Your blood sugar level matters.

What to do:
    Start with the last noun, and join the rest with "of", "for" or "in": "the list of drugs to take at home".

Source:
    plainlanguage.gov on noun strings: too many nouns in a row, of which all but the last stand as adjectives.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from handouts.checks._passage import Passage
from handouts.checks._phrases import Index
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.records import dataclass
from handouts.resources import toml

RULE = "noun-string"

MOST = 3
"""So many nouns in a row are too many if a long one stands in front of the last; more always are."""

LONG = 9
"""Letters of a long noun."""

MOST_WORDS = 20_000
"""So many words are remembered before all are forgotten."""

_SHORTENED = re.compile(r"\s*\([A-Z]{2}")
"""Letters in brackets behind a string: it is the name of something, written out."""

_RUN = re.compile(r"(?=[NGVIPW]{3})(?:[NGV]|I(?!I))+(?:I|[PW])?")
"""A plural ends a string; two illnesses in a row are a list."""


@dataclass(frozen=True)
class _Nouns:
    """What the data file says for one language."""

    nouns: frozenset[str]
    illnesses: frozenset[str]
    plurals: frozenset[str]
    no_plural: frozenset[str]
    also_verbs: frozenset[str]
    in_ing: frozenset[str]
    endings: tuple[str, ...]
    not_nouns: frozenset[str]
    opens: frozenset[str]
    closes: frozenset[str]
    names: frozenset[tuple[str, ...]]
    met: dict[str, str] = field(default_factory=dict)


@functools.cache
def _nouns(language: str) -> _Nouns | None:
    row = toml("nouns.toml").get(language)
    if row is None:
        return None
    sets: dict[str, Any] = {
        name: frozenset(kept.split()) for name, kept in row.items() if isinstance(kept, str)
    }
    names = frozenset(tuple(name.split()) for name in row["names"])
    return _Nouns(**sets, endings=tuple(row["endings"]), names=names)


def check(context: Context) -> Iterator[Finding]:
    """Find strings of nouns; each once."""
    words = _nouns(context.language)
    if words is None:
        return
    kinds = _kinds(context.index, words)
    uses: dict[str, list[tuple[Passage, int, int]]] = {}
    for passage in context.passages:
        if passage.kind in ("title", "heading", "label", "term", "caption", "cell"):
            continue
        for first, last in _strings(passage, kinds, words):
            said = " ".join(passage.tokens[first : last + 1])
            uses.setdefault(said, []).append((passage, first, last))
    for places in uses.values():
        passage, first, last = places[0]
        start, end = passage.span(first, last)
        often = f" So it is {len(places)} times." if len(places) > 1 else ""
        message = f"A string of {last - first + 1} nouns: '{passage.text[start:end]}'.{often}"
        fix = "Start with the last one, and join the rest with 'of', 'for' or 'in'."
        yield passage.finding(RULE, Severity.WARNING, message, fix, start=start, end=end)


def _kinds(index: Index, words: _Nouns) -> Mapping[str, str]:
    """The kind of every word of an article (see `_kind`); words that were met before are remembered."""
    known = words.met
    if len(known) > MOST_WORDS:
        known.clear()
    for word in index.places.keys() - known.keys():
        known[word] = _kind(word, words)
    return known


def _kind(word: str, words: _Nouns) -> str:
    """N for a noun, P for a plural, I for an illness, G for -ing, V or W if it may be a verb; or "."."""
    if word in words.in_ing:
        return "G"
    if word in words.also_verbs:
        return "W" if word.endswith("s") and word[:-1] in words.also_verbs else "V"
    if word in words.plurals:
        return "P"
    if word in words.illnesses:
        return "I"
    if _is_noun(word, words) and (word in words.no_plural or not word.endswith("s") or word.endswith("ss")):
        return "N"
    one = _singular(word)
    return "P" if one != word and (_is_noun(one, words) or one in words.illnesses) else "."


def _is_noun(word: str, words: _Nouns) -> bool:
    return word in words.nouns or (
        len(word) > 6 and word.endswith(words.endings) and word not in words.not_nouns
    )


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _strings(passage: Passage, kinds: Mapping[str, str], words: _Nouns) -> Iterator[tuple[int, int]]:
    """Where the strings of nouns are that are too long, by the numbers of their first and last words."""
    tokens = passage.tokens
    letters = "".join(map(kinds.__getitem__, tokens))
    for run in _RUN.finditer(letters):
        for start, end in _joined(passage, *run.span()):
            first, last = _trimmed(passage, start, end - 1, letters, words)
            if last - first < MOST - 1 or _named(passage, first, last):
                continue
            if _SHORTENED.match(passage.text, passage.span(last, last)[1]):
                continue
            if _too_many(tokens[first : last + 1], words):
                yield first, last


def _joined(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a run with nothing but a space or a hyphen between their words."""
    for number in range(start + 1, end):
        if passage.gaps[number] not in (" ", "-"):
            yield start, number
            start = number
    yield start, end


def _trimmed(passage: Passage, first: int, last: int, letters: str, words: _Nouns) -> tuple[int, int]:
    """The string without what may be a verb at its ends, and without the half of a word like "long-term"."""
    tokens, gaps = passage.tokens, passage.gaps
    if gaps[first] == "-":
        first += 1
    while first + 1 < last and gaps[first + 1] == "-":
        first += 2  # "prescription-strength" is an adjective
    while first < last and letters[first] in "GVW" and not _noun_follows(passage, first, words):
        first += 1
    while last > first and letters[last] in "VW":
        if last + 1 == len(tokens) or gaps[last + 1] != " " or tokens[last + 1] in words.closes:
            break
        last -= 1
    return first, last


def _noun_follows(passage: Passage, number: int, words: _Nouns) -> bool:
    """Whether the word before one calls for a noun: "the", "of"."""
    return number > 0 and passage.gaps[number] == " " and passage.tokens[number - 1] in words.opens


def _too_many(string: list[str], words: _Nouns) -> bool:
    one = [_singular(word) for word in string]
    units, number = 0, 0
    while number < len(one):
        size = next((size for size in (4, 3, 2) if tuple(one[number : number + size]) in words.names), 1)
        number += size
        units += 1
    return units >= MOST and (len(one) > MOST or max(map(len, one[:-1])) >= LONG)


def _named(passage: Passage, first: int, last: int) -> bool:
    """Whether a word of the string behind its first has a capital: it is a name."""
    return any(passage.is_name(number, number) for number in range(first, last + 1)) or any(
        passage.text[passage.span(number, number)[0]].isupper() for number in range(first + 1, last + 1)
    )
