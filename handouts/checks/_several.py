"""Saying a thing a few times at most, and how often it comes up."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator

from handouts.findings import Finding

FEW = 3
"""So many places are named of what comes up again and again; the rest are counted."""


def first_few(findings: Iterable[Finding], most: int = FEW) -> Iterator[Finding]:
    """The first few findings of one rule; the last one says how many more there are.

    Twenty lines that say the same hide the one line that says something else.
    """
    rest = iter(findings)
    shown = list(itertools.islice(rest, most))
    more = sum(1 for _ in rest)
    if more:
        said = "1 more place" if more == 1 else f"{more} more places"
        shown[-1] = dataclasses.replace(shown[-1], message=f"{shown[-1].message} And in {said}.")
    yield from shown
