"""What ", which ...," says in the middle of a sentence becomes a sentence of its own.

Why it matters:
    Words between commas part the subject from its verb, and the reader loses one of them.

Changes:
    Insulin, which is made in the pancreas, helps the sugar to get into your cells. -> Insulin is made in the pancreas. It helps the sugar to get into your cells.
    Blood thinners, which are given as pills or shots, keep a clot from growing. -> Blood thinners are given as pills or shots. They keep a clot from growing.

Leaves alone:
    Sepsis, which is a severe infection, and starvation are other causes of low blood sugar.
    The wall of the heart, which is a muscle, grows thick with time.
    Researchers believe that stress, which can happen at the visit, causes it.
    If the drug, which is a pill, makes you sick, call us.

Source:
    Plain Writing Act guidelines: keep subject and verb together.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, length
from handouts.plain.edit import Edit
from handouts.plain.halves import LEAST_HALF, proposal, splittable
from handouts.plain.proposal import Proposals, Tools
from handouts.plain.scope import after_adverbs
from handouts.plain.sentence import Sentence

RULE = "split-aside"

LEAST_WORDS = 10
_NAME = ("AT0", "DPS", "AJ0", "NN1", "NN2", "NN0", "NP0", "PUL", "PUR")
_NOUNS = ("NN1", "NN2", "NP0", "PUR")
_SINGULAR = ("VBZ", "VHZ", "VVZ", "VDZ")
_PLURAL = ("VBB", "VHB", "VVB", "VDB")
_LONGEST_NAME = 6


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Turn "X, which is Y, does Z." into "X is Y. It does Z."."""
    words = sentence.words
    start = int(words[0].lower in ("but", "so", "also")) if words else 0
    comma = next((at for at in range(start + 1, start + _LONGEST_NAME + 1) if words[at : at + 1] and
                  words[at].text == ","), 0)  # fmt: skip
    if not comma or comma + 2 >= len(words) or words[comma + 1].lower != "which":
        return
    end = splittable(sentence, LEAST_WORDS)
    second = next((number for number in range(comma + 3, end - LEAST_HALF) if words[number].text == ","), 0)
    if not end or not second or length(sentence, comma + 2, second) < LEAST_HALF:
        return
    tags = sentence.tags
    if any(tag not in _NAME for tag in tags[start:comma]) or tags[comma - 1] not in _NOUNS:
        return
    verb, main = after_adverbs(sentence, comma + 2), after_adverbs(sentence, second + 1)
    if main >= end or tags[main] not in FINITE or not _number(sentence, verb):
        return
    if _number(sentence, main) not in ("", _number(sentence, verb)):
        return
    pronoun = "It" if _number(sentence, verb) == "one" else "They"
    edits = (
        Edit(words[comma - 1].end, words[comma + 1].end, ""),
        Edit(words[second].start, words[second].end, f". {pronoun}"),
    )
    made = proposal(sentence, RULE, "Subject and verb stand together; what 'which' adds comes first.", *edits)
    if made is not None:
        yield made


def _number(sentence: Sentence, verb: int) -> str:
    """Whether a verb is that of "one" or of "more"; empty where it may be both."""
    low, tag = sentence.words[verb].lower, sentence.tags[verb]
    if low == "was" or (tag in _SINGULAR and low != "were"):
        return "one"
    return "more" if low == "were" or (tag in _PLURAL and low != "was") else ""
