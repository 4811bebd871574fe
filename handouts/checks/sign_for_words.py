"""Words stand in place of < and >.

What it does:
    Finds <, >, ≤, ≥ and @ before a figure, and x3d or 2x/day. It is told a few times an article.

Why it matters:
    Many people mix up < and >. Some screen readers skip them, and "<5" becomes "5". @ has been read as a 2.

Fails:
    # Blood sugar

    Call us if your blood sugar is <70.

Passes:
    # Blood sugar

    Call us if your blood sugar is less than 70.

What to do:
    Write "less than", "more than", "at least", "at most", "at", "for 3 days", "2 times a day".

Source:
    ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations (symbols).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks._doses import table
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity

_SIGN = re.compile(
    r"(?<![<>=≤≥\-–—])(?P<sign>[<>]=?|[≤≥])\s?(?P<value>[$£€]?\d[\d,.]*\d|[$£€]?\d)(?![\w>]*>)"
    r"|(?<![\w@])@\s?(?P<at>\d[\d:.]*(?:\s?[ap]\.?m\.?)?)(?!\w)"
    r"|(?<![\w.])x\s?(?P<for>\d{1,2})\s?(?P<long>d|days?|wks?|weeks?|hrs?|hours?|months?)\b"
    r"|(?<![\w.])(?P<times>\d{1,2})\s?x\s?(?:/|per\s|a\s|an\s|each\s|every\s)?\s?(?P<each>day|daily|week|weekly)\b"
)
_MAYBE = re.compile(r"[<>≤≥@]|\dx\b|\bx\s?\d|\d\sx\b")
"""What a sign needs; without it there is no need to look."""

_WORDS = {
    "<": "less than",
    ">": "more than",
    "≤": "at most",
    "≥": "at least",
    "<=": "at most",
    ">=": "at least",
}
_LONG = {"d": "day", "wk": "week", "hr": "hour"}
_EACH = {"daily": "day", "weekly": "week"}


def check(context: Context) -> Iterator[Finding]:
    """Find signs where words should be."""
    if table(context.language):
        yield from first_few(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    for passage in context.with_figures:
        if not _MAYBE.search(passage.text):
            continue
        for use in _SIGN.finditer(passage.text):
            written = " ".join(use[0].split())
            yield passage.finding(
                "sign-for-words",
                Severity.WARNING,
                f"The sign in '{written}' is easy to misread, and some screen readers skip it.",
                f"Write '{_in_words(use)}'.",
                start=use.start(),
                end=use.end(),
            )


def _in_words(use: re.Match[str]) -> str:
    if use["sign"]:
        return f"{_WORDS[use['sign']]} {use['value'].rstrip('.,')}"
    if use["at"]:
        return f"at {use['at'].rstrip('.:')}"
    if use["for"]:
        long = use["long"].rstrip("s")
        long = _LONG.get(long, long)
        return f"for {use['for']} {long}{'' if use['for'] == '1' else 's'}"
    times = "once" if use["times"] == "1" else f"{use['times']} times"
    return f"{times} a {_EACH.get(use['each'], use['each'])}"
