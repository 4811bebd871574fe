"""Two things that one subject does are two sentences.

Why it matters:
    Who does the second thing is easy to lose when the sentence is long. Saying it again keeps it.

Changes:
    The medicine relaxes the muscles around your airways and makes each of your breaths easier. -> The medicine relaxes the muscles around your airways. The medicine makes each of your breaths easier.
    You may feel a dull pain in your lower back and have a fever of 101 degrees. -> You may feel a dull pain in your lower back. You may have a fever of 101 degrees.

Leaves alone:
    The medicine helps to relax the muscles around your airways and lower the risk of an attack.
    The nurse checks your blood pressure and the beat of your heart at each of your visits.
    If you feel a dull pain in your lower back and have a fever of 101 degrees, call us.

Source:
    Plain Writing Act guidelines: one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import SCOPE, last_word, length, subject_and_verb
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.sentence import Sentence

RULE = "split-predicates"

LEAST_WORDS = 14
LEAST_HALF = 4
LONGEST_SUBJECT = 4

_GOES_WITH = {
    "VVZ": ("VVZ", "VBZ", "VHZ"),
    "VBZ": ("VVZ",),
    "VHZ": ("VVZ",),
    "VVD": ("VVD",),
    "VM0": ("VVI", "VVB", "VHI", "VHB", "VBI"),
}
"""Which tags the second verb may have, by the tag of the first."""


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Say the subject again where "and" is followed by a verb that goes with it."""
    words = sentence.words
    end = last_word(sentence)
    if sentence.heading or length(sentence, 0, end) < LEAST_WORDS or sentence.text.rstrip()[-1:] in "?:":
        return
    if not any(word.lower == "and" for word in words):
        return
    tags = sentence.tags
    found = subject_and_verb(sentence, 0, end)
    if found is None or not 0 < found[0] <= LONGEST_SUBJECT:
        return
    verb = found[1]
    if tags[verb] not in _GOES_WITH or any(word.lower in SCOPE for word in words[:end]):
        return
    joints = [
        number for number in range(verb + 1, end - 2) if words[number].lower in ("and", "or", ",", ";", ":")
    ]
    if len(joints) > 2 or (len(joints) == 2 and (words[joints[0]].text != "," or joints[1] != joints[0] + 1)):
        return
    for number in joints[-1:]:
        second = number + 1
        if words[number].lower != "and" or tags[second] not in _GOES_WITH[tags[verb]]:
            return
        if tags[verb] == "VM0" and "TO0" in tags[verb:number]:
            return
        if length(sentence, verb, number) < LEAST_HALF or length(sentence, second, end) < LEAST_HALF:
            return
        subject = sentence.text[words[0].start : words[found[0] - 1].end]
        modal = f" {words[verb].text}" if tags[verb] == "VM0" else ""
        start = words[joints[0]].start
        edit = Edit(start, words[second].end, f". {capitalized(subject)}{modal} {words[second].text}")
        start_of_gap = len(sentence.text[:start].rstrip())
        edit = Edit(start_of_gap, edit.end, edit.new)
        if not sentence.is_closed(edit.start, edit.end):
            yield Proposal(
                RULE, (edit,), "Two short sentences are easier to read than one long one.", whole=True
            )
