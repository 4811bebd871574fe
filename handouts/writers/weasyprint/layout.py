"""WeasyPrint's layout, read: what each page paints for which element of the page's markup.

WeasyPrint tags each fragment of an element on each page anew. We keep what it paints and where, and leave its
tags: `tree` makes one structure element for each element of the markup, however many pages that crosses.

This module alone knows the inside of WeasyPrint: the boxes of its pages (`weasyprint.formatting_structure`)
and the numbers that it gives to their marked content. `loading.KNOWN` is the version that it was read in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, Final, NamedTuple, TypeAlias

from handouts.records import dataclass

Node: TypeAlias = Any
"""An element of the markup (`xml.etree.ElementTree.Element`)."""

BLANK: Final = "blank"
"""The class of what stands on a page that is left blank."""

LINE_HOLDER: Final = "\u200b"
"""What WeasyPrint puts into an item that has no words, and after a space that stands alone."""

POINTS: Final = 0.75
"""A CSS pixel in points."""


class Area(NamedTuple):
    """A rectangle in points, from the lower left corner of its page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True, eq=False)
class Mark:
    """A stretch of marked content: a piece of one line of text, or a picture.

    Attributes:
        page: Page index from 0.
        mcid: WeasyPrint's number for it on that page.
        node: The element whose content it is; None in the margin of a page.
        pseudo: "marker", "before" or "after" for what style puts beside an element; else empty.
        text: The characters, in the order in which they are read; None for a picture.
        area: Where it is.
        artifact: "Header" or "Footer" in the margin of the page, "Pagination" for what the header of a table
            has said before; empty for all else.
        lead, space: A space belongs before it, or after it, which WeasyPrint left out at the end of a line.
        group: Marks of one number are one stretch of one structure element.
    """

    page: int
    mcid: int
    node: Node
    pseudo: str
    text: str | None
    area: Area
    artifact: str = ""
    lead: bool = False
    space: bool = False
    group: int = 0

    @property
    def spaced(self) -> str:
        """The text with the spaces that belong beside it."""
        return " " * self.lead + (self.text or "") + " " * self.space


@dataclass(frozen=True, slots=True)
class Opened:
    """An element has a box here: its first, or the rest of it on a later page."""

    node: Node
    page: int
    area: Area
    inline: bool
    pseudo: str = ""


Event: TypeAlias = Opened | Mark


@dataclass(frozen=True, slots=True)
class Layout:
    """A document that has been laid out.

    Attributes:
        root: The `html` element.
        events: Boxes and what they paint, page by page, in reading order.
        data: The PDF as WeasyPrint writes it.
        letters: For each font of the file by its name there: which glyph stands for what.
        families: The family of each of those fonts.
        pages: How many there are.
    """

    root: Node
    events: tuple[Event, ...]
    data: bytes = field(repr=False)
    letters: Mapping[str, Mapping[int, str]] = field(repr=False)
    families: Mapping[str, tuple[str, bool]] = field(repr=False)
    pages: int


class Rendered(NamedTuple):
    """A document whose lines and pages are known, but which is not painted yet.

    Attributes:
        root: The `html` element.
        document: A `weasyprint.Document`.
        wide: How many times the width of its place each `table` needs that is wider than that.
        cut: Elements that are on more than one page.
        starts: The page, from 1, on which each element that has an id begins.
        headless: Each `thead` that is on no page: WeasyPrint leaves it out where a row has no room below it.
    """

    root: Node
    document: Any
    wide: Mapping[Node, float]
    cut: frozenset[Node]
    starts: Mapping[str, int]
    headless: frozenset[Node]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.document.pages)


