"""A sentence ends where a semicolon parts two of them.

Why it matters:
    Readers with low literacy stop at a semicolon or read over it. A full stop tells them to rest.

Changes:
    Take it with food; do not crush it. -> Take it with food. Do not crush it.
    Most people feel well; however, some feel sick. -> Most people feel well. But some feel sick.
    If it is sore, call us; if it bleeds, go to the hospital. -> If it is sore, call us. If it bleeds, go to the hospital.

Leaves alone:
    Call if you have a rash; a fever; or a cough.
    If it is sore, call us; do not put cream on it.

Source:
    CDC Everyday Words for Public Health Communication; short sentences, one idea each.
"""

from __future__ import annotations

from handouts.plain.clauses import SCOPE, last_word, subject_and_verb
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.sentence import Sentence

RULE = "split-semicolon"

_CONDITIONS = frozenset(("if", "when"))
"""Where both sides have a condition of their own, neither reaches past the semicolon."""


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at the one semicolon of a sentence."""
    words = sentence.words
    marks = [number for number, word in enumerate(words) if word.text == ";"]
    if len(marks) != 1 or sentence.heading:
        return
    (at,) = marks
    if at + 1 >= len(words):
        return
    after = at + 1
    both = words[0].lower in _CONDITIONS and words[after].lower in _CONDITIONS
    if words[0].lower in SCOPE and not both:
        return
    if words[after].lower in ("however", "therefore", "thus"):
        after += 2 if words[after + 1 : after + 2] and words[after + 1].text == "," else 1
    end = last_word(sentence)
    instruction = sentence.tags[after : after + 1] == ("VVB",) or words[after].lower == "do"
    if after >= end or not (both or subject_and_verb(sentence, after, end) or instruction):
        return
    if not both and not (subject_and_verb(sentence, 0, at) or sentence.tags[0] in ("VVB", "VDB")):
        return
    first = words[after]
    joint = {"however": "But ", "therefore": "So ", "thus": "So "}.get(words[at + 1].lower, "")
    start = joint + first.text if joint else capitalized(first.text)
    edit = Edit(words[at].start, first.end, f". {start}")
    if not sentence.is_closed(edit.start, edit.end):
        yield Proposal(RULE, (edit,), "Two short sentences are easier to read than one long one.", whole=True)
