"""Comments by which an author has findings passed over, back to where they stood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from handouts.findings import Position
from handouts.model import Definition, Document, ListItem, Loss, Node, Note, Silence, is_inline, walk
from handouts.records import dataclass


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a document.

    Attributes:
        everywhere: Those about the whole article.
        before: Those about a part of it, by the part's id in memory. Whoever writes the part takes them out.
    """

    everywhere: list[str] = field(default_factory=list)
    before: dict[int, list[str]] = field(default_factory=dict)

    def of(self, node: Node) -> list[str]:
        """The comments that stand before a node, which are then written."""
        return self.before.pop(id(node), [])


def comments(document: Document) -> Comments:
    """The comments of a tidy document, each before the part that starts at its place or next below it."""
    made = Comments()
    parts = sorted(_parts(document), key=lambda part: part[0].order)
    for silence in document.silences:
        if silence.everywhere:
            made.everywhere.append(_comment(silence))
            continue
        start = silence.start.order
        about = next((node for position, node in parts if position.order >= start), None)
        made.before.setdefault(id(about), []).append(_comment(silence))
    return made


def lost(document: Document, written: Comments) -> Iterator[Loss]:
    """The comments that nobody wrote, because they are about a row of a table, or about nothing."""
    left = {text for texts in written.before.values() for text in texts}
    for silence in document.silences:
        if _comment(silence) in left:
            why = "a comment has no place where it stands"
            yield Loss("comment", f"the comment '{silence.text}'", why, silence.position)


def _comment(silence: Silence) -> str:
    return f"<!-- {silence.text.replace('-->', '-- >')} -->"


def _parts(document: Document) -> Iterator[tuple[Position, Node]]:
    """Each part that a comment can be about, and the node that it is to stand before."""
    if document.title:
        yield document.title[0].position, document
    for node in walk(document):
        if node is document or is_inline(node) or node.position.order == (0, 0):
            continue
        inside = node.blocks if isinstance(node, (ListItem, Definition, Note)) else ()
        yield node.position, inside[0] if inside else node
