"""No dose ends in a point and a zero.

What it does:
    Finds doses such as 1.0 mg. Lab values, and figures that are no dose, are left alone.

Why it matters:
    The point is easy to miss, and 1.0 mg becomes 10 mg. That is ten times the dose.

Fails:
    # Warfarin

    Take 1.0 mg in the evening.

Passes:
    # Warfarin

    Take 1 mg in the evening. Your test result was 1.0.

What to do:
    Leave the point and the zero out: 1 mg.

Source:
    ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations; the Joint Commission's "Do Not
    Use" list (trailing zero; a lab value may have one).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.checks._doses import about_doses, after_unit, measured, units
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find doses with a trailing zero."""
    for passage in context.with_figures:
        if "0" not in passage.text:
            continue
        for dose in _pattern(context.language).finditer(passage.text):
            if measured(passage, dose.start(), dose.end("unit"), context.language):
                continue
            if not dose["dose"] and not about_doses(passage, context.language, dose.start()):
                continue  # grams of food
            # Only what is certainly a dose shuts the gate.
            sure = dose["dose"] and about_doses(passage, context.language)
            written = dose[0]
            better = f"{dose['whole']}{dose['point']}{dose['part']}".rstrip(".,")
            yield passage.finding(
                "trailing-zero",
                Severity.ERROR if sure else Severity.WARNING,
                f"The dose '{written} {dose['unit']}' can be read as ten times as much or more.",
                f"Write {better} {dose['unit']}, not {written} {dose['unit']}.",
                start=dose.start(),
                end=dose.end(),
            )


@functools.cache
def _pattern(language: str) -> re.Pattern[str]:
    # In a language with a decimal comma, "1.000 mg" is a thousand.
    point = r"\." if language == "en" else r"[.,](?!\d{3}(?!\d))"
    number = r"\d[\d.,]*"
    return re.compile(
        rf"(?<![\w.,/:-])(?P<whole>\d+)(?P<point>{point})(?P<part>\d*?)0+(?!\d)"
        rf"(?=(?:\s?(?:to|or|and|[-–—/])\s?{number})?[\s-]?"
        rf"(?P<unit>(?P<dose>{units('dose')})|{units('food')}){after_unit()})"
    )
