"""Abbreviations of a data file where they stand, each once an article."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from handouts.checks._doses import about_doses, table
from handouts.checks._passages import Passage
from handouts.checks._patterns import passages_with
from handouts.checks._rule import Context
from handouts.records import dataclass


def found(context: Context, kind: str) -> Iterator[tuple[Passage, re.Match[str], str]]:
    """The first use of each abbreviation of `[en.kind]` in `doses.toml`, and what to write in its place."""
    rows = table(context.language).get(kind, {})
    seen: set[str] = set()
    for passage, use in _uses(context, kind) if rows else ():
        row = rows[use[0]]
        if row["say"] in seen or (row.get("near") and not about_doses(passage, context.language)):
            continue
        seen.add(row["say"])
        if not _explained(passage, use):
            yield passage, use, row["say"]


def _uses(context: Context, kind: str) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Every abbreviation, in reading order; those that are one only beside a figure, only there."""
    shorts = _shorts(context.language, kind)
    anywhere = set(passages_with(context.index, shorts.anywhere_words))
    near = set(passages_with(context.index, shorts.near_words)).intersection(context.with_figures)
    glued = {
        passage
        for passage in context.with_figures
        if any(short in passage.text for short in shorts.after_figure)
    }
    for passage in context.passages:
        if passage.kind == "note":
            continue
        for wanted, there in (
            (shorts.anywhere_pattern, anywhere),
            (shorts.near_pattern, near),
            (shorts.after_figure_pattern, glued),
        ):
            if passage in there:
                yield from ((passage, use) for use in wanted.finditer(passage.text))


def _explained(passage: Passage, use: re.Match[str]) -> bool:
    """Whether the words stand right before it: "propylthiouracil (PTU)"."""
    text = passage.text
    return text[: use.start()].endswith("(") and text[use.end() :].startswith(")")


@dataclass(frozen=True, slots=True)
class _Shorts:
    """The abbreviations of a kind: what finds them, and words without which there is no need to look.

    Attributes:
        anywhere_pattern, anywhere_words: Those that are nothing else.
        near_pattern, near_words: Those that may be other words, where no figure is.
        after_figure_pattern, after_figure: Those right behind a figure: "50 µg" or "50µg".
    """

    anywhere_pattern: re.Pattern[str]
    anywhere_words: frozenset[str]
    near_pattern: re.Pattern[str]
    near_words: frozenset[str]
    after_figure_pattern: re.Pattern[str]
    after_figure: tuple[str, ...]


@functools.cache
def _shorts(language: str, kind: str) -> _Shorts:
    rows = table(language)[kind]
    after_figure = tuple(short for short in rows if rows[short].get("figure"))
    near = [short for short in rows if rows[short].get("near")]
    anywhere = [short for short in rows if short not in (*after_figure, *near)]
    end = r"(?![\w@-]|/(?!\s?(?:kg|day|d|mL|ml|h|hr|hour|dose)\b)|\.\w|\s?[Bb]ox\b)"
    return _Shorts(
        re.compile(rf"(?<![\w./@-])(?:{_either(anywhere)}){end}"),
        _words(anywhere),
        re.compile(rf"(?<![\w./@-])(?:{_either(near)}){end}"),
        _words(near),
        re.compile(rf"(?:(?<=\d)|(?<=\d\s))(?:{_either(after_figure)}){end}"),
        after_figure,
    )


def _words(shorts: Iterable[str]) -> frozenset[str]:
    """A word of each abbreviation, as an index of an article has it."""
    parted = (re.findall(r"[^\W_]+", short.lower()) for short in shorts)
    return frozenset(next((part for part in parts if part not in _COMMON), parts[0]) for parts in parted)


def _either(shorts: Iterable[str]) -> str:
    """The abbreviations as the inside of a pattern; what never matches if there are none."""
    return "|".join(re.escape(short) for short in sorted(shorts, key=len, reverse=True)) or r"(?!)"


_COMMON = frozenset({"a", "i", "s", "of"})
"""Parts of abbreviations that are words too."""
