"""What ", although" or ", whereas" sets against a statement becomes a sentence that begins with "But".

Why it matters:
    A contrast in the tail of a long sentence is easily missed. A sentence of its own is not.

Changes:
    Being older than 60 makes a blood clot more likely, although a clot can form at any age. -> Being older than 60 makes a blood clot more likely. But a clot can form at any age.
    In men the tube from the bladder is long, whereas in women it is short. -> In men the tube from the bladder is long. But in women it is short.

Leaves alone:
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
from handouts.plain.statement import statement
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
    if words[joint].lower == "while" and not (
        words[joint + 1].lower in row("others") and words[0].lower in row("others")
    ):
        return
    edit = Edit(words[joint - 1].start, words[joint].end, ". But")
    made = proposal(sentence, RULE, "The contrast has a sentence of its own.", edit)
    if made is not None:
        yield made


def _has_order(sentence: Sentence, joint: int) -> bool:
    """Whether the statement tells what to do: what is held against it must stay with it."""
    lows = [word.lower for word in sentence.words[:joint]]
    return any(
        low in row("orders") and (low != "have" or lows[number + 1 : number + 2] == ["to"])
        for number, low in enumerate(lows)
    )
