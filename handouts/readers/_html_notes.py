"""Footnotes of a web page: the marks in its text, and what each leads to, where that is certain.

A mark is a link on a number or a sign, raised or in brackets, to a place of the same page. What it leads to
is a note if it says so by its role, or if it leads back to the mark. Pandoc, WordPress, MediaWiki and
DPUB-ARIA write them so. All else stays what it is: links, and the list that they lead to.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Set
from urllib.parse import unquote

from handouts.readers._html_content import begins_with, classes, measures, roles, text_in
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
    leads = {body: _goals(body, places) for body in dict.fromkeys(body for _, body in leading)}
    certain = {body for link, body in leading if _is_note(body, link, leads[body])}
    known: dict[Element, str] = {}
    marks: dict[Element, str] = {}
    for link, body in leading:
        # A mark in a note stays a link: notes may not go in circles.
        if body in certain and not any(outer in certain for outer in link.ancestors()):
            marks[link] = known.setdefault(body, f"note-{len(known) + 1}")
    bodies = {key: body for body, key in known.items()}
    marked = {place for mark in marks for place in _places_of(mark)}
    for body in bodies.values():
        _without_ways_back(body, marked, places)
    _take_out(bodies.values())
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
            return outer if outer is place or begins_with(outer, text_in(place)) else None
        if outer.name not in _INLINE:
            return None
    return None


def _is_note(body: Element, mark: Element, leads: Set[Element]) -> bool:
    """Whether what a mark leads to is a note: by its role, or because it leads back to the mark."""
    inside = measures(body)
    if inside.headings or not 0 < inside.words <= _MOST or body in mark.ancestors():
        return False
    outer = [one for one in body.ancestors() if one is not body][:2]
    said = roles(body) & _NOTES or any("doc-endnotes" in roles(one) for one in outer)
    return bool(said) or any(place in leads for place in _places_of(mark))


def _goals(body: Element, places: Mapping[str, Element]) -> set[Element]:
    """The places of the page that the links in a note lead to."""
    return {goal for link in body.elements() if (goal := _leads_to(link, places))}


def _leads_to(link: Element, places: Mapping[str, Element]) -> Element | None:
    """What a link to a place of the same page leads to; None for all else."""
    if link.name != "a" or not link.get("href").startswith("#"):
        return None
    return places.get(_goal(link))


def _places_of(mark: Element) -> Iterator[Element]:
    """What a link back to a mark may lead to: the mark, what is in it, and the marks of words around it."""
    yield from _near(mark)
    yield from mark.elements()


def _without_ways_back(body: Element, marked: Set[Element], places: Mapping[str, Element]) -> None:
    """Takes the links back to marks out of a note; what they say in words is put down as left out.

    Args:
        body: The note.
        marked: The elements that such links lead to.
        places: The elements of the page by their names.
    """
    for link in list(body.elements()):
        back = "doc-backlink" in roles(link) or _leads_to(link, places) in marked
        if link.name == "a" and back and link.parent:
            if _MARK.fullmatch(text_in(link)) or not number_of_words(text_in(link)):
                link.parent.children.remove(link)
            else:
                link.beside = LeftOut("navigation", "A link back to the mark of a note", NAVIGATION)


def _take_out(bodies: Collection[Element]) -> None:
    """Takes notes out of their page, and each heading under which there were only notes.

    What notes stood in is looked at when all are out, and once: a list may have thousands of them.
    """
    taken = set(map(id, bodies))
    emptied = list(dict.fromkeys(body.parent for body in bodies if body.parent))
    for around in emptied:
        around.children = [item for item in around.children if id(item) not in taken]
    above: dict[Element, Element | None] = {}
    looked: set[Element] = set()
    for around in emptied:
        _leave_out_heading_over(around, above, looked)


def _leave_out_heading_over(
    around: Element, above: dict[Element, Element | None], looked: set[Element]
) -> None:
    """Leaves out the heading under which there were only notes, which are out of what is `around` them.

    Args:
        around: What notes stood in.
        above: The element before each, with those beside it, once one of them was asked for.
        looked: What this was done for: nothing is looked at twice.
    """
    while around not in looked:
        looked.add(around)
        if around.parent is None or text_in(around):
            inner = [one for one in around.elements() if one.name in _HEADINGS]
            if len(inner) == 1 and text_in(around) == text_in(inner[0]):
                _leave_out(inner[0])
            return
        if around not in above:
            above.update(_with_those_above(around.parent))
        heading = above[around]
        if heading and heading.name in _HEADINGS:
            _leave_out(heading)
            return
        around = around.parent


def _with_those_above(parent: Element) -> Iterator[tuple[Element, Element | None]]:
    """Each element directly in `parent`, with the one before it; rules do not count."""
    before: Element | None = None
    for one in parent.children:
        if isinstance(one, Element):
            yield one, before
            before = before if one.name == "hr" else one


def _leave_out(heading: Element) -> None:
    names = toml("web_pages.toml")["headings"]["notes"].replace("\n", "|").split("|")
    if text_in(heading).casefold().strip(" :") in names:
        heading.beside = LeftOut("header", "The heading of the notes", "handouts have their own")