def lay_out(markup: Any) -> Rendered:
    """Lay a page out, which is a `weasyprint.HTML`."""
    document = markup.render(presentational_hints=True)
    wide: dict[Node, float] = {}
    first: dict[Node, int] = {}
    cut: set[Node] = set()
    for number, page in enumerate(document.pages):
        cut |= {node for node in _nodes(page._page_box) if first.setdefault(node, number) != number}
        for box, around in _tables(page._page_box):
            needed = box.margin_width() / max(around.width, 1)
            if needed > 1 + _TOLERANCE:
                wide[box.element] = max(needed, wide.get(box.element, 0))
    headless = frozenset(markup.etree_element.iter("thead")) - first.keys()
    starts = {name: number + 1 for node, number in first.items() if (name := node.get("id"))}
    return Rendered(markup.etree_element, document, wide, frozenset(cut), starts, headless)


_TOLERANCE: Final = 0.005
"""Widths are sums of roundings."""


def _nodes(box: Any) -> Iterator[Node]:
    """The elements that have a part in a box."""
    for child in getattr(box, "children", ()):
        if child.element is not None:
            yield child.element
        yield from _nodes(child)


def _tables(box: Any) -> Iterator[tuple[Any, Any]]:
    """Every table in a box, with the box around it."""
    for child in getattr(box, "children", ()):
        table = child.get_wrapped_table() if getattr(child, "is_table_wrapper", False) else None
        if table is not None:
            yield table, box
        yield from _tables(child)


def paint(rendered: Rendered, version: str) -> Layout:
    """Paint a document.

    Args:
        rendered: From `lay_out`.
        version: Of the PDF: "1.7" or "2.0".
    """
    from weasyprint.document import Page

    class Recorded(Page):  # type: ignore[misc] # WeasyPrint has no types
        """A page that keeps the number of each box that it has marked."""

        def paint(self, stream: Any, scale: float = 1) -> None:
            super().paint(stream, scale)
            self.marks = {box: mark["mcid"] for box, mark in stream._tags.items()}

    pages = [Recorded(page._page_box) for page in rendered.document.pages]
    painted = rendered.document.copy(pages)
    data: bytes = painted.write_pdf(pdf_tags=True, pdf_version=version, uncompressed_pdf=True, dpi=300)
    return Layout(
        rendered.root,
        tuple(_events(pages)),
        data,
        {font.hash: dict(font.to_unicode) for font in painted.fonts.values()},
        {font.hash: (font.family, font.weight >= 600) for font in painted.fonts.values()},
        len(pages),
    )


def _events(pages: list[Any]) -> Iterator[Event]:
    heads: dict[Node, int] = {}
    for number, page in enumerate(pages):
        yield from _walk(page._page_box, page, number, heads)


def _walk(box: Any, page: Any, number: int, heads: dict[Node, int], kind: str = "") -> Iterator[Event]:
    """What a box and all inside it paint, in the order of the markup."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.absolute import AbsolutePlaceholder

    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    node, tag = box.element, box.element_tag or ""
    pseudo = tag.partition("::")[2]
    if tag == "td::before" or (node is not None and node.get("class") == BLANK):
        # The name of a column, which its header has said; what stands on a page that is left blank.
        kind = "Pagination"
    if isinstance(box, boxes.MarginBox):
        kind = "Header" if box.at_keyword.startswith("@top") else "Footer"
    elif isinstance(box, boxes.TableRowGroupBox) and box.is_header and node is not None:
        # Its rows come back on each page that the table goes on to.
        kind = kind or ("Pagination" if heads.setdefault(node, number) != number else "")
    if box in page.marks:
        text = _text(box.text) if isinstance(box, boxes.TextBox) else None
        yield Mark(number, page.marks[box], None if kind else node, pseudo, text, _area(box, page), kind)
    elif node is not None and not kind and not isinstance(box, (boxes.TextBox, boxes.LineBox)):
        yield Opened(node, number, _area(box, page), isinstance(box, boxes.InlineLevelBox), pseudo)
    for child in getattr(box, "children", ()):
        yield from _walk(child, page, number, heads, kind)


def _text(text: str) -> str:
    return text if text == LINE_HOLDER else text.replace(LINE_HOLDER, "")


def _area(box: Any, page: Any) -> Area:
    x, y, width, height = box.hit_area()
    return Area(
        x * POINTS, (page.height - y - height) * POINTS, (x + width) * POINTS, (page.height - y) * POINTS
    )
