"""Bullets, boxes to tick and line ends that somebody typed into a paragraph of a Word document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handouts.model import Block, Inlines, Paragraph, Strong, Text, plain_text
from handouts.readers._runs import Run, inlines
from handouts.readers._symbols import BULLETS, TICK_BOXES
from handouts.readers._word_lists import Lists
from handouts.readers._word_numbering import Mark


def pieces_of(runs: list[Run]) -> list[list[Run]]:
    """The runs of a paragraph parted where the author meant another one.

    That is where a line is left blank, and where a line starts with a bullet or a box to tick.
    """
    pieces: list[list[Run]] = [[]]
    for index, run in enumerate(runs):
        if run.line_break and pieces[-1]:
            before = next((one for one in reversed(pieces[-1]) if one.line_break or one.text.strip()), None)
            line = "".join(one.text for one in _until_break(runs[index + 1 : index + 4])).lstrip()
            bullet = line[:1] in BULLETS and line[1:2].isspace()
            if (before and before.line_break) or bullet or line[:1] in TICK_BOXES:
                pieces.append([])
                continue
        pieces[-1].append(run)
    return pieces


def _until_break(runs: Sequence[Run]) -> Iterator[Run]:
    for run in runs:
        if run.line_break:
            return
        yield run


def lines_as_blocks(pieces: Sequence[Inlines]) -> list[Block]:
    """Further lines of a paragraph as paragraphs, and those with a typed bullet as items of a list."""
    blocks: list[Block] = []
    lists = Lists()
    for piece in pieces:
        typed = typed_item(piece)
        if typed:
            checked, words = typed
            kind = "ticked" if checked is not None else "typed"
            lists.add(Mark("bullet", kind, 0), 0, paragraphs(words), checked, piece[0].position)
        else:
            blocks.extend((*lists.take(), Paragraph(piece, position=piece[0].position)))
    return [*blocks, *lists.take()]


def paragraphs(words: Inlines) -> list[Block]:
    return [Paragraph(words, position=words[0].position)] if words else []


def prefixed(made: Inlines, mark: Mark) -> Inlines:
    """Words of a list's mark, such as "Step 2:", in front of what it marks."""
    return (Text(" ".join(mark.words.split()) + " ", position=made[0].position), *made)


def ticked(words: Inlines) -> tuple[bool | None, Inlines]:
    """The state of a box to tick in front of words, and the words without it."""
    text = plain_text(words)
    if text[:1] not in TICK_BOXES or sum(text.count(box) for box in TICK_BOXES) > 1:
        return None, words
    return TICK_BOXES[text[0]], _without_first(words)


def typed_item(words: Inlines) -> tuple[bool | None, Inlines] | None:
    """What follows a bullet or a box to tick that somebody typed, or None where there is neither."""
    text = plain_text(words)
    checked, after = ticked(words)
    if checked is not None:
        return (checked, after) if after else None
    if text[:1] in BULLETS and text[1:2].isspace() and text[2:].strip():
        return None, _without_first(words)
    return None


def _without_first(words: Inlines) -> Inlines:
    """`words` without their first character and the white space after it."""
    first, *rest = words
    if isinstance(first, Text):
        text = first.text[1:].lstrip()
        if text:
            return (replace(first, text=text), *rest)
        if rest and isinstance(rest[0], Text):
            stripped = rest[0].text.lstrip()
            return (replace(rest[0], text=stripped), *rest[1:]) if stripped else tuple(rest[1:])
        return tuple(rest)
    if isinstance(first, (Strong,)):
        inner = _without_first(first.children)
        return (replace(first, children=inner), *rest) if inner else _stripped(tuple(rest))
    return inlines([Run(plain_text(words)[1:], position=first.position)])


def _stripped(words: Inlines) -> Inlines:
    if words and isinstance(words[0], Text):
        text = words[0].text.lstrip()
        return (replace(words[0], text=text), *words[1:]) if text else words[1:]
    return words
