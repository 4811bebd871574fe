"""A picture's bytes to an Image that the writers can trust, or the reason why not."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path
from urllib.parse import unquote

from handouts import half_pictures
from handouts.model import Image

_AS_THEY_ARE = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
_TURNED_INTO_PNG = ("BMP", "TIFF")
_BYTES = 20_000_000
_PIXELS = 40_000_000
"""A page scanned at 600 dots an inch has 34 million pixels; more cannot be printed and eats memory."""


class PictureError(Exception):
    """The picture cannot be shown; the message says why, for a Loss."""


def picture(data: bytes) -> Image:
    """The picture in `data`, decoded once to be sure that it is whole.

    PNG, JPEG, GIF and WebP keep their bytes. BMP and TIFF, which browsers do not all show, become PNG.

    Raises:
        PictureError: It is damaged, far too large, or of a kind that cannot be shown.
    """
    import PIL.Image

    if len(data) > _BYTES:
        raise PictureError(f"its file is larger than {_BYTES // 1_000_000} MB")
    if data[:4] in {b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a"}:
        raise PictureError("it is a Windows metafile; paste it again as PNG")
    formats = (*_AS_THEY_ARE, *_TURNED_INTO_PNG)
    try:
        with half_pictures.refused(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own warning of size, and of odd metadata
            image = PIL.Image.open(io.BytesIO(data), formats=formats)
            if image.width * image.height > _PIXELS:
                raise PictureError(f"it has more than {_PIXELS // 1_000_000} million pixels")
            image.load()
    except PictureError:
        raise
    except PIL.Image.DecompressionBombError:
        raise PictureError(f"it has more than {_PIXELS // 1_000_000} million pixels") from None
    except PIL.UnidentifiedImageError:
        raise PictureError("it is not a PNG, JPEG, GIF, WebP, BMP or TIFF picture") from None
    except Exception:  # Pillow's decoders raise nearly anything on damaged bytes
        raise PictureError("it is damaged") from None
    if image.format in _AS_THEY_ARE:
        return Image(data, _AS_THEY_ARE[image.format], image.width, image.height)
    saved = io.BytesIO()
    try:
        mode = image.mode if image.mode in {"1", "L", "LA", "P", "RGB", "RGBA"} else "RGB"
        image.convert(mode).save(saved, "PNG")
    except Exception:
        raise PictureError("it is damaged") from None
    return Image(saved.getvalue(), "image/png", image.width, image.height)


def load(address: str, folder: Path | None) -> Image:
    """The picture at `address`, a relative path below `folder`.

    Raises:
        PictureError: It is elsewhere, missing, damaged, too large, or of a kind that is not supported.
    """
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", address):
        raise PictureError("only pictures that lie beside the article are taken, none from the web")
    if folder is None:
        raise PictureError("the article was not read from a folder, so its pictures cannot be found")
    name = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
    try:
        root = folder.resolve()
        file = (root / name).resolve()
        if not file.is_relative_to(root):
            raise PictureError("it lies outside the article's own folder")
        if not file.is_file():
            raise PictureError("the file is not there")
        if file.stat().st_size > _BYTES:
            raise PictureError(f"the file has more than {_BYTES // 1_000_000} MB")
        data = file.read_bytes()
    except (OSError, ValueError, RuntimeError) as error:
        raise PictureError("the file cannot be read") from error
    return picture(data)
