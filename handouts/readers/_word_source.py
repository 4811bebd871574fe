"""What reading a Word document has to know everywhere: its parts, its language, its losses, its notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field

from lxml import etree

from handouts.findings import Position
from handouts.model import Loss, language_root
from handouts.readers._languages import language_tag
from handouts.readers._ooxml import Package, Relationship
from handouts.readers._word_names import W, characters, value
from handouts.readers._word_numbering import Numbering
from handouts.readers._word_styles import Styles
from handouts.records import dataclass

_EAST_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(slots=True)
class Field:
    """A field that is open: its code first, then its result (ISO 29500-1, 17.16)."""

    code: str = ""
    in_code: bool = True
    link: str = ""
    contents: bool = False
    shows_from: tuple[int, int] | None = None
    """The paragraph and the run at which its result starts."""


@dataclass(slots=True)
class Source:
    """One document while it is read.

    Attributes:
        package: Its parts.
        styles: Its styles.
        numbering: Its lists, counting.
        lang: Its main language.
        losses: What was left out so far.
        notes: Footnotes and endnotes referred to so far, each as its part and its id, in order, and where.
        comments: For each comment referred to so far, its id and the place where its words end.
        comments_from: For each comment, the number of the paragraph in which its words start.
        bookmarks: For each name in the document, the number of the paragraph that it is in.
        references: The names that fields refer to.
        paragraph: Number of the paragraph that is being read, from 1.
        heading: The words of the last heading.
        counting: Whether paragraphs count. Those of notes and text boxes do not: they have the place of what
            they are anchored in.
    """

    package: Package
    styles: Styles
    numbering: Numbering
    lang: str = "en"
    losses: list[Loss] = field(default_factory=list)
    notes: dict[tuple[str, str], Position] = field(default_factory=dict)
    comments: list[tuple[str, Position]] = field(default_factory=list)
    comments_from: dict[str, int] = field(default_factory=dict)
    bookmarks: dict[str, int] = field(default_factory=dict)
    references: set[str] = field(default_factory=set)
    paragraph: int = 0
    heading: str = ""
    counting: bool = True

    @property
    def position(self) -> Position:
        """Where the paragraph is that is being read."""
        return Position(self.package.path, paragraph=self.paragraph or None, heading=self.heading)

    def lose(self, kind: str, what: str, why: str, words: int = 0) -> None:
        """Puts down a loss here. What is lost in pieces in one paragraph is one loss."""
        last = self.losses[-1] if self.losses else None
        here = self.position
        if last and (last.kind, last.what, last.position) == (kind, what, here):
            self.losses[-1] = Loss(kind, what, why, here, last.words + words)
        else:
            self.losses.append(Loss(kind, what, why, here, words))

    def note(self, part: str, key: str) -> str:
        """The id in the handout of a footnote or endnote that is referred to."""
        self.notes.setdefault((part, key), self.position)
        return f"note-{list(self.notes).index((part, key)) + 1}"

    @contextmanager
    def standing_at(self, place: Position) -> Iterator[None]:
        """Reads what is anchored at `place` and not itself in the run of paragraphs."""
        before = self.paragraph, self.heading, self.counting
        self.paragraph, self.heading, self.counting = place.paragraph or 0, place.heading, False
        yield
        self.paragraph, self.heading, self.counting = before


@dataclass(slots=True)
class Story:
    """One part of a document that has text of its own: the body, a note.

    Attributes:
        relationships: What its part says of other parts.
        fields: The fields that are open, outermost first.
        contents_end: Whether its fields are closed properly, so that leaving out a table of contents ends.
    """

    relationships: dict[str, Relationship]
    fields: list[Field] = field(default_factory=list)
    contents_end: bool = True

    @property
    def in_contents(self) -> bool:
        """Whether what is being read is the result of a table of contents."""
        return self.contents_end and any(open_field.contents for open_field in self.fields)


def script_of(text: str) -> str:
    """Which of Word's three kinds of script a text is in: "eastAsia", "bidi" or "val" for all others."""
    if text.isascii():
        return "val"
    return "eastAsia" if _EAST_ASIAN.search(text) else "bidi" if _RIGHT_TO_LEFT.search(text) else "val"


def declared_language(properties: etree._Element | None, text: str) -> str:
    """The language that run properties declare for `text`, a BCP 47 tag; "" for none.

    Word keeps three languages for each run, and the script says which one counts (ISO 29500-1, 17.3.2.20).
    """
    return language_tag(value(properties, "lang", script_of(text))) or ""


def main_language(root: etree._Element, styles: Styles) -> str:
    """The language that most of a document's letters are marked with; "" where none is declared."""
    count: Counter[str] = Counter()
    known: dict[tuple[str, str], str] = {}
    for paragraph in root.iter(W + "p"):
        style = value(paragraph.find(W + "pPr"), "pStyle") or styles.default_paragraph
        for run in paragraph.iterfind(f".//{W}r"):
            text = "".join(part.text or "" for part in run.iterfind(W + "t"))
            letters = sum(map(str.isalpha, text))
            if not letters:
                continue
            tag = declared_language(run.find(W + "rPr"), text)
            if not tag:
                script = script_of(text)
                if (style, script) not in known:
                    lines = (declared_language(one.properties, text) for one in styles.line(style))
                    found = next((line for line in lines if line), "")
                    known[style, script] = found or declared_language(styles.defaults, text)
                tag = known[style, script]
            count[tag] += letters
    if not count:
        return ""
    roots: Counter[str] = Counter()
    for tag, letters in count.items():
        roots[language_root(tag)] += letters
    best = max(sorted(roots), key=lambda name: roots[name])
    return max((tag for tag in sorted(count) if language_root(tag) == best), key=lambda tag: count[tag])


def word_count(element: etree._Element, deleted: bool = False) -> int:
    """How many words an element holds."""
    return len(characters(element, deleted).split())
