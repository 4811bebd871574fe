"""Words and phrases that a rule looks for, kept as data and found in one pass over an article."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from handouts.checks._passage import Passage
from handouts.once import once
from handouts.resources import toml

Entry = TypeVar("Entry")

_CHOICE = re.compile(r"\(([^()]*)\)")
_PLAIN = re.compile(r"[a-z' #-]+").fullmatch
_PART = re.compile(r"[^\W_]+(?:'[^\W_]+)*|%|#")


class Found(NamedTuple, Generic[Entry]):
    """A phrase where it stands.

    Attributes:
        start: Offset of its first character in the passage's text.
        end: Offset after its last.
        first: The number of its first word in the passage.
        last: The number of its last.
        entry: What the data say of it.
    """

    start: int
    end: int
    first: int
    last: int
    entry: Entry


class Index:
    """Where every word of an article stands, so that a rule looks only where there is something for it.

    Attributes:
        passages: The article's passages.
        places: For each word, where it stands: the numbers of its uses, counted through the article.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._starts: list[int] = []
        places, at = defaultdict[str, list[int]](list), 0
        for passage in passages:
            self._starts.append(at)
            for number, word in enumerate(passage.tokens, at):
                places[word].append(number)
            at += len(passage.tokens)
        self.places = dict(places)

    def where(self, number: int) -> tuple[Passage, int]:
        """The passage that a use of a word is in, and the word's number there."""
        passage = bisect.bisect_right(self._starts, number) - 1
        return self.passages[passage], number - self._starts[passage]

    def uses(self, words: Iterable[str]) -> Iterator[tuple[Passage, int]]:
        """Where any of some words stand, in reading order.

        Args:
            words: A set or the keys of a mapping; anything else is slower.
        """
        found = [number for word in self.places.keys() & words for number in self.places[word]]
        return map(self.where, sorted(found))

    def within(self, words: Iterable[str]) -> set[int]:
        """The numbers of the passages that any of some words stand in."""
        return {
            bisect.bisect_right(self._starts, number) - 1
            for word in self.places.keys() & words
            for number in self.places[word]
        }

    @once
    def figures(self) -> list[int]:
        """Where figures stand."""
        return [number for word, found in self.places.items() if word.isdigit() for number in found]


class _Row(NamedTuple, Generic[Entry]):
    """A phrase, which of its words it is looked up by, and how far from it another one stands."""

    parts: tuple[str, ...]
    key: int
    entry: Entry
    away: int = 0
    other: str = ""


class Phrases(Generic[Entry]):
    """Phrases by their longest word, which is most often their rarest.

    A phrase is found only where nothing but space or a hyphen parts its words. Of two that overlap the one
    that starts first is found, of two that start together the longer one.

    Args:
        entries: Phrases in lower case and what each stands for. `(a|b)` is one of several words or none where
            one of them is empty: "few (days|weeks)", "(very|) soon". `#` is any figure. A hyphen parts words.
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._by_key: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._made: dict[str, list[_Row[Entry]]] = {}
        for phrase, entry in entries.items():
            if phrase.isalpha():
                self._by_key.setdefault(phrase, []).append(((phrase,), entry))
                continue
            for spelling in spellings(phrase):
                words = tuple(
                    spelling.replace("-", " ").split() if _PLAIN(spelling) else _PART.findall(spelling)
                )
                self._by_key.setdefault(max(words, key=len), []).append((words, entry))

    def find(self, passage: Passage) -> Iterator[Found[Entry]]:
        """The phrases of a passage in order; none overlap."""
        yield from (found for _, found in self.find_all(Index((passage,))))

    def find_all(self, index: Index) -> Iterator[tuple[Passage, Found[Entry]]]:
        """The same in a whole article."""
        found: list[tuple[int, int, _Row[Entry]]] = []
        for word in self._by_key.keys() & index.places.keys():
            for number in index.places[word]:
                self._add(found, index, number, self._rows(word))
        if "#" in self._by_key:
            for number in index.figures:
                self._add(found, index, number, self._rows("#"))
        found.sort(key=lambda one: one[:2])
        end = 0
        for start, length, row in found:
            if start >= end:
                end = start - length
                passage, first = index.where(start)
                last = first - length - 1
                yield passage, Found(*passage.span(first, last), first, last, row.entry)

    def _rows(self, key: str) -> list[_Row[Entry]]:
        """The phrases with this longest word, made when an article first has it: of most, none ever has."""
        rows = self._made.get(key)
        if rows is None:
            rows = self._made[key] = [_row(words, entry) for words, entry in self._by_key[key]]
        return rows

    @staticmethod
    def _add(
        found: list[tuple[int, int, _Row[Entry]]], index: Index, number: int, rows: list[_Row[Entry]]
    ) -> None:
        """Note the phrases that have their key at a place: where they start, their length as a negative."""
        passage, place = index.where(number)
        tokens = passage.tokens
        for row in rows:
            length = len(row.parts)
            if length > 1:
                first = place - row.key
                if first < 0 or first + length > len(tokens) or tokens[place + row.away] != row.other != "#":
                    continue
                if length > 2 and not _match(row.parts, tokens[first : first + length]):
                    continue
                if row.other == "#" and not tokens[place + row.away].isdigit():
                    continue
                if not passage.joined(first, first + length - 1):
                    continue
            found.append((number - row.key, -length, row))


def _row(words: tuple[str, ...], entry: Entry) -> _Row[Entry]:
    """A phrase by its longest word; most candidates fall at the longest of the others."""
    key = words.index(max(words, key=len))
    if len(words) == 1:
        return _Row(words, key, entry)
    other = max(
        (number for number in range(len(words)) if number != key), key=lambda number: len(words[number])
    )
    return _Row(words, key, entry, other - key, words[other])


def _match(parts: tuple[str, ...], tokens: list[str]) -> bool:
    """Whether words are those of a phrase, with any figure for "#"."""
    return all(
        part == token or (part == "#" and token.isdigit()) for part, token in zip(parts, tokens, strict=True)
    )


def spellings(phrase: str) -> Iterator[str]:
    """Every way to write a phrase with choices: "few (days|weeks)" is "few days" and "few weeks"."""
    if "(" not in phrase:
        yield phrase
        return
    parts = _CHOICE.split(phrase)
    choices = [part.split("|") if number % 2 else [part] for number, part in enumerate(parts)]
    for chosen in itertools.product(*choices):
        yield " ".join("".join(chosen).split())


@functools.cache
def phrases(file: str, table: str, language: str) -> Phrases[Any]:
    """The phrases of one table of a data file, for one language; none if the file has none for it.

    Args:
        file: Name of a file in `handouts/data`.
        table: The table below the language's: `[en.vague]` is "vague". Its keys are phrases; a value is what
            the rule says of it.
        language: The root of a BCP 47 tag.
    """
    rows: Mapping[str, Any] = toml(file).get(language, {}).get(table, {})
    return Phrases(rows)
