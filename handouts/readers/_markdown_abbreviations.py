"""What short forms stand for, on lines of their own as in PHP Markdown Extra: "*[BP]: blood pressure"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.rules_block import StateBlock

from handouts.findings import Position
from handouts.model import Abbreviation, Document, Loss, Node, Text, transform
from handouts.records import dataclass

_LINE = re.compile(r"\*\[((?:[^\[\]\\]|\\.){1,100})\]:[ \t]*(.*)$")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a short form stands for, and the line that says so, from 1."""

    short: str
    expansion: str
    line: int


def abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it: a line that defines a short form, anywhere but in code."""
    if state.is_code_block(start):
        return False
    found = _LINE.match(state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]])
    if not found or not found[1].strip() or not found[2].strip():
        return False
    if not silent:
        short = " ".join(re.sub(r"\\(.)", r"\1", found[1]).split())
        meaning = Meaning(short, " ".join(found[2].split()), start + 1)
        state.env.setdefault("abbreviations", []).append(meaning)
        state.line = start + 1
    return True


def with_abbreviations(document: Document, meanings: Sequence[Meaning], losses: list[Loss]) -> Document:
    """The document with each short form as an abbreviation wherever it stands as a word of its own.

    Args:
        document: The document.
        meanings: What is defined. Of two meanings of one short form the first counts.
        losses: Gets what is defined and stands nowhere, or has a meaning already.
    """
    known: dict[str, str] = {}
    for meaning in meanings:
        known.setdefault(meaning.short, meaning.expansion)
    if not known:
        return document
    # The longest first, so that "BP" does not take the beginning of "BP-1".
    either = "|".join(re.escape(short) for short in sorted(known, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
    used: set[str] = set()

    def change(node: Node) -> Node | tuple[Node, ...]:
        if not isinstance(node, Text):
            return node
        made: list[Node] = []
        at = 0
        for found in pattern.finditer(node.text):
            made.extend(_between(node, at, found.start()))
            where = _moved(node.position, found.start())
            made.append(Abbreviation(found[0], known[found[0]], position=where))
            used.add(found[0])
            at = found.end()
        return (*made, *_between(node, at, len(node.text))) if made else node

    changed = transform(document, change)
    path = document.position.path
    for meaning in meanings:
        first = known.pop(meaning.short, None) is not None
        if first and meaning.short in used:
            continue
        what = f"that {meaning.short} stands for “{meaning.expansion}”"
        why = "it has another meaning above" if not first else "it stands nowhere in the text"
        words = len(meaning.expansion.split())
        losses.append(Loss("definition", what, why, Position(path, meaning.line, 1), words))
    return changed


def _between(node: Text, start: int, end: int) -> list[Node]:
    return [Text(node.text[start:end], position=_moved(node.position, start))] if end > start else []


def _moved(position: Position, by: int) -> Position:
    return position if position.column is None else replace(position, column=position.column + by)
