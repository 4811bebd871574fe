"""Figures in running text: the sentence around one, and the share of people that a percent comes to."""

from __future__ import annotations

from handouts.checks._passages import Passage
from handouts.checks._patterns import pattern
from handouts.model import language_root

FILE = "numbers.toml"

_EASY_SHARES = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100)
_CLOSE = 0.04
"""How far "1 in 7" may be from what it stands for, as a share of it."""

_NEAR = 2
"""How far "2 in 3" may be from what it stands for, in percent."""


def sentences(passage: Passage, offset: int, *, before: int = 0, after: int = 0) -> tuple[int, int]:
    """Where the sentence starts and ends in which a character of a passage stands.

    Args:
        passage: The passage.
        offset: Offset of the character in its text.
        before: How many sentences before it to take in too.
        after: How many after it.
    """
    found = passage.sentences
    for number, span in enumerate(found):
        if offset < span.end:
            last = min(len(found) - 1, number + after)
            return found[max(0, number - before)].start, found[last].end
    return 0, len(passage.text)


def in_whole_numbers(passage: Passage, offset: int) -> bool:
    """Whether a share of people ("1 in 7") stands in the sentence or beside it."""
    frequency = pattern(FILE, "frequency", language_root(passage.language))
    start, end = sentences(passage, offset, before=1, after=1)
    return bool(frequency and frequency.search(passage.text, start, end))


def in_people(percent: float) -> str:
    """A percent as a share of people: 14 is "about 1 in 7"; empty where there is none (0, 100 and beyond).

    Small denominators first, because they are the easiest to picture.
    """
    if not 0 < percent < 100:
        return ""
    if percent < 1:
        return _said(1, round(float(f"{100 / percent:.2g}")), percent)
    for each in _EASY_SHARES:
        if abs(100 / each - percent) <= _CLOSE * percent:
            return _said(1, each, percent)
    for part, whole in ((2, 3), (3, 4), (19, 20)):
        if abs(100 * part / whole - percent) <= _NEAR:
            return _said(part, whole, percent)
    tenths = round(percent / 10)
    if abs(10 * tenths - percent) <= _NEAR and tenths < 10:
        return _said(tenths, 10, percent)
    return _said(round(percent), 100, percent)


def _said(part: int, whole: int, percent: float) -> str:
    exact = abs(100 * part / whole - percent) < 0.01 * percent
    return f"{'' if exact else 'about '}{part} in {whole:,}"


def number(text: str) -> float:
    """The value of a figure in English: "2,300" is 2300."""
    return float(text.replace(",", ""))
