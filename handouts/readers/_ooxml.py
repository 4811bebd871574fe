"""A Word file as a package of parts, and what they say of each other."""

from __future__ import annotations

import posixpath

from lxml import etree

from handouts.errors import SourceError
from handouts.readers._archive import Archive, Kind
from handouts.records import dataclass

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

_SAVE_AS = "Open it in Word and save it as a Word Document (.docx)."
_KIND = Kind(
    "a Word document",
    _SAVE_AS,
    "Get the file again from where it came from, or open it in Word, which may mend it, and save it.",
    "Word",
)


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


class Package(Archive):
    """The parts of a Word file.

    Args:
        data: The file.
        path: Its name, for messages.

    Raises:
        SourceError: It is something else, damaged, locked with a password, or made to do harm.
    """

    def __init__(self, data: bytes, path: str) -> None:
        super().__init__(data, path, _KIND)
        self.document = self._main_part()

    def tidy(self, root: etree._Element, data: bytes) -> None:
        """Gives the names of the Strict form, where a part has them, those of the Transitional one."""
        if b"purl.oclc.org" in data:
            _to_transitional(root)

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
                    "Give it a name that ends in .odt.",
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
