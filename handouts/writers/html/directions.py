"""Words that run the other way than the text around them, kept apart from it.

A browser turns such words by itself (Unicode Standard Annex 9), but a number or a mark beside them can go to
the wrong side: "12 Main Street" in Arabic becomes "Main Street 12", and a telephone number is read from its
end. So each such stretch is isolated.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from markupsafe import Markup

_STRONG: Final = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_FIRST: Final = "\u0590"
"""No letter before this runs from right to left."""

_NUMBER: Final = re.compile(r"\+?\d[\d()\s./-]{5,}\d")
_DIGITS: Final = 7
"""A number with so many figures is a telephone number; "5-10" is a range, which turns with the text."""


def isolated(text: str, way: str) -> list[str]:
    """Text in pieces, those that run the other way marked up as `bdi`.

    Args:
        text: Characters of the document.
        way: How the text around it runs: "ltr" or "rtl".
    """
    if way == "ltr" and (text.isascii() or max(text) < _FIRST):
        return [text]
    pieces: list[str] = []
    at = 0
    for start, end in _stretches(text, way):
        other = "rtl" if way == "ltr" else "ltr"
        pieces += [text[at:start], Markup('<bdi dir="{}">{}</bdi>').format(other, text[start:end])]
        at = end
    return [piece for piece in (*pieces, text[at:]) if piece]


def parted(text: str) -> tuple[str, str, str]:
    """White space at the start of a text, what is between, and white space at its end."""
    bare = text.strip()
    if not bare:
        return text, "", ""
    start = text.index(bare)
    return text[:start], bare, text[start + len(bare) :]


def _stretches(text: str, way: str) -> list[tuple[int, int]]:
    """Where words run the other way, and telephone numbers among words that run from right to left."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in range(len(text) + 1):
        if end == len(text) or _STRONG.get(unicodedata.bidirectional(text[end])) == way:
            found += _within(text, start, end, way)
            start = end + 1
    return found


def _within(text: str, start: int, end: int, way: str) -> list[tuple[int, int]]:
    """The same between two letters that run the way of the text."""
    strong = [at for at in range(start, end) if unicodedata.bidirectional(text[at]) in _STRONG]
    if not strong:
        if way == "ltr":
            return []
        numbers = [match.span() for match in _NUMBER.finditer(text, start, end)]
        return [(a, b) for a, b in numbers if sum(char.isdigit() for char in text[a:b]) >= _DIGITS]
    if way == "ltr":
        return [(strong[0], strong[-1] + 1)]
    # A number beside words that run from left to right belongs to them: "12 Main Street", "Aspirin 81".
    held = [at for at in range(start, end) if at in strong or text[at].isdigit()]
    return [(held[0], held[-1] + 1)]
