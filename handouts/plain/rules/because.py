"""A reason that follows becomes a sentence of its own.

Why it matters:
    What to do comes first and stands alone; why comes next.

Changes:
    Do your breathing exercises each morning and each night, because they keep your lungs clear. -> Do your breathing exercises each morning and each night. This is because they keep your lungs clear.
    If you have diabetes, you should see a foot doctor because a small cut can lead to problems. -> If you have diabetes, you should see a foot doctor. This is because a small cut can lead to problems.
    Small children may need a lower dose of this drug, because their bodies take more time to break it down. -> Small children may need a lower dose of this drug. This is because their bodies take more time to break it down.
    The illness can be hard to treat because its cause is not the same in all of them. -> The illness can be hard to treat. This is because its cause is not the same in all of them.

Leaves alone:
    Older people can feel dizzy at night because of it, mainly because they have taken more than one drug.
    A child can catch a cold at school because he or she is near to others for most of the day.
    Do not stop the drug all at once just because you feel better than you did last week.
    You should not take this drug at the same time as others, because you feel better with it.
    A child may wheeze at night because he or she has small airways that swell during colds.
    You often feel sick in the morning because your stomach is still quite empty at that time.
    Some people think that men have it more because they have more heart attacks than women.
    This test is done once more because the first one was not clear enough to be sure.
    In this form of the illness, a lack of red blood cells happens because they are broken up by clots.
    Tell us if you feel sick because you took the drug with no food in your stomach.

Source:
    Plain Writing Act guidelines: one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, length
from handouts.plain.edit import Edit
from handouts.plain.halves import proposal, splittable
from handouts.plain.proposal import Proposals, Tools
from handouts.plain.scope import is_open
from handouts.plain.sentence import Sentence
from handouts.plain.statement import denies, statement, subject
from handouts.plain.vocabulary import row

RULE = "split-because"
CUES = frozenset(("because",))

LEAST_WORDS = 13
LEAST_HALF = 4

_ORDERS = ("VVB", "VDB", "VVI")
_NOTHING_SAID = frozenset(("this", "that", "it", "these"))
"""Subjects of which little is said: "This happens. This is because" would be no easier."""


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at "because" after a statement or an instruction that denies nothing."""
    words = sentence.words
    places = [number for number, word in enumerate(words) if word.lower == "because"]
    if len(places) != 1 or not (end := splittable(sentence, LEAST_WORDS)):
        return
    (number,) = places
    comma = words[number - 1].text in (",", "—", "–")
    stop = number - comma
    if length(sentence, 0, stop) < LEAST_HALF or length(sentence, number + 1, end) < LEAST_HALF:
        return
    if words[0].lower in _NOTHING_SAID or not _is_sure(sentence, stop, comma=comma):
        return
    if subject(sentence, number + 1, end) is None:
        return
    start = words[stop - 1].end
    edit = Edit(start, words[number].end, ". This is because")
    made = proposal(sentence, RULE, "The reason has a sentence of its own.", edit)
    if made is not None:
        yield made


def _is_sure(sentence: Sentence, stop: int, *, comma: bool) -> bool:
    """Whether what stands before the reason is a statement or an order that the reason holds for as a whole.

    Behind a comma, a reason is given for all of it: for "may" and "often" too, but not for one "mainly".
    """
    words, tags = sentence.words, sentence.tags
    doubts = row("doubting") - (row("over_comma") if comma else row("able"))
    if denies(sentence, 0, stop) or any(word.lower in doubts for word in words[:stop]):
        return False
    if not comma and not _is_judged(sentence, stop):
        return False
    first = 0
    if words[0].lower in ("if", "when"):  # "If you have diabetes, see ... because": the reason is for seeing
        first = next((number + 1 for number in range(stop) if words[number].text == ","), 0)
        if not first:
            return False
    if tags[first] in _ORDERS or (first and tags[first] in FINITE):
        return not is_open(sentence, first, stop)
    front = statement(sentence, first, stop)
    if front is None or tags[stop - 1] in FINITE:
        return False  # "it happens because", "these are lines that form because"
    return not is_open(sentence, front.start, stop) and not _asks_why(sentence, stop)


def _is_judged(sentence: Sentence, stop: int) -> bool:
    """Whether each "can" is that of "can be hard to treat", which tells how something is."""
    words, tags = sentence.words, sentence.tags
    return all(
        words[at + 1].lower == "be" and tags[at + 2].startswith("AJ")
        for at in range(stop)
        if words[at].lower in row("able")
    )


def _asks_why(sentence: Sentence, stop: int) -> bool:
    """Whether the words right before tell how or when, so that "because" may go with them alone."""
    return sentence.tags[stop - 1] in ("CJC", "PRP", "AV0", "AVQ")
