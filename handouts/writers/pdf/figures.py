"""Pictures: fitted to the page, described in words, or passed over when they only decorate."""

from __future__ import annotations

import hashlib
import io
import warnings
import zlib
from typing import TYPE_CHECKING, Final

from handouts import half_pictures, model
from handouts.errors import RenderError
from handouts.records import dataclass
from handouts.writers.pdf.canvas import LAYOUT, Canvas, number
from handouts.writers.pdf.fonts import REGULAR
from handouts.writers.pdf.layout import Flow
from handouts.writers.pdf.lines import natural_width
from handouts.writers.pdf.objects import string
from handouts.writers.pdf.structure import Element

if TYPE_CHECKING:
    from handouts.writers.pdf.blocks import Typesetter

_POINTS_PER_PIXEL: Final = 0.75
"""Pictures are shown at 96 pixels to the inch where there is room, as browsers do."""
_PIXELS_PER_POINT: Final = 300 / 72
"""No picture is stored finer than 300 pixels to the inch: print shows no more."""
_LOGO: Final = 72.0
"""The most that a logo is high, in points."""
_NARROWEST: Final = 8000.0
"""A picture in a table is never made narrower than this, in thousandths of the type size: some 2 inches."""


@dataclass(frozen=True, slots=True)
class XObject:
    """A picture as a PDF stores it: entries of its dictionary in PDF syntax, and its stream."""

    entries: bytes
    stream: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture at its place. `owner` is None for decoration."""

    name: str
    owner: Element | None
    x: float
    width: float
    height: float

    def paint(self, canvas: Canvas, top: float, _parts: range, /) -> None:
        """See `layout.Ink`."""
        y = canvas.height - top - self.height
        place = b"q %s 0 0 %s %s %s cm /%s Do Q\n" % (
            number(self.width),
            number(self.height),
            number(self.x),
            number(y),
            self.name.encode("ascii"),
        )
        if self.owner is None or canvas.muted:
            with canvas.artifact(LAYOUT):
                canvas.operators.append(place)
            return
        left = self.x + canvas.shift
        box = b" ".join(number(value) for value in (left, y, left + self.width, y + self.height))
        self.owner.attributes += b"/A<</O/Layout/Placement/Block/BBox[%s]>>" % box
        with canvas.marked(self.owner):
            canvas.operators.append(place)


def set_figure(setter: Typesetter, flow: Flow, figure: model.Figure, parent: Element) -> None:
    """Set a picture with its caption under it, then its long description."""
    caption = figure.caption
    gap = setter.line / 2
    if figure.image is None:
        if figure.alt:
            words = setter.tags.labels("picture", alt=figure.alt)
            setter.words(
                flow, (model.Text(words, position=figure.position),), setter.tags.element("P", parent)
            )
            flow.space(gap)
        if caption:
            setter.words(flow, caption, setter.tags.element("P", parent))
    else:
        decorative = figure.decorative or not figure.alt
        # Alternative text is the picture's own; a caption is text like any other (ISO 14289-1, 7.3).
        element = None if decorative else setter.tags.element("Figure", parent, b"/Alt" + string(figure.alt))
        flow.begin_whole()
        _place(setter, flow, figure, element, width=flow.width, height=setter.column * 0.6)
        if caption:
            flow.hold = 1
            flow.space(gap)
            name, over = ("P", parent) if element is None else ("Caption", element)
            setter.words(flow, caption, setter.tags.element(name, over), REGULAR, solid=True)
        flow.end_whole()
    if figure.description:
        flow.space(gap)
        setter.blocks(flow, figure.description, parent)


def set_logo(setter: Typesetter, flow: Flow, logo: model.Figure, parent: Element) -> None:
    """Set the clinic's logo above the title: at most an inch high, and half as wide as the text."""
    element = setter.tags.element("Figure", parent, b"/Alt" + string(logo.alt))
    flow.begin_whole()
    _place(setter, flow, logo, element, width=flow.width / 2, height=_LOGO)
    flow.end_whole()
    flow.hold = 1
    flow.space(setter.line)


def widths(setter: Typesetter, figure: model.Figure, weight: int) -> tuple[float, float]:
    """How narrow a picture may become, and how wide it is, in thousandths of the type size.

    That of one which could not be had is that of the words in its place. Captions are text like any other.
    """
    if figure.image is not None:
        wide = max(1, figure.image.width) * _POINTS_PER_PIXEL * 1000 / setter.size
        return min(wide, _NARROWEST), wide
    if not figure.alt:
        return 0.0, 0.0
    words = (model.Text(setter.tags.labels("picture", alt=figure.alt)),)
    return natural_width(setter.tags.runs(words, Element("P"), weight))


def _place(
    setter: Typesetter,
    flow: Flow,
    figure: model.Figure,
    element: Element | None,
    *,
    width: float,
    height: float,
) -> None:
    """Set a picture, no larger than it is and no larger than `width` and `height`, in points."""
    image = figure.image
    assert image is not None  # noqa: S101 - the caller has looked
    across, down = max(1, image.width) * _POINTS_PER_PIXEL, max(1, image.height) * _POINTS_PER_PIXEL
    scale = min(1.0, width / across, height / down)
    across, down = across * scale, down * scale
    digest = hashlib.md5(image.data, usedforsecurity=False)
    digest.update(b"%d" % across)  # it is stored as fine as this place shows it
    name = "I" + digest.hexdigest()[:12]
    if name not in setter.images:
        setter.images[name] = _encode(image, figure, across, down)
    flow.add(Picture(name, element, flow.x, across, down), down)


def _encode(image: model.Image, figure: model.Figure, width: float, height: float) -> XObject:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with (
            half_pictures.refused(),
            warnings.catch_warnings(),
            Image.open(io.BytesIO(image.data)) as opened,
        ):
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            plain = opened.getexif().get(0x0112, 1) == 1 and opened.mode in ("L", "RGB")
            limit = (max(1, round(width * _PIXELS_PER_POINT)), max(1, round(height * _PIXELS_PER_POINT)))
            fine = opened.width > limit[0] * 1.5
            if opened.format == "JPEG" and plain and not fine:
                space = "DeviceGray" if opened.mode == "L" else "DeviceRGB"
                return XObject(_entries(opened.size, space, "DCTDecode"), image.data)
            was_jpeg = opened.format == "JPEG"
            picture = ImageOps.exif_transpose(opened)
            if picture.mode in ("RGBA", "LA", "PA", "P"):
                picture = picture.convert("RGBA")
                paper = Image.new("RGBA", picture.size, "white")
                picture = Image.alpha_composite(paper, picture)
            picture = picture.convert("L" if picture.mode in ("1", "L", "I;16") else "RGB")
            if fine:
                picture.thumbnail(limit)
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise RenderError(
            f"{figure.position}: The picture '{figure.source or figure.alt}' cannot be read.",
            "Save it again as PNG or JPEG, or take it out.",
        ) from error
    space = "DeviceGray" if picture.mode == "L" else "DeviceRGB"
    if was_jpeg:
        stored = io.BytesIO()
        picture.save(stored, "JPEG", quality=88)
        return XObject(_entries(picture.size, space, "DCTDecode"), stored.getvalue())
    return XObject(_entries(picture.size, space, "FlateDecode"), zlib.compress(picture.tobytes()))


def _entries(size: tuple[int, int], space: str, how: str) -> bytes:
    return (
        f"/Type/XObject/Subtype/Image/Width {size[0]}/Height {size[1]}/ColorSpace/{space}"
        f"/BitsPerComponent 8/Filter/{how}"
    ).encode("ascii")
