"""Tables too wide for large print: set as lines, one group for each row, as the ReportLab engine does.

To a screen reader each is the same table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from handouts import model
from handouts.writers.weasyprint.layout import Node
from handouts.writers.weasyprint.tree import words

LINES = "lines"
"""The class of such a table, for the style sheet."""


def set_as_lines(table: Node) -> None:
    """Mark a `table` to be set as lines, and give each of its cells the name of its column."""
    table.set("class", LINES)
    _name(table)


def tell(
    document: model.Document, widths: Mapping[int, float], size: float, say: Callable[[str], None]
) -> None:
    """Tell staff which tables are set as lines, and what would help.

    Args:
        document: The handout.
        widths: How many times the width of a line each of them needs as a grid, by its number.
        size: Of the type, in points.
        say: See `handouts.formats.RenderOptions.tell`.
    """
    tables = [node for node in model.walk(document) if isinstance(node, model.Table)]
    for number, needed in sorted(widths.items()):
        if number >= len(tables):
            continue
        caption = " ".join(model.plain_text(tables[number].caption).split())
        named = f"The table ‘{caption}’" if caption else "A table"
        say(
            f"{tables[number].position}: {named} is set as lines, one group for each row: the longest words "
            f"of its columns need {max(1, round(100 * (needed - 1)))} percent more room than a line has at "
            f"{size:g} points. With fewer columns or shorter words it would be a grid."
        )


def _name(table: Node) -> None:
    """Give each cell that is no header the name of its column, if it holds anything."""
    names: dict[int, str] = {}
    for row in _placed([row for head in table.iter("thead") for row in head.iter("tr")]):
        for column, across, cell in row:
            text = words(cell).rstrip(":")
            for at in range(column, column + across):
                names[at] = ", ".join(filter(None, (names.get(at, ""), text)))
    body = [row for part in table if part.tag in ("tbody", "tr") for row in part.iter("tr")]
    for row in _placed(body):
        for column, _, cell in row:
            if cell.tag == "td" and names.get(column) and words(cell):
                cell.set("data-name", f"{names[column]}:")


def _placed(rows: Sequence[Node]) -> Iterator[list[tuple[int, int, Node]]]:
    """The cells of each row: the column that each starts in, and how many it spans."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        cells = []
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            across, down = int(cell.get("colspan") or 1), int(cell.get("rowspan") or 1)
            taken |= {(number + y, column + x) for y in range(down) for x in range(across)}
            cells.append((column, across, cell))
        yield cells
