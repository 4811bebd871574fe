r"""Patterns kept as data: by language, with the word lists of the same table filled in.

A table such as `[en]` of a data file has lists of words, as strings of words parted by spaces; "_" in a
word is a space. Below it, `[en.patterns]` has regular expressions. In these, `{people}` stands for one of the
words of the list "people", or for the pattern of that name if there is no such list, and `{NUMBER}` for a
figure. White space means nothing; a space to be found is written `\s`. Case does not matter, unless a pattern
says `(?-i:...)`.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from handouts.resources import toml

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A figure in English: "5", "0.5", "2,300"."""

_FILLED = re.compile(r"\{([A-Za-z]\w*)\}")


@functools.cache
def pattern(file: str, name: str, language: str) -> re.Pattern[str] | None:
    """A pattern of a data file; None if the file has none of that name for the language.

    Args:
        file: Name of a file in `handouts/data`.
        name: Its key below `[language.patterns]`.
        language: The root of a BCP 47 tag.
    """
    row: dict[str, Any] = toml(file).get(language, {})
    found = row.get("patterns", {}).get(name)
    if found is None:
        return None
    return re.compile(_fill(found, row), re.IGNORECASE | re.VERBOSE)


def _fill(source: str, row: dict[str, Any]) -> str:
    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name == "NUMBER":
            return NUMBER
        if name in row:
            return f"(?:{choices(row[name])})"
        return f"(?:{_fill(row['patterns'][name], row)})"

    return _FILLED.sub(fill, source)


def choices(words: str) -> str:
    """Words parted by spaces as the inside of a pattern, longest first; "_" in one stands for a space."""
    found = sorted(set(words.split()), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("_", r"\s") for word in found)
