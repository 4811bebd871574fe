"""The cells of a table that an author drew in plain text, and which of its rows name the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from handouts.readers._column_names import is_value, name_columns
from handouts.readers._plain_markers import Line
from handouts.records import dataclass

_BULLET = re.compile(r"[•·‣▪■●○◦*–—→-]\s|\d{1,2}[.)]\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one line in one cell, and how many characters wide its column is: 0 if they just go on."""

    line: Line
    width: int


@dataclass(slots=True)
class DrawnCell:
    """A cell: what stands in it, line by line, and how many columns and rows it fills."""

    pieces: list[Piece] = field(default_factory=list)
    span: int = 1
    down: int = 1

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
    if not above.width:
        return True
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
    """Whether the words of the first row name the columns."""
    if any(cell.span > 1 for cell in rows[0]):
        return False
    return name_columns([[cell.text for cell in row] for row in rows])
