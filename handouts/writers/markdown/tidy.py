"""A document brought to the form that Markdown can say, and what had to be left out or changed for it.

The form says the same: texts side by side are one, white space stands outside of bold and links, nothing is
empty. What the composer added to an article is not the author's, and goes.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, cast

from handouts.addresses import with_links
from handouts.model import (
    Abbreviation,
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    FillIn,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListItem,
    Loss,
    Node,
    NoteRef,
    NumberedList,
    Paragraph,
    Quote,
    Section,
    Span,
    Strong,
    Table,
    Term,
    Text,
    is_inline,
    plain_text,
    sections_of,
    walk,
)
from handouts.records import dataclass

_TIES = "\u00a0\u202f\u2007"
_WHITE = re.compile(rf"[^\S {_TIES}]|\s{{2,}}")
"""White space that is to be one ordinary space. A single one that holds words together ("10 mg") stays."""


def tidy(document: Document) -> tuple[Document, list[Loss]]:
    """The document in a form that can be written, notes numbered by their first mention; and the losses."""
    losses: list[Loss] = []
    notes = _numbers(document, losses)
    known = {section.id for section in sections_of(document)}
    tidier = _Tidier(notes, known, losses)
    made = tidier.node(document)
    order = sorted((note for note in made.notes if note.id in notes), key=lambda note: int(notes[note.id]))
    numbered = tuple(replace(note, id=notes[note.id]) for note in order)
    return replace(made, notes=numbered), losses


def _numbers(document: Document, losses: list[Loss]) -> dict[str, str]:
    """The number of each note by its id. Notes that nothing refers to come last."""
    there = {note.id: note for note in document.notes}
    numbers: dict[str, str] = {}
    for node in walk(document):
        if not isinstance(node, NoteRef):
            continue
        if node.id in there:
            numbers.setdefault(node.id, str(len(numbers) + 1))
        else:
            losses.append(
                Loss("format", f"the mark of note {node.id}", "there is no such note", node.position)
            )
    for note in there.values():
        if note.id not in numbers:
            numbers[note.id] = str(len(numbers) + 1)
            what = f"note {note.id}, which stands as a paragraph when it is read again"
            losses.append(Loss("format", what, "nothing refers to it", note.position))
    return numbers


@dataclass(frozen=True, slots=True)
class _Tidier:
    notes: dict[str, str]
    sections: set[str]
    losses: list[Loss]

    def node(self, node: Any) -> Any:
        """A node that is no inline, tidied inside."""
        changed: dict[str, Any] = {}
        for name in node.child_fields:
            old: tuple[Node, ...] = getattr(node, name)
            if not old:
                continue
            if is_inline(old[0]):
                new: tuple[Node, ...] = self.run(cast("Inlines", old))
            else:
                new = tuple(
                    one for each in old if not _is_composed(each) for one in self._kept(self.node(each))
                )
            changed[name] = new
        made = replace(node, **changed) if changed else node
        if isinstance(made, Figure):
            return replace(made, alt=_spaced(made.alt))
        if isinstance(made, Cell) and made.header and not made.blocks:
            # A heading with nothing in it names nothing.
            return replace(made, header=False, scope="")
        if isinstance(made, Table) and not any(cell.blocks for row in made.header for cell in row.cells):
            return replace(made, header=())
        return made

    def _kept(self, node: Node) -> tuple[Node, ...]:
        """The node, or nothing if nothing is left of it."""
        if isinstance(node, ListItem) and not node.blocks and node.checked is None:
            self.losses.append(
                Loss("format", "an empty item of a list", "there is nothing in it", node.position)
            )
            return ()
        if isinstance(node, FillIn) and not node.label:
            why = "in Markdown, room to write needs a label"
            self.losses.append(Loss("format", "room to write without a label", why, node.position))
            return ()
        if isinstance(node, Table) and not any(isinstance(one, Cell) and one.blocks for one in walk(node)):
            self.losses.append(
                Loss("format", "a table with nothing in it", "no cell of it has words", node.position)
            )
            return ()
        if isinstance(node, _NOTHING_BY_THEMSELVES) and not any(node.children_of()):
            return ()
        return (node,)

    def run(self, inlines: Inlines) -> Inlines:
        """A run of inlines, with no white space or line break at either end, and with addresses as links."""
        made = list(self._level(inlines, frozenset()))
        while made and isinstance(made[0], LineBreak):
            made.pop(0)
        while made and isinstance(made[-1], LineBreak):
            made.pop()
        return with_links(tuple(_stripped(made)))

    def _level(self, inlines: Iterable[Inline], inside: frozenset[type]) -> Iterator[Inline]:
        """The inlines of one level, joined, and stripped beside line breaks."""
        made: list[Inline] = []
        for is_text, group in itertools.groupby(self._pieces(inlines, inside), _is_text):
            if not is_text:
                made.extend(group)
                continue
            texts = list(group)
            made.append(Text(_seen(plain_text(texts)), position=texts[0].position))
        for at, inline in enumerate(made):
            if not isinstance(inline, Text):
                yield inline
                continue
            text = _WHITE.sub(" ", inline.text)
            if at and isinstance(made[at - 1], LineBreak):
                text = text.lstrip()
            if at + 1 < len(made) and isinstance(made[at + 1], LineBreak):
                text = text.rstrip()
            if text:
                yield replace(inline, text=text)

    def _pieces(self, inlines: Iterable[Inline], inside: frozenset[type]) -> Iterator[Inline]:
        for inline in inlines:
            if isinstance(inline, NoteRef):
                if inline.id in self.notes:
                    yield replace(inline, id=self.notes[inline.id])
            elif isinstance(inline, Abbreviation):
                yield replace(inline, text=_spaced(inline.text), expansion=_spaced(inline.expansion))
            elif not isinstance(inline, (Strong, Emphasis, Link, Term, Span)):
                yield inline
            elif isinstance(inline, Term) or type(inline) in inside or self._leads_nowhere(inline):
                yield from self._pieces(inline.children, inside)
            else:
                yield from self._outside(inline, inside)

    def _leads_nowhere(self, inline: Inline) -> bool:
        if not isinstance(inline, Link) or inline.target[:1] != "#" or inline.target[1:] in self.sections:
            return False
        what = f"the link to {inline.target}; its words stay"
        self.losses.append(Loss("link", what, "no section has that name", inline.position))
        return True

    def _outside(self, inline: Strong | Emphasis | Link | Span, inside: frozenset[type]) -> Iterator[Inline]:
        """The node with the white space and line breaks at its edges put outside."""
        children = list(self._level(inline.children, inside | {type(inline)}))
        before: list[Inline] = []
        after: list[Inline] = []
        while children and (edge := _edge(children, 0)):
            before.append(edge)
        while children and (edge := _edge(children, -1)):
            after.insert(0, edge)
        yield from before
        if children:
            yield replace(inline, children=tuple(children))
        yield from after


_NOTHING_BY_THEMSELVES = (Paragraph, BulletList, NumberedList, DefinitionList, Definition, Quote)
"""What a reader never makes with nothing in it."""


_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens, joiners and marks of no width, which the readers of text take out."""


