"""Words and phrases that a rule looks for, kept as data and found in one pass over a passage."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
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


class Phrases(Generic[Entry]):
    """Phrases by their first word.

    Args:
        entries: Phrases in lower case and what each stands for. `(a|b)` is one of several words or none where
            one of them is empty: "few (days|weeks)", "(very|) soon". `#` is any figure. A hyphen parts words.
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for phrase, entry in entries.items():
            for spelling in spellings(phrase):
                words = tuple(_PART.findall(spelling))
                self._by_first.setdefault(words[0], []).append((words, entry))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, passage: Passage) -> Iterator[Found[Entry]]:
        """The phrases of a passage in order, the longest at each place; none overlap."""
        if self._by_first.keys().isdisjoint(passage.vocabulary) and "#" not in self._by_first:
            return
        words = passage.words
        at = 0
        while at < len(words):
            first = words[at].text
            rows: Iterable[tuple[tuple[str, ...], Entry]] = self._by_first.get(first, ())
            if first.isdigit():
                rows = (*rows, *self._by_first.get("#", ()))
            for parts, entry in rows:
                end = at + len(parts)
                if end <= len(words) and all(
                    part == word.text or (part == "#" and word.text.isdigit())
                    for part, word in zip(parts, words[at:end], strict=True)
                ):
                    yield Found(words[at].start, words[end - 1].end, at, end - 1, entry)
                    at = end
                    break
            else:
                at += 1


def spellings(phrase: str) -> Iterator[str]:
    """Every way to write a phrase with choices: "few (days|weeks)" is "few days" and "few weeks"."""
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
