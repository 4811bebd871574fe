"""What is said with two denials is said with none, where both are the same.

Why it matters:
    "Not uncommon" has to be worked out, and a reader who misses one "no" reads the reverse.

Changes:
    It is not uncommon to feel tired. -> It is common to feel tired.
    It isn't impossible to treat. -> It is possible to treat.
    The test is not without risks. -> The test has risks.
    Drink no less than 6 cups a day. -> Drink at least 6 cups a day.
    Do not fail to tell us. -> Be sure to tell us.

Leaves alone:
    Do not stop it unless your doctor tells you to.
    It is not uncomfortable.
    It is not unsafe.
    It is not always impossible.
    This is no less than a wonder.
    It is not without reason that we ask.

Source:
    Federal Plain Language Guidelines 2011: avoid double negatives and exceptions to exceptions.
"""

from __future__ import annotations

import functools
from collections.abc import Collection

from handouts.plain.edit import Edit
from handouts.plain.phrases import Phrases
from handouts.plain.proposal import Proposal, Proposals, Tools, begins, in_case_of
from handouts.plain.sentence import Sentence
from handouts.resources import toml

RULE = "said-once"

_REASONS = frozenset(("reason", "cause", "hope"))
"""Behind "is not without" these make an idiom."""


def cues() -> Collection[str]:
    """The words that its phrases begin with."""
    return {word for phrases in _data() for word in phrases.starts}


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Put one word for two denials."""
    words = sentence.words
    said, before_figure = _data()
    for number, end, new in sorted((*said.find(sentence), *before_figure.find(sentence))):
        word = words[number]
        if end >= len(words) or sentence.is_closed(word.start, words[end - 1].end):
            continue
        if before_figure.at(words, number) and sentence.tags[end] != "CRD":
            continue
        if new.startswith("ha") and words[end].lower in _REASONS:
            continue
        old = sentence.text[word.start : words[end - 1].end]
        glued = word.lower == "n't"  # "isn't uncommon" is one word with "is" and "not"
        cased = f" {new}" if glued else in_case_of(new, old, first=begins(sentence, number), title=False)
        edit = Edit(word.start, words[end - 1].end, cased)
        yield Proposal(RULE, (edit,), f"'{old}' says no two times; '{new}' says the same.")


@functools.cache
def _data() -> tuple[Phrases, Phrases]:
    table = toml("phrases.toml")["en"]
    rows = dict(table["twice"])
    rows |= {phrase.replace("not", "n't", 1): new for phrase, new in rows.items() if phrase.startswith("not")}
    return Phrases(rows), Phrases(table["twice_before_figure"])
