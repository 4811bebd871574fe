"""No abbreviation that has harmed people before.

What it does:
    Finds abbreviations of doses, units and medicines that have been misread, with harm: QD, QOD, IU, µg, cc,
    MSO4, SC, HS and others. Each is told once an article.

Why it matters:
    QD (every day) has been read as QID (four times a day), and µg as mg, a thousand times as much.

Fails:
    # Your pills

    Take 50 µg QD.

Passes:
    # Your pills

    Take 50 mcg every day.

What to do:
    Write the words.

Source:
    ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations (2021); the Joint Commission's
    "Do Not Use" list.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._abbreviations import found
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find abbreviations of the error-prone list."""
    for passage, use, say in found(context, "risky"):
        yield passage.finding(
            "risky-abbreviation",
            Severity.WARNING,
            f"The abbreviation '{use[0]}' has been misread, and people have been harmed.",
            f"Write '{say}'.",
            start=use.start(),
            end=use.end(),
        )
