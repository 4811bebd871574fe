"""What PDFium sees on the pages of a PDF: pieces of text, pictures and rules, each with its place.

Places are in points from the upper left corner of the page as a person holds it, down and to the right.
This runs in the process of `_pdf_child`; nothing here is trusted by the one that reads its answer.
"""

from __future__ import annotations

import base64
import ctypes
import io
import math
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pypdfium2_raw as pdfium

from handouts.readers._pdf_line_ends import HYPHEN, address_of, ending_in_spaces
from handouts.readers._pdf_objects import turned

BOLD, ITALIC, ARTIFACT, HIDDEN, SPACE, LINE, TURNED, UNKNOWN = (1 << bit for bit in range(8))
"""How a piece is marked: its look, whether it is decoration, whether nobody sees it, what stands before it (a
gap, a line's end), whether it is turned, and whether its font does not say which letters it is."""

_OBJECTS = 60_000
"""Objects of a page that are looked at; a map has some ten thousand."""
_FORMS = 8
_RULES = 4_000
_PICTURES = 60
_THIN = 3.0
"""Points. A rule is no thicker."""
_PIXELS = 3_000_000
_DPI = 200
_PAINTING = 4.0
"""Seconds of work after which no more pictures are painted: the words come first."""
_BOLD_WEIGHT = 600
_FORCE_BOLD, _ITALIC = 1 << 18, 1 << 6
"""Bits of a font's flags (ISO 32000-1, table 123)."""


