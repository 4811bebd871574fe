"""The reader is told when to get help.

What it does:
    Finds an article in which no sentence, heading or box says when to call a doctor, or emergency help.

Why it matters:
    It is what a patient at home at night looks for.

Fails:
    # Asthma

    Keep your inhaler near you. Shake it first.

Passes:
    # Asthma

    Keep your inhaler near you. Shake it first. Call 911 if it does not help.

What to do:
    Add a box. In Markdown: ::: urgent Get help now, then the signs, then :::

Source:
    CMS Toolkit for Making Written Material Clear and Effective, part 4 (what readers need to know and do);
    AHRQ Re-Engineered Discharge Toolkit (what to do if a problem arises).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from handouts.checks._patterns import find, has
from handouts.checks._rule import Context
from handouts.checks._tells import FILE
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find an article that does not say when to get help."""
    if not has(FILE, "help", context.language):
        return
    if any(passage.callout in ("urgent", "contact") for passage in context.passages):
        return
    found = (find(context.index, FILE, name, context.language) for name in ("help", "help_get", "help_if"))
    if next(itertools.chain.from_iterable(found), None) is None:
        yield Finding(
            "no-help",
            Severity.WARNING,
            "The article does not say when to get help.",
            "Say which signs need a call to the clinic, and which need 911.",
            context.document.position,
        )
