"""Advice tells the reader what to do.

Nothing is changed with nobody asked: "Rest" is more of an order than "it is important to rest".

Why it matters:
    A reader who looks for what to do finds a verb that starts a sentence.

Suggests:
    It is important to take the drug with food. -> Take the drug with food.
    It is very important that you tell your doctor. -> Tell your doctor.

Leaves alone:
    It is important to note that the drug can make you sleepy.
    It is important to him.
    It is important for doctors to treat it soon.
    It is not important to take the drug with food.

Source:
    Federal Plain Language Guidelines 2011: use active voice and the imperative for what readers have to do.
"""

from __future__ import annotations

import functools
from collections.abc import Collection

from handouts.plain.edit import Edit
from handouts.plain.phrases import Phrases
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.rules import padding
from handouts.plain.sentence import Sentence
from handouts.resources import toml

RULE = "direct-advice"


def cues() -> Collection[str]:
    """The words that its phrases begin with."""
    return _data().starts


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Suggest to start with the verb of what the reader has to do."""
    if sentence.heading:
        return
    found = _data().at(sentence.words, 0)
    if found is None or any(padding.propose(sentence, tools)):
        return
    end, _ = found
    words = sentence.words
    if end >= len(words) - 1 or not sentence.tags[end].startswith(("VVI", "VVB", "VBI", "VBB", "VDI", "VHI")):
        return
    edit = Edit(words[0].start, words[end].end, capitalized(words[end].text))
    reason = "If the reader has to do it, say so. It is more of an order than before: a person decides."
    yield Proposal(RULE, (edit,), reason, "suggest", whole=True)


@functools.cache
def _data() -> Phrases:
    return Phrases(toml("phrases.toml")["en"]["advice"])
