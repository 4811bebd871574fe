"""The review is one of this text.

What it does:
    Finds an article that was changed after a clinician signed it off.

Why it matters:
    A name under a text says that somebody checked these very words. One changed dose, and nobody has. Until
    somebody signs again, every handout says that a clinician has not reviewed it.

Fails:
    ---
    reviewed_by: Name of the clinician
    reviewed_on: 2026-01-31
    reviewed_text: v1-00000000000000000000
    ---

    # Asthma

    Keep your inhaler near you.

Passes:
    ---
    reviewed_by: Name of the clinician
    reviewed_on: 2026-01-31
    reviewed_text: v1-b3734526cc9742a2665d
    ---

    # Asthma

    Keep your inhaler near you.

What to do:
    Ask a clinician to read it again and to sign off the text as it is now.

Source:
    The digest that was put in the article when it was signed off.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.signoff import is_void


def check(context: Context) -> Iterator[Finding]:
    """Find an article whose sign-off was for another text."""
    if is_void(context.document):
        meta = context.document.meta
        who = f"{meta.reviewed_by} reviewed it" if meta.reviewed_by else "it was reviewed"
        when = f" on {meta.reviewed_on.isoformat()}" if meta.reviewed_on else ""
        yield Finding(
            "review-void",
            Severity.WARNING,
            f"The text was changed after {who}{when}, so its handouts say that nobody has reviewed it.",
            "Ask a clinician to read it again and to sign off the text as it is now.",
            context.document.position,
        )
