"""What a page paints, and under which mark: an interpreter of content streams.

It follows marked content (ISO 32000-1, 14.6) and the text state (9.3), so that every piece of text is known
with its characters, its place, and the tag or artifact that holds it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from handouts.errors import HandoutsError
from handouts.verify.pdf import fonts
from handouts.verify.pdf.fonts import Font
from handouts.verify.pdf.objects import File, Value, is_reference, string
from handouts.verify.pdf.runs import (
    GAP,
    IDENTITY,
    Join,
    Line,
    Matrix,
    Run,
    alone,
    junction,
    multiply,
)
from handouts.verify.pdf.tokens import Operand, Spaced, operations

MAX_FORMS = 20
"""How deep forms may be inside each other."""
MAX_FORM_USES = 20_000
"""How often forms are painted in one file; a form that paints others twice, and so on, multiplies."""
MAX_OPERATIONS = 3_000_000
"""How many operators are looked at in one file: some hundred times what the longest handout has."""


_State: TypeAlias = tuple[Matrix, Font | None, float, float, float, float, float]
"""The graphics state as far as it matters here, as q keeps it: matrix, font, size, leading, spacing of
letters and of words, stretch."""

_Mark: TypeAlias = tuple[Run, Run, int, str, str, str | None]
"""One level of marked content: its run, the run around it, where it starts there, language, expansion, and
the text that stands for it."""


class Reader:
    """Reads what the pages of one file paint. Fonts are loaded once for all pages."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.fonts: dict[str, Font] = {}
        self.operations = 0
        self.form_uses = 0
        self.forms: dict[str, bytes] = {}

    def page(self, number: int, entries: dict[str, Value]) -> list[Run]:
        """The runs of a page in the order in which they are painted.

        Args:
            number: The page's number from 1.
            entries: The page's dictionary, with what it inherits.

        Raises:
            HandoutsError: The file paints more than any handout does.
        """
        streams = [self.file.stream(item) for item in self.file.items(entries.get("/Contents"))]
        data = b"\n".join([stream for stream in streams if stream])
        painter = _Painter(self, number, self.file.entries(entries.get("/Resources")))
        painter.run_stream(data)
        return painter.finish()

    def form(self, reference: str) -> bytes:
        """What a form paints with; empty where it cannot be read."""
        if reference not in self.forms:
            self.forms[reference] = self.file.stream(reference) or b""
        return self.forms[reference]

    def refuse(self) -> None:
        """Stop: no handout is like this.

        Raises:
            HandoutsError: Always.
        """
        raise HandoutsError(
            f"{self.file.path}: The PDF paints far more than a handout does, so it is not verified.",
            "Export it again, in parts if it is a book.",
        )

    def font(self, reference: Value) -> Font:
        """The font that the reference leads to."""
        key = reference if type(reference) is str else f"direct {id(reference)}"
        if key not in self.fonts:
            self.fonts[key] = fonts.load(self.file, reference)
        return self.fonts[key]


