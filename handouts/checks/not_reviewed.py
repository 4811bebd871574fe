"""A clinician has reviewed the text.

What it does:
    Finds an article that does not name who reviewed it, or not when.

Why it matters:
    Plain words can still be wrong words. Until a clinician has read them, every handout says that none has.

Fails:
    # Asthma

    Keep your inhaler near you.

Passes:
    ---
    reviewed_by: Name of the clinician
    reviewed_on: 2026-01-31
    ---

    # Asthma

    Keep your inhaler near you.

What to do:
    Ask a clinician to read it. Then name them in the front matter: reviewed_by and reviewed_on.

Source:
    AHRQ PEMAT-P and the CDC Clear Communication Index ask who stands behind a text.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find an article that nobody signed."""
    meta = context.document.meta
    if not meta.reviewed_by or meta.reviewed_on is None:
        missing = "who reviewed it" if not meta.reviewed_by else "when it was reviewed"
        yield Finding(
            "not-reviewed",
            Severity.REVIEW,
            f"The article does not say {missing}, so its handouts cannot either.",
            "Ask a clinician to read it, and put reviewed_by and reviewed_on in the article.",
            context.document.position,
        )
