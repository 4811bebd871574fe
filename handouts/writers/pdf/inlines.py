"""From the model's inlines to runs of text, each with its owner in the structure tree."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from handouts import model
from handouts.labels import Labels
from handouts.model import language_root
from handouts.records import dataclass
from handouts.writers.pdf.fonts import BOLD, clean
from handouts.writers.pdf.lines import Run
from handouts.writers.pdf.objects import string
from handouts.writers.pdf.structure import Element, Standard


def one_line(inlines: model.Inlines) -> str:
    """The words of inlines as they are drawn, on one line."""
    return " ".join(clean(model.plain_text(inlines)).split())


def without_links(inlines: model.Inlines) -> model.Inlines:
    """A heading that is said again inside a link: without links and references to notes of its own."""
    kept: list[model.Inline] = []
    for inline in inlines:
        if isinstance(inline, model.Link):
            kept += without_links(inline.children)
        elif isinstance(inline, (model.Strong, model.Emphasis, model.Term, model.Span)):
            kept.append(dataclasses.replace(inline, children=without_links(inline.children)))
        elif isinstance(inline, model.LineBreak):
            kept.append(model.Text(" "))
        elif not isinstance(inline, model.NoteRef):
            kept.append(inline)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Tags:
    """What is needed to make elements: the standard, the language, and what can be led to.

    Attributes:
        standard: Which types there are.
        labels: The words that the tool adds.
        lang: The document's language.
        targets: The ids of sections that are in this document.
        notes: The number of each note by its id, from 1.
        weights: Added to weights: SPACED where letters and words stand further apart, and what `fonts.lend`
            gives where fonts are borrowed.
    """

    standard: Standard
    labels: Labels
    lang: str
    targets: frozenset[str]
    notes: Mapping[str, int]
    weights: int = 0

    def element(self, name: str, parent: Element, attributes: bytes = b"") -> Element:
        """A new element of type `name`, which joins the tree when it is painted."""
        return Element(self.standard.type_of(name), parent, attributes)

    def link(self, parent: Element, target: str, description: str) -> Element:
        """A new Link to `target`: an address, or "#" and a key of the places that the file knows."""
        link = Element("Link", parent)
        link.target = target
        link.description = description
        return link

    def own(self) -> bytes:
        """The language of the tool's own words, where it is not the document's (ISO 14289-1, 7.2)."""
        if self.labels.lang == language_root(self.lang):
            return b""
        return b"/Lang" + string(self.labels.lang)

    def runs(self, inlines: model.Inlines, owner: Element, weight: int) -> list[Run]:
        """The runs of `inlines`, inside the element `owner`."""
        return self._runs(inlines, owner, weight + self.weights)

    def _runs(self, inlines: model.Inlines, owner: Element, weight: int) -> list[Run]:
        runs: list[Run] = []
        for inline in inlines:
            match inline:
                case model.Text():
                    runs.append(Run(inline.text, weight, owner))
                case model.Strong():
                    runs += self._runs(inline.children, self.element("Strong", owner), BOLD + self.weights)
                case model.Emphasis():
                    # Bold, never italics (ACB 2025).
                    runs += self._runs(inline.children, self.element("Em", owner), BOLD + self.weights)
                case model.Link():
                    runs += self._runs(inline.children, self._link(inline, owner), weight)
                case model.Abbreviation():
                    short = self.element("Span", owner, b"/E" + string(inline.expansion))
                    runs.append(Run(inline.text, weight, short))
                case model.Term():
                    runs += self._runs(inline.children, owner, weight)
                case model.Span():
                    foreign = self.element("Span", owner, b"/Lang" + string(inline.lang))
                    runs += self._runs(inline.children, foreign, weight)
                case model.NoteRef():
                    runs += self._note(inline, owner, weight)
                case model.LineBreak():
                    runs.append(Run("\n", weight, owner))
        return runs

    def _link(self, link: model.Link, owner: Element) -> Element:
        if link.target.startswith("#") and link.target[1:] not in self.targets:
            return owner  # the section is not in this handout
        return self.link(owner, link.target, one_line(link.children) or link.target)

    def _note(self, note: model.NoteRef, owner: Element, weight: int) -> list[Run]:
        number = self.notes.get(note.id)
        if number is None:
            return []
        # At full size: a raised small figure would be below the size that the reader needs.
        outer = self.element("Reference", owner) if self.standard.part == 1 else owner
        link = self.link(outer, f"#note:{note.id}", self.labels("note_ref", number=number))
        return [Run(f"[{number}]", weight, link)]


def fill_in_words(tags: Tags) -> bytes:
    """The attributes of a place to write on: what a screen reader says there."""
    return b"/Alt" + string(tags.labels("write_here")) + tags.own()
