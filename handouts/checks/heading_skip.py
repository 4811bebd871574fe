"""Headings go down one level at a time.

What it does:
    Finds headings that are more than one level below the heading above, such as a level 4 under a level 2.
    The handout puts the level right by itself.

Why it matters:
    A screen-reader user who hears "heading level 4" after "heading level 2" looks for a part that is not
    there.

Fails:
    # Asthma

    ## Your inhaler

    #### How to hold it

    Hold it upright.

Passes:
    # Asthma

    ## Your inhaler

    ### How to hold it

    Hold it upright.

What to do:
    Make the heading one level below the one above it. In Word: Heading 2 under Heading 1.

Source:
    WCAG 2.2, 1.3.1 and technique G141; ISO 14289-1, 7.4.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity
from handouts.model import plain_text, sections_of


def check(context: Context) -> Iterator[Finding]:
    """Find headings that skip a level."""
    yield from first_few(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    for section in sections_of(context.document):
        if section.skipped:
            heading = " ".join(plain_text(section.heading).split())
            levels = "a level" if section.skipped == 1 else f"{section.skipped} levels"
            yield Finding(
                "heading-skip",
                Severity.INFO,
                f"The heading '{heading}' skips {levels}; the handout puts it right.",
                "Make it one level below the heading above it.",
                section.position,
                section.id,
                heading,
            )
