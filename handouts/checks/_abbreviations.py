"""Abbreviations of a data file where they stand, each once an article."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.checks._doses import about_doses, table
from handouts.checks._passages import Passage
from handouts.checks._rule import Context

_FIGURE = re.compile(r"\d")


def found(context: Context, kind: str) -> Iterator[tuple[Passage, re.Match[str], str]]:
    """The first use of each abbreviation of `[en.kind]` in `doses.toml`, and what to write in its place."""
    pattern = _pattern(context.language, kind)
    if pattern is None:
        return
    rows = table(context.language)[kind]
    seen: set[str] = set()
    for passage in context.passages:
        if passage.kind == "note":
            continue
        for use in pattern.finditer(passage.text):
            row = rows[use[0]]
            if row["say"] in seen or (row.get("near") and not _beside_a_dose(context, passage)):
                continue
            seen.add(row["say"])
            if not _explained(passage, use):
                yield passage, use, row["say"]


def _explained(passage: Passage, use: re.Match[str]) -> bool:
    """Whether the words stand right before it: "propylthiouracil (PTU)"."""
    text = passage.text
    return text[: use.start()].endswith("(") and text[use.end() :].startswith(")")


def _beside_a_dose(context: Context, passage: Passage) -> bool:
    return bool(_FIGURE.search(passage.text)) and about_doses(passage, context.language)


@functools.cache
def _pattern(language: str, kind: str) -> re.Pattern[str] | None:
    rows = table(language).get(kind, {})
    if not rows:
        return None
    shorts = sorted(rows, key=len, reverse=True)
    after_figure = [short for short in shorts if rows[short].get("figure")]
    others = [short for short in shorts if not rows[short].get("figure")]
    choices = [rf"(?<![\w./@-])(?:{_either(others)})"]
    if after_figure:
        choices.append(rf"(?:(?<=\d)|(?<=\d\s))(?:{_either(after_figure)})")
    return re.compile(rf"(?:{'|'.join(choices)})(?![\w@-]|/(?!\s?(?:kg|day|d|mL|ml|h|hr|hour|dose)\b)|\.\w)")


def _either(shorts: list[str]) -> str:
    return "|".join(re.escape(short) for short in shorts)
