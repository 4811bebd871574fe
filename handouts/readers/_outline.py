"""From the flat run of headings and blocks that every format has to the tree of sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from handouts.findings import NOWHERE, Position
from handouts.identifiers import Ids, slug
from handouts.model import (
    Block,
    Document,
    Figure,
    Inlines,
    Loss,
    Meta,
    Node,
    Note,
    Paragraph,
    Section,
    Text,
    plain_text,
    texts,
    words,
)
from handouts.readers._typed_lists import with_typed_lists
from handouts.records import dataclass

__all__ = ["Heading", "Ids", "outline", "slug", "stands_first"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a format has it: `level` is the source's own, 1 for the largest."""

    level: int
    inlines: Inlines
    position: Position = NOWHERE


_DEEPEST = 6
"""The deepest level of heading that web pages and PDF know; the title has 1."""

_MOST_WORDS, _MOST_BLOCKS = 40, 4
"""What may stand above a title: the clinic's name, a logo, a date, a line or two about the leaflet."""


@dataclass(slots=True)
class _Open:
    depth: int
    heading: Heading
    blocks: list[Block] = field(default_factory=list)
    children: list[_Open] = field(default_factory=list)


def outline(
    parts: Iterable[Heading | Block],
    *,
    meta: Meta,
    title: str = "",
    notes: Iterable[Note] = (),
    losses: Iterable[Loss] = (),
    position: Position = NOWHERE,
    title_position: Position = NOWHERE,
    guessed: bool = False,
    untitled: bool = False,
) -> Document:
    """A document with one title and sections whose levels skip nothing.

    The title is `title` if given (front matter, a page's own title element), else the first heading, if it
    comes before every block, or if it comes after a few words (`stands_first`) and is the one heading of the
    largest level: those words then follow the title. A first heading that says the same as `title` is not
    repeated. Every other heading opens a section. Source levels only order the sections: what is deeper than
    the section above is exactly one level deeper, down to level 6, the deepest that there is, and
    `Section.skipped` keeps how many levels the source left out.

    Args:
        parts: Headings and blocks in reading order.
        meta: What is known about the document.
        title: The title, where the source states it apart from the text.
        notes: Footnotes.
        losses: What could not be carried over.
        position: Where the document starts.
        title_position: Where `title` stands, if not at the start.
        guessed: Whether the headings are guesses: then one after some blocks is not the title, and no level
            counts as skipped.
        untitled: The author left the title open, so that no heading is it.

    Returns:
        A document. Its title is empty when the source has neither a title nor a heading.
    """
    items = list(parts)
    title_level: int | None = None
    title_inlines: Inlines = (
        (Text(title, position=position if title_position is NOWHERE else title_position),) if title else ()
    )
    place = None if untitled and not title else _title_place(items, title, late=not guessed)
    if place is not None:
        heading = items.pop(place)
        assert isinstance(heading, Heading)  # noqa: S101 - what _title_place promises
        title_inlines, title_level = heading.inlines, heading.level
    lead: list[Block] = []
    top: list[_Open] = []
    path: list[_Open] = []
    for item in items:
        if isinstance(item, Heading):
            while path and (path[-1].depth >= item.level or len(path) > _DEEPEST - 2):
                path.pop()
            opened = _Open(item.level, item)
            (path[-1].children if path else top).append(opened)
            path.append(opened)
        elif path:
            path[-1].blocks.append(item)
        else:
            lead.append(item)
    ids = Ids()
    above = min((section.depth for section in top), default=1) - 1 if title_level is None else title_level
    document = Document(
        title_inlines,
        tuple(lead),
        tuple(_close(section, 2, ids, None if guessed else above) for section in top),
        tuple(notes),
        meta,
        tuple(losses),
        position=position,
    )
    return with_typed_lists(document)


def _title_place(items: list[Heading | Block], title: str, *, late: bool) -> int | None:
    """Where the heading stands that is the title, or only repeats it."""
    headings = [(place, item) for place, item in enumerate(items) if isinstance(item, Heading)]
    if not headings:
        return None
    place, first = headings[0]
    if place and not late:
        return None
    if place and not stands_first(items, place):
        return None
    levels = [heading.level for _, heading in headings]
    alone = levels.count(min(levels)) == 1 and first.level == min(levels)
    if title:
        same = _same(plain_text(first.inlines), title)
        return place if same and (place == 0 or alone) else None
    # One lone heading of a lower level, half way down, is more likely to head a section.
    return place if place == 0 or (alone and (first.level == 1 or len(levels) > 1)) else None


def stands_first(items: Sequence[Heading | Block], place: int) -> bool:
    """Whether so little stands above the heading at `place` that it can be what all of it is about.

    Words that stand above a title come below it in a handout, so they must be few, and most of the text must
    come after it. If no other heading does, they must not be sentences: the heading then is that of a part.
    """
    above = [part for part in items[:place] if not isinstance(part, Heading)]
    if len(above) > _MOST_BLOCKS or not all(isinstance(block, (Paragraph, Figure)) for block in above):
        return False
    counts = [sum(len(words(node)) for node in _nodes(part)) for part in items]
    before, after = sum(counts[:place]), sum(counts[place + 1 :])
    if before > _MOST_WORDS or before > after:
        return False
    others = any(isinstance(part, Heading) for part in items[place + 1 :])
    return others or not any(text.rstrip().endswith((".", "!", "?", ":")) for b in above for text in texts(b))


def _nodes(part: Heading | Block) -> tuple[Node, ...]:
    return (Paragraph(part.inlines),) if isinstance(part, Heading) else (part,)


def _close(opened: _Open, level: int, ids: Ids, above: int | None) -> Section:
    """The section; `above` is the source's level of the heading above, None where levels are guesses."""
    below = None if above is None else opened.depth
    return Section(
        ids.new(plain_text(opened.heading.inlines)),
        level,
        opened.heading.inlines,
        tuple(opened.blocks),
        tuple(_close(child, level + 1, ids, below) for child in opened.children),
        skipped=0 if above is None else max(0, opened.depth - above - 1),
        position=opened.heading.position,
    )


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
