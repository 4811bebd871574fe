"""A figure below one starts with a zero.

What it does:
    Finds doses such as .5 mg, and other measures with nothing before the point.

Why it matters:
    The point is easy to miss, and .5 mg becomes 5 mg. That is ten times the dose.

Fails:
    # Lorazepam

    Take .5 mg at bedtime.

Passes:
    # Lorazepam

    Take 0.5 mg at bedtime.

What to do:
    Write the zero: 0.5 mg. Or say it in words: half a tablet.

Source:
    ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations; the Joint Commission's "Do Not
    Use" list (lack of a leading zero).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.checks._doses import units
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find figures with nothing before the point."""
    for passage in context.with_figures:
        for bare in _pattern().finditer(passage.text):
            unit = bare["dose"] or bare["other"]
            gap = "" if unit == "%" else " "
            yield passage.finding(
                "leading-point",
                Severity.ERROR if bare["dose"] else Severity.WARNING,
                f"The point in '{bare[0]}' is easy to miss.",
                f"Write 0{bare['number']}{gap}{unit}, not {bare['number']}{gap}{unit}.",
                start=bare.start(),
                end=bare.end(),
            )


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.,)\]%\"”’'>])(?P<number>[.,]\d+)(?:\s?(?:to|or|and|[-–—])\s?[\d.,]+)?[\s-]?"
        rf"(?:(?P<dose>{units('dose')})|(?P<other>{units('food', 'other')}))(?!\w)"
    )
