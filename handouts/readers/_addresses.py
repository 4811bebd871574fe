"""Makes links of the web, mail and phone addresses in plain words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from handouts.addresses import find
from handouts.findings import NOWHERE, Position
from handouts.model import Emphasis, Inline, Inlines, Link, Span, Strong, Text


def with_links(inlines: Inlines) -> Inlines:
    """The same inlines, with every address in their text made a link. What is a link already stays."""
    made: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            made.extend(_split(inline))
        elif isinstance(inline, (Strong, Emphasis, Span)):
            made.append(dataclasses.replace(inline, children=with_links(inline.children)))
        else:
            made.append(inline)
    return tuple(made)


def _split(node: Text) -> Iterator[Inline]:
    at = 0
    for start, end, target in find(node.text):
        if start > at:
            yield Text(node.text[at:start], position=_moved(node.position, at))
        where = _moved(node.position, start)
        yield Link((Text(node.text[start:end], position=where),), target, position=where)
        at = end
    if at == 0:
        yield node
    elif at < len(node.text):
        yield Text(node.text[at:], position=_moved(node.position, at))


def _moved(position: Position, by: int) -> Position:
    if position is NOWHERE or position.column is None:
        return position
    return dataclasses.replace(position, column=position.column + by)
