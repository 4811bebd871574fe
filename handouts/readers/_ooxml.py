"""A Word file as a package of parts: opened with bounds on everything, because anybody may have made it."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from handouts.errors import SourceError
from handouts.records import dataclass

_MEMBERS = 10_000
_TOTAL_BYTES = 250_000_000
_XML_BYTES = 64_000_000
"""A novel's document.xml has some 10 MB."""
_RATIO, _RATIO_FROM = 250, 10_000_000
"""Real parts shrink 5 to 40 times; one of over 10 MB that shrank 250 times was made to fill a memory."""
_CHUNK = 1 << 20

_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    "http://purl.oclc.org/ooxml/officeDocument/relationships": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    "http://purl.oclc.org/ooxml/officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
    "http://purl.oclc.org/ooxml/drawingml/chart": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
"""Namespaces of ISO/IEC 29500 Strict, and the Transitional ones that mean the same."""

_OTHER_FILES = (
    (b"%PDF-", "a PDF", "Use the file that the PDF was made from, or copy its text into a .txt file."),
    (b"{\\rtf", "a Rich Text file", "Open it in Word and save it as a Word Document (.docx)."),
    (b"\xff\xd8\xff", "a picture", "Check that it is the right file."),
    (b"\x89PNG", "a picture", "Check that it is the right file."),
    (b"<?xml", "an XML file", "Open it in Word and save it as a Word Document (.docx)."),
    (b"<!doctype html", "a web page", "Give it a name that ends in .html."),
    (b"<html", "a web page", "Give it a name that ends in .html."),
)
_OLD_STREAMS = (
    ("WordDocument", "an old Word document (.doc)"),
    ("Workbook", "an old Excel workbook"),
    ("PowerPoint Document", "an old PowerPoint presentation"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Open it in Word and save it as a Word Document (.docx)."
_AGAIN = "Get the file again from where it came from, or open it in Word, which may mend it, and save it."


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one part says of another.

    Attributes:
        kind: The last word of the relationship's type: "image", "hyperlink", "footnotes".
        target: The name of the part; the address of what is outside the file.
        external: Whether it is outside.
    """

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file.

    Args:
        data: The file.
        path: Its name, for messages.

    Raises:
        SourceError: It is something else, damaged, locked with a password, or made to do harm.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        if not data:
            raise SourceError(
                f"{path}: The file is empty.", "Check that it was saved, and that it is the right file."
            )
        _refuse_others(data, path)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except Exception:  # zipfile raises nearly anything on damaged bytes
            if data.startswith(b"PK\x03\x04"):
                raise SourceError(f"{path}: The file is cut off or damaged.", _AGAIN) from None
            raise SourceError(
                f"{path}: This is not a Word document, whatever its name says.", _SAVE_AS
            ) from None
        if len(members) > _MEMBERS:
            raise self._bomb(f"it has {len(members):,} parts")
        self._members = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in members}
        self._size = len(data)
        self._left = _TOTAL_BYTES
        self.document = self._main_part()

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name.lower() in self._members

    def part(self, name: str, limit: int = _XML_BYTES) -> bytes:
        """The bytes of a part, unpacked with bounds: what the file says of its sizes is not believed.

        Raises:
            SourceError: There is no such part, it is damaged or locked, or it unpacks to too much.
        """
        info = self._members.get(name.lower())
        if info is None:
            raise SourceError(f"{self.path}: The file is damaged: {name} is not in it.", _AGAIN)
        if info.flag_bits & 0x1:
            raise SourceError(
                f"{self.path}: It is protected by a password.",
                "Open it in Word and save a copy without the password.",
            )
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as member:
                while chunk := member.read(_CHUNK):
                    size += len(chunk)
                    self._left -= len(chunk)
                    if size > limit or self._left < 0:
                        raise self._bomb(f"{name} unpacks to more than {min(limit, size) // 1_000_000} MB")
                    if size > _RATIO_FROM and size > _RATIO * max(1, min(info.compress_size, self._size)):
                        raise self._bomb(f"{name} unpacks to more than {_RATIO} times its size")
                    chunks.append(chunk)
        except SourceError:
            raise
        except (zipfile.BadZipFile, zlib.error, EOFError):
            raise SourceError(
                f"{self.path}: The file is damaged: {name} cannot be unpacked.", _AGAIN
            ) from None
        except Exception:  # a method of packing that Word never uses, or nonsense in a header
            raise SourceError(
                f"{self.path}: The file is damaged: {name} cannot be unpacked.", _AGAIN
            ) from None
        return b"".join(chunks)

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part, in Transitional names.

        Nothing outside is ever fetched and no entity is ever expanded.

        Raises:
            SourceError: It is missing or broken, or has a document type, which no Word file has.
        """
        data = self.part(name)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            deep = "depth" in str(error).lower()
            what = "is nested too deeply" if deep else "is not well-formed XML"
            raise SourceError(f"{self.path}: The file is damaged: {name} {what}.", _AGAIN) from None
        except ValueError:
            raise SourceError(f"{self.path}: The file is damaged: {name} is not XML.", _AGAIN) from None
        if root is None:
            raise SourceError(f"{self.path}: The file is damaged: {name} is empty.", _AGAIN)
        if root.getroottree().docinfo.internalDTD is not None:
            raise SourceError(
                f"{self.path}: {name} declares a document type, which no Word file does.",
                "Do not open it. Ask who sent it for a copy saved by Word.",
            )
        if b"purl.oclc.org" in data:
            _to_transitional(root)
        return root

    def relationships(self, name: str) -> dict[str, Relationship]:
        """What part `name` says of other parts, by the identifiers that it uses for them."""
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(rels):
            return {}
        found: dict[str, Relationship] = {}
        for element in self.xml(rels):
            external = element.get("TargetMode", "").lower() == "external"
            target = element.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip(
                    "/"
                )
            kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
            found[element.get("Id", "")] = Relationship(kind, target, external)
        return found

    def _main_part(self) -> str:
        self._refuse_other_packages()
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and self.has(relationship.target):
                return relationship.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise SourceError(
            f"{self.path}: This is not a Word document: there is no text part (word/document.xml) in it.",
            _SAVE_AS,
        )

    def _refuse_other_packages(self) -> None:
        names = self._members
        if "mimetype" in names:
            kind = self.part("mimetype", 200).decode("ascii", "replace").strip()
            if "opendocument" in kind:
                raise SourceError(
                    f"{self.path}: This is an OpenDocument file, whatever its name says.",
                    "Open it in LibreOffice and save it as a Word Document (.docx).",
                )
            if "epub" in kind:
                raise SourceError(
                    f"{self.path}: This is an e-book (EPUB).", "Check that it is the right file."
                )
        for start, what in (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation")):
            if (
                f"{start}workbook.xml" in names
                or f"{start}workbook.bin" in names
                or f"{start}presentation.xml" in names
            ):
                raise SourceError(
                    f"{self.path}: This is {what}, whatever its name says.",
                    "Copy its text into a Word document and save that as .docx.",
                )
        if any(name.endswith(".iwa") for name in names):
            raise SourceError(
                f"{self.path}: This is a Pages document.", "Open it in Pages and export it to Word (.docx)."
            )
        if "[content_types].xml" not in names and "word/document.xml" not in names:
            raise SourceError(
                f"{self.path}: This is a ZIP archive, not a Word document.",
                "Unpack it and give the name of the .docx file in it.",
            )

    def _bomb(self, what: str) -> SourceError:
        return SourceError(
            f"{self.path}: The file is far larger inside than any article: {what}.",
            "Check where it came from. If it is a real document, copy its text into a new one.",
        )


def _refuse_others(data: bytes, path: str) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SourceError(
                f"{path}: It is protected by a password.",
                "Open it in Word and save a copy without the password.",
            )
        for stream, what in _OLD_STREAMS:
            if stream.encode("utf-16-le") in data:
                raise SourceError(f"{path}: This is {what}, whatever its name says.", _SAVE_AS)
        raise SourceError(f"{path}: This is an old Office file, not a Word document.", _SAVE_AS)
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, what, fix in _OTHER_FILES:
        if start.startswith(magic.lower()):
            raise SourceError(f"{path}: This is {what}, whatever its name says.", fix)


def _to_transitional(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        element.tag = _renamed(str(element.tag))
        for name, value in list(element.attrib.items()):
            renamed = _renamed(str(name))
            if renamed != name:
                del element.attrib[name]
                element.set(renamed, value)


def _renamed(name: str) -> str:
    if name.startswith("{http://purl.oclc.org/"):
        namespace, _, local = name[1:].partition("}")
        return f"{{{_STRICT.get(namespace, namespace)}}}{local}"
    return name
