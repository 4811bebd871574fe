"""The rewrites, one module each, in the order in which they are tried.

A rule is a module with `RULE` (its name), `propose(sentence, tools)`, and a docstring from which it is explained
and tested: what stands under "Changes" becomes what stands behind the arrow, and what stands under "Leaves alone"
stays as it is.
"""

from __future__ import annotations

from handouts.plain.rules import (
    active,
    although,
    appositive,
    aside,
    asides,
    because,
    connectives,
    contrast,
    digits,
    examples,
    joined,
    kind,
    padding,
    predicates,
    reason,
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

RULES = (
    *(connectives, padding, there_are, active, verbs, twice),
    words,
    *(
        semicolon,
        reason,
        although,
        contrast,
        appositive,
        aside,
        asides,
        which,
        who,
        result,
        because,
        kind,
        joined,
        predicates,
        examples,
        told,
    ),
    *(digits, shares, talk),
)
"""Phrases and words first: what is split then is read once more with them."""
