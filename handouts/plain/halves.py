"""What the splits at a comma have in common: which sentence may be split, and what both halves must be."""

from __future__ import annotations

from handouts.plain.clauses import FINITE, last_word, spoken
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal
from handouts.plain.sentence import Sentence

LEAST_HALF = 3
"""Words. A shorter half hangs in the air."""


def splittable(sentence: Sentence, least: int) -> int:
    """The number after the sentence's last word, where it may be split at all; else 0.

    Args:
        sentence: The sentence.
        least: A shorter one, in words, is easy enough as it is.
    """
    end = last_word(sentence)
    if sentence.heading or sentence.text.rstrip()[-1:] in "?:;" or spoken(sentence, end) < least:
        return 0
    quoted = sum(word.text in '“”"' for word in sentence.words) % 2  # somebody's own words go on elsewhere
    return 0 if quoted or any(word.text in "?:;!" for word in sentence.words[:end]) else end


def goes_to_end(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a clause that starts at `first` goes on to the end: nothing behind a comma is left alone.

    Commas may part things in a row of three that ends with "and" or "or", or a clause of its own kind:
    "which", or "-ing". A lone ", and" may go on with what stood before the clause: "a tube, which is long,
    and a pump".
    """
    words, tags = sentence.words, sentence.tags
    commas = [number for number in range(first, end) if words[number].text == ","]
    if not commas:
        return True
    if any(word.text in "—–" for word in words[first:end]):
        return False
    following = commas[0] + 1
    if words[following].lower in ("which", "such", "like", "either") or tags[following] == "VVG":
        return words[following].lower != "which" or len(commas) == 1
    last = commas[-1] + 1
    if len(commas) > 1 and words[last].lower in ("and", "or"):
        return not any(tags[number] in FINITE for number in range(commas[0], end))
    return False


def is_row_closed(sentence: Sentence, first: int, end: int) -> bool:
    """Whether commas among the words part things in a row that ends with "and", or that "such as" opens.

    Else the first of them may be where the clause ends: "Although it was mild, the pain, the fever and ...".
    """
    lows = [word.lower for word in sentence.words[first:end]]
    if "," not in lows:
        return True
    commas = [number for number, low in enumerate(lows) if low == ","]
    opened = lows[commas[0] + 1 : commas[0] + 2] in (["such"], ["including"], ["like"])
    return opened or not {"and", "or"}.isdisjoint(lows[commas[-1] :])


def proposal(sentence: Sentence, rule: str, reason: str, *edits: Edit) -> Proposal | None:
    """A split, unless it would touch what no rewrite may touch, or put two stops in a row ("etc..")."""
    if any(sentence.is_closed(edit.start, edit.end) for edit in edits):
        return None
    if any(edit.new[:1] == "." and sentence.text[: edit.start].rstrip()[-1:] == "." for edit in edits):
        return None
    return Proposal(rule, edits, reason, whole=True)