class _Painter:
    """Interprets the content of one page."""

    def __init__(self, reader: Reader, page: int, resources: dict[str, Value]) -> None:
        self.reader = reader
        self.file = reader.file
        self.page = page
        self.stream = ""
        self.runs: list[Run] = []
        self.loose = Run(page, "")
        """Where what has no mark is painted; among `runs` once anything is."""
        self.run = self.loose
        self.use(resources)
        self.ctm = IDENTITY
        self.font: Font | None = None
        self.size = self.leading = self.spacing = self.word_spacing = 0.0
        self.scale = 1.0
        self.saved: list[_State] = []
        self.line_matrix = IDENTITY
        self.line: Line | None = None
        self.moved = True
        self.marks: list[_Mark] = []
        self.depth = 0

    def use(self, resources: dict[str, Value]) -> None:
        """Take fonts and the like from here, from now on."""
        self.resources = resources
        self.fonts: dict[str, Font | None] = {}

    def finish(self) -> list[Run]:
        """All runs of the page, in the order in which they are painted."""
        self.runs.append(self.loose)
        return [run for run in self.runs if run.mcid is not None or run.painted]

    def _open(self, run: Run) -> Run:
        if self.loose.painted:
            self.runs.append(self.loose)
            self.loose = Run(self.page, self.stream)
        self.runs.append(run)
        return run

    def _loosen(self) -> None:
        """What comes next has no mark, and stands in this stream."""
        self.runs.append(self.loose)
        self.run = self.loose = Run(self.page, self.stream)

    def run_stream(self, data: bytes) -> None:
        """Interpret a page's or a form's content.

        Raises:
            HandoutsError: The file paints more than any handout does.
        """
        reader, handlers = self.reader, _HANDLERS
        for operator, operands in operations(data, handlers):
            reader.operations += 1
            try:
                handlers[operator](self, operands)
            except (IndexError, TypeError, ValueError, OverflowError):
                continue  # an operator with the wrong operands paints nothing
            if reader.operations > MAX_OPERATIONS:
                reader.refuse()

    # Marked content -----------------------------------------------------------------------------------

    def begin_marked(self, operands: list[Operand]) -> None:
        tag = operands[0] if operands and type(operands[0]) is str else ""
        given = operands[1] if len(operands) > 1 else None
        properties = self._properties(given)
        mcid = properties.get("MCID")
        outer = self.run
        run = outer
        if tag == "Artifact":
            kind = properties.get("Type")
            run = self._open(Run(self.page, self.stream, tag=tag, artifact=True))
            run.kind = kind if type(kind) is str else outer.kind if outer.artifact else ""
            run.nested = outer.mcid is not None
        elif isinstance(mcid, int | float) and mcid >= 0:
            run = self._open(Run(self.page, self.stream, mcid=int(mcid), tag=tag))
            run.nested = outer.marked
        self.run = run
        if len(properties) == 1 and mcid is not None:
            self.marks.append((run, outer, 0, "", "", None))
            return
        self.marks.append(
            (
                run,
                outer,
                len(run.text),
                _text(properties.get("Lang")) or "",
                _text(properties.get("E")) or "",
                _text(properties.get("ActualText")),
            )
        )

    def end_marked(self, _operands: list[Operand]) -> None:
        if not self.marks:
            return
        run, outer, start, lang, expansion, actual = self.marks.pop()
        if actual is not None:
            run.text = run.text[:start] + actual
            run.joins = [join for join in run.joins or () if join.at <= start]
            run.placed = start
        if lang:
            run.langs = run.langs or []
            run.langs.append((start, len(run.text), lang))
        if expansion:
            run.expansions = run.expansions or []
            run.expansions.append((start, len(run.text), expansion))
        # Without a mark again: in a run of its own, after this one.
        self.run = outer if outer is run or outer.marked else self.loose

    def _properties(self, given: Operand) -> dict[str, Operand]:
        if type(given) is dict:
            return given
        if type(given) is not str:
            return {}
        table = self.file.entries(self.resources.get("/Properties"))
        entries = self.file.entries(table.get(f"/{given}"))
        properties: dict[str, Operand] = {}
        for key, value in entries.items():
            found = self.file.get(value)
            text = string(found)
            if text is not None:
                found = b"\xfe\xff" + text.encode("utf-16-be", "surrogatepass")
            elif type(found) is str:
                found = found.removeprefix("/")
            properties[key.removeprefix("/")] = found
        return properties

    # Graphics state -----------------------------------------------------------------------------------

    def _state(self) -> _State:
        return self.ctm, self.font, self.size, self.leading, self.spacing, self.word_spacing, self.scale

    def _set_state(self, state: _State) -> None:
        self.ctm, self.font, self.size, self.leading, self.spacing, self.word_spacing, self.scale = state

    def save(self, _operands: list[Operand]) -> None:
        if len(self.saved) < 1000:
            self.saved.append(self._state())

    def restore(self, _operands: list[Operand]) -> None:
        if self.saved:
            self._set_state(self.saved.pop())

    def concat(self, operands: list[Operand]) -> None:
        self.ctm = multiply(_matrix(operands), self.ctm)

    def set_font(self, operands: list[Operand]) -> None:
        name, size = f"/{operands[0]}", float(operands[1])
        if name not in self.fonts:
            reference = self.file.entries(self.resources.get("/Font")).get(name)
            self.fonts[name] = None if reference is None else self.reader.font(reference)
        self.font, self.size = self.fonts[name], size

    def set_leading(self, operands: list[Operand]) -> None:
        self.leading = float(operands[0])

    def set_spacing(self, operands: list[Operand]) -> None:
        self.spacing = float(operands[0])

    def set_word_spacing(self, operands: list[Operand]) -> None:
        self.word_spacing = float(operands[0])

    def set_scale(self, operands: list[Operand]) -> None:
        self.scale = float(operands[0]) / 100

    # Text ---------------------------------------------------------------------------------------------

    def begin_text(self, _operands: list[Operand]) -> None:
        self._place(IDENTITY)

    def set_matrix(self, operands: list[Operand]) -> None:
        self._place(_matrix(operands))

    def move(self, operands: list[Operand]) -> None:
        x, y = float(operands[0]), float(operands[1])
        a, b, c, d, e, f = self.line_matrix
        self._place((a, b, c, d, x * a + y * c + e, x * b + y * d + f))

    def move_set_leading(self, operands: list[Operand]) -> None:
        self.leading = -float(operands[1])
        self.move(operands)

    def next_line(self, _operands: list[Operand]) -> None:
        self.move([0.0, -self.leading])

    def _place(self, matrix: Matrix) -> None:
        self.line_matrix = matrix
        self.line = None

    def show(self, operands: list[Operand]) -> None:
        data = operands[-1]
        if type(data) is bytes and data:
            self._show(data, 0.0)

    def show_on_next_line(self, operands: list[Operand]) -> None:
        self.next_line(operands)
        self.show(operands)

    def show_spaced_on_next_line(self, operands: list[Operand]) -> None:
        self.set_word_spacing(operands)
        self.set_spacing(operands[1:])
        self.show_on_next_line(operands)

    def show_adjusted(self, operands: list[Operand]) -> None:
        parts = operands[-1]
        if type(parts) is Spaced:
            whole = parts.run_on()
            if whole:
                self._show(whole, parts)
                return
            parts = parts.parts()
        data, adjusted = bytearray(), 0.0
        for part in parts:
            if type(part) is bytes:
                data += part
            elif -part < GAP * 1000 and data:
                adjusted += part
            else:  # room before the first letter, or between two words
                if data:
                    self._show(bytes(data), adjusted)
                self._skip(part)
                data, adjusted = bytearray(), 0.0
        if data:
            self._show(bytes(data), adjusted)

    def _skip(self, amount: float) -> None:
        """Move along the line without showing anything."""
        line = self._line()
        if self.font is not None:
            line.pieces.append((self.font, b"", amount, self.size, 0.0, 0.0, self.scale))
        self.moved = True

    def _line(self) -> Line:
        if self.line is None:
            matrix = self.line_matrix
            self.line = Line(matrix if self.ctm is IDENTITY else multiply(matrix, self.ctm))
            self.moved = True
        return self.line

    def _show(self, data: bytes, adjusted: float | Spaced) -> None:
        run, line, font, size = self.run, self.line or self._line(), self.font, self.size
        pieces = line.pieces
        if font is None:
            text = fonts.UNKNOWN * len(data)
        else:
            font.used = True
            text = font.decode(data)
        before = run.text
        if run.last is None:
            run.first = line.place()
        elif self.moved and before and not before[-1].isspace() and not text[:1].isspace():
            new_line = junction(run.last, line.place())
            if new_line is not None:
                run.joins = run.joins or []
                run.joins.append(Join(len(before), new_line, alone(run)))
        if not pieces:
            run.placed = len(before)
        self.moved = False
        if font is not None:
            pieces.append((font, data, adjusted, size, self.spacing, self.word_spacing, self.scale))
        run.text = before + text
        run.last = (line, len(pieces), size)

    # Painting -----------------------------------------------------------------------------------------

    def paint_path(self, _operands: list[Operand]) -> None:
        self.run.paths += 1

    def paint_inline_image(self, _operands: list[Operand]) -> None:
        self.run.images += 1

    def paint_object(self, operands: list[Operand]) -> None:
        table = self.file.entries(self.resources.get("/XObject"))
        reference = table.get(f"/{operands[0]}")
        entries = self.file.entries(reference)
        if self.file.name(entries.get("/Subtype")) != "Form":
            self.run.images += 1
            return
        if self.depth >= MAX_FORMS or reference is None or not is_reference(reference):
            return
        self.reader.form_uses += 1
        if self.reader.form_uses > MAX_FORM_USES:
            self.reader.refuse()
        data = self.reader.form(reference)
        if not data:
            return
        kept = (self.resources, self.stream, self.saved, self.marks, self.run)
        state = self._state()
        own = self.file.entries(entries.get("/Resources"))
        matrix = [self.file.get(item) for item in self.file.items(entries.get("/Matrix"))]
        self.use(own or self.resources)
        self.stream = str(reference)
        self.saved, self.marks = [], []
        if len(matrix) == 6:
            self.ctm = multiply(_matrix(matrix), self.ctm)
        if not self.run.marked:
            self._loosen()
        self.depth += 1
        self.run_stream(data)
        self.depth -= 1
        resources, self.stream, self.saved, self.marks, self.run = kept
        self.use(resources)
        self._set_state(state)
        if not self.run.marked:
            self._loosen()


