"""The article has a title.

What it does:
    Looks for a heading, or a title in the front matter or the file's own properties.

Why it matters:
    The title is the first thing that a screen reader says and the first thing that a frightened reader
    looks for. A file name is no title.

Fails:
    Keep your inhaler near you.

Passes:
    # Asthma at home

    Keep your inhaler near you.

What to do:
    Make the first line a heading, or give the title on the command line: --title "Asthma at home".

Source:
    WCAG 2.2, 2.4.2 Page Titled; ISO 14289-1, 7.1 (dc:title).
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.model import plain_text


def check(context: Context) -> Iterator[Finding]:
    """Find an article with no title."""
    if not plain_text(context.document.title).strip():
        yield Finding(
            "no-title",
            Severity.ERROR,
            "The article has no heading, so the handout would have no title.",
            "Make the first line a heading.",
            context.document.position,
        )
