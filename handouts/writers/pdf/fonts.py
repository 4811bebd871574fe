"""Faces: which shipped font has a character, and how wide a word is.

A character's code in a content stream is its Unicode number (UTF-16), whatever glyph draws it, and each
embedded face carries the map from codes to its glyphs. So text can be encoded by Python's own codec, two
characters may share a glyph and still be told apart when copied or read aloud, and words can be measured once
per process.
"""

from __future__ import annotations

import functools
import itertools
import re
import struct
import unicodedata
import zlib
from typing import Final, NamedTuple, TypeAlias

from reportlab.pdfbase.ttfonts import TTFontFile

from handouts.resources import folder, toml
from handouts.writers.pdf.kerning import Kerning

FACES: Final = (
    "AtkinsonHyperlegibleNext/AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext/AtkinsonHyperlegibleNext-Bold.ttf",
    "NotoSans/NotoSans-Regular.ttf",
    "NotoSans/NotoSans-Bold.ttf",
    "NotoSansSymbols2/NotoSansSymbols2-Regular.ttf",
    "NotoSansMath/NotoSansMath-Regular.ttf",
    "WenQuanYiMicroHei/wqy-microhei.ttc",
)
REGULAR: Final = 0
BOLD: Final = 1
IDEOGRAPHS: Final = 6
"""Chinese, Japanese and Korean; in one weight. Parsed only for a text that needs it: it takes 0.1 s."""
HEAVY: Final = {7: IDEOGRAPHS}
"""Faces that draw another's glyphs with a stroke around them, for bold where a family has none."""
SPACED: Final = 8
"""Added to the number of a weight or a face: the same, with letters and words further apart (`spacing`)."""
WEIGHTS: Final = 15
"""The bits of a weight that are about its looks; those above say which fonts are borrowed (`lend`)."""
_LENT: Final = 32
"""Borrowed faces have multiples of this as their numbers; with `_STROKED` added, they are heavy."""
_STROKED: Final = 16
_CHAINS: Final = {
    REGULAR: (0, 2, 4, 5, 6),
    BOLD: (1, 3, 4, 5, 7),
    SPACED + REGULAR: (8, 10, 12, 13, 14),
    SPACED + BOLD: (9, 11, 12, 13, 15),
}
"""Where a character is looked for, by weight: the shipped faces."""

_STAND_INS: Final = {
    0x00A0: 0x20,  # no-break space
    0x2007: 0x20,  # figure space
    0x2009: 0x20,  # thin space
    0x202F: 0x20,  # narrow no-break space
    0x2002: 0x20,  # en space
    0x2003: 0x20,  # em space
    0x2010: 0x2D,  # hyphen
    0x2011: 0x2D,  # no-break hyphen
    0x00B5: 0x03BC,  # micro sign
    0x2126: 0x03A9,  # ohm sign
    0x02BC: 0x2019,  # modifier apostrophe
    0x301C: 0xFF5E,  # wave dash
}
"""Characters that look as another does, for a face that lacks them. Only the glyph is borrowed."""

_FORMAT: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]+"
)
"""Characters that are no ink and no word: soft hyphens, zero-width marks, directions, variation selectors."""

_SPACES: Final = re.compile("[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029 ]+")

_SHAPED: Final = (
    (0x0590, 0x08FF),  # Hebrew to Arabic Extended: right to left
    (0x0900, 0x109F),  # Devanagari to Myanmar
    (0x1100, 0x11FF),  # Hangul Jamo
    (0x1700, 0x18AF),  # Philippine scripts, Khmer, Mongolian
    (0x1900, 0x1AAF),  # Limbu to Tai Tham
    (0x1B00, 0x1C7F),  # Balinese to Ol Chiki
    (0xA800, 0xABFF),  # Syloti Nagri to Meetei Mayek
    (0xFB1D, 0xFDFF),  # Hebrew and Arabic presentation forms
    (0xFE70, 0xFEFE),
    (0x10800, 0x10FFF),  # right-to-left scripts of the supplementary plane
    (0x11000, 0x11FFF),  # Brahmic scripts of the supplementary plane
    (0x1E800, 0x1EFFF),
)
"""Scripts whose letters change or move by their neighbours, or that run right to left. Drawing them one
by one would be wrong even where a font has the letters."""


class Piece(NamedTuple):
    """A stretch of one word in one face.

    Attributes:
        face: Index in FACES, a key of HEAVY, or the number of a borrowed face; SPACED more for letters that
            stand apart.
        codes: The codes of its characters.
        shown: The same as strings and adjustments between them, for the inside of "[(...)] TJ".
        width: In thousandths of the type size.
    """

    face: int
    codes: bytes
    shown: bytes
    width: float


