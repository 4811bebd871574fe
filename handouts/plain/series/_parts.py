"""A sentence cut at its commas, as far as it may end with a row of things."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from handouts.plain.sentence import Sentence
from handouts.records import dataclass
from handouts.resources import toml

LEAST_ITEMS = 3


@functools.cache
def data(name: str) -> frozenset[str]:
    """Words that the data has for the reading of rows; of "cues", phrases."""
    row: str = toml("rewrites.toml")["en"]["series"][name]
    return frozenset(one.strip() for one in (row.split(",") if name == "cues" else row.split()))


def number(word: str) -> int:
    """The whole number that a word or a figure says; 0 if none."""
    figure: str = toml("rewrites.toml")["en"]["figures"].get(word, word)
    return int(figure) if figure.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class Parts:
    """A sentence cut at its commas.

    Attributes:
        spans: The numbers of the first word of each part, and after its last; the last has no "and".
        joint: What joins the last two.
        aside: The number of the parenthesis around the end, or -1.
        clear: A comma stands before the "and", so that it joins no two words of one item.
        separator: The mark that parts them.
    """

    spans: tuple[tuple[int, int], ...]
    joint: str
    aside: int
    clear: bool
    separator: str


def parts_of(sentence: Sentence) -> Iterator[Parts]:
    """The parts of a sentence that ends with "A, B, and C" or "A, B and C".

    Of one that ends with "(such as A, B, and C)" the parts of this come first.
    """
    end = len(sentence.words) - (sentence.words[-1].text == ".")
    aside = _aside(sentence, end)
    for start in [aside, -1] if aside >= 0 else [-1]:
        parts = _parts(sentence, start, end)
        if parts is not None and all(first < last for first, last in parts.spans):
            yield parts


def _parts(sentence: Sentence, aside: int, end: int) -> Parts | None:
    words = sentence.words
    if aside >= 0:
        end -= 1
    marks: list[int] = []
    depth = 0
    separator = ";" if any(word.text == ";" for word in words) else ","
    for number in range(max(aside + 1, 0), end):
        mark = words[number].text
        depth += (mark == "(") - (mark == ")")
        if depth < 0 or mark in "—–":
            return None
        if not depth and mark == separator:
            marks.append(number)
    if depth or len(marks) < LEAST_ITEMS - 2:
        return None
    first = aside + 1
    found: list[tuple[int, int]] = []
    for number in marks:
        found.append((first, number))
        first = number + 1
    joined = _joined(sentence, first)
    if joined is not None:
        found.append((joined[0], end))
        return Parts(tuple(found), joined[1], aside, True, separator)
    at = [number for number in range(first, end) if words[number].lower in ("and", "or") and separator == ","]
    if len(at) != 1 or not first < at[0] < end - 1:
        return None
    if any(tag in ("PRP", "PRF") for tag in sentence.tags[first:end]):
        return None  # "the size of the heart and lungs"
    found += [(first, at[0]), (at[0] + 1, end)]
    return Parts(tuple(found), words[at[0]].lower, aside, False, separator)


def _joined(sentence: Sentence, first: int) -> tuple[int, str] | None:
    """The number of the word after the "and" that a part begins with, and the "and"."""
    words = [word.lower for word in sentence.words[first : first + 3]]
    if words == ["and", "/", "or"]:
        return first + 3, "and/or"
    if words[:1] in (["and"], ["or"]):
        return first + 1, words[0]
    return None


def _aside(sentence: Sentence, end: int) -> int:
    """The number of the parenthesis that ends the sentence, if it opens with "such as" or the like; or -1."""
    words = sentence.words
    if end < 1 or words[end - 1].text != ")":
        return -1
    opens = max((number for number in range(end) if words[number].text == "("), default=-1)
    if opens < 1 or any(word.text == ")" for word in words[opens : end - 1]):
        return -1
    return opens if cue(sentence, opens + 1, end) else -1


def cue(sentence: Sentence, first: int, end: int) -> int:
    """The number after words that lead to examples, if a part begins with them; 0 if not."""
    lowers = [word.lower for word in sentence.words[first : min(end, first + 3)]]
    for phrase in data("cues"):
        parts = phrase.split()
        if lowers[: len(parts)] == parts:
            after = first + len(parts)
            return after + 1 if lowers[len(parts) : len(parts) + 1] == [","] else after
    return 0
