"""Pictures, looked at first: WeasyPrint shows what there is of a damaged one, or stops halfway."""

from __future__ import annotations

import io
import warnings

from handouts import half_pictures
from handouts.errors import RenderError
from handouts.model import Document, Figure, Image, walk


def insist(document: Document) -> None:
    """Refuse a picture that is damaged, cut off, or far larger than any page.

    Raises:
        RenderError: There is one; the message says where.
    """
    figures = [node for node in walk(document) if isinstance(node, Figure)]
    for figure in (*figures, *([document.logo] if document.logo else [])):
        if figure.image is not None and not _is_whole(figure.image):
            raise unreadable(figure)


def unreadable(figure: Figure) -> RenderError:
    """The error for a picture that cannot be read."""
    return RenderError(
        f"{figure.position}: The picture '{figure.source or figure.alt}' cannot be read.",
        "Save it again as PNG or JPEG, or take it out.",
    )


def _is_whole(image: Image) -> bool:
    from PIL import Image as Pillow

    try:
        with (
            half_pictures.refused(),
            warnings.catch_warnings(),
            Pillow.open(io.BytesIO(image.data)) as opened,
        ):
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            opened.load()
    except (
        OSError,
        SyntaxError,
        ValueError,
        Pillow.DecompressionBombError,
        Pillow.DecompressionBombWarning,
    ):
        return False
    return True
