"""What hard words mean is said where they first stand, and again under "Words to know".

Which words the article leaves unexplained is for the checks to say; here they are explained. A definition is
put behind the sentence, as one of its own: "Angina means chest pain." Where the next sentence says "it" or
"this", it goes in parentheses instead, so that nothing comes between a pronoun and what it stands for.

Why it matters:
    Patients will hear some hard words again: at the clinic, on a label. They have to learn what they mean.

Changes:
    Some people get a small abscess after a cut. -> Some people get a small abscess after a cut. Abscess means a swollen, sore pocket of pus.

Leaves alone:
    Some people get a small abscess (a sore pocket of pus).

Source:
    AHRQ PEMAT-P, item 4: medical terms are used only where they are defined. The definitions are ours.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping

from handouts.findings import Position
from handouts.model import (
    Document,
    GlossaryEntry,
    Inlines,
    ListItem,
    Node,
    Paragraph,
    Section,
    plain_text,
    position_at,
    transform,
    walk,
)
from handouts.plain.edit import Edit, replaced
from handouts.plain.proposal import capitalized
from handouts.readability import spans
from handouts.results import Change, Undefined, change_id

RULE = "definition"

MOST_IN_ONE = 2
"""So many definitions a paragraph can hold; what is more is only in the words to know."""

SHORT = 4
"""A definition of so few words goes in parentheses."""

_POINTING = frozenset(
    ("it", "its", "they", "their", "them", "this", "that", "these", "those", "he", "she", "which")
)


def define(
    document: Document, undefined: Iterable[Undefined], rejected: Collection[str] = ()
) -> tuple[Document, tuple[Change, ...]]:
    """The document with definitions where hard words first stand, and what was added.

    Args:
        document: The article.
        undefined: Its words that need one, in reading order.
        rejected: Ids of changes that somebody rejected.
    """
    places: dict[int, list[Undefined]] = {}
    for one in undefined:
        if _identity(one) not in rejected:
            places.setdefault(id(one.inlines), []).append(one)
    if not places:
        return document, ()
    in_items = {
        id(block.children)
        for node in walk(document)
        if isinstance(node, ListItem)
        for block in node.blocks
        if isinstance(block, Paragraph)
    }
    sections = _sections(document)
    changes: list[Change] = []

    def change(node: Node) -> Node:
        if not isinstance(node, Paragraph) or id(node.children) not in places:
            return node
        key = id(node.children)
        inlines = node.children
        done: list[Change] = []
        for one in sorted(places[key][:MOST_IN_ONE], key=lambda one: -one.start):
            made = _defined(inlines, one, document.meta.lang, in_item=key in in_items)
            if made is not None:
                inlines, added, sentence, becomes = made
                at = position_at(node.children, one.start)
                done.insert(0, _change(one, added, (sentence, becomes), at, sections.get(key, "")))
        changes.extend(done)
        return dataclasses.replace(node, children=inlines)

    made = transform(document, change)
    known = {entry.term.lower() for entry in document.meta.terms}
    new = tuple(
        GlossaryEntry(one.term, one.definition)
        for many in places.values()
        for one in many
        if one.term.lower() not in known
    )
    return dataclasses.replace(
        made, meta=dataclasses.replace(made.meta, terms=(*made.meta.terms, *new))
    ), tuple(changes)


def _defined(
    inlines: Inlines, one: Undefined, language: str, *, in_item: bool
) -> tuple[Inlines, str, str, str] | None:
    """The inlines with the definition, the words added, the sentence, and it with them; None if no place."""
    text = plain_text(inlines)
    found = next((span for span in spans(text, language) if span.start <= one.start < span.end), None)
    if found is None:
        return None
    sentence = text[found.start : found.end]
    meaning = _lowered(one.definition.rstrip("."))
    rest = text[found.end :].split()
    follows = rest[0].strip("“\"'(").lower() if rest else ""
    beside = in_item or not sentence.endswith(".") or follows in _POINTING or len(meaning.split()) <= SHORT
    if beside:
        if text[one.end : one.end + 1] in ("-", "’", "'") or text[one.end :].lstrip().startswith("("):
            return None
        added = f" ({meaning})"
        edit = Edit(one.end, one.end, added)
    else:
        added = f" {capitalized(one.term)} means {meaning}."
        edit = Edit(found.end, found.end, added)
    made = replaced(inlines, edit)
    if made is None:
        return None
    becomes = Edit(edit.start - found.start, edit.end - found.start, added).apply(sentence)
    return made, added.strip(), sentence, becomes


def _lowered(text: str) -> str:
    """The definition inside a sentence: in lower case, unless its first word is written in capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _sections(document: Document) -> Mapping[int, str]:
    """The section of every paragraph, by the identity of its inlines."""
    found: dict[int, str] = {}
    section = ""
    for node in walk(document):
        if isinstance(node, Section):
            section = node.id
        elif isinstance(node, Paragraph):
            found[id(node.children)] = section
    return found


def _identity(one: Undefined) -> str:
    return change_id(RULE, one.term)


def _change(
    one: Undefined, added: str, sentence: tuple[str, str], position: Position, section: str
) -> Change:
    return Change(
        id=_identity(one),
        rule=RULE,
        strength="applied",
        section=section,
        position=position,
        original=one.term,
        new=added,
        reason=f"Patients may not know the word '{one.term}'.",
        sentence=sentence[0],
        becomes=sentence[1],
    )
