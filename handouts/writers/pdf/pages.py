"""A document from its first strip to its last byte: set, parted into pages, painted, headed and footed."""

from __future__ import annotations

import functools
import math

from handouts import model
from handouts.errors import RenderError
from handouts.formats import RenderOptions
from handouts.labels import labels
from handouts.profiles import Paper, Profile, paper, profile
from handouts.profiles import gutter as gutter_of
from handouts.themes import Theme, theme
from handouts.writers.pdf import contents
from handouts.writers.pdf.blocks import Typesetter
from handouts.writers.pdf.canvas import ACCENT, FOOTER, HEADER, INK, PLAIN, REPEATED, Canvas, Ink, Palette
from handouts.writers.pdf.file import assemble
from handouts.writers.pdf.fonts import BOLD, REGULAR, SPACED
from handouts.writers.pdf.forms import Fields
from handouts.writers.pdf.inlines import Tags, one_line
from handouts.writers.pdf.layout import Flow
from handouts.writers.pdf.lines import Line, Run, break_lines
from handouts.writers.pdf.paging import GIVE, Placed, fit, paint
from handouts.writers.pdf.structure import Element, Standard, walk


def write(document: model.Document, options: RenderOptions, standard: Standard, borrowed: int = 0) -> bytes:
    """See `handouts.writers.pdf.write`; `borrowed` is what `fonts.lend` gives."""
    title = one_line(document.title)
    if not title:
        raise RenderError(
            f"{document.position}: This text has no title, and a handout needs one.",
            "Put a title on the first line, or a heading of level 1.",
        )
    look, sheet = theme(options.theme), paper(options.page)
    sizes = look.over(profile(options.profile))
    tags = Tags(
        standard,
        labels(document.meta.lang),
        document.meta.lang,
        frozenset(section.id for section in model.sections_of(document)),
        {note.id: number for number, note in enumerate(document.notes, 1)},
        borrowed | (SPACED if look.spaced else 0),
    )
    column = sheet.height - sizes.top_margin - sizes.bottom_margin
    fields = Fields(tags) if options.fillable else None
    setter = Typesetter(sizes, tags, column, fields=fields, tell=options.tell)
    flow = Flow(sizes.side_margin, sheet.width - 2 * sizes.side_margin)
    root = Element("Document")
    setter.document(flow, document, root)
    # Where a guideline asks for wide gaps (APH: 2.5 lines), they stay as they are.
    gives = GIVE if sizes.paragraph_gap <= 1 else GIVE[:1]
    # No fewer pages hold so much ink, so that most long handouts are parted into pages only once.
    count = math.ceil(sum(min(strip.height, column) for strip in flow.strips) / column - 0.01)
    pages: list[list[Placed]] = []
    if not contents.wanted(document, count, options.contents_pages):
        pages = fit(flow.strips, column, gives=gives)
        count = len(pages)
    if contents.wanted(document, count, options.contents_pages):
        entries = contents.insert(setter, flow, document, pages=count, room=column)
        pages = contents.number(
            setter, entries, flow.strips, functools.partial(fit, height=column, gives=gives)
        )
    ink = Ink()
    canvases: list[Canvas] = []
    gutter = gutter_of(sizes, options.sides)
    # On both sides of paper, what is printed after this begins on a sheet of its own.
    blank = options.sides == "double" and len(pages) > 1 and len(pages) % 2
    if blank:
        pages.append([])
    edges = _Edges(sizes, sheet, tags, title, draft=document.draft, pages=len(pages), sides=options.sides)
    colours = palette(look)
    # Lines that are on paper are let go, so that a long handout needs little memory.
    flow.strips.clear()
    for index in range(len(pages)):
        placed, pages[index] = pages[index], []
        canvas = Canvas(index, sheet.height, ink, shift=-gutter if index % 2 else gutter, palette=colours)
        canvas.begin(sheet.width)
        edges.head(canvas)
        paint(canvas, placed, sizes.top_margin)
        if not placed:
            edges.blank(canvas)
        edges.foot(canvas)
        canvas.done()
        canvases.append(canvas)
    for element in walk(root) if document.notes else ():
        if element.target.startswith("#note:"):
            setter.targets.setdefault(f"noteref:{element.target.removeprefix('#note:')}", element)
    return assemble(
        canvases,
        ink,
        root,
        paper=sheet,
        standard=standard,
        title=title,
        lang=document.meta.lang,
        headings=setter.headings,
        targets=setter.targets,
        images=setter.images,
        archived=options.archive,
    )


