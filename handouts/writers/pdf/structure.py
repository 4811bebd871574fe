"""The structure tree: what a screen reader is told about each stretch of ink.

Elements join the tree when their first content is painted, so the order of the tree is the order of painting
and an element that is painted on three pages is one element. Numbers of PDF objects are given when the tree
is written, by `file`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Final, NamedTuple

from handouts.records import dataclass


class Content(NamedTuple):
    """A marked stretch of a page: page index from 0, and marked-content identifier on that page."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """The annotation with this number in the file's list, on this page: a link or a field."""

    page: int
    number: int


class Element:
    """A structure element (ISO 32000-1, 14.7.2).

    Attributes:
        type: The structure type, e.g. "P".
        parent: The element that this one is inside; None for the root.
        attributes: Further entries of its dictionary, in PDF syntax.
        kids: Contents, annotations and elements in reading order.
        target: Where it leads, for a Link: an address, or "#id".
        description: What a Link's annotation says of it.
        link: The Link element that it is or is inside, if any.
        joined: Whether it is among its parent's kids.
        number: Its object number, once it has one.
    """

    __slots__ = ("attributes", "description", "joined", "kids", "link", "number", "parent", "target", "type")

    def __init__(self, type_: str, parent: Element | None = None, attributes: bytes = b"") -> None:
        self.type = type_
        self.parent = parent
        self.attributes = attributes
        self.kids: list[Content | Annotation | Element] = []
        self.target = ""
        self.description = ""
        self.link: Element | None = self if type_ == "Link" else parent.link if parent else None
        self.joined = parent is None
        self.number = 0

    def join(self) -> None:
        """Take the next place among the parent's kids, unless it has one."""
        if not self.joined:
            assert self.parent is not None  # noqa: S101 - only the root has none, and it is joined
            self.parent.join()
            self.parent.kids.append(self)
            self.joined = True

    def first_content(self) -> Content | None:
        """The first marked content of this element or of one inside it; None where nothing was painted."""
        stack: list[Content | Annotation | Element] = [self]
        while stack:
            kid = stack.pop()
            if isinstance(kid, Element):
                stack.extend(reversed(kid.kids))
            elif isinstance(kid, Content):
                return kid
        return None


def walk(root: Element) -> Iterator[Element]:
    """The element and every element inside it, in reading order."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        stack.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


HEADINGS: Final = ("H1", "H2", "H3", "H4", "H5", "H6")


@dataclass(frozen=True, slots=True)
class Standard:
    """What differs between the two standards in the tags that are used.

    Attributes:
        part: `pdfuaid:part`, and so the version of PDF/UA.
        pdf: The version of PDF.
        names: Structure type by our name for it, where they differ.
        namespaced: Whether elements name the PDF 2.0 namespace; and the types that are not in it.
    """

    part: int
    pdf: tuple[int, int]
    names: dict[str, str] = field(default_factory=dict)
    namespaced: bool = False

    def type_of(self, name: str) -> str:
        """The structure type for our `name`."""
        return self.names.get(name, name)


STANDARDS: Final = {
    # Strong, Em, Aside and FENote are types of PDF 2.0 only (ISO 32000-2, Annex L).
    "ua-1": Standard(1, (1, 7), {"Strong": "Span", "Em": "Span", "Aside": "Div", "FENote": "Note"}),
    "ua-2": Standard(2, (2, 0), {}, namespaced=True),
}

OLD_TYPES: Final = frozenset({"BlockQuote", "Reference", "TOC", "TOCI"})
"""Types of PDF 1.7 that the PDF 2.0 namespace does not have (ISO 32000-2, Annex L)."""
