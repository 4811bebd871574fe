"""Whether words can be what letters stand for: "deep vein thrombosis" and "DVT"."""

from __future__ import annotations

from collections.abc import Sequence

_SMALL = frozenset(("a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with", "by", "at"))
_ROMAN = frozenset(("i", "ii", "iii", "iv"))
_SOUNDS = {"k": "c"}
"""Letters that stand for others: the K of "EKG" is a C in "electrocardiogram"."""


def covered(name: str, words: Sequence[str], *, last: bool = False) -> bool:
    """Whether words can be what letters stand for.

    Args:
        name: The acronym.
        words: The words beside it.
        last: Whether the words stand before it, so that the last of them belong to it, not the first.
    """
    letters = "".join(letter for letter in name.lower() if letter.isalpha())
    lower = [word.lower() for word in words]
    if last:
        runs = (lower[number:] for number in range(len(lower)))
        return any(_fits(letters, run, spare=1) for run in runs) or lower[-1:] == [letters]
    return any(_fits(letters, lower[number:], spare=len(lower)) for number in range(min(2, len(lower))))


def spelled_by(name: str, words: Sequence[str]) -> int:
    """How many of the last words letters stand for; 0 if they stand for none of them.

    Args:
        name: The acronym.
        words: The words in front of it.
    """
    letters = "".join(letter for letter in name.lower() if letter.isalpha())
    lower = [word.lower() for word in words]
    runs = range(1, min(len(lower), 2 * len(letters) + 2) + 1)
    return next((number for number in runs if _fits(letters, lower[-number:], spare=1)), 0)


def _fits(letters: str, words: Sequence[str], *, spare: int, misses: int | None = None) -> bool:
    """Whether letters are the first letters of words, and letters inside them, in order.

    "NSAID" fits "nonsteroidal anti inflammatory drug". Small words may give no letter. In four letters or
    more one may stand for another word: the R of "ESRD" is in "renal", not in "kidney".

    Args:
        letters: The letters that are left, lower case.
        words: The words that are left, lower case.
        spare: How many words may be left over.
        misses: How many letters may still stand for another word.
    """
    if misses is None:
        misses = int(len(letters) > 3)
        if not words or not _opens(letters[:1], words[0]):
            return False
    if not letters:
        return len(words) <= spare
    if not words:
        return False
    word = words[0]
    if (word in _SMALL or words[0] in _ROMAN) and _fits(letters, words[1:], spare=spare, misses=misses):
        return True
    if not _opens(letters[0], word):
        return misses > 0 and _fits(letters[1:], words[1:], spare=spare, misses=misses - 1)
    inside = iter(_SOUNDS.get(letter, letter) for letter in word[1:])
    taken = 1
    while True:
        if _fits(letters[taken:], words[1:], spare=spare, misses=misses):
            return True
        if taken == len(letters) or _SOUNDS.get(letters[taken], letters[taken]) not in inside:
            return False
        taken += 1


def _opens(letter: str, word: str) -> bool:
    """Whether a letter can stand for a word by its start: "x" for "extra", "k" for "cardio"."""
    return word.startswith(letter) or (letter == "x" and word.startswith(("ex", "cross", "trans")))


def shortens(name: str, word: str) -> bool:
    """Whether letters shorten one long word in a way that not all of them are in it."""
    return len(word) > 5 and word.startswith(name[0].lower()) and name[1].lower() in word[1:]
