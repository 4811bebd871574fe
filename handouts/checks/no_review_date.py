"""A reviewed article says when it is to be reviewed again.

What it does:
    Finds an article that a clinician has reviewed, with no date for the next review.

Why it matters:
    Without a date nobody looks again, and old advice stays on the shelf.

Fails:
    ---
    reviewed_by: Name of the clinician
    reviewed_on: 2026-01-31
    ---

    # Asthma

    Keep your inhaler near you.

Passes:
    ---
    reviewed_by: Name of the clinician
    reviewed_on: 2026-01-31
    review_by: 2028-01-31
    ---

    # Asthma

    Keep your inhaler near you.

What to do:
    Add review_by to the article. Two or three years ahead is usual.

Source:
    Patient Information Forum, PIF TICK criteria: the text shows when it is next to be reviewed.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find a review with no next one."""
    meta = context.document.meta
    if meta.reviewed_by and meta.reviewed_on and not meta.review_by:
        yield Finding(
            "no-review-date",
            Severity.REVIEW,
            "The article does not say when it is to be reviewed again.",
            "Add review_by to the article, such as two years after reviewed_on.",
            context.document.position,
        )
