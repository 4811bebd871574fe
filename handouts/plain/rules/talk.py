"""An article does not talk of itself.

Nothing is taken out with nobody asked: it is suggested.

Why it matters:
    "In this article, we will look at" is read before anything is learned, and is hard to read.

Suggests:
    In this article, we will look at how the drug works. -> (taken out)
    This page explains what asthma is. -> (taken out)
    Read on to learn more. -> (taken out)

Leaves alone:
    This page does not replace the advice of your doctor.
    In this section of the bowel, food is taken up.
    This page explains what asthma is, but ask your doctor if you have it.
    We will explain it to you at your visit.

Source:
    Federal Plain Language Guidelines 2011: omit unnecessary words; do not announce what you are about to say.
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from typing import NamedTuple

from handouts.plain.edit import Edit
from handouts.plain.phrases import Phrases
from handouts.plain.proposal import Proposal, Proposals, Tools
from handouts.plain.sentence import Sentence
from handouts.resources import toml

RULE = "about-the-article"


class _Words(NamedTuple):
    openings: Phrases
    people: frozenset[str]
    not_with: frozenset[str]


def cues() -> Collection[str]:
    """The words that its phrases begin with."""
    return _data().openings.starts


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Suggest to take out a sentence that only tells what the article is about."""
    words = sentence.words
    if sentence.heading or not words or sentence.text.rstrip()[-1:] not in ".!":
        return
    known = _data()
    found = known.openings.at(words, 0)
    if found is None or not known.not_with.isdisjoint(sentence.vocabulary):
        return
    end, kind = found
    if kind == "in" and (end >= len(words) or words[end].lower not in known.people):
        return
    edit = Edit(0, len(sentence.text), "")
    reason = (
        "This is about the article and not about the reader's health. Take it out, if nothing hangs on it."
    )
    yield Proposal(RULE, (edit,), reason, "suggest", whole=True)


@functools.cache
def _data() -> _Words:
    table = toml("phrases.toml")["en"]
    row = table["talk_people"]
    return _Words(Phrases(table["talk"]), frozenset(row["words"].split()), frozenset(row["not_with"].split()))
