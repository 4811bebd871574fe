"""The tables between rules and the pictures of a page without tags, and where they stand among its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from handouts.readers._account import Account
from handouts.readers._pdf_lines import Line
from handouts.readers._pdf_ruled import Ruled, cell_of, grids
from handouts.readers._pdf_source import Page, Pdf, Picture, Piece
from handouts.records import dataclass

Linked: TypeAlias = tuple[Piece, str]
"""Letters, and the target of their link or ""."""

_SMALL_PICTURE = 1_000.0
"""Square points: a quarter of a square inch. Smaller ones are bullets and logos."""
_BACKGROUND = 0.6


@dataclass(slots=True)
class Placed:
    """A table or a picture, with the place on the page that it has among the lines."""

    made: Ruled | Picture
    cells: dict[int, list[Linked]]
    page: int
    x0: float
    x1: float
    top: float


def ruled(page: Page, pieces: list[Linked]) -> tuple[list[Placed], list[Linked]]:
    """The tables and boxes between rules, with their letters, and the letters outside them."""
    made: list[Placed] = []
    for grid in grids(page.rules):
        x0, y0, x1, y1 = grid.box
        if (x1 - x0) * (y1 - y0) > 0.75 * page.width * page.height and len(grid.cells) < 4:
            continue  # a frame around the page
        cells: dict[int, list[Linked]] = {}
        outside: list[Linked] = []
        for one in pieces:
            number = cell_of(grid, one[0])
            if number is None:
                outside.append(one)
            else:
                cells.setdefault(number, []).append(one)
        if cells:
            pieces = outside
            made.append(Placed(grid, cells, page.number, x0, x1, y0))
    return made, pieces


def repeated(pdf: Pdf) -> set[bytes]:
    """The pictures that are on more than one page: logos and decoration."""
    count: Counter[bytes] = Counter()
    for page in pdf.pages:
        count.update({one.data for one in page.pictures if one.data})
    return {data for data, pages in count.items() if pages > 1}


def pictures(page: Page, repeated: set[bytes], account: Account) -> list[Placed]:
    """The pictures of a page that say something; decoration is put down as left out."""
    made = []
    for one in page.pictures:
        if one.artifact or (not one.data and one.figure < 0 and not one.area):
            continue
        if one.data in repeated and one.data:
            account.lose_once("format", "Pictures that are on several pages", "they are taken as decoration")
        elif one.area < _SMALL_PICTURE:
            account.lose_once(
                "format", "Pictures no larger than a bullet or a sign", "they are taken as decoration"
            )
        elif one.area > _BACKGROUND * page.width * page.height and page.pieces:
            account.lose("image", f"The picture behind page {page.number + 1}", "text stands on it")
        else:
            made.append(Placed(one, {}, page.number, one.box[0], one.box[2], one.box[1]))
    return made


def with_placed(lines: list[Line], others: Sequence[Placed]) -> list[Line | Placed]:
    """The lines of a page with its tables and pictures before what stands under them."""
    made: list[Line | Placed] = list(lines)
    for other in sorted(others, key=lambda one: one.top):
        at = next(
            (
                index
                for index, item in enumerate(made)
                if (item.y if isinstance(item, Line) else item.top) > other.top + 2
                and item.x0 < other.x1
                and item.x1 > other.x0
            ),
            None,
        )
        if at is None:
            beside = [
                index
                for index, item in enumerate(made)
                if isinstance(item, Line) and item.x0 < other.x1 and item.x1 > other.x0
            ]
            at = beside[-1] + 1 if beside else len(made)
        made.insert(at, other)
    return made
