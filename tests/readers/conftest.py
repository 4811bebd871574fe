"""What the tests of the readers share: ways to say what a document should be, and what always holds."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from handouts.model import (
    Abbreviation,
    Block,
    BulletList,
    Callout,
    DefinitionList,
    Document,
    Figure,
    NumberedList,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
    plain_text,
    walk,
)

_LETTERS = {"decimal": "1", "lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}


def _block(block: Block, depth: int) -> list[str]:
    lead = "  " * depth
    match block:
        case Paragraph():
            return [lead + plain_text(block.children).replace("\n", " / ")]
        case BulletList() | NumberedList():
            lines = []
            for at, item in enumerate(block.items):
                sign = "-"
                if isinstance(block, NumberedList):
                    sign = f"{block.start + at}{_LETTERS[block.style]}."
                if item.checked is not None:
                    sign += " [x]" if item.checked else " [ ]"
                inside = [line for part in item.blocks for line in _block(part, depth + 1)]
                lines.append(f"{lead}{sign} {inside[0].strip() if inside else ''}".rstrip())
                lines.extend(inside[1:])
            return lines
        case Callout():
            title = f" {plain_text(block.title)}" if block.title else ""
            return [
                f"{lead}[{block.kind}]{title}",
                *(x for part in block.blocks for x in _block(part, depth + 1)),
            ]
        case Quote():
            return [f"{lead}[quote]", *(x for part in block.blocks for x in _block(part, depth + 1))]
        case DefinitionList():
            return [
                line
                for item in block.items
                for line in (
                    f"{lead}{plain_text(item.term)} ::".replace("\n", " / "),
                    *(x for part in item.blocks for x in _block(part, depth + 1)),
                )
            ]
        case Table():
            rows = [("=", row) for row in block.header] + [("|", row) for row in block.rows]
            return [
                f"{lead}{sign} "
                + f" {sign} ".join(
                    " ".join(x for part in cell.blocks for x in _block(part, 0)) for cell in row.cells
                )
                for sign, row in rows
            ]
        case Figure():
            caption = f" {plain_text(block.caption)}" if block.caption else ""
            return [f"{lead}<{block.source} '{block.alt}'{caption}>"]
        case _:
            return [f"{lead}{block}"]


def _section(section: Section) -> list[str]:
    lines = ["#" * section.level + " " + plain_text(section.heading)]
    for block in section.blocks:
        lines += _block(block, 0)
    for inner in section.sections:
        lines += _section(inner)
    return lines


def _shown(document: Document) -> str:
    lines = ["# " + plain_text(document.title)] if document.title else []
    for block in document.blocks:
        lines += _block(block, 0)
    for section in document.sections:
        lines += _section(section)
    for note in document.notes:
        lines.append(f"[^{note.id}]")
        for block in note.blocks:
            lines += _block(block, 1)
    return "\n".join(lines)


@pytest.fixture
def shown() -> Callable[[Document], str]:
    """A document as a few lines of text: headings, paragraphs, lists and the rest, one a line."""
    return _shown


def _misplaced(document: Document, source: str) -> list[str]:
    lines = source.split("\n")
    wrong = []
    for node in walk(document):
        if not isinstance(node, (Text, Abbreviation)):
            continue
        where = node.position
        if where.line is None or where.column is None or not 0 < where.line <= len(lines):
            wrong.append(f"{node.text!r} has no place")
            continue
        rest = re.sub(r"[^\S\u00a0\u202f\u2007]", " ", lines[where.line - 1][where.column - 1 :])
        # The space that joins two lines is not in the source.
        if not rest.startswith(node.text.rstrip()):
            wrong.append(f"{node.text!r} at {where.line}:{where.column}, where {rest[:40]!r} is")
    return wrong


@pytest.fixture
def misplaced() -> Callable[[Document, str], list[str]]:
    """The texts of a document that do not stand in the source where they say."""
    return _misplaced
