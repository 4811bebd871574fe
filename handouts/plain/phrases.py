"""Phrases of a data file, made ready for finding them in a sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from handouts.plain.sentence import Word

_CHOICE = re.compile(r"\(([^)]*)\)")


class Phrases:
    """Phrases and what each of them is for, found by their first word; the longest at a place wins.

    Args:
        rows: The value of each phrase. "(a|b)" is a choice and "(a|)" a word that may be missing. Words are
            those of a `Sentence`: in lower case, "it's" is "it 's" and a comma is a word.
    """

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in rows.items():
            for parts in spelled(phrase):
                self._by_first.setdefault(parts[0], []).append((parts, value))
        for found in self._by_first.values():
            found.sort(key=lambda row: -len(row[0]))

    def at(self, words: Sequence[Word], number: int) -> tuple[int, str] | None:
        """The number after the last word of the phrase that begins at a word, and its value."""
        if number >= len(words):
            return None
        for parts, value in self._by_first.get(words[number].lower, ()):
            end = number + len(parts)
            if end <= len(words) and all(
                part == word.lower for part, word in zip(parts, words[number:end], strict=True)
            ):
                return end, value
        return None


def spelled(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every way to write a phrase with choices in it, as words."""
    pieces = _CHOICE.split(phrase)
    choices = [piece.split("|") if number % 2 else [piece] for number, piece in enumerate(pieces)]
    for chosen in itertools.product(*choices):
        yield tuple("".join(chosen).split())
