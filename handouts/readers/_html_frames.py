"""Which block of the model an element of a web page opens."""

from __future__ import annotations

import re
from typing import cast

from handouts.findings import Position
from handouts.model import Cell, NumberStyle
from handouts.readers._assembly import Assembly, Frame, Kind
from handouts.readers._boxes import is_label, is_spoken, kind_of_classes
from handouts.readers._html_content import classes, measures, roles
from handouts.readers._html_tree import BLOCKS, Element

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PLAIN = frozenset({"article", "center", "div", "main", "p", "section"})
"""Elements that open no block unless an attribute says what they are."""
_STYLES: dict[str, NumberStyle] = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip
_NAMED: dict[str, NumberStyle] = {
    "decimal": "decimal", "lower-alpha": "lower-alpha", "lower-latin": "lower-alpha",
    "upper-alpha": "upper-alpha", "upper-latin": "upper-alpha", "lower-roman": "lower-roman",
    "upper-roman": "upper-roman",
}  # fmt: skip
_ROLED = frozenset({"div", "span", "section", "p"})
_KINDS: dict[str, Kind] = {
    "list": "bullets", "listitem": "item", "table": "table", "rowgroup": "group", "row": "row",
    "cell": "cell", "columnheader": "cell", "rowheader": "cell",
}  # fmt: skip
_COUNTING = re.compile(rf"list-style(?:-type)?\s*:\s*(?:[^;]{{0,9}}\s)?({'|'.join(_NAMED)})\b", re.IGNORECASE)


def is_plain(element: Element) -> bool:
    """Whether an element opens no block wherever it stands."""
    return not element.attributes and element.name in _PLAIN


def frame_of(element: Element, made: Assembly, position: Position) -> Frame | None:
    """The block that an element opens here, or None where it opens none.

    Args:
        element: The element.
        made: What is open around it, which has a say in that.
        position: Where the element is.
    """
    name = element.name
    frame = Frame("page", position)
    kind: Kind | None = None
    if name in _HEADINGS or ("heading" in roles(element) and name in BLOCKS | {"span"}):
        level = int(name[1]) if name in _HEADINGS else _number(element.get("aria-level"), 2)
        if made.can_open("label"):
            kind = "label"
        else:
            kind, frame.level = "heading", level
    elif name in {"ul", "menu", "dir"} or (name == "ol" and "none" in roles(element)):
        kind = "bullets"
    elif name == "ol":
        kind = "numbers"
        _count(element, frame)
    elif name == "li":
        kind = "item"
        frame.number = _number(element.get("value"), 0) or None
    elif name == "dl":
        kind = "definitions"
    elif name == "dt":
        kind = "term"
    elif name == "dd":
        kind = "meaning"
    elif name == "table":
        kind, frame.guessed = _table(element), True
    elif name in {"thead", "tbody", "tfoot"}:
        kind = "group"
        frame.role = "header" if name == "thead" else "footer" if name == "tfoot" else "body"
    elif name == "tr":
        kind = "row"
    elif name in {"td", "th"}:
        kind = "cell"
        frame.cell = _cell(element, frame.position)
    elif name in {"caption", "figcaption"}:
        kind = cast("Kind", name)
    elif name == "blockquote":
        kind = "quote"
    elif name == "figure":
        kind = "figure"
    elif name == "p" and "msotitle" in classes(element):
        kind, frame.level = "heading", 1  # what Word's "save as web page" makes of a title
    elif name == "summary" and made.can_open("label"):
        kind = "label"
    elif name == "summary" and element.parent and element.parent.name == "details":
        kind, frame.level = "heading", _level_above(element.parent)
    else:
        kind = _kind_of_role(element, frame) or _box(element, frame, made)
    if kind is None or not made.can_open(kind):
        return None
    frame.kind = kind
    return frame


def _kind_of_role(element: Element, frame: Frame) -> Kind | None:
    """What an element opens that is a list or a table only by its role (ARIA 1.2, 5.4)."""
    if element.name not in _ROLED:
        return None
    role = next((role for role in element.get("role").lower().split() if role in _KINDS), "")
    if role in {"columnheader", "rowheader"}:
        frame.cell = Cell(
            (), header=True, scope="col" if role == "columnheader" else "row", position=frame.position
        )
    return _KINDS.get(role)


def _count(element: Element, frame: Frame) -> None:
    """How a list counts: from where, in which direction (HTML, 4.4.5), and with which signs."""
    backwards = element.has("reversed")
    items = sum(isinstance(child, Element) and child.name == "li" for child in element.children)
    frame.start = _number(element.get("start"), items if backwards else 1)
    frame.step = -1 if backwards else 1
    frame.style = _number_style(element)


def _number_style(element: Element) -> NumberStyle:
    """How a list counts, by its attribute or its style rule."""
    rule = _COUNTING.search(element.get("style"))
    named: NumberStyle = _NAMED[rule[1].lower()] if rule else "decimal"
    return _STYLES.get(element.get("type"), named)


def _box(element: Element, frame: Frame, made: Assembly) -> Kind | None:
    """Whether an element is a callout, of which kind, or a callout's label."""
    name = element.name
    names = classes(element)
    if made.can_open("label") and (is_label(names) or (name == "span" and is_spoken(names))):
        return "label"
    if name not in BLOCKS:
        return None
    if name in {"pre", "li", "dl", "form"}:
        return None
    box = kind_of_classes(names)
    if box is None and name not in {"aside", "details"}:
        return None
    if any(outer.kind == "callout" for outer in made.frames):
        return None
    if measures(element).headings > (0 if name == "details" else 1):
        # A part of the article with headings of its own is no box.
        return None
    frame.box = box or "note"
    return "callout"


def _table(element: Element) -> Kind | None:
    """What a table opens: nothing if it only sets out the page, whose parts its cells then are."""
    if roles(element) & {"presentation", "none"}:
        return None
    cells = 0
    named = headings = False
    for part in element.elements():
        if part.name == "table" and part is not element:
            return "table" if named else None
        headings = headings or part.name in _HEADINGS
        named = named or part.name in {"th", "caption", "thead"}
        cells += part.name in {"td", "th"}
    return "table" if cells > 1 and (named or not headings) else None


def _level_above(details: Element) -> int:
    """The level of a summary that stands over headings: one above the highest of them, 2 at least."""
    return max(2, min(measures(details).highest, 3) - 1)


def _cell(element: Element, position: Position) -> Cell:
    header = element.name == "th"
    if not element.attributes:
        return Cell((), header, position=position)
    scope = element.get("scope").lower()
    return Cell(
        (),
        header,
        "row" if header and scope.startswith("row") else "col" if header and scope.startswith("col") else "",
        max(1, min(_number(element.get("colspan"), 1), 1000)),
        # Nought means down to the end of the group (HTML, 4.9.11).
        min(_number(element.get("rowspan"), 1) or 65534, 65534),
        position=position,
    )


def _number(value: str, default: int) -> int:
    match = re.match(r"\s*\+?(\d{1,6})", value)
    return int(match[1]) if match else default
