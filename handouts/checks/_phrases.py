"""Words and phrases that a rule looks for, kept as data and found in one pass over an article."""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from handouts.checks._passages import Passage
from handouts.resources import toml

Entry = TypeVar("Entry")

_CHOICE = re.compile(r"\(([^()]*)\)")
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
        places: For each word the passages and the places in them, by number, in reading order.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        places = self.places
        for number, passage in enumerate(passages):
            for place, word in enumerate(passage.tokens):
                places[word].append((number, place))

    @functools.cached_property
    def figures(self) -> list[tuple[int, int]]:
        """Where figures stand."""
        return [place for word, found in self.places.items() if word.isdigit() for place in found]


class Phrases(Generic[Entry]):
    """Phrases by their first word.

    A phrase is found only where nothing but space or a hyphen parts its words.

    Args:
        entries: Phrases in lower case and what each stands for. `(a|b)` is one of several words or none where
            one of them is empty: "few (days|weeks)", "(very|) soon". `#` is any figure. A hyphen parts words.
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for phrase, entry in entries.items():
            if phrase.isalpha():
                self._by_first.setdefault(phrase, []).append(((phrase,), entry))
                continue
            for spelling in spellings(phrase):
                words = tuple(_PART.findall(spelling))
                self._by_first.setdefault(words[0], []).append((words, entry))
        for rows in self._by_first.values():
            if len(rows) > 1:
                rows.sort(key=lambda row: -len(row[0]))

    def find(self, passage: Passage) -> Iterator[Found[Entry]]:
        """The phrases of a passage in order, the longest at each place; none overlap."""
        if self._by_first.keys().isdisjoint(passage.vocabulary) and "#" not in self._by_first:
            return
        end = 0
        for place in range(len(passage.tokens)):
            if place >= end:
                found = self._at(passage, place)
                if found:
                    yield found
                    end = found.last + 1

    def find_all(self, index: Index) -> Iterator[tuple[Passage, Found[Entry]]]:
        """The same in a whole article."""
        starts = [place for word in self._by_first.keys() & index.places.keys() for place in index.places[word]]
        if "#" in self._by_first:
            starts += index.figures
        starts.sort()
        ends = (0, 0)
        for start in starts:
            if start < ends:
                continue
            passage = index.passages[start[0]]
            found = self._at(passage, start[1])
            if found:
                yield passage, found
                ends = (start[0], found.last + 1)

    def _at(self, passage: Passage, place: int) -> Found[Entry] | None:
        """The longest phrase that starts with the word numbered `place`."""
        tokens = passage.tokens
        first = tokens[place]
        rows = self._by_first.get(first, [])
        if "#" in self._by_first and first.isdigit():
            rows = sorted((*rows, *self._by_first["#"]), key=lambda row: -len(row[0]))
        for parts, entry in rows:
            if len(parts) > 1 and not self._follows(passage, place, parts):
                continue
            last = place + len(parts) - 1
            return Found(*passage.span(place, last), place, last, entry)
        return None

    @staticmethod
    def _follows(passage: Passage, place: int, parts: tuple[str, ...]) -> bool:
        tokens = passage.tokens
        if place + len(parts) > len(tokens):
            return False
        for part, token in zip(parts, tokens[place : place + len(parts)], strict=True):
            if part != token and not (part == "#" and token.isdigit()):
                return False
        return passage.joined(place, place + len(parts) - 1)


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
