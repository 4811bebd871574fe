"""The block rule for tables of Markdown, with the place of each cell."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table

from handouts.errors import SourceError
from handouts.readers._markdown_places import Places


def placed_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """GFM tables, with the place of each cell. A row with too many cells is refused, not cut."""
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    made = state.tokens[first:]
    columns = sum(token.type == "th_open" for token in made)
    row: list[Places] = []
    for token in made:
        if token.type == "tr_open" and token.map:
            row = _cells(state, token.map[0])
            if len(row) > columns:
                raise SourceError(
                    f"{state.env['path']}:{token.map[0] + 1}: This row has {len(row)} cells,"
                    f" but the table has {columns} columns.",
                    "Add the missing column at the top, or write \\| for a bar that is part of the words.",
                )
        elif token.type == "inline" and row:
            token.meta["places"] = row.pop(0)
    return True


def _cells(state: StateBlock, line: int) -> list[Places]:
    """Each cell of a row, with its places; cut as markdown-it cuts them."""
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
    cells: list[Places] = []
    for whole in pieces:
        lead = next((at for at, (_, character) in enumerate(whole) if not character.isspace()), 0)
        piece = whole[lead:]
        starts = [
            (offset, line + 1, start - line_start + place + 1)
            for offset, (place, _) in enumerate(piece)
            if offset == 0 or piece[offset - 1][0] != place - 1
        ]
        cells.append(Places(starts or [(0, line + 1, 1)]))
    return cells
