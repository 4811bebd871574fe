"""No two parts have the same heading.

What it does:
    Finds headings that are said again at the same level under the same heading.

Why it matters:
    Somebody who goes from heading to heading by ear cannot tell the two parts apart, and thinks that they
    have come back to where they were.

Fails:
    # Knee replacement

    ## What can go wrong?

    You may get a blood clot.

    ## What can go wrong?

    You may get an infection.

Passes:
    # Knee replacement

    ## What can go wrong: blood clots

    You may get a blood clot.

    ## What can go wrong: infections

    You may get an infection.

What to do:
    Put the two parts together, or say in each heading what is special about its part.

Source:
    WCAG 2.2, 2.4.6 Headings and Labels, and technique G130.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity
from handouts.model import Document, Section, plain_text


def check(context: Context) -> Iterator[Finding]:
    """Find headings that are used again."""
    yield from first_few(_found(context.document))


def _found(parent: Document | Section) -> Iterator[Finding]:
    counts = Counter(_plain(section) for section in parent.sections if not section.role)
    seen: Counter[str] = Counter()
    for section in parent.sections:
        if section.role:
            continue
        plain = _plain(section)
        seen[plain] += 1
        if plain and seen[plain] == 2:
            heading = " ".join(plain_text(section.heading).split())
            times = "twice" if counts[plain] == 2 else f"{counts[plain]} times"
            yield Finding(
                "repeated-heading",
                Severity.WARNING,
                f"The heading '{heading}' is used {times}.",
                "Put the parts together, or say in each heading what is special about its part.",
                section.position,
                section.id,
                heading,
            )
        yield from _found(section)


def _plain(section: Section) -> str:
    return " ".join(plain_text(section.heading).casefold().split()).rstrip(".:?! ")
