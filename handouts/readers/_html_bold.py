"""Bold lines of a web page as the headings that they are meant as: of its parts, or of parts of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handouts.model import Block, Figure, LineBreak, Link, Loss, Paragraph, plain_text, texts, walk
from handouts.readers._guesses import is_bold_line, lines_as_headings
from handouts.readers._outline import Heading
from handouts.readers._runs import all_strong, bare

_NAMED = 5
"""So many of the lines are named in the report."""

_LEAST = 2
"""So many bold lines count below other headings, or none: one is a word that its author stressed."""

Part = Heading | Block


def bold_lines_as_headings(parts: Sequence[Part]) -> tuple[list[Part], list[Loss]]:
    """The parts of a page with its bold lines as headings, and what to look at because of that.

    A bold line counts where it is alone or the first of its paragraph, if no heading comes after the title,
    and if two lines count at least or one stands at the start. Where other headings come, only lines below
    one of these count; see `_below_headings`.

    Args:
        parts: Headings and blocks in order, the title first if there is one.
    """
    titled = bool(parts) and isinstance(parts[0], Heading)
    if any(isinstance(part, Heading) for part in parts[1:]):
        return _below_headings(parts)
    split = [piece for part in parts for piece in _split(part)]
    made = lines_as_headings(split, {})
    new = [part for part in made if isinstance(part, Heading)][titled:]
    if len(new) < 1 + titled:
        return list(parts), []
    return made, [_told(new)]


def _below_headings(parts: Sequence[Part]) -> tuple[list[Part], list[Loss]]:
    """The parts of a page with headings, with bold lines below one of them as headings a level deeper.

    A bold line counts if it is alone, ends as no sentence and no label does, leads nowhere, and has text
    below; and if two lines count at least. One alone right below its heading may be what is said first.
    """
    counting: dict[int, Heading] = {}
    above: Heading | None = None
    groups: dict[int, list[int]] = {}
    for at, part in enumerate(parts):
        if isinstance(part, Heading):
            above = part if at else None
        elif above and _heads(part) and at + 1 < len(parts) and _is_text(parts[at + 1]):
            counting[at] = above
            groups.setdefault(id(above), []).append(at)
    for group in groups.values():
        if len(group) == 1 and isinstance(parts[group[0] - 1], Heading):
            del counting[group[0]]
    if len(counting) < _LEAST:
        return list(parts), []
    made = [
        Heading(counting[at].level + 1, bare(part.children), part.position)
        if at in counting and isinstance(part, Paragraph)
        else part
        for at, part in enumerate(parts)
    ]
    new = [part for at, part in enumerate(made) if at in counting and isinstance(part, Heading)]
    return made, [_told(new)]


def _heads(part: Part) -> bool:
    """Whether a bold line may head what is below it."""
    if not isinstance(part, Paragraph) or not is_bold_line(part):
        return False
    links = any(isinstance(node, Link) for node in walk(part))
    return not (links or plain_text(part.children).endswith(("!", ":", ")")))


def _is_text(part: Part) -> bool:
    """Whether a part can be what a line above heads; a small letter goes on with that line's sentence."""
    if isinstance(part, Heading | Figure) or _heads(part):
        return False
    return not next(iter(texts(part)), "")[:1].islower()


def _told(new: Sequence[Heading]) -> Loss:
    """What to look at because of lines that were taken for headings."""
    names = [f"“{plain_text(heading.inlines)[:60]}”" for heading in new]
    listed = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    are = "one line is no heading" if len(names) == 1 else f"{len(names)} lines are no headings"
    what = f"That {are} but only bold: {listed}"
    why = "they were taken for headings, which a screen reader can find; make real ones of those that are"
    return Loss("heading", what, why, new[0].position)


def _split(part: Part) -> Iterator[Part]:
    """A paragraph, without its first line if that is bold and the others are not."""
    if not isinstance(part, Paragraph):
        yield part
        return
    ends = [at for at, node in enumerate(part.children) if isinstance(node, LineBreak)]
    first, rest = (part.children[: ends[0]], part.children[ends[0] + 1 :]) if ends else ((), ())
    if rest and all_strong(first) and not all_strong(rest):
        yield replace(part, children=first)
        yield replace(part, children=rest, position=rest[0].position)
    else:
        yield part
