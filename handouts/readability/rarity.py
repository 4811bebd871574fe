"""How rare an English word is, as people meet words in everyday writing.

The shipped table (`data/word_rarity.txt`, made by tests/setup/make_word_rarity.py) has words in their plain
form. Its lines are read when a word of theirs is first asked for, so that a short text costs no more than
its own words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.readability.syllables import is_marked, unspelled
from handouts.records import dataclass
from handouts.resources import data, toml

COMMONEST = 7.0
"""The Zipf value of a word with rarity 0, such as "the". Zipf values are logarithms to base 10 of how often a
word comes in a thousand million: "doctor" has 4.9, "pancreas" 2.7 (van Heuven and others, 2014)."""

UNKNOWN = 5.5
"""The rarity of a word that the table lacks."""

CODE = 6.0
"""The rarity of letters and figures in one, as in "CD4": not even a word."""

RARE = 4.5
"""From here on a word is called rare: of two million words, one is this word, or none."""

_DERIVED = 1.0
"""How much rarer a word is than what it is derived from."""

_SHORTEST = 3
"""Letters that must be left of a word when an ending is taken off; one more with a front part."""

_AMOUNT = re.compile(r"[\d.,]+[a-z]{0,3}")
_CLITIC = re.compile(r"(?:n't|'[a-z]*)\Z")


@functools.lru_cache(maxsize=20_000)
def rarity(word: str) -> float | None:
    """How rare a word is: 0 is the commonest, `UNKNOWN` one that the table lacks, in powers of ten.

    Args:
        word: One English word in lower case without punctuation, or as `syllables.spelled` marks it.

    Returns:
        None for a figure with or without a unit ("12", "5mg", "2nd"), which is no word.
    """
    plain = unspelled(word)
    if any(map(str.isdigit, plain)):
        return None if _AMOUNT.fullmatch(plain) else CODE
    if is_marked(word):
        return _known(plain)
    stem = _CLITIC.sub("", plain) or plain
    best = min(map(_known, forms(stem)))
    if best > _DERIVED:
        for origin in _origins(stem):
            best = min(best, _DERIVED + min(map(_known, forms(origin))))
    return best


def forms(word: str) -> Iterator[str]:
    """A word, then its plain forms and spellings that a table may have in its place."""
    yield word
    yield from _plain(word)
    for pattern, spelling in _forms().spellings:
        other = pattern.sub(spelling, word)
        if other != word:
            yield other
            yield from _plain(other)


def _plain(word: str) -> Iterator[str]:
    known = _forms()
    singular = word[:-1] if word[-1:] == "s" != word[-2:-1] else ""
    for one in (word, singular) if singular else (word,):
        for ending, instead in known.endings:
            if one.endswith(ending) and len(one) - len(ending) >= _SHORTEST:
                stem = one[: -len(ending)]
                yield stem + instead
                if not instead and ending in known.doubled and stem[-1] == stem[-2]:
                    yield stem[:-1]


def _origins(word: str) -> Iterator[str]:
    """What a word may be derived from."""
    known = _forms()
    for end in range(2, min(6, len(word) - _SHORTEST)):
        if word[:end] in known.prefixes:
            yield word[end:]
    for one in (word, word[:-1]) if word[-1:] == "s" else (word,):
        for ending, instead in known.suffixes:
            if one.endswith(ending) and len(one) - len(ending) >= _SHORTEST:
                yield one[: -len(ending)] + instead


@dataclass(frozen=True, slots=True)
class _Forms:
    endings: tuple[tuple[str, str], ...]
    doubled: frozenset[str]
    spellings: tuple[tuple[re.Pattern[str], str], ...]
    prefixes: frozenset[str]
    suffixes: tuple[tuple[str, str], ...]
    newer: dict[str, float]


@functools.cache
def _forms() -> _Forms:
    row = toml("word_forms.toml")["en"]
    return _Forms(
        endings=tuple((ending, instead) for ending, instead in row["endings"]),
        doubled=frozenset(row["doubled"]),
        spellings=tuple((re.compile(pattern), spelling) for pattern, spelling in row["spellings"]),
        prefixes=frozenset(row["prefixes"].split()),
        suffixes=tuple((ending, instead) for ending, instead in row["suffixes"]),
        newer=row["newer"],
    )


# The table ----------------------------------------------------------------------------------------------


def _known(word: str) -> float:
    return _row(word[:2]).get(word, UNKNOWN)


@functools.cache
def _row(start: str) -> dict[str, float]:
    """The words that begin with two letters, with their rarity."""
    found: dict[str, float] = {}
    number = 0.0
    for token in _lines().get(start, "").split():
        if token.isdigit():
            number = int(token) / 2
        else:
            found[token] = number
    return found | {word: number for word, number in _forms().newer.items() if word[:2] == start}


@functools.cache
def _lines() -> dict[str, str]:
    text = data("word_rarity.txt").read_text(encoding="ascii")
    return {line[:2].rstrip(): line[2:] for line in text.splitlines() if line[0] != "#"}
