"""A space parts a figure from its unit.

What it does:
    Finds 10mg and 5mL. It is told once an article.

Why it matters:
    The m is read as a zero or two, and 10mg becomes 100 or 1000. With low vision it is easier still to
    misread.

Fails:
    # Pain

    Take 10mg at bedtime.

Passes:
    # Pain

    Take 10 mg at bedtime.

What to do:
    Put a space between: 10 mg.

Source:
    ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations (dose and unit run together).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity

_GLUED = re.compile(
    r"(?<![\w.,/-])(?P<number>\d[\d,.]*)(?P<unit>mg|mcg|µg|μg|ug|mL|ml|cc|g|kg|units?|IU|mEq|tablets?|capsules?)(?![\w²³])"
)


def check(context: Context) -> Iterator[Finding]:
    """Find doses with no space before the unit."""
    yield from first_few(_found(context), most=1)


def _found(context: Context) -> Iterator[Finding]:
    for passage in context.with_figures:
        for dose in _GLUED.finditer(passage.text):
            yield passage.finding(
                "dose-without-space",
                Severity.WARNING,
                f"There is no space in '{dose[0]}', so the letters can be read as zeros.",
                f"Write {dose['number']} {dose['unit']}.",
                start=dose.start(),
                end=dose.end(),
            )
