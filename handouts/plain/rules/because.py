"""A reason after ", because" becomes a sentence of its own.

Why it matters:
    What to do comes first and stands alone; why comes next.

Changes:
    Do your breathing exercises each morning and each night, because they keep your lungs clear. -> Do your breathing exercises each morning and each night. This is because they keep your lungs clear.

Leaves alone:
    Do not stop the drug all at once just because you feel better than you did last week.
    You should not take this drug at the same time as others, because you feel better with it.

Source:
    Plain Writing Act guidelines: one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import SCOPE, last_word, length, subject_and_verb
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools
from handouts.plain.sentence import Sentence

RULE = "split-because"

LEAST_WORDS = 13
_NEGATIONS = frozenset(("not", "n't", "no", "never", "without", "cannot", "nor", "none", "avoid", "stop"))


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at ", because" after a statement or an instruction that denies nothing."""
    words = sentence.words
    end = last_word(sentence)
    if sentence.heading or length(sentence, 0, end) < LEAST_WORDS or sentence.text.rstrip()[-1:] in "?:":
        return
    for number in range(3, end - 4):
        if words[number].text != "," or words[number + 1].lower != "because":
            continue
        before = words[:number]
        if any(word.lower in SCOPE or word.lower in _NEGATIONS for word in before):
            return  # "not ..., because" may deny the reason and not the deed
        if not (subject_and_verb(sentence, 0, number) or sentence.tags[0] in ("VVB", "VDB")):
            return
        if subject_and_verb(sentence, number + 2, end) is None:
            return
        edit = Edit(words[number].start, words[number + 1].end, ". This is because")
        if not sentence.is_closed(edit.start, edit.end):
            yield Proposal(RULE, (edit,), "The reason has a sentence of its own.", whole=True)
        return
