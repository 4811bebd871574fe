"""What of a web page only seems to be hidden: it opens at a click, or a script would put it in place.

The words of such a part are the article's, even where the page was saved with it shut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from handouts.readers._html_content import NO_PANELS, SENTENCE, measures, roles, says_something, text_in
from handouts.readers._html_names import kinds_of
from handouts.readers._html_tokens import Comment
from handouts.readers._html_tree import Element, Item
from handouts.readers._left_out import LeftOut

_HIDING = frozenset(("hidden", "aria-hidden"))
_HIDES = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)[^;]*;?", re.IGNORECASE)
_SAME = 80
"""Characters. Parts that begin with the same ones are one and its copy, of which the page shows either."""

_STREAMED = re.compile(r"[BPS]:[0-9a-f]+")
"""Ids that React gives to what it sends late: B:0 or P:0 to a place, S:0 to what belongs there."""


def unfold(page: Element) -> None:
    """Shows what opens at a click, if it is text, and puts in its place what was sent late.

    That is what a button, a tab or a link to it opens, a panel of an accordion, one of several parts of a
    kind of which another is shown, and what is hidden only from readers of screens.
    """
    controlled: set[str] = set()
    linked: set[str] = set()
    shut: list[Element] = []
    streamed: dict[str, Element] = {}
    fallbacks: list[Element] = []
    said = ""
    for element in page.elements():
        given = element.attributes
        if element.name == "noscript":
            fallbacks.append(element)
        if not given:
            continue
        if element.name == "a" and given.get("href", "").startswith("#"):
            linked.add(given["href"][1:])
        if "aria-controls" in given and ("aria-expanded" in given or "tab" in roles(element)):
            controlled.update(given["aria-controls"].split())
        if "hidden" in given or "style" in given or "aria-hidden" in given:
            shut.append(element)
        if ":" in given.get("id", "") and _STREAMED.fullmatch(given["id"]):
            streamed[given["id"]] = element
    _put_in_place(streamed)
    for element in shut:
        inside = measures(element)
        text = inside.words > 2 * inside.linked and not (inside.cookies or roles(element) & NO_PANELS)
        if not text or "copies" in kinds_of(element):
            continue
        named = element.get("id") in controlled or "tabpanel" in roles(element) or "shut" in kinds_of(element)
        if not named:
            opens = says_something(element) and (element.get("id") in linked or _is_one_of(element))
            visible = inside.blocks and inside.prose >= SENTENCE and _is_shown(element)
            if not (opens or visible):
                continue
            said = said or text_in(page)
            if said.count(text_in(element)[:_SAME]) > 1:
                continue
        _open(element)
    for element in fallbacks:
        # An article for browsers that run no scripts, for which these would have put another.
        inside = measures(element)
        if inside.blocks and inside.prose >= SENTENCE and 2 * inside.words > measures(page).words:
            element.name = "div"


def _open(element: Element) -> None:
    shown = {key: value for key, value in element.attributes.items() if key not in _HIDING}
    element.attributes = shown | {"style": _HIDES.sub("", element.get("style"))}


def _is_shown(element: Element) -> bool:
    """Whether it is hidden from readers of screens alone, as all behind a window that asks something is."""
    return element.get("aria-hidden").lower() == "true" and not (
        element.has("hidden") or _HIDES.search(element.get("style"))
    )


def _is_one_of(element: Element) -> bool:
    """Whether another part of the same kind is shown beside it, and neither is in a language of its own."""
    kind = element.get("class").split()[:1]
    if not kind or element.parent is None or element.has("lang"):
        return False
    return any(
        isinstance(other, Element)
        and other is not element
        and other.name == element.name
        and other.get("class").split()[:1] == kind
        and measures(other).prose >= SENTENCE
        and not (other.has("hidden") or other.has("lang") or _HIDES.search(other.get("style")))
        for other in element.parent.children
    )


def _put_in_place(streamed: dict[str, Element]) -> None:
    """Moves what was sent late to where it belongs, in place of what the page shows until then."""
    for name, place in streamed.items():
        late = streamed.get(f"S:{name[2:]}")
        if name[0] == "S" or late is None or place.parent is None or late.parent is None:
            continue
        if place in late.elements():
            continue
        late.parent.children.remove(late)
        around = place.parent.children
        at = around.index(place)
        for item in _until_the_end(around[at + 1 :]):
            item.beside = LeftOut("hidden", "What the page shows while it loads", "it is there no longer")
        around[at] = late
        late.parent = place.parent
        _open(late)
        for outer in late.ancestors():
            outer.measures = None


def _until_the_end(items: Iterable[Item]) -> list[Element]:
    """The elements up to the comment that ends a place of its kind; none where there is no such comment."""
    found: list[Element] = []
    for item in items:
        if isinstance(item, Comment) and item.text.strip() == "/$":
            return found
        if isinstance(item, Element):
            found.append(item)
    return []
