"""What words weigh in the Flesch-Kincaid grade, so that a rewrite can be weighed before it is made."""

from __future__ import annotations

from handouts.readability._words import bare, words_of
from handouts.readability.syllables import count


def weight(text: str) -> tuple[int, int]:
    """How many words an English text has, and how many syllables, as the grade counts them."""
    words = words_of(text)[0]
    return len(words), sum(count(bare(word)) for word in words)
