"""Indirect objects in ReportLab's file, which numbers them and writes the cross-reference table."""

from __future__ import annotations

import hashlib
import zlib

from reportlab.pdfbase import pdfdoc


class Object(pdfdoc.PDFObject):  # type: ignore[misc] # ReportLab has no types
    """An indirect object whose body we write ourselves, in ReportLab's file."""

    def __init__(self, number_: int) -> None:
        self.number = number_
        self.body = b""

    def format(self, _document: object) -> bytes:
        """What ReportLab puts into the file."""
        return self.body


class File(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A PDF file that is being put together."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(invariant=1, pdfVersion=version)
        self.objects: list[Object] = []
        self.Catalog = self.object()
        self.info = self.object()

    def object(self, body: bytes = b"") -> Object:
        """A new indirect object, whose body may be given later."""
        made = Object(self.objectcounter + 1)
        made.body = body
        self.Reference(made)
        self.objects.append(made)
        return made

    def stream(self, entries: bytes, data: bytes, *, compress: bool = True) -> Object:
        """A new stream, compressed by Flate unless it is so already or must be readable."""
        if compress:
            data = zlib.compress(data)
            entries += b"/Filter/FlateDecode"
        return self.object(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data))

    def ID(self) -> bytes:  # noqa: N802 - ReportLab's name
        """The file's identifier, made of its content, so that the same handout is the same file."""
        digest = hashlib.md5(usedforsecurity=False)
        for each in self.objects:
            digest.update(each.body)
        name = digest.hexdigest().upper().encode("ascii")
        return b"[<%s><%s>]" % (name, name)


def string(text: str) -> bytes:
    """A PDF text string (ISO 32000-1, 7.9.2)."""
    if text.isascii() and text.isprintable():
        return b"(%s)" % text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("ascii")
    return b"<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode("ascii")
