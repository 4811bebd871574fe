"""The block rule for lists whose items have letters or Roman numbers: "a. First" and "b. Second".

A line that begins "A. Lee was there" is no list. So a full stop after the letter makes an item only where the
item with the next letter follows; a bracket, as in "a) First", does so by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_block import StateBlock

from handouts.model import NumberStyle
from handouts.ordinals import lettered, ordinal
from handouts.records import dataclass

_MARKER = re.compile(r"([a-z]{1,9}|[A-Z]{1,9})([.)])(?=[ \t]|$)")
_REACH = 200
"""Lines. An item that is longer than this is taken for the last of its list."""


@dataclass(frozen=True, slots=True)
class _Marker:
    style: NumberStyle
    number: int
    sign: str

    @property
    def next(self) -> str:
        """How the next item begins."""
        return ordinal(self.number + 1, self.style) + self.sign


def lettered_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it."""
    if not _MARKER.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start]):
        return False
    if state.is_code_block(start):
        return False
    if silent and _is_next_item(state, start):
        return True
    interrupts = silent and state.parentType == "paragraph" and state.sCount[start] >= state.blkIndent
    marker = _first(state, start, end, interrupts=interrupts)
    if marker is None:
        return False
    if silent:
        return True
    opened = state.push("ordered_list_open", "ol", 1)
    opened.attrs = {"start": marker.number}
    opened.meta["style"] = marker.style
    opened.map = lines = [start, 0]
    parent, state.parentType = state.parentType, "list"
    line = start
    while True:
        line = _item(state, line, end, marker)
        if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            break
        if not _begins_with(state, line, marker.next):
            break
        marker = _Marker(marker.style, marker.number + 1, marker.sign)
    state.parentType = parent
    state.push("ordered_list_close", "ol", -1)
    lines[1] = state.line = line
    return True


def _first(state: StateBlock, line: int, end: int, *, interrupts: bool) -> _Marker | None:
    """The marker of the item that starts on `line`, if a list does.

    Args:
        state: The lines.
        line: Where to look.
        end: The line after the last.
        interrupts: The line goes on with a paragraph, unless it starts a list beyond doubt.
    """
    match = _MARKER.match(_text(state, line))
    if not match:
        return None
    markers = [_Marker(style, number, match[2]) for style, number in lettered(match[1])]
    for marker in markers:
        if interrupts and marker.number != 1:
            continue
        if _goes_on(state, line, end, marker):
            return marker
    if match[2] == ")" and not interrupts:
        return next(_alone(markers, match[1]), None)
    return None


def _alone(markers: list[_Marker], label: str) -> Iterator[_Marker]:
    """What the one item of a list is most likely to be: "i)" is Roman, any other letter is a letter."""
    for marker in markers:
        roman = marker.style.endswith("roman")
        if (roman and label.lower().strip("ivx") == "" and (len(label) > 1 or label in "iI")) or (
            not roman and len(label) == 1 and label not in "iI"
        ):
            yield marker


def _goes_on(state: StateBlock, line: int, end: int, marker: _Marker) -> bool:
    """Whether the next item follows."""
    blank = False
    for other in range(line + 1, min(end, line + _REACH)):
        if state.isEmpty(other):
            blank = True
            continue
        if state.sCount[other] < state.blkIndent:
            return False
        if state.sCount[other] <= state.sCount[line]:
            if _begins_with(state, other, marker.next):
                return True
            if blank or _MARKER.match(_text(state, other)):
                return False
        blank = False
    return False


def _is_next_item(state: StateBlock, line: int) -> bool:
    """Whether the next item of a list that is being read starts on `line`, and ends what is before it."""
    return any(
        outside <= state.sCount[line] < inside and _begins_with(state, line, marker)
        for outside, inside, marker in state.env.get("lettered", ())
    )


def _item(state: StateBlock, line: int, end: int, marker: _Marker) -> int:
    """Reads the item that starts on `line`; returns the line after it."""
    width = len(ordinal(marker.number, marker.style)) + 1
    token = state.push("list_item_open", "li", 1)
    token.map = lines = [line, 0]
    begin = state.bMarks[line] + state.tShift[line] + width
    rest = state.src[begin : state.eMarks[line]]
    spaces = len(rest) - len(rest.lstrip(" \t"))
    indent = state.sCount[line] + width
    # As in CommonMark: more than four spaces are one, and the rest belongs to the item's first block.
    content = indent + (1 if spaces > 4 or spaces == len(rest) else spaces)
    saved = (state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent, state.tight)
    state.listIndent, state.blkIndent = state.blkIndent, content
    state.tShift[line] = begin + spaces - state.bMarks[line]
    state.sCount[line] = indent + spaces
    open_: list[tuple[int, int, str]] = state.env.setdefault("lettered", [])
    open_.append((state.listIndent, content, marker.next))
    if spaces == len(rest) and line + 1 < end and state.isEmpty(line + 1):
        state.line = min(line + 2, end)
    else:
        state.md.block.tokenize(state, line, end)
    open_.pop()
    state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent, state.tight = saved
    state.push("list_item_close", "li", -1)
    lines[1] = state.line
    return state.line


def _begins_with(state: StateBlock, line: int, marker: str) -> bool:
    text = _text(state, line)
    return text.startswith(marker) and text[len(marker) : len(marker) + 1] in ("", " ", "\t")


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
