"""Short words join sentences: "But", "So", "Also".

Why it matters:
    "However," and "furthermore," are words of written English; patients hear "but" and "also" every day.

Changes:
    However, it may help. -> But it may help.
    We must, however, be careful. -> But we must be careful.
    Therefore, call us first. -> So call us first.
    In addition, rest well. -> Also, rest well.
    Tolerance, on the other hand, takes weeks. -> But tolerance takes weeks.
    When you rest, however, the pain stops. -> But when you rest, the pain stops.
    If, however, the pain stays, call us. -> But if the pain stays, call us.
    If the pain, however, gets worse, call us. -> But if the pain gets worse, call us.
    If you are, however, in pain, call us. -> But if you are in pain, call us.

Leaves alone:
    However much it hurts, do not stop.
    Thus far it is safe.

Source:
    Plain Writing Act guidelines: everyday words; conjunctions may start a sentence.
"""

from __future__ import annotations

import functools
from collections.abc import Collection

from handouts.plain.clauses import FINITE
from handouts.plain.edit import Edit
from handouts.plain.opening import inside, is_eponym
from handouts.plain.phrases import Phrases
from handouts.plain.proposal import Proposal, Proposals, Tools
from handouts.plain.sentence import Sentence
from handouts.resources import toml

RULE = "connective"

_SUBJECTS = ("PNP", "AT0", "DPS", "DT0", "EX0", "NN0", "NN1", "NN2", "NP0", "AJ0")
_FRONTS = ("PRP", "CJS", "AVQ")
"""What a sentence may begin with: its subject, or a clause or the like in front of that."""

_OPEN = ("CJ", "PR", "AT0", "DPS", "VB", "VH", "VM0", "VD0", "TO0")
"""Tags of words that lead to more: after "if you are" a clause goes on."""

_REACH = 12
"""A joint is looked for among so many words."""


def cues() -> Collection[str]:
    """The words that its phrases begin with."""
    return {*_joints().starts, *_links().starts}


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Put a short joint at the start of the sentence in place of a long one."""
    words = sentence.words
    if sentence.heading or len(words) < 4:
        return
    size, new = _joints().at(words, 0) or (0, "")
    if not new or words[size].text != ",":
        yield from _inside(sentence)
        return
    old = " ".join(word.lower for word in words[:size])
    after = words[size + 1]
    comma = new in ("Also", "Still", "For example", "First", "Second", "Last")
    edit = Edit(words[0].start, after.start, f"{new}, " if comma else f"{new} ")
    yield Proposal(RULE, (edit,), f"'{new}' is shorter than '{old}'.")


def _inside(sentence: Sentence) -> Proposals:
    """Move a "however" between commas to the start, as "But"."""
    words = sentence.words
    for number, end, new in _links().find(sentence):
        if not 1 < number < _REACH or end >= len(words) - 1:
            continue
        if not words[number - 1].text == "," == words[end].text:
            continue
        tags = sentence.tags
        if sum(word.text == "," for word in words[:number]) > 1 or tags[0] not in _SUBJECTS + _FRONTS:
            continue
        first = words[0]
        opening = inside(sentence, 0) or (first.text if is_eponym(first.lower) else "")
        if not opening:
            continue  # whether it keeps its capital is not known
        comma = "," if _is_front(sentence, number - 1, end + 1) else ""
        edits = (
            Edit(first.start, first.end, f"{new} {opening}"),
            Edit(words[number - 1].start, words[end].end, comma),
        )
        old = " ".join(word.lower for word in words[number:end])
        yield Proposal(RULE, edits, f"'{new.rstrip(',')}' at the start is easier than '{old}' in the middle.")
        return


def _is_front(sentence: Sentence, comma: int, after: int) -> bool:
    """Whether what stands before a comma is whole: "when you rest", but not "if" or "if the pain".

    Args:
        sentence: The sentence.
        comma: The number of the comma.
        after: The number of the word that goes on behind the joint.
    """
    tags = sentence.tags
    if tags[0] not in _FRONTS:
        return False
    return comma > 1 and not tags[comma - 1].startswith(_OPEN) and tags[after] not in FINITE


@functools.cache
def _links() -> Phrases:
    return Phrases(toml("phrases.toml")["en"]["links_inside"])


@functools.cache
def _joints() -> Phrases:
    return Phrases(toml("rewrites.toml")["en"]["joints"])
