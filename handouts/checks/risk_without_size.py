"""A risk has a size.

What it does:
    Finds an article that says that something can raise a risk, or that there is one, and gives neither a
    number nor a word for how big it is. It is told once an article.

Why it matters:
    "A risk of bleeding" may be one person in three or one in a million. People weigh a choice by how likely
    a harm is, and over what time.

Fails:
    # Blood thinners

    There is a risk of bleeding in the brain.

Passes:
    # Blood thinners

    There is a small risk of bleeding in the brain. It happens to about 1 in 200 people in a year.

What to do:
    Say how many people it happens to, and in what time. If nobody knows, say that.

Source:
    CDC Clear Communication Index, item 18 and its definition of risk (within a specific time or age span).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks._figures import FILE, in_whole_numbers, sentences
from handouts.checks._passages import Passage
from handouts.checks._patterns import find, pattern
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity

_KINDS = ("paragraph", "item", "definition", "cell")


def check(context: Context) -> Iterator[Finding]:
    """Find risks that are named and not measured."""
    yield from first_few(_found(context), most=1)


def _found(context: Context) -> Iterator[Finding]:
    for passage, risk in find(context.index, FILE, "risk", context.language):
        if passage.kind not in _KINDS or _sized(passage, risk, context.language):
            continue
        yield passage.finding(
            "risk-without-size",
            Severity.REVIEW,
            f"A risk is named, but not how big it is: '{' '.join(risk[0].split())}'.",
            "If it is known, say how many people it happens to, and in what time.",
            start=risk.start(),
            end=risk.end(),
        )


def _sized(passage: Passage, risk: re.Match[str], language: str) -> bool:
    """Whether the risk has a size, or needs none: a question, a study, advice on how to lower it, a hope."""
    start, end = sentences(passage, risk.start())
    for name, first, last in (
        ("no_claim", start, risk.start()),
        ("hopeful", risk.start(), end),
        ("size", start, end),
        ("less_of_it", start, end),
        ("studied", start, end),
    ):
        found = pattern(FILE, name, language)
        if found and found.search(passage.text[first:last]):
            return True
    start, end = sentences(passage, risk.start(), before=1, after=1)
    return "%" in passage.text[start:end] or in_whole_numbers(passage, risk.start())
