"""Nouns do not pile up.

What it does:
    Finds four or more nouns in a row ("patient medication administration record"), or three with a long one
    among them. Everyday names such as "blood pressure" count as one noun; names with capitals are left alone.

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
    Federal Plain Language Guidelines 2011, "Avoid noun strings".
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from handouts.checks._passages import Passage
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.resources import toml

RULE = "noun-string"

MOST = 3
"""So many nouns in a row are too many if they are this many with a long one among them, or more."""

LONG = 9
"""Letters of a long noun."""

_CLOSES = frozenset(
    "is are was were will can may might must should could would has have had and or of for in to that which from with by on "
    "at before after if when as than but so because while where who do does did not also".split()
)
"""What may stand behind a noun that could be a verb: it cannot follow a verb of this kind so soon."""


_OPENS = frozenset("a an the your our their his her this each every any some of for in with on from by about".split())
"""Behind these a word that may be a verb is a noun."""


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
    names: frozenset[tuple[str, ...]]


@functools.cache
def _nouns(language: str) -> _Nouns | None:
    row = toml("nouns.toml").get(language)
    if row is None:
        return None
    listed = ("nouns", "illnesses", "plurals", "no_plural", "also_verbs", "in_ing")
    sets = [frozenset(row[name].split()) for name in listed]
    names = frozenset(tuple(name.split()) for name in row["names"])
    return _Nouns(*sets, tuple(row["endings"]), frozenset(row["not_nouns"].split()), names)


def check(context: Context) -> Iterator[Finding]:
    """Find strings of nouns; each once."""
    words = _nouns(context.language)
    if words is None:
        return
    kinds = {word: _kind(word, words) for word in context.index.places}
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
        message = f"{last - first + 1} nouns in a row: '{passage.text[start:end]}'.{often}"
        fix = "Start with the last one, and join the rest with 'of', 'for' or 'in'."
        yield passage.finding(RULE, Severity.WARNING, message, fix, start=start, end=end)


def _kind(word: str, words: _Nouns) -> str:
    """What a word is in a string: a "noun", a "plural", an "illness", "ing"; "verb" or "verbs" if it may be one; or nothing."""
    if word in words.in_ing:
        return "ing"
    if word in words.also_verbs:
        return "verbs" if word.endswith("s") and word[:-1] in words.also_verbs else "verb"
    if word in words.plurals:
        return "plural"
    if word in words.illnesses:
        return "illness"
    if _is_noun(word, words) and (word in words.no_plural or not word.endswith("s") or word.endswith("ss")):
        return "noun"
    one = _singular(word)
    return "plural" if one != word and (_is_noun(one, words) or one in words.illnesses) else ""


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


def _strings(passage: Passage, kinds: dict[str, str], words: _Nouns) -> Iterator[tuple[int, int]]:
    """Where the strings of nouns are that are too long, by the numbers of their first and last words."""
    tokens, gaps = passage.tokens, passage.gaps
    number = 0
    while number < len(tokens):
        if not kinds[tokens[number]]:
            number += 1
            continue
        first = last = number
        while last + 1 < len(tokens) and _goes_on(
            kinds[tokens[last]], kinds[tokens[last + 1]], gaps[last + 1]
        ):
            last += 1
        number = last + 1
        if last - first < MOST - 1:
            continue
        first, last = _trimmed(passage, first, last, kinds)
        if last - first >= MOST - 1 and _too_many(tokens[first : last + 1], words) and not _named(passage, first, last):
            yield first, last


def _goes_on(kind: str, following: str, gap: str) -> bool:
    """Whether a word of one kind and the one behind it can be in one string. A plural ends it."""
    if not following or gap not in (" ", "-") or kind in ("plural", "verbs"):
        return False
    return not (kind == following == "illness")


def _trimmed(passage: Passage, first: int, last: int, kinds: dict[str, str]) -> tuple[int, int]:
    """The string without what may be a verb at its ends, and without the half of a word like "long-term"."""
    tokens, gaps = passage.tokens, passage.gaps
    if gaps[first] == "-":
        first += 1
    while first < last and kinds[tokens[first]] in ("ing", "verb", "verbs") and not _noun_follows(passage, first):
        first += 1
    while last > first and kinds[tokens[last]] in ("verb", "verbs"):
        if last + 1 == len(tokens) or gaps[last + 1] != " " or tokens[last + 1] in _CLOSES:
            break
        last -= 1
    return first, last


def _noun_follows(passage: Passage, number: int) -> bool:
    """Whether the word before one calls for a noun: "the", "of"."""
    return number > 0 and passage.gaps[number] == " " and passage.tokens[number - 1] in _OPENS


def _too_many(string: list[str], words: _Nouns) -> bool:
    one = [_singular(word) for word in string]
    units, number = 0, 0
    while number < len(one):
        size = next(
            (size for size in (4, 3, 2) if tuple(one[number : number + size]) in words.names), 1
        )
        number += size
        units += 1
    return units >= MOST and (len(one) > MOST or max(map(len, one)) >= LONG)


def _named(passage: Passage, first: int, last: int) -> bool:
    """Whether a word of the string behind its first has a capital: it is a name."""
    return any(passage.is_name(number, number) for number in range(first, last + 1)) or any(
        passage.text[passage.span(number, number)[0]].isupper() for number in range(first + 1, last + 1)
    )
