"""The text is not past its review date.

What it does:
    Holds review_by against today's date.

Why it matters:
    Doses and advice change. A handout that is past its date may tell a patient what is no longer right.

Fails:
    ---
    review_by: 2001-01-31
    ---

    # Asthma

    Keep your inhaler near you.

Passes:
    ---
    review_by: 2999-01-31
    ---

    # Asthma

    Keep your inhaler near you.

What to do:
    Ask a clinician to read it again, and put the new dates in the article.

Source:
    The review date that the article itself names.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find an article that should have been reviewed again by now."""
    due, today = context.document.meta.review_by, context.settings.today
    if due is not None and today is not None and due < today:
        yield Finding(
            "review-overdue",
            Severity.WARNING,
            f"The article was to be reviewed again by {due.isoformat()}.",
            "Ask a clinician to read it again, and put the new dates in the article.",
            context.document.position,
        )
