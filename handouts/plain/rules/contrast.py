"""What ", although" or ", whereas" sets against a statement becomes a sentence that begins with "But".

Why it matters:
    A contrast in the tail of a long sentence is easily missed. A sentence of its own is not.

Changes:
    Being older than 60 makes a blood clot more likely, although a clot can form at any age. -> Being older than 60 makes a blood clot more likely. But a clot can form at any age.
    In men the tube from the bladder is long, whereas in women it is short. -> In men the tube from the bladder is long. But in women it is short.
    Sudden damage to the skin there is called a tear, while slow damage is called a sore. -> Sudden damage to the skin there is called a tear. But slow damage is called a sore.

Leaves alone:
    The cream can sting a bit on the first day, while it is drying on your skin.
    The patient is in a small room next to the scanner, while the nurse is at the desk.
    Call us if you have a fever, although it may be only a cold.
    You must not drive for a day after the test, although you may feel well.
    The nurse takes your blood, while the doctor looks at the pictures of your heart.
    Studies show that the drug works well, though it may take some weeks.

Source:
    Plain Writing Act guidelines: one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import length
from handouts.plain.edit import Edit
from handouts.plain.halves import LEAST_HALF, proposal, splittable
from handouts.plain.proposal import Proposals, Tools
from handouts.plain.scope import is_open
from handouts.plain.sentence import Sentence
from handouts.plain.statement import Statement, statement
from handouts.plain.subjects import is_person
from handouts.plain.vocabulary import row

RULE = "split-contrast"

LEAST_WORDS = 10

CUES = frozenset(("although", "though", "whereas", "while"))


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at a comma with "although" or the like, between two statements."""
    words = sentence.words
    places = [
        number
        for number in range(1, len(words) - 1)
        if words[number].lower in CUES and words[number - 1].text == ","
    ]
    if len(places) != 1 or not (end := splittable(sentence, LEAST_WORDS)):
        return
    (joint,) = places
    if length(sentence, 0, joint) < LEAST_HALF or length(sentence, joint + 1, end) < LEAST_HALF:
        return
    front, back = statement(sentence, 0, joint - 1), statement(sentence, joint + 1, end)
    if front is None or back is None or is_open(sentence, front.start, joint - 1):
        return
    if is_open(sentence, 0, front.start) or _has_order(sentence, joint):
        return
    if words[joint].lower == "while" and not _is_no_time(sentence, front, back, joint):
        return
    edit = Edit(words[joint - 1].start, words[joint].end, ". But")
    made = proposal(sentence, RULE, "The contrast has a sentence of its own.", edit)
    if made is not None:
        yield made


def _is_no_time(sentence: Sentence, front: Statement, back: Statement, joint: int) -> bool:
    """Whether "while" sets two things against each other: nobody does one during the other.

    Then it opens with "others" and "some", or tells in both places what things are, have, or are called.
    """
    words, tags = sentence.words, sentence.tags
    if words[joint + 1].lower in row("others") and words[0].lower in row("others"):
        return True
    if front.start or back.start != joint + 1 or tags[back.start] == "PNP" or tags[0] == "PNP":
        return False
    both = (words[number].lower for number in (front.verb, back.verb))
    people = any(is_person(word.lower) for one in (front, back) for word in words[one.start : one.end])
    doing = any(
        tag in ("VVG", "VBG") for tag in tags[front.verb : front.verb + 3] + tags[back.verb : back.verb + 3]
    )
    return not people and not doing and all(low in row("at_rest") for low in both)


def _has_order(sentence: Sentence, joint: int) -> bool:
    """Whether the statement tells what to do: what is held against it must stay with it."""
    lows = [word.lower for word in sentence.words[:joint]]
    return any(
        low in row("orders") and (low != "have" or lows[number + 1 : number + 2] == ["to"])
        for number, low in enumerate(lows)
    )
