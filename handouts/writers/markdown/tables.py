"""Tables: with pipes where those can say it, else in HTML whose cells hold Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from handouts.model import Blocks, Cell, Inlines, Paragraph, Row, Strong, Table, texts, walk

_WIDE = 100
"""Characters. The columns of a table that is no wider are lined up; one that is wider would only be pushed
about by it."""


def is_plain(table: Table) -> bool:
    """Whether a table with pipes says all of it: at most one heading row, no spans, short cells."""
    widths = {len(row.cells) for row in (*table.header, *table.rows)}
    if len(table.header) > 1 or len(widths) != 1 or widths == {0}:
        return False
    titles = [cell for row in table.header for cell in row.cells]
    first = [row.cells[0] for row in table.rows]
    rest = [cell for row in table.rows for cell in row.cells[1:]]
    if not all(map(_is_short, (*titles, *first, *rest))):
        return False
    if any(cell.header != bool(cell.blocks) or cell.scope == "row" for cell in titles):
        return False
    names = [cell for cell in first if cell.blocks]
    if any(cell.header for cell in (*rest, *(cell for cell in first if not cell.blocks))):
        return False
    if any(cell.header and cell.scope != "row" for cell in names):
        return False
    if has_empty_corner(table):
        return all(cell.header for cell in names)
    if any(cell.header for cell in names):
        # Bold says that they are names, so words that are bold besides could not be told from it.
        bold = any(isinstance(node, Strong) for cell in names for node in walk(cell))
        return all(cell.header for cell in names) and widths != {1} and not bold
    return not names or widths == {1} or not all(map(_is_bold, names))


def leaves_rows_unnamed(table: Table) -> bool:
    """Whether a first column has no heading and yet does not name the rows."""
    filled = [row.cells[0] for row in table.rows if row.cells and any(map(str.strip, texts(row.cells[0])))]
    return has_empty_corner(table) and not all(cell.header for cell in filled)


def has_empty_corner(table: Table) -> bool:
    """Whether the first heading cell is empty, so that the first column names the rows."""
    corner = table.header[0].cells[:1] if table.header else ()
    return bool(corner) and not any(map(str.strip, texts(corner[0])))


def _is_short(cell: Cell) -> bool:
    one = not cell.blocks or (len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph))
    return one and (cell.colspan, cell.rowspan) == (1, 1)


def _is_bold(cell: Cell) -> bool:
    words = _words(cell)
    return len(words) == 1 and isinstance(words[0], Strong)


def _words(cell: Cell) -> Inlines:
    """The words of a cell that holds one paragraph, or nothing."""
    return cell.blocks[0].children if cell.blocks and isinstance(cell.blocks[0], Paragraph) else ()


def pipe_table(
    table: Table, line: Callable[[Inlines], str], comments: Callable[[Cell], Sequence[str]]
) -> list[str]:
    """A plain table.

    Args:
        table: One that `is_plain`.
        line: Makes the line of a cell.
        comments: The comments that stand in a cell, before its words.
    """
    bold = not has_empty_corner(table)

    def cell(one: Cell) -> str:
        words = _words(one)
        said = [comment.replace("|", "\\|") for comment in comments(one)]
        return " ".join([*said, line((Strong(words),) if bold and one.scope == "row" else words)])

    grid = [[cell(one) for one in row.cells] for row in (*table.header, *table.rows)]
    if not table.header:
        grid.insert(0, [""] * len(grid[0]))
    widths = [max(3, *(len(row[at]) for row in grid)) for at in range(len(grid[0]))]
    if sum(widths) + 3 * len(widths) + 1 > _WIDE:
        widths = [0] * len(widths)
    padded = ([text.ljust(width) for text, width in zip(row, widths, strict=True)] for row in grid)
    lines = [f"| {' | '.join(row)} |" for row in padded]
    lines.insert(1, "|" + "|".join("-" * max(3, width + 2) for width in widths) + "|")
    return lines


def html_table(
    table: Table,
    line: Callable[[Inlines], str],
    lines: Callable[[Blocks], list[str]],
    comments: Callable[[Cell], Sequence[str]],
) -> list[str]:
    """A table in HTML, a cell a line.

    Args:
        table: Any table.
        line: Makes the line of a cell that holds one paragraph.
        lines: Makes the lines of any other cell.
        comments: The comments that stand in a cell, before its words.
    """
    return [
        "<table>",
        *_group("thead", table.header, line, lines, comments),
        *_group("tbody", table.rows, line, lines, comments),
        "</table>",
    ]


def _group(
    name: str,
    rows: Sequence[Row],
    line: Callable[[Inlines], str],
    lines: Callable[[Blocks], list[str]],
    comments: Callable[[Cell], Sequence[str]],
) -> Iterator[str]:
    if not rows:
        return
    yield f"<{name}>"
    for row in rows:
        yield "<tr>"
        for cell in row.cells:
            tag = "th" if cell.header else "td"
            start = f"<{tag}{''.join(_attributes(cell, 'col' if name == 'thead' else 'row'))}>"
            if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph):
                yield f"{start}{' '.join([*comments(cell), line(cell.blocks[0].children)])}</{tag}>"
            elif cell.blocks:
                yield from (start, *comments(cell), *lines(cell.blocks), f"</{tag}>")
            else:
                yield f"{start}</{tag}>"
        yield "</tr>"
    yield f"</{name}>"


def _attributes(cell: Cell, usual: str) -> Iterator[str]:
    if cell.header and cell.scope not in ("", usual):
        yield f' scope="{cell.scope}"'
    if cell.colspan > 1:
        yield f' colspan="{cell.colspan}"'
    if cell.rowspan > 1:
        yield f' rowspan="{cell.rowspan}"'
