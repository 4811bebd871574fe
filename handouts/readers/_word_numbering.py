"""The lists of a Word document: which number or bullet Word would put in front of a paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from lxml import etree

from handouts.model import NumberStyle
from handouts.readers._symbols import TICK_BOXES, symbol
from handouts.readers._word_names import W, number, value
from handouts.readers._word_styles import Styles
from handouts.records import dataclass

_STYLES: dict[str, NumberStyle] = {
    "lowerLetter": "lower-alpha", "upperLetter": "upper-alpha", "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}  # fmt: skip
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list's definition."""

    format: str = "decimal"
    text: str = ""
    font: str = ""
    start: int = 1
    indent: int | None = None
    paragraph_style: str = ""
    restarts: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in front of a paragraph of a list.

    Attributes:
        kind: "number", "bullet", or "none" for a paragraph that Word leaves bare.
        abstract: Which list definition it is of: paragraphs of one count on together.
        level: Its level from 0.
        number: The number, for numbered ones.
        style: How the number is written.
        words: The whole mark, where it has words of its own: "Step 2:". Empty otherwise.
        box: Whether the bullet is a box to tick.
        indent: How far in the text starts, in twentieths of a point.
    """

    kind: str
    abstract: str
    level: int
    number: int = 0
    style: NumberStyle = "decimal"
    words: str = ""
    box: bool = False
    indent: int | None = None


@dataclass(frozen=True, slots=True)
class _Num:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts the paragraphs of a document's lists, in the order in which they are asked for.

    Args:
        root: The root of numbering.xml, or None where the document has none.
        styles: The document's styles, which lists may be defined through.
    """

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._nums: dict[str, _Num] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is None:
            return
        abstracts = {
            element.get(W + "abstractNumId", ""): element for element in root.iterfind(W + "abstractNum")
        }
        nums = {element.get(W + "numId", ""): element for element in root.iterfind(W + "num")}
        for key, element in nums.items():
            abstract = value(element, "abstractNumId")
            abstract = _through_style(abstract, abstracts, nums, styles)
            defined = abstracts.get(abstract)
            levels = _levels(defined) if defined is not None else {}
            starts: dict[int, int] = {}
            for override in element.iterfind(W + "lvlOverride"):
                level = number(override.get(W + "ilvl", "")) or 0
                levels.update(_levels(override))
                start = number(value(override, "startOverride"))
                if start is not None:
                    starts[level] = start
            self._nums[key] = _Num(abstract, levels, starts)

    def level_of_style(self, num: str, style: str) -> int:
        """The level of list `num` that is tied to a paragraph style."""
        known = self._nums.get(num)
        levels = known.levels.items() if known else ()
        return next((index for index, level in levels if level.paragraph_style == style), 0)

    def mark(self, num: str, level: int) -> Mark | None:
        """Counts one paragraph of list `num` and returns its mark; None where there is no such list."""
        known = self._nums.get(num)
        if known is None:
            return None
        level = max(0, min(level, 8))
        defined = known.levels.get(level, Level())
        counts = self._counts.setdefault(known.abstract, {})
        if level in known.starts and (num, level) not in self._started:
            counts[level] = known.starts[level]
        else:
            counts[level] = counts.get(level, defined.start - 1) + 1
        self._started.add((num, level))
        for deeper in [index for index in counts if index > level]:
            if known.levels.get(deeper, Level()).restarts:
                del counts[deeper]
        mark = Mark("number", known.abstract, level, indent=defined.indent)
        if defined.format == "bullet":
            character = defined.text[:1]
            character = (character and symbol(defined.font, ord(character))) or character
            return replace(mark, kind="bullet", box=character in TICK_BOXES)
        words = self._words(known, level, counts)
        if any(map(str.isalpha, _PLACE.sub("", defined.text))):
            return replace(mark, kind="number", number=counts[level], words=words)
        if defined.format == "none" or not _PLACE.search(defined.text):
            return replace(mark, kind="none")
        return replace(mark, number=counts[level], style=_STYLES.get(defined.format, "decimal"))

    @staticmethod
    def _words(known: _Num, level: int, counts: dict[int, int]) -> str:
        def counted(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            defined = known.levels.get(index, Level())
            return written(counts.get(index, defined.start), _STYLES.get(defined.format, "decimal"))

        return _PLACE.sub(counted, known.levels.get(level, Level()).text)


def written(count: int, style: NumberStyle) -> str:
    """A number as a list writes it: 3, c, C, iii or III."""
    if count < 1 or style == "decimal":
        return str(count)
    if style.endswith("alpha"):
        # Word doubles the letter after z: aa, bb.
        made = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 40)
    else:
        made, left = "", min(count, 4999)
        for size, letters in zip(
            (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
            ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
            strict=True,
        ):
            made += letters * (left // size)
            left %= size
    return made.upper() if style.startswith("upper") else made


def _through_style(
    abstract: str, abstracts: dict[str, etree._Element], nums: dict[str, etree._Element], styles: Styles
) -> str:
    """The definition that another one points to by the name of a list style (ISO 29500-1, 17.9.21)."""
    for _ in range(8):
        element = abstracts.get(abstract)
        link = value(element, "numStyleLink")
        if not link:
            break
        direct = next((key for key, other in abstracts.items() if value(other, "styleLink") == link), "")
        numbering = styles.numbering(link)
        through = value(nums.get(numbering[0]), "abstractNumId") if numbering else ""
        following = direct or through
        if not following or following == abstract:
            break
        abstract = following
    return abstract


def _levels(element: etree._Element) -> dict[int, Level]:
    levels = {}
    for level in element.iterfind(W + "lvl"):
        index = number(level.get(W + "ilvl", ""), 0)
        run, paragraph = level.find(W + "rPr"), level.find(W + "pPr")
        indent = value(paragraph, "ind", "left") or value(paragraph, "ind", "start")
        levels[cast("int", index)] = Level(
            value(level, "numFmt") or "decimal",
            value(level, "lvlText"),
            value(run, "rFonts", "ascii") or value(run, "rFonts", "hAnsi"),
            cast("int", number(value(level, "start"), 1)),
            number(indent),
            value(level, "pStyle"),
            value(level, "lvlRestart") != "0",
        )
    return levels
