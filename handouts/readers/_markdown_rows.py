"""The block rule for tables of Markdown: the place of each cell, and all cells of rows that are too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table
from markdown_it.token import Token

from handouts.readers._markdown_places import Places
from handouts.records import dataclass


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
    line_start = state.src.rfind("\n", 0, start) + 1
    pieces: list[list[tuple[int, str]]] = [[]]
    escaped = False
    for place, character in enumerate(text):
        if character == "|" and not escaped:
            pieces.append([])
        else:
            if character == "|":
                pieces[-1].pop()
            pieces[-1].append((place, character))
        escaped = character == "\\"
    # markdown-it drops an empty cell at either end, and here the white space at the end is still there.
    if pieces and not pieces[0]:
        pieces.pop(0)
    if pieces and all(character.isspace() for _, character in pieces[-1]):
        pieces.pop()
    cells: list[tuple[str, Places]] = []
    for whole in pieces:
        lead = next((at for at, (_, character) in enumerate(whole) if not character.isspace()), 0)
        piece = whole[lead:]
        starts = [
            (offset, line + 1, start - line_start + place + 1)
            for offset, (place, _) in enumerate(piece)
            if offset == 0 or piece[offset - 1][0] != place - 1
        ]
        words = "".join(character for _, character in piece).rstrip()
        cells.append((words, Places(starts or [(0, line + 1, 1)])))
    return cells
