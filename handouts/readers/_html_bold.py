"""Bold lines of a web page that has no headings for its parts, as the headings that they are meant as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handouts.model import Block, LineBreak, Loss, Paragraph, plain_text
from handouts.readers._guesses import lines_as_headings
from handouts.readers._outline import Heading
from handouts.readers._runs import all_strong

_NAMED = 5
"""So many of the lines are named in the report."""

Part = Heading | Block


def bold_lines_as_headings(parts: Sequence[Part]) -> tuple[list[Part], list[Loss]]:
    """The parts of a page with its bold lines as headings, and what to look at because of that.

    A bold line counts where it is alone or the first of its paragraph, if no heading comes after the title,
    and if two lines count at least or one stands at the start.

    Args:
        parts: Headings and blocks in order, the title first if there is one.
    """
    titled = bool(parts) and isinstance(parts[0], Heading)
    if any(isinstance(part, Heading) for part in parts[1:]):
        return list(parts), []
    split = [piece for part in parts for piece in _split(part)]
    made = lines_as_headings(split, {})
    new = [part for part in made if isinstance(part, Heading)][titled:]
    if len(new) < 1 + titled:
        return list(parts), []
    names = [f"“{plain_text(heading.inlines)[:60]}”" for heading in new]
    listed = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    what = f"That {len(names)} lines are no headings but only bold: {listed}"
    why = "they were taken for headings, which a screen reader can find; make real ones of those that are"
    return made, [Loss("heading", what, why, new[0].position)]


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
