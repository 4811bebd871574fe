"""The cells of a table that an author drew in plain text, and which of its rows name the columns."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import field

from handouts.readers._plain_markers import Line
from handouts.records import dataclass
from handouts.resources import toml

_LABEL_WORDS, _LABEL_LENGTH = 6, 48
"""What the name of a column has at most: words, characters."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BULLET = re.compile(r"[•·‣▪■●○◦*–—→-]\s|\d{1,2}[.)]\s")
_EMPTY = re.compile(r"[-–—−./\s]*|(?i:n/?a|none|nil)")
"""What stands in a cell that has nothing to say."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one line in one cell, and how many characters wide its column is."""

    line: Line
    width: int


@dataclass(slots=True)
class DrawnCell:
    """A cell: what stands in it, line by line, and how many columns it fills."""

    pieces: list[Piece] = field(default_factory=list)
    span: int = 1

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(piece.line.text for piece in self.pieces)


DrawnRow = list[DrawnCell]


@dataclass(slots=True)
class Drawn:
    """A table in the run of chunks.

    Attributes:
        header: The rows that name the columns.
        rows: The others.
        lines: Its first and last line, for what asks a chunk for its lines.
        indent: How far it is set in.
        blank_before: Whether nothing stands right above.
        blank_after: Whether nothing stands right below.
        inside: Whether it is set in under a list item.
    """

    header: list[DrawnRow]
    rows: list[DrawnRow]
    lines: list[Line]
    indent: int = 0
    blank_before: bool = True
    blank_after: bool = True
    inside: bool = False


def table(header: list[DrawnRow], rows: list[DrawnRow], lines: Sequence[Line | None]) -> Drawn:
    """The table that stands on some lines."""
    inked = [line for line in lines if line]
    return Drawn(header, rows, [inked[0], inked[-1]], min(line.indent for line in inked))


def with_header(rows: list[DrawnRow], lines: Sequence[Line | None]) -> Drawn | None:
    """The table whose first row names the columns; None where that cannot be told from the words."""
    return table(rows[:1], rows[1:], lines) if len(rows) > 1 and names_columns(rows) else None


def joined(rows: Sequence[DrawnRow]) -> list[DrawnRow]:
    """Rows, each line of them one, with those joined that a program broke.

    A line belongs to the row above if the first column is empty in it, and if no cell of it could have stood
    on the line above. "20 mg" below "75 mg" is another dose, and has a row of its own.
    """
    made: list[DrawnRow] = []
    for row in rows:
        if made and _goes_on(made[-1], row):
            made[-1] = _one_of(made[-1], row)
        else:
            made.append(row)
    return made


def _one_of(above: DrawnRow, below: DrawnRow) -> DrawnRow:
    return [DrawnCell(a.pieces + b.pieces, a.span) for a, b in zip(above, below, strict=True)]


def _goes_on(above: DrawnRow, row: DrawnRow) -> bool:
    if len(above) != len(row) or row[0].pieces or not above[0].pieces:
        return False
    return all(
        bool(one.pieces) and broken(one.pieces[-1], other.pieces[0])
        for one, other in zip(above, row, strict=True)
        if other.pieces
    )


def broken(above: Piece, below: Piece) -> bool:
    """Whether a program broke a cell between two lines: the next word would not have fitted in its column."""
    if is_value(below.line.text) or _BULLET.match(below.line.text):
        return False
    return len(above.line.text) + 1 + len(below.line.text.split()[0]) > above.width


def between_rules(rows: Sequence[DrawnRow]) -> list[DrawnRow]:
    """The lines between two rules as the rows that they are: one, unless one amount stands under another."""
    made: list[DrawnRow] = []
    for row in rows:
        if made and len(made[-1]) == len(row) and not _starts_anew(made[-1], row):
            made[-1] = _one_of(made[-1], row)
        else:
            made.append(row)
    return made


def _starts_anew(above: DrawnRow, row: DrawnRow) -> bool:
    if not row[0].pieces or not above[0].pieces:
        return False
    return any(is_value(a.text) and is_value(b.text) for a, b in zip(above, row, strict=True))


def names_columns(rows: Sequence[DrawnRow]) -> bool:
    """Whether the words of the first row name the columns.

    Addresses side by side and a list of opening hours have a first row, too, and to take the first medicine
    of a list for a name would change what it says. So the names have to be usual ones ("Medicine", "Dose"),
    the first of them above all; or the first row alone has nothing in the first column.
    """
    first, body = rows[0], rows[1:]
    names = [cell.text for cell in first]
    if len(names) < 2 or not all(names[1:]) or any(cell.span > 1 for cell in first):
        return False
    usual = [_has(name, "columns") or _has(name, "times") for name in names]
    if not all(_is_name(name, among_usual=any(usual)) for name in names if name):
        return False
    if not names[0]:
        return all(row[0].pieces for row in body) and (all(usual[1:]) or len(body) > 1)
    heads = [row[0].text for row in body if row[0].pieces]
    # "Monday" above "Tuesday", and "Age" above "Weight", are names of rows.
    of_rows = _has(names[0], "times") or 2 * sum(_has(head, "columns") for head in heads) > len(heads)
    if of_rows and not all(usual):
        return False
    amounts = [_are_values([row[at] for row in body if at < len(row)]) for at in range(len(names))]
    if len(names) == 2:
        return usual[0] and (all(usual) or amounts[1] or len(body) > 1)
    return sum(usual) > 1 or (usual[0] and any(amounts))


def _are_values(cells: Sequence[DrawnCell]) -> bool:
    said = [cell.text for cell in cells if not _EMPTY.fullmatch(cell.text)]
    return bool(said) and all(is_value(text) for text in said)


def _is_name(text: str, *, among_usual: bool) -> bool:
    if len(text) > _LABEL_LENGTH or len(text.split()) > _LABEL_WORDS or text[-1] in ".;,":
        return False
    if ":" in text[:-1] or _BULLET.match(text):
        return False
    if text[0].isdigit():
        return among_usual and bool(_YEAR.fullmatch(text))
    return not is_value(text) or _has(text, "times")


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
