"""A table names its columns.

What it does:
    Finds tables of two rows and two columns or more in which no cell is a heading.

Why it matters:
    A screen reader says the column's name before each value. With none, "2, 4, 8" is all that one hears.

Fails:
    # Pain

    |               |          |
    |---------------|----------|
    | Age           | How much |
    | 6 to 8 years  | 10 mL    |
    | 9 to 11 years | 15 mL    |

Passes:
    # Pain

    | Age           | How much |
    |---------------|----------|
    | 6 to 8 years  | 10 mL    |
    | 9 to 11 years | 15 mL    |

What to do:
    Word: put the cursor in the first row, then Table Layout, Repeat Header Rows. HTML: th in place of td.
    Markdown: write the names in the first row. If it only looks like a table, make it a list.

Source:
    WCAG 2.2, 1.3.1 Info and Relationships; ISO 14289-1, 7.5.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._blocks import blocks
from handouts.checks._rule import Context
from handouts.findings import NOWHERE, Finding, Severity
from handouts.model import Cell, Table, texts, walk
from handouts.table_titles import titled

_LEAST = 2
"""Rows, and columns, from which on a table needs names."""


def check(context: Context) -> Iterator[Finding]:
    """Find tables with no header cell."""
    for section, block in blocks(context.document):
        if not isinstance(block, Table):
            continue
        table = titled(block)  # a title over all columns names none of them
        if table.header or len(table.rows) < _LEAST:
            continue
        columns = max(sum(_filled(cell) for cell in row.cells) for row in table.rows)
        if columns < _LEAST or any(cell.header for row in table.rows for cell in row.cells):
            continue
        place = next((node.position for node in walk(block) if node.position is not NOWHERE), NOWHERE)
        yield Finding(
            "table-without-headers",
            Severity.WARNING,
            "The table does not say which row names its columns.",
            "Mark the first row as the header row. If it is no table, make it a list.",
            place,
            section,
            " ".join(next((text for text in texts(block) if text.strip()), "").split())[:60],
        )


def _filled(cell: Cell) -> bool:
    return any(text.strip() for text in texts(cell))
