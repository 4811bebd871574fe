"""A Rich Text file (.rtf) to a Document: its final text, with its structure and its places."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from handouts.errors import SourceError
from handouts.findings import Position
from handouts.model import Document, Figure, Meta, Note, language_root, texts, walk
from handouts.readers._account import Account
from handouts.readers._anchors import resolved
from handouts.readers._fake_headings import with_fake_headings
from handouts.readers._fill_ins import with_fill_ins
from handouts.readers._guesses import has_own_title, title_first
from handouts.readers._outline import Heading, outline
from handouts.readers._rtf_header import language_of
from handouts.readers._rtf_reader import Reader
from handouts.readers._rtf_tokens import tokens
from handouts.readers._strangers import refuse_strangers
from handouts.readers._tally import accounted, counted
from handouts.readers._titles import real_title
from handouts.readers._word_tables import as_block

_NO_TEXT = frozenset(
    {"*", "fonttbl", "stylesheet", "colortbl", "info", "pict", "nonshppict", "listtext", "fldinst"}
)
_BYTES = 50_000_000
"""Pictures are written in letters, which makes them twice as large."""


def read(data: bytes, path: str, *, language: str = "en", folder: Path | None = None) -> Document:
    """The final text of a Rich Text file.

    Insertions are in, deletions are out; comments, page headers and footers, hidden and struck words, the
    table of contents and what a handout cannot hold are listed in the document's losses.

    Args:
        data: The file.
        path: Its name, for positions and messages.
        language: The language where the document declares none, a BCP 47 tag.
        folder: Not used: the file brings its pictures with it.

    Raises:
        SourceError: It is something else, damaged, made to do harm, or has no words.
    """
    del folder
    refuse_strangers(data, path, "a Rich Text file")
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"{\\rtf"):
        raise SourceError(
            f"{path}: This is not a Rich Text file, whatever its name says.",
            "Open it in Word or LibreOffice and save it as a Word Document (.docx).",
        )
    if len(data) > _BYTES:
        raise SourceError(
            f"{path}: The file is larger than {_BYTES // 1_000_000} MB.",
            "Open it in Word or LibreOffice and save it as a Word Document (.docx), which is smaller.",
        )
    lang = _main_language(data)
    account = Account(path)
    reader = Reader(path, account, lang or language)
    parts = reader.read(data)
    body, title = reader.story.body, real_title(reader.header.title)
    parts, fakes = with_fake_headings(parts, body.sizes, body.underlined, untitled=not title)
    parts = title_first(parts)
    headings = [part for part in parts if isinstance(part, Heading)]
    document = outline(
        parts,
        meta=Meta(lang or language, bool(lang)),
        title="" if has_own_title(parts) else title,
        notes=[
            Note(f"note-{number}", tuple(as_block(part) for part in found))
            for number, found in enumerate(reader.notes, 1)
        ],
        losses=[*account.losses, *fakes],
        position=Position(path, paragraph=1),
    )
    if not any(text.strip() for text in texts(document)):
        seen = any(isinstance(node, Figure) for node in walk(document))
        raise SourceError(
            f"{path}: The document has no words in it{', only pictures' if seen else ''}.",
            "If its pages are pictures, as from a scanner, type their words out."
            if seen
            else "Check that it is the right file.",
        )
    places = [heading.position.paragraph or 0 for heading in headings]
    anchors = {
        name: sum(1 for place in places if place <= paragraph) - 1
        for name, paragraph in reader.bookmarks.items()
    }
    return accounted(resolved(with_fill_ins(document), len(headings), anchors), counted(reader.heard), "rtf")


def _main_language(data: bytes) -> str:
    """The language that most letters are marked with; "" where none is declared."""
    count: Counter[str] = Counter()
    default = language = 0
    skipped = False
    outer: list[tuple[int, bool]] = []
    for token in tokens(data):
        if token.kind == "open":
            outer.append((language, skipped))
        elif token.kind == "close":
            language, skipped = outer.pop() if outer else (0, False)
        elif token.kind == "text":
            if not skipped:
                count[language_of(language or default)] += len(token.data)
        elif token.word in _NO_TEXT:
            skipped = True
        elif token.word in {"lang", "deflang"} and token.number is not None and token.number != 1024:
            language = token.number
            default = language if token.word == "deflang" else default
        elif token.word == "plain":
            language = default
    roots: Counter[str] = Counter()
    for tag, letters in count.items():
        roots[language_root(tag)] += letters
    best = max(sorted(roots), key=lambda name: roots[name], default="")
    return max(
        (tag for tag in sorted(count) if language_root(tag) == best), key=lambda tag: count[tag], default=""
    )
