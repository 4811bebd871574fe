"""The word "units" is written out.

What it does:
    Finds a U in place of the word units: 10U, 10 U.

Why it matters:
    The U is read as a zero, and 10U of insulin becomes 100. People have died of it.

Fails:
    # Insulin

    Inject 10U before breakfast.

Passes:
    # Insulin

    Inject 10 units before breakfast. Your pen holds U-100 insulin.

What to do:
    Write the word: 10 units.

Source:
    ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations; the Joint Commission's "Do Not
    Use" list (U, u).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks._doses import about_doses, measured, table
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity

_LETTER = re.compile(
    r"(?<![\w.,/-])(?P<number>\d[\d,]*(?:\.\d+)?(?:\s?(?:to|or|[-–])\s?\d[\d,]*)?)(?P<gap>\s?)(?P<letter>[Uu])"
    r"(?=/(?:mL|ml|kg|day|d|dose|h|hr|hour)\b|(?![\w'’/-])(?!\.\s?[A-Za-z]\.)(?!\.\w)(?!\.\s?S\b))"
)


def check(context: Context) -> Iterator[Finding]:
    """Find a U that stands for units."""
    if not table(context.language):
        return
    for passage in context.with_figures:
        for use in _LETTER.finditer(passage.text):
            if measured(passage, use.start(), use.end(), context.language):
                continue
            sure = about_doses(passage, context.language)
            # In a table "8U" stands alone; that it is a dose is said in another cell.
            if not sure and (
                use["gap"] or not any(about_doses(one, context.language) for one in context.passages)
            ):
                continue
            yield passage.finding(
                "letter-for-units",
                Severity.ERROR if sure else Severity.WARNING,
                f"The {use['letter']} in '{use[0]}' can be read as a zero.",
                f"Write {use['number']} units, not {use[0]}.",
                start=use.start(),
                end=use.end(),
            )
