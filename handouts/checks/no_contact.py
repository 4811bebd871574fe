"""The reader is told whom to call.

What it does:
    Finds an article with no telephone number and no mail address, where the settings name no clinic either.

Why it matters:
    A patient who has a question should not have to look for the number.

Fails:
    # Asthma

    Keep your inhaler near you. Ask us if you are not sure.

Passes:
    # Asthma

    Keep your inhaler near you. Ask us if you are not sure: 555-010-0000.

What to do:
    Name your clinic once in handouts.toml; then it stands at the end of every handout.

Source:
    AHRQ Re-Engineered Discharge Toolkit (whom to call, with the number).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks._links import links
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity

_PHONE = re.compile(
    r"(?<![\w-])(?:\+?\d{1,3}[\s.-]?)?\(?\d{2,5}\)?[\s.-]\d{3,4}[\s.-]?\d{3,4}(?![\w-])|\b1-8\d\d-[\dA-Z]{3,}|"
    r"(?<![\w./-])\d{10,11}(?![\w/-])|"
    r"(?<![\w-])1?-?8(?:00|33|44|55|66|77|88)-[\dA-Z-]{7,}"
)

_MAYBE = re.compile(r"\d[\d\s().-]{5}")
"""What a number to call has; without it there is no need to look."""

_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_EMERGENCY = frozenset({"tel:911", "tel:999", "tel:112", "tel:000"})
"""Whom to call when it burns, not whom to ask."""


def check(context: Context) -> Iterator[Finding]:
    """Find an article that names nobody to call."""
    if context.settings.clinic or any(passage.callout == "contact" for passage in context.passages):
        return
    if any(
        link.target.startswith(("tel:", "mailto:", "sms:")) and link.target not in _EMERGENCY
        for _, link, _, _ in links(context)
    ):
        return
    if any(_MAYBE.search(passage.text) and _PHONE.search(passage.text) for passage in context.with_figures):
        return
    if any("@" in passage.text and _MAIL.search(passage.text) for passage in context.passages):
        return
    yield Finding(
        "no-contact",
        Severity.REVIEW,
        "Neither the article nor handouts.toml says whom to call.",
        "Put your clinic's number in handouts.toml, under [clinic].",
        context.document.position,
    )
