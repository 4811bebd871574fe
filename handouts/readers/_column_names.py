"""Which words name the columns of a table, and which are figures in it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from handouts.resources import toml

_LABEL_WORDS, _LABEL_LENGTH = 6, 48
"""What the name of a column has at most: words, characters."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BULLET = re.compile(r"[•·‣▪■●○◦*–—→-]\s|\d{1,2}[.)]\s")
_AMOUNT = re.compile(r"\d\s?[a-z%]")
"""How an amount stands among words: "Take 1 tablet" names no column."""

_EMPTY = re.compile(r"[-–—−./\s]*|(?i:n/?a|none|nil)")
"""What stands in a cell that has nothing to say."""


def name_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the words of the first row of a table name its columns.

    Addresses side by side and a list of opening hours have a first row, too, and to take the first medicine
    of a list for a name would change what it says. So the names have to be usual ones ("Medicine", "Dose"),
    the first of them above all; or the first row alone has nothing in the first column.

    Args:
        rows: The words of each cell, row by row.
    """
    names, body = rows[0], rows[1:]
    if len(names) < 2 or not all(names[1:]):
        return False
    usual = [_has(name, "columns") or _has(name, "times") for name in names]
    if not all(_is_name(name, among_usual=any(usual)) for name in names if name):
        return False
    if not names[0]:
        return all(row[0] for row in body) and (all(usual[1:]) or len(body) > 1)
    heads = [row[0] for row in body if row[0]]
    # "Monday" above "Tuesday", and "Age" above "Weight", are names of rows.
    of_rows = _has(names[0], "times") or 2 * sum(_has(head, "columns") for head in heads) > len(heads)
    if of_rows and not all(usual):
        return False
    amounts = [_are_values([row[at] for row in body if at < len(row)]) for at in range(len(names))]
    if all(usual) or (usual[0] and any(amounts)):
        return True
    return len(names) > 2 and sum(_has(name, "columns") for name in names) > 1


def _are_values(cells: Sequence[str]) -> bool:
    said = [text for text in cells if not _EMPTY.fullmatch(text)]
    return bool(said) and all(is_value(text) for text in said)


def _is_name(text: str, *, among_usual: bool) -> bool:
    if len(text) > _LABEL_LENGTH or len(text.split()) > _LABEL_WORDS or text[-1] in ".;,":
        return False
    if ":" in text[:-1] or _BULLET.match(text):
        return False
    if text[0].isdigit():
        return among_usual and bool(_YEAR.fullmatch(text))
    return not (is_value(text) or _AMOUNT.search(text))


def _has(text: str, kind: str) -> bool:
    """Whether a word of a name is one of a kind."""
    return not _words()[kind].isdisjoint(word.casefold() for word in _WORD.findall(text))


def is_usual(text: str) -> bool:
    """Whether words are those of the name of a column."""
    return not is_value(text) and (_has(text, "columns") or _has(text, "times"))


def is_value(text: str) -> bool:
    """Whether a cell holds a figure, an amount, a time or how often ("75 mg", "8:00", "twice a day")."""
    match = re.match(r"[<>≤≥~≈±+]?\s?[£$€]?(\d[\d.,:/×x–-]*|[½¼¾⅓⅔])\s*", text)
    if match:
        rest = text[match.end() :]
        return not rest or not rest[0].isupper() or rest.split()[0].strip(".,") in _words()["units"]
    first = _WORD.match(text)
    return first is not None and first[0].casefold() in _words()["amounts"]


@functools.cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in toml("plain_text.toml")["tables"].items()}