Word: TypeAlias = tuple[float, tuple[Piece, ...], int]
"""Width in thousandths of the type size, pieces, and a kind: 0, NUMBER, UNIT or PREFIX."""

NUMBER: Final = 1
UNIT: Final = 2
PREFIX: Final = 3


class MissingCharacters(Exception):  # noqa: N818 - a signal inside this package, never seen outside
    """A word has characters that cannot be drawn."""


class Face:
    """A font file, parsed: one that is shipped, or one of this computer.

    Attributes:
        glyphs: Glyph number by Unicode number.
        widths: Advance by Unicode number, in thousandths of the type size.
        scale: Thousandths of the type size in a font unit.
        codes: Two-byte codes of characters beyond U+FFFF, which have no code of their own number.
    """

    def __init__(self, path: str) -> None:
        self.file = TTFontFile(str(folder("fonts") / path))
        self.name: str = re.sub(r"[^!-~]|[][()<>{}/%#]", "", self.file.name.decode("latin-1")) or "Font"
        self.scale = 1000 / self.file.unitsPerEm
        self.glyphs: dict[int, int] = {
            code: glyph for code, glyph in self.file.charToGlyph.items() if glyph and not _excluded(code)
        }
        self.widths: dict[int, float] = self.file.charWidths
        for code, twin in _STAND_INS.items():
            for one, other in ((code, twin), (twin, code)):
                if one not in self.glyphs and other in self.glyphs:
                    self.glyphs[one] = self.glyphs[other]
                    self.widths[one] = self.widths[other]
        # Codes of the private use area are free: no shipped face is asked for its characters (see _excluded).
        beyond = sorted(code for code in self.glyphs if code > 0xFFFF)[:6400]
        self.codes = {code: 0xE000 + number for number, code in enumerate(beyond)}
        for code in [code for code in self.glyphs if code > 0xFFFF and code not in self.codes]:
            del self.glyphs[code]

    def encode(self, text: str) -> bytes:
        """The codes of `text`, all of whose characters this face has."""
        if text.isascii() or max(text) <= "\uffff":
            return text.encode("utf-16-be")
        return b"".join(struct.pack(">H", self.codes.get(ord(char), ord(char))) for char in text)

    def piece(self, number: int, text: str) -> Piece:
        """`text` measured and kerned; this is face `number`."""
        points = [ord(char) for char in text]
        width = sum([self.widths[point] for point in points])
        if number & SPACED:
            width += len(points) * spacing()[0]
        glyphs = [self.glyphs[point] for point in points]
        strings: list[bytes] = []
        start = 0
        for at, pair in enumerate(itertools.pairwise(glyphs), 1):
            closer = self.kerning.between(*pair)
            if closer:
                width += closer * self.scale
                strings.append(b"%s)%d(" % (escape(self.encode(text[start:at])), -round(closer * self.scale)))
                start = at
        strings.append(escape(self.encode(text[start:])))
        return Piece(number, self.encode(text), b"".join(strings), width)

    @functools.cached_property
    def kerning(self) -> Kerning:
        """The pairs that stand closer or further apart."""
        # Ideographs stand in squares of one size; pairs of them would only fill the table.
        has = "GPOS" in self.file.table and ord("一") not in self.glyphs
        return Kerning(bytes(self.file.get_table("GPOS")) if has else b"")


def escape(codes: bytes) -> bytes:
    """The inside of a literal string (ISO 32000-1, 7.3.4.2)."""
    return codes.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")


@functools.cache
def face(number: int) -> Face:
    """The face that draws face `number`, parsed once per process."""
    base = drawn(number)
    if base != number:
        return face(base)
    return Face(_files[base] if base >= _LENT else FACES[base])


def drawn(number: int) -> int:
    """The face that draws face `number`: without the space between letters, and without the stroke."""
    base = number & ~SPACED
    return base & ~_STROKED if base >= _LENT else HEAVY.get(base, base)


def is_heavy(number: int) -> bool:
    """Whether a face draws another's glyphs with a stroke around them."""
    base = number & ~SPACED
    return base in HEAVY or (base >= _LENT and bool(base & _STROKED))


_files: Final[dict[int, str]] = {}
_chains: Final[dict[int, tuple[int, ...]]] = {}


