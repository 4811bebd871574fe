"""How far a word like "if", "that" or "who" reaches: whether a statement after it stands in its reach."""

from __future__ import annotations

from handouts.plain.clauses import FINITE, SCOPE
from handouts.plain.scope import REPORTING
from handouts.plain.sentence import Sentence

_RELATIVE = ("who", "that", "which", "whose")
_OF_TIME = ("before", "after", "since", "until", "once")


def reaches(sentence: Sentence, first: int, end: int) -> bool:
    """Whether some word from `first` to `end` may hold for a statement with a subject of its own after `end`.

    "The doctor says that A, and B" may say B too; "people who have A are B, and C" does not, and neither does
    "such as", "before surgery" or "more than".
    """
    words, tags = sentence.words, sentence.tags
    for number in range(first, end):
        lower = words[number].lower
        if lower in REPORTING and tags[number].startswith("V") and not _is_passive(sentence, number):
            return True
        if lower not in SCOPE or lower == "than":
            continue
        before = words[number - 1].lower if number else ""
        if lower == "as" and (before in ("such", "well", "known") or tags[number] == "PRP"):
            continue
        if lower in _RELATIVE and number and tags[number - 1].startswith(("NN", "NP0", "PNI", "DT0")):
            after = number + 1
            while after < end and tags[after] in ("AV0", "XX0"):
                after += 1
            if after < end and tags[after] in FINITE:
                continue
        if lower == "because" and words[number + 1].lower == "of":
            continue
        if lower in _OF_TIME and tags[number] == "PRP":
            continue
        return True
    return False


def _is_passive(sentence: Sentence, number: int) -> bool:
    """Whether a verb of saying says nothing here: "was reported by", "shown in"."""
    return sentence.tags[number] == "VVN"
