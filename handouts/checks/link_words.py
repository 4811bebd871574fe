"""A link says where it leads.

What it does:
    Finds links whose words are only "here", "click here", "read more" and the like.

Why it matters:
    Screen-reader users go from link to link and hear nothing else. On paper "click here" is no use at all.

Fails:
    # Shingles

    For the shot, [click here](https://www.cdc.gov/shingles/).

Passes:
    # Shingles

    [Who should have the shingles shot](https://www.cdc.gov/shingles/)

What to do:
    Make the name of the page the link.

Source:
    WCAG 2.2, 2.4.4 and 2.4.9 Link Purpose, failure F84.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._links import links
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity
from handouts.link_words import stands_alone


def check(context: Context) -> Iterator[Finding]:
    """Find links that say nothing when heard alone."""
    yield from first_few(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    for passage, link, text, start in links(context):
        if text.strip() and not link.target.startswith("#fn") and not stands_alone(text):
            yield passage.finding(
                "link-words",
                Severity.WARNING,
                f"The link '{' '.join(text.split())}' does not say where it leads.",
                "Make the name of the page the link.",
                start=start,
                end=start + len(text),
            )
