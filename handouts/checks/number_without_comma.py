"""A large number has commas.

What it does:
    Finds counts and doses of 10,000 or more that are written without commas.

Why it matters:
    Nobody can tell 100000 from 1000000 at a glance. A dose has been given ten times over for it.

Fails:
    # Penicillin

    You get 600000 units.

Passes:
    # Penicillin

    You get 600,000 units.

What to do:
    Put a comma after each three figures from the right, or say it in words: 1 million.

Source:
    ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations (large doses without commas).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.checks._doses import table
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find large numbers without commas."""
    if table(context.language):
        yield from first_few(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    for passage in context.with_figures:
        for use in _pattern(context.language).finditer(passage.text):
            number = int(use["number"])
            yield passage.finding(
                "number-without-comma",
                Severity.WARNING,
                f"The zeros in '{use['number']}' are hard to count.",
                f"Write {number:,}.",
                start=use.start(),
                end=use.end("number"),
            )


@functools.cache
def _pattern(language: str) -> re.Pattern[str]:
    counted = "|".join(table(language)["counted"].split())
    return re.compile(
        r"(?<![\w.,/#-])(?<!(?-i:[A-Z]{2})\s)"  # a ZIP code stands after a state
        rf"(?P<number>[1-9]\d{{4,}})(?=\s?(?:(?:[a-z]+\s){{0,2}}(?:{counted})\b|%))(?!\.\d)",
        re.IGNORECASE,
    )
