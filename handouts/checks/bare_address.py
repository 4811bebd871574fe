"""Web addresses are behind words.

What it does:
    Finds web addresses that stand in the text as they are. It is told once an article.

Why it matters:
    A screen reader spells out every letter and slash of it.

Fails:
    # Shingles

    You can read more at https://www.cdc.gov/shingles/vaccines/index.html and ask your nurse.

Passes:
    # Shingles

    [Who should have the shingles shot](https://www.cdc.gov/shingles/vaccines/index.html)

What to do:
    Make the name of the page the link. For people who read on paper a short address may stay:
    cdc.gov/shingles.

Source:
    WCAG 2.2, 2.4.9 Link Purpose (Link Only).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.checks._sources import source_sections
from handouts.findings import Finding, Severity

_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>()\[\]\"”’]*[^\s<>()\[\]\"”’.,;:!?]", re.IGNORECASE)
_LONG = 25
"""Characters. A shorter address can be said and typed."""


def check(context: Context) -> Iterator[Finding]:
    """Find addresses in the text."""
    yield from first_few(_found(context), most=1)


def _found(context: Context) -> Iterator[Finding]:
    sources = source_sections(context)
    for passage in context.passages:
        if (
            passage.kind == "note"
            or passage.section in sources
            or ("www." not in passage.text and "://" not in passage.text)
        ):
            continue
        for address in _ADDRESS.finditer(passage.text):
            if len(address[0].removeprefix("https://").removeprefix("http://")) > _LONG:
                yield passage.finding(
                    "bare-address",
                    Severity.INFO,
                    "A screen reader spells this web address out letter by letter.",
                    "Make the name of the page the link.",
                    start=address.start(),
                    end=address.end(),
                )
