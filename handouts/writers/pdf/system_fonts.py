"""Fonts of this computer, found by the names that people know them by, for characters that ours lack."""

from __future__ import annotations

import functools
import os
import struct
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from handouts.errors import ConfigError
from handouts.writers.pdf.fonts import lend

SUFFIXES: Final = (".ttf", ".ttc")
"""What is taken for the name of a file; anything else is the name of a font."""
_NAMES: Final = (1, 4, 16)
"""Family, full name, typographic family (OpenType, "name")."""
_MOST: Final = 10_000
"""The most files that are looked at; a computer for design has some thousands."""


def find(name: str) -> Path:
    """The file of the font `name`: the name of a family or of one font, or a file.

    Raises:
        ConfigError: There is none.
    """
    if name.lower().endswith(SUFFIXES):
        file = Path(name)
        if file.is_file():
            return file.resolve()
        raise ConfigError(f"The font '{name}' is not there.", "Check output.fallback_fonts in the settings.")
    known = installed()
    found = known.get(name.casefold())
    if found is not None:
        return found
    close = get_close_matches(name.casefold(), known, n=1)
    fix = (
        f"Did you mean '{close[0]}'?" if close else "Name a TrueType font that is installed, or a .ttf file."
    )
    raise ConfigError(f"This computer has no font '{name}' with TrueType outlines.", fix)


def borrow(names: tuple[str, ...]) -> int:
    """What to add to weights (`fonts.lend`) to draw with these fonts what the shipped ones lack.

    Raises:
        ConfigError: One is not there, has no TrueType outlines, or may not be embedded.
    """
    files = []
    for name in names:
        file = find(name)
        _insist(name, file)
        files.append(str(file))
    return lend(tuple(files))


def _insist(name: str, file: Path) -> None:
    """Refuse a font that cannot be embedded as a subset, or whose maker does not allow it."""
    why = ""
    try:
        font = TTFontFile(str(file))
        (terms,) = struct.unpack(">H", font.get_table("OS/2")[8:10]) if "OS/2" in font.table else (0,)
    except (TTFError, OSError, ValueError, LookupError, struct.error):
        why = "it is damaged, or has no TrueType outlines"
    else:
        if terms & _EMBEDDING == _RESTRICTED or terms & _WHOLE_OR_PIXELS:
            why = "its maker does not allow it"
    if why:
        raise ConfigError(
            f"The font '{name}' cannot be put into a PDF ({file}): {why}.",
            "Name another font in output.fallback_fonts.",
        )


# OpenType, table "OS/2", fsType: what a font's maker allows.
_EMBEDDING: Final = 0x000F
_RESTRICTED: Final = 0x0002
_WHOLE_OR_PIXELS: Final = 0x0300
"""Only the whole font, or only its bitmaps, may be embedded."""


@functools.cache
def installed() -> dict[str, Path]:
    """The TrueType fonts of this computer by their names, without regard to capitals.

    A family's name leads to its regular font.
    """
    known: dict[str, tuple[bool, str, Path]] = {}
    for file in _files():
        names = _names(file)
        regular = names.get(2, "").casefold() in ("regular", "book", "roman", "normal")
        for key in _NAMES:
            name = names.get(key, "").casefold()
            # The regular font first, then the shortest path: another order of files gives the same.
            if name and (name not in known or (not regular, str(file)) < known[name][:2]):
                known[name] = (not regular, str(file), file)
    return {name: file for name, (_, _, file) in known.items()}


def folders() -> tuple[Path, ...]:
    """Where this system keeps fonts, as its own programs look for them."""
    home = Path.home()
    if sys.platform == "win32":
        system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "Fonts"
        own = os.environ.get("LOCALAPPDATA", "")
        return (system, *((Path(own) / "Microsoft" / "Windows" / "Fonts",) if own else ()))
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


def _files() -> Iterator[Path]:
    count = 0
    for folder in folders():
        for parent, _, names in os.walk(folder):
            for name in sorted(names):
                if name.lower().endswith(SUFFIXES):
                    count += 1
                    if count > _MOST:
                        return
                    yield Path(parent) / name


def _names(file: Path) -> dict[int, str]:
    """The names that a font file gives itself, by their number; none where it has no outlines of ours."""
    try:
        with file.open("rb") as data:
            head = data.read(16)
            start = 0
            if head[:4] == b"ttcf":  # a collection: its first font
                (start,) = struct.unpack(">L", head[12:16])
            data.seek(start)
            _, count = struct.unpack(">4sH6x", data.read(12))
            tables = {}
            for _ in range(min(count, 64)):
                tag, offset, length = struct.unpack(">4s4xLL", data.read(16))
                tables[tag] = (offset, length)
            if b"glyf" not in tables or b"name" not in tables:
                return {}
            offset, length = tables[b"name"]
            data.seek(offset)
            return _parsed(data.read(min(length, 1 << 16)))
    except (OSError, struct.error):
        return {}


def _parsed(table: bytes) -> dict[int, str]:
    count, texts = struct.unpack(">2xHH", table[:6])
    names: dict[int, str] = {}
    for at in range(6, min(6 + 12 * count, len(table) - 11), 12):
        platform, _, language, number, length, offset = struct.unpack(">6H", table[at : at + 12])
        raw = table[texts + offset : texts + offset + length]
        if number not in (2, *_NAMES):
            continue
        if platform in (0, 3):
            # English (0x409) before other languages.
            if number not in names or language == 0x409:
                names[number] = raw.decode("utf-16-be", "replace")
        elif platform == 1:
            names.setdefault(number, raw.decode("mac-roman", "replace"))
    return names
