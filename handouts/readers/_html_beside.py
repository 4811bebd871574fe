"""What of a web page is beside its article though no element says so.

Cookie notices, buttons for sharing, lists of other articles and menus have no elements of their own. So they
are told by what they say, or by their class names and what they are made of: few words, most of them links.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.readers._html_around import PARTS
from handouts.readers._html_content import SENTENCE, measures, text_in, words_in
from handouts.readers._html_names import kinds_of, phrases
from handouts.readers._html_tokens import Chars
from handouts.readers._html_tree import Element, Item
from handouts.readers._left_out import NAVIGATION, LeftOut

_FEW = 60
"""Words. Buttons for sharing and the like have no more."""

_NOTICE, _EACH = 200, 40
"""A notice about cookies has so many words at most, and speaks of cookies once in so many at least."""

_RELATED = 0.6
"""So much of what stands under a heading of related links is links."""

_OTHERS = "it is not the article's"
_SHARES = LeftOut("navigation", "Links for sharing the page", "nobody shares paper by a click")
_ADVERT = LeftOut("beside", "An advertisement", _OTHERS)
_SHARE = 5
"""Words. A link for sharing has no more; with more it hands on a quotation or a picture of the article."""

_LABEL = 5
"""Words. What stands where an advertisement was has no more."""

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CONTROLS = frozenset({"button", "input", "select", "textarea", "iframe"})


def mark_beside(page: Element) -> None:
    """Marks the parts of a page that are beside its article by what they say or by their names."""
    cookies = measures(page).cookies
    for element in _unmarked(page):
        if element.beside is not None:
            continue
        if element.name in PARTS:
            if cookies:
                element.beside = _notice(element)
            if element.attributes and element.beside is None:
                element.beside = _named(element)
            if len(element.children) == 1 and measures(element).words <= _LABEL:
                element.beside = element.beside or _label(element.children[0])
        elif element.name == "a":
            if _shares(element):
                element.beside = _SHARES
        elif element.name in _HEADINGS and element.parent and _is_related(element):
            for part in _under(element, element.parent):
                part.beside = LeftOut("beside", "Links to other articles", _OTHERS)


def _unmarked(root: Element) -> Iterator[Element]:
    """The elements of a page in order, without those inside one that was marked when it came."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        if element.beside is None:
            stack.extend(child for child in reversed(element.children) if isinstance(child, Element))


def _is_related(heading: Element) -> bool:
    """Whether a heading is one that only links to other articles stand under."""
    return text_in(heading).casefold().startswith(phrases("headings", "related"))


def _under(heading: Element, parent: Element) -> list[Element]:
    """A heading and the parts of a page that stand under it, if they are links; none if they are words."""
    found = [heading]
    words = linked = 0
    for item in parent.children[parent.children.index(heading) + 1 :]:
        if isinstance(item, Element):
            inside = measures(item)
            if inside.headings and not inside.linked >= _RELATED * inside.words:
                break
            words, linked = words + inside.words, linked + inside.linked
            found.append(item)
        elif words_in(item):
            return []
    return found if words and linked >= _RELATED * words else []


def _notice(element: Element) -> LeftOut | None:
    """A notice about cookies: few words, of which many are about these."""
    inside = measures(element)
    about = _EACH * inside.cookies >= inside.words
    if not about or not inside.cookies or inside.highest == 1 or inside.words > _NOTICE:
        return None
    text = text_in(element).casefold()
    if not all(any(phrase in text for phrase in phrases("cookies", kind)) for kind in ("phrases", "about")):
        return None
    return LeftOut("navigation", "A notice about cookies", "it is about the web site")


def _named(element: Element) -> LeftOut | None:
    """What class names or an id say, if what is in the element does not speak against it."""
    kinds = kinds_of(element)
    if not kinds or not (inside := measures(element)).words:
        return None
    linked = inside.linked > inside.words / 2
    few = inside.words <= _FEW
    controls = few and not kinds.isdisjoint({"shares", "letters"}) and _has_controls(element)
    if "players" in kinds and not inside.headings:
        return LeftOut("embedded", "A player for sound or film", "paper cannot show it")
    if inside.highest == 1:
        return None
    if "breadcrumbs" in kinds and few:
        return LeftOut("navigation", "The way to this page (breadcrumbs)", NAVIGATION)
    if "shares" in kinds and few and (linked or controls):
        return _SHARES
    if "menus" in kinds and linked and (inside.prose < SENTENCE or "columns" in kinds):
        return LeftOut("navigation", "A menu or other part for finding the way", NAVIGATION)
    if "letters" in kinds and controls:
        return LeftOut("form", "A form for a newsletter", "nothing can be sent from a handout")
    if ("related" in kinds and linked and inside.blocks) or ("notices" in kinds and few):
        return LeftOut("beside", "Links to other articles", _OTHERS) if "related" in kinds else _ADVERT
    if "readers" in kinds:
        return LeftOut("beside", "What readers wrote about the page", _OTHERS)
    return None


def _label(item: Item) -> LeftOut | None:
    """What the only words of a part say of it: that an advertisement was there, or what a button does."""
    text = item.text.strip(" \t\n-–—_:.") if isinstance(item, Chars) else ""
    if not text:
        return None
    if text.casefold() in phrases("labels", "adverts"):
        return _ADVERT
    return _SHARES if text.casefold() in phrases("labels", "shares") else None


def _shares(link: Element) -> bool:
    """Whether a link only hands the page's address on, or prints the page."""
    address = link.get("href").lower()
    if not address.startswith(phrases("sharing", "begin")) and not (
        "?" in address and any(part in address for part in phrases("sharing", "addresses"))
    ):
        return False
    pictures = (len(part.get("alt").split()) for part in link.elements() if part.name == "img")
    return max(words_in(link), *pictures, 0) <= _SHARE


def _has_controls(element: Element) -> bool:
    return any(part.name in _CONTROLS for part in element.elements())
