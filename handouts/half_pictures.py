"""Half a picture is no picture: it is refused, whatever else runs in the same process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def refused() -> Iterator[None]:
    """Let Pillow raise `OSError` for a picture that ends before its last row, while this lasts.

    Pillow decides by one setting for the whole process. WeasyPrint, where anything imports it, sets it so
    that the missing half of a picture is grey; a chart of doses would then be shown without its doses.
    """
    from PIL import ImageFile

    truncated = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = truncated
