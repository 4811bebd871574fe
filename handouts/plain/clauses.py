"""Where clauses begin and end in a sentence, as far as a split needs to know, and no further.

Everything here says no when it is not sure.
"""

from __future__ import annotations

from handouts.plain import scope
from handouts.plain.sentence import Sentence
from handouts.resources import toml

FINITE = scope.FINITE

_OF_SUBJECT = frozenset(
    ("AT0", "DPS", "DT0", "CRD", "ORD", "AJ0", "AJC", "AJS", "NN0", "NN1", "NN2", "NP0", "PNP", "PNI", "PNX",
     "EX0", "PRF", "PRP", "POS", "AV0", "CJC", "VVG", "VVN", "ZZ0", "UNC")
)  # fmt: skip
_NOUNS = frozenset(("NN0", "NN1", "NN2", "NP0", "PNP", "PNI", "EX0", "DT0"))
_OPENERS = frozenset(
    ("AT0", "DPS", "DT0", "CRD", "AJ0", "AJC", "AJS", "NN0", "NN1", "NN2", "NP0", "PNP", "PNI", "EX0")
)
_LONGEST_SUBJECT = 9
"""Words. A longer one is too likely to be something else."""

SCOPE = frozenset(toml("rewrites.toml")["en"]["scope"]["words"].split())
"""Words whose sense may reach over a comma: a sentence with one of them before it is not split there."""


def subject_and_verb(sentence: Sentence, first: int, end: int) -> tuple[int, int] | None:
    """The number after the subject, and that of its verb, if the words from `first` begin with these."""
    tags, words = sentence.tags, sentence.words
    if first >= end or tags[first] not in _OPENERS:
        return None
    noun = False
    for number in range(first, min(end, first + _LONGEST_SUBJECT + 1)):
        tag = tags[number]
        if tag in FINITE and noun and not _is_noun_here(sentence, number):
            return number, number
        if tag not in _OF_SUBJECT or words[number].lower in SCOPE:
            return None
        noun = noun or tag in _NOUNS
        if tag == "AV0" and not noun:
            return None
    return None


def _is_noun_here(sentence: Sentence, number: int) -> bool:
    """Whether a word that was taken for a verb stands right after an article: "a rise"."""
    return number > 0 and sentence.tags[number - 1] in ("AT0", "DPS") and sentence.tags[number] == "VVB"


def stands_alone(sentence: Sentence, first: int, end: int) -> bool:
    """Whether words make a statement that needs nothing around them: subject, verb, and nothing open."""
    return subject_and_verb(sentence, first, end) is not None and not scope.is_open(sentence, first, end)


def length(sentence: Sentence, first: int, end: int) -> int:
    """How many words there are, marks not counted."""
    return sum(word.text[0].isalnum() for word in sentence.words[first:end])


def last_word(sentence: Sentence) -> int:
    """The number after the last word, before the mark that ends the sentence."""
    end = len(sentence.words)
    while end and not sentence.words[end - 1].text[0].isalnum() and sentence.words[end - 1].text not in ")%":
        end -= 1
    return end
