"""The block rule for tables in HTML whose cells hold Markdown: for cells that span, and for lists in cells.

    <table>
    <thead>
    <tr>
    <th colspan="2">Dose</th>
    </tr>
    </thead>
    <tr>
    <td>1 puff[^1]</td>
    <td>
    - in the *morning*
    - at night
    </td>
    </tr>
    </table>

A cell stands on one line, or on lines of its own between its tags. A table in any other form is left to the
rules for HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_block import StateBlock

from handouts.readers._markdown_context import attributes
from handouts.records import dataclass

_TAG = re.compile(
    r"(?<!\\)(?:\\\\)*(?P<tag><(?P<end>/?)(?P<name>table|caption|thead|tbody|tfoot|tr|th|td)\b(?P<given>[^<>]{0,500})>)",
    re.IGNORECASE,
)
"""A tag, unless there is a backslash before it that is not one of a pair."""
_BLOCK = re.compile(
    r"(?<!\\)(?:\\\\)*<(?:p|div|ul|ol|dl|h[1-6]|blockquote|figure|details|pre)\b", re.IGNORECASE
)
"""A cell with blocks in it is HTML all through, and no Markdown."""

_PARENTS = {
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "th": {"tr"},
    "td": {"tr"},
    "caption": {"table"},
}
_REACH = 1000
"""Lines. A table that is longer is no table that anybody could read."""


@dataclass(frozen=True, slots=True)
class _Event:
    """A tag, or a cell with what is in it.

    Attributes:
        name: The element.
        line: Where it is, from 0.
        closes: It is an end tag.
        given: The attributes.
        words: What stands in the cell on its line; None where it has lines of its own.
        column: Where `words` begins, from 1.
        last: The line of the end tag of a cell that has lines of its own.
    """

    name: str
    line: int
    closes: bool = False
    given: str = ""
    words: str | None = None
    column: int = 1
    last: int = 0


class _NoTableError(Exception):
    """The lines are no table of this form."""


def html_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it."""
    if not state.src.startswith("<", state.bMarks[start] + state.tShift[start]):
        return False
    if state.is_code_block(start) or not _text(state, start).lower().startswith("<table"):
        return False
    try:
        events = list(_events(state, start, end))
    except _NoTableError:
        return False
    if not any(event.last or (event.words or "").strip() for event in events):
        return False
    if silent:
        return True
    grouped = False
    for event in events:
        if event.name in {"thead", "tbody", "tfoot"}:
            grouped = not event.closes
        elif event.name == "tr" and not grouped and not event.closes:
            state.push("tbody_open", "tbody", 1).meta["implied"] = True
        _push(state, event)
        if event.name == "tr" and not grouped and event.closes:
            state.push("tbody_close", "tbody", -1)
    state.line = events[-1].line + 1
    return True


def _events(state: StateBlock, start: int, end: int) -> Iterator[_Event]:
    """The table from its first tag to its last.

    Raises:
        _NoTableError: It has no end, or words or tags where none can be.
    """
    open_: list[str] = []
    line, at = start, 0
    end = min(end, start + _REACH)
    while line < end:
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            raise _NoTableError
        text = _text(state, line)
        tag = _TAG.search(text, at)
        if text[at : tag.start("tag") if tag else None].strip():
            raise _NoTableError
        if not tag:
            line, at = line + 1, 0
            continue
        name, at = tag["name"].lower(), tag.end()
        if tag["end"]:
            if not open_ or open_.pop() != name:
                raise _NoTableError
            yield _Event(name, line, closes=True)
            if not open_:
                if text[at:].strip():
                    raise _NoTableError
                return
            continue
        if (open_[-1] if open_ else "") not in _PARENTS.get(name, {""}):
            raise _NoTableError
        if name not in {"th", "td", "caption"}:
            open_.append(name)
            yield _Event(name, line)
            continue
        close = _TAG.search(text, at)
        if close and close["end"] and close["name"].lower() == name:
            words = text[at : close.start("tag")]
            if _BLOCK.search(words):
                raise _NoTableError
            yield _Event(name, line, given=tag["given"], words=words, column=_column(state, line, at))
            at = close.end()
        elif not close and not text[at:].strip() and name != "caption":
            last = _end_of_cell(state, line + 1, end, name)
            yield _Event(name, line, given=tag["given"], last=last)
            line, at = last, len(name) + 3
        else:
            raise _NoTableError
    raise _NoTableError


def _end_of_cell(state: StateBlock, start: int, end: int, name: str) -> int:
    """The line that begins with the end tag of the cell whose first line is `start`; it holds no table."""
    for line in range(start, end):
        text = _text(state, line)
        if text.lower().startswith(f"</{name}>"):
            return line
        if _TAG.match(text):
            break
    raise _NoTableError


def _push(state: StateBlock, event: _Event) -> None:
    if event.closes:
        state.push(f"{event.name}_close", event.name, -1)
        return
    token = state.push(f"{event.name}_open", event.name, 1)
    token.map = [event.line, max(event.line, event.last) + 1]
    token.meta["html"] = True
    if event.name not in {"th", "td", "caption"}:
        return
    token.meta["given"] = attributes(event.given)
    if event.words is None:
        _push_blocks(state, event.line + 1, event.last)
    else:
        inline = state.push("inline", "", 0)
        inline.map = [event.line, event.line + 1]
        inline.content = event.words.strip()
        inline.children = []
        lead = len(event.words) - len(event.words.lstrip())
        inline.meta["place"] = (event.line + 1, event.column + lead)
    state.push(f"{event.name}_close", event.name, -1)


def _push_blocks(state: StateBlock, first: int, last: int) -> None:
    """Reads the lines of a cell. However far they are set in, that is no more than a look."""
    saved = (state.lineMax, state.parentType, state.blkIndent)
    indents = [state.sCount[line] for line in range(first, last) if not state.isEmpty(line)]
    state.lineMax, state.parentType = last, "container"
    state.blkIndent = max(state.blkIndent, min(indents, default=0))
    state.md.block.tokenize(state, first, last)
    state.lineMax, state.parentType, state.blkIndent = saved


def _column(state: StateBlock, line: int, at: int) -> int:
    begin = state.bMarks[line] + state.tShift[line]
    return begin + at - state.src.rfind("\n", 0, begin)


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
