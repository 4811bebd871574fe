"""The parts that a screen reader knows of a web page's article, without what stands around it."""

from __future__ import annotations

import re

from handouts.model import NumberStyle
from handouts.ordinals import ordinal
from handouts.verify.html.page import INLINE, SILENT, Element, Page, hidden
from handouts.verify.speech import Part

_STYLES: dict[str, NumberStyle] = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}


def parts(page: Page) -> Part:
    """The article, else the main part, else the body, as parts."""
    main = page.main if page.main is not None else page.body
    articles = list(main.iter("article"))
    return Part("group", _kids(articles[0] if len(articles) == 1 else main))


def _kids(element: Element) -> list[Part | str]:
    found: list[Part | str] = [str(element.text)] if element.text else []
    for child in element:
        if (
            isinstance(child.tag, str)
            and child.tag not in SILENT
            and child.tag != "nav"
            and not _FOR_THE_EYE & set(_classes(child))
            and not hidden(child)
        ):
            part = _part(child)
            lang = child.get("lang") or ""
            if lang and not _leads_to_note(child):
                part = Part("run" if part.kind in _RUNS else "group", [Part("language", [part], lang)])
            found.append(part)
        if child.tail:
            found.append(str(child.tail))
    return found


_FOR_THE_EYE = frozenset({"back", "spelled"})
"""Classes of what only the page has: links back from words to know, short forms that are spoken in full."""

_RUNS = frozenset({"run", "link", "short"})


def _leads_to_note(element: Element) -> bool:
    """Whether it is the name of a link to a note or back: in a PDF, what names a link has no language."""
    around = element.getparent()
    link = element if element.tag == "a" or around is None else around
    return link.tag == "a" and (link.get("href") or "").startswith(("#note_", "#ref_"))


def _bare_words(element: Element) -> str:
    """The words that a writer adds for those who hear the page, without their parentheses."""
    return "".join(map(str, element.itertext())).strip(" ()")


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _part(element: Element) -> Part:
    tag = str(element.tag)
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return Part("heading", _kids(element), level=int(tag[1]))
    match tag:
        case "a" if element.get("href") is not None and "term" not in _classes(element):
            return Part("link", _kids(element), element.get("aria-label") or "")
        case "abbr" if element.get("title"):
            return Part("short", _kids(element), element.get("title") or "")
        case "ol":
            return _numbered(element)
        case "ul":
            return Part("list", [_item(kid, "bullet") for kid in element.findall("li")])
        case "dl":
            return Part("list", _terms(element))
        case "figure" | "img":
            return _figure(element)
        case "td" | "th":
            across, down = (_number(element.get(key), 1) for key in ("colspan", "rowspan"))
            label = (element.get("scope") or "col") if tag == "th" else ""
            return Part("cell", _kids(element), label, columns=max(1, across), rows=max(1, down))
        case "span" if "added" in _classes(element):
            lang = next((lang for inner in element.iter() if (lang := inner.get("lang"))), "")
            words = _bare_words(element)
            return Part("run", [" ", Part("language", [words], lang) if lang else words, " "])
        case "br":
            return Part("run", [" "])
    return Part(_KINDS.get(tag, "run" if tag in INLINE else "group"), _kids(element))


_KINDS = {"table": "table", "tr": "row", "caption": "caption", "blockquote": "quote"}


_NUMBER = re.compile(r"-?[0-9]{1,6}")


def _number(said: str | None, otherwise: int) -> int:
    """The whole number of an attribute; `otherwise` without one, or for one that no handout needs."""
    found = _NUMBER.fullmatch((said or "").strip())
    return int(found[0]) if found else otherwise


def _numbered(element: Element) -> Part:
    items = element.findall("li")
    if items and all((item.get("id") or "").startswith("note_") for item in items):
        return Part("group", [Part("note", _kids(item), str(n)) for n, item in enumerate(items, 1)])
    first = _number(element.get("start"), 1)
    style = _STYLES.get(element.get("type") or "", "decimal")
    return Part("list", [_item(item, f"{ordinal(first + at, style)}.") for at, item in enumerate(items)])


def _item(element: Element, label: str) -> Part:
    """An item: a box to tick says its state in place of a bullet, or after a number."""
    state = element[0] if {"box", "ticked"} & set(_classes(element)) and len(element) else None
    if state is None:
        return Part("item", _kids(element), label)
    said = _bare_words(state)
    return Part("item", _kids(element)[1:], said if label == "bullet" else f"{label} {said}")


def _terms(element: Element) -> list[Part | str]:
    items: list[Part | str] = []
    # A dl holds its dt and dd, or div around them; one inside a dd is a list of its own.
    for part in (inner for kid in element for inner in (kid if kid.tag == "div" else (kid,))):
        if part.tag == "dt":
            items.append(Part("item", [Part("term", _kids(part))]))
        elif part.tag == "dd":
            if not items:
                items.append(Part("item"))  # a meaning of no term
            last = items[-1]
            if isinstance(last, Part):
                last.kids.append(Part("group", _kids(part)))
    return items


def _figure(element: Element) -> Part:
    """A picture and its caption; one that decorates says nothing, and its caption is text like any other."""
    if element.tag == "img":
        shows = element.get("alt")
        return Part("picture", [], shows) if shows else Part("group")
    alts = [alt for image in element.iter("img") if (alt := image.get("alt"))]
    if not alts:
        return Part("group", _kids(element))
    captions: list[Part | str] = [Part("caption", _kids(item)) for item in element.findall("figcaption")]
    return Part("picture", captions, alts[0])
