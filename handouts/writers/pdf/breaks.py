"""Where a line may end inside a word: between the characters of scripts that have no spaces."""

from __future__ import annotations

import functools
import unicodedata
from itertools import pairwise
from typing import Final, NamedTuple

from handouts.resources import toml

FIRST: Final = "\u2e80"
"""No character before this one, in the order of Unicode, belongs to such a script."""


class _Rules(NamedTuple):
    """What `line_breaks.toml` says."""

    not_before: frozenset[str]
    not_after: frozenset[str]
    scripts: tuple[tuple[str, str], ...]


def chunks(word: str) -> list[str]:
    """The word in pieces, between which a line may end; nearly always the word alone."""
    if word.isascii() or max(word) < FIRST:
        return [word]
    cuts = [0, *(at for at in range(1, len(word)) if may_end(word[at - 1], word[at])), len(word)]
    return [word[start:end] for start, end in pairwise(cuts)]


def may_end(before: str, after: str) -> bool:
    """Whether a line may end between two neighbouring characters that have no space between them."""
    if before < FIRST and after < FIRST:
        return False
    rules = _rules()
    if after in rules.not_before or before in rules.not_after or unicodedata.category(after)[0] == "M":
        return False
    if _spaceless(after):
        return not before.isdecimal() and not _korean(before)
    return _spaceless(before) and not _korean(after)


def _spaceless(char: str) -> bool:
    return char >= FIRST and any(first <= char <= last for first, last in _rules().scripts)


def _korean(char: str) -> bool:
    return "\uac00" <= char <= "\ud7ff" or "\u3130" <= char <= "\u318f"


@functools.cache
def _rules() -> _Rules:
    data = toml("line_breaks.toml")
    return _Rules(
        frozenset(data["not_before"].strip("\n")),
        frozenset(data["not_after"].strip("\n")),
        tuple((first, last) for first, last in data["scripts"]),
    )
