"""A PDF to a Document: by its tags where it has them, by how its pages look where it has none.

A PDF says where ink is, and rarely more. What a program put into its tags is taken at its word; what only the
layout tells (headings, paragraphs, lists, columns, tables between rules) is worked out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from handouts.errors import SourceError
from handouts.model import Block, Document, Meta, Note, plain_text, texts
from handouts.readers._account import Account
from handouts.readers._anchors import resolved
from handouts.readers._fill_ins import with_fill_ins
from handouts.readers._guesses import has_own_title
from handouts.readers._hyphens import Hyphens
from handouts.readers._languages import language_tag
from handouts.readers._outline import Heading, outline
from handouts.readers._pdf_links import Links, anchors
from handouts.readers._pdf_refusals import with_readable_pages
from handouts.readers._pdf_source import Pdf, opened
from handouts.readers._pdf_tags import TagReader, coverage
from handouts.readers._pdf_words import words_of
from handouts.readers._strangers import refuse_strangers
from handouts.readers._tally import accounted
from handouts.readers._titles import real_title
from handouts.readers._word_tables import as_block

_COVERED = 0.9
"""So much of the letters must be in the tags for them to be trusted."""


def read(data: bytes, path: str, *, language: str = "en", folder: Path | None = None) -> Document:
    """The text of a PDF, with its structure.

    What is on every page (running heads, page numbers), what its tags call decoration, form fields, notes
    and attached files are listed in the document's losses.

    Args:
        data: The file.
        path: Its name, for positions and messages.
        language: The language where the document declares none, a BCP 47 tag.
        folder: Not used: a PDF brings its pictures with it.

    Raises:
        SourceError: It is something else, damaged, locked with a password, scanned, made to do harm, or has
            no words. Pages that cannot be read are named.
    """
    del folder
    refuse_strangers(data, path, "a PDF")
    if b"%PDF-" not in data[:1024]:  # some programs write a few bytes before it
        raise SourceError(
            f"{path}: This is not a PDF, whatever its name says.", "Check that it is the right file."
        )
    account = Account(path)
    pdf = with_readable_pages(opened(data, path), path, account)
    lang = language_tag(pdf.lang) or ""
    hyphens = Hyphens(piece.text for page in pdf.pages for piece in page.pieces)
    links = Links(pdf)
    if pdf.tree and coverage(pdf) >= _COVERED:
        tagged = TagReader(pdf, account, links, lang or language, hyphens).read()
        parts, heights, notes = tagged.parts, tagged.heights, _notes(tagged.notes)
        parts = _without_heading_of_notes(parts, notes, account)
    else:
        from handouts.readers._pdf_layout import laid_out

        parts, heights = laid_out(pdf, account, links, hyphens)
        notes = []
    _lose_the_rest(pdf, account)
    headings = [part for part in parts if isinstance(part, Heading)]
    title = real_title(pdf.title)
    document = outline(
        parts,
        meta=Meta(lang or language, bool(lang)),
        title="" if has_own_title(parts) else title,
        notes=notes,
        losses=account.losses,
        position=dataclasses.replace(account.position, paragraph=1, heading=""),
    )
    if not any(text.strip() for text in texts(document)):
        raise SourceError(f"{path}: The PDF has no words in it.", "Check that it is the right file.")
    made = resolved(with_fill_ins(document), len(headings), anchors(links.goals, heights))
    return accounted(made, words_of(pdf), "pdf")


def _notes(found: dict[str, list[Heading | Block]]) -> list[Note]:
    return [Note(key, tuple(as_block(part) for part in parts)) for key, parts in found.items()]


def _without_heading_of_notes(
    parts: list[Heading | Block], notes: Sequence[Note], account: Account
) -> list[Heading | Block]:
    """The parts without a heading at their end under which there were only notes: handouts have their own."""
    last = parts[-1] if parts else None
    if notes and isinstance(last, Heading):
        said = plain_text(last.inlines)
        account.lose("header", f"The heading of the notes (“{said[:60]}”)", "handouts have their own",
                     len(said.split()))  # fmt: skip
        return parts[:-1]
    return parts


def _lose_the_rest(pdf: Pdf, account: Account) -> None:
    """What is in the file beside its text."""
    if pdf.mended:
        why = "it was damaged, and pages may be missing; compare it with the original"
        account.lose("damaged", "What the file may have held besides", why)
    for field in pdf.fields:
        if field["kind"] == "Sig":
            continue
        name = " ".join(field["name"].split())[:60]
        words = len(field["value"].split())
        what = (
            f"The form field “{name}” of page {field['page'] + 1}"
            if name
            else f"A form field of page {field['page'] + 1}"
        )
        why = "a handout is printed; write a label and a line, such as “Name: ____”"
        account.lose("form" if not words else "filled", what, why, words)
    for note in pdf.notes:
        words = len(note["words"].split())
        if note["shown"] and words:
            what = f"Words put on page {note['page'] + 1} with a PDF program"
            account.lose("annotation", what, "they are not part of the page; type them into the text", words)
        elif words:
            author = " ".join(note["author"].split())[:80]
            what = f"A comment by {author}" if author else "A comment"
            why = "comments are for those who write, not for patients"
            account.lose("comment", f"{what} on page {note['page'] + 1}", why, words)
    if pdf.attachments:
        account.lose("embedded", f"Attached files ({pdf.attachments})", "a handout cannot hold them")
    decoration = sum(one.artifact for page in pdf.pages for one in page.pictures)
    if decoration:
        account.lose("format", f"Pictures marked as decoration ({decoration})", "they say nothing")
