"""A PDF file as plain Python values, which are quick to walk and cannot surprise.

Every object is turned into dicts, lists, strings and numbers once, when it is first asked for. Nothing is
assumed about a file: whatever has the wrong type comes back as an empty value of the right one.
"""

from __future__ import annotations

import io
import json
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, TypeAlias

from handouts.errors import HandoutsError

Value: TypeAlias = Any
"""None, bool, int, float, str, list or dict. Names start with "/", references are "12 0 R", and strings
start with "u:" (text) or "b:" (bytes in hex), as qpdf's JSON has them."""

MAX_STREAM = 64 * 1024 * 1024
"""The most that one stream may hold once unpacked, in bytes."""
MAX_TOTAL = 256 * 1024 * 1024
"""The most that all streams that are read may hold together, in bytes."""
MAX_PAGES = 5000
"""The most pages that are looked at; a handout has fewer than 50."""

_scan = json.JSONDecoder().raw_decode


def _json(text: bytes) -> Value:
    """What qpdf writes as JSON: one value with no room around it, so that nobody has to look for any."""
    return _scan(text.decode())[0]


def _open(data: bytes) -> Any:
    """A PDF, opened by qpdf.

    On Linux from a file in memory, which qpdf can map: it reads an object in half the time that it takes
    where it has to ask Python for every few bytes, as it does elsewhere.
    """
    import pikepdf

    if sys.platform == "linux":
        with suppress(OSError), os.fdopen(os.memfd_create("handout"), "w+b") as stream:
            stream.write(data)
            stream.flush()
            mapped = pikepdf.AccessMode.mmap_only  # after which the file may be closed
            return pikepdf.open(stream, suppress_warnings=True, access_mode=mapped)
    return pikepdf.open(io.BytesIO(data), suppress_warnings=True)


def dictionary(value: Value) -> dict[str, Value]:
    """The value if it is a dictionary, else an empty one."""
    return value if type(value) is dict else {}


def number(value: Value) -> float | None:
    """The value if it is a number, else None."""
    return value if type(value) in {int, float} else None


def integer(value: Value, default: int = -1) -> int:
    """The value if it is a whole number, else `default`."""
    return value if type(value) is int else default


def name(value: Value) -> str:
    """The value without its slash if it is a name, else an empty string."""
    return value[1:] if type(value) is str and value[:1] == "/" else ""


def string(value: Value) -> str | None:
    """The text of a string, or None where the value is not a string."""
    if type(value) is not str:
        return None
    if value[:2] == "u:":
        return value[2:]
    if value[:2] == "b:":
        return bytes.fromhex(value[2:]).decode("latin-1")
    return None


def raw_string(value: Value) -> bytes | None:
    """The bytes of a string, or None where the value is not a string."""
    text = string(value)
    return None if text is None else text.encode("latin-1", "replace")


def is_reference(value: Value) -> bool:
    """Whether the value is a reference to another object."""
    return (
        type(value) is str and value[-2:] == " R" and value[0] in "0123456789"
    )  # strings start "u:" or "b:"


_PLAIN = (bool, int, float)


