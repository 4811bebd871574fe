"""What a document holds, counted: ours, and the tree that pandoc makes of the same file."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from handouts.model import (
    BulletList,
    Cell,
    Definition,
    Document,
    Figure,
    Link,
    ListItem,
    NumberedList,
    Section,
    texts,
    walk,
)
from handouts.ordinals import ordinal


@dataclass(frozen=True)
class Kept:
    """What was kept of a file, each thing counted only where it says something.

    Attributes:
        words: How often each word is there, formulas left out: they are written in more than one way.
        headings: Headings, the title among them.
        items: Items of lists, and terms with what they mean.
        cells: Cells of tables.
        pictures: Pictures with words for them.
        links: Links that lead somewhere. Some that follow each other to one place are one.
        goals: Where pandoc's links lead.
        apart: Cells of tables that are none: of one column, or with a heading of the text in a cell, or with
            a table in a cell and no row of headings. They set out a page or draw a box, and a handout has
            what is in them, one after the other.
    """

    words: Counter[str] = field(default_factory=Counter)
    headings: int = 0
    items: int = 0
    cells: int = 0
    pictures: int = 0
    links: int = 0
    goals: tuple[str, ...] = ()
    apart: int = 0


def tokens(text: str) -> Iterator[str]:
    """The words of a text as white space parts them: their letters and figures, whatever these look like."""
    for word in text.split():
        said = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", word)).casefold()
        if said:
            yield said


def counted(pieces: Iterable[str]) -> Counter[str]:
    """How often each word is in pieces of text. A word does not go on from one piece to the next."""
    return Counter(token for piece in pieces for token in tokens(piece))


# Our document ---------------------------------------------------------------------------------------------


def of_document(document: Document) -> Kept:
    """What a document of ours holds."""
    nodes = list(walk(document))
    alts = (node.alt for node in nodes if isinstance(node, Figure))
    return Kept(
        words=counted((*texts(document), *alts)),
        headings=bool(document.title) + sum(isinstance(node, Section) for node in nodes),
        items=sum(isinstance(node, (ListItem, Definition)) and _says(node) for node in nodes),
        cells=sum(isinstance(node, Cell) and bool(node.blocks) for node in nodes),
        pictures=sum(isinstance(node, Figure) and bool(node.alt) for node in nodes),
        links=sum(isinstance(node, Link) for node in nodes),
    )


def marks(document: Document) -> Counter[str]:
    """The marks of a document's lists, which others may have as words where somebody typed them."""
    found: Counter[str] = Counter()
    for node in walk(document):
        if isinstance(node, BulletList):
            found["o"] += len(node.items)
        elif isinstance(node, NumberedList):
            found.update(
                token
                for at in range(len(node.items))
                for token in tokens(ordinal(node.start + at, node.style))
            )
    return found


def _says(item: ListItem | Definition) -> bool:
    """Whether an item has words of its own, and not only those of items inside it."""
    return isinstance(item, Definition) or any(
        not isinstance(block, (BulletList, NumberedList)) and any(map(str.strip, texts(block)))
        for block in item.blocks
    )


# Pandoc's tree --------------------------------------------------------------------------------------------


def of_pandoc(tree: Mapping[str, Any], *, titled: bool) -> Kept:
    """What a tree of pandoc's holds (pandoc-types 1.22). `titled`: its title is words of the text."""
    counter = _Counter()
    for key in ("title", "subtitle", "author", "date", "abstract") if titled else ():
        if key in tree["meta"]:
            counter.meta(tree["meta"][key])
            counter.headings += key == "title"
    counter.blocks(tree["blocks"])
    return Kept(
        counted(counter.pieces),
        counter.headings,
        counter.items,
        counter.cells,
        counter.pictures,
        len(counter.goals),
        tuple(counter.goals),
        counter.apart,
    )


