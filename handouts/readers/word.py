"""A Word document (.docx) to a Document: its final text, with its structure and its places.

WordprocessingML is read as it is, because what matters here (places, tracked changes, list numbers, text
boxes, content controls) is what converters to HTML leave out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from handouts.errors import SourceError
from handouts.findings import Position
from handouts.model import (
    Block,
    Document,
    Meta,
    Note,
    Silence,
    plain_text,
)
from handouts.readers._anchors import resolved
from handouts.readers._decode import MAX_BYTES
from handouts.readers._fake_headings import with_fake_headings
from handouts.readers._fill_ins import with_fill_ins
from handouts.readers._guesses import has_own_title, title_first
from handouts.readers._languages import language_tag
from handouts.readers._ooxml import Package, Relationship
from handouts.readers._outline import Heading, outline
from handouts.readers._silences import in_paragraphs, is_silence
from handouts.readers._strangers import refuse_wordless
from handouts.readers._tally import accounted
from handouts.readers._titles import real_title
from handouts.readers._word_blocks import Flow
from handouts.readers._word_names import R, W, characters
from handouts.readers._word_numbering import Numbering
from handouts.readers._word_source import Source, Story, main_language, script_of, word_count
from handouts.readers._word_styles import Styles
from handouts.readers._word_tables import as_block
from handouts.readers._word_words import words_of

_BYTES = 100_000_000
_DC = "{http://purl.org/dc/elements/1.1/}"


def read(data: bytes, path: str, *, language: str = "en", folder: Path | None = None) -> Document:
    """The final text of a Word document.

    Insertions are in, deletions are out; comments, page headers and footers, hidden and struck words, Word's
    own table of contents and what a handout cannot hold are listed in the document's losses.

    Args:
        data: The file.
        path: Its name, for positions and messages.
        language: The language where the document declares none, a BCP 47 tag.
        folder: Not used: a Word document brings its pictures with it.

    Raises:
        SourceError: It is something else, damaged, locked with a password, made to do harm, or has no words.
    """
    del folder
    if len(data) > _BYTES:
        raise SourceError(
            f"{path}: The file is larger than {_BYTES // 1_000_000} MB.",
            "Make its pictures smaller (in Word: Compress Pictures), or take them out.",
        )
    package = Package(data, path)
    relationships = package.relationships(package.document)
    root = package.xml(package.document)
    body = root.find(W + "body")
    if body is None:
        raise SourceError(
            f"{path}: The file is damaged: it has no body.", "Open it in Word and save it again."
        )
    for more in root.findall(W + "body")[1:]:
        # No program writes two, and Word shows the first one only; but words are words.
        body.extend(more)
    _refuse_huge(body, path)
    styles = Styles(_related(package, relationships, "styles"))
    lang = main_language(body, styles)
    numbering = Numbering(_related(package, relationships, "numbering"), styles)
    source = Source(package, styles, numbering, lang or language)
    flow = Flow(source, _story(relationships, body))
    parts = flow.read(body)
    core_title, core_lang = _core(package)
    parts, fakes = with_fake_headings(parts, flow.sizes, flow.underlined, untitled=not core_title)
    parts = title_first(parts)
    headings = [part for part in parts if isinstance(part, Heading)]
    notes = _notes(source, relationships)
    silences = _comments(source, relationships)
    _lose_margins(source, relationships, body)
    if not lang and core_lang:
        lang = core_lang
    if script_of(core_title) != script_of(
        "".join(plain_text(heading.inlines) for heading in headings) or core_title
    ):
        core_title = ""  # left by a template in another language
    document = outline(
        parts,
        meta=Meta(lang or language, bool(lang)),
        title="" if has_own_title(parts) else core_title,
        notes=notes,
        losses=[*source.losses, *fakes],
        position=Position(path, paragraph=1),
    )
    refuse_wordless(document, path)
    made = resolved(with_fill_ins(document), len(headings), _anchors(source, headings), source.references)
    made = dataclasses.replace(made, silences=tuple(silences))
    notes_of = [_related(package, relationships, kind) for kind in ("footnotes", "endnotes")]
    return accounted(made, words_of(body, [root for root in notes_of if root is not None]), "word")


def _refuse_huge(body: etree._Element, path: str) -> None:
    characters_in = sum(len(text.text or "") for text in body.iter(W + "t"))
    if characters_in > MAX_BYTES:
        raise SourceError(
            f"{path}: The document has {characters_in / 1e6:.1f} million letters; the limit is"
            f" {MAX_BYTES // 1_000_000} million (about 300,000 words).",
            "Check that it is the right file. If it is, split it into one file an article.",
        )


def _related(package: Package, relationships: dict[str, Relationship], kind: str) -> etree._Element | None:
    for relationship in relationships.values():
        if relationship.kind == kind and not relationship.external and package.has(relationship.target):
            return package.xml(relationship.target)
    return None


def _story(relationships: dict[str, Relationship], root: etree._Element) -> Story:
    kinds = [mark.get(W + "fldCharType") for mark in root.iter(W + "fldChar")]
    return Story(relationships, contents_end=kinds.count("begin") == kinds.count("end"))


def _anchors(source: Source, headings: Sequence[Heading]) -> dict[str, int]:
    places = [heading.position.paragraph or 0 for heading in headings]
    return {
        name: sum(1 for place in places if place <= paragraph) - 1
        for name, paragraph in source.bookmarks.items()
    }


def _notes(source: Source, relationships: dict[str, Relationship]) -> list[Note]:
    """The footnotes and endnotes that the text refers to, in the order of their first reference."""
    roots: dict[str, tuple[dict[str, etree._Element], Story]] = {}
    made: list[Note] = []
    index = 0
    while index < len(source.notes):  # a note may refer to another
        (kind, key), place = list(source.notes.items())[index]
        index += 1
        if kind not in roots:
            root = _related(source.package, relationships, kind)
            name = next((one.target for one in relationships.values() if one.kind == kind), "")
            found = {note.get(W + "id", ""): note for note in root} if root is not None else {}
            story = Story(source.package.relationships(name) if name else {})
            roots[kind] = (found, story)
        notes, story = roots[kind]
        blocks: tuple[Block, ...] = ()
        if key in notes:
            with source.standing_at(place):
                blocks = tuple(as_block(part) for part in Flow(source, story, depth=1).read(notes[key]))
        made.append(Note(f"note-{index}", blocks))
    return made


def _comments(source: Source, relationships: dict[str, Relationship]) -> list[Silence]:
    """Puts down each comment as a loss, but for those that have a finding passed over, which are returned."""
    root = _related(source.package, relationships, "comments")
    if root is None:
        return []
    places = dict(source.comments)
    silences: list[Silence] = []
    for comment in root.iterfind(W + "comment"):
        key = comment.get(W + "id", "")
        text = "\n".join(characters(paragraph) for paragraph in comment.iterfind(W + "p"))
        if is_silence(text):
            anchor = places.get(key, Position(source.package.path))
            silences.extend(in_paragraphs(text, anchor, source.comments_from.get(key)))
            continue
        author = " ".join(comment.get(W + "author", "").split())
        what = f"A comment by {author[:80]}" if author else "A comment"
        place = places.get(key)
        here = source.paragraph, source.heading
        if place:
            source.paragraph, source.heading = place.paragraph or 0, place.heading
        source.lose(
            "comment", what, "comments are for those who write, not for patients", word_count(comment)
        )
        source.paragraph, source.heading = here
    return silences


def _lose_margins(source: Source, relationships: dict[str, Relationship], body: etree._Element) -> None:
    """Page headers and footers that have words."""
    seen = set()
    source.paragraph, source.heading = 0, ""
    for reference in body.iter(W + "headerReference", W + "footerReference"):
        relationship = relationships.get(reference.get(R + "id", ""))
        if relationship is None or relationship.target in seen or not source.package.has(relationship.target):
            continue
        seen.add(relationship.target)
        words = word_count(source.package.xml(relationship.target))
        if words:
            what = "The page header" if relationship.kind == "header" else "The page footer"
            source.lose(
                "header",
                f"{what} ({relationship.target.rpartition('/')[2]})",
                "handouts have their own",
                words,
            )


def _core(package: Package) -> tuple[str, str]:
    """The title and the language in the document's properties, where a person would have put them there."""
    name = next(
        (one.target for one in package.relationships("").values() if one.kind == "core-properties"),
        "docProps/core.xml",
    )
    if not package.has(name):
        return "", ""
    root = package.xml(name)
    lang = language_tag(root.findtext(_DC + "language") or "") or ""
    return real_title(root.findtext(_DC + "title") or ""), lang
