"""The article says which language it is in.

What it does:
    Finds an article that does not declare its language. It is then taken to be in the one of the settings.

Why it matters:
    A screen reader chooses its voice by the language. Spanish in an English voice cannot be understood.

Fails:
    # Asthma

    Keep your inhaler near you.

Passes:
    ---
    lang: en-US
    ---

    # Asthma

    Keep your inhaler near you.

What to do:
    Markdown: write lang: en-US between lines of --- at the top. Word: Review, Language. All articles at once:
    language = "en-US" in handouts.toml.

Source:
    WCAG 2.2, 3.1.1 Language of Page; ISO 14289-1, 7.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find an article that does not say its language."""
    meta = context.document.meta
    if not meta.lang_declared:
        yield Finding(
            "language-not-declared",
            Severity.INFO,
            f"The article does not say its language; it was taken to be '{meta.lang}'.",
            "Say it in the article (lang: en-US), or for all articles in handouts.toml.",
            context.document.position,
        )