class _Counter:
    """Counts while it walks."""

    def __init__(self, *, struck: bool = True) -> None:
        self.struck = struck
        self.pieces: list[str] = []
        self.goals: list[str] = []
        self.headings = self.items = self.cells = self.pictures = self.apart = 0

    def meta(self, value: Mapping[str, Any]) -> None:
        kind, content = value["t"], value["c"]
        if kind == "MetaInlines":
            self.pieces.append(self.inlines(content))
        elif kind == "MetaBlocks":
            self.blocks(content)
        elif kind == "MetaList":
            for one in content:
                self.meta(one)

    def blocks(self, blocks: Iterable[Mapping[str, Any]]) -> None:
        one: Any
        for one in blocks:
            match one["t"], one.get("c"):
                case "Plain" | "Para", content:
                    self.pieces.append(self.inlines(content))
                case "LineBlock", lines:
                    self.pieces.extend(map(self.inlines, lines))
                case "CodeBlock", (_, text):
                    self.pieces.append(text)
                case "Header", (_, _, content):
                    words = self.inlines(content)
                    self.headings += bool(words.strip())
                    self.pieces.append(words)
                case ("BlockQuote", inner) | ("Div", (_, inner)):
                    self.blocks(inner)
                case ("BulletList", items) | ("OrderedList", (_, items)):
                    for item in items:
                        # An item that is a heading is a heading with a number.
                        self.items += _speaks(
                            part for part in item if part["t"] not in {"BulletList", "OrderedList", "Header"}
                        )
                        self.blocks(item)
                case "DefinitionList", definitions:
                    for term, meanings in definitions:
                        self.items += 1
                        self.pieces.append(self.inlines(term))
                        for meaning in meanings:
                            self.blocks(meaning)
                case "Table", content:
                    self._table(content)

    def _table(self, content: Sequence[Any]) -> None:
        _, (_, caption), columns, (_, head), bodies, (_, foot) = content
        self.blocks(caption)
        rows = [*head, *(row for body in bodies for row in (*body[2], *body[3])), *foot]
        cells = [blocks for _, row in rows for *_, blocks in row if _speaks(blocks)]
        kinds = {block["t"] for blocks in cells for block in blocks}
        if len(columns) == 1 or "Header" in kinds or ("Table" in kinds and not head):
            self.apart += len(cells)
        else:
            self.cells += len(cells)
        for blocks in cells:
            self.blocks(blocks)
            # The name of a column or a row, and of no part of the text.
            self.headings -= [block["t"] for block in blocks] == ["Header"]

    def inlines(self, inlines: Iterable[Mapping[str, Any]]) -> str:
        """The words of inlines. A note's are a piece of its own."""
        text: list[str] = []
        goal = ""
        one: Any
        for one in inlines:
            before, goal = goal, goal if one["t"] in {"Space", "SoftBreak"} else ""
            match one["t"], one.get("c"):
                case "Str", words:
                    text.append(words)
                case (("Space" | "SoftBreak" | "LineBreak" | "Math"), _):
                    text.append(" ")
                case "Code", (_, words):
                    text.append(words)
                case "Strikeout", _ if not self.struck:
                    pass
                case "Link", (_, content, (goal, _)):
                    known = len(self.goals)
                    words = self.inlines(content)
                    del self.goals[known:]  # there are no links in links; Word's contents only look like it
                    if words.strip() and goal not in {"", "#", before}:
                        self.goals.append(goal)
                    text.append(words)
                case "Image", (_, content, _):
                    words = self.inlines(content)
                    self.pictures += bool(words.strip())
                    text.append(f" {words} ")
                case "Note", blocks:
                    self.blocks(blocks)
                case (("Span" | "Quoted" | "Cite"), (_, content)):
                    text.append(self.inlines(content))
                case kind, content if kind != "RawInline":
                    text.append(self.inlines(content))
        return "".join(text)


def _speaks(blocks: Iterable[Mapping[str, Any]]) -> bool:
    """Whether blocks hold a picture, or a word that is not struck out."""
    inner = _Counter(struck=False)
    blocks = list(blocks)
    inner.blocks(blocks)
    return any(map(str.strip, inner.pieces)) or '"Image"' in str(blocks)
