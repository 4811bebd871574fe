"""A space follows each sentence.

What it does:
    Finds a full stop, question mark or exclamation mark with the next sentence right behind it.

Why it matters:
    A screen reader runs the two sentences together and says the two words as one.

Fails:
    # Asthma

    Asthma is common.While it has no cure, it can be treated.

Passes:
    # Asthma

    Asthma is common. While it has no cure, it can be treated.

What to do:
    Put a space after the mark.

Source:
    Ours: seen in articles that were copied from web pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.model import Paragraph

_MAYBE = re.compile(r"[.!?…؟۔][\"'”’»)\]]*[\"“‘(]?[A-ZÀ-ÖØ-Þ]")
"""A mark with a capital right behind it; without one there is no need to look for sentences."""


def check(context: Context) -> Iterator[Finding]:
    """Find sentences with no space between them."""
    for passage in context.passages:
        text = passage.text
        if not isinstance(passage.block, Paragraph) or not _MAYBE.search(text):
            continue
        for span in passage.sentences:
            if span.joined:
                start = span.start - len(text[: span.start].split()[-1])
                words = text[start:].split()[0]
                yield passage.finding(
                    "missing-space",
                    Severity.WARNING,
                    f"There is no space between two sentences: {words}",
                    "Put a space after the mark.",
                    start=start,
                    end=start + len(words),
                )
