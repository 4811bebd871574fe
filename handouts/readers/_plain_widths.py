"""How far to the right each character of a line stands."""

from __future__ import annotations

import unicodedata

_TAB = 8
"""Columns between two tab stops."""


def places(raw: str) -> list[int]:
    """The column of the page in which each character of a line starts, and that after the last.

    A wide character (as of Chinese, or an emoji) takes two, an accent of its own none (Unicode, UAX 11).
    """
    if raw.isascii() and "\t" not in raw:
        return list(range(len(raw) + 1))
    made, at = [], 0
    for character in raw:
        made.append(at)
        if character == "\t":
            at += _TAB - at % _TAB
        elif not (unicodedata.combining(character) or character in "\u200b\u200d\ufe0e\ufe0f"):
            at += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return [*made, at]
