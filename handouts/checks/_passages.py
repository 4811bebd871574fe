"""The article as checks read it: every run of words, with what it is, where it stands, and its words.

A passage is what a reader takes in at a stretch: a heading, a paragraph, a list item, a cell. Words in
another language are blanked out, so that no rule for one language is held against another. What the composer
adds is never here: checks look at what the author wrote.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from handouts.findings import Finding, Position, Severity
from handouts.model import (
    Block,
    Blocks,
    BulletList,
    Callout,
    DefinitionList,
    Document,
    Figure,
    FillIn,
    Inlines,
    NumberedList,
    Paragraph,
    Quote,
    Section,
    Table,
    end_at,
    foreign_spans,
    plain_text,
    position_at,
)

Kind: TypeAlias = Literal[
    "title", "heading", "paragraph", "item", "term", "definition", "cell", "caption", "label", "note"
]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|%")


class Word(NamedTuple):
    """A word of a passage, for looking it up.

    Attributes:
        text: In lower case, with a straight apostrophe. A hyphen parts words; "%" is one.
        start: Offset of its first character in the passage's text.
        end: Offset after its last.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Passage:
    """A run of words that belong together.

    Attributes:
        kind: What it is. Everything in a list item is an "item", everything in a table's cell a "cell".
        section: The id of its section; empty before the first.
        inlines: What it is made of.
        block: The innermost block that holds it; None for the title and headings.
        callout: The kind of the callout that it is in, its label included; empty outside.
        text: Its characters, with words in another language blanked out; offsets are those of
            `plain_text(inlines)`.
    """

    kind: Kind
    section: str
    inlines: Inlines
    block: Block | None
    callout: str
    text: str

    @functools.cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words in order."""
        lower = self.text.replace("’", "'").lower()
        if len(lower) != len(self.text):  # a few capitals have a lower case of two characters
            lower = "".join(letter.lower()[:1] for letter in self.text.replace("’", "'"))
        return tuple(Word(found[0], *found.span()) for found in _WORD.finditer(lower))

    @functools.cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its words, each once: most rules need no more to know that there is nothing for them here."""
        return frozenset(word.text for word in self.words)

    def position(self, offset: int = 0) -> Position:
        """Where a character of its text stands in the source."""
        return position_at(self.inlines, offset)

    def finding(
        self, rule: str, severity: Severity, message: str, fix: str, *, start: int = 0, end: int | None = None
    ) -> Finding:
        """A finding about characters `start` to `end` of its text, which become the excerpt."""
        excerpt = plain_text(self.inlines)[start:end]
        after = end_at(self.inlines, start + len(excerpt)) if excerpt else None
        return Finding(rule, severity, message, fix, self.position(start), self.section, excerpt, after)


def passages(document: Document) -> tuple[Passage, ...]:
    """Every passage of the author's, in reading order; notes last."""
    return tuple(_of_document(document))


def _of_document(document: Document) -> Iterator[Passage]:
    language = document.meta.lang
    if document.title:
        yield _passage("title", "", document.title, None, callout="", language=language)
    yield from _of_blocks(document.blocks, "", language)
    yield from _of_sections(document.sections, language)
    for note in document.notes:
        yield from _of_blocks(note.blocks, "", language, kind="note")


def _of_sections(sections: Iterable[Section], language: str) -> Iterator[Passage]:
    for section in sections:
        if section.role:
            continue
        if section.heading:
            yield _passage("heading", section.id, section.heading, None, callout="", language=language)
        yield from _of_blocks(section.blocks, section.id, language)
        yield from _of_sections(section.sections, language)


def _of_blocks(
    blocks: Blocks, section: str, language: str, *, kind: Kind = "paragraph", callout: str = ""
) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.children and not block.role:
                yield _passage(kind, section, block.children, block, callout=callout, language=language)
        elif isinstance(block, (BulletList, NumberedList)):
            inner: Kind = "item" if kind in ("paragraph", "definition") else kind
            for item in block.items:
                yield from _of_blocks(item.blocks, section, language, kind=inner, callout=callout)
        elif isinstance(block, DefinitionList):
            if block.role:
                continue
            for definition in block.items:
                yield _passage("term", section, definition.term, block, callout=callout, language=language)
                inner = "definition" if kind == "paragraph" else kind
                yield from _of_blocks(definition.blocks, section, language, kind=inner, callout=callout)
        elif isinstance(block, Callout):
            if block.title:
                yield _passage("label", section, block.title, block, callout=block.kind, language=language)
            yield from _of_blocks(block.blocks, section, language, kind=kind, callout=block.kind)
        elif isinstance(block, Quote):
            yield from _of_blocks(block.blocks, section, language, kind=kind, callout=callout)
        elif isinstance(block, Table):
            if block.caption:
                yield _passage("caption", section, block.caption, block, callout=callout, language=language)
            for row in (*block.header, *block.rows):
                for cell in row.cells:
                    yield from _of_blocks(cell.blocks, section, language, kind="cell", callout=callout)
        elif isinstance(block, Figure):
            if block.caption:
                yield _passage("caption", section, block.caption, block, callout=callout, language=language)
            yield from _of_blocks(block.description, section, language, kind="caption", callout=callout)
        elif isinstance(block, FillIn) and block.label:
            yield _passage("label", section, block.label, block, callout=callout, language=language)


def _passage(
    kind: Kind, section: str, inlines: Inlines, block: Block | None, *, callout: str, language: str
) -> Passage:
    return Passage(kind, section, inlines, block, callout, _own_words(inlines, language))


def _own_words(inlines: Inlines, language: str) -> str:
    """The characters of inlines, with words in another language blanked out."""
    text = plain_text(inlines)
    for start, end in foreign_spans(inlines, language):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
