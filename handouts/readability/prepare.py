"""From the document model to what formulas may see: sentences, and a count of what is no prose.

Headings, tables, captions, labels, addresses and fragments of lists are read, but not as sentences; a formula
that takes them for one gives a number that means nothing. They are left out, and counted by reason. Parts
that the composer added are not the author's and are passed over.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from handouts.findings import Position
from handouts.model import (
    Blocks,
    BulletList,
    Callout,
    DefinitionList,
    Document,
    Figure,
    FillIn,
    Inlines,
    Node,
    NumberedList,
    Paragraph,
    Quote,
    Section,
    Table,
    end_at,
    foreign_spans,
    language_root,
    plain_text,
    position_at,
    texts,
)
from handouts.readability._words import words_of
from handouts.readability.sentences import has_verb, spans
from handouts.records import dataclass

_CLOSERS = "\"'”’»)]* "
_STOPS = ".!?…؟۔。！？"
_SHORT_ITEM = 3
"""A list item of fewer words is a fragment, with a full stop or without: "Nausea.", "Stomach pain"."""

_SHORT_INTRODUCTION = 4
"""Fewer words before a colon are a label: "Side effects:"."""

_SHORT_LINE = 6
"""A line of a paragraph with no stop needs so many words, and a verb, to be a sentence that lost its stop."""

_MOVE = 3
"""textstat passes over sentences of fewer words, but counts their words."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that is scored.

    Attributes:
        text: As it stands in the source.
        words: As formulas should count them.
        inlines: The inlines that it is part of.
        offset: Where it starts in their plain text.
        section: The id of its section; empty before the first.
    """

    text: str
    words: tuple[str, ...]
    inlines: Inlines
    offset: int
    section: str

    @property
    def position(self) -> Position:
        """Where it starts in the source."""
        return position_at(self.inlines, self.offset)

    @property
    def end(self) -> Position:
        """Where it ends in the source, after its last character."""
        return end_at(self.inlines, self.offset + len(self.text))


@dataclass(slots=True)
class Part:
    """What stands directly under one heading, or before the first.

    Attributes:
        section: Its id; empty for the document's own.
        sentences: What is scored.
        unscored: How many words are not, by reason.
    """

    section: str
    sentences: list[Sentence] = field(default_factory=list)
    unscored: Counter[str] = field(default_factory=Counter)


def prepare(document: Document) -> tuple[Part, ...]:
    """The document's own part, then one for each section of the author's, in reading order."""
    language = document.meta.lang
    own = _Reader(language, Part(""))
    own.leave_out(document.title, "heading")
    own.blocks(document.blocks)
    for note in document.notes:
        own.leave_out_all(note.blocks, "note")
    parts = [own.part]
    for section in authored(document):
        reader = _Reader(language, Part(section.id))
        reader.leave_out(section.heading, "heading")
        reader.blocks(section.blocks)
        parts.append(reader.part)
    return tuple(parts)


def authored(parent: Document | Section) -> Iterator[Section]:
    """Every section of the author's below, at any depth, in reading order; none that the composer added."""
    for section in parent.sections:
        if not section.role:
            yield section
            yield from authored(section)


def prepared_text(sentences: Iterable[Iterable[str]]) -> str:
    """Text in which textstat counts exactly these sentences and words.

    textstat passes over a sentence of one or two words, but counts its words. Formulas only take totals, so
    where a sentence is that short the stop is set a few words early or late, and every total is right.
    Where there are fewer than three words a sentence over all, it counts a sentence for every three words.

    Args:
        sentences: The words of each sentence, as `_words.words_of` gives them.
    """
    words: list[str] = []
    ends: list[int] = []
    for sentence in sentences:
        words.extend(sentence)
        ends.append(len(words))
    for number in ends_for_textstat(ends):
        words[number - 1] += "."
    return " ".join(words)


