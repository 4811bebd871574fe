"""The article says where its facts come from.

What it does:
    Finds an article that names no source, in its front matter or in its text.

Why it matters:
    The next one who reviews it has to find the facts again. Patients trust a text more that says where it is
    from.

Fails:
    # Asthma

    Keep your inhaler near you.

Passes:
    ---
    sources:
      - Where the facts come from
    ---

    # Asthma

    Keep your inhaler near you.

What to do:
    Add sources to the front matter, or a line that starts with "Source:".

Source:
    DISCERN, questions 4 and 5 (what sources were used, and when); CDC Clear Communication Index, item 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.checks._sources import says_sources
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find an article with no source."""
    document = context.document
    if document.meta.sources or document.notes or says_sources("", context.language) is None:
        return
    if not any(
        says_sources(passage.text, context.language)
        for passage in context.passages
        if passage.kind != "title"
    ):
        yield Finding(
            "no-source",
            Severity.REVIEW,
            "The article does not say where its facts come from.",
            "Add them to the article: sources, in its front matter, or a line that starts with 'Source:'.",
            document.position,
        )
