"""Fields to type in and boxes to click, for a handout that is filled in on a screen (ISO 32000-1, 12.7)."""

from __future__ import annotations

import functools
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from handouts.identifiers import Ids
from handouts.records import dataclass
from handouts.resources import folder
from handouts.writers.pdf.canvas import INK, LAYOUT, Canvas, number
from handouts.writers.pdf.fonts import FACES, REGULAR, face
from handouts.writers.pdf.marks import tick
from handouts.writers.pdf.objects import File, Object, string
from handouts.writers.pdf.structure import Annotation, Element

if TYPE_CHECKING:
    from handouts.writers.pdf.inlines import Tags

_STROKE: Final = 1.5
"""Thickness of the frame around a field, in points: that of a box to tick with a pen."""
_ABOVE: Final = 6.0
"""White space between a label and the frame of its field, in points."""
_MULTILINE: Final = 1 << 12
"""ISO 32000-1, table 228."""


class Field(NamedTuple):
    """A field on a page.

    Attributes:
        page: Page index from 0.
        owner: Its Form element.
        name: Its name in the file, which no other field has.
        words: What it is for, as a screen reader says it (TU).
        rect: Left, bottom, right and top in points, from the page's lower left corner.
        ticked: The state of a box; None for a field to type in.
        lines: How many lines a field to type in has.
        size: The size of what is typed, in points.
        colour: Of what is typed and of a tick.
    """

    page: int
    owner: Element
    name: str
    words: str
    rect: tuple[float, float, float, float]
    ticked: bool | None
    lines: int
    size: float
    colour: bytes


class Fields:
    """Makes the fields of one file, each with a name of its own."""

    def __init__(self, tags: Tags) -> None:
        self.tags = tags
        self._names = Ids()

    def field(
        self, canvas: Canvas, parent: Element, words: str, rect: tuple[float, float, float, float],
        *, ticked: bool | None = None, lines: int = 1, size: float = 0.0,
    ) -> None:  # fmt: skip
        """Put a field on a page, under a Form element of its own (ISO 14289-1, 7.18.4)."""
        own = "" if words else self.tags.labels("write_here" if ticked is None else "box")
        element = self.tags.element("Form", parent, self.tags.own() if own else b"")
        element.join()
        element.kids.append(Annotation(canvas.page, len(canvas.ink.annotations)))
        name = self._names.new(f"{'answer' if ticked is None else 'box'} {words}")
        left, low, right, high = rect
        rect = (left + canvas.shift, low, right + canvas.shift, high)
        colour = canvas.shade(INK)
        canvas.ink.annotations.append(
            Field(canvas.page, element, name, words or own, rect, ticked, lines, size, colour)
        )


@dataclass(slots=True)
class TypingLines:
    """A frame to type in, as high as the lines for a pen that it stands for. `parent` gets the field."""

    fields: Fields
    parent: Element
    words: str
    x: float
    width: float
    pitch: float
    size: float
    begun: bool = False

    def paint(self, canvas: Canvas, top: float, parts: range, /) -> None:
        """See `layout.Ink`. Where a page ends inside it, each page has a field of its own."""
        left, right = self.x + _STROKE / 2, self.x + self.width - _STROKE / 2
        high = canvas.height - top - _ABOVE
        low = canvas.height - top - len(parts) * self.pitch + _STROKE / 2
        with canvas.artifact(LAYOUT):
            canvas.operators.append(_frame(canvas, left, low, right - left, high - low))
        if canvas.muted:
            return
        words = self.words
        if self.begun and words:
            words = f"{words} ({self.fields.tags.labels('continued')})"
        self.begun = True
        inside = (left + _STROKE, low + _STROKE, right - _STROKE, high - _STROKE)
        self.fields.field(canvas, self.parent, words, inside, lines=len(parts), size=self.size)


@dataclass(frozen=True, slots=True)
class ClickBox:
    """A box to click, `side` points square, beside a line of text of `size` points."""

    fields: Fields
    parent: Element
    words: str
    x: float
    side: float
    size: float
    ticked: bool

    def paint(self, canvas: Canvas, baseline: float) -> None:
        """See `layout.Mark`."""
        middle = canvas.height - baseline + 0.35 * self.size
        left, low, side = self.x + _STROKE / 2, middle - self.side / 2 + _STROKE / 2, self.side - _STROKE
        with canvas.artifact(LAYOUT):
            canvas.operators.append(_frame(canvas, left, low, side, side))
        if not canvas.muted:
            rect = (left, low, left + side, low + side)
            self.fields.field(canvas, self.parent, self.words, rect, ticked=self.ticked)


