"""Footnotes of a web page: the marks in its text, and what each leads to, where that is certain.

A mark is a link on a number or a sign, raised or in brackets, to a place of the same page. What it leads to
is a note if it says so by its role, or if it leads back to the mark. Pandoc, WordPress, MediaWiki and
DPUB-ARIA write them so. All else stays what it is: links, and the list that they lead to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from handouts.readers._html_content import classes, measures, roles, text_in
from handouts.readers._html_tree import Element
from handouts.readers._left_out import NAVIGATION, LeftOut
from handouts.readers._tally import number_of_words
from handouts.records import dataclass
from handouts.resources import toml

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶#]{1,4})[\])]?")
_BRACKETS = re.compile(r"[\[(].+[\])]")
_MOST = 300
"""Words. A note has no more."""

_NOTES = frozenset({"doc-footnote", "doc-endnote"})
_BODIES = frozenset({"li", "p", "div", "aside", "section", "blockquote"})
_INLINE = frozenset({"a", "span", "sup", "b", "strong"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The notes of a page.

    Attributes:
        marks: The id of the note that each mark in the text refers to, by its element.
        bodies: What each note says, by its id, in the order of their first marks. They are out of the page.
    """

    marks: Mapping[Element, str]
    bodies: Mapping[str, Element]


def taken_out(root: Element) -> Footnotes:
    """The notes of an article, which are taken out of it, with the links that lead back to their marks."""
    places: dict[str, Element] = {}
    links: list[Element] = []
    for element in root.elements():
        if not element.attributes:
            continue
        for key in ("id", "name"):
            if element.get(key) and (key == "id" or element.name == "a"):
                places.setdefault(element.get(key), element)
        if element.name == "a" and element.get("href").startswith("#"):
            links.append(element)
    leading = [(link, body) for link in links if _is_mark(link) and (body := _body(places.get(_goal(link))))]
    certain = {body for link, body in leading if _is_note(body, link, places)}
    known: dict[Element, str] = {}
    marks: dict[Element, str] = {}
    for link, body in leading:
        # A mark in a note stays a link: notes may not go in circles.
        if body in certain and not any(outer in certain for outer in link.ancestors()):
            marks[link] = known.setdefault(body, f"note-{len(known) + 1}")
    bodies = {key: body for body, key in known.items()}
    for body in bodies.values():
        _without_ways_back(body, marks, places)
    for body in bodies.values():
        _take_out(body)
    return Footnotes(marks, bodies)


def _goal(link: Element) -> str:
    return unquote(link.get("href")[1:])


def _is_mark(link: Element) -> bool:
    """Whether a link looks like the mark of a note."""
    said = text_in(link)
    if not _MARK.fullmatch(said):
        return False
    raised = any(one.name == "sup" for one in (*link.elements(), *_near(link)))
    named = "doc-noteref" in roles(link) or not classes(link).isdisjoint({"footnote-ref", "footnote"})
    return raised or named or bool(_BRACKETS.fullmatch(said))


def _near(element: Element) -> Iterator[Element]:
    """An element and the marks of words around it."""
    for outer in element.ancestors():
        if outer is not element and outer.name not in _INLINE:
            return
        yield outer


def _body(place: Element | None) -> Element | None:
    """The block that a link leads to: that itself, or the one that begins with the place."""
    if place is None:
        return None
    for outer in place.ancestors():
        if outer.name in _BODIES:
            return outer if outer is place or text_in(outer).startswith(text_in(place)) else None
        if outer.name not in _INLINE:
            return None
    return None


def _is_note(body: Element, mark: Element, places: Mapping[str, Element]) -> bool:
    """Whether what a mark leads to is a note: by its role, or because it leads back to the mark."""
    inside = measures(body)
    if inside.headings or not 0 < inside.words <= _MOST or body in mark.ancestors():
        return False
    outer = [one for one in body.ancestors() if one is not body][:2]
    said = roles(body) & _NOTES or any("doc-endnotes" in roles(one) for one in outer)
    return bool(said) or any(_leads_to(link, mark, places) for link in body.elements())


def _leads_to(link: Element, mark: Element, places: Mapping[str, Element]) -> bool:
    """Whether a link leads to a mark, or to the marks of words around it."""
    if link.name != "a" or not link.get("href").startswith("#"):
        return False
    place = places.get(_goal(link))
    return place is not None and (place in _near(mark) or place in mark.elements())


def _without_ways_back(body: Element, marks: Mapping[Element, str], places: Mapping[str, Element]) -> None:
    """Takes the links back to marks out of a note; what they say in words is put down as left out."""
    for link in list(body.elements()):
        back = "doc-backlink" in roles(link) or any(_leads_to(link, mark, places) for mark in marks)
        if link.name == "a" and back and link.parent:
            if _MARK.fullmatch(text_in(link)) or not number_of_words(text_in(link)):
                link.parent.children.remove(link)
            else:
                link.beside = LeftOut("navigation", "A link back to the mark of a note", NAVIGATION)


def _take_out(body: Element) -> None:
    """Takes a note out of its page, and a heading under which there were only notes."""
    around = body.parent
    if around is None:
        return
    around.children.remove(body)
    while around.parent and not text_in(around):
        above = [one for one in around.parent.children if isinstance(one, Element)]
        before = above[: above.index(around)]
        heading = next((one for one in reversed(before) if one.name != "hr"), None)
        if heading and heading.name in _HEADINGS:
            _leave_out(heading)
            return
        around = around.parent
    inner = [one for one in around.elements() if one.name in _HEADINGS]
    if len(inner) == 1 and text_in(around) == text_in(inner[0]):
        _leave_out(inner[0])


def _leave_out(heading: Element) -> None:
    names = toml("web_pages.toml")["headings"]["notes"].replace("\n", "|").split("|")
    if text_in(heading).casefold().strip(" :") in names:
        heading.beside = LeftOut("header", "The heading of the notes", "handouts have their own")
