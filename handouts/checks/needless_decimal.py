"""A whole number stands where a whole number would do.

What it does:
    Finds decimals in shares of people, counts and lengths of time. Doses, lab values, temperatures and sizes
    may need their decimals and are left alone.

Why it matters:
    A decimal point is easy to miss in print, and 25.8 million is no more use to a patient than 26 million.

Fails:
    # Diabetes

    Diabetes affects 25.8 million people.

Passes:
    # Diabetes

    Diabetes affects about 26 million people.

What to do:
    Round it and put "about" in front.

Source:
    CDC Clear Communication Index, item 15: whole numbers in place of decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks._figures import FILE, in_whole_numbers
from handouts.checks._patterns import pattern
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find decimals that tell a patient nothing."""
    decimal = pattern(FILE, "decimal", context.language)
    if decimal:
        yield from first_few(_found(context, decimal))


def _found(context: Context, pattern_: re.Pattern[str]) -> Iterator[Finding]:
    people = pattern(FILE, "of_people", context.language)
    for passage in context.with_figures:
        if "." not in passage.text:
            continue
        for decimal in pattern_.finditer(passage.text):
            better = _rounded(decimal)
            if not better or (
                decimal["percent"] and not (people and people.match(passage.text, decimal.end()))
            ):
                continue
            if in_whole_numbers(passage, decimal.start()):
                continue
            yield passage.finding(
                "needless-decimal",
                Severity.INFO,
                f"Patients do not need the decimal in '{decimal[0]}'.",
                f"Write {better}.",
                start=decimal.start(),
                end=decimal.end(),
            )


def _rounded(decimal: re.Match[str]) -> str:
    """The same without a decimal; empty where that says something else."""
    whole, part, unit = decimal["whole"], decimal["part"], decimal["unit"]
    value = float(f"{whole}.{part}")
    if part == "5" and not decimal["percent"]:
        return f"{whole} and a half {unit}"
    if abs(round(value) - value) > _FAR * value:
        return ""
    return f"about {round(value)}{'' if unit == '%' else ' '}{unit}"


_FAR = 0.15
"""How far the whole number may be from the value, as a share of it: 1.4 million is not "about 1 million"."""