def palette(look: Theme) -> Palette:
    """The colours of a theme as a PDF has them: each as three numbers from 0 to 1."""
    if look.name == "plain":
        return PLAIN
    shades = {INK: _operands(look.ink), ACCENT: _operands(look.accent)}
    return Palette(shades, b"" if look.paper == "#ffffff" else _operands(look.paper))


def _operands(colour: str) -> bytes:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return b" ".join(f"{part:.4f}".rstrip("0").rstrip(".").encode("ascii") for part in parts)


class _Edges:
    """What stands above and below the text of each page: artifacts, each of its kind (ISO 14289-1, 7.8)."""

    def __init__(
        self, sizes: Profile, sheet: Paper, tags: Tags, title: str, *, draft: bool, pages: int, sides: str
    ) -> None:
        self.sizes = sizes
        self.sheet = sheet
        self.tags = tags
        self.title = title
        self.draft = draft
        self.pages = pages
        self.sides = sides
        self.nobody = Element("Artifact")

    def _line(self, text: str, weight: int) -> Line:
        return break_lines([Run(text, weight, self.nobody)], 1e9)[0]

    def head(self, canvas: Canvas) -> None:
        """The word DRAFT on every page of a draft, at the size of the text."""
        if self.draft:
            with canvas.artifact(HEADER):
                line = self._line(self.tags.labels("draft"), BOLD)
                size = self.sizes.body
                canvas.text(
                    [line],
                    self.sizes.side_margin,
                    self.sizes.top_margin / 2 + 0.35 * size,
                    size=size,
                    leading=size,
                )

    def foot(self, canvas: Canvas) -> None:
        """The page number in bold at the outer edge, and from the second page on the title at the inner."""
        size, margin = self.sizes.body, self.sizes.side_margin
        text = self.tags.labels("page_of", page=canvas.page + 1, pages=self.pages)
        number = self._line(text, BOLD)
        width = number.width * size / 1000
        baseline = self.sheet.height - self.sizes.bottom_margin / 2 + 0.35 * size
        right = self.sheet.width - margin
        outside = self.sides == "double" and canvas.page % 2  # the back of a sheet, whose outer edge is left
        with canvas.artifact(FOOTER):
            if canvas.page:
                title = self._fitted((right - width - margin - 2 * size) * 1000 / size)
                if title is not None:
                    x = right - title.width * size / 1000 if outside else margin
                    canvas.text([title], x, baseline, size=size, leading=size)
            x = margin if outside else right - width
            canvas.text([number], x, baseline, size=size, leading=size)

    def blank(self, canvas: Canvas) -> None:
        """What a page says that is left blank, so that nobody looks for what is missing."""
        size = self.sizes.body
        room = (self.sheet.width - 2 * self.sizes.side_margin) * 1000 / size
        lines = break_lines([Run(self.tags.labels("left_blank"), REGULAR, self.nobody)], room)
        with canvas.artifact(REPEATED):
            baseline = self.sizes.top_margin + size
            canvas.text(lines, self.sizes.side_margin, baseline, size=size, leading=size * self.sizes.leading)

    def _fitted(self, room: float) -> Line | None:
        """As many whole words of the title as there is room for."""
        weight = REGULAR + self.tags.weights
        line = self._line(self.title, weight)
        words = self.title.split()
        while line.width > room:
            words.pop()
            if not words:
                return None
            line = self._line(" ".join(words).rstrip(",;:–—-") + "…", weight)
        return line
