"""Headings and titles that an author only hinted at, in formats that have styles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from handouts.model import Block, Paragraph, plain_text
from handouts.readers._outline import Heading, stands_first
from handouts.readers._runs import all_strong, bare

Part: TypeAlias = Heading | Block
_HEADING_WORDS = 12


def bold_lines_as_headings(parts: list[Part], sizes: Mapping[int, float]) -> list[Part]:
    """Short lines in bold as the headings that they are meant as, in a document that has no other.

    A line counts if text follows it, and if it does not end as a sentence does. Larger letters make a higher
    level.
    """
    bold = {index for index, part in enumerate(parts) if _is_bold_line(part)}
    bold = {
        index
        for index in bold
        if index + 1 < len(parts)
        and (index + 1 not in bold or index == 0 or sizes.get(index, 0) > sizes.get(index + 1, 0))
    }
    if len(bold) == 1 and 0 not in bold:
        return parts  # one bold line in the midst of a text is no outline
    levels = sorted({sizes.get(index, 0) for index in bold}, reverse=True)
    made: list[Part] = []
    heading = ""
    for index, part in enumerate(parts):
        if index in bold and isinstance(part, Paragraph):
            level = min(levels.index(sizes.get(index, 0)) + 1, 9)
            made.append(Heading(level, bare(part.children), part.position))
            heading = plain_text(part.children)
        else:
            made.append(part)
    return made if heading else parts


def _is_bold_line(part: Part) -> bool:
    if not isinstance(part, Paragraph) or not all_strong(part.children):
        return False
    text = plain_text(part.children)
    return len(text.split()) <= _HEADING_WORDS and "\n" not in text and not text.endswith((".", ",", ";"))


def title_first(parts: list[Part]) -> list[Part]:
    """The parts with the title first, where a document has one and only a picture or a few words above it."""
    titles = [index for index, part in enumerate(parts) if isinstance(part, Heading) and part.level == 0]
    if (
        titles
        and not any(isinstance(part, Heading) for part in parts[: titles[0]])
        and stands_first(parts, titles[0])
    ):
        title = parts[titles[0]]
        return [title, *parts[: titles[0]], *parts[titles[0] + 1 :]]
    return parts


def has_own_title(parts: Sequence[Part]) -> bool:
    """Whether the first heading is the document's title: styled so, or the only one of its level or above."""
    if not parts or not isinstance(parts[0], Heading):
        return False
    first = parts[0]
    others = [part.level for part in parts[1:] if isinstance(part, Heading)]
    return first.level == 0 or all(level > first.level for level in others)
