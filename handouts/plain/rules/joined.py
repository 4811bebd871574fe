"""Two statements that "and", "but" or "so" joins are two sentences.

Why it matters:
    A long sentence has to be held in the head until it ends. Two short ones do not.

Changes:
    The medicine relaxes the muscles in your airways, and it starts to work within a few minutes. -> The medicine relaxes the muscles in your airways. It starts to work within a few minutes.
    Traditional drugs for depression may need weeks to work, but this one shows results within hours. -> Traditional drugs for depression may need weeks to work. But this one shows results within hours.

Leaves alone:
    If the pain does not go away, and you have a fever that lasts for more than two days, call us.
    Take one tablet each morning with a full glass of water, and you will feel better in about a week.
    Studies show that the drug works in most of the people who take it, and it has few side effects.
    You may have a headache, and a rash.
    Your age, the weight of your body, and a family history of high blood pressure can raise your risk.

Source:
    Plain Writing Act guidelines: one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import last_word, length, stands_alone, subject_and_verb
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.sentence import Sentence

RULE = "split-statements"

LEAST_WORDS = 13
"""A shorter sentence is easy enough as it is."""

LEAST_HALF = 4
"""Words. A shorter half hangs in the air."""

_JOINTS = {"and": "", "but": "But ", "so": "So ", "yet": "But "}


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at a comma with "and", "but" or "so" between two whole statements."""
    words = sentence.words
    end = last_word(sentence)
    if sentence.heading or length(sentence, 0, end) < LEAST_WORDS or sentence.text.rstrip()[-1:] in "?:":
        return
    for number in range(1, end - 1):
        if words[number].text != "," or words[number + 1].lower not in _JOINTS:
            continue
        joint, after = words[number + 1].lower, number + 2
        if joint == "so" and words[after].lower == "that":
            continue
        if length(sentence, 0, number) < LEAST_HALF or length(sentence, after, end) < LEAST_HALF:
            continue
        start = _start(sentence)
        marks = {word.text for word in words[start:number]} & set(",;:(")
        if marks and (joint == "and" or marks != {","}):
            continue  # "and" may close a list
        if not stands_alone(sentence, start, number) or subject_and_verb(sentence, after, end) is None:
            continue
        first = words[after]
        new = _JOINTS[joint] + first.text if _JOINTS[joint] else capitalized(first.text)
        edit = Edit(words[number].start, first.end, f". {new}")
        if not sentence.is_closed(edit.start, edit.end):
            yield Proposal(
                RULE, (edit,), "Two short sentences are easier to read than one long one.", whole=True
            )
            return


_OPENINGS = frozenset(("but", "and", "so", "also", "still", "then", "today", "now", "sometimes", "often"))


def _start(sentence: Sentence) -> int:
    """The word that the subject starts with: after "But", "In most people," and the like."""
    words, tags = sentence.words, sentence.tags
    start = 0
    if words[0].lower in _OPENINGS:
        start = 1
        if words[1].text == ",":
            start = 2
    elif tags[0] == "PRP":
        comma = next((number for number, word in enumerate(words[:9]) if word.text == ","), 0)
        start = comma + 1 if comma else 0
    return start
