"""Pictures that a source refers to by name: loaded from its own folder, and from nowhere else."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path
from urllib.parse import unquote

from handouts.model import Image

MAX_BYTES = 20_000_000
"""The largest picture file: a photograph of 24 megapixels, hardly compressed, has about 15 MB."""

MAX_PIXELS = 40_000_000
"""The largest picture: at 300 dots an inch a whole US letter page has 8.4 million."""

_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}


class PictureError(Exception):
    """A picture cannot be had. The message says why, as the end of a sentence: "the file is not there"."""


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
        if file.stat().st_size > MAX_BYTES:
            raise PictureError(f"the file has more than {MAX_BYTES // 1_000_000} MB")
        data = file.read_bytes()
    except (OSError, ValueError, RuntimeError) as error:
        raise PictureError("the file cannot be read") from error
    return image_of(data)


def image_of(data: bytes) -> Image:
    """The bytes of a picture as an `Image`, having made sure that the picture is whole.

    Raises:
        PictureError: It is damaged, too large, or of a kind that is not supported.
    """
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            with Pillow.open(io.BytesIO(data), formats=list(_MEDIA_TYPES)) as picture:
                width, height = picture.size
                if width * height > MAX_PIXELS or len(data) > MAX_BYTES:
                    raise PictureError(f"it has more than {MAX_PIXELS // 1_000_000} million dots")
                media_type = _MEDIA_TYPES[picture.format or ""]
                picture.load()
    except UnidentifiedImageError as error:
        raise PictureError("it is not a PNG, JPEG, GIF or WebP picture") from error
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise PictureError(f"it has more than {MAX_PIXELS // 1_000_000} million dots") from error
    except (OSError, SyntaxError, ValueError, KeyError, EOFError, MemoryError) as error:
        raise PictureError("the file is damaged") from error
    return Image(data, media_type, width, height)
