"""Words that a program broke at the end of a line, with a hyphen that may be theirs or not."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable

from handouts.resources import data

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly")
_TYPED = re.compile(r"\w\u2010\w")
_SUSPENDED = re.compile(r"(?:and|or|to|nor)\b", re.IGNORECASE)
HYPHENS = "-\u2010\u00ad"


class Hyphens:
    """Whether a hyphen at the end of a line belongs to its word.

    Args:
        texts: The words of the document, by lines.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        self._typed = False
        for text in texts:
            self._typed = self._typed or bool(_TYPED.search(text))
            if text.rstrip()[-1:] not in HYPHENS:
                self._words.update(word.casefold() for word in _WORD.findall(text))

    def joined(self, above: str, below: str, lose: Callable[[str, str, str], object]) -> str:
        """A line that ends with a hyphen and the line after it as one text.

        The hyphen goes only where that is safe: where it is a soft one, or where the document, or English,
        has the word without it, and the document does not have it with one. Otherwise `lose` is told. The
        hyphen of Unicode (2010) is one that a program put where no word of the document has it within a line:
        people type the sign on their keyboard.
        After a hyphen that stands for a word to come ("short- and long-term") there is a space.
        """
        if _SUSPENDED.match(below):
            return f"{above} {below}"
        left, right = re.search(r"([^\W\d_]+)[-\u2010\u00ad]\Z", above), re.match(r"[^\W\d_]+", below)
        soft = above.endswith("\u00ad") or (above.endswith("\u2010") and not self._typed)
        if not left or not right or not right[0][0].islower():
            return above + below
        before, after = left[1].casefold(), right[0].casefold()
        if not soft and self._words[f"{before}-{after}"]:
            return above + below
        if soft or self._words[before + after] or is_english(before + after):
            return above[:-1] + below
        if not (is_english(before) and is_english(after)):
            word = f"{left[1]}-{right[0]}"
            why = "whether it has a hyphen cannot be told, so it was kept; compare it with the page"
            lose("hyphen", f"How to write “{word[:60]}”, broken at the end of a line", why)
        return above + below


def is_english(word: str) -> bool:
    """Whether a word in lower case, or one that it is made of, is in the list of English words."""
    return any(
        len(stem := word.removesuffix(ending)) > 1 and word.endswith(ending) and stem in _listed(stem[:2])
        for ending in _ENDINGS
    )


@functools.cache
def _listed(start: str) -> frozenset[str]:
    """The English words that begin with two letters."""
    line = _lines().get(start, "")
    return frozenset(word for word in line.split() if word.isalpha())


@functools.cache
def _lines() -> dict[str, str]:
    text = data("word_rarity.txt").read_text(encoding="utf-8")
    rows = (line.partition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {start: words for start, _, words in rows}
