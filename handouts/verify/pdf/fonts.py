"""From the codes in a content stream to characters and widths: ToUnicode, encodings, /W and /Widths."""

from __future__ import annotations

import re
import struct
import unicodedata
from dataclasses import field

from handouts.records import dataclass
from handouts.verify.pdf.objects import File, Value, integer, name, number

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""What a code that no map knows is read as."""

MAX_CODES = 65536
"""The most codes that the ranges of one font may span together: as many as two bytes can hold."""


class Characters(dict[int, str]):
    """Characters by code, with `UNKNOWN` for what is missing, so that `str.translate` can be used."""

    def __missing__(self, code: int) -> str:
        return UNKNOWN


@dataclass(slots=True)
class Font:
    """What is needed to read text set in one font.

    Attributes:
        base: Its PostScript name, with the subset's prefix.
        wide: Codes are two bytes, not one.
        characters: What each code stands for.
        mapped: The characters that its ToUnicode map can give, for looking over; empty without one.
        widths: Width of each code in thousandths of the type size.
        default_width: The width of other codes, or None where nothing is known.
        embedded: The font program is in the file (a Type 3 font is one by itself).
        subset: The name says that it is a subset.
        used: Something is shown in it.
        unknown_codes: Codes that are shown and that no map knows.
        themselves: The characters that stand for themselves, code and character being one.
    """

    base: str
    wide: bool
    characters: Characters
    mapped: frozenset[str]
    widths: dict[int, float]
    default_width: float | None
    embedded: bool
    subset: bool
    used: bool = False
    unknown_codes: set[int] = field(default_factory=set)
    themselves: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.themselves = frozenset(
            [text for code, text in self.characters.items() if len(text) == 1 and ord(text) == code < 0x10000]
        ) - {UNKNOWN}

    def decode(self, data: bytes) -> str:
        """The characters of a string that is shown in this font."""
        if not self.wide:
            units = data.decode("latin-1")
            if self.themselves.issuperset(units):
                return units
            text = units.translate(self.characters)
        else:
            if len(data) & 1:
                data += b"\0"
            units = data.decode("utf-16-be", "surrogatepass")
            if self.themselves.issuperset(units):
                return units
            if len(units) * 2 == len(data):
                text = units.translate(self.characters)
            else:  # glyph numbers that look like surrogate pairs
                text = "".join([self.characters[code] for code in _codes(data)])
        if UNKNOWN in text:
            codes = _codes(data) if self.wide else data
            self.unknown_codes.update(code for code in codes if self.characters[code] == UNKNOWN)
        return text

    def width(self, data: bytes) -> float | None:
        """The width of a string in thousandths of the type size, without spacing; None if unknown."""
        if self.default_width is None and not self.widths:
            return None
        other = self.default_width or 0.0
        width = self.widths.get
        return sum([width(code, other) for code in (_codes(data) if self.wide else data)])


def _codes(data: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f">{len(data) // 2}H", data)


def load(file: File, reference: Value) -> Font:
    """The font that a resource dictionary refers to."""
    entries = file.entries(reference)
    subtype = file.name(entries.get("/Subtype"))
    base = file.name(entries.get("/BaseFont"))
    wide = subtype == "Type0"
    descendants = file.items(entries.get("/DescendantFonts"))
    inner = file.entries(descendants[0]) if wide and descendants else entries
    descriptor = file.entries(inner.get("/FontDescriptor"))
    program = any(file.entries(descriptor.get(key)) for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    to_unicode = _to_unicode(file, entries.get("/ToUnicode"))
    characters = Characters() if wide else _simple(file, entries, subtype)
    characters.update(to_unicode)
    widths, default = _wide_widths(file, inner) if wide else _simple_widths(file, entries, descriptor)
    if subtype == "Type3":
        widths, default = {}, None  # in units of its own matrix; no text of ours is set in one
    return Font(
        base=base,
        wide=wide,
        characters=characters,
        mapped=frozenset(to_unicode.values()),
        widths=widths,
        default_width=default,
        embedded=program or subtype == "Type3",
        subset=re.match(r"[A-Z]{6}\+", base) is not None or subtype == "Type3",
    )


# Character maps -----------------------------------------------------------------------------------------

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_PART = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


def _to_unicode(file: File, reference: Value) -> dict[int, str]:
    data = file.stream(reference) if reference is not None else None
    if not data:
        return {}
    table: dict[int, str] = {}
    budget = MAX_CODES
    for kind, body in _SECTION.findall(data):
        parts = _PART.findall(body)
        if kind == b"bfchar":
            for (code, _, _), (text, _, _) in zip(parts[::2], parts[1::2], strict=False):
                table[_number(code)] = _text(text)
        else:
            budget = _ranges(parts, table, budget)
    return table


def _ranges(parts: list[tuple[bytes, bytes, bytes]], table: dict[int, str], budget: int) -> int:
    index = 0
    while index + 2 < len(parts):
        first, last = _number(parts[index][0]), _number(parts[index + 1][0])
        last = min(last, first + budget)
        index += 2
        if parts[index][1]:
            index += 1
            code = first
            while index < len(parts) and not parts[index][2]:
                table[code] = _text(parts[index][0])
                code += 1
                index += 1
            index += 1
            continue
        start = _text(parts[index][0])
        index += 1
        if start:
            budget -= max(0, last - first)
            for code in range(first, last + 1):
                point = ord(start[-1]) + code - first
                table[code] = start[:-1] + (chr(point) if point < 0x110000 else UNKNOWN)
    return budget


def _number(digits: bytes) -> int:
    clean = digits if digits.isalnum() else b"".join(digits.split())
    clean = clean[:8]
    return int(clean, 16) if clean else 0


def _text(digits: bytes) -> str:
    if len(digits) == 4 and digits.isalnum():
        code = int(digits, 16)
        if not 0xD800 <= code < 0xE000:
            return chr(code)
    clean = b"".join(digits.split())
    if len(clean) % 2:
        clean += b"0"
    data = bytes.fromhex(clean.decode())
    return data.decode("utf-16-be", "replace") if len(data) > 1 else data.decode("latin-1")


# Encodings of simple fonts --------------------------------------------------------------------------------

_CODECS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman", "StandardEncoding": "ascii"}

_GLYPHS = {
    "exclam": "!", "quotedbl": '"', "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&",
    "quotesingle": "'", "parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",",
    "hyphen": "-", "period": ".", "slash": "/", "colon": ":", "semicolon": ";", "less": "<", "equal": "=",
    "greater": ">", "question": "?", "at": "@", "bracketleft": "[", "backslash": "\\", "bracketright": "]",
    "underscore": "_", "braceleft": "{", "bar": "|", "braceright": "}", "space": " ", "bullet": "•",
    "quoteleft": "‘", "quoteright": "’", "quotedblleft": "“", "quotedblright": "”", "endash": "–",
    "emdash": "—", "ellipsis": "…", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl",
    "degree": "°", "Euro": "€", "germandbls": "ß", "zero": "0", "one": "1", "two": "2", "three": "3",
    "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
"""Characters by the glyph names of the Adobe Glyph List that letters and Unicode's own names do not give."""

