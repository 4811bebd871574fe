r"""Patterns kept as data: by language, with the word lists of the same table filled in.

A table such as `[en]` of a data file has lists of words, as strings of words parted by spaces; "_" in a
word is a space. Below it, `[en.patterns]` has regular expressions. In these, `{people}` stands for one of the
words of the list "people", or for the pattern of that name if there is no such list, and `{NUMBER}` for a
figure. White space means nothing; a space to be found is written `\s`. Case does not matter, unless a pattern
says `(?-i:...)`. `[en.needs]` has words for a pattern, of which a passage must have one for the pattern to be
looked for there at all; `{people}` in it is a whole list, and after a "+" one of the next words must be there
too.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import Any

from handouts.checks._passages import Passage
from handouts.checks._phrases import Index
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


def find(index: Index, file: str, name: str, language: str) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Where a pattern stands in an article, by passage.

    Args:
        index: The article's words.
        file: As for `pattern`.
        name: As for `pattern`; it must have its words in `[language.needs]`.
        language: As for `pattern`.
    """
    if not has(file, name, language):
        return
    for passage in passages_with(index, *_needs(file, name, language)):
        wanted = pattern(file, name, language)  # made only where it is looked for, since that takes a while
        for found in wanted.finditer(passage.text) if wanted else ():
            yield passage, found


def has(file: str, name: str, language: str) -> bool:
    """Whether a data file has a pattern of that name for a language."""
    return name in toml(file).get(language, {}).get("patterns", {})


@functools.cache
def _needs(file: str, name: str, language: str) -> tuple[frozenset[str], ...]:
    """Sets of words; a passage must have one of each for the pattern to be looked for in it."""
    row = toml(file)[language]
    return tuple(
        frozenset(itertools.chain.from_iterable(_listed(word, row) for word in group.split()))
        for group in row["needs"][name].split("+")
    )


def _listed(word: str, row: dict[str, Any]) -> list[str]:
    found: list[str] = row[word[1:-1]].split() if word.startswith("{") else [word]
    return found


def passages_with(index: Index, *groups: frozenset[str]) -> list[Passage]:
    """The passages that have at least one word of each group, in reading order."""
    numbers = set.intersection(*map(index.within, groups))
    return [index.passages[number] for number in sorted(numbers)]


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
