"""Bytes of a text format to characters, or a clear word about why not."""

from __future__ import annotations

import codecs
import re
import unicodedata

from handouts.errors import SourceError
from handouts.findings import Position

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_INVISIBLE = {ord(character): None for character in "\u00ad\u200b\u2060\ufeff"}
"""Soft hyphen, zero-width space, word joiner, byte order mark: they carry no words and speak badly."""

_LINE_ENDS = {ord(character): "\n" for character in "\x0b\x85\u2028\u2029"} | {0x0C: " "}
"""Line ends of other systems. A page break is not one: editors do not count it as a line."""

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""C0 and C1 controls. U+0085 is a line end in Unicode and is read as one."""

_NONCHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
"""Code points that no text may have (Unicode 15, 23.7) and that no web page may hold."""

_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")

MAX_BYTES = 2_000_000
"""The longest article that is read, about 300,000 words: the length of four novels. Nobody prints that as a
handout, and such a file is a mistake that had better be named than worked on for a minute."""


def decode(data: bytes, path: str, *, encoding: str = "") -> str:
    """The characters of a text file, with line feeds as line ends and no invisible characters.

    A byte order mark decides; then `encoding`, as a page itself declares it; then UTF-8; then Windows-1252,
    in which older Windows programs save, provided that every byte means something in it.

    Args:
        data: The file.
        path: Its name, for messages.
        encoding: What the file itself says; empty when it says nothing.

    Raises:
        SourceError: The file is empty, or is not text. It may still have characters that no article means to
            have, as a web page has in its scripts: `damage` says where.
    """
    if not data.strip():
        raise SourceError(
            f"{path}: The file is empty.", "Check that it was saved, and that it is the right file."
        )
    text = _characters(data, path, encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for table in (_LINE_ENDS, _INVISIBLE):
        if any(chr(character) in text for character in table):  # hardly ever, and much quicker to see
            text = text.translate(table)
    if not text.strip():
        raise SourceError(
            f"{path}: The file has nothing in it but white space.", "Check that it is the right file."
        )
    return unicodedata.normalize("NFC", text)


_ZEROS = 0.001
"""A text may have one byte of zero by mistake, and one in so many bytes; with more it is no text."""

_ACCIDENT = 10
"""In Windows-1252 fewer than one accented letter in this many looks like UTF-8 by accident (a capital before
a closing quotation mark)."""


def _characters(data: bytes, path: str, encoding: str) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(name)
            except UnicodeDecodeError as error:
                raise _broken(path, name, error) from None
    if data.count(0) > _ZEROS * len(data) + 1:
        if _looks_like_utf_16(data):
            raise SourceError(
                f"{path}: The file seems to be UTF-16 text without the mark that says so.",
                "Open it in the program that made it and save it again as UTF-8.",
            )
        raise SourceError(
            f"{path}: This is not a text file, whatever its name says.",
            "Open it in the program that made it and save it as plain text (UTF-8), or as .docx.",
        )
    tried = [encoding] if encoding else []
    for name in (*tried, "utf-8"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        whole = len(_MULTIBYTE.findall(data))
        if whole and whole * _ACCIDENT >= len(_HIGH.findall(_MULTIBYTE.sub(b"", data))):
            # Part of the file is UTF-8 and part is not: reading it as anything else would garble words.
            raise _broken(path, "UTF-8", error) from None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _broken(path, "UTF-8", error) from None


def _looks_like_utf_16(data: bytes) -> bool:
    """Whether every second byte of the start is mostly zero, as in Latin letters of two bytes each."""
    start = data[:2000]
    return len(data) % 2 == 0 and any(
        start[first::2].count(0) > 0.6 * len(start) / 2 and start[1 - first :: 2].count(0) == 0
        for first in (0, 1)
    )


def _broken(path: str, name: str, error: UnicodeDecodeError) -> SourceError:
    line = error.object[: error.start].count(b"\n") + 1
    return SourceError(
        f"{path}:{line}: Some characters are damaged (byte {error.object[error.start]:02X} is not {name}).",
        "Open the file in the program that made it and save it again as UTF-8.",
    )


def refuse_huge(data: bytes, path: str) -> None:
    """Stops at a file that is too long to be an article.

    Raises:
        SourceError: It has more than `MAX_BYTES` bytes.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"{path}: The file has {len(data) / 1e6:.1f} MB of text; the limit is {MAX_BYTES // 1_000_000} MB"
            " (about 300,000 words).",
            "Check that it is the right file. If it is, split it into one file an article.",
        )


_DAMAGE = re.compile(f"{CONTROL.pattern}|\ufffd|{_NONCHARACTER.pattern}")


def damage(text: str) -> tuple[int, str] | None:
    """The first character that no article means to have, and where it stands; None where there is none."""
    if text.isascii() and text.isprintable():
        return None  # as nearly always, and quicker to see
    found = _DAMAGE.search(text)
    return (found.start(), found[0]) if found else None


def undamaged(text: str) -> str:
    """The text without characters that no article means to have."""
    return _DAMAGE.sub("", text)


def damaged(character: str, place: Position) -> SourceError:
    """The error for a character that `damage` found."""
    if not CONTROL.match(character):
        return SourceError(
            f"{place}: A character was lost before the file came here (U+{ord(character):04X}).",
            "Find out which character it was, type it in, and save the file as UTF-8.",
        )
    meant = as_windows_1252(character)
    return SourceError(
        f"{place}: Control character U+{ord(character):04X} cannot be printed.",
        f"It was probably meant to be {meant}: type that in its place, and save the file as UTF-8."
        if meant
        else "Delete it, or copy the text into a new file and save that as UTF-8.",
    )


def as_windows_1252(control: str) -> str:
    """The character that a C1 control stands for when Windows text was taken for Latin-1."""
    try:
        return control.encode("latin-1").decode("cp1252") if control >= "\x80" else ""
    except UnicodeDecodeError:
        return ""
