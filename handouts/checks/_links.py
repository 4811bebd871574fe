"""The links of an article, and where their words stand."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._passages import Passage
from handouts.checks._rule import Context
from handouts.model import Abbreviation, LineBreak, Link, Text, plain_text, walk


def links(context: Context) -> Iterator[tuple[Passage, Link, str, int]]:
    """Every link: its passage, the link, its words, and their offset in the passage's text."""
    for passage in context.passages:
        if all(isinstance(inline, Text) for inline in passage.inlines):
            continue
        offset = 0
        for inline in passage.inlines:
            for node in walk(inline):
                if isinstance(node, Link):
                    yield passage, node, plain_text((node,)), offset
                elif isinstance(node, (Text, Abbreviation)):
                    offset += len(node.text)
                elif isinstance(node, LineBreak):
                    offset += 1