_ACCENTS = {"cedilla": "CEDILLA", "ring": "RING ABOVE", "dieresis": "DIAERESIS"}


def _simple(file: File, entries: dict[str, Value], subtype: str) -> Characters:
    characters = Characters()
    encoding = file.get(entries.get("/Encoding"))
    base = name(encoding)
    differences: list[Value] = []
    if type(encoding) is dict:
        base = file.name(encoding.get("/BaseEncoding"))
        differences = file.items(encoding.get("/Differences"))
    if not base and subtype == "Type1":
        base = "StandardEncoding"
    if base in _CODECS:
        for code in range(32, 256):
            text = bytes([code]).decode(_CODECS[base], "ignore")
            if text:
                characters[code] = text
    code = 0
    for item in differences:
        if type(item) is int:
            code = item
        else:
            characters[code] = _glyph(name(item))
            code += 1
    return characters


def _glyph(glyph: str) -> str:
    glyph = glyph.partition(".")[0]
    if glyph in _GLYPHS:
        return _GLYPHS[glyph]
    if len(glyph) == 1 and glyph.isascii():
        return glyph
    coded = re.fullmatch(r"(?:uni|u)([0-9A-F]{4,6})", glyph)
    if coded and int(coded[1], 16) < 0x110000:
        return chr(int(coded[1], 16))
    letter = "CAPITAL" if glyph[:1].isupper() else "SMALL"
    accent = _ACCENTS.get(glyph[1:], glyph[1:].upper())
    try:
        return unicodedata.lookup(f"LATIN {letter} LETTER {glyph[:1].upper()} WITH {accent}")
    except KeyError:
        return UNKNOWN


# Widths ---------------------------------------------------------------------------------------------------


def _simple_widths(
    file: File, entries: dict[str, Value], descriptor: dict[str, Value]
) -> tuple[dict[int, float], float | None]:
    first = integer(file.get(entries.get("/FirstChar")), 0)
    given = [number(file.get(item)) for item in file.items(entries.get("/Widths"))]
    widths = {first + index: float(width) for index, width in enumerate(given) if width is not None}
    missing = number(file.get(descriptor.get("/MissingWidth")))
    return widths, missing if widths else None


def _wide_widths(file: File, inner: dict[str, Value]) -> tuple[dict[int, float], float | None]:
    widths: dict[int, float] = {}
    items = file.items(inner.get("/W"))
    budget = MAX_CODES
    index = 0
    while index + 1 < len(items):
        first, second = integer(file.get(items[index])), file.get(items[index + 1])
        if type(second) is list:
            for code, item in enumerate(second, first):
                width = item if type(item) is int else number(file.get(item))
                if width is not None:
                    widths[code] = width
            index += 2
            continue
        width = number(file.get(items[index + 2])) if index + 2 < len(items) else None
        if width is not None:
            last = min(integer(second), first + budget)
            budget -= max(0, last - first)
            for code in range(first, last + 1):
                widths[code] = width
        index += 3
    default = number(file.get(inner.get("/DW")))
    return widths, 1000.0 if default is None else default
