"""The reader is told what to do.

What it does:
    Finds an article that nowhere tells its readers to do anything.

Why it matters:
    People read a handout to know what to do now. If it only explains, they put it away.

Fails:
    # Asthma

    Asthma makes it hard to breathe. It is caused by swelling in the airways.

Passes:
    # Asthma

    Asthma makes it hard to breathe. Keep your inhaler near you.

What to do:
    Say what to do first, in a sentence that starts with a verb: Keep your inhaler near you.

Source:
    AHRQ PEMAT-P, item 20 (at least one action that the user can take); CDC Clear Communication Index, item 5
    (call to action).
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.checks._tells import tells
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find an article that asks for nothing."""
    if tells(context.language, context.index) is False:
        yield Finding(
            "no-action",
            Severity.WARNING,
            "The article does not tell its readers to do anything.",
            "Say what to do, in a sentence that starts with a verb, such as: Ask your nurse how to use it.",
            context.document.position,
        )
