"""Bytes of a text format to characters, or a clear word about why not."""

from __future__ import annotations

import codecs
import re
import unicodedata

from handouts.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_INVISIBLE = {ord(character): None for character in "\u00ad\u200b\u2060\ufeff"}
"""Soft hyphen, zero-width space, word joiner, byte order mark: they carry no words and speak badly."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes, path: str, *, encoding: str = "") -> str:
    """The characters of a text file, with line feeds as line ends and no invisible characters.

    A byte order mark decides; then `encoding`, as a page itself declares it; then UTF-8; then Windows-1252,
    in which older Windows programs save, provided that every byte means something in it.

    Args:
        data: The file.
        path: Its name, for messages.
        encoding: What the file itself says; empty when it says nothing.

    Raises:
        SourceError: The file is empty, is not text, or has characters that no article means to have.
    """
    if not data.strip():
        raise SourceError(
            f"{path}: The file is empty.", "Check that it was saved, and that it is the right file."
        )
    text = _characters(data, path, encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    _refuse_damage(text, path)
    text = text.translate(_INVISIBLE)
    if not text.strip():
        raise SourceError(
            f"{path}: The file has nothing in it but white space.", "Check that it is the right file."
        )
    return unicodedata.normalize("NFC", text)


def _characters(data: bytes, path: str, encoding: str) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(name)
            except UnicodeDecodeError as error:
                raise _broken(path, name, error) from None
    if b"\x00" in data:
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
        multibyte = re.search(rb"[\xc3-\xf4][\x80-\xbf]", data)
        if multibyte:
            # Part of the file is UTF-8 and part is not: reading it as anything else would garble words.
            raise _broken(path, "UTF-8", error) from None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _broken(path, "UTF-8", error) from None


def _broken(path: str, name: str, error: UnicodeDecodeError) -> SourceError:
    line = error.object[: error.start].count(b"\n") + 1
    return SourceError(
        f"{path}:{line}: Some characters are damaged (byte {error.object[error.start]:02X} is not {name}).",
        "Open the file in the program that made it and save it again as UTF-8.",
    )


def _refuse_damage(text: str, path: str) -> None:
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        raise SourceError(
            f"{path}:{line}: Control character U+{ord(control[0]):04X} cannot be printed.",
            "Delete it, or copy the text into a new file and save that as UTF-8.",
        )
    damaged = text.find("\ufffd")
    if damaged >= 0:
        line = text.count("\n", 0, damaged) + 1
        column = damaged - text.rfind("\n", 0, damaged)
        raise SourceError(
            f"{path}:{line}:{column}: A character was lost before the file came here (\ufffd, U+FFFD).",
            "Find out which character it was, type it in, and save the file as UTF-8.",
        )
