"""The styles of an OpenDocument text: how words look, which language they are in, how lists count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from handouts.model import NumberStyle, language_root
from handouts.readers._languages import language_tag
from handouts.readers._odt_names import FO, STYLE, TEXT, number
from handouts.readers._word_source import script_of
from handouts.records import dataclass

_STYLES: dict[str, NumberStyle] = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip
_NO_LANGUAGE = frozenset({"none", "zxx", ""})
_SUFFIX = {"val": "", "eastAsia": "-asian", "bidi": "-complex"}
_BOLD = re.compile(r"bold|[6-9]00")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        style: How its numbers are written; None for bullets, and for items that have nothing in front.
        bullet: The bullet; empty for numbers and where nothing stands in front.
        before, after: What stands around the number.
        start: The first number.
    """

    style: NumberStyle | None = None
    bullet: str = ""
    before: str = ""
    after: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its own properties, and the name of the one that it is based on."""

    name: str
    family: str
    parent: str
    element: etree._Element


class Styles:
    """The styles of a document.

    Args:
        roots: The parts that hold styles, those of styles.xml first.
    """

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], Style] = {}
        self._defaults: dict[str, etree._Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self._known: dict[tuple[str, str, str, str], str] = {}
        for root in roots:
            for element in root.iter(STYLE + "style"):
                family = element.get(STYLE + "family", "")
                name = element.get(STYLE + "name", "")
                parent = element.get(STYLE + "parent-style-name", "")
                self._styles[family, name] = Style(name, family, parent, element)
            for element in root.iter(STYLE + "default-style"):
                self._defaults[element.get(STYLE + "family", "")] = element
            for element in root.iter(TEXT + "list-style"):
                self._lists[element.get(STYLE + "name", "")] = _levels(element)

    def line(self, family: str, name: str) -> Iterator[Style]:
        """A style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while name not in seen and (family, name) in self._styles:
            seen.add(name)
            yield self._styles[family, name]
            name = self._styles[family, name].parent

    def names(self, family: str, name: str) -> list[str]:
        """The names of a style and of those that it is based on, in lower case, with spaces."""
        return [one.name.replace("_20_", " ").lower() for one in self.line(family, name)]

    def find(self, family: str, name: str, group: str, attribute: str) -> str:
        """The nearest value of a property in a style's line; "" for none.

        Args:
            family: "paragraph", "text".
            name: The style.
            group: "text" or "paragraph": which kind of properties.
            attribute: With its namespace.
        """
        key = (family, name, group, attribute)
        if key not in self._known:
            elements = [one.element for one in self.line(family, name)]
            found = (e.find(f"{STYLE}{group}-properties") for e in elements)
            values = (p.get(attribute, "") for p in found if p is not None)
            self._known[key] = next((value for value in values if value), "")
        return self._known[key]

    def size(self, family: str, name: str) -> float:
        """The size of a style's letters, in half points; 0 where it says none, or one relative to another."""
        return _half_points(self.find(family, name, "text", FO + "font-size"))

    def default_size(self) -> float:
        """The size that letters have where no style says one; 0 where none is known."""
        default = self._defaults.get("paragraph")
        properties = default.find(STYLE + "text-properties") if default is not None else None
        return _half_points(properties.get(FO + "font-size", "")) if properties is not None else 0

    def look(self, family: str, name: str) -> dict[str, bool | None]:
        """Whether a style turns "bold", "italic", "underlined", "struck", "hidden" on; None: it is silent."""

        def say(attribute: str, pattern: str) -> bool | None:
            value = self.find(family, name, "text", attribute)
            return bool(re.fullmatch(pattern, value)) if value else None

        underline = say(STYLE + "text-underline-style", "(?!none).*")
        struck = say(STYLE + "text-line-through-style", "(?!none).*")
        if struck is None:
            struck = say(STYLE + "text-line-through-type", "(?!none).*")
        return {
            "bold": say(FO + "font-weight", _BOLD.pattern),
            "italic": say(FO + "font-style", "italic|oblique"),
            "underlined": underline,
            "struck": struck,
            "hidden": say(TEXT + "display", "none"),
        }

    def language(self, family: str, name: str, text: str) -> str:
        """The language that a style declares for `text`, a BCP 47 tag; "" for none."""
        suffix = _SUFFIX[script_of(text)]
        space = STYLE if suffix else FO
        language = self.find(family, name, "text", f"{space}language{suffix}")
        country = self.find(family, name, "text", f"{space}country{suffix}")
        return _tag(language, country)

    def default_language(self, text: str) -> str:
        """The language that words have where no style says one."""
        suffix = _SUFFIX[script_of(text)]
        space = STYLE if suffix else FO
        default = self._defaults.get("paragraph")
        properties = default.find(STYLE + "text-properties") if default is not None else None
        if properties is None:
            return ""
        return _tag(
            properties.get(f"{space}language{suffix}", ""), properties.get(f"{space}country{suffix}", "")
        )

    def level(self, name: str, depth: int) -> Level:
        """The level of a list style, from 1; a bullet where there is no such style."""
        return self._lists.get(name, {}).get(depth, Level(bullet="•"))

    def main_language(self, body: etree._Element) -> str:
        """The language that most letters are marked with; "" where none is declared."""
        count: Counter[str] = Counter()
        for paragraph in body.iter(TEXT + "p", TEXT + "h"):
            own = paragraph.get(TEXT + "style-name", "")
            for part in paragraph.iter():
                text = part.text or ""
                letters = sum(map(str.isalpha, text))
                if letters:
                    span = part.get(TEXT + "style-name", "") if part.tag == TEXT + "span" else ""
                    lang = (span and self.language("text", span, text)) or self.language(
                        "paragraph", own, text
                    )
                    count[lang or self.default_language(text)] += letters
                if part is not paragraph and part.tail:
                    lang = self.language("paragraph", own, part.tail)
                    count[lang or self.default_language(part.tail)] += sum(map(str.isalpha, part.tail))
        roots: Counter[str] = Counter()
        for tag, letters in count.items():
            roots[language_root(tag)] += letters
        if not roots:
            return ""
        best = max(sorted(roots), key=lambda name: roots[name])
        return max((tag for tag in sorted(count) if language_root(tag) == best), key=lambda tag: count[tag])


def _half_points(size: str) -> float:
    found = re.fullmatch(r"(\d{1,4}(?:\.\d{1,4})?)pt", size)
    return float(found[1]) * 2 if found else 0


def _tag(language: str, country: str) -> str:
    if language in _NO_LANGUAGE:
        return ""
    region = f"-{country}" if country not in _NO_LANGUAGE else ""
    return language_tag(language + region) or language_tag(language) or ""


def _levels(element: etree._Element) -> dict[int, Level]:
    made: dict[int, Level] = {}
    for child in element:
        depth = number(child.get(TEXT + "level"), 1)
        if child.tag == TEXT + "list-level-style-number":
            form = child.get(STYLE + "num-format", "")
            made[depth] = Level(
                _STYLES.get(form, "decimal" if form else None),
                "",
                child.get(STYLE + "num-prefix", ""),
                child.get(STYLE + "num-suffix", ""),
                max(0, number(child.get(TEXT + "start-value"), 1)),
            )
        elif child.tag == TEXT + "list-level-style-bullet":
            made[depth] = Level(bullet=child.get(TEXT + "bullet-char", "•") or "•")
        elif child.tag == TEXT + "list-level-style-image":
            made[depth] = Level(bullet="•")
    return made
