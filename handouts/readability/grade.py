"""What the Flesch-Kincaid grade of an article is made of: for weighing what is added to it."""

from __future__ import annotations

import functools
from typing import NamedTuple

from handouts.model import Document, language_root
from handouts.readability._words import bare
from handouts.readability.prepare import prepare
from handouts.readability.scores import LEAST_SENTENCES, LEAST_WORDS, sentence_count
from handouts.readability.syllables import count


class Amounts(NamedTuple):
    """What the grade of an article is made of.

    Attributes:
        words: Words that are scored.
        sentences: Sentences, as the formula counts them.
        syllables: Syllables of the words.
    """

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade (Kincaid and others, 1975), the same figure that `score` has."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def amounts(document: Document) -> Amounts | None:
    """What the prepared grade of an English article is made of.

    Returns:
        None for one that is too short to have a grade, or in another language.
    """
    if language_root(document.meta.lang) != "en":
        return None
    sentences = [sentence.words for part in prepare(document) for sentence in part.sentences]
    words = sum(map(len, sentences))
    if len(sentences) < LEAST_SENTENCES or words < LEAST_WORDS:
        return None
    return Amounts(words, sentence_count(sentences), sum(map(_syllables, sentences)))


@functools.lru_cache(maxsize=512)
def _syllables(words: tuple[str, ...]) -> int:
    """The syllables of a sentence; kept for a while, as an article is weighed at each change."""
    return sum(count(bare(word)) for word in words)
