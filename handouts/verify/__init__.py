"""Does an output keep its accessibility promises? Pure Python, no source needed."""

from __future__ import annotations

from pathlib import PurePath

from handouts.errors import HandoutsError
from handouts.model import Document
from handouts.results import Verification
from handouts.scoping import ROOT
from handouts.verify.promises import Kind, Promise, explain, points, promise
from handouts.verify.words import Spoken

__all__ = ["Promise", "explain", "points", "promise", "speak", "spoken", "verify"]

HEAD = 1024
"""How far into a file its PDF header or first tag may stand, in bytes (ISO 32000-1, H.3.4.1)."""


def verify(data: bytes, path: str, *, document: Document | None = None) -> Verification:
    """Check every promise about an output, a PDF or a web page, told apart by what is in it.

    Args:
        data: The file's bytes.
        path: The file as the user named it, for messages.
        document: What the output was made from, where that is at hand: then the words are compared too.

    Raises:
        HandoutsError: It is neither a PDF nor a web page, or it cannot be read: empty, damaged, locked.
    """
    if _kind(data, path) == "pdf":
        from handouts.verify import pdf

        return pdf.verify(data, path, document=document)
    from handouts.verify import html

    return html.verify(data, path, document=document)


def speak(data: bytes, path: str) -> tuple[str, ...]:
    """What a screen reader says of an output, line by line, in the same words for PDF and web page.

    Of a PDF it is the tag tree, without the contents list and artifacts such as page numbers; of a web page
    the article, without the link that skips to it, the contents list and the link to the PDF. Links to the
    words to know, which only the page has, are spoken as words, and those back from them are left out.

    Args:
        data: The file's bytes.
        path: The file as the user named it, for messages.

    Raises:
        HandoutsError: It is neither a PDF nor a web page, or it cannot be read: empty, damaged, locked.
    """
    if _kind(data, path) == "pdf":
        from handouts.verify import pdf as spoken
    else:
        from handouts.verify import html as spoken  # type: ignore[no-redef]
    try:
        return spoken.speak(data, path)
    except RecursionError:
        raise HandoutsError(
            f"{path}: Parts are nested too deeply inside each other to be spoken.",
            "Set them one under another; a reader is lost after three levels.",
        ) from None


def spoken(data: bytes, path: str) -> tuple[Spoken, ...]:
    """What an output reads out, in order, a piece for each stretch that runs on.

    Args:
        data: The file's bytes.
        path: The file as the user named it, for messages.

    Raises:
        HandoutsError: It is neither a PDF nor a web page, or it cannot be read: empty, damaged, locked.
    """
    if _kind(data, path) == "pdf":
        from handouts.verify.pdf import spoken_text

        return spoken_text(data, path)
    from handouts.verify.html import main_text

    return main_text(data, path)


def _kind(data: bytes, path: str) -> Kind:
    """What a file is, by what is in it.

    Raises:
        HandoutsError: It is neither a PDF nor a web page, or empty.
    """
    if not data.strip():
        raise HandoutsError(f"{path}: The file is empty.", "Make the handout again.")
    if b"%PDF-" in data[:HEAD]:
        return "pdf"
    suffix = PurePath(path).suffix.lower()
    if looks_like_html(data) or suffix in {".html", ".htm", ".xhtml"}:
        return "html"
    if suffix == ".pdf":
        raise HandoutsError(
            f"{path}: This is not a PDF, although its name ends in .pdf.", "Export or download the PDF again."
        )
    raise HandoutsError(
        f"{path}: Only PDF files and web pages can be verified.",
        "Give a file that ends in .pdf or .html; an article is checked with 'handouts check'.",
    )


def looks_like_html(data: bytes) -> bool:
    """Whether the file begins as a web page does, or as the article of one that handouts makes."""
    head = data[:HEAD].replace(b"\0", b"").lower()
    return b"<!doctype html" in head or b"<html" in head or f'<article class="{ROOT}"'.encode() in head
