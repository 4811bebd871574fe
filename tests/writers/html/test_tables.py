"""Tables are made regular before they are written."""

from __future__ import annotations

from handouts.model import Cell, Paragraph, Row, Table, Text, plain_text
from handouts.writers.html.tables import Grid, grid


def row(*cells: str | tuple[str, int, int]) -> Row:
    """Cells as text, or as text with colspan and rowspan."""
    made = []
    for cell in cells:
        text, colspan, rowspan = (cell, 1, 1) if isinstance(cell, str) else cell
        made.append(Cell((Paragraph((Text(text),)),), colspan=colspan, rowspan=rowspan))
    return Row(tuple(made))


def drawn(made: Grid) -> list[list[str]]:
    """The rows as text: "A 2x1" covers two columns and one row; "-" is a cell that was filled in."""
    lines = []
    for line in (*made.header, *made.rows):
        cells = []
        for cell in line.cells:
            text = plain_text(cell.blocks[0].children) if cell.blocks else "-"  # type: ignore[union-attr]
            spans = "" if cell.colspan == cell.rowspan == 1 else f" {cell.colspan}x{cell.rowspan}"
            cells.append(text + spans)
        lines.append(cells)
    return lines


def test_a_regular_table_stays_as_it_is() -> None:
    table = Table((row("A", "B"),), (row("C", ("D", 1, 2)), row("E")))
    assert drawn(grid(table)) == [["A", "B"], ["C", "D 1x2"], ["E"]]


def test_short_rows_are_filled() -> None:
    assert drawn(grid(Table((row("A", "B", "C"),), (row("D"),)))) == [["A", "B", "C"], ["D", "-", "-"]]


def test_spans_end_where_the_table_ends() -> None:
    table = Table((), (row(("A", 9, 1)), row("B", ("C", 1, 9)), row("D")))
    assert drawn(grid(table)) == [["A 2x1"], ["B", "C 1x2"], ["D"]]


def test_spans_never_overlap() -> None:
    table = Table((), (row("A", ("B", 1, 2), "C"), row(("D", 3, 1), "E")))
    assert drawn(grid(table)) == [["A", "B 1x2", "C"], ["D", "E"]]


def test_a_column_in_which_no_cell_starts_is_none() -> None:
    assert drawn(grid(Table((), (row(("A", 3, 1)), row(("B", 3, 1)))))) == [["A"], ["B"]]


def test_a_row_in_which_no_cell_starts_is_none() -> None:
    assert drawn(grid(Table((), (row(("A", 1, 2), ("B", 1, 2)), row(), row("C", "D"))))) == [
        ["A", "B"],
        ["C", "D"],
    ]


def test_a_table_of_nothing_has_no_rows() -> None:
    assert grid(Table((), (row(), row()))) == Grid((), (), 0)


def test_a_span_of_a_thousand_million_columns_takes_no_time() -> None:
    assert drawn(grid(Table((), (row(("A", 10**9, 10**9)),)))) == [["A"]]


def test_a_table_scrolls_when_its_longest_words_do_not_fit_a_phone() -> None:
    assert not grid(Table((), (row("nine char", "ten chars"),))).wide
    assert grid(Table((), (row("acetaminophen", "hydrocodone"),))).wide
