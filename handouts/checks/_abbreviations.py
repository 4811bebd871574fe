"""Abbreviations of a data file where they stand, each once an article."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.checks._doses import about_doses, table
from handouts.checks._passages import Passage
from handouts.checks._patterns import passages_with
from handouts.checks._rule import Context


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
    """Every abbreviation; those that are one only beside a figure, only in passages with one."""
    anywhere, beside_figures = _patterns(context.language, kind)
    passages = set(passages_with(context.index, _words(context.language, kind)))
    figures = set(context.with_figures)
    for passage in context.passages:
        if passage.kind == "note":
            continue
        if passage in passages:
            yield from ((passage, use) for use in anywhere.finditer(passage.text))
        if passage in figures:
            yield from ((passage, use) for use in beside_figures.finditer(passage.text))


def _explained(passage: Passage, use: re.Match[str]) -> bool:
    """Whether the words stand right before it: "propylthiouracil (PTU)"."""
    text = passage.text
    return text[: use.start()].endswith("(") and text[use.end() :].startswith(")")


@functools.cache
def _words(language: str, kind: str) -> frozenset[str]:
    """A word of each abbreviation that may stand anywhere; without it there is no need to look."""
    found = set()
    for short, row in table(language)[kind].items():
        if not row.get("figure") and not row.get("near"):
            parts = re.findall(r"[^\W_]+", short.lower())
            found.add(next((part for part in parts if part not in _COMMON), parts[0]))
    return frozenset(found)


@functools.cache
def _patterns(language: str, kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = table(language)[kind]
    after_figure = [short for short in rows if rows[short].get("figure")]
    near = [short for short in rows if rows[short].get("near")]
    anywhere = [short for short in rows if short not in (*after_figure, *near)]
    end = r"(?![\w@-]|/(?!\s?(?:kg|day|d|mL|ml|h|hr|hour|dose)\b)|\.\w|\s?[Bb]ox\b)"
    return (
        re.compile(rf"(?<![\w./@-])(?:{_either(anywhere)}){end}"),
        re.compile(
            rf"(?:(?:(?<=\d)|(?<=\d\s))(?:{_either(after_figure)})|(?<![\w./@-])(?:{_either(near)})){end}"
        ),
    )


def _either(shorts: list[str]) -> str:
    """The abbreviations as the inside of a pattern; what never matches if there are none."""
    return "|".join(re.escape(short) for short in sorted(shorts, key=len, reverse=True)) or r"(?!)"


_COMMON = frozenset({"a", "i", "s", "of"})
"""Parts of abbreviations that are words too."""
