"""The tables at the start of a Rich Text file: its fonts, its styles and its lists."""

from __future__ import annotations

import re
from dataclasses import field

from handouts.model import NumberStyle
from handouts.records import dataclass
from handouts.resources import toml

_HEADING = re.compile(r"heading ([1-9])\b")


@dataclass(slots=True)
class Font:
    """A font: its name, and the decoder for its bytes; "" for that of the file."""

    name: str = ""
    decoder: str = ""


@dataclass(slots=True)
class Style:
    """A paragraph style: its name, its outline level from 0, and whether its words are bold."""

    name: str = ""
    outline: int | None = None
    bold: bool = False
    italic: bool = False
    based_on: int | None = None


@dataclass(slots=True)
class Level:
    """A level of a list: how it counts (None for bullets), from where, and how far in its text starts."""

    format: int = 0
    start: int = 1
    indent: int = 0

    @property
    def style(self) -> NumberStyle | None:
        """How its numbers are written; None for bullets and for levels with nothing in front."""
        if self.format in {23, 255}:
            return None
        style: NumberStyle = toml("rtf.toml")["numbering"].get(str(self.format), "decimal")
        return style


@dataclass(slots=True)
class Header:
    """What the tables of a file say.

    Attributes:
        decoder: The decoder for bytes of text.
        fonts: The fonts, by their number.
        styles: The paragraph styles, by their number.
        lists: The levels of each list, by its identifier.
        overrides: For each number that paragraphs call a list by, its identifier and new starts of levels.
        language: The number of the language of words that have none.
        title: The document's title.
    """

    decoder: str = "cp1252"
    fonts: dict[int, Font] = field(default_factory=dict)
    styles: dict[int, Style] = field(default_factory=dict)
    lists: dict[int, list[Level]] = field(default_factory=dict)
    overrides: dict[int, tuple[int, dict[int, int]]] = field(default_factory=dict)
    language: int = 0
    title: str = ""

    def level(self, list_number: int, depth: int) -> Level | None:
        """The level of the list that a paragraph is in; None where there is no such list."""
        if list_number not in self.overrides:
            return None
        levels = self.lists.get(self.overrides[list_number][0], [])
        return levels[depth] if 0 <= depth < len(levels) else None

    def heading_level(self, number: int | None) -> int | None:
        """0 for the title's style, 1 to 9 for headings, None for others."""
        for _ in range(12):
            style = self.styles.get(number) if number is not None else None
            if style is None:
                return None
            name = " ".join(style.name.lower().split())
            if match := _HEADING.match(name):
                return int(match[1])
            names = toml("word.toml")
            if name == "title" or name in names["title"]:
                return 0
            found = re.fullmatch(r"(.+?)\s*([1-9])", name)
            if found and found[1] in names["heading"]:
                return int(found[2])
            if style.outline is not None:
                return style.outline + 1 if 0 <= style.outline <= 8 else None
            number = style.based_on
        return None

    def name(self, number: int | None) -> str:
        """The name of a style, in lower case."""
        return self.styles[number].name.lower().strip() if number in self.styles else ""


def decoder_of(charset: int) -> str:
    """Python's decoder for a font's character set; "" where it is that of the file, or not known."""
    found: str = toml("rtf.toml")["charsets"].get(str(charset), "")
    return found


def decoder_of_page(page: int) -> str:
    """Python's decoder for a code page; "" where it is not known."""
    found: str = toml("rtf.toml")["pages"].get(str(page), "")
    return found


def language_of(number: int) -> str:
    """The language tag for a language's number; "" where it is not known."""
    table = toml("rtf.toml")["languages"]
    if str(number) in table:
        found: str = table[str(number)]
        return found
    near = table.get(str(0x400 | number & 0x3FF), "") if number else ""
    return near.partition("-")[0]