def lend(files: tuple[str, ...]) -> int:
    """What to add to weights so that characters which no shipped face has are looked for in these files.

    A face's number is made of its file's name, so that the same fonts make the same PDF in every process.

    Raises:
        TTFError: A file is no font with TrueType outlines.
    """
    numbers = []
    for file in files:
        number = _LENT * (1 + zlib.crc32(file.encode("utf-8")) % (1 << 20))
        while _files.setdefault(number, file) != file:
            number += _LENT
        face(number)
        numbers.append(number)
    chain = tuple(numbers)
    for variant, known in _chains.items():
        if known == chain:
            return variant
    variant = (WEIGHTS + 1) * (1 + len(_chains))
    _chains[variant] = chain
    return variant


@functools.cache
def _chain(weight: int) -> tuple[int, ...]:
    """The faces in which a character is looked for, by weight."""
    own = weight & WEIGHTS
    look = (own & SPACED) | (_STROKED if own & ~SPACED == BOLD else 0)
    return _CHAINS[own] + tuple(number | look for number in _chains.get(weight & ~WEIGHTS, ()))


@functools.cache
def spacing() -> tuple[float, float]:
    """How much further apart letters and words of spaced text stand, in thousandths of the type size."""
    table = toml("themes.toml")["spacing"]
    return table["letters"], table["words"]


@functools.cache
def space(weight: int) -> tuple[float, bytes]:
    """The space between words of a weight: its width, and how it is shown (`Piece.shown`)."""
    width: float = face(weight & WEIGHTS).widths[32]
    if not weight & SPACED:
        return width, _SPACE
    letters, between = spacing()
    return width + letters + between, b"%s)-%d(" % (_SPACE, round(between))


_SPACE: Final = " ".encode("utf-16-be")


def needs_shaping(char: str) -> bool:
    """Whether the character belongs to a script that cannot be set letter by letter from left to right."""
    code = ord(char)
    return code >= 0x590 and any(first <= code <= last for first, last in _SHAPED)


def _excluded(code: int) -> bool:
    # Private use characters have no meaning that a screen reader could know (ISO 14289-1, 7.21.7).
    return code < 0x20 or 0x7F <= code <= 0x9F or 0xE000 <= code <= 0xF8FF or needs_shaping(chr(code))


def covered(char: str, weight: int = REGULAR) -> bool:
    """Whether a face of this weight has the character, or it needs none."""
    return _FORMAT.match(char) is not None or char.isspace() or _face_of(char, weight) is not None


def _face_of(char: str, weight: int) -> int | None:
    code = ord(char)
    for number in _chain(weight):
        if code in face(number).glyphs:
            return number
    return None


def clean(text: str) -> str:
    """The text as it is drawn: composed letters, single spaces, nothing without ink or width."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _FORMAT.sub("", _SPACES.sub(" ", text)))


class Words(dict[str, Word]):
    """Measured words of one weight, filled as they are asked for."""

    limit: Final = 40_000

    def __init__(self, weight: int) -> None:
        super().__init__()
        self.weight = weight
        ties = toml("ties.toml")
        self.units = frozenset(ties["units"])
        self.prefixes = frozenset(ties["prefixes"])

    def __missing__(self, text: str) -> Word:
        word = self._measure(text)
        if len(text) <= 64:
            if len(self) >= self.limit:
                self.clear()
            self[text] = word
        return word

    def _measure(self, text: str) -> Word:
        own = self.weight & WEIGHTS
        first = face(own)
        codes = [ord(char) for char in text]
        if all(code in first.glyphs for code in codes):
            piece = first.piece(own, text)
            return piece.width, (piece,), self._kind(text)
        pieces: list[Piece] = []
        start, current = 0, _face_of(text[0], self.weight)
        for end in range(1, len(text) + 1):
            found = _face_of(text[end], self.weight) if end < len(text) else -1
            if found != current:
                if current is None:
                    raise MissingCharacters(text)
                pieces.append(face(current).piece(current, text[start:end]))
                start, current = end, found
        return sum(piece.width for piece in pieces), tuple(pieces), self._kind(text)

    def _kind(self, text: str) -> int:
        if _NUMBER.fullmatch(text):
            return NUMBER
        if text.rstrip(".,;:!?)”’\"'") in self.units or text in self.units:
            return UNIT
        return PREFIX if text in self.prefixes else 0


_NUMBER: Final = re.compile(r"[(“\"~<>≤≥±$€£+−-]*\d[\d.,/:–-]*|\(\d{3}\)")


@functools.cache
def words(weight: int) -> Words:
    """The measured words of a weight: REGULAR or BOLD."""
    return Words(weight)
