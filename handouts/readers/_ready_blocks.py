"""Changes to the paragraphs of a block that is made already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from handouts.addresses import with_links
from handouts.model import Block, Inlines, Node, Paragraph, Quote, Span, transform, walk


def linked(block: Block) -> Block:
    """A block with the addresses in its paragraphs as links."""
    return _changed(block, with_links)


def spoken(block: Block, lang: str) -> Block:
    """A block whose paragraphs are in another language, where they do not say themselves in which."""

    def change(nodes: Inlines) -> Inlines:
        if any(isinstance(each, Span) for node in nodes for each in walk(node)):
            return nodes
        return (Span(nodes, lang, position=nodes[0].position),)

    return _changed(block, change)


def _changed(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    def change_paragraph(node: Node) -> Node:
        return replace(node, children=change(node.children)) if isinstance(node, Paragraph) else node

    # The outermost node is changed only as a part of another.
    [made] = transform(Quote((block,)), change_paragraph).blocks
    return made
