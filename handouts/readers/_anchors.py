"""Links inside a source to links inside its handout, and addresses in its words to links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from handouts.addresses import with_links
from handouts.model import Document, Link, Loss, Node, Paragraph, plain_text, sections_of, transform


def resolved(
    document: Document, headings: int, anchors: Mapping[str, int], references: Collection[str] = ()
) -> Document:
    """The document with each link to a "#name" led to the section that the name is in.

    Where there is no such section the words stay and the link is put down as a loss. Web, mail and phone
    addresses that stand in paragraphs as plain words become links. The losses are sorted by their place.

    Args:
        document: What `outline` made.
        headings: How many headings it was made from: one more than its sections if the first is its title.
        anchors: For each name, the number of the heading that it stands under, counted from 0.
        references: Names that are referred to with no look of a link, as in "see page 3". Nobody misses a
            link there, so that it is no loss.
    """
    sections = list(sections_of(document))
    before = headings - len(sections)
    losses = list(document.losses)

    def resolve(node: Node) -> Node | Iterable[Node]:
        if not node.child_fields:
            return node
        node = _with_links_joined(node)
        if isinstance(node, Paragraph):
            linked = with_links(node.children)
            same = linked is node.children or linked == node.children
            return node if same else replace(node, children=linked)
        if not isinstance(node, Link) or not node.target.startswith("#"):
            return node
        number = anchors.get(node.target[1:], -1) - before
        if 0 <= number < len(sections):
            return replace(node, target=f"#{sections[number].id}")
        if node.target[1:] in references:
            return node.children
        what = f"A link to another place in the document (“{plain_text(node.children)[:80]}”)"
        losses.append(Loss("link", what, "that place is in no section; its words are kept", node.position))
        return node.children

    made = transform(document, resolve)
    losses.sort(
        key=lambda loss: (loss.position.line or 0, loss.position.column or 0, loss.position.paragraph or 0)
    )
    return replace(made, losses=tuple(losses))


def _with_links_joined(node: Node) -> Node:
    """The node with links beside each other that lead to one place as one link: "[1][2]" to the sources."""
    changed: dict[str, tuple[Node, ...]] = {}
    for name in node.child_fields:
        if Link not in map(type, getattr(node, name)):
            continue
        children: list[Node] = []
        for child in getattr(node, name):
            last = children[-1] if children else None
            if isinstance(child, Link) and isinstance(last, Link) and child.target == last.target:
                children[-1] = replace(last, children=(*last.children, *child.children))
            else:
                children.append(child)
        if len(children) < len(getattr(node, name)):
            changed[name] = tuple(children)
    return replace(node, **changed) if changed else node  # type: ignore[arg-type]
