"""A heading says what comes.

What it does:
    Finds headings such as "Introduction", "Overview" and "More information" that say nothing of what they
    head.

Why it matters:
    People look for the part that they need. A screen-reader user hears a list of the headings alone, and
    "Overview" tells them nothing.

Fails:
    # Asthma

    ## Overview

    Asthma makes it hard to breathe.

Passes:
    # Asthma

    ## What is asthma?

    Asthma makes it hard to breathe.

What to do:
    Write what the part says, or the question that it answers.

Source:
    WCAG 2.2, 2.4.6 Headings and Labels; CMS Toolkit for Making Written Material Clear and Effective, part 4:
    headings that are specific and informative.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity
from handouts.resources import toml

_NUMBER = re.compile(
    r"\A(?:(?:section|part|chapter|step)\s+)?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.):]\s+", re.IGNORECASE
)


def check(context: Context) -> Iterator[Finding]:
    """Find headings that say nothing."""
    vague = _vague(context.language)
    if vague:
        yield from first_few(_found(context, vague))


def _found(context: Context, vague: frozenset[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for passage in context.passages:
        if passage.kind not in ("heading", "title"):
            continue
        said = _NUMBER.sub("", passage.text.strip())
        plain = " ".join(re.sub(r"[^\w\s'-]", " ", said.replace("’", "'")).lower().split())
        if plain in vague and plain not in seen:
            seen.add(plain)
            yield passage.finding(
                "vague-heading",
                Severity.WARNING,
                f"The heading '{passage.text.strip()}' does not say what comes.",
                "Write what this part says, or the question that it answers.",
            )


@functools.cache
def _vague(language: str) -> frozenset[str]:
    return frozenset(toml("structure.toml").get(language, {}).get("headings", ()))
