"""Openings that say nothing are cut, and long ones are short.

Why it matters:
    "It is important to note that" is seven words before the reader learns anything.

Changes:
    It is important to note that the drug can make you sleepy. -> The drug can make you sleepy.
    But it should be noted that most people feel better. -> But most people feel better.
    As a matter of fact, the pain may come back. -> The pain may come back.
    In some cases, the rash goes away. -> Sometimes, the rash goes away.
    That being said, it may not help you. -> But it may not help you.

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


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Cut openings that say nothing, and put short ones for the others."""
    if sentence.heading:
        return
    cut, short = _data()
    words = sentence.words
    for number, word in enumerate(words):
        opens = number == 0 or begins(sentence, number)
        inside = not opens and words[number - 1].lower in _JOINS
        if not opens and not inside:
            continue
        found = cut.at(words, number) or (short.at(words, number) if opens else None)
        if found is None or len(words) - found[0] < LEAST_LEFT:
            continue
        end, new = found
        old = sentence.text[word.start : words[end - 1].end]
        if (inside and not old.endswith("that")) or sentence.is_closed(word.start, words[end].start):
            continue
        after = words[end].text
        if not new:
            edit = Edit(word.start, words[end].end, capitalized(after) if opens else after)
            yield Proposal(RULE, (edit,), f"'{old}' says nothing that a patient needs.")
        else:
            edit = Edit(word.start, words[end - 1].end, new)
            yield Proposal(RULE, (edit,), f"'{new.rstrip(',')}' is shorter than '{old.rstrip(' ,')}'.")


@functools.cache
def _data() -> tuple[Phrases, Phrases]:
    table = toml("phrases.toml")["en"]
    return Phrases(table["openings"]), Phrases(table["links"])
