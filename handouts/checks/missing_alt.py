"""Pictures say in words what they show.

What it does:
    Finds pictures with no alternative text that are not marked as decoration.

Why it matters:
    A blind reader hears the words in place of the picture. With no words, a picture that shows how to
    hold an inhaler is only a gap.

Fails:
    # Asthma

    ![](inhaler.png)

    Hold it like this.

Passes:
    # Asthma

    ![A hand holds the inhaler upright, with the thumb below and one finger on top](inhaler.png)

    Hold it like this.

What to do:
    Say in one sentence what the picture tells. In Word: right-click the picture, Edit Alt Text. If it tells
    nothing, mark it as decorative.

Source:
    WCAG 2.2, 1.1.1 Non-text Content; ISO 14289-1, 7.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.model import Figure, plain_text, walk


def check(context: Context) -> Iterator[Finding]:
    """Find pictures with no alternative text."""
    for node in walk(context.document):
        if isinstance(node, Figure) and not node.decorative and not node.alt.strip():
            yield Finding(
                "missing-alt",
                Severity.ERROR,
                "A picture does not say in words what it shows.",
                "Describe it in one sentence as its alternative text, or mark it as decorative.",
                node.position,
                excerpt=plain_text(node.caption) or node.source,
            )
