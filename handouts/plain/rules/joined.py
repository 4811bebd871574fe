"""Two statements that "and", "but" or "so" joins are two sentences.

Why it matters:
    A long sentence has to be held in the head until it ends. Two short ones do not.

Changes:
    The medicine relaxes the muscles in your airways, and it starts to work within a few minutes. -> The medicine relaxes the muscles in your airways. It starts to work within a few minutes.
    Traditional drugs for depression may need weeks to work, but this one shows results within hours. -> Traditional drugs for depression may need weeks to work. But this one shows results within hours.
    People who have the flu can spread it for a week or more, and they should stay at home. -> People who have the flu can spread it for a week or more. They should stay at home.
    The office can take the samples for the test but they must go to the state. -> The office can take the samples for the test. But they must go to the state.

Leaves alone:
    If the pain does not go away, and you have a fever that lasts for more than two days, call us.
    Take one tablet each morning with a full glass of water, and you will feel better in about a week.
    Studies show that the drug works in most of the people who take it, and it has few side effects.
    You may have a headache, and a rash.
    In some children, the rash spreads to the face and the neck, and it can last for weeks.
    The nurse will show you how the pump works in your home, and you may ask her to call.
    The medicine can harm the heart and the lungs and other parts of the body need care.
    The growth is in the voice box and the cords of the voice cannot move, and/or it is in the skin.
    The sample is put on thin glass, so the nurse can look at all of the cells.
    Sometimes, all of the growth is cut out in this test, and no more care is needed.
    The drug is given first so less of the bone has to be cut out and there is less pain.
    The drug does not only ease the pain in your joints, but it also helps you to sleep at night.
    Your age, the weight of your body, and a family history of high blood pressure can raise your risk.

Source:
    Plain Writing Act guidelines: one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import last_word, length, spoken
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.scope import reaches
from handouts.plain.sentence import Sentence
from handouts.plain.subjects import start_of, subject

RULE = "split-statements"

LEAST_WORDS = 11
"""A shorter sentence is easy enough as it is."""

LEAST_HALF = 3
"""Words. A shorter half hangs in the air."""

_JOINTS = {"and": "", "but": "But ", "so": "So ", "yet": "But "}
CUES = frozenset(_JOINTS)
_PRONOUNS = frozenset(("it", "they", "he", "she", "we", "you", "i", "this", "these", "there"))
"""Subjects that no noun before them can share a verb with."""

_DASHES = ("—", "–")

_OPENINGS = frozenset(("but", "and", "so", "also", "still", "then", "today", "now", "sometimes", "often"))


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at "and", "but" or "so" between two whole statements."""
    words = sentence.words
    end = last_word(sentence)
    if sentence.heading or spoken(sentence, end) < LEAST_WORDS or sentence.text.rstrip()[-1:] in "?:":
        return
    joints = [number for number in range(2, end - 2) if _may_join(sentence, number)]
    if not joints:
        return
    start, limited = _start(sentence)
    for number in joints:
        joint = words[number].lower
        if number < start + 2 or not _is_between(sentence, start, number, end):
            continue
        if joint == "and" and limited:
            continue  # "In most people, A, and B": B may be so in most people only
        mark = words[number - 1].text == "," or words[number - 1].text in _DASHES
        first = words[number + 1]
        new = _JOINTS[joint] + first.text if _JOINTS[joint] else capitalized(first.text)
        edit = Edit(words[number - 1 - mark].end, first.end, f". {new}")
        if not sentence.is_closed(edit.start, edit.end):
            yield Proposal(
                RULE, (edit,), "Two short sentences are easier to read than one long one.", whole=True
            )
            return


def _may_join(sentence: Sentence, number: int) -> bool:
    """Whether a word is a joint with a comma before it, or with all of a subject behind it."""
    words = sentence.words
    if words[number - 1].text in _DASHES and sum(word.text in _DASHES for word in words) > 1:
        return False  # what stands between two dashes
    if words[number + 1].text == "/":
        return False  # "and/or"
    return words[number].lower in _JOINTS and (
        words[number - 1].text == "," or words[number + 1].lower in _PRONOUNS
    )


def _is_between(sentence: Sentence, start: int, joint: int, end: int) -> bool:
    """Whether a joint stands between two statements, each of which can stand alone."""
    words = sentence.words
    after = joint + 1
    comma = words[joint - 1].text == ","
    before = joint - (comma or words[joint - 1].text in _DASHES)
    if words[joint].lower == "so" and (words[after].lower == "that" or not comma):
        return False
    if length(sentence, 0, before) < LEAST_HALF or length(sentence, after, end) < LEAST_HALF:
        return False
    marks = {word.text for word in words[start:before]} & set(",;:(")
    if words[joint].lower == "and" and any(word.lower == "so" for word in words[start + 1 : before]):
        return False  # "it is given so less has to be cut and there is less pain"
    if words[joint].lower == "but" and any(word.lower == "only" for word in words[:before]):
        return False  # "not only ..., but also ..."
    if marks and (words[joint].lower == "and" or marks != {","}):
        return False  # "and" may close a list
    lone = words[after].lower in _PRONOUNS
    one = subject(sentence, start, before, in_row=lone or words[joint].lower != "and")
    other = subject(sentence, after, end)
    if one is None or other is None or reaches(sentence, start, before):
        return False
    if words[joint].lower == "so" and words[other.verb].lower in ("can", "could"):
        return False  # "Wear a gown, so we can see your knee": what it is for
    if comma:
        return True
    return lone and other.end - other.first == 1


def _start(sentence: Sentence) -> tuple[int, bool]:
    """The word that the subject starts with, after "But", "In most people," and the like; whether such limit it."""
    words, tags = sentence.words, sentence.tags
    start = start_of(sentence)
    if words[0].lower in _OPENINGS:
        start = 2 if words[1].text == "," else 1
        return start, words[0].lower in ("sometimes", "often")
    if tags[start] == "PRP":
        comma = next(
            (number for number in range(start, min(start + 9, len(words))) if words[number].text == ","), 0
        )
        return (comma + 1, True) if comma else (start, False)
    return start, False
