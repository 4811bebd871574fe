"""How hard people find a sentence, from its length, its syllables and how rare its words are.

The weights were fitted to people's ratings of health sentences (`data/difficulty.toml`, made by
tests/setup/fit_difficulty.py). A school grade looks at length alone, of sentences and of words; people
stumble over words that they do not meet elsewhere, and over the few rarest most.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from handouts.model import language_root
from handouts.readability import _textstat
from handouts.readability._words import bare, shown, words_of
from handouts.readability.rarity import RARE, rarity
from handouts.readability.syllables import count, is_marked
from handouts.records import dataclass
from handouts.resources import toml

EASIEST, HARDEST = 1.0, 6.0
"""The ends of the scale on which people rated sentences."""

FEATURES = ("rarity", "length", "syllables")
"""What the fit weighs of an English sentence, in the order of `features`."""

NAMED = 4
"""How many words a reason names; it says how many more there are."""

LONG_SYLLABLES = 3
"""From so many syllables a word is long (McLaughlin's SMOG, Gunning's fog)."""

UNUSUAL = 2.5
"""From this rarity on a long word is named as a reason: "every" is long and troubles nobody."""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How hard a sentence is, and why.

    Attributes:
        value: From 1 (anyone can read it) to 6 (only an expert can).
        words: Its length as a person counts it: with spaces between words.
        rare: Its rare words as they stand in it, the rarest first; none outside English.
        long: Its words of three syllables or more, the longest said first.
        reasons: Why it is hard: "31 words", "'monogenic' and 'transmembrane' are rare".
        fitted: Whether people's ratings in its language stand behind the value. Where not, the value is only
            good for putting sentences of one article in order: it goes by their letters alone.
    """

    value: float
    words: int
    rare: tuple[str, ...]
    long: tuple[str, ...]
    reasons: tuple[str, ...]
    fitted: bool


def sentence_difficulty(sentence: str, language: str = "en") -> float:
    """How hard people find a sentence, from 1 to 6.

    Args:
        sentence: One sentence.
        language: BCP 47 tag. Outside English the value goes by length alone (see `Difficulty.fitted`).
    """
    english = language_root(language) == "en"
    return value_of(words_of(sentence, english=english)[0], language)


def difficulty_of(sentence: str, language: str = "en") -> Difficulty:
    """How hard people find a sentence, and why.

    Args:
        sentence: One sentence.
        language: BCP 47 tag.
    """
    english = language_root(language) == "en"
    return explained(sentence, words_of(sentence, english=english)[0], language)


def value_of(words: Collection[str], language: str) -> float:
    """The same as `sentence_difficulty`, of the words that `_words.words_of` found.

    Args:
        words: Words of one sentence.
        language: BCP 47 tag.
    """
    return measured(words, language)[0]


def measured(words: Collection[str], language: str) -> tuple[float, int]:
    """The difficulty of a sentence, and how many syllables it has; 0 outside English.

    Args:
        words: Words of one sentence.
        language: BCP 47 tag.
    """
    if language_root(language) == "en":
        found = features(words, fading())
        value = _weighed(found, _fit("en"))
        syllables = round(found[2] * len(words))
    else:
        value = _weighed((math.log1p(sum(map(len, words))),), _fit("other"))
        syllables = 0
    return min(HARDEST, max(EASIEST, value)), syllables


def features(words: Collection[str], fading: float) -> tuple[float, float, float]:
    """What the fit weighs of an English sentence.

    Args:
        words: Its words.
        fading: How much less each word counts than the next rarer one.

    Returns:
        The rarity of its different words, the rarest counted in full and each further one less by `fading`;
        the natural logarithm of one more than its words; and its syllables a word.
    """
    rarities: dict[str, float] = {}
    syllables = 0
    for plain, rare, said in map(_facts, words):
        syllables += said
        if rare:
            rarities[plain] = rare
    weight, total = 1.0, 0.0
    for rare in sorted(rarities.values(), reverse=True):
        total += weight * rare
        weight *= fading
    return total, math.log1p(len(words)), syllables / max(1, len(words))


