"""Spaces at the ends of lines, which WeasyPrint leaves out and a screen reader needs.

Between the last word of a line and the first of the next, the markup has white space, or it has none: after a
hyphen, inside a long address, in Chinese. The markup is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from handouts.writers.weasyprint.layout import Mark, Node
from handouts.writers.weasyprint.tree import INLINE, Tree


def restore(marks: Iterable[Mark], tree: Tree) -> None:
    """Say of each mark whether a space belongs before or after it (`Mark.lead`, `Mark.space`).

    Args:
        marks: In reading order.
        tree: Whose content they are.
    """
    parents, seen = tree.parents, frozenset(tree.seen)
    lines: dict[Node, list[Mark]] = {}
    for mark in marks:
        # What style puts before a word belongs to the word.
        if mark.text is not None and mark.pseudo in ("", "after"):
            lines.setdefault(_block(mark.node, parents), []).append(mark)
    for block, found in lines.items():
        _align("".join(_text(block, seen)), found)
        for before, after in pairwise(found):
            if before.space and tree.part_links(before, after):
                before.space = False


def _block(node: Node, parents: Mapping[Node, Node]) -> Node:
    while node.tag in INLINE:
        node = parents[node]
    return node


def _text(node: Node, seen: frozenset[Node]) -> Iterator[str]:
    if node.text:
        yield node.text
    for child in node:
        if child.tag not in INLINE or child.tag == "br":
            yield "\n"
        elif child in seen:
            yield from _text(child, seen)
        if child.tail:
            yield child.tail


def _align(text: str, marks: list[Mark]) -> None:
    at = 0
    before: Mark | None = None
    for mark in marks:
        assert mark.text is not None  # noqa: S101 - `restore` has looked
        if mark.pseudo:
            before = mark
            continue
        if not mark.text:  # a space alone, at the end of a line
            start, at = at, _skip(text, at)
            mark.space = at > start
        elif not mark.text[:1].isspace():
            start, at = at, _skip(text, at)
            if before is not None and at > start and not (before.text or "")[-1:].isspace():
                # The number of a note is no word of the text, so the space after it is not its own.
                mark.lead = bool(before.pseudo)
                before.space = not before.pseudo
        for char in mark.text:
            if char.isspace():
                continue
            at = _skip(text, at)
            if text[at : at + 1] != char:
                break
            at += 1
        before = mark


def _skip(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at
