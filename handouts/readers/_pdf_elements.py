"""What the tags of a PDF are, each looked at by itself: lists and their labels, cells, headings, places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from handouts.model import Cell, NumberStyle
from handouts.ordinals import lettered
from handouts.readers._assembly import Frame
from handouts.readers._symbols import BULLETS, TICK_BOXES
from handouts.resources import toml

Element: TypeAlias = dict[str, Any]
"""A tag: its "role" and its "kids", and what else the file says of it."""
Place: TypeAlias = tuple[int, int]
"""A page from 0, and the number of a marked content on it."""

_STYLES: dict[str, NumberStyle] = {
    "Decimal": "decimal", "LowerAlpha": "lower-alpha", "UpperAlpha": "upper-alpha",
    "LowerRoman": "lower-roman", "UpperRoman": "upper-roman",
}  # fmt: skip
_NUMBER = re.compile(r"\(?(\w{1,8})[.):]?\)?")
_PARTED = re.compile(r"(?:\d{1,3}\.)+\d{1,3}[.)]?")
_BULLETS = BULLETS | frozenset("-–—*o")


def places(kids: Sequence[Any]) -> Iterator[Place]:
    """The marked contents of kids at any depth, in reading order."""
    stack = [*reversed(kids)]
    while stack:
        kid = stack.pop()
        if isinstance(kid, dict):
            stack.extend(reversed(kid["kids"]))
        elif isinstance(kid, list):
            yield kid[0], kid[1]


def elements(element: Element) -> Iterator[Element]:
    """The elements inside one, at any depth, in reading order."""
    stack = [*reversed(element["kids"])]
    while stack:
        kid = stack.pop()
        if isinstance(kid, dict):
            yield kid
            stack.extend(reversed(kid["kids"]))


def children(element: Element, role: str = "") -> list[Element]:
    """The elements directly inside one: those of a role, or all."""
    return [kid for kid in element["kids"] if isinstance(kid, dict) and (not role or kid["role"] == role)]


def first_page(element: Element) -> int:
    """The page that an element starts on, from 0."""
    return next((page for page, _ in places(element["kids"])), 0)


def heading_level(role: str, depth: int) -> int | None:
    """0 for the title, 1 to 9 for headings, None for others; `depth` is how many sections are around it."""
    if role == "Title":
        return 0
    if role == "H":
        return max(1, depth)
    return min(int(role[1:][:3]), 9) if role[:1] == "H" and role[1:].isdecimal() else None


def cell(element: Element) -> Frame:
    """The frame of a TH or TD."""
    spans = [element.get(name) for name in ("ColSpan", "RowSpan")]
    across, down = (min(max(1, span), 1000) if isinstance(span, int) else 1 for span in spans)
    if element["role"] == "TD":
        return Frame("cell", cell=Cell((), colspan=across, rowspan=down))
    made = Cell((), header=True, colspan=across, rowspan=down)
    if element.get("Scope") == "Row":
        made = Cell((), True, "row", across, down)
    elif element.get("Scope") in {"Column", "Both"}:
        made = Cell((), True, "col", across, down)
    return Frame("cell", cell=made)


def columns(table: Element) -> int:
    """How many cells the longest row of a table has."""
    rows = [inner for inner in elements(table) if inner["role"] == "TR"]
    return max((sum(kid["role"] in {"TH", "TD"} for kid in children(row)) for row in rows), default=0)


def label_of(item: Element) -> Element | None:
    """The label of a list's item."""
    return next(iter(children(item, "Lbl")), None)


def explains(element: Element, said: Sequence[str], *, ours: bool = False) -> bool:
    """Whether a list explains terms.

    Args:
        element: The list.
        said: The words of the labels of its items.
        ours: Handouts made it: then its numbering says whether labels are numbers, whatever they look like.
    """
    labels = [label for item in children(element, "LI") if (label := label_of(item))]
    numbering = element.get("ListNumbering")
    if numbering == "Description":
        terms = True
    elif ours:
        terms = numbering == "None" and all(said)  # a box to click has no numbering either, and no words
    else:
        terms = not all(map(_is_marker, said))
    return terms and bool(labels) and all(label.get("actual") is None for label in labels)


def numbering(element: Element, said: Sequence[str]) -> tuple[NumberStyle, int] | None:
    """How a list is numbered, and from where; None for bullets."""
    first = said[0] if said else ""
    if _PARTED.fullmatch(first):
        return "decimal", int(first.rstrip(".)").rpartition(".")[2])
    match = _NUMBER.fullmatch(first)
    if match is None or first in _BULLETS or not match[1].isalnum():
        return None
    style = _STYLES.get(element.get("ListNumbering", ""))
    if style is None:
        style = _style(match[1], said[1] if len(said) > 1 else "")
    if match[1].isdecimal():
        return style, int(match[1])
    return style, dict(lettered(match[1])).get(style, 1)


def ticked(element: Element | None, text: str) -> bool | None:
    """The state of a box to tick that a label or a span is; None where it is none."""
    if element is None:
        return None
    said = (element.get("actual") or text).strip()
    if said in TICK_BOXES:
        return TICK_BOXES[said]
    for table in toml("labels.toml").values():
        if said and said in {table.get("checked"), table.get("unchecked")}:
            return bool(said == table["checked"])
    return None


def is_to_write_on(element: Element) -> bool:
    """Whether an element is a place to write on, as our own handouts have them."""
    said = element.get("alt", "")
    return bool(said) and any(said == table.get("write_here") for table in toml("labels.toml").values())


def _is_marker(text: str) -> bool:
    """Whether an item's label is a bullet, a number or a box, and not a term."""
    inner = text.strip("().: ")
    counts = inner.isdecimal() or (len(inner) == 1 and inner.isalpha())
    counts = counts or bool(re.fullmatch(r"[ivxlcdm]+|[IVXLCDM]+", inner)) or bool(_PARTED.fullmatch(text))
    return counts or text in _BULLETS or text in TICK_BOXES or not any(map(str.isalnum, text))


def _style(first: str, second: str) -> NumberStyle:
    if first.isdecimal():
        return "decimal"
    roman = re.fullmatch(r"[ivxlcdm]+", first.lower()) and (len(first) > 1 or first.lower() == "i")
    if roman and not (first.lower() == "i" and second.strip("().: ").lower() == "j"):
        return "lower-roman" if first.islower() else "upper-roman"
    return "lower-alpha" if first.islower() else "upper-alpha"