def fading() -> float:
    """What the fit has for `fading`."""
    return float(toml("difficulty.toml")["en"]["fading"])


def explained(sentence: str, words: Sequence[str], language: str) -> Difficulty:
    """The same as `difficulty_of`, where the words are at hand.

    Args:
        sentence: The sentence as it stands in the source.
        words: What `_words.words_of` makes of it.
        language: BCP 47 tag.
    """
    english = language_root(language) == "en"
    length = word_count(sentence)
    rare = rare_words(words) if english else ()
    long = long_words(words, language)
    reasons = [f"{length} word{'' if length == 1 else 's'}"]
    if rare:
        reasons.append(_all_are(rare, "rare"))
    elif named := [word for word in long if not english or _facts(word)[1] >= UNUSUAL]:
        reasons.append(_all_are(named, "long"))
    return Difficulty(value_of(words, language), length, rare, long, tuple(reasons), fitted=english)


def rare_words(words: Sequence[str]) -> tuple[str, ...]:
    """The rare words of an English sentence as they stand in it, the rarest first.

    Names are not among them: nobody can say them in other words.
    """
    found: dict[str, tuple[float, str]] = {}
    for place, word in enumerate(words):
        plain, rare, _ = _facts(word)
        if rare < RARE or plain in found:
            continue
        seen = shown(word)
        if not (place > 0 and seen[:1].isupper() and seen[1:2].islower()):
            found[plain] = (-rare, seen)
    return tuple(word for _, word in sorted(found.values(), key=lambda pair: pair[0]))


def long_words(words: Sequence[str], language: str) -> tuple[str, ...]:
    """The words of three syllables or more as they stand in the source, the longest said first.

    Letters that are said one by one, and what has a figure in it, are not among them.
    """
    found: dict[str, tuple[int, int, str]] = {}
    for word in words:
        plain = bare(word)
        if not plain.isalpha() or is_marked(plain):
            continue
        number = _syllables(plain, language)
        if number >= LONG_SYLLABLES and plain not in found:
            seen = shown(word)
            found[plain] = (-number, -len(seen), seen)
    return tuple(word for *_, word in sorted(found.values()))


def hard_from(language: str) -> float:
    """The difficulty from which a sentence is hard: what sentences written for experts have on average.

    Nothing is known to be hard in a language in which nobody rated sentences for us.
    """
    return float(toml("difficulty.toml")["en"]["hard"]) if language_root(language) == "en" else math.inf


def word_count(text: str) -> int:
    """How many words a person counts: what stands between spaces and has a letter or a figure."""
    return sum(any(map(str.isalnum, chunk)) for chunk in text.split())


def _all_are(words: Sequence[str], what: str) -> str:
    named = [f"'{word}'" for word in words[:NAMED]]
    if len(words) > NAMED:
        named.append(f"{len(words) - NAMED} more")
    if len(named) == 1:
        return f"{named[0]} is {what}"
    return f"{', '.join(named[:-1])} and {named[-1]} are {what}"


def _weighed(found: Iterable[float], fit: _Fit) -> float:
    return fit.start + sum(weight * value for weight, value in zip(fit.weights, found, strict=True))


class _Fit(NamedTuple):
    start: float
    weights: tuple[float, ...]


@functools.cache
def _fit(name: str) -> _Fit:
    row = toml("difficulty.toml")[name]
    names = FEATURES if name == "en" else ("letters",)
    return _Fit(row["start"], tuple(row["weights"][feature] for feature in names))


def _syllables(word: str, language: str) -> int:
    if language_root(language) == "en":
        return count(word)
    counts = _textstat.backend().counts
    try:
        return int(counts.count_syllables(word, _textstat.language_code(language)))
    except KeyError:  # pyphen has no patterns for the language
        return 0


@functools.lru_cache(maxsize=20_000)
def _facts(word: str) -> tuple[str, float, int]:
    """A word of a sentence as it is looked up, how rare it is, and its syllables."""
    plain = bare(word)
    return plain, rarity(plain) or 0.0, count(plain)
