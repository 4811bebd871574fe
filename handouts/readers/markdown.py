"""Reads Markdown: CommonMark with tables, footnotes, definitions, callouts, task lists and front matter.

Beyond those it knows lists with letters ("a. First"), room to write ("Name: ____"), words in another language
("[hola]{lang=es}"), decorative pictures ("![](line.png){.decorative}"), captions ("::: figure A lung",
"::: table Doses"), tables in HTML with Markdown in their cells, and names for headings ("{#doses}"). A first
column in bold, or one with no heading, names the rows of a table. A "#" with no words keeps the title open.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from handouts.findings import Position
from handouts.identifiers import GithubNames
from handouts.model import Block, Document, Link, Meta, Node, Note, plain_text, sections_of, transform
from handouts.readers._controls import mended
from handouts.readers._decode import decode, refuse_huge
from handouts.readers._markdown_abbreviations import Meaning, with_abbreviations
from handouts.readers._markdown_blocks import BlockReader
from handouts.readers._markdown_context import Context
from handouts.readers._markdown_parser import parse
from handouts.readers._markdown_words import words_of
from handouts.readers._outline import Heading, outline, slug
from handouts.readers._silences import placed
from handouts.readers._tally import accounted
from handouts.records import dataclass

FENCE = "---"
"""What the first line of a file with front matter begins with."""


def read(data: bytes, path: str, *, language: str = "en", folder: Path | None = None) -> Document:
    """The document in a Markdown text.

    Args:
        data: The file.
        path: Its name as the user gave it, or "-"; for messages and positions.
        language: Language of the text where its front matter names none, a BCP 47 tag.
        folder: The folder that the file lies in. Pictures are loaded from it and the folders below it; if it
            is None, every picture is a loss.

    Returns:
        The document. Its title is that of the front matter, or the first heading.

    Raises:
        SourceError: The file is empty, is not text, is damaged or too long, its front matter has mistakes, or
            it is written in a way in which words would be lost or stand in the wrong place.
    """
    refuse_huge(data, path)
    text, controls = mended(decode(data, path), path)
    meta, title, title_position = Meta(lang=language), "", Position(path, 1, 1)
    losses = controls
    if text.startswith(FENCE):
        # Imported here, because YAML takes a fifth of the time that reading an article takes.
        from handouts.readers._front_matter import read_front_matter

        front = read_front_matter(text, path, language)
        meta, title, title_position = front.meta, front.title, front.title_position
        losses.extend(front.losses)
        # Line numbers stay those of the file.
        text = "\n" * front.lines + "\n".join(text.split("\n")[front.lines :])
    context = Context(path, folder, losses, lang=meta.lang)
    words = words_of(text)
    body = _read(text, context)
    del text  # what is in the blocks is a copy
    document = outline(
        body.parts,
        meta=meta,
        title=title,
        title_position=title_position,
        notes=body.notes,
        position=Position(path, 1, 1),
        untitled=body.untitled,
    )
    document = _resolved(document, body.headings, context)
    document = _told(with_abbreviations(document, body.abbreviations, losses), context)
    return accounted(document, words, "markdown")


@dataclass(frozen=True, slots=True)
class _Body:
    """What a text below its front matter is read as.

    Attributes:
        parts: Its headings and blocks.
        notes: Its footnotes.
        headings: The headings, and the name that links use for each, if it was given one.
        abbreviations: What short forms stand for.
        untitled: No heading is the title.
    """

    parts: Sequence[Heading | Block]
    notes: Sequence[Note]
    headings: Sequence[tuple[Heading, str]]
    abbreviations: Sequence[Meaning]
    untitled: bool


def _read(text: str, context: Context) -> _Body:
    runs, env = parse(text, context.path)
    reader = BlockReader(context, env)
    parts, notes = reader.parts(runs), reader.notes()
    _lose_definitions(context, env)
    for row in env["long_rows"]:
        what = f"which column each cell of a row belongs to: it has {row.cells}, under {row.columns} headings"
        why = "add the missing column at the top, or write \\| for a bar that is part of the words"
        context.lose("row", what, why, (row.line, row.column))
    return _Body(parts, notes, reader.headings, env["abbreviations"], reader.untitled)


def _lose_definitions(context: Context, env: dict[str, Any]) -> None:
    """Notes the addresses that no words link to."""
    references: dict[str, Any] = env["references"]
    unused = [(label, references[label]) for label in references if label not in env["used"]]
    unused += [(each["label"], each) for each in env["duplicate_refs"]]
    for label, reference in unused:
        line = (reference.get("map") or [0])[0] + 1
        what = f"the address {reference['href']}, defined as [{label.lower()}]"
        context.lose("link", what, "no words link to it", (line, 1), words=1)


def _resolved(document: Document, headings: Sequence[tuple[Heading, str]], context: Context) -> Document:
    """The document with each link to a heading made a link to its section; links to nothing lose the link."""
    sections = iter(sections_of(document))
    given: list[tuple[str, tuple[str, ...]]] = []
    names = GithubNames()
    for heading, anchor in headings:
        words = plain_text(heading.inlines)
        github = names.new(words)
        if heading.inlines is document.title:
            continue
        section = next(sections, None)
        if section is None:
            break
        given.append((section.id, (anchor, github, section.id, slug(words))))
    targets: dict[str, str] = {}
    for kind in range(4):
        # What the author named comes before what GitHub, and then what we would name it.
        for section_id, four in given:
            targets.setdefault(four[kind], section_id)
    targets.pop("", None)

    def change(node: Node) -> Node | Iterable[Node]:
        if not isinstance(node, Link) or not node.target.startswith("#"):
            return node
        name = unquote(node.target[1:])
        if name in targets:
            return Link(node.children, f"#{targets[name]}", position=node.position)
        line, column = node.position.line or 1, node.position.column or 1
        what = f"the link to {node.target}; its words stay"
        context.lose("link", what, "no section has that name", (line, column))
        return node.children

    return transform(document, change)


def _told(document: Document, context: Context) -> Document:
    """The document with what was lost and silenced on the way to it."""
    losses = sorted(context.losses, key=lambda loss: (loss.position.line or 0, loss.position.column or 0))
    return placed(dataclasses.replace(document, losses=tuple(losses)), context.remarks)
