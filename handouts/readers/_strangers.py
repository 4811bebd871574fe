"""Files that are something else than their name says, told by how they begin; and documents with no words."""

from __future__ import annotations

from handouts.errors import SourceError
from handouts.model import Document, Figure, texts, walk

_DOCX, _PDF, _RTF, _ODT = "a Word document", "a PDF", "a Rich Text file", "an OpenDocument file"
_NAMED = {_DOCX: ".docx", _PDF: ".pdf", _RTF: ".rtf", _ODT: ".odt", "a web page": ".html"}
_CHECK = "Check that it is the right file."
_SAVE_AS = "Open it in Word and save it as a Word Document (.docx)."
_STARTS = (
    (b"%PDF-", _PDF),
    (b"{\\rtf", _RTF),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x89PNG", "a picture"),
    (b"<?xml", "an XML file"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
_OLD_STREAMS = (
    ("WordDocument", "an old Word document (.doc)"),
    ("Workbook", "an old Excel workbook"),
    ("PowerPoint Document", "an old PowerPoint presentation"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse_strangers(data: bytes, path: str, own: str) -> None:
    """Refuses a file that is empty or begins as one of another kind does.

    Args:
        data: The file.
        path: Its name, for messages.
        own: How messages call the kind that it should be: "a PDF".

    Raises:
        SourceError: It is empty, or of another kind, and the message says of which.
    """
    if not data:
        raise SourceError(
            f"{path}: The file is empty.", "Check that it was saved, and that it is the right file."
        )
    if data.startswith(_OLE):
        _refuse_old(data, path, own)
    kind = _kind(data, own)
    if kind and kind != own:
        fix = f"Give it a name that ends in {_NAMED[kind]}." if kind in _NAMED else _CHECK
        raise SourceError(
            f"{path}: This is {kind}, whatever its name says.", _SAVE_AS if kind == "an XML file" else fix
        )


def _kind(data: bytes, own: str) -> str:
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, kind in _STARTS:
        if start.startswith(magic.lower()):
            return kind
    if data.startswith(b"PK\x03\x04") and own not in {_DOCX, _ODT}:
        if b"word/document.xml" in data:
            return _DOCX
        return _ODT if b"opendocument.text" in data[:120] else "a ZIP archive"
    return ""


def _refuse_old(data: bytes, path: str, own: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise SourceError(
            f"{path}: It is protected by a password.",
            "Open it in Word and save a copy without the password.",
        )
    for stream, what in _OLD_STREAMS:
        if stream.encode("utf-16-le") in data:
            raise SourceError(f"{path}: This is {what}, whatever its name says.", _SAVE_AS)
    raise SourceError(f"{path}: This is an old Office file, not {own}.", _SAVE_AS)


def refuse_wordless(document: Document, path: str) -> None:
    """Refuses a document that has no words.

    Raises:
        SourceError: It has none; the message says whether it has pictures.
    """
    if any(text.strip() for text in texts(document)):
        return
    seen = any(isinstance(node, Figure) for node in walk(document)) or any(
        loss.kind == "image" for loss in document.losses
    )
    raise SourceError(
        f"{path}: The document has no words in it{', only pictures' if seen else ''}.",
        "If its pages are pictures, as from a scanner, type their words out." if seen else _CHECK,
    )
