"""A sentence as rewrites see it: its words, where they stand, and what part of speech each is."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple

from handouts.readability import tags

_WORD = re.compile(
    r"n['’]t\b|['’](?:s|re|ll|ve|d|m)\b"
    r"|\d+(?:[.,:/]\d+)*%?"
    r"|[^\W\d_]+(?=n['’]t\b)"
    r"|[^\W_]+(?:[-‑][^\W_]+)*"
    r"|[^\w\s]"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_LONG_QUOTE = 4
"""A quotation of so many words is somebody's own, and no word of it is changed; fewer are a name."""


class Word(NamedTuple):
    """A word or a mark of a sentence.

    Attributes:
        text: As it stands.
        lower: In lower case, with a straight apostrophe.
        start: Offset of its first character in the sentence.
        end: Offset after its last.
    """

    text: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence.

    Attributes:
        text: Its characters.
        kept: Places in it that no rewrite may touch: abbreviations, words in another language.
        heading: It is a heading or a title, which need not be a sentence.
    """

    text: str
    kept: tuple[tuple[int, int], ...] = ()
    heading: bool = False

    @functools.cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words and marks in order. "don't" is two: "do" and "n't"."""
        return tuple(
            Word(found[0], found[0].lower().replace("’", "'"), *found.span())
            for found in _WORD.finditer(self.text)
        )

    @functools.cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its words and marks, each once: most rules can tell from these that they have nothing to say."""
        return frozenset(word.lower for word in self.words)

    @functools.cached_property
    def tags(self) -> tuple[str, ...]:
        """The C5 tag of each word ("NN1", "VVD")."""
        return tags.tag([word.text for word in self.words])

    @functools.cached_property
    def closed(self) -> tuple[tuple[int, int], ...]:
        """Places that no word may be changed in: those that are kept, and long quotations."""
        quotes = [
            found.span() for found in _QUOTED.finditer(self.text) if len(found[0].split()) >= _LONG_QUOTE
        ]
        return (*self.kept, *quotes)

    def is_closed(self, start: int, end: int) -> bool:
        """Whether a place touches one that no word may be changed in."""
        return any(start < last and first < end for first, last in self.closed)

    @functools.cached_property
    def is_title_case(self) -> bool:
        """Whether most of its long words have a capital, as in English titles."""
        long = [word.text for word in self.words if len(word.text) > 3 and word.text[0].isalpha()]
        return len(long) > 1 and sum(word[0].isupper() for word in long) > len(long) / 2
