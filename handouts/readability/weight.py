"""What words weigh in the Flesch-Kincaid grade, so that a rewrite can be weighed before it is made."""

from __future__ import annotations

from handouts.readability._words import bare, words_of
from handouts.readability.syllables import count


def excess(text: str) -> int:
    """The syllables of an English text beyond one for each word.

    In the grade (Kincaid et al. 1975: 0.39 W/S + 11.8 Y/W - 15.59) one syllable adds 11.8 / W and one word
    takes away (11.8 Y/W - 0.39 W/S) / W, which in health pages is about as much. So a change within a
    sentence raises no grade to speak of where these do not get more, however many words come or go.
    """
    return sum(count(bare(word)) - 1 for word in words_of(text)[0])
