"""How often to take a medicine is said in plain words.

What it does:
    Finds Latin such as b.i.d., PRN and q4h. Each is told once an article.

Why it matters:
    They are notes between a doctor and a pharmacist. Patients guess, and guess wrong.

Fails:
    # Pain

    Take 1 tablet b.i.d. and PRN.

Passes:
    # Pain

    Take 1 tablet 2 times a day, and 1 more when you need it.

What to do:
    Say it in words: 2 times a day.

Source:
    ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations; AHRQ, explicit and standardized
    prescription instructions: times of day in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks._abbreviations import found
from handouts.checks._doses import table
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity

_EVERY = re.compile(r"(?<![\w.])[qQ]\.? ?(?P<hours>\d{1,2}(?: ?[-–] ?\d{1,2})?) ?(?:h|H|hr|hrs|hours?)\b")

_MAYBE = re.compile(r"[qQ]\.? ?\d")
"""What it needs; without it there is no need to look."""


def check(context: Context) -> Iterator[Finding]:
    """Find Latin."""
    for passage, use, say in found(context, "latin"):
        yield passage.finding(
            "latin-dose",
            Severity.WARNING,
            f"Patients do not know what '{use[0]}' means.",
            f"Write '{say}'.",
            start=use.start(),
            end=use.end(),
        )
    if not table(context.language):
        return
    seen: set[str] = set()
    for passage in context.with_figures:
        if not _MAYBE.search(passage.text):
            continue
        for use in _EVERY.finditer(passage.text):
            if use[0] not in seen:
                seen.add(use[0])
                hours = re.sub(r" ?[-–] ?", " to ", use["hours"])
                yield passage.finding(
                    "latin-dose",
                    Severity.WARNING,
                    f"Patients do not know what '{use[0]}' means.",
                    f"Write 'every {hours} hours'.",
                    start=use.start(),
                    end=use.end(),
                )
