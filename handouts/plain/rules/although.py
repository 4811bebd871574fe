"""What "although" holds back becomes a sentence, and what counts follows with "But".

Why it matters:
    A sentence that starts with "although" is only understood when its end is reached.

Changes:
    Although the drug gives hope to people with severe depression, it can be habit forming. -> The drug gives hope to people with severe depression. But it can be habit forming.
    Although most people get well, some have pain, swelling, and a fever for weeks. -> Most people get well. But some have pain, swelling, and a fever for weeks.
    Although many had small problems, like dry skin, none had pain or a rash for long. -> Many had small problems, like dry skin. But none had pain or a rash for long.
    Although the skin can heal, and the marks may even fade away, some people have them for life. -> The skin can heal, and the marks may even fade away. But some people have them for life.
    While epilepsy can be hard to treat, for some people the seizures stop with medicine. -> Epilepsy can be hard to treat. But for some people the seizures stop with medicine.

Leaves alone:
    Although rare, it can be serious.
    Although it helps with pain, fever, and so on, etc., it can do harm to some people.
    Although it was mild, the pain, the fever and the cough kept him in bed for days.
    Although you may feel well, call your doctor at once if you have a rash.
    While you wait for the nurse, you can sit down in the next room.
    While the cast is on, the skin below it can itch and feel quite dry.
    Although the pain may go away, and if it does not come back, you need a test.
    Even though the drug can help, call us at once about any side effects of it.

Source:
    Plain Writing Act guidelines: main clause first, one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import length
from handouts.plain.contrast import weighs
from handouts.plain.edit import Edit
from handouts.plain.halves import LEAST_HALF, is_row_closed, proposal, splittable
from handouts.plain.proposal import Proposals, Tools, capitalized
from handouts.plain.sentence import Sentence
from handouts.plain.statement import statement, subject
from handouts.plain.vocabulary import row

RULE = "split-although"
CUES = frozenset(("although", "though", "while", "whereas"))

LEAST_WORDS = 11


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Turn "Although A, B." into "A. But B."."""
    words = sentence.words
    if not words or words[0].lower not in CUES:
        return
    end = splittable(sentence, LEAST_WORDS)
    for comma in (number for number in range(3, end - LEAST_HALF) if words[number].text == ","):
        found = subject(sentence, 1, comma)
        second = statement(sentence, comma + 1, end)
        if found is None or second is None:
            continue
        if words[comma + 1].lower in row("examples") or words[comma + 1].lower in ("and", "or", "but"):
            continue  # "Although it fades, and may go away, some have it for life"
        if second.start != comma + 1 and second.start > comma + 6:
            return
        if any(word.lower in row("pending") for word in words[1:comma]) or not is_row_closed(
            sentence, 1, comma
        ):
            return
        if length(sentence, 1, comma) < LEAST_HALF:
            return
        if words[0].lower == "while" and not weighs(sentence, 1, comma):
            return
        edits = (
            Edit(words[0].start, words[1].end, capitalized(words[1].text)),
            Edit(words[comma].start, words[comma + 1].end, f". But {words[comma + 1].text}"),
        )
        made = proposal(
            sentence, RULE, f"Two short sentences are easier than one with '{words[0].lower}'.", *edits
        )
        if made is not None:
            yield made
        return
