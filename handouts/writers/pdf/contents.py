"""The list of contents of a long handout: each top section, and the page that it starts on."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from handouts import model
from handouts.records import dataclass
from handouts.resources import toml
from handouts.writers.pdf.canvas import Canvas
from handouts.writers.pdf.fonts import BOLD, REGULAR
from handouts.writers.pdf.inlines import one_line, without_links
from handouts.writers.pdf.layout import FREE, PAIRED, TOGETHER, Flow, Strip, TextBlock
from handouts.writers.pdf.lines import Run, break_lines
from handouts.writers.pdf.paging import Placed
from handouts.writers.pdf.structure import Element

if TYPE_CHECKING:
    from handouts.writers.pdf.blocks import Typesetter

TARGET: Final = "contents:"

Pages: TypeAlias = list[list[Placed]]


@dataclass(slots=True)
class Entry:
    """A link to a section, and the page that the section starts on.

    The page stands close to the words: across the width of a page, a reader who sees only a part of it at a
    time would lose the line.

    Attributes:
        target: The key of the section's heading in `Typesetter.starts`.
        link: The words of the heading.
        place: What says the page: it is inside the Reference that holds the link.
        block: Both, as they are drawn. Until the page is known, it holds a number as wide as any.
        width: Of the column, in points.
        room: How many lines there is room for.
    """

    target: str
    link: list[Run]
    place: Element
    block: TextBlock
    width: float
    room: int = 0

    def paint(self, canvas: Canvas, top: float, parts: range, /) -> None:
        """See `layout.Ink`."""
        self.block.paint(canvas, top, parts)

    def set(self, page: str) -> None:
        """Set it with these words for its page."""
        runs = [*self.link, Run(f" {page}", BOLD, self.place)]
        lines = break_lines(runs, self.width * 1000 / self.block.size)
        self.block = dataclasses.replace(self.block, lines=lines)


def wanted(document: model.Document, pages: int, limit: int | None) -> bool:
    """Whether a handout is long enough for a list of its contents.

    Args:
        document: The handout.
        pages: How many pages it has without one.
        limit: From how many pages on; 0 for never, None for the shipped figure.
    """
    figures = toml("contents.toml")["pdf"]
    least = figures["pages"] if limit is None else limit
    return 0 < least <= pages and len(_headings(document)) + bool(document.notes) >= figures["sections"]


def insert(
    setter: Typesetter, flow: Flow, document: model.Document, *, pages: int, room: float
) -> list[Entry]:
    """Put the list where the handout is about to begin: before the first section.

    Where more than a page stands before that, it comes right after the title and what is urgent.

    Args:
        setter: It has set the document.
        flow: The column, with the document in it.
        document: The document.
        pages: About how many pages it has; no more than four times as many.
        room: The height of a page's text, in points.
    """
    own = Flow(flow.x, flow.width)
    introduction = sum(strip.gap + strip.height for strip in flow.strips[: setter.introduced])
    at = setter.introduced if introduction < room else setter.warned
    before = len(setter.headings)
    section = setter.tags.element("Sect", setter.root)
    heading = (model.Text(setter.tags.labels("in_this_handout")),)
    setter.heading(own, 2, heading, section, target=TARGET, attributes=setter.tags.own())
    setter.headings[1:1] = setter.headings[before:]
    del setter.headings[before + 1 :]
    element = setter.tags.element("TOC", section)
    entries = [
        _entry(setter, own, element, named, len(str(4 * pages + 20))) for named in _named(setter, document)
    ]
    # What it pushes down may have had to stand with the title. Now it is the list that has to.
    if at < len(flow.strips):
        own.strips[0].level, flow.strips[at].level = flow.strips[at].level, FREE
    last = own.strips[-entries[-1].room]
    last.level = max(last.level, PAIRED)  # none should stand alone on a page
    flow.strips[at:at] = own.strips
    return entries


def _entry(
    setter: Typesetter, flow: Flow, parent: Element, named: tuple[str, model.Inlines], digits: int
) -> Entry:
    target, words = named
    reference = setter.tags.element("Reference", setter.tags.element("TOCI", parent))
    link = setter.tags.runs(words, setter.tags.link(reference, f"#{target}", one_line(words)), REGULAR)
    own = setter.tags.own()
    place = setter.tags.element("Span", reference, own) if own else reference
    entry = Entry(target, link, place, TextBlock([], flow.x, setter.size, setter.line), flow.width)
    entry.set(_page(setter, "0" * digits))
    entry.room = len(entry.block.lines)
    for part in range(entry.room):
        level = TOGETHER if part else FREE
        flow.add(entry, setter.line, part=part, level=level, baseline=entry.block.baseline)
    flow.space(setter.line / 2)
    return entry


def _page(setter: Typesetter, number: str) -> str:
    """What an entry says of its page, which no line end parts."""
    return setter.tags.labels("on_page", page=number).replace(" ", "\xa0")


def _headings(document: model.Document) -> list[tuple[str, model.Inlines]]:
    return [(section.id, section.heading) for section in document.sections if one_line(section.heading)]


def _named(setter: Typesetter, document: model.Document) -> list[tuple[str, model.Inlines]]:
    """What each entry leads to, and its words.

    Articles repeat headings. Links of the same words must not lead to different places (WCAG 2.2, 2.4.9), so
    the second of a name says that it is the second.
    """
    times: Counter[str] = Counter()
    named: list[tuple[str, model.Inlines]] = []
    for target, heading in _headings(document):
        name = one_line(heading).casefold()
        times[name] += 1
        more = (model.Text(f" ({times[name]})"),) if times[name] > 1 else ()
        named.append((target, (*without_links(heading), *more)))
    if document.notes:
        named.append(("notes:", (model.Text(setter.tags.labels("notes")),)))
    return named


def number(
    setter: Typesetter,
    entries: Sequence[Entry],
    strips: Sequence[Strip],
    fit: Callable[[Sequence[Strip]], Pages],
) -> Pages:
    """Tell each entry the page that its section starts on.

    An entry that turns out to need a line less gives it back: empty, it would look like the end of a group.

    Args:
        setter: It has set the document.
        entries: What `insert` gave.
        strips: The column, with the list in it.
        fit: Parts a column into pages.

    Returns:
        The pages.
    """
    pages = fit(strips)
    _number(setter, entries, pages)
    if all(len(entry.block.lines) == entry.room for entry in entries):
        return pages  # as nearly always
    room = {id(entry): len(entry.block.lines) for entry in entries}
    closer = fit([strip for strip in strips if strip.part < room.get(id(strip.ink), strip.part + 1)])
    _number(setter, entries, closer)
    if all(len(entry.block.lines) <= room[id(entry)] for entry in entries):
        return closer
    _number(setter, entries, pages)  # a section came to stand on a page with a longer number
    return pages


def _number(setter: Typesetter, entries: Sequence[Entry], pages: Pages) -> None:
    page_of = {id(placed.strip): page for page, strips in enumerate(pages, 1) for placed in strips}
    for entry in entries:
        entry.set(_page(setter, str(page_of[id(setter.starts[entry.target])])))
