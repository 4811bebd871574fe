"""Phrases of a data file, made ready for finding them in a sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from handouts.plain.sentence import Sentence, Word

_CHOICE = re.compile(r"\(([^)]*)\)")

_Node: TypeAlias = "dict[str, _Node | str]"
"""The words that may come next, and under `_END` the value of the phrase that ends here."""

_END = ""


class Phrases:
    """Phrases and what each of them is for, found by their first word; the longest at a place wins.

    Args:
        rows: The value of each phrase. "(a|b)" is a choice and "(a|)" a word that may be missing. Words are
            those of a `Sentence`: in lower case, "it's" is "it 's" and a comma is a word.
    """

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._starts: _Node = {}
        for phrase, value in rows.items():
            for parts in spelled(phrase):
                node = self._starts
                for part in parts:
                    node = node.setdefault(part, {})  # type: ignore[assignment]
                node[_END] = value

    @property
    def starts(self) -> Collection[str]:
        """The words that phrases begin with."""
        return self._starts.keys()

    def find(self, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
        """The number of the first word, that after the last, and the value of each phrase in a sentence."""
        starts = self._starts
        if starts.keys().isdisjoint(sentence.vocabulary):
            return
        words = sentence.words
        for number, word in enumerate(words):
            found = self.at(words, number) if word.lower in starts else None
            if found is not None:
                yield number, *found

    def at(self, words: Sequence[Word], number: int) -> tuple[int, str] | None:
        """The number after the last word of the longest phrase that begins at a word, and its value."""
        node: _Node | str | None = self._starts
        found = None
        while isinstance(node, dict):
            if _END in node:
                found = number, str(node[_END])
            node = node.get(words[number].lower) if number < len(words) else None
            number += 1
        return found


def spelled(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every way to write a phrase with choices in it, as words."""
    pieces = _CHOICE.split(phrase)
    choices = [piece.split("|") if number % 2 else [piece] for number, piece in enumerate(pieces)]
    for chosen in itertools.product(*choices):
        yield tuple("".join(chosen).split())
