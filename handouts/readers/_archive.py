"""A ZIP file of parts, as word processors write them, opened with bounds on everything: anybody made it."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from handouts.errors import SourceError
from handouts.readers._strangers import refuse_strangers
from handouts.records import dataclass

_MEMBERS = 10_000
_TOTAL_BYTES = 250_000_000
_XML_BYTES = 64_000_000
"""A novel's text has some 10 MB."""
_RATIO, _RATIO_FROM = 250, 10_000_000
"""Real parts shrink 5 to 40 times; one of over 10 MB that shrank 250 times was made to fill a memory."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Kind:
    """What messages say of a kind of file.

    Attributes:
        name: "a Word document".
        save_as: How to get one from another file.
        again: What to do about a damaged one.
        program: What it is opened with.
    """

    name: str
    save_as: str
    again: str
    program: str


class Archive:
    """The parts of a file.

    Args:
        data: The file.
        path: Its name, for messages.
        kind: What it should be.

    Raises:
        SourceError: It is something else, damaged, locked with a password, or made to do harm.
    """

    def __init__(self, data: bytes, path: str, kind: Kind) -> None:
        self.path = path
        self.kind = kind
        refuse_strangers(data, path, kind.name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except Exception:  # zipfile raises nearly anything on damaged bytes
            if data.startswith(b"PK\x03\x04"):
                raise SourceError(f"{path}: The file is cut off or damaged.", kind.again) from None
            raise SourceError(
                f"{path}: This is not {kind.name}, whatever its name says.", kind.save_as
            ) from None
        if len(members) > _MEMBERS:
            raise self._bomb(f"it has {len(members):,} parts")
        self._members = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in members}
        self._size = len(data)
        self._left = _TOTAL_BYTES

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
            raise SourceError(f"{self.path}: The file is damaged: {name} is not in it.", self.kind.again)
        if info.flag_bits & 0x1:
            raise SourceError(
                f"{self.path}: It is protected by a password.",
                f"Open it in {self.kind.program} and save a copy without the password.",
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
                f"{self.path}: The file is damaged: {name} cannot be unpacked.", self.kind.again
            ) from None
        except Exception:  # a method of packing that no word processor uses, or nonsense in a header
            raise SourceError(
                f"{self.path}: The file is damaged: {name} cannot be unpacked.", self.kind.again
            ) from None
        return b"".join(chunks)

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part.

        Nothing outside is ever fetched and no entity is ever expanded.

        Raises:
            SourceError: It is missing or broken, or has a document type, which no such file has.
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
            raise SourceError(f"{self.path}: The file is damaged: {name} {what}.", self.kind.again) from None
        except ValueError:
            raise SourceError(
                f"{self.path}: The file is damaged: {name} is not XML.", self.kind.again
            ) from None
        if root is None:
            raise SourceError(f"{self.path}: The file is damaged: {name} is empty.", self.kind.again)
        if root.getroottree().docinfo.internalDTD is not None:
            raise SourceError(
                f"{self.path}: {name} declares a document type, which no such file does.",
                f"Do not open it. Ask who sent it for a copy saved by {self.kind.program}.",
            )
        self.tidy(root, data)
        return root

    def tidy(self, root: etree._Element, data: bytes) -> None:
        """What a kind of file needs done to each XML part; nothing, by default."""

    def _bomb(self, what: str) -> SourceError:
        return SourceError(
            f"{self.path}: The file is far larger inside than any article: {what}.",
            "Check where it came from. If it is a real document, copy its text into a new one.",
        )
