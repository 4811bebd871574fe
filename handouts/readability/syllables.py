"""How many syllables an English word has: the CMU dictionary's count, or a good guess for the rest.

The shipped table holds rules for runs of vowels, and the dictionary's words that the rules get wrong
(`data/syllables.toml`, made by tests/setup/make_syllables.py). A word said letter by letter is marked by
`spelled`, because formulas see words in lower case, where "ICU" and "icu" are one.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from handouts.resources import toml

_GROUP = re.compile(r"[aeiouy]+")
_SPELLED = {code: code - ord("A") + ord("Ａ") for code in range(ord("A"), ord("Z") + 1)}
_SPELLED_LOWER = {chr(code - ord("A") + ord("ａ")) for code in range(ord("A"), ord("Z") + 1)}
_UNSPELLED = {
    code - ord("A") + ord("ａ"): code - ord("A") + ord("a") for code in range(ord("A"), ord("Z") + 1)
}
_PIECE = re.compile(r"[a-z']+|[0-9]+|[ａ-ｚ]+")
_SIBILANT = re.compile(r"(?:[sxz]|ch|sh|[cgsz]e)$")


class Context(NamedTuple):
    """A run of vowels, with the three letters before and the four after; "^" and "$" are the word's ends."""

    before: str
    group: str
    after: str

    def names(self) -> tuple[str, ...]:
        """Names of the rules that may speak for this run, the most special first."""
        before, group, after = self
        return (
            f"{before}{group.upper()}{after}",
            f"{before}{group.upper()}{after[:3]}",
            f"{before[1:]}{group.upper()}{after[:3]}",
            f"{before[1:]}{group.upper()}{after[:2]}",
            f"{before[2:]}{group.upper()}{after[:2]}",
            f"{before[2:]}{group.upper()}{after[:1]}",
            f"{group.upper()}{after[:2]}",
            f"{group.upper()}{after[:1]}",
            group.upper(),
        )


def contexts(word: str) -> Iterator[Context]:
    """The runs of vowels of a word in lower case."""
    padded = f"^^^{word}$$$$"
    for found in _GROUP.finditer(word):
        start, end = found.span()
        yield Context(padded[start : start + 3], found[0], padded[end + 3 : end + 7])


def by_rule(context: Context, rules: Mapping[str, int]) -> int:
    """Syllables of one run of vowels."""
    for key in context.names():
        number = rules.get(key)
        if number is not None:
            return number
    return 1


def estimate(word: str, rules: Mapping[str, int]) -> int:
    """Syllables of a word in lower case that no list has. At least 1."""
    stem, _, ending = word.partition("'")
    number = sum(by_rule(context, rules) for context in contexts(stem))
    if not number:
        # Nobody can say "pt" or "bmw" as a word: it is said letter by letter.
        number = _letters(stem) if len(stem) < 6 else 1
    if ending == "s":
        number += bool(_SIBILANT.search(stem))
    elif ending in ("d", "ll", "t", "ve"):
        number += stem[-1:] not in ("a", "e", "i", "o", "u", "w", "y")
    return max(1, number)


def _letters(word: str) -> int:
    """Syllables of a word said letter by letter: one each, and three for "double u"."""
    return len(word) + 2 * word.count("w")


def spelled(word: str) -> str:
    """`word` marked as one that is said letter by letter.

    Its letters become their full-width forms: as many characters, still letters, and no word of any list.
    """
    return word.upper().translate(_SPELLED)


def is_marked(word: str) -> bool:
    """Whether a word in lower case has letters that `spelled` marked."""
    return not word.isascii() and not _SPELLED_LOWER.isdisjoint(word)


def unspelled(word: str) -> str:
    """A word in lower case without accents, and without the mark of `spelled`."""
    return word if word.isascii() else without_accents(word).translate(_UNSPELLED)


