"""The typeface of the prints inside a web page: as WOFF in its style sheet, so that nothing is fetched."""

from __future__ import annotations

import functools
import struct
import zlib
from base64 import b64encode

from handouts.resources import folder

FAMILY = "Atkinson Hyperlegible Next"
_FACES = {400: "Regular", 700: "Bold"}
"""Weights, and the ends of the names of their files."""

_WORD = 4
"""Bytes that tables are padded to."""


@functools.cache
def typeface() -> str:
    """Style rules that hold the typeface, regular and bold.

    Raises:
        HandoutsError: The installation has no fonts.
    """
    fonts = folder("fonts") / FAMILY.replace(" ", "")
    rules = []
    for weight, name in _FACES.items():
        data = woff((fonts / f"{FAMILY.replace(' ', '')}-{name}.ttf").read_bytes())
        rules.append(
            f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-display: block; '
            f'src: url("data:font/woff;base64,{b64encode(data).decode("ascii")}") format("woff"); }}\n'
        )
    return "".join(rules)


def woff(font: bytes) -> bytes:
    """A TrueType font as a WOFF file (W3C, WOFF File Format 1.0): the same tables, each packed.

    Args:
        font: A TrueType file with one face.
    """
    flavour, count = struct.unpack_from(">4sH", font)
    tables = sorted(struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(count))
    directory, packed = [], []
    offset = 44 + 20 * count
    size = 12 + 16 * count
    for tag, checksum, start, length in tables:
        plain = font[start : start + length]
        small = zlib.compress(plain, 9)
        stored = small if len(small) < length else plain
        directory.append(struct.pack(">4sLLLL", tag, offset, len(stored), length, checksum))
        packed.append(stored + bytes(-len(stored) % _WORD))
        offset += len(packed[-1])
        size += length + -length % _WORD
    head = struct.pack(">4s4sLHHLHHLLLLL", b"wOFF", flavour, offset, count, 0, size, *(0,) * 7)
    return head + b"".join(directory) + b"".join(packed)
