"""What a word is, said between two commas, becomes a sentence of its own.

Why it matters:
    Words between commas part the subject from its verb, and the reader loses one of them.

Changes:
    Glutamate, a brain chemical, helps to control your mood. -> Glutamate is a brain chemical. It helps to control your mood.
    Doctor Gray, a specialist in burns, sees children. -> Doctor Gray is a specialist in burns. Doctor Gray sees children.

Leaves alone:
    My doctor, a kind man, and his nurse help.
    Insulin, the pen, a needle and a swab are in the bag.

Source:
    Plain Writing Act guidelines: keep subject and verb together.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, last_word
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.scope import SCOPE
from handouts.plain.sentence import Sentence
from handouts.plain.subjects import is_person

RULE = "split-apposition"
CUES = frozenset((",",))

_NAME = frozenset(("AT0", "DPS", "AJ0", "NN1", "NN2", "NP0"))
_WHAT = frozenset(("AT0", "AJ0", "NN1", "NN2", "NP0", "PRF", "PRP", "AV0", "VVN", "VVG", "CRD", "DPS", "DT0"))
_LONGEST_NAME = 4


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Turn "A, a B, does C." into "A is a B. It does C."; somebody is named again."""
    words = sentence.words
    end = last_word(sentence)
    commas = [number for number in range(end) if words[number].text == ","]
    if sentence.heading or len(commas) != 2 or sentence.text.rstrip()[-1:] in "?:":
        return
    first, second = commas
    if not 0 < first <= _LONGEST_NAME or second - first < 3 or second + 2 >= end:
        return
    if words[first + 1].lower not in ("a", "an"):
        return
    tags = sentence.tags  # looked up as late as can be: it is what takes the time
    if any(tag not in _NAME for tag in tags[:first]) or tags[first - 1] not in ("NN1", "NN2", "NP0"):
        return
    if any(tag not in _WHAT for tag in tags[first + 1 : second]):
        return
    if not tags[second - 1].startswith("NN") or tags[second + 1] not in FINITE or tags[first - 1] == "NN2":
        return
    if any(word.lower in SCOPE for word in words[:end]):
        return
    past = tags[second + 1] in ("VVD", "VBD", "VHD", "VDD")
    person = any(is_person(word.lower) for word in words[:second])
    name = sentence.text[words[0].start : words[first - 1].end] if person else "It"
    edits = (
        Edit(words[first].start, words[first].end, " was" if past else " is"),
        Edit(words[second].start, words[second].end, f". {capitalized(name)}"),
    )
    if not any(sentence.is_closed(edit.start, edit.end) for edit in edits):
        yield Proposal(
            RULE, edits, "Subject and verb stand together; what it is has its own sentence.", whole=True
        )
