from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handouts.model import Cell, Row
from handouts.readers._grid import regular


def shape(spans: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    rows = [Row(tuple(Cell((), colspan=across, rowspan=down) for across, down in row)) for row in spans]
    return [[(cell.colspan, cell.rowspan) for cell in row.cells] for row in regular((rows,))[0]]


def test_a_regular_table_stays_as_it_is() -> None:
    assert shape([[(1, 1), (1, 1)], [(2, 1)]]) == [[(1, 1), (1, 1)], [(2, 1)]]


def test_short_rows_are_filled() -> None:
    assert shape([[(1, 1), (1, 1), (1, 1)], [(1, 1)]]) == [[(1, 1), (1, 1), (1, 1)], [(1, 1), (2, 1)]]


def test_spans_reach_no_further_than_the_table() -> None:
    assert shape([[(1, 1), (9, 1)], [(1, 99), (1, 1)]]) == [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]


def test_columns_that_nothing_starts_in_are_none() -> None:
    assert shape([[(3, 1), (2, 1)], [(3, 1), (2, 1)]]) == [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]


def test_a_header_cell_does_not_reach_into_the_body() -> None:
    header, body = regular(([Row((Cell((), rowspan=2), Cell(())))], [Row((Cell(()), Cell(())))]))
    assert [cell.rowspan for cell in header[0].cells] == [1, 1]
    assert len(body[0].cells) == 2


def test_a_table_of_absurd_spans_loses_them() -> None:
    rows = shape([[(1, 1)] * 1000] + [[(1, 60_000)] * 1000] * 450)
    assert {down for row in rows for _, down in row} == {1}


@given(
    st.lists(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=5), min_size=1, max_size=6)
)
def test_every_row_fills_every_column_once(spans: list[list[tuple[int, int]]]) -> None:
    rows = shape(spans)
    taken: dict[tuple[int, int], int] = {}
    width = 0
    for at, row in enumerate(rows):
        column = 0
        for across, down in row:
            while (at, column) in taken:
                column += 1
            for below in range(down):
                for beside in range(across):
                    assert (at + below, column + beside) not in taken
                    taken[at + below, column + beside] = 1
            column += across
            width = max(width, column)
    width = max((column for _, column in taken), default=-1) + 1
    assert len(taken) == width * len(rows)