class File:
    """An open PDF.

    Args:
        data: The file's bytes.
        path: The file as the user named it, for messages.

    Raises:
        HandoutsError: The file is locked with a password, or damaged beyond repair.
    """

    def __init__(self, data: bytes, path: str) -> None:
        import pikepdf

        self.path = path
        self._cache: dict[str, Value] = {}
        self._links: dict[str, str] = {}
        self._unpacked = 0
        try:
            self._pdf = _open(data)
            self._broken = pikepdf.PdfError
            self.trailer = dictionary(_json(self._pdf.trailer.to_json(dereference=True)))
        except pikepdf.PasswordError as error:
            raise HandoutsError(
                f"{path}: The PDF is locked with a password.",
                "Save a copy without a password and verify that.",
            ) from error
        except (pikepdf.PdfError, ValueError, RuntimeError) as error:
            raise HandoutsError(
                f"{path}: The PDF is damaged and cannot be read.", "Export or download it again."
            ) from error
        self.version = self._pdf.pdf_version
        self.root = dictionary(self.get(self.trailer.get("/Root")))
        if not self.root:
            raise HandoutsError(
                f"{path}: The PDF is damaged: it has no catalog.", "Export or download it again."
            )
        self.pages = tuple(self._pages())

    def get(self, value: Value) -> Value:
        """What the value refers to, or the value itself. A stream comes back as its dictionary."""
        if type(value) is not str:
            return value
        found = self._cache.get(value, value)
        if found is not value or not is_reference(value):
            return found
        reference, found = value, None
        for _ in range(16):
            found = self._load(value)
            if not is_reference(found):
                break
            value = found  # an object that is nothing but a reference to another
            self._links[reference] = value
        else:
            found = None
        self._cache[reference] = found
        return found

    def forget(self, reference: Value) -> None:
        """Let go of an object that is not asked for again, as a rule: a long file has very many."""
        self._cache.pop(reference, None)

    def entries(self, value: Value) -> dict[str, Value]:
        """The dictionary that the value is or refers to, else an empty one."""
        found = value if type(value) is dict else self.get(value)
        return found if type(found) is dict else {}

    def items(self, value: Value) -> list[Value]:
        """The array that the value is or refers to; a lone value is an array of one, null an empty one."""
        found = self.get(value)
        if type(found) is list:
            return found
        return [] if found is None else [value]

    def text(self, value: Value) -> str | None:
        """The string that the value is or refers to."""
        return string(self.get(value))

    def name(self, value: Value) -> str:
        """The name that the value is or refers to, without its slash."""
        return name(self.get(value))

    def stream(self, reference: Value) -> bytes | None:
        """What a stream holds, unpacked, or None where it cannot be.

        Raises:
            HandoutsError: The streams hold more than any handout does (`MAX_STREAM`, `MAX_TOTAL`).
        """
        if not is_reference(reference):
            return None
        self.get(reference)
        reference = self._links.get(reference, reference)
        import pikepdf

        number_, generation, _ = reference.split()
        try:
            found = self._pdf.get_object(int(number_), int(generation))
            if not isinstance(found, pikepdf.Stream):
                return None
            data = self._unpack(found, self.entries(reference))
        except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError, ValueError, OverflowError):
            return None
        self._unpacked += len(data)
        if self._unpacked > MAX_TOTAL:
            self._too_large()
        return data

    def _unpack(self, found: Any, entries: dict[str, Value]) -> bytes:
        filters = [name(self.get(item)) for item in self.items(entries.get("/Filter"))]
        raw: bytes = found.read_raw_bytes()
        if not filters:
            return raw
        if filters != ["FlateDecode"] or self.items(entries.get("/DecodeParms")):
            if "FlateDecode" in filters and len(raw) > MAX_STREAM // 1000:
                self._too_large()  # Flate packs at most 1030 to 1, and this chain is for qpdf
            unpacked: bytes = found.read_bytes()
            return unpacked
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(raw, MAX_STREAM)
        except zlib.error:
            recovered: bytes = found.read_bytes() if len(raw) < MAX_STREAM // 1000 else b""
            return recovered
        if unpacker.unconsumed_tail:
            self._too_large()
        return data

    def _too_large(self) -> None:
        raise HandoutsError(
            f"{self.path}: The PDF holds far more than any handout does, so it is not verified.",
            "Export it again, in parts if it is a book.",
        )

    def _load(self, reference: str) -> Value:
        number_, generation, _ = reference.split()
        try:
            found: Any = self._pdf.get_object(int(number_), int(generation))
            if isinstance(found, _PLAIN):
                return found
            return _json(found.to_json(dereference=True))
        except (self._broken, ValueError, RuntimeError, OverflowError, AttributeError):
            return None  # a broken object is as good as none

    def _pages(self) -> Iterator[tuple[str, dict[str, Value]]]:
        """Reference and dictionary of each page, with what it inherits."""
        inherited = ("/Resources", "/MediaBox", "/Rotate")
        seen: set[str] = set()
        stack: list[tuple[Value, dict[str, Value]]] = [(self.root.get("/Pages"), {})]
        count = 0
        while stack:
            reference, passed_on = stack.pop()
            if type(reference) is str:
                if reference in seen:
                    continue
                seen.add(reference)
            node = self.entries(reference)
            passed_on = passed_on | {key: node[key] for key in inherited if key in node}
            if "/Kids" in node:
                kids = self.items(node["/Kids"])
                stack.extend((kid, passed_on) for kid in reversed(kids))
            elif node:
                count += 1
                if count > MAX_PAGES:
                    self._too_large()
                yield (reference if is_reference(reference) else "", passed_on | node)


def tree(file: File, root: Value, leaf: str) -> Iterator[tuple[Value, Value]]:
    """Keys and values of a number tree ("/Nums") or a name tree ("/Names"), however it is branched."""
    seen: set[str] = set()
    stack = [root]
    while stack:
        reference = stack.pop()
        if type(reference) is str:
            if reference in seen:
                continue
            seen.add(reference)
        node = file.entries(reference)
        entries = file.items(node.get(leaf))
        for index in range(0, len(entries) - 1, 2):
            yield file.get(entries[index]), entries[index + 1]
        stack.extend(reversed(file.items(node.get("/Kids"))))
