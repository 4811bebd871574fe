"""What "because" gives first as a reason becomes a sentence, and what follows from it begins with "So".

Why it matters:
    A sentence that starts with "because" has to be held in the head until its end tells what it is about.

Changes:
    Because the lungs have few nerves, you can have a large tumor and feel no pain. -> The lungs have few nerves. So you can have a large tumor and feel no pain.
    Because a fall can harm your new knee, make your home a safe place. -> A fall can harm your new knee. So make your home a safe place.

Leaves alone:
    Because of the drug, you may feel sick all day.
    Because you are pregnant, ask if the drug is safe, and if not, what else may help.
    If it is only because you forgot, take it now and go on as before.
    Only because the test was clear can we go on with the next step.

Source:
    Plain Writing Act guidelines: main clause first, one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import length
from handouts.plain.edit import Edit
from handouts.plain.halves import LEAST_HALF, proposal, splittable
from handouts.plain.proposal import Proposals, Tools, capitalized
from handouts.plain.scope import is_open
from handouts.plain.sentence import Sentence
from handouts.plain.statement import subject

RULE = "split-reason"

LEAST_WORDS = 10

_ORDERS = ("VVB", "VVI", "VDB")


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Turn "Because A, B." into "A. So B."."""
    words, tags = sentence.words, sentence.tags
    if not words or words[0].lower != "because" or words[1:2] == () or words[1].lower == "of":
        return
    end = splittable(sentence, LEAST_WORDS)
    commas = [number for number in range(3, end - LEAST_HALF) if words[number].text == ","]
    if len(commas) != 1 or words[1].text == ",":
        return
    (comma,) = commas
    if subject(sentence, 1, comma) is None or is_open(sentence, 1, comma):
        return
    if subject(sentence, comma + 1, end) is None and tags[comma + 1] not in _ORDERS:
        return
    if length(sentence, 1, comma) < LEAST_HALF or words[comma + 1].lower in ("this", "that"):
        return
    edits = (
        Edit(words[0].start, words[1].end, capitalized(words[1].text)),
        Edit(words[comma].start, words[comma + 1].end, f". So {words[comma + 1].text}"),
    )
    made = proposal(sentence, RULE, "The reason comes first, as a sentence; 'So' tells what follows.", *edits)
    if made is not None:
        yield made
