"""Running heads, running feet and page numbers: what stands on the pages and belongs to no text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from handouts.readers._account import Account
from handouts.readers._pdf_lines import Line

_EDGE = 0.14
"""The part of a page's height, above and below, in which running heads and feet stand."""
_NEAR = 4.0
"""Points. A running head stands at the same height on each page."""
_APART = 1.5
"""Sizes of the letters. Between a running head and the text there is at least so much."""
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(
    r"(?:\W*(?:page|pg\.?|p\.|página|pág\.?|seite|pagina|strona|trang|стр\.?)\s*)?[-–—|(\s]*"
    r"(?:\d{1,4}|[ivxl]{1,6})[-–—|)\s]*(?:(?:of|/|de|von|van|z|iz|sur)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_HEAD = "handouts have their own"
_NUMBERS = "The page numbers"


def without_margins(
    pages: Sequence[list[list[Line]]], heights: Sequence[float], account: Account
) -> list[list[list[Line]]]:
    """The rows of pages without those that are on many of them, and without page numbers.

    Args:
        pages: The rows of each page.
        heights: How high each page is, in points.
        account: Where it is put down what was left out.
    """
    kinds: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (rows, height) in enumerate(zip(pages, heights, strict=True)):
        for row in rows:
            if _is_edge(row, height):
                kinds[_known_by(row)].append((number, row[0].y))
    running = {kind for kind, places in kinds.items() if _is_running(places, len(pages))}
    lost: Counter[str] = Counter()
    examples: dict[str, str] = {}
    made: list[list[list[Line]]] = []
    for rows, height in zip(pages, heights, strict=True):
        gone: dict[int, str] = {}
        for side in (rows, rows[::-1]):
            for row in _outermost(side, running, height):
                gone[id(row)] = _known_by(row)
        for row in (*rows[:1], *rows[-1:]):
            if _is_edge(row, height) and _is_page_number(row, rows, height, len(pages)):
                gone[id(row)] = _NUMBERS
        for row in rows:
            if kind := gone.get(id(row)):
                lost[kind] += len(_text(row).split())
                examples.setdefault(kind, _text(row))
        made.append([row for row in rows if id(row) not in gone])
    for kind, count in lost.items():
        what = kind if kind == _NUMBERS else f"A line at the edge of the pages (“{examples[kind][:80]}”)"
        account.lose("header", what, _HEAD, count)
    return made


def _outermost(rows: Sequence[list[Line]], running: set[str], height: float) -> list[list[Line]]:
    """The running lines at one edge of a page, from the edge in; white space sets them off from the text."""
    found: list[list[Line]] = []
    for row in rows:
        if not _is_edge(row, height) or _known_by(row) not in running:
            break
        found.append(row)
    while found and len(found) < len(rows):
        if abs(rows[len(found)][0].y - found[-1][0].y) > _APART * found[-1][0].size:
            break
        found.pop()
    return found


def _is_edge(row: Sequence[Line], height: float) -> bool:
    return row[0].y < _EDGE * height or row[0].y > (1 - _EDGE) * height


def _text(row: Sequence[Line]) -> str:
    return " ".join(line.text for line in row)


def _known_by(row: Sequence[Line]) -> str:
    return f"{_DIGITS.sub('#', _text(row).casefold())} {row[0].size:.0f}"


def _is_running(places: Sequence[tuple[int, float]], pages: int) -> bool:
    """Whether a line stands at one height on so many pages that it is a running one."""
    on = Counter(round(y / _NEAR) for _, y in places)
    most = max(len({page for page, y in places if abs(round(y / _NEAR) - height) <= 1}) for height in on)
    return most >= 2 and most >= 0.4 * pages


def _is_page_number(row: Sequence[Line], rows: Sequence[Sequence[Line]], height: float, pages: int) -> bool:
    text = _text(row)
    if not _PAGE.fullmatch(text) or not any(map(str.isdigit, text)):
        return False
    others = [abs(row[0].y - other[0].y) for other in rows if other is not row]
    apart = min(others, default=height) > 1.6 * row[0].size
    return apart and (pages > 1 or len(text) <= 3 or not text.strip().isdigit())