_HANDLERS: dict[bytes, Callable[[_Painter, list[Operand]], None]] = {
    b"BDC": _Painter.begin_marked,
    b"BMC": _Painter.begin_marked,
    b"EMC": _Painter.end_marked,
    b"q": _Painter.save,
    b"Q": _Painter.restore,
    b"cm": _Painter.concat,
    b"Tf": _Painter.set_font,
    b"TL": _Painter.set_leading,
    b"Tc": _Painter.set_spacing,
    b"Tw": _Painter.set_word_spacing,
    b"Tz": _Painter.set_scale,
    b"BT": _Painter.begin_text,
    b"Tm": _Painter.set_matrix,
    b"Td": _Painter.move,
    b"TD": _Painter.move_set_leading,
    b"T*": _Painter.next_line,
    b"Tj": _Painter.show,
    b"TJ": _Painter.show_adjusted,
    b"'": _Painter.show_on_next_line,
    b'"': _Painter.show_spaced_on_next_line,
    b"EI": _Painter.paint_inline_image,
    b"Do": _Painter.paint_object,
    **dict.fromkeys((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh"), _Painter.paint_path),
}


def _matrix(operands: list[Operand]) -> Matrix:
    a, b, c, d, e, f = operands[-6:]
    return (float(a), float(b), float(c), float(d), float(e), float(f))


def _text(value: Operand) -> str | None:
    """A text string of a content stream: UTF-16 with its mark, UTF-8 with its mark, or Latin."""
    if type(value) is not bytes:
        return None
    if value[:2] == b"\xfe\xff":
        return value[2:].decode("utf-16-be", "replace")
    if value[:3] == b"\xef\xbb\xbf":
        return value[3:].decode("utf-8", "replace")
    return value.decode("latin-1")
