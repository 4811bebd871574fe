"""The table of formats: which suffix is read or written by which function, loaded when it is used."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from handouts.errors import SourceError
from handouts.profiles import Profile
from handouts.records import dataclass
from handouts.themes import Theme


@dataclass(frozen=True, slots=True)
class Format:
    """A format that handouts reads or writes.

    Attributes:
        name: As a user names it: "markdown".
        suffixes: File name endings, lower case, with the dot; the first is the usual one.
        function: "module:function".
        description: What it is, for help texts and messages.
        composed: A writer is given a composed handout; else the article as its author wrote it.
    """

    name: str
    suffixes: tuple[str, ...]
    function: str
    description: str
    composed: bool = True

    def load(self) -> Callable[..., Any]:
        """The function, imported now."""
        module, _, name = self.function.partition(":")
        loaded: Callable[..., Any] = getattr(importlib.import_module(module), name)
        return loaded


READERS = (
    Format("text", (".txt", ".text"), "handouts.readers.text:read", "plain text"),
    Format("markdown", (".md", ".markdown"), "handouts.readers.markdown:read", "Markdown"),
    Format("html", (".html", ".htm", ".xhtml"), "handouts.readers.html:read", "saved web page"),
    Format("word", (".docx",), "handouts.readers.word:read", "Word document"),
    Format("odt", (".odt",), "handouts.readers.odt:read", "OpenDocument text"),
    Format("rtf", (".rtf",), "handouts.readers.rtf:read", "Rich Text, as many word processors save it"),
    Format("pdf", (".pdf",), "handouts.readers.pdf:read", "PDF with words in it, not scanned"),
)
"""Each function takes (data: bytes, path: str, *, language: str, folder: Path | None); makes a Document."""

WRITERS = (
    Format("html", (".html",), "handouts.writers.html:write", "accessible web page"),
    Format("pdf", (".pdf",), "handouts.writers.engines:write", "large-print tagged PDF"),
    Format(
        "fragment",
        (".fragment.html",),
        "handouts.writers.html:write_fragment",
        "the article of the web page, for a site of your own",
    ),
    Format("markdown", (".md",), "handouts.writers.markdown:write", "Markdown to edit", composed=False),
)
"""Each function takes (document: Document, options: RenderOptions) and returns bytes."""

ENGINES = ("reportlab", "weasyprint")
"""What can lay out a PDF."""

INSTEAD = {
    ".doc": "Open it in Word and save it as a Word Document (.docx).",
    ".dotx": "Open it in Word and save it as a Word Document (.docx).",
    ".fodt": "Open it in LibreOffice and save it as an OpenDocument text (.odt).",
    ".ott": "Open it in LibreOffice and save it as an OpenDocument text (.odt).",
    ".pages": "Open it in Pages and export it to Word (.docx).",
    ".pub": "Open it in Publisher and export it as a PDF.",
    ".pptx": "Copy its text into a Word Document (.docx).",
}
"""What to do about suffixes that people have and handouts does not read."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a handout is to be written.

    Attributes:
        profile: A print profile of `handouts.profiles`, or the name of one that is shipped: "clear", "large",
            "aph", "giant".
        page: Paper size: "letter" or "a4".
        standard: "ua-1" (ISO 14289-1) or "ua-2" (ISO 14289-2).
        theme: A theme of `handouts.themes`, or the name of one that is shipped: "plain", "contrast", "cream".
        sides: "single", or "double" for paper printed on both sides.
        archive: Whether a PDF is PDF/A-2a too (ISO 19005-2); only "ua-1" can be.
        fillable: Whether a PDF has fields to type in and boxes to click, in place of lines for a pen.
        contents_pages: From how many pages on a PDF has a list of its contents; 0 for never, None for the
            figure of `data/contents.toml`.
        engine: What lays out a PDF, one of ENGINES; empty for the one that the text needs.
        fallback_fonts: Fonts of this computer, by name or file, for characters that the shipped ones lack.
        pdf_link: Relative address of the PDF of the same handout, for the web page; empty for none.
        pdf_bytes: Size of that PDF in bytes; 0 when unknown.
        pdf_pages: How many pages that PDF has; 0 when unknown.
        heading_level: Of the title in a fragment, 1 to 6.
        templates: A clinic's folder of templates for web pages; empty for none.
        fonts: Whether a web page has the typeface of the prints inside it.
        script: Whether a web page has buttons for the size of its text and to have it read aloud.
        home: Relative address of the front page of the site that a web page is part of; empty for none.
        tell: Called with a sentence for each choice of the writer's that staff should know of.
    """

    profile: str | Profile = "large"
    page: str = "letter"
    standard: str = "ua-1"
    theme: str | Theme = "plain"
    sides: str = "single"
    archive: bool = False
    fillable: bool = False
    contents_pages: int | None = None
    engine: str = ""
    fallback_fonts: tuple[str, ...] = ()
    pdf_link: str = ""
    pdf_bytes: int = 0
    pdf_pages: int = 0
    heading_level: int = 2
    templates: str = ""
    fonts: bool = False
    script: bool = False
    home: str = ""
    tell: Callable[[str], None] | None = None


def readable() -> str:
    """What can be read, for messages: ".txt, .text, .md, ... or .pdf"."""
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    return ", ".join(suffixes[:-1]) + " or " + suffixes[-1]


def readable_suffixes() -> frozenset[str]:
    """The endings of all files that can be read, those of plug-ins too."""
    from importlib.metadata import entry_points

    plugins = {f".{entry.name.lower()}" for entry in entry_points(group="handouts.readers")}
    return frozenset(suffix for reader in READERS for suffix in reader.suffixes) | plugins


def explain(reader: Format) -> str:
    """A format that is read, as a text for people."""
    return (
        f"{reader.name}: {reader.description}\n"
        f"  Files that end in {' or '.join(reader.suffixes)}.\n"
        f"  Read it: handouts check article{reader.suffixes[0]}\n"
    )


def reader_for(path: str, suffix: str) -> Format:
    """The reader of files that end in `suffix`.

    Built-in readers come first; entry points of the group "handouts.readers", named for the suffix without
    its dot, are looked at only when no built-in matches.

    Raises:
        SourceError: Nothing reads such a file.
    """
    suffix = suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    plugin = _plugin("handouts.readers", suffix.removeprefix("."))
    if plugin:
        return Format(suffix.removeprefix("."), (suffix,), plugin, "plug-in")
    kind = f"A {suffix} file" if suffix else "A file with no ending in its name"
    raise SourceError(
        f"{path}: {kind} cannot be read.",
        INSTEAD.get(suffix, f"Save it as one of {readable()}."),
    )


def writer_for(name: str) -> Format:
    """The writer called `name`.

    Raises:
        SourceError: There is none; the message names those there are.
    """
    for writer in WRITERS:
        if writer.name == name:
            return writer
    plugin = _plugin("handouts.writers", name)
    if plugin:
        return Format(name, (f".{name}",), plugin, "plug-in")
    *most, last = (writer.name for writer in WRITERS)
    known = f"{', '.join(most)} and {last}"
    raise SourceError(f"There is no output format '{name}'.", f"The formats are {known}.")


def written_as(path: str) -> str:
    """The name of the format in which a file of ours was written, by how its name ends."""
    endings = {suffix: writer.name for writer in WRITERS for suffix in writer.suffixes}
    for suffix in sorted(endings, key=len, reverse=True):
        if path.endswith(suffix):
            return endings[suffix]
    return path.rpartition(".")[2]  # that of a plug-in


def _plugin(group: str, name: str) -> str:
    from importlib.metadata import entry_points

    for entry in entry_points(group=group, name=name):
        return entry.value
    return ""
