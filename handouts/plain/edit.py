"""Replacing words of a paragraph without losing what the paragraph is made of, or where it came from."""

from __future__ import annotations

import dataclasses

from handouts.model import Emphasis, Inline, Inlines, Link, Span, Strong, Term, Text, plain_text
from handouts.records import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for a place in a text.

    Attributes:
        start: Offset of the first character that is replaced.
        end: Offset after the last.
        new: What stands there instead.
    """

    start: int
    end: int
    new: str

    def apply(self, text: str) -> str:
        """The text with the new words."""
        return text[: self.start] + self.new + text[self.end :]


def replaced(inlines: Inlines, edit: Edit) -> Inlines | None:
    """The inlines with new words in one place; None where it crosses the edge of a link or the like.

    The words around keep their positions, and the new ones have that of the words they stand for.
    """
    places: list[tuple[int, int]] = []
    offset = 0
    for inline in inlines:
        size = len(plain_text((inline,)))
        places.append((offset, offset + size))
        offset += size
    touched = [
        number
        for number, (start, end) in enumerate(places)
        if (start < edit.end and edit.start < end) or (edit.start == edit.end and start <= edit.start <= end)
    ]
    if edit.start == edit.end:  # something is put in between: it belongs to plain text, if there is any there
        touched = [number for number in touched if isinstance(inlines[number], Text)][:1] or touched[:1]
    if not touched:
        return None
    first, last = touched[0], touched[-1] + 1
    start = places[first][0]
    inside = Edit(edit.start - start, edit.end - start, edit.new)
    parts = inlines[first:last]
    made: Inlines
    if all(isinstance(part, Text) for part in parts):
        made = tuple(_rewritten([part for part in parts if isinstance(part, Text)], inside))
    elif len(parts) == 1 and isinstance(parts[0], (Strong, Emphasis, Link, Term, Span)):
        inner = replaced(parts[0].children, inside)
        if inner is None:
            return None
        made = (dataclasses.replace(parts[0], children=inner),)
    else:
        return None
    return (*inlines[:first], *made, *inlines[last:])


def _rewritten(parts: list[Text], edit: Edit) -> list[Text]:
    """The parts with an edit of their joined text made, each piece with its own position."""
    start, end = edit.start, edit.end
    made: list[Text] = []
    offset = 0
    placed = False
    for part in parts:
        first, last = offset, offset + len(part.text)
        offset = last
        if first < start:
            made.append(Text(part.text[: start - first], position=part.position))
        if not placed and start <= last:
            made.append(Text(edit.new, position=part.position.forward(max(start - first, 0))))
            placed = True
        if last > end:
            cut = max(end - first, 0)
            made.append(Text(part.text[cut:], position=part.position.forward(cut)))
    return [part for part in made if part.text]


def cut(inlines: Inlines, start: int, end: int) -> Inlines:
    """Characters `start` to `end` of the inlines' text, in what they stand in, each with its position."""
    kept: list[Inline] = []
    offset = 0
    for inline in inlines:
        size = len(plain_text((inline,)))
        first, last = max(start - offset, 0), min(end - offset, size)
        if isinstance(inline, Text):
            if first < last:
                text = inline.text[first:last]
                kept.append(Text(text, position=inline.position.forward(first)))
        elif size == 0:
            if start < offset <= end:  # the reference to a note belongs to the word before it
                kept.append(inline)
        elif first == 0 and last == size:
            kept.append(inline)
        elif first < last and isinstance(inline, (Strong, Emphasis, Link, Term, Span)):
            kept.append(dataclasses.replace(inline, children=cut(inline.children, first, last)))
        offset += size
    return tuple(kept)
