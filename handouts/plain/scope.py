"""Words that open a clause, and how far what they say reaches.

A split may not leave outside what stood inside: in "We believe that it helps, which is why ...", "believe"
holds for all that follows "that". But many a "that" or "before" opens nothing that a split could cut: "that
drug", "before meals", "the glands that make it".
"""

from __future__ import annotations

from collections.abc import Collection

from handouts.plain.clauses import FINITE, past
from handouts.plain.sentence import Sentence
from handouts.plain.vocabulary import row

SCOPE = row("scope")
"""Words whose sense may reach over a comma: a sentence with one of them before it is not split there."""

REPORTING = row("reporting")
"""Verbs whose clause may go on after a comma: "Studies show it helps, and it is safe"."""

_RELATIVES = frozenset(("that", "who", "which"))
_OWNERS = frozenset((*_RELATIVES, "whose"))
_NOUNS = ("NN", "NP")
_OF_TIME = ("before", "after", "since", "until", "once")
_CLAUSE_REACH = 7
"""Words. A clause that "when" opens has its verb among so many."""


def is_open(sentence: Sentence, first: int, end: int, *, allowed: Collection[str] = ()) -> bool:
    """Whether some of the words open a clause, or report one, that may reach past the last of them.

    Args:
        sentence: The sentence.
        first: The number of the first word.
        end: The number after the last.
        allowed: Words that may open a clause here, because what follows the split may be about that as well.
    """
    return any(_opens(sentence, number, end, allowed) for number in range(first, end))


def _opens(sentence: Sentence, number: int, end: int, allowed: Collection[str]) -> bool:
    low, tags = sentence.words[number].lower, sentence.tags
    if low in allowed:
        return False
    if low in row("opening"):
        return True
    if low in REPORTING:
        return tags[number] in FINITE or tags[number] in ("VVI", "VVN", "VVG")
    if low in _RELATIVES:
        return not is_relative(sentence, number) and not _points(sentence, number)
    return low in row("joining") and _has_clause(sentence, number, end)


def reaches(sentence: Sentence, first: int, end: int) -> bool:
    """Whether some word from `first` to `end` may hold for a statement with a subject of its own after `end`.

    This is stricter than `is_open`, as a whole statement may follow what was said before "and": "The doctor
    says that A, and B" may say B too. "People who have A are B, and C" does not, and neither does "such as",
    "before surgery" or "more than".
    """
    words, tags = sentence.words, sentence.tags
    for number in range(first, end):
        lower = words[number].lower
        if lower in REPORTING and tags[number].startswith("V") and tags[number] != "VVN":
            return True  # not "was reported by", "shown in"
        if lower not in SCOPE or lower == "than":
            continue
        before = words[number - 1].lower if number else ""
        if lower == "as" and (before in ("such", "well", "known") or tags[number] == "PRP"):
            continue
        if lower in _OWNERS and number and tags[number - 1].startswith(("NN", "NP0", "PNI", "DT0")):
            after = past(sentence, number + 1, end, "AV0", "XX0")
            if after < end and tags[after] in FINITE:
                continue
        if lower == "because" and words[number + 1].lower == "of":
            continue
        if lower in _OF_TIME and tags[number] == "PRP":
            continue
        return True
    return False


def is_relative(sentence: Sentence, number: int) -> bool:
    """Whether "that", "which" or "who" goes on about the noun before it: "glands that make it".

    Not "the risk that it comes back", "so sick that", nor "the drug that you take", which has its own
    subject.
    """
    words, tags = sentence.words, sentence.tags
    if not number or number + 1 >= len(words) or not tags[number - 1].startswith((*_NOUNS, "PNI", "DT0")):
        return False
    verb = after_adverbs(sentence, number + 1)
    return words[number - 1].lower not in row("facts") and verb < len(words) and tags[verb] in FINITE


def _points(sentence: Sentence, number: int) -> bool:
    """Whether "that" stands for "this": "that drug", at the start or after a preposition or a verb."""
    words, tags = sentence.words, sentence.tags
    if words[number].lower != "that" or number + 1 >= len(words):
        return False
    pointed = tags[number + 1] in ("NN1", "NP0") or not words[number + 1].text[0].isalnum()
    return pointed and (not number or tags[number - 1] in ("PRP", "PRF", "CJC", "PUN"))


def _has_clause(sentence: Sentence, number: int, end: int) -> bool:
    """Whether a subject and a verb follow, and not only a noun or an "-ing"."""
    tags = sentence.tags
    if tags[number] in ("PRP", "PRF") or sentence.words[number + 1 : number + 2] == ():
        return False
    if sentence.words[number].lower == "so" and (not number or tags[number - 1] != "PUN"):
        return tags[number + 1] == "CJT"
    if tags[number + 1] in ("VVG", "VVN", "CRD"):
        return False
    for at in range(number + 1, min(end, number + 1 + _CLAUSE_REACH)):
        if sentence.words[at].text in ",;:.(":
            return False
        if tags[at] in FINITE:
            return True
    return False


def after_adverbs(sentence: Sentence, number: int) -> int:
    """The number of the first word from here on that is no adverb: "which in turn also raises"."""
    words, tags = sentence.words, sentence.tags
    while number < len(words):
        if tags[number] == "AV0":
            number += 1
        elif [word.lower for word in words[number : number + 2]] == ["in", "turn"]:
            number += 2
        else:
            break
    return number
