"""An OpenDocument text as a package of parts."""

from __future__ import annotations

import posixpath

from handouts.errors import SourceError
from handouts.readers._archive import Archive, Kind
from handouts.readers._odt_names import MANIFEST

_KIND = Kind(
    "an OpenDocument file",
    "Open it in LibreOffice and save it as an OpenDocument text (.odt).",
    "Get the file again from where it came from, or open it in LibreOffice, which may mend it, and save it.",
    "LibreOffice",
)
_OTHERS = {
    "spreadsheet": "an OpenDocument spreadsheet",
    "presentation": "an OpenDocument presentation",
    "graphics": "an OpenDocument drawing",
    "formula": "an OpenDocument formula",
    "database": "an OpenDocument database",
}


class OdtPackage(Archive):
    """The parts of an OpenDocument text.

    Args:
        data: The file.
        path: Its name, for messages.

    Raises:
        SourceError: It is something else, damaged, locked with a password, or made to do harm.
    """

    def __init__(self, data: bytes, path: str) -> None:
        super().__init__(data, path, _KIND)
        if self.has("word/document.xml"):
            raise SourceError(
                f"{path}: This is a Word document, whatever its name says.",
                "Give it a name that ends in .docx.",
            )
        kind = self.part("mimetype", 200).decode("ascii", "replace").strip() if self.has("mimetype") else ""
        for word, name in _OTHERS.items():
            if word in kind:
                raise SourceError(
                    f"{path}: This is {name}, whatever its name says.",
                    "Copy its text into a text document and save that as .odt or .docx.",
                )
        if not self.has("content.xml"):
            what = "an e-book (EPUB)" if "epub" in kind else "a ZIP archive, not an OpenDocument text"
            raise SourceError(f"{path}: This is {what}.", "Check that it is the right file.")
        if self.has("META-INF/manifest.xml"):
            manifest = self.xml("META-INF/manifest.xml")
            if next(manifest.iter(MANIFEST + "encryption-data"), None) is not None:
                raise SourceError(
                    f"{path}: It is protected by a password.",
                    "Open it in LibreOffice and save a copy without the password.",
                )

    def inner(self, address: str) -> str:
        """The name of the part that an address in the text is about; "" for one outside."""
        if ":" in address or address.startswith(("/", "#", "../")) or not address:
            return ""
        name = posixpath.normpath(address.removeprefix("./"))
        return "" if name.startswith("..") else name
