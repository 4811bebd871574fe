"""The rewrites, one module each, in the order in which they are tried.

A rule is a module with `RULE` (its name), `propose(sentence, tools)`, and a docstring from which it is explained
and tested: what stands under "Changes" becomes what stands behind the arrow, and what stands under "Leaves alone"
stays as it is. It may have `CUES`, words and marks in lower case, or a function `cues` that has them from data: it
is not asked about a sentence with none of them.
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from types import ModuleType

from handouts.plain.rules import (
    active,
    advice,
    although,
    appositive,
    aside,
    because,
    connectives,
    contrast,
    digits,
    examples,
    joined,
    kind,
    naming,
    padding,
    predicates,
    questions,
    reason,
    remark,
    result,
    semicolon,
    shares,
    talk,
    there_are,
    told,
    twice,
    verbs,
    which,
    who,
    words,
)

RULES: tuple[ModuleType, ...] = (
    *(connectives, padding, there_are, active, verbs, twice),
    words,
    *(
        semicolon,
        reason,
        although,
        contrast,
        appositive,
        aside,
        remark,
        which,
        who,
        naming,
        result,
        because,
        kind,
        joined,
        questions,
        predicates,
        examples,
        told,
    ),
    *(digits, shares, talk, advice),
)
"""Phrases and words first: what is split then is read once more with them."""


def cues_of(rule: ModuleType) -> Collection[str]:
    """The words and marks of which a sentence must have one for the rule to be asked; none if it always is."""
    found: Collection[str] = rule.cues() if hasattr(rule, "cues") else getattr(rule, "CUES", ())
    return found


@functools.cache
def _cued() -> tuple[int, dict[str, int]]:
    """Which rules are always asked, and which with a cue: a bit for each, that of its number in `RULES`."""
    always, cued = 0, dict[str, int]()
    for number, rule in enumerate(RULES):
        cues = cues_of(rule)
        always |= 0 if cues else 1 << number
        for cue in cues:
            cued[cue] = cued.get(cue, 0) | 1 << number
    return always, cued


def asked(vocabulary: Collection[str]) -> int:
    """The rules that may have something to say of a sentence with these words: a bit for each of `RULES`."""
    bits, cued = _cued()
    for word in vocabulary:
        bits |= cued.get(word, 0)
    return bits
