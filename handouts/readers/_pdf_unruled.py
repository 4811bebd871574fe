"""Tables of a PDF without rules around their cells: they are told of, because their cells become lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from handouts.readers._account import Account
from handouts.readers._pdf_lines import Line

_ROWS = 3
"""A table has no fewer rows, but where the first one is bold, which names its columns."""
_NEAR = 4.0
"""Points by which what stands under each other in a column may be off."""
_SIGNS = 3
"""A first part with fewer characters is a bullet or a number."""
_CELL_LINES = 8
"""A cell has rarely more lines than the one that the others of its row have."""
_CELL_WORDS = 3
"""Half of the cells have no more words. Half of the lines of a page in two columns have more."""


def tell_tables(rows: Sequence[Sequence[Line]], account: Account) -> None:
    """Puts down each table among the rows of a page, with its first words."""
    for table in _tables([_without_bullet(row) for row in rows]):
        said = " ".join(line.text.strip() for line in table[0])
        what = f"A table without rules on page {table[0][0].page + 1} (“{said[:60]}”)"
        why = "its cells were not kept apart; see whether they still say the same, or type it as a table"
        account.lose("table", what, why)


def _without_bullet(row: Sequence[Line]) -> Sequence[Line]:
    """A row without the one sign that its first part is: what an item starts with."""
    return row[1:] if len(row[0].text.strip()) < _SIGNS else row


def _tables(rows: Sequence[Sequence[Line]]) -> Iterator[Sequence[Sequence[Line]]]:
    found: list[Sequence[Line]] = []
    between: list[Line] = []
    for row in (*rows, ()):
        if found and len(row) == 1 and _is_more(row[0], found, between):
            between.append(row[0])
            continue
        if not found or not (_goes_on(found[-1], row) or (len(found) == 1 and _heads(found[0], row))):
            words = [len(line.text.split()) for one in found for line in one]
            named = len(found) > 1 and _heads(found[0], found[1])
            if len(found) >= _ROWS - named and median(words) <= _CELL_WORDS:
                yield found
            found = []
        found = [*found, row] if len(row) > 1 else []
        between = []


def _goes_on(above: Sequence[Line], row: Sequence[Line]) -> bool:
    """Whether two rows have cells in the same columns: two at least, and all of the row that has fewer."""
    if min(len(above), len(row)) < 2:
        return False
    few, many = sorted((above, row), key=len)
    return all(any(_same_column(one, other) for other in many) for one in few)


def _heads(above: Sequence[Line], row: Sequence[Line]) -> bool:
    """Whether a row is the bold one that names the columns, with words in the middle of them perhaps."""
    names = min(len(above), len(row)) >= 2 and all(line.bold for line in above)
    return names and not any(line.bold for line in row[1:])


def _is_more(line: Line, rows: Sequence[Sequence[Line]], between: Sequence[Line]) -> bool:
    """Whether a line that stands alone is one more of a cell, beside or below which nothing else stands."""
    if len(between) >= _CELL_LINES:
        return False
    first, second = rows[-1][:2]
    return line.x1 < second.x0 or line.x0 > first.x1


def _same_column(one: Line, other: Line) -> bool:
    return (
        abs(one.x0 - other.x0) <= _NEAR
        or abs(one.x1 - other.x1) <= _NEAR
        or abs(one.x0 + one.x1 - other.x0 - other.x1) <= 2 * _NEAR
    )
