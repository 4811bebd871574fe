"""Openings that say nothing are cut, and long ones are short.

Why it matters:
    "It is important to note that" is seven words before the reader learns anything.

Changes:
    It is important to note that the drug can make you sleepy. -> The drug can make you sleepy.
    But it should be noted that most people feel better. -> But most people feel better.
    As a matter of fact, the pain may come back. -> The pain may come back.
    In some cases, the rash goes away. -> Sometimes, the rash goes away.
    That being said, it may not help you. -> But it may not help you.
    Note that, unlike the old pill, the drug can make you sleepy. -> Unlike the old pill, the drug can make you sleepy.

Leaves alone:
    It is important to take the drug with food.
    It is important to note the time.
    Note the time that it takes.
    It should not be noted that way.
    It is known that the drug can make you sleepy.
    In some cases of asthma, the chest hurts.

Source:
    Federal Plain Language Guidelines 2011: omit unnecessary words.
"""

from __future__ import annotations

import functools
from collections.abc import Collection

from handouts.plain.edit import Edit
from handouts.plain.phrases import Phrases
from handouts.plain.proposal import Proposal, Proposals, Tools, begins, capitalized
from handouts.plain.sentence import Sentence
from handouts.resources import toml

RULE = "padding"

_JOINS = frozenset(("and", "but", "so", ","))
"""What may stand in front of an opening that ends with "that", inside a sentence."""

LEAST_LEFT = 3
"""So many words at least are left of the sentence."""


def cues() -> Collection[str]:
    """The words that its phrases begin with."""
    return {word for phrases in _data() for word in phrases.starts}


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Cut openings that say nothing, and put short ones for the others."""
    if sentence.heading:
        return
    words = sentence.words
    found = [row for phrases in _data() for row in phrases.find(sentence)]
    for number, end, new in sorted(found):
        if len(words) - end < LEAST_LEFT:
            continue
        word = words[number]
        opens = number == 0 or begins(sentence, number)
        old = sentence.text[word.start : words[end - 1].end]
        fits = opens or (not new and old.endswith("that") and words[number - 1].lower in _JOINS)
        if not fits or sentence.is_closed(word.start, words[end].start):
            continue
        if not new:
            # "Note that, unlike aspirin, it ..."
            kept = words[end + 1] if words[end].text == "," else words[end]
            edit = Edit(word.start, kept.end, capitalized(kept.text) if opens else kept.text)
            yield Proposal(RULE, (edit,), f"'{old}' says nothing that a patient needs.")
        else:
            edit = Edit(word.start, words[end - 1].end, new)
            yield Proposal(RULE, (edit,), f"'{new.rstrip(',')}' is shorter than '{old.rstrip(' ,')}'.")


@functools.cache
def _data() -> tuple[Phrases, Phrases]:
    table = toml("phrases.toml")["en"]
    return Phrases(table["openings"]), Phrases(table["links"])