def look(data: bytes, told: Mapping[str, Any], bounds: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """What stands on each page, or None where PDFium cannot open the file.

    Args:
        data: The PDF.
        told: What `_pdf_objects` told of it: "figures" are the marked contents of each picture by page.
        bounds: "pieces": at most so many pieces of text are told.
    """
    pdfium.FPDF_InitLibrary()
    buffer = ctypes.create_string_buffer(data, len(data))
    document = pdfium.FPDF_LoadMemDocument64(buffer, len(data), None)
    if not document:
        return None
    left = bounds["pieces"]
    pages: list[dict[str, Any]] = []
    for number in range(min(pdfium.FPDF_GetPageCount(document), bounds["pages"])):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            return None
        made = _Page(page, told["figures"].get(str(number)), left, bounds["pictures"]).told()
        left -= len(made["pieces"])
        pages.append(made)
        pdfium.FPDF_ClosePage(page)
        if left <= 0:
            break
    pdfium.FPDF_CloseDocument(document)
    return pages


class _Page:
    def __init__(self, page: Any, figures: list[list[int]] | None, left: int, pictures: bool) -> None:
        self.page = page
        self.figures = figures
        self.left = left
        self.wants_pictures = pictures
        self.width = pdfium.FPDF_GetPageWidthF(page)
        self.height = pdfium.FPDF_GetPageHeightF(page)
        self.turns = pdfium.FPDFPage_GetRotation(page) % 4
        box = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPage_GetCropBox(page, *map(ctypes.byref, box)) and not pdfium.FPDFPage_GetMediaBox(
            page, *map(ctypes.byref, box)
        ):
            box = [ctypes.c_float(value) for value in (0, 0, self.width, self.height)]
        self.edges = tuple(float(value.value) for value in box)
        self.looks: dict[int, tuple[int, int, float, str]] = {}
        self.ends: dict[int, int] = {}
        self.broken: set[int] = set()

    def told(self) -> dict[str, Any]:
        objects = list(self._objects())
        made = {
            "width": self.width,
            "height": self.height,
            "pieces": self._pieces(objects),
            "rules": self._rules(objects),
            "paths": sum(kind == pdfium.FPDF_PAGEOBJ_PATH for _, kind, _ in objects),
            "pictures": self._pictures(objects),
        }
        self._add_spaces_after_hyphens(made["pieces"], objects)
        return made

    def turn(self, x: float, y: float) -> tuple[float, float]:
        """A place of the page's own space as a person sees it."""
        return turned(self.turns, self.edges, x, y)

    # Objects ------------------------------------------------------------------------------------------

    def _objects(self) -> Iterator[tuple[Any, int, bool]]:
        """The objects of the page and of the forms on it; a form's own place is not worked out."""
        count = 0
        stack = [(self.page, False, 0)]
        while stack:
            holder, inside, depth = stack.pop()
            many = pdfium.FPDFFormObj_CountObjects if inside else pdfium.FPDFPage_CountObjects
            get = pdfium.FPDFFormObj_GetObject if inside else pdfium.FPDFPage_GetObject
            for index in range(max(0, many(holder))):
                count += 1
                if count > _OBJECTS:
                    return
                found = get(holder, index)
                if not found:
                    continue
                kind = pdfium.FPDFPageObj_GetType(found)
                if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _FORMS:
                    stack.append((found, True, depth + 1))
                yield found, kind, inside

    def _box(self, found: Any) -> tuple[float, float, float, float] | None:
        edges = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(found, *map(ctypes.byref, edges)):
            return None
        left, bottom, right, top = (float(edge.value) for edge in edges)
        (x0, y0), (x1, y1) = self.turn(left, top), self.turn(right, bottom)
        box = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        return box if all(map(math.isfinite, box)) else None

    def _is_artifact(self, found: Any) -> bool:
        for index in range(max(0, min(pdfium.FPDFPageObj_CountMarks(found), 20))):
            mark = pdfium.FPDFPageObj_GetMark(found, index)
            if mark and _string(pdfium.FPDFPageObjMark_GetName, mark) == "Artifact":
                return True
        return False

    # Text ---------------------------------------------------------------------------------------------

    def _pieces(self, objects: list[tuple[Any, int, bool]]) -> list[list[Any]]:
        text = pdfium.FPDFText_LoadPage(self.page)
        if not text:
            return []
        made: list[list[Any]] = []
        before, last, letters = 0, 0, ""
        start = end = 0
        count = pdfium.FPDFText_CountChars(text)
        for index in range(max(0, count) + 1):
            code = pdfium.FPDFText_GetUnicode(text, index) if index < count else 0
            generated = index < count and pdfium.FPDFText_IsGenerated(text, index) == 1
            holder = None if generated or index >= count else pdfium.FPDFText_GetTextObject(text, index)
            address = address_of(holder) if holder else 0
            if letters and address != last:
                self.ends[last] = len(made)
                if pdfium.FPDFText_GetUnicode(text, end) == HYPHEN:
                    self.broken.add(last)
                made.append(self._piece(text, letters, (start, end), before, last))
                letters, before = "", 0
                if len(made) >= self.left:
                    break
            if index >= count:
                break
            if not address:
                before |= LINE if code in {10, 13} else SPACE
            else:
                if address not in self.looks:
                    self.looks[address] = self._look(holder)
                if not letters:
                    start = index
                end = index
                letters += _character(code)
                if code == 0 or pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
                    before |= UNKNOWN
            last = address
        pdfium.FPDFText_ClosePage(text)
        self._add_spaces(made, objects)
        return made

    def _add_spaces(self, pieces: list[list[Any]], objects: list[tuple[Any, int, bool]]) -> None:
        """Adds spaces that are objects of their own, which PDFium does not tell of, to what they follow."""
        last: list[Any] | None = None
        for found, kind, _ in objects:
            if kind != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            address = address_of(found)
            if address in self.ends:
                last = pieces[self.ends[address]]
            elif last is not None and (box := self._box(found)) is not None and box[2] - box[0] <= last[5]:
                last[0] += " "
                last = None

    def _add_spaces_after_hyphens(
        self, pieces: list[list[Any]], objects: list[tuple[Any, int, bool]]
    ) -> None:
        """Adds the spaces that PDFium leaves out after hyphens; the page is not whole after this."""
        broken = (
            found
            for found, kind, inside in objects
            if kind == pdfium.FPDF_PAGEOBJ_TEXT and not inside and address_of(found) in self.broken
        )
        for address in ending_in_spaces(self.page, broken) if self.broken else ():
            piece = pieces[self.ends[address]]
            piece[0] += "" if piece[0][-1:].isspace() else " "

    def _piece(self, text: Any, letters: str, ends: tuple[int, int], before: int, address: int) -> list[Any]:
        start, end = ends
        mark, flags, size, font = self.looks[address]
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, start, ctypes.byref(x), ctypes.byref(y))
        boxes = []
        for index in (start, end):
            box = pdfium.FS_RECTF()
            pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
            boxes.append(box)
        corners = [self.turn(box.left, box.top) for box in boxes] + [
            self.turn(box.right, box.bottom) for box in boxes
        ]
        angle = pdfium.FPDFText_GetCharAngle(text, start)
        turned = (angle * 2 / math.pi + self.turns) % 4
        flags |= before | (TURNED if 0.1 < turned < 3.9 else 0)
        _, base = self.turn(x.value, y.value)
        places = [min(c[0] for c in corners), max(c[0] for c in corners), base, min(c[1] for c in corners)]
        if not all(map(math.isfinite, (*places, size))):
            places, size = [0.0] * 4, 1.0
        return [_paired(letters), *(round(place, 2) for place in places), round(size, 2), flags, mark, font]

    def _look(self, found: Any) -> tuple[int, int, float, str]:
        """The number of the marked content that a text is in, its flags, the size and font of its letters."""
        flags = 0
        font = pdfium.FPDFTextObj_GetFont(found)
        name = _string_8(pdfium.FPDFFont_GetBaseFontName, font).lower() if font else ""
        bits = pdfium.FPDFFont_GetFlags(font) if font else 0
        weight = pdfium.FPDFFont_GetWeight(font) if font else 0
        mode = pdfium.FPDFTextObj_GetTextRenderMode(found)
        if (
            any(word in name for word in ("bold", "black", "heavy", "semibold", "demi"))
            or weight >= _BOLD_WEIGHT
            or (bits > 0 and bits & _FORCE_BOLD)
        ):
            flags |= BOLD
        if "italic" in name or "oblique" in name or (bits > 0 and bits & _ITALIC):
            flags |= ITALIC
        if mode in {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}:
            flags |= HIDDEN
        if self._is_artifact(found):
            flags |= ARTIFACT
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(found, ctypes.byref(size))
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(found, ctypes.byref(matrix))
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        plain = name.rpartition("+")[2]
        return pdfium.FPDFPageObj_GetMarkedContentID(found), flags, abs(size.value * scale), plain

    # Rules and pictures -------------------------------------------------------------------------------

    def _rules(self, objects: list[tuple[Any, int, bool]]) -> list[list[float]]:
        """The rules and the edges of boxes, each as the box of a thin line."""
        made: list[list[float]] = []
        for found, kind, inside in objects:
            if kind != pdfium.FPDF_PAGEOBJ_PATH or inside:
                continue
            made.extend([round(edge, 1) for edge in box] for box in self._strokes(found))
            if len(made) > _RULES:
                return []
        return made

    def _strokes(self, found: Any) -> Iterator[tuple[float, float, float, float]]:
        box = self._box(found)
        if box is None:
            return
        x0, y0, x1, y1 = box
        if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
            yield box
            return
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(found, ctypes.byref(mode), ctypes.byref(stroke))
        points = pdfium.FPDFPath_CountSegments(found)
        if not stroke.value or not 2 <= points <= 400:
            return
        yield from self._segments(found, points)

    def _segments(self, found: Any, count: int) -> Iterator[tuple[float, float, float, float]]:
        """The straight segments of a path that lie level or stand upright."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(found, ctypes.byref(matrix))
        here: tuple[float, float] | None = None
        first: tuple[float, float] | None = None
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(found, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            place = self.turn(
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = place
            elif here and kind == pdfium.FPDF_SEGMENT_LINETO:
                yield from _straight(here, place)
            here = place
            if pdfium.FPDFPathSegment_GetClose(segment) and first and here:
                yield from _straight(here, first)

    def _pictures(self, objects: list[tuple[Any, int, bool]]) -> list[dict[str, Any]]:
        """The pictures on the page: those that tags name, or every one where there are none."""
        made: list[dict[str, Any]] = []
        for found, kind, inside in objects:
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE and len(made) < _PICTURES:
                box = self._box(found) if not inside else [0.0, 0.0, self.width, self.height]
                if box is not None:
                    mark = pdfium.FPDFPageObj_GetMarkedContentID(found)
                    made.append(
                        {"box": box, "mark": mark, "artifact": self._is_artifact(found), "inside": inside}
                    )
        if self.figures is not None:
            for marks in self.figures[:_PICTURES]:
                made.extend(self._figure(set(marks), objects))
        elif self.wants_pictures:
            for one in made:
                if not one["artifact"] and not one["inside"]:
                    one["data"] = self._painted(one["box"])
        return made

    def _figure(self, marks: set[int], objects: list[tuple[Any, int, bool]]) -> Iterator[dict[str, Any]]:
        """The picture that the marked contents of a tag paint, as a person sees it."""
        boxes = [
            box
            for found, _, inside in objects
            if not inside and pdfium.FPDFPageObj_GetMarkedContentID(found) in marks
            if (box := self._box(found)) is not None
        ]
        if boxes:
            edges = list(zip(*boxes, strict=True))
            box = (min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3]))
            yield {"box": box, "figure": min(marks), "data": self._painted(box)}

    def _painted(self, box: tuple[float, ...] | list[float]) -> str:
        """A part of the page as PNG in base 64; "" where it has no size, or took too long already."""
        from PIL import Image

        x0, y0 = max(0.0, box[0]), max(0.0, box[1])
        width, height = min(box[2], self.width) - x0, min(box[3], self.height) - y0
        if width < 2 or height < 2 or time.process_time() > _PAINTING:
            return ""
        scale = min(_DPI / 72, math.sqrt(_PIXELS / (width * height)))
        across, down = max(1, round(width * scale)), max(1, round(height * scale))
        bitmap = pdfium.FPDFBitmap_Create(across, down, 0)
        if not bitmap:
            return ""
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(
            bitmap, self.page, round(-x0 * scale), round(-y0 * scale), round(self.width * scale),
            round(self.height * scale), 0, 0,
        )  # fmt: skip
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * down)
        pdfium.FPDFBitmap_Destroy(bitmap)
        image = Image.frombuffer("RGB", (across, down), pixels, "raw", "BGRX", stride, 1)
        saved = io.BytesIO()
        image.save(saved, "PNG")
        return base64.b64encode(saved.getvalue()).decode("ascii")


def _straight(
    one: tuple[float, float], other: tuple[float, float]
) -> Iterator[tuple[float, float, float, float]]:
    (x0, y0), (x1, y1) = one, other
    if abs(x1 - x0) <= 1 or abs(y1 - y0) <= 1:
        yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _character(code: int) -> str:
    if code == HYPHEN:
        return "-"
    return chr(code) if 0x20 <= code < 0x110000 or code == 9 else "\ufffd"


def _paired(text: str) -> str:
    """The text with the two halves of a character as one."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _string(get: Callable[..., Any], source: Any) -> str:
    size = ctypes.c_ulong()
    get(source, None, 0, ctypes.byref(size))
    if not 0 < size.value <= 1000:
        return ""
    buffer = ctypes.create_string_buffer(size.value)
    get(source, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size.value, ctypes.byref(size))
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _string_8(get: Callable[..., Any], source: Any) -> str:
    size = get(source, None, 0)
    if not 0 < size <= 1000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    get(source, buffer, size)
    return buffer.raw.decode("utf-8", "replace").rstrip("\0")
