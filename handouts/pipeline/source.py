"""Reading sources: files, standard input and the example, with a clear word when one cannot be read."""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handouts.errors import SourceError
from handouts.formats import READERS, Format, reader_for
from handouts.model import Document, Figure, Text, plain_text, texts, walk
from handouts.resources import data
from handouts.signoff import settled

STDIN = "-"
"""What a user types to mean standard input."""

EXAMPLE = "example/ketamine-for-depression.md"
"""The article that ships with handouts, below the data folder."""

TITLE_WORDS = 8
"""A draft of an article with no title is called by its first words, this many."""


def read(path: str | Path, *, language: str = "en") -> Document:
    """Read an article.

    Args:
        path: A file that ends in .txt, .md, .html, .docx, .odt, .rtf or .pdf, or in one that a plug-in reads.
        language: BCP 47 tag to take where the source does not say its language.

    Returns:
        The document. Its title is empty where the source has neither a title nor a heading.

    Raises:
        SourceError: The file cannot be read, or there is nothing in it; the error says what to do.
    """
    name = str(path)
    file = Path(path)
    return read_bytes(_bytes(file, name), name, reader_for(name, file.suffix), language, file.parent)


def read_bytes(
    data: bytes, path: str, reader: Format, language: str = "en", folder: Path | None = None
) -> Document:
    """Read an article that is already in memory.

    Args:
        data: The file's bytes.
        path: Its name, for messages and positions.
        reader: One of `handouts.formats.READERS`.
        language: BCP 47 tag to take where the source does not say its language.
        folder: Where pictures that the source names may be; None for nowhere.

    Raises:
        SourceError: It cannot be read, or there is nothing in it.
    """
    read_by = reader.load()
    with _uncollected():
        document: Document = read_by(data, path, language=language, folder=folder)
    if not any(text.strip() for text in _body_texts(document)) and not _has_pictures(document):
        raise SourceError(
            f"{path}: There are headings here, and nothing under them."
            if document.title
            else f"{path}: There are no words here.",
            "Add the text that belongs under the headings."
            if document.title
            else "Check that it is the right file.",
        )
    return document


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for garbage, which took a fifth of the time of reading and finds nothing.

    All that a reader makes is in use until it has read; and how much that is, is bounded by the limits on the
    size of a source.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def sniff(data: bytes) -> Format:
    """The reader for bytes that came without a name, judged by how they begin.

    Word files and OpenDocument texts are zip archives; PDF, Rich Text and web pages say what they are;
    Markdown has front matter or a line that starts with "#"; everything else is plain text.
    """
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    names = {reader.name: reader for reader in READERS}
    if start.startswith(b"PK\x03\x04") and start[30:38] == b"mimetype":  # ODF 1.3, part 2, 3.3
        return names["odt"]
    if start.startswith(b"{\\rtf"):
        return names["rtf"]
    if b"%PDF-" in start[:1024]:  # some programs write a few bytes before it
        return names["pdf"]
    if start.startswith(b"PK\x03\x04"):
        return names["word"]
    if (
        start[:15]
        .lower()
        .startswith((b"<!doctype html", b"<html", b"<?xml", b"<body", b"<main", b"<article"))
    ):
        return names["html"]
    if start.startswith((b"---\n", b"---\r\n")) or any(
        line.startswith((b"# ", b"## ")) for line in start.splitlines()
    ):
        return names["markdown"]
    return names["text"]


def _bytes(file: Path, name: str) -> bytes:
    try:
        if file.is_dir():
            raise SourceError(
                f"{name}: This is a folder, not a file.", f"Name the files in it: handouts build {name}/*.md"
            )
        return file.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{name}: There is no such file.", _nearest(file)) from None
    except OSError as error:
        raise SourceError(
            f"{name}: The file cannot be read ({error.strerror}).",
            "Check that you may open it, and that no other program holds it.",
        ) from None
    except ValueError:
        # A NUL character in the name.
        raise SourceError("That is no file name.", "Name the file that holds the article.") from None


def _nearest(file: Path) -> str:
    from difflib import get_close_matches

    try:
        names = [other.name for other in file.parent.iterdir()]
    except OSError:
        names = []
    close = get_close_matches(file.name, names, n=1)
    if close:
        return f"Did you mean {file.parent / close[0]}?"
    return "Check the name and the folder."


def _body_texts(document: Document) -> Iterator[str]:
    for part in (*document.blocks, *document.notes):
        yield from texts(part)
    stack = list(document.sections)
    while stack:
        section = stack.pop()
        for block in section.blocks:
            yield from texts(block)
        stack.extend(section.sections)


def _has_pictures(document: Document) -> bool:
    return any(isinstance(node, Figure) and (node.image or node.alt) for node in walk(document))


def titled(document: Document) -> Document:
    """The document with a title: its own, else its first words. Never a file name."""
    if plain_text(document.title).strip():
        return document
    first = next((text for text in texts(document) if text.strip()), "")
    words = first.split()
    title = " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")
    return dataclasses.replace(settled(document), title=(Text(title, position=document.position),))


def example() -> Path:
    """The article that ships with handouts."""
    return data(EXAMPLE)
