"""Tables between two rules, with a rule over each column and blank lines between rows, as pandoc writes them.

----------------------------
Drug      How
--------- ------------------
Aspirin   One in the morning
          with food

Senna     Two at night
----------------------------
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from handouts.readers._plain_cells import Drawn, DrawnCell, DrawnRow, Piece, joined, names_columns, table
from handouts.readers._plain_markers import Line
from handouts.readers._plain_widths import places

_RULE = re.compile(r"([-=─═])\1{9,}$")
_RULES = re.compile(r"(?:[-=─═]{2,} +)+[-=─═]{2,}$")
_SEGMENT = re.compile(r"[-=─═]+")
_HEADER_LINES, _LONGEST = 6, 500
"""Lines. More stand neither above the rules of the columns nor in a table that anybody could read."""


def starts_frame(line: Line) -> bool:
    """Whether a table between rules may start with a line."""
    return bool(_RULE.match(line.text) or _RULES.match(line.text))


def framed(raws: Sequence[str], lines: Sequence[Line | None], at: int) -> tuple[int, Drawn] | None:
    """The table between rules that starts on line `at`, and the line after its last; None if there is none.

    Args:
        raws: The lines of the text as they are.
        lines: The same without the white space around them; None for a blank one.
        at: The number of the line, from 0.
    """
    top = lines[at]
    above = next((n for n in range(at, min(at + _HEADER_LINES, len(lines))) if _is(lines[n], _RULES)), None)
    if not top or above is None or any(line is None for line in lines[at:above]):
        return None
    last = _last(lines, above, _RULES if above == at else _RULE, top)
    if last is not None and above == at and last <= at + _HEADER_LINES and all(lines[at : last + 2]):
        # The rule below the names of the columns is like that above them.
        end = _last(lines, last, _RULES, top)
        above, last = (last, end) if end else (above, last)
    if last is None:
        return None
    apart = any(line is None for line in lines[above:last])
    edges = _edges(raws[above])
    header = _rows(raws, lines, range(at + 1, above), edges)
    groups = [_rows(raws, lines, group, edges, whole=apart) for group in _groups(lines, above + 1, last)]
    if header is None or not groups or any(group is None for group in groups):
        return None
    rows = [group for group in groups if group]
    body = [_one(group) for group in rows] if apart else joined(rows[0])
    titles = [_one(header)] if header else []
    if not titles and len(body) > 1 and names_columns(body):
        titles, body = body[:1], body[1:]
    return last + 1, table(titles, body, lines[at : last + 1])


def _is(line: Line | None, pattern: re.Pattern[str]) -> bool:
    return bool(line and pattern.match(line.text))


def _last(lines: Sequence[Line | None], above: int, pattern: re.Pattern[str], top: Line) -> int | None:
    """The rule that ends the table: of the kind of the first one, and as far to the left."""
    for number in range(above + 2, min(above + _LONGEST, len(lines))):
        line = lines[number]
        if line and line.indent < top.indent:
            return None
        if line and pattern.match(line.text) and line.indent == top.indent:
            return number
    return None


def _groups(lines: Sequence[Line | None], first: int, last: int) -> list[range]:
    """The lines between blank ones."""
    blank = [first - 1, *(number for number in range(first, last) if lines[number] is None), last]
    return [range(low + 1, high) for low, high in pairwise(blank) if high - low > 1]


def _edges(raw: str) -> list[tuple[int, int]]:
    """Where each column starts and ends, counted in places on the page."""
    place = places(raw)
    return [(place[found.start()], place[found.end()]) for found in _SEGMENT.finditer(raw)]


def _rows(
    raws: Sequence[str],
    lines: Sequence[Line | None],
    numbers: range,
    edges: Sequence[tuple[int, int]],
    *,
    whole: bool = True,
) -> list[DrawnRow] | None:
    """The cells of lines, which go on over all lines if they are `whole`; None where words cross an edge."""
    made: list[DrawnRow] = []
    starts = [start for start, _ in edges[1:]]
    for number in numbers:
        raw, line = raws[number], lines[number]
        assert line is not None  # noqa: S101 - the caller left the blank ones out
        place = places(raw)
        cuts = [0]
        for start in starts:
            cut = next((at for at, there in enumerate(place) if there >= start), len(raw))
            if cut < len(raw) and cut and not raw[cut - 1].isspace():
                return None
            cuts.append(cut)
        row = []
        for (low, high), (start, end) in zip(pairwise([*cuts, len(raw)]), edges, strict=True):
            text = raw[low:high].strip()
            column = low + len(raw[low:high]) - len(raw[low:high].lstrip()) + 1
            piece = Piece(Line(line.number, column, line.indent, text), 0 if whole else end - start)
            row.append(DrawnCell([piece] if text else []))
        made.append(row)
    return made


def _one(rows: Sequence[DrawnRow]) -> DrawnRow:
    return [DrawnCell([piece for row in rows for piece in row[at].pieces]) for at in range(len(rows[0]))]
