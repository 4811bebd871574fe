"""The rewrites, one module each, in the order in which they are tried.

A rule is a module with `RULE` (its name), `propose(sentence, tools)`, and a docstring from which it is explained
and tested: what stands under "Changes" becomes what stands behind the arrow, and what stands under "Leaves alone"
stays as it is.
"""

from __future__ import annotations

from handouts.plain.rules import (
    although,
    appositive,
    asides,
    because,
    connectives,
    digits,
    examples,
    joined,
    predicates,
    semicolon,
    which,
    words,
)

RULES = (
    connectives,
    words,
    semicolon,
    although,
    appositive,
    asides,
    which,
    because,
    joined,
    predicates,
    examples,
    digits,
)
"""Words first: what is split then is read once more with them."""
