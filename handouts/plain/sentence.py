"""A sentence as rewrites see it: its words, where they stand, and what part of speech each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handouts.letters import spelled_by
from handouts.once import once
from handouts.readability import tags
from handouts.records import dataclass

_WORD = re.compile(
    r"[A-Za-z]++(?=[ ,.])"  # most words: found fastest
    r"|n['’]t\b|['’](?:s|re|ll|ve|d|m)\b"
    r"|\d+(?:[.,:/]\d+)*%?"
    r"|[^\W\d_]+(?=n['’]t\b)"
    r"|[^\W_]+(?:[-‑][^\W_]+)*"
    r"|[^\w\s]"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_LETTERS = r"[a-z]?[A-Z]{2,6}\d{0,2}"
_SPELLED_BEHIND = re.compile(rf"\b{_LETTERS}s?\s?(\([^()]*\))")
_SPELLED_BEFORE = re.compile(rf"\(({_LETTERS})s?\)")
_BRACKETS = {"(": ")", "[": "]"}
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

    @once
    def words(self) -> tuple[Word, ...]:
        """Its words and marks in order. "don't" is two: "do" and "n't"."""
        text, make = self.text, tuple.__new__
        lows = text.replace("’", "'") if "’" in text else text
        lows = lows.lower()
        if len(lows) != len(text):  # a few capitals have a lower case of two letters
            lows = "".join(letter.lower()[:1] for letter in text)
        found = [word.span() for word in _WORD.finditer(text)]
        return tuple([make(Word, (text[start:end], lows[start:end], start, end)) for start, end in found])

    @once
    def vocabulary(self) -> frozenset[str]:
        """Its words and marks, each once: most rules can tell from these that they have nothing to say."""
        return frozenset(word.lower for word in self.words)

    @once
    def tags(self) -> tuple[str, ...]:
        """The C5 tag of each word ("NN1", "VVD").

        What stands in brackets is read by itself, so that an explanation leaves the words around it what they
        were.
        """
        texts = tuple([word.text for word in self.words])
        if "(" not in texts and "[" not in texts:
            return tags.tag(texts)
        found = [""] * len(texts)
        for row in _rows(texts):
            for number, tag in zip(row, tags.tag(tuple(texts[number] for number in row)), strict=True):
                found[number] = tag
        return tuple(found)

    @once
    def closed(self) -> tuple[tuple[int, int], ...]:
        """Places that no word may be changed in: kept ones, long quotations, what letters stand for."""
        quotes = [
            found.span() for found in _QUOTED.finditer(self.text) if len(found[0].split()) >= _LONG_QUOTE
        ]
        return (*self.kept, *quotes, *self._spelled_out())

    def _spelled_out(self) -> Iterator[tuple[int, int]]:
        """Where words stand in brackets behind letters, or letters in brackets behind the words."""
        if "(" not in self.text:
            return
        yield from (found.span(1) for found in _SPELLED_BEHIND.finditer(self.text))
        for found in _SPELLED_BEFORE.finditer(self.text):
            before = [word for word in self.words if word.end <= found.start() and word.text[0].isalpha()]
            parts = [(part, word.start) for word in before for part in word.text.split("-")]
            number = spelled_by(found[1], [part for part, _ in parts])
            if number:
                yield parts[-number][1], found.start()

    def is_closed(self, start: int, end: int) -> bool:
        """Whether a place touches one that no word may be changed in."""
        return any(start < last and first < end for first, last in self.closed)

    @once
    def is_title_case(self) -> bool:
        """Whether most of its long words have a capital, as in English titles."""
        long = [word.text for word in self.words if len(word.text) > 3 and word.text[0].isalpha()]
        return len(long) > 1 and sum(word[0].isupper() for word in long) > len(long) / 2


def _rows(texts: Sequence[str]) -> Iterator[list[int]]:
    """The numbers of the words outside of brackets, then of those in each pair of brackets with the marks."""
    outside: list[int] = []
    inside: list[list[int]] = []
    ends: list[str] = []
    for number, text in enumerate(texts):
        if text in _BRACKETS and _BRACKETS[text] in texts[number:]:
            if not ends:
                inside.append([])
            ends.append(_BRACKETS[text])
        (inside[-1] if ends else outside).append(number)
        if ends and text == ends[-1]:
            ends.pop()
    yield outside
    yield from inside
