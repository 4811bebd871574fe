"""What stands around the article in a web page that does not say where its article is.

Such a page has its words in one column. What is beside that column is left out where its names say that it is
a side column, a header or a footer, or where it is made of links to other pages. All else is kept.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from handouts.readers._html_content import SENTENCE, left_out, measures, words_in
from handouts.readers._html_names import kinds_of
from handouts.readers._html_tokens import Chars
from handouts.readers._html_tree import BLOCKS, Element
from handouts.readers._left_out import NAVIGATION, LeftOut

PARTS = frozenset(
    {"div", "section", "aside", "ul", "ol", "dl", "form", "footer", "header", "p", "span", "details"}
)
"""Elements that can be a part of a page."""

_MENU_LINKS, _MENU_SHARE = 4, 0.75
_LEAD = 150
"""Words. The heading of a page and what introduces it have no more."""

_COLUMN = 0.6
"""So many of the words that are no links stand in the column of the article."""

_SIDE = 0.25
"""What is beside it has no larger share of these words."""

_FEW = 60
"""Words. The top of a page, its heading apart, has no more."""

_TEASERS = 2


def with_lead(root: Element, page: Element) -> None:
    """Puts the heading of the page and the sentences below it into the article, if they stand before it."""
    ones = [element for element in page.elements() if element.name == "h1" and words_in(element)]
    path = set(map(id, root.ancestors()))
    if len(ones) != 1 or any(outer is root for outer in ones[0].ancestors()):
        return
    for part in ones[0].ancestors():
        if id(part) in path or part.parent is None:
            return
        inside = measures(part)
        if inside.prose >= SENTENCE and part.name in BLOCKS:
            if inside.words <= _LEAD and 2 * inside.linked < inside.words:
                for outer in (*part.ancestors(), *root.ancestors()):
                    outer.measures = None
                part.parent.children.remove(part)
                root.children.insert(0, part)
                part.parent = root
            return


def mark_around(root: Element, base: str) -> None:
    """Marks what is beside the article in a page that does not say where its article is.

    Args:
        root: What is read of the page.
        base: The page's own address, or "".
    """
    _mark_menus(root, base)
    weights = _weights(root)
    total = weights[root]
    column = root
    while heavy := [
        child
        for child in column.children
        if isinstance(child, Element) and weights.get(child, 0) >= _COLUMN * total
    ]:
        column = heavy[0]
    for outer in column.ancestors():
        if outer is root or outer.parent is None:
            break
        for item in outer.parent.children:
            if isinstance(item, Element) and item is not outer:
                _mark_side(item, weights, total)


def _weights(root: Element) -> dict[Element, int]:
    """How many words that are no links each part holds that is shown."""
    weights: dict[Element, int] = {}
    shown: list[Element] = []
    stack = [root]
    while stack:
        element = stack.pop()
        if element is root or not (left_out(element) or (element.name == "a" and element.has("href"))):
            shown.append(element)
            stack.extend(child for child in element.children if isinstance(child, Element))
    for element in reversed(shown):
        weights[element] = sum(
            len(child.text.split())
            if isinstance(child, Chars)
            else weights.get(child, 0)
            if isinstance(child, Element)
            else 0
            for child in element.children
        )
    return weights


def _mark_side(part: Element, weights: dict[Element, int], total: int) -> None:
    """Marks the outermost parts that are beside the column and have nothing of the article in them."""
    stack = [part]
    while stack:
        element = stack.pop()
        inside = measures(element)
        if element.beside or not inside.words:
            continue
        if element.name in PARTS and inside.highest > 1 and weights.get(element, 0) <= _SIDE * total:
            element.beside = _side(element)
        if element.beside is None:
            stack.extend(child for child in element.children if isinstance(child, Element))


def _side(element: Element) -> LeftOut | None:
    inside = measures(element)
    kinds = kinds_of(element) if element.attributes else frozenset()
    if "columns" in kinds:
        return LeftOut("beside", "A side column", "it is beside the article")
    if "footers" in kinds:
        return LeftOut("navigation", "The page's footer", NAVIGATION)
    if "headers" in kinds and inside.words <= _FEW and inside.prose < SENTENCE:
        return LeftOut("navigation", "The page's header", NAVIGATION)
    if inside.headings >= _TEASERS and _has_teasers(element):
        return LeftOut("beside", "Links to other articles", "it is not the article's")
    return None


def _has_teasers(element: Element) -> bool:
    """Whether all headings but the first are links to other pages, and two of them at least.

    Services of a clinic may have such headings too; there is no telephone in cards of articles, and no list.
    """
    headings: list[Element] = []
    for part in element.elements():
        if part.name in {"h2", "h3", "h4", "h5", "h6"}:
            headings.append(part)
        elif part.name == "a":
            if part.get("href").lower().startswith(("tel:", "mailto:", "sms:")):
                return False
        elif part.name in {"li", "dd", "td"} and words_in(part) and not measures(part).linked:
            return False
    linked = [_is_link(heading) for heading in headings if words_in(heading)]
    return linked.count(True) >= _TEASERS and all(linked[1:])


def _is_link(heading: Element) -> bool:
    """Whether all of a heading is a link to another page, or it is inside one."""
    inside = measures(heading)
    links = [part for part in heading.elements() if _leads_away(part)]
    if links and inside.linked == inside.words:
        return True
    return any(_leads_away(outer) for outer in heading.ancestors())


def _leads_away(link: Element) -> bool:
    return link.name == "a" and link.has("href") and not link.get("href").strip().startswith("#")


def _mark_menus(root: Element, base: str) -> None:
    """Marks what is nothing but links within the site."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.beside:
            continue
        if element is not root and (why := _menu(element, base)):
            element.beside = why
            continue
        stack.extend(child for child in reversed(element.children) if isinstance(child, Element))


def _menu(element: Element, base: str) -> LeftOut | None:
    inside = measures(element)
    if element.name not in PARTS or inside.linked < _MENU_SHARE * inside.words or inside.prose >= SENTENCE:
        return None
    links = [part for part in element.elements() if part.name == "a" and part.has("href")]
    if len(links) < _MENU_LINKS or not all(_is_own(link.get("href"), base) for link in links):
        return None
    what = "Links to other pages of the site" if inside.headings else "A menu"
    return LeftOut("beside" if inside.headings else "navigation", what, NAVIGATION)


def _is_own(address: str, base: str) -> bool:
    """Whether a link leads to another page of the same site, or to another place on the page."""
    address = address.strip()
    if re.match(r"(mailto|tel|sms):", address, re.IGNORECASE):
        return False
    if not re.match(r"https?:|//", address, re.IGNORECASE):
        return True
    own = _host(base)
    return bool(own) and _host(address) == own


def _host(address: str) -> str:
    try:
        return (urlsplit(address, "https").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
