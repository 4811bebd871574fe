"""What a line of plain text starts with: a bullet, a number, a letter, a box to tick, or none of them."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from handouts.model import NumberStyle
from handouts.records import dataclass
from handouts.resources import toml

_NUMBER = re.compile(r"(\(?)(?:(\d{1,3})|([a-z]|[ivx]{2,6})|([A-Z]|[IVX]{2,6}))([.)])\s+(?=\S)")
_TIGHT_NUMBER = re.compile(r"()(\d{1,2})()()([.)])(?=[A-Z][a-z])")
_TIGHT_HYPHEN = re.compile(r"-(?=[A-Za-z])")
_BOX = re.compile(r"\[([ xX]?)\]\s+(?=\S)")
_ROMAN = {"i": 1, "v": 5, "x": 10}

Kind: TypeAlias = Literal["bullet", "number"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `text` without the white space around it, starting at `column`."""

    number: int
    column: int
    indent: int
    text: str


@dataclass(frozen=True, slots=True)
class Marker:
    """What a list item starts with: `length` characters of its line, the white space after it included.

    Attributes:
        kind: Bullet or number.
        sign: The bullet, or the punctuation around the number: items of one list have the same.
        length: How many characters of the line it takes; 0 if it stays in the item's words.
        style: How it counts.
        number: Its number, from 1; 0 for bullets.
        checked: The state of a box to tick.
        sure: Whether it can be nothing else, wherever it stands.
    """

    kind: Kind
    sign: str
    length: int
    style: NumberStyle = "decimal"
    number: int = 0
    checked: bool | None = None
    sure: bool = False


def markers(lines: Sequence[Line | None]) -> list[Marker | None]:
    """The marker of each line, or None.

    A number is one only if it is the first or stands in a row with its like, and a sign that has other uses
    only if it comes again or after a colon: otherwise it stays where it is, as part of the words.
    """
    options = [list(_options(line)) if line else [] for line in lines]
    times = Counter(
        marker.sign
        for line, found in zip(lines, options, strict=True)
        for marker in found
        if line and marker.kind == "bullet"
    )
    followed = _followed(lines, options)
    last: dict[tuple[str, str, int], int] = {}
    chosen: list[Marker | None] = []
    above: Line | None = None
    for at, line in enumerate(lines):
        best: tuple[int, Marker] | None = None
        for marker in options[at] if line else ():
            key = _key(marker, line)
            if marker.kind == "bullet":
                inside = bool(line and above and chosen[-1] and above.indent < line.indent)
                again = times[marker.sign] > 1 or inside or bool(above and above.text.endswith(":"))
                worth = 3 if marker.sure or again else 0
            elif marker.number > 1 and last.get(key) == marker.number - 1:
                worth = 3
            elif (at, marker.style) in followed:
                worth = 2
            else:
                worth = int(marker.number == 1 and marker.style == "decimal" and "tight" not in marker.sign)
            if worth and (best is None or worth > best[0]):
                best = (worth, marker)
        if best:
            last[_key(best[1], line)] = best[1].number
        chosen.append(best[1] if best else None)
        above = line or above
    return chosen


def _key(marker: Marker, line: Line | None) -> tuple[str, str, int]:
    return marker.style, marker.sign, line.indent if line else 0


def _followed(lines: Sequence[Line | None], options: Sequence[list[Marker]]) -> set[tuple[int, str]]:
    """Which numbers have the next number as the next of their like."""
    ahead: dict[tuple[str, str, int], int] = {}
    followed: set[tuple[int, str]] = set()
    for at in range(len(lines) - 1, -1, -1):
        for marker in options[at]:
            if marker.kind == "number":
                key = _key(marker, lines[at])
                if ahead.get(key) == marker.number + 1:
                    followed.add((at, marker.style))
                ahead[key] = marker.number
    return followed


def _options(line: Line) -> Iterator[Marker]:
    """What the start of the line could be, by itself."""
    text = line.text
    kind = _signs().get(text[0], "")
    length = 1 + len(text[1:]) - len(text[1:].lstrip())
    if kind == "unsure" and length > 1:
        box = _BOX.match(text, length)
        if box:
            yield Marker("bullet", "☐", box.end(), checked=bool(box[1].strip()), sure=True)
        else:
            yield Marker("bullet", text[0], length)
    elif kind in {"open", "ticked"} and length < len(text):
        yield Marker("bullet", "☐", length, checked=kind == "ticked", sure=True)
    elif kind == "kept":
        yield Marker("bullet", text[0], 0, sure=True)
    elif kind == "sure":
        yield Marker("bullet", text[0], length, sure=True)
    elif _TIGHT_HYPHEN.match(text):
        yield Marker("bullet", "-tight", 1)
    elif box := _BOX.match(text):
        yield Marker("bullet", "☐", box.end(), checked=bool(box[1].strip()), sure=True)
    if kind in {"", "unsure"}:
        yield from _numbers(text)


def _numbers(text: str) -> Iterator[Marker]:
    match = _NUMBER.match(text)
    tight = None if match else _TIGHT_NUMBER.match(text)
    match = match or tight
    if not match or (match[1] and match[5] != ")"):
        return
    sign = match[1] + match[5] + ("tight" if tight else "")
    if match[2]:
        yield Marker("number", sign, match.end(), "decimal", int(match[2]))
        return
    letters = match[3] or match[4]
    roman = _roman(letters.lower())
    if roman:
        yield Marker("number", sign, match.end(), "lower-roman" if match[3] else "upper-roman", roman)
    if len(letters) == 1:
        place = ord(letters.lower()) - ord("a") + 1
        yield Marker("number", sign, match.end(), "lower-alpha" if match[3] else "upper-alpha", place)


@functools.cache
def _signs() -> dict[str, str]:
    table = toml("plain_text.toml")["bullets"]
    kinds = {
        "sure": "sure",
        "unsure": "unsure",
        "kept": "kept",
        "open_boxes": "open",
        "ticked_boxes": "ticked",
    }
    return {sign: kind for name, kind in kinds.items() for sign in table[name]}


def _roman(letters: str) -> int:
    """The number that Roman letters up to 39 stand for, or 0."""
    values = [_ROMAN.get(letter, 0) for letter in letters]
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return (
        total if all(values) and 0 < total < 40 and "x" * (total // 10) + units[total % 10] == letters else 0
    )
