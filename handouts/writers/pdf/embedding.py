"""What pages draw with, as PDF objects: subsets of faces, and pictures."""

from __future__ import annotations

import copy
import functools
import hashlib
import struct
import zlib
from collections.abc import Mapping, Sequence

from handouts.records import dataclass
from handouts.writers.pdf.canvas import Ink, number
from handouts.writers.pdf.figures import XObject
from handouts.writers.pdf.fonts import FACES, Face, face
from handouts.writers.pdf.objects import File, Object


def resources(file: File, ink: Ink, images: Mapping[str, XObject]) -> Object:
    """The resources that all pages share."""
    fonts = b"".join(
        b"/F%d %d 0 R" % (index, _font(file, index, ink.used[index]).number) for index in sorted(ink.used)
    )
    pictures = b"".join(
        b"/%s %d 0 R"
        % (name.encode("ascii"), file.stream(image.entries, image.stream, compress=False).number)
        for name, image in images.items()
    )
    return file.object(b"<</Font<<%s>>%s>>" % (fonts, b"/XObject<<%s>>" % pictures if pictures else b""))


def _font(file: File, index: int, used: Sequence[bytes]) -> Object:
    """A face, embedded as a subset (ISO 14289-1, 7.21)."""
    source = face(index)
    beyond = {code: char for char, code in source.codes.items()}
    codes = set(b"".join(used).decode("utf-16-be"))
    made: Subset = subset(index, frozenset(chr(beyond.get(ord(code), ord(code))) for code in codes))
    name = made.name.encode("ascii")
    program = file.stream(
        b"/Filter/FlateDecode/Length1 %d" % made.program_length, made.program, compress=False
    )
    glyph_map = file.stream(b"/Filter/FlateDecode", made.glyph_map, compress=False)
    to_unicode = file.stream(b"/Filter/FlateDecode", made.to_unicode, compress=False)
    metrics = source.file
    descriptor = file.object(
        b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]/ItalicAngle 0/Ascent %s/Descent %s"
        b"/CapHeight %s/StemV %s/FontFile2 %d 0 R>>"
        % (
            name,
            b" ".join(number(value) for value in metrics.bbox),
            number(metrics.ascent),
            number(metrics.descent),
            number(metrics.capHeight),
            number(metrics.stemV),
            program.number,
        )
    )
    descendant = file.object(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/CIDToGIDMap %d 0 R/DW 0/W %s/FontDescriptor %d 0 R>>"
        % (name, glyph_map.number, made.widths, descriptor.number)
    )
    return file.object(
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]"
        b"/ToUnicode %d 0 R>>" % (name, descendant.number, to_unicode.number)
    )


@dataclass(frozen=True, slots=True)
class Subset:
    """What a PDF embeds of a face: the glyphs of the characters used, and the maps from codes to them.

    The streams are already compressed by Flate.

    Attributes:
        name: PostScript name with its subset tag (ISO 32000-1, 9.6.4).
        program: The TrueType program.
        program_length: Its length before compression.
        widths: The `W` array (ISO 32000-1, 9.7.4.3), in PDF syntax.
        glyph_map: The CIDToGIDMap stream.
        to_unicode: The ToUnicode CMap stream.
    """

    name: str
    program: bytes
    program_length: int
    widths: bytes
    glyph_map: bytes
    to_unicode: bytes


@functools.lru_cache(maxsize=32)
def subset(number: int, characters: frozenset[str]) -> Subset:
    """The subset of face `number` that holds `characters`, all of which the face has."""
    source = face(number)
    chars = sorted(ord(char) for char in characters)
    # Each glyph is numbered by its first character, as makeSubset numbers it; glyph 0 is .notdef.
    numbers: dict[int, int] = {}
    first_chars: list[int] = []
    for char in chars:
        glyph = source.glyphs[char]
        if glyph not in numbers:
            numbers[glyph] = len(numbers) + 1
            first_chars.append(glyph)
    program: bytes = _program(source, first_chars)
    codes = sorted((source.codes.get(char, char), char) for char in chars)
    table = bytearray(2 * (codes[-1][0] + 1))
    for code, char in codes:
        struct.pack_into(">H", table, 2 * code, numbers[source.glyphs[char]])
    tag = hashlib.md5(
        repr((FACES[number] if number < len(FACES) else source.name, chars)).encode(), usedforsecurity=False
    ).digest()
    letters = "".join(chr(65 + byte % 26) for byte in tag[:6])
    return Subset(
        name=f"{letters}+{source.name}",
        program=zlib.compress(program),
        program_length=len(program),
        widths=_widths([(code, round(source.widths[char])) for code, char in codes]),
        glyph_map=zlib.compress(bytes(table)),
        to_unicode=zlib.compress(_to_unicode(codes)),
    )


def _program(source: Face, glyphs: list[int]) -> bytes:
    # makeSubset looks glyphs up by character; with glyph numbers for "characters" stand-ins work as well.
    # It works on a copy, for the parser keeps a reading position.
    file = copy.copy(source.file)
    file.charToGlyph = {glyph: glyph for glyph in glyphs}
    made: bytes = file.makeSubset(glyphs)
    return made


def _widths(widths: list[tuple[int, int]]) -> bytes:
    parts: list[str] = []
    expected = -1
    for code, width in widths:
        parts.append(f" {width}" if code == expected else f"{']' if parts else ''}{code}[{width}")
        expected = code + 1
    return f"[{''.join(parts)}]]".encode()


def _to_unicode(codes: list[tuple[int, int]]) -> bytes:
    # Only the codes that occur are mapped, so no code maps to U+0000 (ISO 14289-1, 7.21.7).
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(codes), 100):
        chunk = codes[start : start + 100]
        lines.append(f"{len(chunk)} beginbfchar")
        lines += [f"<{code:04X}> <{chr(char).encode('utf-16-be').hex()}>" for code, char in chunk]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")
