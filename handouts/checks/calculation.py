"""Nobody has to do sums.

What it does:
    Finds places that ask the reader to divide, multiply, subtract or add up, and doses per kilogram of body
    weight.

Why it matters:
    Sums go wrong, most of all when one is ill or worried. A dose that is worked out at the kitchen table can
    be ten times too high.

Fails:
    # Fever in children

    Give 15 mg per kg of body weight.

Passes:
    # Fever in children

    Ask your pharmacist how much is right for your child's weight.

What to do:
    Do the sum for the reader: give the result, or a table to look it up in.

Source:
    CDC Clear Communication Index, item 17: the audience does not have to calculate.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._figures import FILE, sentences
from handouts.checks._passages import Passage
from handouts.checks._patterns import find, pattern
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find sums that the reader is asked to do."""
    yield from first_few(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    places = [
        (context.numbers[passage], found.start("sum"), found.end(), name)
        for name in ("sum", "worked_out", "dose_by_weight")
        for passage, found in find(context.index, FILE, name, context.language)
    ]
    for number, start, end, name in sorted(places):
        passage = context.passages[number]
        if name == "dose_by_weight" and not _to_work_out(passage, start, context.language):
            continue
        yield passage.finding(
            "calculation",
            Severity.WARNING,
            f"The reader is asked to do a sum: '{' '.join(passage.text[start:end].split())}'.",
            "Give the result, or a table to look it up in.",
            start=start,
            end=end,
        )


def _to_work_out(passage: Passage, offset: int, language: str) -> bool:
    told = pattern(FILE, "to_work_out", language)
    start, end = sentences(passage, offset)
    return bool(told and told.search(passage.text, start, end))
