"""From the model's blocks to strips, each with its element in the structure tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from handouts import model
from handouts.profiles import Profile
from handouts.writers.pdf import figures, lists, tables
from handouts.writers.pdf.canvas import ACCENT, INK
from handouts.writers.pdf.fonts import BOLD, REGULAR
from handouts.writers.pdf.forms import Fields, TypingLines
from handouts.writers.pdf.inlines import Tags, fill_in_words, one_line
from handouts.writers.pdf.layout import TOGETHER, Bar, Blank, Flow, Strip, TextBlock
from handouts.writers.pdf.lines import Run, break_lines
from handouts.writers.pdf.lists import LISTS
from handouts.writers.pdf.marks import CalloutFrame, Label, WritingLines, sign
from handouts.writers.pdf.objects import string
from handouts.writers.pdf.structure import Element


class Typesetter:
    """Sets blocks in a flow.

    Attributes:
        profile: The sizes.
        tags: Where elements come from.
        line: The distance between baselines of running text, in points: the unit of white space.
        baseline: From the upper edge of a line of running text to its baseline, in points.
        column: The height of the text area, in points.
        root: The Document element.
        headings: Level, words and element of each heading, in reading order.
        starts: The first strip of each heading, by what leads to it.
        warned: How many strips the title has, with what is urgent after it.
        introduced: How many come before the first section.
        tell: Called with a sentence for each choice that staff should know of.
        fields: Makes fields in place of lines for a pen; None where they are to be filled in by hand.
    """

    def __init__(
        self,
        profile: Profile,
        tags: Tags,
        column: float,
        *,
        fields: Fields | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self.profile = profile
        self.tags = tags
        self.size = profile.body
        self.line = profile.body * profile.leading
        self.baseline = self.line / 2 + 0.35 * self.size
        self.column = column
        self.fields = fields
        self.tell = tell or _nobody
        self.headings: list[tuple[int, str, Element]] = []
        self.starts: dict[str, Strip] = {}
        self.warned = self.introduced = 0
        self.root = Element("Document")
        self.targets: dict[str, Element] = {}
        self.images: dict[str, figures.XObject] = {}
        self._setters: dict[type, Callable[[Flow, Any, Element], None]] = {
            model.Paragraph: self._paragraph,
            model.BulletList: partial(lists.set_bullets, self),
            model.NumberedList: partial(lists.set_numbers, self),
            model.DefinitionList: partial(lists.set_definitions, self),
            model.Table: partial(tables.set_table, self),
            model.Figure: partial(figures.set_figure, self),
            model.Callout: self._callout,
            model.Quote: self._quote,
            model.FillIn: self._fill_in,
        }

    # The whole ---------------------------------------------------------------------------------------

    def document(self, flow: Flow, document: model.Document, root: Element) -> None:
        """Set a document."""
        self.root = root
        if document.logo is not None:
            figures.set_logo(self, flow, document.logo, root)
        self.title(flow, document.title, root)
        self.warned = len(flow.strips)
        self.blocks(flow, document.blocks, root)
        self.introduced = len(flow.strips)
        for section in document.sections:
            self.section(flow, section, root)
        if document.notes:
            self.notes(flow, document, root)

    def title(self, flow: Flow, inlines: model.Inlines, root: Element) -> None:
        """Set the title: the one H1 (ISO 14289-1, 7.4.2), with a rule of 3 points under it."""
        size = self.profile.h1
        element = self.tags.element("H1", root)
        runs = self.tags.runs(inlines, element, BOLD)
        self.headings.append((1, one_line(inlines), element))
        leading = size * min(self.profile.leading, 1.2)
        flow.text(
            TextBlock(break_lines(runs, flow.width * 1000 / size, even=True), flow.x, size, leading),
            solid=True,
        )
        flow.hold = 3
        flow.add(Bar(flow.x, flow.width, 3, ACCENT, offset=6), 9)
        flow.space(self.line)

    def section(self, flow: Flow, section: model.Section, parent: Element) -> None:
        """Set a section: a Sect with its heading first."""
        element = self.tags.element("Sect", parent)
        self.heading(flow, section.level, section.heading, element, target=section.id)
        # A clinic's name, number, address and hours belong together, as on a letterhead.
        gap = self.line / 2 * self.profile.paragraph_gap if section.role == "contact" else None
        self.blocks(flow, section.blocks, element, gap)
        for inner in section.sections:
            self.section(flow, inner, element)

    def heading(
        self,
        flow: Flow,
        level: int,
        inlines: model.Inlines,
        parent: Element,
        *,
        target: str,
        attributes: bytes = b"",
    ) -> None:
        """Set a heading, which stays with two lines of what follows."""
        size = self.profile.heading(level)
        element = self.tags.element(f"H{min(level, 6)}", parent, attributes)
        runs = self.tags.runs(inlines, element, BOLD)
        self.headings.append((level, one_line(inlines), element))
        self.targets[target] = element
        flow.space(self.line * ((2 if level == 2 else 1) + max(0.0, self.profile.paragraph_gap - 1)))
        first = len(flow.strips)
        leading = size * min(self.profile.leading, 1.2)
        flow.text(
            TextBlock(break_lines(runs, flow.width * 1000 / size, even=True), flow.x, size, leading),
            solid=True,
        )
        if first < len(flow.strips):
            self.starts[target] = flow.strips[first]
        flow.hold = 2
        flow.space(self.line / 2)

    def notes(self, flow: Flow, document: model.Document, root: Element) -> None:
        """Set the notes as a section of their own, each with a way back (ISO 14289-1, 7.9)."""
        section = self.tags.element("Sect", root)
        heading = (model.Text(self.tags.labels("notes")),)
        self.heading(flow, 2, heading, section, target="notes:", attributes=self.tags.own())
        indent = self.size * 2.2
        referred = {node.id for node in model.walk(document) if isinstance(node, model.NoteRef)}
        for note in document.notes:
            number = self.tags.notes[note.id]
            element = self.tags.element("FENote", section, b"/ID" + string(f"note-{number}"))
            self.targets[f"note:{note.id}"] = element
            flow.begin_whole()
            label = self.tags.element("Lbl", element)
            back = label
            if note.id in referred:
                words = self.tags.labels("note_back", number=number)
                back = self.tags.link(label, f"#noteref:{note.id}", words)
            runs = [Run(f"[{number}]", BOLD, back)]
            flow.mark(Label(break_lines(runs, 1e9)[0], flow.x, self.size, INK))
            self.indented(flow, indent, note.blocks, element)
            flow.end_whole()
            flow.space(self.line / 2)

    # Blocks ------------------------------------------------------------------------------------------

    def blocks(
        self, flow: Flow, blocks: Sequence[model.Block], parent: Element, gap: float | None = None
    ) -> None:
        """Set blocks one under another, `gap` points between them."""
        if gap is None:
            gap = self.line * self.profile.paragraph_gap
        for index, block in enumerate(blocks):
            self._setters[type(block)](flow, block, parent)
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            leads_in = _leads_in(block)
            if leads_in and isinstance(following, model.Table):
                flow.hold = max(flow.hold, 1)  # words that announce something stand with it
            if leads_in and isinstance(following, LISTS):
                flow.hold = max(flow.hold, 1)
                flow.space(min(gap, self.line / 2 if self.profile.paragraph_gap <= 1 else self.line))
            else:
                flow.space(gap)

    def words(
        self,
        flow: Flow,
        inlines: model.Inlines,
        element: Element,
        weight: int = REGULAR,
        *,
        solid: bool = False,
    ) -> None:
        """Set running text of `element`."""
        runs = self.tags.runs(inlines, element, weight)
        lines = break_lines(runs, flow.width * 1000 / self.size, most=self.profile.line_length)
        if lines:
            flow.text(TextBlock(lines, flow.x, self.size, self.line), solid=solid)

    def _paragraph(self, flow: Flow, block: model.Paragraph, parent: Element) -> None:
        self.words(flow, block.children, self.tags.element("P", parent))

    def indented(self, flow: Flow, indent: float, blocks: Sequence[model.Block], parent: Element) -> None:
        """Set blocks `indent` points to the right, as far as that leaves room for words."""
        indent = min(indent, max(0.0, flow.width - 4 * self.size))
        flow.x += indent
        flow.width -= indent
        before = len(flow.strips)
        self.blocks(flow, blocks, parent, self.line / 2)
        if len(flow.strips) == before:
            flow.add(Blank(parent), self.line, baseline=self.baseline)
        flow.x -= indent
        flow.width += indent

    def _quote(self, flow: Flow, block: model.Quote, parent: Element) -> None:
        self.indented(flow, 1.5 * self.size, block.blocks, self.tags.element("BlockQuote", parent))

    # Set apart ---------------------------------------------------------------------------------------

    def _callout(self, flow: Flow, block: model.Callout, parent: Element) -> None:
        # ISO/TS 32005, table 5: not every element may hold an Aside.
        element = self.tags.element("Aside" if parent.type in ("Document", "Sect") else "Div", parent)
        urgent = block.kind == "urgent"
        pad = self.size * (0.8 if urgent else 0.3)
        side = self.size * (0.9 if urgent else 1.0)
        frame = CalloutFrame(flow.x, flow.width, full=urgent)
        outer = flow.x, flow.width
        flow.begin_whole()
        flow.frames = (*flow.frames, frame)
        # A bullet beside it stands level with its label.
        frame.first = flow.add(Blank(element), pad, baseline=pad + self.baseline, counts=False)
        flow.x += 4 + side
        flow.width -= 4 + side + (side if urgent else 0)
        flow.hold = max(flow.hold, 1)
        beside = 1.5 * self.size
        if one_line(block.title):
            flow.mark(sign(block.kind, flow.x, self.size))
        flow.x += beside
        flow.width -= beside
        self.words(flow, block.title, self.tags.element("P", element), BOLD, solid=True)
        flow.x -= beside
        flow.width += beside
        flow.hold = 2
        flow.space(self.line / 4)
        self.blocks(flow, block.blocks, element, self.line / 2)
        flow.close_up()
        frame.last = flow.add(Blank(), pad, level=TOGETHER)
        flow.x, flow.width = outer
        flow.frames = flow.frames[:-1]
        flow.end_whole()
        if parent is self.root and block.kind in ("urgent", "draft"):
            self.warned = len(flow.strips)

    def _fill_in(self, flow: Flow, block: model.FillIn, parent: Element) -> None:
        """Set a label and lines at least half an inch apart, which a pen can use."""
        element = self.tags.element("P", parent)
        flow.begin_whole()
        self.words(flow, block.label, element, solid=True)
        flow.hold = max(flow.hold, 1)
        pitch = max(36.0, 1.6 * self.line)
        rules: WritingLines | TypingLines
        if self.fields is None:
            place = self.tags.element("Span", element, fill_in_words(self.tags))
            rules = WritingLines(place, flow.x, flow.width, pitch)
        else:
            label = one_line(block.label)
            rules = TypingLines(self.fields, element, label, flow.x, flow.width, pitch, self.size)
        for part in range(max(1, block.lines)):
            flow.add(rules, pitch, part=part)
        flow.end_whole()


def _nobody(_said: str) -> None:
    """Told where nobody listens."""


def _leads_in(block: model.Block) -> bool:
    return isinstance(block, model.Paragraph) and model.plain_text(block.children).rstrip().endswith(":")
