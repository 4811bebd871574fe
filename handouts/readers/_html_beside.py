"""What of a web page is beside its article though no element says so, and what only seems to be hidden.

Cookie notices, buttons for sharing, lists of other articles and menus have no elements of their own. So they
are told by what they say, or by their class names and what they are made of: few words, most of them links.
The words of a part that opens at a click are the article's, even where the page was saved with it shut.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from handouts.readers._html_content import measures, roles, text_in, words_in
from handouts.readers._html_tree import Element
from handouts.readers._left_out import NAVIGATION, LeftOut
from handouts.resources import toml

_WORDS = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDING = frozenset(("hidden", "aria-hidden"))
_HIDES = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)[^;]*;?", re.IGNORECASE)
_FEW = 60
"""Words. Buttons for sharing and the like have no more."""

_NOTICE, _EACH = 200, 40
"""A notice about cookies has so many words at most, and speaks of cookies once in so many at least."""

_RELATED = 0.6
"""So much of what stands under a heading of related links is links."""

_MENU_LINKS, _MENU_SHARE = 4, 0.75
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_NO_PANELS = frozenset({"dialog", "alertdialog", "menu", "alert"})
_PARTS = frozenset(
    {"div", "section", "aside", "ul", "ol", "dl", "form", "footer", "header", "p", "span", "details"}
)
"""Elements that can be a part of a page."""

_CONTROLS = frozenset({"button", "input", "select", "textarea", "iframe"})


def mark_beside(page: Element) -> None:
    """Marks the parts of a page that are beside its article by what they say or by their names."""
    cookies = measures(page).cookies
    for element in _unmarked(page):
        if element.beside is not None:
            continue
        if element.name in _PARTS:
            if cookies:
                element.beside = _notice(element)
            if element.attributes and element.beside is None:
                element.beside = _named(element)
        elif element.name in _HEADINGS and element.parent and _is_related(element):
            for part in _under(element, element.parent):
                part.beside = LeftOut("beside", "Links to other articles", "it is not the article's")


def mark_menus(root: Element, base: str) -> None:
    """Marks what is nothing but links within the site, in a page that does not say where its article is.

    Args:
        root: What is read of the page.
        base: The page's own address, or "".
    """
    for element in _unmarked(root):
        inside = measures(element)
        if element is root or element.name not in _PARTS or inside.linked < _MENU_SHARE * inside.words:
            continue
        links = [part for part in element.elements() if part.name == "a" and part.has("href")]
        if len(links) >= _MENU_LINKS and all(_is_own(link.get("href"), base) for link in links):
            what = "Links to other pages of the site" if inside.headings else "A menu"
            element.beside = LeftOut("beside" if inside.headings else "navigation", what, NAVIGATION)


def unfold(page: Element) -> None:
    """Shows what opens at a click, if it is text: what a button or tab controls, a panel of an accordion."""
    controlled: set[str] = set()
    shut: list[Element] = []
    for element in page.elements():
        given = element.attributes
        if not given:
            continue
        if "aria-controls" in given and ("aria-expanded" in given or "tab" in roles(element)):
            controlled.update(given["aria-controls"].split())
        if "hidden" in given or "style" in given or "aria-hidden" in given:
            shut.append(element)
    for element in shut:
        opens = (
            element.get("id") in controlled or "tabpanel" in roles(element) or "shut" in _kinds_of(element)
        )
        inside = measures(element)
        if opens and inside.words > 2 * inside.linked and not (inside.cookies or roles(element) & _NO_PANELS):
            shown = {key: value for key, value in element.attributes.items() if key not in _HIDING}
            element.attributes = shown | {"style": _HIDES.sub("", element.get("style"))}


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
    return text_in(heading).casefold().startswith(_phrases("headings", "related"))


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
    if not all(any(phrase in text for phrase in _phrases("cookies", kind)) for kind in ("phrases", "about")):
        return None
    return LeftOut("navigation", "A notice about cookies", "it is about the web site")


def _named(element: Element) -> LeftOut | None:
    """What class names or an id say, if what is in the element does not speak against it."""
    kinds = _kinds_of(element)
    if not kinds or not (inside := measures(element)).words:
        return None
    linked = inside.linked > inside.words / 2
    few = inside.words <= _FEW
    controls = few and not kinds.isdisjoint({"shares", "letters"}) and _has_controls(element)
    if "breadcrumbs" in kinds and few:
        return LeftOut("navigation", "The way to this page (breadcrumbs)", NAVIGATION)
    if "shares" in kinds and few and (linked or controls):
        return LeftOut("navigation", "Links for sharing the page", "nobody shares paper by a click")
    if "menus" in kinds and linked:
        return LeftOut("navigation", "A menu or other part for finding the way", NAVIGATION)
    if "letters" in kinds and controls:
        return LeftOut("form", "A form for a newsletter", "nothing can be sent from a handout")
    if ("related" in kinds and linked and inside.blocks) or ("notices" in kinds and few):
        what = "Links to other articles" if "related" in kinds else "An advertisement"
        return LeftOut("beside", what, "it is not the article's")
    if "readers" in kinds:
        return LeftOut("beside", "What readers wrote about the page", "it is not the article's")
    return None


def _has_controls(element: Element) -> bool:
    return any(part.name in _CONTROLS for part in element.elements())


def _kinds_of(element: Element) -> frozenset[str]:
    """What the class names and the id of an element say that it is."""
    names = [*element.get("class").split(), element.get("id")]
    return frozenset(kind for name in names if name for kind in _kinds(name))


@functools.lru_cache(maxsize=4096)
def _kinds(name: str) -> frozenset[str]:
    words = {name.lower(), *_WORDS.findall(_CAMEL.sub("-", name).lower())}
    return frozenset(kind for kind, known in _names().items() if not words.isdisjoint(known))


@functools.cache
def _names() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in toml("web_pages.toml")["names"].items()}


@functools.cache
def _phrases(table: str, key: str) -> tuple[str, ...]:
    return tuple(
        phrase for line in toml("web_pages.toml")[table][key].split("\n") for phrase in line.split("|")
    )


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
