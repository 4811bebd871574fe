"""An OpenDocument text (.odt) to a Document: its final text, with its structure and its places."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from lxml import etree

from handouts.errors import SourceError
from handouts.findings import Position
from handouts.model import Document, Meta, Note, plain_text
from handouts.readers._account import Account
from handouts.readers._anchors import resolved
from handouts.readers._assembly import Assembly
from handouts.readers._decode import MAX_BYTES
from handouts.readers._fake_headings import with_fake_headings
from handouts.readers._fill_ins import with_fill_ins
from handouts.readers._guesses import has_own_title, title_first
from handouts.readers._languages import language_tag
from handouts.readers._odt_blocks import Flow
from handouts.readers._odt_inlines import Source
from handouts.readers._odt_names import DC, OFFICE, STYLE, TEXT, XML, characters, word_count
from handouts.readers._odt_source import OdtPackage
from handouts.readers._odt_styles import Styles
from handouts.readers._odt_words import words_of
from handouts.readers._outline import Heading, outline
from handouts.readers._strangers import refuse_wordless
from handouts.readers._tally import accounted
from handouts.readers._titles import real_title
from handouts.readers._word_tables import as_block

_BYTES = 100_000_000


def read(data: bytes, path: str, *, language: str = "en", folder: Path | None = None) -> Document:
    """The final text of an OpenDocument text.

    Insertions are in, deletions are out; comments, page headers and footers, hidden and struck words, the
    table of contents and what a handout cannot hold are listed in the document's losses.

    Args:
        data: The file.
        path: Its name, for positions and messages.
        language: The language where the document declares none, a BCP 47 tag.
        folder: Not used: the file brings its pictures with it.

    Raises:
        SourceError: It is something else, damaged, locked with a password, made to do harm, or has no words.
    """
    del folder
    if len(data) > _BYTES:
        raise SourceError(
            f"{path}: The file is larger than {_BYTES // 1_000_000} MB.",
            "Make its pictures smaller (in LibreOffice: Compress), or take them out.",
        )
    package = OdtPackage(data, path)
    content = package.xml("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise SourceError(
            f"{path}: The file is damaged: it has no text.", "Open it in LibreOffice and save it again."
        )
    _refuse_huge(body, path)
    more = package.xml("styles.xml") if package.has("styles.xml") else None
    styles = Styles(root for root in (more, content) if root is not None)
    lang = styles.main_language(body)
    account = Account(path)
    source = Source(package, styles, account, lang or language)
    source.deleted = _deletions(body)
    assembly = Assembly()
    Flow(source, assembly).read(body)
    parts = assembly.parts()
    title, meta_lang = _meta(package)
    places = {at: part.position.paragraph or 0 for at, part in enumerate(parts)}
    sizes = {at: source.sizes.get(place, 0) for at, place in places.items()}
    underlined = {at for at, place in places.items() if place in source.underlined}
    parts, fakes = with_fake_headings(parts, sizes, underlined, untitled=not title)
    parts = title_first(parts)
    headings = [part for part in parts if isinstance(part, Heading)]
    notes = _notes(source)
    for words in source.deleted.values():
        account.lose("deleted", "Deleted words (tracked change)", "the author took them out", words)
    if more is not None:
        _lose_margins(account, more)
    document = outline(
        parts,
        meta=Meta(lang or meta_lang or language, bool(lang or meta_lang)),
        title="" if has_own_title(parts) else title,
        notes=notes,
        losses=[*account.losses, *fakes],
        position=Position(path, paragraph=1),
    )
    refuse_wordless(document, path)
    made = resolved(with_fill_ins(document), len(headings), _anchors(source, headings), source.references)
    made = dataclasses.replace(made, silences=tuple(source.silences))
    return accounted(made, words_of(body), "odt")


def _refuse_huge(body: etree._Element, path: str) -> None:
    count = sum(len(text) for text in body.itertext())
    if count > MAX_BYTES:
        raise SourceError(
            f"{path}: The document has {count / 1e6:.1f} million letters; the limit is"
            f" {MAX_BYTES // 1_000_000} million (about 300,000 words).",
            "Check that it is the right file. If it is, split it into one file an article.",
        )


def _deletions(body: etree._Element) -> dict[str, int]:
    """The words of each tracked deletion, by its identifier."""
    made: dict[str, int] = {}
    for region in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
        deletion = region.find(TEXT + "deletion")
        if deletion is not None:
            words = sum(word_count(child) for child in deletion if child.tag != OFFICE + "change-info")
            key = region.get(XML + "id", "") or region.get(TEXT + "id", "")
            if words:
                made[key] = words
    return made


def _notes(source: Source) -> list[Note]:
    made: list[Note] = []
    while len(made) < len(source.notes):  # a note may hold another
        note = source.notes[len(made)]
        assembly = Assembly()
        body = note.find(TEXT + "note-body")
        place = Position(source.account.path, paragraph=source.note_places[len(made)])
        if body is not None:
            with source.account.standing_at(place):
                Flow(source, assembly).read(body)
        made.append(Note(f"note-{len(made) + 1}", tuple(as_block(part) for part in assembly.parts())))
    return made


def _anchors(source: Source, headings: list[Heading]) -> dict[str, int]:
    places = [heading.position.paragraph or 0 for heading in headings]
    made = {
        name: sum(1 for place in places if place <= paragraph) - 1
        for name, paragraph in source.bookmarks.items()
    }
    for number, heading in enumerate(headings):
        # LibreOffice leads to a heading by its number and words: "#1.2.What to do|outline".
        words = " ".join(plain_text(heading.inlines).split())
        for key in source.outline_links:
            if key.removesuffix("|outline").lstrip("0123456789.").strip() == words:
                made.setdefault(key, number)
    return made


def _lose_margins(account: Account, root: etree._Element) -> None:
    """Page headers and footers that have words."""
    account.paragraph, account.heading = 0, ""
    told: set[str] = set()
    for name in ("header", "header-left", "header-first", "footer", "footer-left", "footer-first"):
        for element in root.iter(STYLE + name):
            text = " ".join(characters(element).split())
            if text and text not in told:
                told.add(text)
                what = "The page header" if name.startswith("header") else "The page footer"
                account.lose(
                    "header", f"{what} (“{text[:60]}”)", "handouts have their own", word_count(element)
                )


def _meta(package: OdtPackage) -> tuple[str, str]:
    """The title and the language in the document's properties, where a person would have put them there."""
    if not package.has("meta.xml"):
        return "", ""
    root = package.xml("meta.xml")
    title = next((element.text or "" for element in root.iter(DC + "title")), "")
    lang = next((element.text or "" for element in root.iter(DC + "language")), "")
    return real_title(title), language_tag(lang) or ""