def _frame(canvas: Canvas, left: float, low: float, width: float, height: float) -> bytes:
    return b"%s RG %s w %s %s %s %s re S\n" % (
        canvas.shade(INK), number(_STROKE), number(left), number(low), number(width), number(height),
    )  # fmt: skip


# Objects ------------------------------------------------------------------------------------------------


def widget(file: File, field: Field, font: Object, page: Object, key: int) -> bytes:
    """A field and its widget in one object (ISO 32000-1, 12.5.6.19).

    ISO 14289-1, 7.18.1: TU says what it is for; ISO 14289-2, 8.10.2.3: Contents says it where no Lbl does.
    """
    left, low, right, high = field.rect
    body = (
        b"<</Type/Annot/Subtype/Widget/Rect[%s]/F 4/StructParent %d/P %d 0 R/T%s/TU%s/Contents%s"
        % (
            b" ".join(map(number, field.rect)),
            key,
            page.number,
            string(field.name),
            string(field.words),
            string(field.words),
        )
    )  # fmt: skip
    width, height = right - left, high - low
    if field.ticked is None:
        fonts = b"/Resources<</Font<</Form %d 0 R>>>>" % font.number
        look = _appearance(file, width, height, b"/Tx BMC\nEMC\n", fonts)
        kind = b"/Ff %d" % _MULTILINE if field.lines > 1 else b""
        return body + b"/FT/Tx%s/DA(/Form %s Tf %s rg)/AP<</N %d 0 R>>>>" % (
            kind, number(field.size), field.colour, look.number,
        )  # fmt: skip
    on = _appearance(file, width, height, b"%s RG " % field.colour + tick(0, 0, width))
    off = _appearance(file, width, height, b"")
    state = b"/Yes" if field.ticked else b"/Off"
    return body + b"/FT/Btn/V%s/AS%s/AP<</N<</Yes %d 0 R/Off %d 0 R>>>>>>" % (
        state, state, on.number, off.number,
    )  # fmt: skip


def _appearance(file: File, width: float, height: float, content: bytes, more: bytes = b"") -> Object:
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %s %s]%s" % (
        number(width), number(height), more or b"/Resources<<>>",
    )  # fmt: skip
    return file.stream(entries, content, compress=False)


def form(fields: Sequence[Object], font: Object) -> bytes:
    """The catalog's entry: the fields in reading order, and the font of what is typed."""
    return b"/AcroForm<</Fields[%s]/DR<</Font<</Form %d 0 R>>>>/DA(/Form 0 Tf 0 g)>>" % (
        b" ".join(b"%d 0 R" % field.number for field in fields),
        font.number,
    )


def typing_font(file: File) -> Object:
    """The font of what is typed: all of it, since nobody knows what letters will be.

    It is coded as WinAnsi, which is what programs that draw typed text know best.
    """
    source = face(REGULAR)
    length, program = _program()
    stored = file.stream(b"/Filter/FlateDecode/Length1 %d" % length, program, compress=False)
    metrics = source.file
    # Flags 32: a font with the usual Latin letters (ISO 32000-1, table 123).
    descriptor = file.object(
        b"<</Type/FontDescriptor/FontName/%s/Flags 32/FontBBox[%s]/ItalicAngle 0/Ascent %s/Descent %s"
        b"/CapHeight %s/StemV %s/FontFile2 %d 0 R>>"
        % (
            source.name.encode("ascii"),
            b" ".join(number(value) for value in metrics.bbox),
            number(metrics.ascent),
            number(metrics.descent),
            number(metrics.capHeight),
            number(metrics.stemV),
            stored.number,
        )
    )
    codes = bytes(range(32, 256)).decode("cp1252", "replace")
    widths = b" ".join(b"%d" % round(source.widths.get(ord(char), 0)) for char in codes)
    return file.object(
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255"
        b"/Widths[%s]/FontDescriptor %d 0 R>>" % (source.name.encode("ascii"), widths, descriptor.number)
    )


@functools.cache
def _program() -> tuple[int, bytes]:
    """The whole font file: its length, and itself, compressed."""
    data = (folder("fonts") / FACES[REGULAR]).read_bytes()
    return len(data), zlib.compress(data)
