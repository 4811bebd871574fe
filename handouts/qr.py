"""A web address as a QR code (ISO/IEC 18004): a picture that a phone's camera reads."""

from __future__ import annotations

import functools
import io
from typing import Final
from urllib.parse import quote

from handouts.model import Image

QUIET: Final = 4
"""White space around the code, in modules (ISO/IEC 18004, 9.1)."""
MODULE: Final = 6
"""Pixels to a module. Pictures are drawn at 96 pixels to the inch, so a module is 1.6 mm, and a code of an
address of 40 letters 5 cm wide: three times the least that phones want at reading distance."""
LONGEST: Final = 1000
"""Characters. The code of a longer address would be finer than phones and shaky hands can hold."""
_SEVEN_BITS: Final = "".join(map(chr, range(0x21, 0x7F)))
"""Characters that an address may hold as they are (RFC 3986, 2.1); others are in percent signs."""


@functools.lru_cache(maxsize=64)
def qr(address: str) -> Image | None:
    """The code of `address`, black on white with its quiet zone; None for one longer than `LONGEST`."""
    if len(address) > LONGEST:
        return None
    from PIL import Image as Pillow
    from reportlab.graphics.barcode import qrencoder

    # Level M: a seventh of it may be lost, as by a stain or a fold.
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QR8bitByte(quote(address, safe=_SEVEN_BITS)))
    code.make()
    count = code.getModuleCount()
    size = count + 2 * QUIET
    picture = Pillow.new("1", (size, size), 1)
    for row in range(count):
        for column in range(count):
            if code.isDark(row, column):
                picture.putpixel((column + QUIET, row + QUIET), 0)
    side = size * MODULE
    stream = io.BytesIO()
    picture.resize((side, side), Pillow.Resampling.NEAREST).save(stream, "PNG", optimize=True)
    return Image(stream.getvalue(), "image/png", side, side)
