"""Sentences start with who or what they are about.

Why it matters:
    "There are many people who" makes the reader wait for who does what.

Changes:
    There are many people who have asthma. -> Many people have asthma.
    There are several things that can set it off. -> Several things can set it off.
    But there are two drugs that often help. -> But two drugs often help.

Leaves alone:
    There are people who cannot take it.
    There are many things that you can do.
    There are many types of medicine.
    There are no drugs that cure it.
    There are many people, who all have asthma.

Source:
    Federal Plain Language Guidelines 2011: omit unnecessary words; subject and verb first.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, SINGULAR
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.sentence import Sentence

RULE = "there-are"
CUES = frozenset(("there",))

_FRONTS = frozenset(("but", "so", "and", "also"))
_QUANTITIES = frozenset(("many", "several", "some", "few", "various", "numerous"))
"""With one of these or a number in front, "there are ... who" counts somebody; without, it says what all do."""

_LONGEST = 7
"""Words between "there are" and "who". More are likely to be more than one thing."""

_IN_PHRASE = ("NN", "AJ", "PRF", "CRD", "DT0", "AV0", "AT0", "VVG", "VVN", "CJC")


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Turn "There are many people who have" into "Many people have"."""
    if sentence.heading or "there" not in sentence.vocabulary or sentence.text.rstrip().endswith("?"):
        return
    words, tags = sentence.words, sentence.tags
    first = 0
    while first < len(words) and (words[first].lower in _FRONTS or (first and words[first].text == ",")):
        first += 1
    if [word.lower for word in words[first : first + 2]] != ["there", "are"]:
        return
    start = first + 2
    noun = next(
        (
            at
            for at in range(start, min(start + _LONGEST + 1, len(words)))
            if words[at].lower in ("who", "that")
        ),
        None,
    )
    if noun is None or not _is_counted(sentence, start) or not tags[noun - 1].startswith("NN"):
        return
    if not all(tag.startswith(_IN_PHRASE) for tag in tags[start:noun]):
        return
    verb = noun + 1
    while verb < len(words) and tags[verb] == "AV0":
        verb += 1
    if verb >= len(words) - 1 or tags[verb] not in FINITE - SINGULAR:
        return
    opening = words[start].text
    edits = (
        Edit(words[first].start, words[start].end, capitalized(opening) if not first else opening),
        Edit(words[noun - 1].end, words[noun].end, ""),
    )
    if not sentence.is_closed(words[first].start, words[noun].end):
        yield Proposal(RULE, edits, "Who or what it is about comes first.", whole=True)


def _is_counted(sentence: Sentence, number: int) -> bool:
    """Whether a number in words or the like stands there; a sentence does not start with a figure."""
    word = sentence.words[number]
    if word.lower == "a":
        return sentence.words[number + 1].lower == "few"
    return word.lower in _QUANTITIES or (sentence.tags[number] == "CRD" and word.text.isalpha())