@functools.lru_cache(maxsize=20_000)
def count(word: str) -> int:
    """Syllables of an English word, said aloud.

    A number is one syllable, however long: plain language asks for figures, so they are not to be punished.

    Args:
        word: One word without spaces; capitals do not matter. "A1C" and "H1N1" are letters and figures in
            turn. Words marked by `spelled` are counted letter by letter.
    """
    word = word.lower()
    if word.isascii() and word.isalpha():
        return _count(word)
    word = without_accents(word)
    pieces = _PIECE.findall(word)
    mixed = len(pieces) > 1 and any(piece[0].isdigit() for piece in pieces)
    number = 0
    for piece in pieces:
        if piece[0].isdigit():
            number += 1
        elif piece[0] in _SPELLED_LOWER:
            number += len(piece) + 2 * piece.count("ｗ")
        elif piece in ("s", "'s") and number:
            pass  # "SSRIs", "the FDA's"
        elif mixed and len(piece) < 3:
            number += _letters(piece)
        else:
            number += _count(piece)
    return max(1, number)


def without_accents(word: str) -> str:
    """The word without accents: "café" is said as "cafe" is read, as far as a guess can tell."""
    if word.isascii():
        return word
    kept = []
    for letter in word:
        if letter in _SPELLED_LOWER:
            kept.append(letter)
        elif letter in _LIGATURES:
            kept.append(_LIGATURES[letter])
        else:
            kept.append(unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode("ascii"))
    return "".join(kept)


_LIGATURES = {"æ": "ae", "œ": "oe", "ß": "ss", "ø": "o"}


def _count(word: str) -> int:
    return guess(word, _tables())


class Tables(NamedTuple):
    """What syllables are counted by.

    Attributes:
        rules: Syllables of runs of vowels.
        errors: For words that the rules get wrong, what to add to the rules' count.
        prefixes: Syllables of front parts that keep their vowels to themselves.
        suffixes: The same for ends.
    """

    rules: Mapping[str, int]
    errors: Mapping[str, int]
    prefixes: Mapping[str, int]
    suffixes: Mapping[str, int]


def guess(word: str, tables: Tables) -> int:
    """Syllables of a word in lower case: by list, by its front part, its end and the rest, or by rule."""
    rules, errors, prefixes, _ = tables
    error = errors.get(word)
    if error is not None:
        return estimate(word, rules) + error
    if len(word) < _LONG:
        return estimate(word, rules)
    for end in range(min(10, len(word) - 4), 2, -1):
        number = prefixes.get(word[:end])
        if number is not None:
            return number + _rest(word[end:], tables)
    return _rest(word, tables)


def _rest(word: str, tables: Tables) -> int:
    """Syllables of a word without its front part."""
    if word in tables.errors:
        return estimate(word, tables.rules) + tables.errors[word]
    for size in range(min(8, len(word)), 3, -1):
        number = tables.suffixes.get(word[-size:])
        if number is not None:
            # The letter stands for the end, so that no rule takes the stem's last vowel for a silent one.
            stem = contexts(word[:-size] + "n")
            return number + sum(by_rule(context, tables.rules) for context in stem)
    return estimate(word, tables.rules)


_LONG = 9
"""Letters from which a word is looked at for its parts; shorter ones only seem to have them ("prefer")."""


@functools.cache
def _tables() -> Tables:
    shipped, terms = toml("syllables.toml"), toml("terms.toml")
    rules = {key: int(number) for number, keys in shipped["rules"].items() for key in keys.split()}
    errors = {word: int(number) for number, row in shipped["words"].items() for word in row.split()}
    errors |= {word: number - estimate(word, rules) for word, number in terms["syllables"].items()}
    return Tables(rules, errors, terms["prefixes"], terms["suffixes"])


@functools.cache
def _words_in_capitals() -> frozenset[str]:
    return frozenset(toml("terms.toml")["capitals"]["said_as_words"].split())


def is_spelled(word: str) -> bool:
    """Whether a word is said letter by letter, by its capitals: "COPD" and "SSRIs", not "AIDS" or "NOT"."""
    stem = word.removesuffix("s")
    return 2 <= len(stem) <= 6 and stem.isascii() and stem.isupper() and stem not in _words_in_capitals()


class Sounds(dict[str, list[list[str]]]):
    """What textstat takes for the CMU dictionary: for each word one way to say it, as so many vowels.

    textstat looks at `sounds[word][0]` and counts the sounds that end in a figure. Every word is known.
    """

    def __missing__(self, word: str) -> list[list[str]]:
        self[word] = sounds = [["0"] * count(word)]
        return sounds

    def shorten(self, most: int = 20_000) -> None:
        """Forget all words if there are more than `most`."""
        if len(self) > most:
            self.clear()
