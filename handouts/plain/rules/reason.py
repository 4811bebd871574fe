"""What "because" gives first as a reason becomes a sentence, and what follows from it begins with "So".

Why it matters:
    A sentence that starts with "because" has to be held in the head until its end tells what it is about.

Changes:
    Because the lungs have few nerves, you can have a large tumor and feel no pain. -> The lungs have few nerves. So you can have a large tumor and feel no pain.
    Because a fall can harm your new knee, make your home a safe place. -> A fall can harm your new knee. So make your home a safe place.
    Because the mites are very small, move quickly, and like the dark, they may be hard to find. -> The mites are very small, move quickly, and like the dark. So they may be hard to find.

Leaves alone:
    Because no one has to report it and because most cases are mild, the true number may be higher.
    Because of the drug, you may feel sick all day.
    Because it was mild, the pain, the fever and the cough did not keep him in bed.
    Because you are pregnant, ask if the drug is safe and what else may help.
    If it is only because you forgot, take it now and go on as before.
    Only because the test was clear can we go on with the next step.

Source:
    Plain Writing Act guidelines: main clause first, one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import length
from handouts.plain.edit import Edit
from handouts.plain.halves import LEAST_HALF, is_row_closed, proposal, splittable
from handouts.plain.proposal import Proposals, Tools, capitalized
from handouts.plain.sentence import Sentence
from handouts.plain.statement import subject
from handouts.plain.vocabulary import row

RULE = "split-reason"
CUES = frozenset(("because",))

LEAST_WORDS = 10

_ORDERS = ("VVB", "VVI", "VDB")


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Turn "Because A, B." into "A. So B."."""
    words = sentence.words
    if not words or words[0].lower != "because" or words[1:2] == () or words[1].lower == "of":
        return
    end = splittable(sentence, LEAST_WORDS)
    if words[1].text == ",":
        return
    comma = _joint(sentence, end)
    if not comma or any(word.lower == "because" for word in words[1:comma]):
        return
    if length(sentence, 1, comma) < LEAST_HALF or words[comma + 1].lower in ("this", "that"):
        return
    if any(word.lower in row("pending") for word in words[1:comma]) or not is_row_closed(sentence, 1, comma):
        return
    if _is_about_reader(sentence):
        return
    edits = (
        Edit(words[0].start, words[1].end, capitalized(words[1].text)),
        Edit(words[comma].start, words[comma + 1].end, f". So {words[comma + 1].text}"),
    )
    made = proposal(sentence, RULE, "The reason comes first, as a sentence; 'So' tells what follows.", *edits)
    if made is not None:
        yield made


def _joint(sentence: Sentence, end: int) -> int:
    """The number of the comma before what follows from the reason: a statement, or else an order; 0 for none."""
    commas = [number for number in range(3, end - LEAST_HALF) if sentence.words[number].text == ","]
    commas = [number for number in commas if subject(sentence, 1, number) is not None]
    told = (number for number in commas if subject(sentence, number + 1, end) is not None)
    asked = (number for number in commas if sentence.tags[number + 1] in _ORDERS)
    return next(told, 0) or next((number for number in asked if sentence.tags[number + 2] != "PUN"), 0)


def _is_about_reader(sentence: Sentence) -> bool:
    """Whether the reason is what the reader is or has: "You are pregnant." would tell it as news."""
    return sentence.words[1].lower == "you" and sentence.tags[2] in ("VBB", "VHB", "VVB")
