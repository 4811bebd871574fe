"""Words that few people know are replaced or explained.

What it does:
    Finds words that one in a million written words is, or fewer, and that the article does not explain.
    Names, drugs, and words of which the lexicon has more to say are none of its business, nor are rare
    words that everybody understands ("toothache"); those are data. Each word is reported once.

Why it matters:
    Most people have never met such a word. It stops them, and some are only slips of the keyboard.

Fails:
    # Your visit

    The nurse will look at the umbilicus for a thermogram.

Passes:
    # Your visit

    The nurse will look at the belly button for a heat picture.

What to do:
    Say it in words that people use every day. If they need to learn the word, say what it means where it
    first stands. If it is a slip, mend it.

Source:
    How rare words are is from the table of `handouts.readability.rarity`. One in a million is Zipf 3, from
    where on words count as low in frequency (van Heuven and others, 2014).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from handouts.checks._explained import Use, explained
from handouts.checks._passage import Passage
from handouts.checks._phrases import Found
from handouts.checks._rule import Context
from handouts.drugs import is_drug
from handouts.findings import Finding, Severity
from handouts.lexicon import lexicon
from handouts.readability import rarity
from handouts.resources import toml

RULE = "rare-word"

COMMON = 4.0
"""A word that is no rarer than this is met by everybody: one in a million, as 7 less this is Zipf 3."""

SHORTEST = 4
"""Letters; what is shorter is a unit, a letter of a list or a part of a word."""


def check(context: Context) -> Iterator[Finding]:
    """Find rare words that the article does not explain, each once."""
    for word, places in rare(context).items():
        if context.glossed.isdisjoint((word, word.removesuffix("s"))) and explained(places) is None:
            passage, found = places[0]
            shown = passage.text[found.start : found.end]
            often = f" It stands here {len(places)} times." if len(places) > 1 else ""
            yield passage.finding(
                RULE,
                Severity.INFO,
                f"Few people know the word '{shown}'.{often}",
                "Say it in everyday words, or say what it means where it first stands.",
                start=found.start,
                end=found.end,
            )


def rare(context: Context) -> dict[str, list[Use]]:
    """The rare words of an article that nothing else is said about, each with its places."""
    found: dict[str, list[Use]] = {}
    if context.language not in toml("rare_words.toml"):
        return found
    rare = {word: places for word, places in context.index.places.items() if _is_rare(word, context.language)}
    if not rare:
        return found  # the whole lexicon takes longer to load than all else here
    known = lexicon(context.language, own=context.settings.own).spellings
    for word, numbers in rare.items():
        if word not in known:
            for number in numbers:
                passage, place = context.index.where(number)
                start, end = passage.span(place, place)
                if passage.text[start:end].islower() and not _is_part(passage, start, end):
                    found.setdefault(word, []).append((passage, Found(start, end, place, place, word)))
    return found


def _is_part(passage: Passage, start: int, end: int) -> bool:
    """Whether it is only a part of a word, of a name in letters, or how a word is said: "(an-ji-nuh)"."""
    around = passage.text[max(0, start - 1) : start] + passage.text[end : end + 1]
    return any(mark in "-‐‑@/_" for mark in around)


@functools.lru_cache(maxsize=20_000)
def _is_rare(word: str, language: str) -> bool:
    if len(word) < SHORTEST or not word.isalpha():
        return False
    rank = rarity(word)
    return rank is not None and rank > COMMON and word not in _easy(language) and not is_drug(word)


@functools.cache
def _easy(language: str) -> frozenset[str]:
    return frozenset(toml("rare_words.toml")[language]["easy"].split())
