"""The main statement of a sentence: where its subject starts, and which verb it has.

It reads past "In most people," and words in parentheses; who or what the subject is, `subjects` tells.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, is_noun_after_all
from handouts.plain.scope import is_open, is_relative
from handouts.plain.sentence import Sentence
from handouts.plain.vocabulary import forms, row
from handouts.records import dataclass

_OF_SUBJECT = ("AT0", "DPS", "DT0", "CRD", "ORD", "AJ", "NN", "NP0", "PNP", "PNI", "PNX", "EX0", "PRF", "PRP",
               "POS", "AV0", "CJC", "VVG", "VVN", "ZZ0", "UNC", "PUL", "PUR")  # fmt: skip
_HEADS = ("NN", "NP0", "PNP", "PNI", "EX0", "DT0")
_LONGEST_SUBJECT = 16
"""Words. A longer one is too likely to be something else."""

_LONGEST_PHRASE = 6
"""Words that stand in front with no comma."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A subject and its verb.

    Attributes:
        start: The number of the subject's first word.
        end: The number after the subject's last word.
        verb: The number of the finite verb.
        opened: The number of the first word after "But" and the like: a fronted "When ...," starts there.
    """

    start: int
    end: int
    verb: int
    opened: int


def statement(sentence: Sentence, first: int, end: int) -> Statement | None:
    """The main statement among the words, after what is put in front of it; None where it can't be told.

    In front may stand "But", "In most people,", "Over time,", or a clause with "when" or "because". With "if"
    and "unless" there is none: what they say holds to the end.
    """
    words, tags = sentence.words, sentence.tags
    opened = first
    if opened < end and words[opened].lower in row("openings") and tags[opened] in ("CJC", "AV0"):
        opened += 1 + (words[opened + 1].text == ",")
    starts = [opened]
    if opened < end and (
        tags[opened] in ("PRP", "AV0", "VVG", "VVN") or words[opened].lower in row("fronted")
    ):
        starts = [number + 1 for number in range(opened, end - 2) if words[number].text == ","]
        if not starts and tags[opened] == "PRP":
            starts = _after_phrase(sentence, opened, end)
    for start in starts:
        found = subject(sentence, start, end)
        if found is not None:
            if start > opened and is_open(sentence, opened, start, allowed=row("fronted")):
                return None
            return Statement(start, found[0], found[1], opened)
    return None


def _after_phrase(sentence: Sentence, first: int, end: int) -> list[int]:
    """Where a subject may start after a phrase that no comma closes: "for some people the seizures stop"."""
    tags = sentence.tags
    return [
        number
        for number in range(first + 2, min(end, first + _LONGEST_PHRASE))
        if tags[number] in ("AT0", "DPS", "PNP") and tags[number - 1].startswith(("NN", "NP0"))
    ][:1]


def subject(sentence: Sentence, first: int, end: int) -> tuple[int, int] | None:
    """The number after the subject, and that of its verb, if the words from `first` begin with these.

    Words in parentheses do not count, and a subject may go on with "who" or "that" and one verb of its own.
    """
    words, tags = sentence.words, sentence.tags
    noun, relative, number = False, False, first
    if first + 1 < end and tags[first] == "AV0" and tags[first + 1].startswith("AJ"):
        first = number = first + 1
    if first >= end or not tags[first].startswith(("AT0", "DPS", "DT0", "CRD", "AJ", *_HEADS, "VVG", "VBG")):
        return None
    while number < min(end, first + _LONGEST_SUBJECT):
        tag = tags[number]
        if words[number].text == "(":
            number = next((at for at in range(number, end) if words[at].text == ")"), end) + 1
            continue
        if noun and words[number].lower in ("who", "that", "which") and not relative:
            if not is_relative(sentence, number):
                return None
            relative = True
            number = next(at for at in range(number, end) if tags[at] in FINITE) + 1
            continue
        if tag == "VVD" and tags[number - 1] == "CJC" and tags[number + 1].startswith(("AJ", "NN")):
            return None  # "weak joints or failed earlier operations"
        if noun and (
            (tag in FINITE and not is_noun_after_all(sentence, number)) or is_verb_after_all(sentence, number)
        ):
            return last_of_subject(sentence, number), number
        if noun and tag == "PNP" and tags[number - 1].startswith("NN"):
            return None  # "the best care I have had"
        inside = ("VVN", "VVI", "VBI", "TO0", "XX0", "VHI", "VHN", "VBN") if relative else ()
        if not tag.startswith((*_OF_SUBJECT, *inside)) and words[number].lower not in ("than", "being"):
            return None
        noun = noun or tag.startswith(_HEADS) or (tag in ("VVG", "VBG") and number == first)
        number += 1
    return None


def is_verb_after_all(sentence: Sentence, number: int) -> bool:
    """Whether a word after a subject is a verb that the tagger took for a noun: "the pills block the signal".

    The noun before it must be of the other number, and an object or a mark must follow.
    """
    tag, low = sentence.tags[number], sentence.words[number].lower
    if low == "cannot" or (tag == "VVI" and sentence.tags[number - 1] == "NN2"):
        return True
    known = forms("effects").get(low)
    if known is None or tag not in ("NN1", "NN2", "AJ0") or number + 1 >= len(sentence.words):
        return False
    before, after = sentence.tags[number - 1], sentence.tags[number + 1]
    goes_on = after in ("AT0", "DPS", "DT0", "PNP", "PUN") or sentence.words[number + 1].lower in ("to", "in")
    if low == known["base"]:
        return before == "NN2" and goes_on
    return low == known["s"] and tag == "NN2" and before in ("NN1", "NN2", "NP0") and goes_on


def finite_tag(sentence: Sentence, number: int) -> str:
    """The tag of a finite verb, even where the tagger took it for another word; empty if it is none."""
    tag, low = sentence.tags[number], sentence.words[number].lower
    if tag in FINITE or low == "cannot":
        return tag if tag in FINITE else "VM0"
    known = forms("effects").get(low)
    if known is None:
        return ""
    return (
        "VVZ"
        if low == known["s"]
        else "VVB"
        if low == known["base"]
        else "VVD"
        if low == known["past"]
        else ""
    )


def last_of_subject(sentence: Sentence, verb: int) -> int:
    """The number after the subject that ends before a verb, adverbs not counted: "this also can"."""
    while verb and sentence.tags[verb - 1] == "AV0" and not sentence.words[verb - 1].text[0].isupper():
        verb -= 1
    return verb


def denies(sentence: Sentence, first: int, end: int) -> bool:
    """Whether some of the words deny something, or nearly do."""
    return any(word.lower in row("negations") for word in sentence.words[first:end])
