"""The document model: a small frozen tree that every reader makes and every writer reads.

The tree is in the manner of pandoc's. It knows no format. Positions do not take part in comparison, so two
documents are equal when they say the same thing in the same structure.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from typing import ClassVar, Literal, TypeAlias, TypeVar

from handouts.findings import NOWHERE, Position
from handouts.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What every part of a document is: something at a position, perhaps with parts of its own."""

    child_fields: ClassVar[tuple[str, ...]] = ()
    """Names of the fields that hold tuples of nodes, in reading order."""

    position: Position = field(default=NOWHERE, compare=False, repr=False)

    def children_of(self) -> Iterator[Node]:
        """The nodes directly inside this one, in reading order."""
        for name in self.child_fields:
            yield from getattr(self, name)


# Inlines ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text(Node):
    """Characters with no line ends and no runs of white space.

    A reader makes one Text for each stretch of a source line, so that the position of any character is the
    position of its Text plus the characters before it (see `position_at`).
    """

    text: str


@dataclass(frozen=True, slots=True)
class Strong(Node):
    """Important words; bold."""

    child_fields: ClassVar = ("children",)
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis(Node):
    """Stressed words. Large print shows them in bold, never in italics (ACB 2025)."""

    child_fields: ClassVar = ("children",)
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link(Node):
    """A link. `target` is an absolute http(s), mailto or tel address, or "#id" of a section."""

    child_fields: ClassVar = ("children",)
    children: tuple[Inline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Abbreviation(Node):
    """A short form and what it stands for."""

    text: str
    expansion: str


@dataclass(frozen=True, slots=True)
class Term(Node):
    """The use of a word that the handout explains. `key` is the glossary entry's term."""

    child_fields: ClassVar = ("children",)
    children: tuple[Inline, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Span(Node):
    """Words in another language. `lang` is a BCP 47 tag."""

    child_fields: ClassVar = ("children",)
    children: tuple[Inline, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class NoteRef(Node):
    """The place that a note of `Document.notes` belongs to."""

    id: str


@dataclass(frozen=True, slots=True)
class LineBreak(Node):
    """A line end that the author meant, as in an address."""


Inline: TypeAlias = Text | Strong | Emphasis | Link | Abbreviation | Term | Span | NoteRef | LineBreak
Inlines: TypeAlias = tuple[Inline, ...]


# Blocks -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph(Node):
    """A paragraph.

    Attributes:
        role: Empty for the author's own. The composer marks what it adds: "part-of", "about".
    """

    child_fields: ClassVar = ("children",)
    children: Inlines
    role: str = ""


@dataclass(frozen=True, slots=True)
class ListItem(Node):
    """One item of a list. `checked` is None, or the state of a check box in front of it."""

    child_fields: ClassVar = ("blocks",)
    blocks: Blocks
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class BulletList(Node):
    """A list whose order does not matter."""

    child_fields: ClassVar = ("items",)
    items: tuple[ListItem, ...]


NumberStyle: TypeAlias = Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]


@dataclass(frozen=True, slots=True)
class NumberedList(Node):
    """A list whose order matters. `start` is the first item's number."""

    child_fields: ClassVar = ("items",)
    items: tuple[ListItem, ...]
    start: int = 1
    style: NumberStyle = "decimal"


@dataclass(frozen=True, slots=True)
class Definition(Node):
    """A term and what it means."""

    child_fields: ClassVar = ("term", "blocks")
    term: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class DefinitionList(Node):
    """Terms and what they mean. `role` is "glossary" for the composer's "Words to know"."""

    child_fields: ClassVar = ("items",)
    items: tuple[Definition, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Cell(Node):
    """A table cell. A header cell names its column (`scope` "col") or its row ("row")."""

    child_fields: ClassVar = ("blocks",)
    blocks: Blocks
    header: bool = False
    scope: Literal["", "col", "row"] = ""
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Row(Node):
    """A table row."""

    child_fields: ClassVar = ("cells",)
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table(Node):
    """A table. `header` holds the rows that name the columns; they repeat on each page."""

    child_fields: ClassVar = ("caption", "header", "rows")
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A raster image: its bytes as they came, and its size in pixels."""

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Figure(Node):
    """A picture.

    Attributes:
        image: The picture, or None where it could not be had: then its alternative text is shown instead.
        alt: What the picture shows, in words; empty for a decorative one.
        decorative: The picture carries no meaning; a screen reader passes over it.
        source: Where the picture came from, as the author wrote it.
    """

    child_fields: ClassVar = ("caption", "description")
    image: Image | None
    alt: str = ""
    caption: Inlines = ()
    description: Blocks = ()
    decorative: bool = False
    source: str = ""


CalloutKind: TypeAlias = Literal["note", "tip", "warning", "urgent", "contact", "draft"]


@dataclass(frozen=True, slots=True)
class Callout(Node):
    """Words set apart, with a label. `title` is the label; never empty once composed."""

    child_fields: ClassVar = ("title", "blocks")
    kind: CalloutKind
    title: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Quote(Node):
    """Somebody's words, quoted as a block."""

    child_fields: ClassVar = ("blocks",)
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class FillIn(Node):
    """Room for handwriting after a label, `lines` lines high."""

    child_fields: ClassVar = ("label",)
    label: Inlines
    lines: int = 1


Block: TypeAlias = (
    Paragraph | BulletList | NumberedList | DefinitionList | Table | Figure | Callout | Quote | FillIn
)
Blocks: TypeAlias = tuple[Block, ...]


# The document -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Section(Node):
    """A heading and what belongs under it.

    Attributes:
        id: Unique in its document; letters, digits and hyphens; starts with a letter.
        level: Heading level from 2; a child is exactly one deeper than its parent.
        role: Empty for the author's own. The composer marks what it adds: "contact", "glossary", "notes",
            "about".
        skipped: How many levels the source left out between the heading above and this one.
    """

    child_fields: ClassVar = ("heading", "blocks", "sections")
    id: str
    level: int
    heading: Inlines
    blocks: Blocks = ()
    sections: tuple[Section, ...] = ()
    role: str = ""
    skipped: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Note(Node):
    """A footnote or endnote."""

    child_fields: ClassVar = ("blocks",)
    id: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A hard word and its meaning in plain words."""

    term: str
    definition: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Where the facts come from: a title, an address, or both."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same handout in another language: a BCP 47 tag and a web address."""

    lang: str
    url: str


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known about a document besides its text.

    Attributes:
        lang: BCP 47 tag of the main language.
        lang_declared: Whether the source said so, or it was taken as the default.
        reviewed_by: The clinician who checked the text; empty when nobody did.
        reviewed_on: When that was.
        reviewed_text: Which text that was: a digest that `handouts.signoff` makes; empty where none was made.
        review_by: When it is to be checked again.
        sources: Where the facts come from.
        url: Where the web version is.
        alternates: The handout in other languages.
        topics: What it is about, as its clinic sorts handouts.
        terms: The glossary.
    """

    lang: str = "en"
    lang_declared: bool = field(default=False, compare=False)
    reviewed_by: str = ""
    reviewed_on: datetime.date | None = None
    reviewed_text: str = ""
    review_by: datetime.date | None = None
    sources: tuple[Reference, ...] = ()
    url: str = ""
    alternates: tuple[Alternate, ...] = ()
    topics: tuple[str, ...] = ()
    terms: tuple[GlossaryEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """Something in a source that is not in the document made from it.

    Attributes:
        kind: "image", "comment", "navigation", "script", "embedded", "format" (only the look was lost).
        what: What was left out, in words.
        why: Why.
        words: How many of the source's words it held.
    """

    kind: str
    what: str
    why: str
    position: Position = NOWHERE
    words: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """The words of a source, and what became of them.

    Attributes:
        read: How many the source has, counted before anything was made of them.
        kept: How many of those are in the document.
        left_out: How many of the others its losses name.
    """

    read: int
    kept: int
    left_out: int = 0

    @property
    def unaccounted(self) -> int:
        """How many are neither in the document nor named by a loss; 0, unless the reader is at fault."""
        return self.read - self.kept - self.left_out


@dataclass(frozen=True, slots=True)
class Silence:
    """A comment in the source by which its author has findings of one rule passed over, and says why.

    Attributes:
        rule: The rule, as the author wrote it; empty where the comment cannot be understood.
        reason: Why; empty where the author did not say.
        text: The whole comment.
        position: Where the comment is.
        everywhere: It is about the whole article, and `start` and `end` say nothing.
        start: From here on findings are passed over.
        end: Up to here, this place not included; None for the end of the article.
    """

    rule: str
    reason: str
    text: str
    position: Position = NOWHERE
    everywhere: bool = False
    start: Position = NOWHERE
    end: Position | None = None


@dataclass(frozen=True, slots=True)
class Document(Node):
    """An article or a handout.

    Attributes:
        title: The one level-1 heading. Empty only where a reader found none.
        blocks: What comes before the first section.
        sections: The top sections, all of level 2.
        notes: Footnotes, in the order of their first reference.
        losses: What the reader could not carry over.
        silences: Findings that the author wants passed over, in the order in which they are written.
        draft: The text did not pass its checks, and every page says so.
        logo: The picture at its head, above the title; only in a composed handout.
        rewritten: A program made its words plainer, and every page says so until a clinician signs it off.
        tally: How many words its source has, and what became of them; None where no reader made it.
    """

    child_fields: ClassVar = ("title", "blocks", "sections", "notes")
    title: Inlines
    blocks: Blocks = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    meta: Meta = Meta()
    losses: tuple[Loss, ...] = field(default=(), compare=False)
    silences: tuple[Silence, ...] = field(default=(), compare=False)
    draft: bool = False
    rewritten: bool = field(default=False, compare=False)
    logo: Figure | None = None
    tally: Tally | None = field(default=None, compare=False)


# One walk, one transform --------------------------------------------------------------------------------

NodeT = TypeVar("NodeT", bound=Node)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything inside it, depth first, in reading order."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        for name in reversed(node.child_fields):
            stack += getattr(node, name)[::-1]


def transform(node: NodeT, change: Callable[[Node], Node | Iterable[Node]]) -> NodeT:
    """A copy of the tree in which `change` has been applied to every node, children first.

    Args:
        node: The root. `change` is applied to everything inside it, not to the root itself.
        change: Given a node whose children are already changed, returns the node to put in its place, or
            several, or none (an empty tuple). A node that is returned as it is costs nothing.
    """
    changed: dict[str, tuple[Node, ...]] = {}
    for name in node.child_fields:
        old: tuple[Node, ...] = getattr(node, name)
        new: list[Node] | None = None  # as long as nothing changes
        for at, child in enumerate(old):
            result = change(transform(child, change) if child.child_fields else child)
            if result is child:
                if new is not None:
                    new.append(child)
                continue
            new = list(old[:at]) if new is None else new
            if isinstance(result, Node):
                new.append(result)
            else:
                new.extend(result)
        if new is not None:
            changed[name] = tuple(new)
    if not changed:
        return node
    return dataclasses.replace(node, **changed)  # type: ignore[arg-type]


def plain_text(inlines: Iterable[Node]) -> str:
    """The characters of inlines. A line break is a newline; a note reference is nothing."""
    if type(inlines) is tuple and len(inlines) == 1 and type(inlines[0]) is Text:
        return inlines[0].text  # as nearly always
    return "".join([one.text if isinstance(one, Text) else _inner_text(one) for one in inlines])


def position_at(inlines: Iterable[Node], offset: int) -> Position:
    """Where character `offset` of `plain_text(inlines)` stands in the source."""
    found = NOWHERE
    for text, position in _leaves(inlines):
        if position is not NOWHERE:
            found = position
            if offset < len(text) and position.column is not None:
                return position.forward(offset)
        if offset < len(text):
            return found
        offset -= len(text)
    return found


def end_at(inlines: Iterable[Node], offset: int) -> Position:
    """Where the characters before `offset` of `plain_text(inlines)` end in the source: after the last one."""
    return position_at(inlines, offset - 1).forward(1)


def _inner_text(inline: Node) -> str:
    return "".join(text for text, _ in _leaves((inline,)))


def _leaves(inlines: Iterable[Node]) -> Iterator[tuple[str, Position]]:
    for inline in inlines:
        if isinstance(inline, Text):  # most are; they have nothing inside
            yield inline.text, inline.position
            continue
        for node in walk(inline):
            if isinstance(node, (Text, Abbreviation)):
                yield node.text, node.position
            elif isinstance(node, LineBreak):
                yield "\n", node.position


def texts(node: Node) -> Iterator[str]:
    """The text of every run of inlines in the tree, in reading order: headings, paragraphs, cells, labels."""
    return texts_of(walk(node))


def texts_of(nodes: Iterable[Node]) -> Iterator[str]:
    """The text of every run of inlines that these nodes hold themselves, in their order."""
    for part in nodes:
        for name in part.child_fields:
            children = getattr(part, name)
            if children and is_inline(children[0]) and not is_inline(part):
                yield plain_text(children)


def is_inline(node: Node) -> bool:
    """Whether the node is an inline."""
    return isinstance(node, (Text, Strong, Emphasis, Link, Abbreviation, Term, Span, NoteRef, LineBreak))


def words(node: Node) -> list[str]:
    """Every word in the tree in reading order, as white space separates them."""
    return [word for text in texts(node) for word in text.split()]


def sections_of(parent: Document | Section) -> Iterator[Section]:
    """Every section below, at any depth, in reading order."""
    for section in parent.sections:
        yield section
        yield from sections_of(section)


@functools.cache
def language_root(tag: str) -> str:
    """The language of a BCP 47 tag, without region or script: "pt-BR" is "pt"."""
    return tag.replace("_", "-").partition("-")[0].lower()


def foreign_spans(inlines: Iterable[Node], language: str) -> Iterator[tuple[int, int]]:
    """Where words in another language than `language` (a BCP 47 tag) stand in the plain text of inlines."""
    offset = 0
    for inline in inlines:
        if isinstance(inline, Text):
            offset += len(inline.text)
            continue
        for node in walk(inline):
            if isinstance(node, Span) and language_root(node.lang) != language_root(language):
                yield offset, offset + len(plain_text((node,)))
            elif isinstance(node, (Text, Abbreviation)):
                offset += len(node.text)
            elif isinstance(node, LineBreak):
                offset += 1
