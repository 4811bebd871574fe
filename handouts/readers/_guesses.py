"""Headings and titles that an author only hinted at, in formats that have styles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from handouts.model import Block, NumberedList, Paragraph, Strong, Text, plain_text
from handouts.ordinals import ordinal
from handouts.readers._outline import Heading, stands_first
from handouts.readers._plain_lines import is_caps
from handouts.readers._runs import all_strong, bare

Part: TypeAlias = Heading | Block
_HEADING_WORDS = 12
_LARGER = 1.15
_USUAL = 22
"""Half points: what a paragraph has where it does not say."""


def lines_as_headings(
    parts: list[Part], sizes: Mapping[int, float], underlined: Collection[int] | None = None
) -> list[Part]:
    """Short lines in bold as the headings that they are meant as, in a document that has none but its title.

    A line counts if text follows it, and if it does not end as a sentence does. Larger letters make a higher
    level. If it is known which lines are underlined, a numbered item in bold that stands alone counts, too;
    its number then stands before its words. And where no line is in bold, those count that are in larger
    letters, in capitals or underlined.

    Args:
        parts: The document.
        sizes: The size of the letters of a paragraph, by its place among the parts; 0 for the usual one.
        underlined: The places of the paragraphs that are underlined from end to end; None where that is
            not known.
    """
    if has_headings(parts):
        return parts
    title = title_place(parts)
    lines = [(_numbered_line(part) if underlined is not None else None) or part for part in parts]
    bold = {index for index, part in enumerate(lines) if is_bold_line(part)}
    if not bold and underlined is not None:
        bold = _other_lines(parts, sizes, underlined)
    bold = {
        index
        for index in bold
        if title < index < len(parts) - 1
        and (index + 1 not in bold or index == 0 or sizes.get(index, 0) > sizes.get(index + 1, 0))
    }
    if len(bold) == 1 and 0 not in bold:
        return parts  # one bold line in the midst of a text is no outline
    levels = sorted({sizes.get(index, 0) for index in bold}, reverse=True)
    titled = parts[title] if title >= 0 else None
    below = titled.level + 1 if isinstance(titled, Heading) else 1
    made: list[Part] = []
    heading = ""
    for index, part in enumerate(parts):
        line = lines[index]
        if index in bold and isinstance(line, Paragraph):
            level = min(levels.index(sizes.get(index, 0)) + below, 9)
            made.append(Heading(level, bare(line.children), line.position))
            heading = plain_text(line.children)
        else:
            made.append(part)
    return made if heading else parts


def title_place(parts: Sequence[Part]) -> int:
    """Where the title stands: a heading styled so, or one that comes before everything; -1 for none."""
    for at, part in enumerate(parts):
        if isinstance(part, Heading) and (part.level == 0 or at == 0):
            return at
    return -1


def has_headings(parts: Sequence[Part]) -> bool:
    """Whether a document has headings but its title."""
    return any(isinstance(part, Heading) and part.level > 0 for part in parts[1:])


def _numbered_line(part: Part) -> Paragraph | None:
    """A lone item of a numbered list as the line in bold that it is, with its number."""
    if not isinstance(part, NumberedList) or len(part.items) != 1 or len(part.items[0].blocks) != 1:
        return None
    [line] = part.items[0].blocks
    if not isinstance(line, Paragraph) or not is_bold_line(line):
        return None
    [strong] = line.children
    assert isinstance(strong, Strong)  # noqa: S101 - as is_bold_line says
    number = Text(f"{ordinal(part.start, part.style)}. ", position=strong.position)
    return replace(line, children=(replace(strong, children=(number, *strong.children)),))


def _other_lines(parts: list[Part], sizes: Mapping[int, float], underlined: Collection[int]) -> set[int]:
    """Short lines that stand out of the text by something else than bold."""
    return {at for at, look in looks_of(parts, sizes, underlined, capitals=True).items() if look != "bold"}


def looks_of(
    parts: Sequence[Part],
    sizes: Mapping[int, float],
    underlined: Collection[int] | None = None,
    *,
    capitals: bool = False,
) -> dict[int, str]:
    """How short lines stand out of the text, by their places: "bold", "larger", "underlined", "in capitals".

    Args:
        parts: The document.
        sizes: The size of the letters of a paragraph, by its place; 0 for the usual one.
        underlined: The places of paragraphs that are underlined from end to end; None where it is not known.
        capitals: Whether capitals count.
    """
    letters: Counter[float] = Counter()
    for at, part in enumerate(parts):
        if isinstance(part, Paragraph):
            letters[sizes.get(at, 0)] += len(plain_text(part.children))
    usual = max(letters, key=lambda size: letters[size], default=0) or _USUAL
    made: dict[int, str] = {}
    for at, part in enumerate(parts):
        if not isinstance(part, Paragraph) or not _is_short(part):
            continue
        if all_strong(part.children):
            made[at] = "bold"
        elif sizes.get(at, 0) > _LARGER * usual:
            made[at] = "larger"
        elif at in (underlined or ()):
            made[at] = "underlined"
        elif capitals and is_caps(plain_text(part.children)):
            made[at] = "in capitals"
    return made


def is_bold_line(part: Part) -> bool:
    """Whether a part is a short line in bold that ends as no sentence does."""
    return isinstance(part, Paragraph) and all_strong(part.children) and _is_short(part)


def _is_short(part: Paragraph) -> bool:
    text = plain_text(part.children)
    short = len(text.split()) <= _HEADING_WORDS and "\n" not in text and any(map(str.isalpha, text))
    return short and not text.endswith((".", ",", ";"))


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
