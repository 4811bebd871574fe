"""From the page's markup to the structure tree: one element for each element, in reading order.

The tree is the one that the ReportLab engine makes of the same handout, so that a screen reader says the same
of both. The types are those of ISO 32000-1, 14.8.4; `Standard` knows what PDF 2.0 calls otherwise.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from handouts.writers.pdf.objects import string
from handouts.writers.pdf.structure import Element, Standard
from handouts.writers.weasyprint.layout import LINE_HOLDER, Area, Layout, Mark, Node, Opened

NUMBERING: Final = {
    "": "Decimal",
    "a": "LowerAlpha",
    "A": "UpperAlpha",
    "i": "LowerRoman",
    "I": "UpperRoman",
}
"""The attribute of a list by the `type` of its `ol` (ISO 32000-1, table 347)."""

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")

FLOWS: Final = ("li", "dd", "td", "th")
"""What holds blocks, or the words of one paragraph without an element of its own."""

JOINED: Final = frozenset({"td", "th", "li", "tr", "table", "thead", "tbody"})
"""What has its place in the tree although nothing may be in it."""

INLINE: Final = frozenset({"strong", "em", "a", "abbr", "span", "sup", "dfn", "bdi", "br", "b", "i", "q"})


def words(node: Node) -> str:
    """The text in an element, on one line."""
    return " ".join("".join(node.itertext()).split())


def classes(node: Node) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((node.get("class") or "").split())


class Heading:
    """A heading of the tree, for the bookmarks: its level, its words, its element."""

    def __init__(self, level: int, text: str, element: Element) -> None:
        self.level = level
        self.text = text
        self.element = element


class Tree:
    """The structure tree of a layout.

    Attributes:
        root: The Document element.
        contents: The marks of each element, and the elements in it, in reading order; by the element's id.
        owners: The element of each mark; None for an artifact.
        headings: In reading order.
        targets: What a link may lead to, by the id in the markup.
        areas: Where each link is: page and rectangle of each of its pieces.
        places: Page and upper edge of each element.
    """

    def __init__(self, layout: Layout, standard: Standard) -> None:
        self.standard = standard
        self.parents = {child: parent for parent in layout.root.iter() for child in parent}
        self.root = Element("Document")
        self.owners: dict[Mark, Element | None] = {}
        self.contents: dict[int, list[Mark | Element]] = {}
        self.headings: list[Heading] = []
        self.targets: dict[str, Element] = {}
        self.areas: dict[int, list[tuple[int, Area]]] = {}
        self.links: list[Element] = []
        self.places: dict[int, tuple[int, float]] = {}
        self._inner: dict[Node, Element] = {}
        self._inline: dict[Node, Element] = {}
        self._labels: dict[Node, Element] = {}
        self._rulers: dict[Node, Element] = {}
        self._boxes: dict[Node, Element] = {}
        self.seen: set[Node] = set()
        self._groups = itertools.count(1)
        for event in layout.events:
            if isinstance(event, Opened):
                self._open(event)
            else:
                self._mark(event)

    # Reading order --------------------------------------------------------------------------------------

    def _open(self, event: Opened) -> None:
        node = event.node
        self.seen.add(node)
        if event.pseudo:
            return
        if node.tag == "li" and self.inner(node).type != "TOCI":
            self._join(self._label(node))
        if node.tag in JOINED:
            self._join(self.inner(node))
        if node.tag == "a" and event.inline:
            link = self.inline(node)
            if link.type == "Link":
                self.areas.setdefault(id(link), []).append((event.page, event.area))

    def _mark(self, mark: Mark) -> None:
        owner = None if mark.node is None else self._owner(mark)
        self.owners[mark] = owner
        if owner is None:
            return
        self.seen.add(mark.node)
        self._join(owner)
        kids = self.contents.setdefault(id(owner), [])
        before = kids[-1] if kids else None
        mark.group = (
            before.group if isinstance(before, Mark) and before.page == mark.page else next(self._groups)
        )
        kids.append(mark)
        self._place(owner, mark.page, mark.area.top)
        if mark.pseudo == "marker" and owner.type == "Link":
            self.areas.setdefault(id(owner), []).append((mark.page, mark.area))

    def _join(self, element: Element) -> None:
        """Give an element, and those around it, their places among the kids of their parents."""
        if element.joined or element.parent is None:
            return
        self._join(element.parent)
        element.joined = True
        self.contents.setdefault(id(element.parent), []).append(element)

    def _place(self, element: Element | None, page: int, top: float) -> None:
        while element is not None and id(element) not in self.places:
            self.places[id(element)] = (page, top)
            element = element.parent

    def reading(self) -> Iterator[Mark]:
        """The marks in the order in which they are read."""
        stack: list[Mark | Element] = [self.root]
        while stack:
            kid = stack.pop()
            if isinstance(kid, Mark):
                yield kid
            else:
                stack.extend(reversed(self.contents.get(id(kid), [])))

    def part_links(self, before: Mark, after: Mark) -> bool:
        """Put a space between two links that meet at the end of a line; whether they do.

        The space is in neither of them, or they would be one link that is cut in two.
        """
        one, other = self.owners[before], self.owners[after]
        link = one.link if one else None
        if link is None or other is None or other.link in (None, link) or link.parent is None:
            return False
        kids = self.contents[id(link.parent)]
        kids.insert(kids.index(link) + 1, self._new("Span", link.parent, b"/ActualText( )"))
        return True

    # Owners ---------------------------------------------------------------------------------------------

    def _owner(self, mark: Mark) -> Element | None:
        """The element that a mark is content of; None where it only decorates or holds a line open."""
        node = mark.node
        if mark.text == LINE_HOLDER or self._only_parts(mark):
            return None
        if mark.pseudo == "marker":
            return self._label(node)
        if "line" in classes(self.parents[node]):
            return self._ruler(self.parents[node])
        if mark.pseudo == "before" and node.tag == "li":
            return self._box(node)
        if mark.pseudo:
            return self.inline(node) if node.tag == "a" else None
        return self._picture(node, mark) if mark.text is None else self.inline(node)

    def _only_parts(self, mark: Mark) -> bool:
        """Whether a mark is the space before the first block of an item or a cell."""
        node = mark.node
        space = mark.text is not None and mark.text.isspace() and not mark.pseudo
        return space and node.tag in FLOWS and node not in self._inline

    def _picture(self, node: Node, mark: Mark) -> Element | None:
        """The Figure of a picture that has words; one without any only decorates."""
        if node.tag != "img" or not (node.get("alt") or "").strip():
            return None
        around = self.parents[node]
        figure = self.inner(around if around.tag == "figure" else node)
        if b"/BBox" not in figure.attributes:
            box = " ".join(f"{value:.2f}" for value in mark.area)
            figure.attributes += f"/A<</O/Layout/Placement/Block/BBox[{box}]>>".encode("ascii")
        return figure

    def _label(self, node: Node) -> Element:
        """The label of an item: a bullet, a number, a box to tick with its state; of a note, the way back."""
        if node not in self._labels:
            body = self.inner(node)
            if body.type == "LBody":
                state = self._state(node) if self.parents[node].tag == "ul" else b""
                self._labels[node] = self._new("Lbl", body.parent or body, state)
            else:
                self._labels[node] = self._way_back(node, self._new("Lbl", body))
        return self._labels[node]

    def _way_back(self, node: Node, label: Element) -> Element:
        """The link in the label of a note that leads to where the text refers to it, if it does."""
        way = next((part for part in node.iter("a") if (part.get("href") or "").startswith("#ref_")), None)
        return label if way is None else self._link(label, way.get("href"), words(way))

    def _box(self, node: Node) -> Element:
        """The box of a numbered item, which is the first thing that the item holds."""
        if node not in self._boxes:
            self._boxes[node] = self._new("Span", self.inner(node), self._state(node))
        return self._boxes[node]

    def _state(self, node: Node) -> bytes:
        """The state of a box to tick, which the page says to those who do not see it; empty for no box."""
        if classes(node).isdisjoint({"box", "ticked"}):
            return b""
        return b"/ActualText" + self._hidden(node)

    def _hidden(self, node: Node) -> bytes:
        """What is hidden in an element for those who do not see it, and its language."""
        hidden = next(part for part in node.iter("span") if "hidden" in classes(part))
        lang = next((part.get("lang") for part in hidden.iter() if part.get("lang")), None)
        return string(words(hidden).strip("() ")) + self._lang(lang)

    def _ruler(self, node: Node) -> Element:
        """The lines to write on: all of one label are one place, which says what it is for."""
        around = self.parents[node]
        if around not in self._rulers:
            self._rulers[around] = self._new("Span", self.inner(around), b"/Alt" + self._hidden(around))
        return self._rulers[around]

    def inline(self, node: Node) -> Element:
        """The element that holds the words of an element of the markup."""
        if node not in self._inline:
            self._inline[node] = self._make_inline(node)
        return self._inline[node]

    def _make_inline(self, node: Node) -> Element:
        if node.tag not in INLINE:
            inner = self.inner(node)
            if inner.type == "TOCI":
                return self._new("Reference", inner)
            return self._new("P", inner) if node.tag in FLOWS else inner
        owner = self.inline(self.parents[node])
        named = classes(node)
        lang = self._lang(node.get("lang"))
        match node.tag:
            case "strong" if not {"label", "draft-mark"} & classes(self.parents[node]):
                return self._new("Strong", owner, lang)
            case "em":
                return self._new("Em", owner, lang)
            case "a" if "term" not in named and node.get("href"):
                return self._anchor(node, owner)
            case "abbr" if node.get("title"):
                return self._new("Span", owner, b"/E" + string(" ".join(node.get("title").split())) + lang)
            case "sup" if "added" in named and self.standard.part == 1:
                return self._new("Reference", owner)
        return self._new("Span", owner, lang) if lang else owner

    def _anchor(self, node: Node, owner: Element) -> Element:
        link = self._link(owner, node.get("href"), node.get("aria-label") or words(node) or node.get("href"))
        link.attributes += self._lang(node.get("lang"))
        if node.get("id"):
            self.targets[node.get("id")] = link
        return link

    def _link(self, parent: Element, target: str, description: str) -> Element:
        link = self._new("Link", parent)
        link.target = target
        link.description = description
        self.links.append(link)
        return link

    def inner(self, node: Node) -> Element:
        """The element that holds the blocks in an element of the markup."""
        if node not in self._inner:
            self._inner[node] = self._make_inner(node)
            name = node.get("id")
            if name and node.tag != "a":
                self.targets[name] = self._inner[node]
        return self._inner[node]

    def _make_inner(self, node: Node) -> Element:
        parent = self.parents.get(node)
        if parent is None or node.tag in ("body", "main", "article"):
            return self.root
        tag, named = node.tag, classes(node)
        if tag in HEADINGS:
            return self._heading(node)
        match tag:
            case "p" if "fill-in" not in classes(parent):
                return self._element("P", node)
            case "section":
                return self._element("Sect", node)
            case "div" if "callout" in named:
                over = self.inner(parent)
                # ISO/TS 32005, table 5: not every element may hold an Aside.
                return self._new("Aside" if over.type in ("Document", "Sect") else "Div", over)
            case "div" if not named.isdisjoint({"label", "fill-in"}):
                return self._element("P", node)
            case "blockquote":
                return self._element("BlockQuote", node)
            case "figure" if any((part.get("alt") or "").strip() for part in node.iter("img")):
                alt = next(part.get("alt") for part in node.iter("img"))
                return self._element("Figure", node, b"/Alt" + string(" ".join(alt.split())))
            case "img" if parent.tag != "figure":
                return self._element("Figure", node, b"/Alt" + string(" ".join(node.get("alt").split())))
            case "figcaption":
                return self._element("Caption" if self.inner(parent).type == "Figure" else "P", node)
            case "nav":
                return self._element("Sect", node)
        made = self._list_part(node) or self._table_part(node)
        return made or self.inner(parent)

    def _heading(self, node: Node) -> Element:
        level = int(node.tag[1])
        made = self._element(f"H{level}", node)
        self.headings.append(Heading(level, _shown(node), made))
        return made

    def _list_part(self, node: Node) -> Element | None:
        parent = self.parents[node]
        match node.tag:
            case "ul" if parent.tag == "nav":
                return self._element("TOC", node)
            case "ul":
                boxes = any(not classes(part).isdisjoint({"box", "ticked"}) for part in node)
                return self._list(node, "None" if boxes else "Disc")
            case "ol" if "notes" not in classes(parent):
                return self._list(node, NUMBERING[node.get("type") or ""])
            case "dl":
                return self._list(node, "None" if self.standard.part == 1 else "Description")
            case "li" if "notes" in classes(self.parents[parent]):
                name = (node.get("id") or "").replace("_", "-")
                return self._new("FENote", self.inner(parent), b"/ID" + string(name))
            case "li" if self.parents[parent].tag == "nav":
                return self._element("TOCI", node)
            case "li":
                return self._new("LBody", self._element("LI", node))
            case "div" if parent.tag == "dl":
                return self._element("LI", node)
            case "dt":
                return self._element("Lbl", node)
            case "dd":
                return self._element("LBody", node)
        return None

    def _list(self, node: Node, numbering: str) -> Element:
        if numbering == "None" and self.standard.part == 2:
            numbering = "Unordered"
        return self._element("L", node, f"/A<</O/List/ListNumbering/{numbering}>>".encode("ascii"))

    def _table_part(self, node: Node) -> Element | None:
        match node.tag:
            case "table":
                return self._element("Table", node)
            case "caption":
                return self._element("Caption", node)
            case "thead":
                return self._element("THead", node)
            case "tbody":
                # TBody only beside THead: a body alone is a Table of TRs.
                head = any(part.tag == "thead" for part in self.parents[node])
                return self._element("TBody", node) if head else None
            case "tr":
                return self._element("TR", node)
            case "td" | "th":
                return self._cell(node)
        return None

    def _cell(self, node: Node) -> Element:
        """A cell (ISO 32000-1, table 349; ISO 14289-1, 7.5: a TH has a Scope)."""
        entries = []
        if node.tag == "th":
            entries.append("/Scope/Row" if node.get("scope") == "row" else "/Scope/Column")
        for name, entry in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
            if int(node.get(name) or 1) > 1:
                entries.append(f"/{entry} {int(node.get(name))}")
        attributes = f"/A<</O/Table{''.join(entries)}>>".encode("ascii") if entries else b""
        return self._element(node.tag.upper(), node, attributes)

    # New elements ---------------------------------------------------------------------------------------

    def _element(self, name: str, node: Node, attributes: bytes = b"") -> Element:
        parent = self.parents[node]
        return self._new(name, self.inner(parent), attributes + self._lang(node.get("lang")))

    def _new(self, name: str, parent: Element, attributes: bytes = b"") -> Element:
        return Element(self.standard.type_of(name), parent, attributes)

    def _lang(self, lang: str | None) -> bytes:
        """The entry for words in another language than those around them (ISO 14289-1, 7.2)."""
        return b"/Lang" + string(lang) if lang else b""


def _shown(node: Node) -> str:
    """The words of a heading without the numbers of notes."""
    return " ".join("".join(_pieces(node)).split())


def _pieces(node: Node) -> Iterator[str]:
    if node.text:
        yield node.text
    for child in node:
        if child.tag == "br":
            yield " "
        elif not (child.tag == "sup" and "added" in classes(child)):
            yield from _pieces(child)
        if child.tail:
            yield child.tail
