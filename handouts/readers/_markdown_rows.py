"""The block rule for tables of Markdown: the place of each cell, and all cells of rows that are too long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table
from markdown_it.token import Token

from handouts.readers._markdown_places import Places
from handouts.records import dataclass

_ESCAPED = re.compile(r"\\\|")
_BAR = re.compile(r"(?<!\\)\|")
"""What parts two cells: markdown-it takes any bar behind a backslash for one of a cell's characters."""


@dataclass(frozen=True, slots=True)
class LongRow:
    """A row with more cells than its table has columns: where it stands, and how many of each there are."""

    line: int
    column: int
    cells: int
    columns: int


def placed_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """GFM tables, with the place of each cell. GFM cuts a row that is too long; here the table gets wider."""
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    made = state.tokens[first:]
    columns = sum(token.type == "th_open" for token in made)
    rows = {
        token.map[0]: _cells(state, token.map[0]) for token in made if token.type == "tr_open" and token.map
    }
    for line, cells in rows.items():
        while len(cells) > columns and not cells[-1][0]:
            cells.pop()  # nothing stands behind the last bar
        if len(cells) > columns:
            place = cells[columns][1].at(0)
            state.env.setdefault("long_rows", []).append(LongRow(line + 1, place[1], len(cells), columns))
    widest = max((len(cells) for cells in rows.values()), default=0)
    if widest > columns:
        state.tokens[first:] = made = list(_wider(made, rows, columns, widest))
    row: list[Places] = []
    for token in made:
        if token.type == "tr_open" and token.map:
            row = [places for _, places in rows[token.map[0]]]
        elif token.type == "inline" and row:
            token.meta["places"] = row.pop(0)
    return True


def _wider(
    made: Sequence[Token], rows: dict[int, list[tuple[str, Places]]], columns: int, widest: int
) -> Iterator[Token]:
    """The tokens of a table, with cells for all columns in each row."""
    line, name = 0, "td"
    for token in made:
        if token.type == "tr_open" and token.map:
            line = token.map[0]
        elif token.type in {"th_open", "td_open"}:
            name = token.tag
        elif token.type == "tr_close":
            for words, _ in [*rows[line], *((("", Places([])),) * widest)][columns:widest]:
                inside = token.level + 1
                yield Token(f"{name}_open", name, 1, level=inside, block=True)
                at = [line, line + 1]
                yield Token("inline", "", 0, map=at, level=inside + 1, children=[], content=words, block=True)
                yield Token(f"{name}_close", name, -1, level=inside, block=True)
        yield token


def _cells(state: StateBlock, line: int) -> list[tuple[str, Places]]:
    """The words of each cell of a row, with their places; cut as markdown-it cuts them."""
    start = state.bMarks[line] + state.tShift[line]
    text = state.src[start : state.eMarks[line]]
    bars = [bar.start() for bar in _BAR.finditer(text)]
    spans = list(zip([0, *(bar + 1 for bar in bars)], [*bars, len(text)], strict=True))
    # markdown-it drops an empty cell at either end, and here the white space at the end is still there.
    if spans[0] == (0, 0):
        spans.pop(0)
    if spans and not text[slice(*spans[-1])].strip():
        spans.pop()
    first_column = start - state.src.rfind("\n", 0, start)
    return [_cell(text, begin, end, (line + 1, first_column)) for begin, end in spans]


def _cell(text: str, begin: int, end: int, place: tuple[int, int]) -> tuple[str, Places]:
    """The words of the cell between two places of a row, without the backslash in front of each bar in it.

    Args:
        text: The row.
        begin: Where the cell begins in it.
        end: Where it ends.
        place: The line and the column of the first character of the row, from 1.
    """
    line, column = place
    lead = end - begin - len(text[begin:end].lstrip())
    at = begin if begin + lead == end else begin + lead
    if text.find("\\|", at, end) < 0:
        return text[at:end].rstrip(), Places([(0, line, column + at if end > begin else 1)])
    parts: list[str] = []
    starts: list[tuple[int, int, int]] = []
    offset = 0
    for stop in (*(escape.start() for escape in _ESCAPED.finditer(text, at, end)), end):
        if stop > at:
            starts.append((offset, line, column + at))
            parts.append(text[at:stop])
            offset += stop - at
        at = stop + 1
    return "".join(parts).rstrip(), Places(starts)
