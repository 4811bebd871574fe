"""Checks of a list of contents: where its entries lead, and the pages that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.model import plain_text
from handouts.verify.pdf import metadata
from handouts.verify.pdf.facts import Annotation, Facts
from handouts.verify.pdf.metadata import Destinations
from handouts.verify.pdf.tree import Content, Element, Object
from handouts.verify.promises import Verdict, excerpt, kept, nothing, unless
from handouts.verify.words import heard

NUMBER = re.compile(r"[\s.](\d{1,4}|[ivxlcdm]{1,12})$")
"""The page number at the end of an entry, after a space and perhaps dots."""


def contents(facts: Facts) -> Verdict:
    """pdf-40: each entry of the list of contents leads to what it names, on the page that it names."""
    items = facts.of("TOCI")
    if not items:
        faults = [f"{facts.at(element)}: the list has no entries" for element in facts.of("TOC")]
        return unless(faults, nothing("no list of contents"))
    links = {item.reference: item for item in facts.annotations if item.subtype == "Link"}
    places = Destinations(facts.file)
    labels = metadata.page_labels(facts.file) or [str(n) for n in range(1, len(facts.file.pages) + 1)]
    faults = [fault for item in items for fault in _faults(facts, item, links, places, labels)]
    return unless([*faults, *_missing(facts, items)], kept(f"{len(items)} entries"))


def _faults(
    facts: Facts, item: Element, links: dict[str, Annotation], places: Destinations, labels: list[str]
) -> Iterator[str]:
    where = facts.at(item)
    led = [leaf for leaf in _own(item) if isinstance(leaf, Object) and leaf.reference in links]
    if not led:
        yield f"{where}: the entry is no link"
        return
    for leaf in led:
        reference, element = places.target(links[leaf.reference].entries)
        page = facts.page_numbers.get(reference, 0)
        text = _text(facts, item)
        printed = (
            None if text in facts.heading_texts else NUMBER.search(text)
        )  # "Type 2" is a heading, no page
        if not page:
            yield f"{where}: the entry leads nowhere in the file"
        elif printed and printed[1] != labels[page - 1]:
            yield f"{where}: the entry names page {printed[1]} and leads to page {labels[page - 1]}"
        if facts.xmp.part == "2" and page and element not in facts.tree.by_reference:
            yield f"{where}: the entry leads to a place on the page, not to a tag"
    if facts.xmp.part == "2" and not any(element.refs for element in item.walk()):
        yield f"{where}: the entry names no tag that it is about (Ref)"


def _own(item: Element) -> Iterator[Content | Object]:
    """What an entry holds, without the entries below it."""
    for leaf in item.leaves():
        owner = leaf.owner
        inside = next((one for one in (owner, *owner.above()) if one.role == "TOCI"), None)
        if inside is item:
            yield leaf


def _text(facts: Facts, item: Element) -> str:
    """The words of an entry, without those of the entries below it."""
    below = [element for element in item.elements() if element.role == "TOC"]
    text = facts.text(item)
    for element in below:
        text = text.removesuffix(facts.text(element)).rstrip()
    return text


def _missing(facts: Facts, items: list[Element]) -> Iterator[str]:
    """Top sections of the article that the list leaves out."""
    if facts.document is None:
        return
    named = iter([heard(_text(facts, item)) for item in items])
    for section in facts.document.sections:
        heading = heard(plain_text(section.heading))
        if heading and not any(entry.startswith(heading) for entry in named):
            yield f"the section {excerpt(heading)} is not in the list of contents, or not in its place"
            return