def ends_for_textstat(ends: list[int]) -> list[int]:
    """The ends of sentences, in words from the start, moved so that each has three words or more."""
    if not ends:
        return []
    total = ends[-1]
    moved = [end for end in ends if end]
    if total < _MOVE * len(moved):
        count = max(1, total // _MOVE)
        return [*(_MOVE * number for number in range(1, count)), total] if total else []
    for number in reversed(range(len(moved) - 1)):
        moved[number] = min(moved[number], moved[number + 1] - _MOVE)
    previous = 0
    for number, end in enumerate(moved):
        moved[number] = previous = max(end, previous + _MOVE)
    return moved


class _Reader:
    """Sorts the blocks under one heading into sentences and the rest."""

    def __init__(self, language: str, part: Part) -> None:
        self.language = language
        self.english = language_root(language) == "en"
        self.part = part

    def blocks(self, blocks: Blocks, *, item: bool = False) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                if not block.role:
                    self.prose(block.children, item=item)
            elif isinstance(block, (BulletList, NumberedList)):
                for one in block.items:
                    self.blocks(one.blocks, item=True)
            elif isinstance(block, DefinitionList):
                if not block.role:
                    for definition in block.items:
                        self.leave_out(definition.term, "term")
                        self.blocks(definition.blocks, item=True)
            elif isinstance(block, Callout):
                self.leave_out(block.title, "heading")
                self.blocks(block.blocks, item=item)
            elif isinstance(block, Quote):
                self.blocks(block.blocks, item=item)
            elif isinstance(block, Table):
                self.leave_out_all((block,), "table")
            elif isinstance(block, Figure):
                self.leave_out_all((block,), "caption")
            elif isinstance(block, FillIn):
                self.leave_out(block.label, "fill-in")

    def leave_out(self, inlines: Inlines, reason: str) -> None:
        self.left(plain_text(inlines), reason)

    def leave_out_all(self, nodes: Iterable[Node], reason: str) -> None:
        for node in nodes:
            for text in texts(node):
                self.left(text, reason)

    def left(self, text: str, reason: str) -> None:
        words, others = words_of(text, english=self.english)
        number = len(words) + sum(others.values())
        if number:
            self.part.unscored[reason] += number

    def prose(self, inlines: Inlines, *, item: bool) -> None:
        """Take the sentences of a paragraph, and leave out what is none."""
        source = plain_text(inlines)
        text = source
        for start, end in foreign_spans(inlines, self.language):
            self.left(text[start:end], "another language")
            text = text[:start] + " " * (end - start) + text[end:]
        found, unscored = _sorted(text, self.language, item)
        for start, end, words in found:
            self.part.sentences.append(Sentence(source[start:end], words, inlines, start, self.part.section))
        self.part.unscored.update(unscored)


@functools.lru_cache(maxsize=512)
def _sorted(
    text: str, language: str, item: bool
) -> tuple[tuple[tuple[int, int, tuple[str, ...]], ...], Mapping[str, int]]:
    """The sentences of a paragraph, and how many of its words are in none, by reason.

    They are kept for a while: most paragraphs of an article stay as they are from one look at it to the next.

    Args:
        text: The paragraph, with words in another language blanked out.
        language: BCP 47 tag.
        item: It stands in a list.

    Returns:
        Of each sentence where it starts, where it ends, and its words; and the reasons.
    """
    found: list[tuple[int, int, tuple[str, ...]]] = []
    unscored, fragments = Counter[str](), 0
    lines = list(_lines(text))
    for start, line in lines:
        for span in spans(line, language):
            sentence = line[span.start : span.end]
            words, others = words_of(sentence, english=language_root(language) == "en")
            unscored.update(others)
            if words and _is_sentence(sentence, words, language, item=item):
                found.append((start + span.start, start + span.end, words))
            else:
                fragments += len(words)
    if fragments:
        is_address = len(lines) > 1 and not found and not item
        unscored["address" if is_address else "list fragment" if item else "fragment"] += fragments
    return tuple(found), unscored


def _is_sentence(text: str, words: tuple[str, ...], language: str, *, item: bool) -> bool:
    """Whether a stretch between stops is a sentence, or only part of a list, a label or a by-line."""
    last = text.rstrip(_CLOSERS)[-1:]
    if last and last in _STOPS:
        return len(words) >= _SHORT_ITEM if item else True
    if last == ":":
        return len(words) >= _SHORT_INTRODUCTION
    if len(words) < (_SHORT_ITEM if item else _SHORT_LINE):
        return False
    return has_verb(words, language)


_LINE_END = re.compile(r"\n(?! ?[^\W\d_A-ZÀ-ÖØ-Þ])")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that an author set apart, with their offsets. One that goes on in lower case is no end."""
    start = 0
    for end in _LINE_END.finditer(text):
        yield start, text[start : end.start()].replace("\n", " ")
        start = end.end()
    yield start, text[start:].replace("\n", " ")
