"""What the styles of a Word document say: headings, bold, language, lists, the look of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from handouts.readers._word_names import W, number, switch, value
from handouts.records import dataclass
from handouts.resources import toml

_HEADING = re.compile(r"heading ([1-9])")
_NUMBERED = re.compile(r"(.+?)\s*([1-9])(?![0-9])")
"""A style of an author's own, such as "Heading 2 numbered"."""
_OF_TEXT = re.compile(r"text|body|para|char")
"""In the names of styles for what stands below headings."""
_PLAIN_NAMES = re.compile(
    r"(heading \d|title|subtitle|caption|(intense )?quote|toc \d|(foot|end)note text|list .*|header|footer)"
)
"""Built-in styles whose bold or italics are the designer's and not the author's."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it stands, without what it inherits."""

    name: str
    based_on: str
    properties: etree._Element | None
    paragraph: etree._Element | None
    element: etree._Element


class Styles:
    """The styles of a document.

    Args:
        root: The root of styles.xml, or None where the document has none.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default_paragraph = ""
        self.defaults: etree._Element | None = None
        self._lines: dict[str, tuple[Style, ...]] = {}
        self._flags: dict[tuple[str, str], bool | None] = {}
        self._levels: dict[str, int | None] = {}
        self._toggles: dict[tuple[str, str, str], bool] = {}
        self._found: dict[tuple[str, str, str, str], str] = {}
        self._numbered: dict[str, tuple[str, int | None] | None] = {}
        if root is None:
            return
        self.defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        for element in root.iterfind(W + "style"):
            key = element.get(W + "styleId", "")
            name = " ".join(value(element, "name").lower().split())
            self._styles[key] = Style(
                name, value(element, "basedOn"), element.find(W + "rPr"), element.find(W + "pPr"), element
            )
            if element.get(W + "type") == "paragraph" and element.get(W + "default", "0") in {
                "1",
                "true",
                "on",
            }:
                self.default_paragraph = key

    def line(self, key: str) -> tuple[Style, ...]:
        """A style and those that it is based on, nearest first."""
        if key not in self._lines:
            self._lines[key] = tuple(self._ancestry(key))
        return self._lines[key]

    def _ancestry(self, key: str) -> Iterator[Style]:
        seen = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = self._styles[key].based_on

    def name(self, key: str) -> str:
        """The style's name in lower case: "heading 1" whatever Word's language is."""
        return self._styles[key].name if key in self._styles else key.lower()

    def heading_level(self, key: str) -> int | None:
        """0 for the title's style, 1 to 9 for headings, None for others.

        By the built-in names, then by the outline level, then by the names that other programs give in the
        languages of `data/word.toml`.
        """
        if key not in self._levels:
            self._levels[key] = self._heading_level(key)
        return self._levels[key]

    def _heading_level(self, key: str) -> int | None:
        for style in self.line(key):
            match = _HEADING.fullmatch(style.name)
            if match:
                return int(match[1])
            if style.name == "title":
                return 0
            outline = number(value(style.paragraph, "outlineLvl"))
            if outline is not None:
                return outline + 1 if 0 <= outline <= 8 else None
        names = toml("word.toml")
        label = self.name(key)
        if label in names["title"]:
            return 0
        match = _NUMBERED.match(label)
        if match and match[1] in names["heading"] and not _OF_TEXT.search(label):
            return int(match[2])
        return None

    def flag(self, key: str, name: str) -> bool | None:
        """Whether a style turns a run property on or off; None where it and its line say nothing."""
        if (key, name) not in self._flags:
            found = (switch(style.properties, name) for style in self.line(key))
            self._flags[key, name] = next((state for state in found if state is not None), None)
        return self._flags[key, name]

    def is_on(self, name: str, run: etree._Element | None, character: str, paragraph: str) -> bool:
        """Whether a toggle such as bold is on for a run (ISO 29500-1, 17.7.3).

        Args:
            name: The property: "b", "i", "vanish", "strike".
            run: The run's own properties, which decide where they say anything.
            character: Its character style.
            paragraph: Its paragraph's style. Both styles on is off again, as Word shows it.
        """
        own = switch(run, name)
        if own is not None:
            return own
        key = name, character, paragraph
        if key not in self._toggles:
            plain = name in {"b", "i"} and _PLAIN_NAMES.fullmatch(self.name(paragraph))
            below = not plain and self.flag(paragraph, name) is True
            self._toggles[key] = (self.flag(character, name) is True) != below
        return self._toggles[key]

    def find(self, key: str, kind: str, name: str, attribute: str = "val") -> str:
        """The nearest value in a style's line. `kind` is "run" or "paragraph"."""
        asked = key, kind, name, attribute
        if asked not in self._found:
            values = (
                value(style.properties if kind == "run" else style.paragraph, name, attribute)
                for style in self.line(key)
            )
            self._found[asked] = next(filter(None, values), "")
        return self._found[asked]

    def size(self, key: str) -> int:
        """The size of the letters in a paragraph's style, in half points; 0 where nothing says it."""
        return number(self.find(key, "run", "sz") or value(self.defaults, "sz"), 0) or 0

    def numbering(self, key: str) -> tuple[str, int | None] | None:
        """The list that a style belongs to, and the level where it says so."""
        if key not in self._numbered:
            self._numbered[key] = self._numbering(key)
        return self._numbered[key]

    def _numbering(self, key: str) -> tuple[str, int | None] | None:
        for style in self.line(key):
            properties = style.paragraph.find(W + "numPr") if style.paragraph is not None else None
            if properties is not None and value(properties, "numId"):
                return value(properties, "numId"), number(value(properties, "ilvl"))
        return None

    def dresses(self, key: str, part: str) -> bool:
        """Whether a table style gives a part, "firstRow" or "firstCol", a look of its own."""
        return any(
            condition.get(W + "type") == part
            for style in self.line(key)
            for condition in style.element.iterfind(W + "tblStylePr")
        )
