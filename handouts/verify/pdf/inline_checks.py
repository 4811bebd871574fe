"""Checks of links, pictures, languages, abbreviations and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import quote

from handouts import model
from handouts.link_words import stands_alone
from handouts.model import Document
from handouts.verify.foreign import foreign_words, short_forms
from handouts.verify.pdf.document_checks import FILE_NAME
from handouts.verify.pdf.facts import Annotation, Facts
from handouts.verify.pdf.metadata import Destinations
from handouts.verify.pdf.tree import Element, Object
from handouts.verify.promises import Verdict, excerpt, kept, nothing, person, unless
from handouts.verify.words import is_language

ALT_IS_NO_ALT = re.compile(
    r"(?:image|picture|photo|figure|graphic|img|bild|imagen|alt)[\s_-]*\d*\.?", re.IGNORECASE
)
"""Descriptions that describe nothing."""


# Links ----------------------------------------------------------------------------------------------------


def links(facts: Facts) -> Verdict:
    """pdf-26: one Link for each link, with all its annotations inside it."""
    annotations = {item.reference: item for item in facts.annotations if item.subtype == "Link"}
    elements = facts.of("Link")
    if not annotations and not elements:
        if facts.document is not None and any(isinstance(n, model.Link) for n in facts.nodes):
            return unless(["the links of the article are not in the file"])
        return nothing("no links")
    faults = []
    for reference, annotation in annotations.items():
        owners = facts.object_owners.get(reference, []) if reference else []
        if not owners:
            faults.append(f"page {annotation.page}: a link is in no tag")
        elif len(owners) > 1:
            faults.append(f"page {annotation.page}: a link is in {len(owners)} tags")
        elif owners[0].role != "Link" and not any(item.role == "Link" for item in owners[0].above()):
            faults.append(f"{facts.at(owners[0])}: the link is in a {owners[0].role}, not in a Link")
    for element in elements:
        objects = [leaf for leaf in element.leaves() if isinstance(leaf, Object)]
        if not objects:
            faults.append(f"{facts.at(element)}: the Link leads nowhere")
        if not facts.text(element) and not element.alt and not any(i.alt for i in element.walk()):
            faults.append(f"{facts.at(element)}: the Link has no words")
        targets = {_target(facts, annotations[o.reference]) for o in objects if o.reference in annotations}
        if len(targets) > 1:
            faults.append(f"{facts.at(element)}: one Link leads to {len(targets)} places")
    faults += _cut_links(facts, annotations)
    if facts.document is not None:
        faults += _missing_links(facts, annotations)
    return unless(faults)


def _target(facts: Facts, annotation: Annotation) -> str:
    uri = facts.file.text(facts.file.entries(annotation.entries.get("/A")).get("/URI"))
    if uri:
        return uri
    page, element = Destinations(facts.file).target(annotation.entries)
    named = annotation.entries.get("/Dest")
    return f"{page} {element} {named if type(named) is str else ''}"


def _cut_links(facts: Facts, annotations: dict[str, Annotation]) -> Iterator[str]:
    """Neighbouring Links to one place, with nothing but space between them: one link cut at a line end."""
    for parent in (facts.tree.root, *facts.elements):
        for one, other in pairwise(parent.kids):
            if not (isinstance(one, Element) and isinstance(other, Element)):
                continue
            if one.role == other.role == "Link":
                targets = [
                    _target(facts, annotations[leaf.reference])
                    for element in (one, other)
                    for leaf in element.leaves()
                    if isinstance(leaf, Object) and leaf.reference in annotations
                ]
                if len(targets) > 1 and len(set(targets)) == 1:
                    yield f"{facts.at(one)}: the link is cut in two"


_SEVEN_BITS = "".join(map(chr, range(0x21, 0x7F)))
"""What an address in a PDF may hold as it is; the rest is in percent signs (ISO 32000-1, 12.6.4.7)."""


def _missing_links(facts: Facts, annotations: dict[str, Annotation]) -> Iterator[str]:
    """Addresses of the article that fewer or more Links lead to than it has links."""
    wanted = Counter(
        quote(node.target, safe=_SEVEN_BITS)
        for node in facts.nodes
        if isinstance(node, model.Link) and not node.target.startswith("#")
    )
    found: Counter[str] = Counter()
    for element in facts.of("Link"):
        for leaf in element.leaves():
            if isinstance(leaf, Object) and leaf.reference in annotations:
                found[quote(_target(facts, annotations[leaf.reference]), safe=_SEVEN_BITS)] += 1
                break
    for target, count in wanted.items():
        if found[target] < count:
            yield f"the article links to {target} {count} times, the file {found[target]} times"


def link_words(facts: Facts) -> Verdict:
    """pdf-27: Contents of each link, and words that stand alone."""
    annotations = [item for item in facts.annotations if item.subtype == "Link"]
    if not annotations:
        return nothing("no links")
    faults = [
        f"page {item.page}: a link has no description (Contents)"
        for item in annotations
        if not (facts.file.text(item.entries.get("/Contents")) or "").strip()
    ]
    for element in facts.of("Link"):
        text = facts.text(element)
        if text and not stands_alone(text):
            faults.append(f"{facts.at(element)}: the words say nothing when heard alone")
    return unless(faults)


# Pictures -------------------------------------------------------------------------------------------------


def alternatives(facts: Facts) -> Verdict:
    """pdf-28: Alt of each Figure."""
    found = facts.of("Figure", "Formula")
    faults = []
    if facts.document is not None:
        wanted = sum(
            isinstance(node, model.Figure) and node.image is not None and not node.decorative
            for node in facts.nodes
        )
        if len(found) < wanted:
            faults.append(f"the article has {wanted} pictures with a meaning, the file {len(found)}")
    if not found:
        return unless(faults, nothing("no pictures"))
    for element in found:
        alt = " ".join((element.alt or element.actual or "").split())
        if not alt:
            faults.append(f"{facts.at(element)}: the picture is not described")
        elif FILE_NAME.fullmatch(alt) or ALT_IS_NO_ALT.fullmatch(alt):
            faults.append(f"{facts.at(element)}: {excerpt(alt)} does not describe the picture")
    return unless(faults)


def decorative(facts: Facts) -> Verdict:
    """pdf-29: each picture is a Figure or an artifact."""
    pictures = [run for run in facts.runs if run.images]
    if not pictures:
        return nothing("no pictures")
    faults = []
    for run in pictures:
        owners = [
            element
            for stream, owned in facts.owners.items()
            if run.mcid in owned and facts.marks.get(stream, {}).get(run.mcid) is run
            for element in facts.claimed.get((stream, run.mcid), [owned[run.mcid]])
        ]
        inside = any(
            e.role in {"Figure", "Formula", "Form"} for owner in owners for e in (owner, *owner.above())
        )
        if not run.artifact and not inside:
            faults.append(f"page {run.page}: a picture is neither a Figure nor decoration")
    hidden = [run for run in pictures if run.artifact]
    if facts.document is not None:
        return unless(faults)
    if hidden and not faults:
        return person(*(f"page {run.page}: is the picture without a meaning?" for run in hidden))
    return unless(faults)


# Languages and short forms ----------------------------------------------------------------------------------


def languages(facts: Facts) -> Verdict:
    """pdf-30: Lang on foreign words."""
    main = facts.file.text(facts.file.root.get("/Lang")) or ""
    marked: list[tuple[str, str]] = []
    faults = []
    marked += [(element.lang, facts.text(element)) for element in facts.elements if element.lang]
    for run in facts.runs:
        marked += [(lang, run.text[start:end]) for start, end, lang in run.langs or ()]
    for lang, text in marked:
        if not is_language(lang):
            faults.append(f"{excerpt(text)} is marked with {excerpt(lang)}, which is no language tag")
    if facts.document is not None:
        faults += _missing_languages(facts, facts.document, marked)
        return unless(faults, kept() if marked else nothing("no words in another language"))
    heard = " ".join(piece.text for piece in facts.spoken)
    told = " ".join(text for _, text in marked)
    faults += [
        f"{excerpt(word)} is in another script and is not marked"
        for word in foreign_words(heard, main)
        if word not in told
    ]
    if faults or marked:
        return unless(faults)
    return person("no words are marked as another language: are there any?")


def _missing_languages(facts: Facts, document: Document, marked: list[tuple[str, str]]) -> Iterator[str]:
    told = {(lang.lower(), "".join(text.split())) for lang, text in marked}
    for node in facts.nodes:
        if isinstance(node, model.Span):
            text = "".join(model.plain_text(node.children).split())
            if node.lang != document.meta.lang and not any(
                lang == node.lang.lower() and text in said for lang, said in told
            ):
                yield f"{excerpt(model.plain_text(node.children))} is not marked as {node.lang}"


def abbreviations(facts: Facts) -> Verdict:
    """pdf-31: E on abbreviations, or their meaning in the text."""
    expanded = {facts.text(element) for element in facts.elements if element.expansion}
    for run in facts.runs:
        expanded |= {run.text[start:end].strip() for start, end, text in run.expansions or () if text.strip()}
    heard = " ".join(piece.text for piece in facts.spoken)
    if facts.document is not None:
        used = {
            node.text: node.expansion
            for node in facts.nodes
            if isinstance(node, model.Abbreviation) and node.expansion
        }
        return unless(
            (
                f"{excerpt(text)} is nowhere expanded ({expansion})"
                for text, expansion in used.items()
                if text not in expanded and expansion.lower() not in heard.lower()
            ),
            kept() if used else nothing("the article has no marked abbreviations"),
        )
    unexplained = [form for form in short_forms(heard) if form not in expanded]
    if unexplained:
        return person(*(f"is {excerpt(form)} spelled out where it is first used?" for form in unexplained))
    return kept() if expanded else nothing("no abbreviations")


# Notes ------------------------------------------------------------------------------------------------------


def notes(facts: Facts) -> Verdict:
    """pdf-32: ID and way back of each note."""
    found = facts.of("Note", "FENote")
    if not found:
        if facts.document is not None and facts.document.notes:
            return unless(["the notes of the article are not tagged as notes"])
        return nothing("no notes")
    ids = Counter(element.id for element in found if element.id)
    named = {reference for element in facts.elements for reference in element.refs}
    ways = {
        leaf.reference: element
        for element in facts.elements
        for leaf in element.kids
        if isinstance(leaf, Object)
    }
    referring = [
        element
        for element in facts.of("Reference")
        if not any(item.role == "TOCI" for item in element.above())
    ]
    faults = []
    for element in found:
        if not element.id and element.role == "Note":
            faults.append(f"{facts.at(element)}: the note has no ID")
        elif ids[element.id] > 1:
            faults.append(f"{facts.at(element)}: two notes have the ID {excerpt(element.id)}")
        linked = element.refs or any(owner in list(element.walk()) for owner in ways.values())
        if not linked:
            faults.append(f"{facts.at(element)}: no way leads back from the note")
        if element.reference not in named and not referring:
            faults.append(f"{facts.at(element)}: no way leads to the note")
    return unless(faults)