def _seen(text: str) -> str:
    """`text` in the form in which a text file is read: composed letters, and nothing that nobody sees."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def _is_text(node: Node) -> bool:
    return isinstance(node, Text)


def _spaced(text: str) -> str:
    return _WHITE.sub(" ", _seen(text)).strip()


def _is_composed(node: Node) -> bool:
    """Whether the composer added it: the draft notice, words to know, who reviewed it."""
    return (isinstance(node, (Section, Paragraph)) and bool(node.role)) or (
        isinstance(node, Callout) and node.kind == "draft"
    )


def _edge(children: list[Inline], at: int) -> Inline | None:
    """Takes a line break or white space off one end of the children; None if there is none."""
    child = children[at]
    if isinstance(child, LineBreak):
        return children.pop(at)
    if not isinstance(child, Text):
        return None
    kept = child.text.lstrip() if at == 0 else child.text.rstrip()
    if kept == child.text:
        return None
    size = len(child.text) - len(kept)
    white = child.text[:size] if at == 0 else child.text[-size:]
    if kept:
        children[at] = replace(child, text=kept)
    else:
        children.pop(at)
    return Text(white)


def _stripped(made: list[Inline]) -> list[Inline]:
    """The run without white space at its ends."""
    if made and isinstance(made[0], Text):
        made[0] = replace(made[0], text=made[0].text.lstrip())
    if made and isinstance(made[-1], Text):
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    return [inline for inline in made if not isinstance(inline, Text) or inline.text]
