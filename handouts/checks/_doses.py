"""Doses in running text: figures with the units of medicines, and whether a text is about doses."""

from __future__ import annotations

import functools
import re
from typing import Any

from handouts.checks._passages import Passage
from handouts.resources import toml


def units(*keys: str) -> str:
    """Units as the inside of a pattern, longest first. Keys: "dose", "food", "other", "not_dose"."""
    known = toml("doses.toml")["units"]
    return "|".join(
        sorted((unit for key in keys for unit in known[key]), key=lambda unit: (-len(unit), unit))
    )


def after_unit() -> str:
    """What must follow a unit for it to be one of a dose: no letter, and no "/dL"."""
    return rf"(?![\w²³]|\s?/\s?(?:{units('not_dose')})(?!\w)|\s?per\s(?:deciliter|decilitre|liter|litre)\b)"


def table(language: str) -> dict[str, Any]:
    """What `doses.toml` has for a language; empty if it has nothing."""
    row: dict[str, Any] = toml("doses.toml").get(language, {})
    return row


def about_doses(passage: Passage, language: str, offset: int | None = None) -> bool:
    """Whether a passage speaks of taking a medicine; near a place in it, if one is given."""
    pattern = _words(language, "context", r"\b(?:{})\b")
    if pattern is None:
        return False
    first, last = (0, len(passage.text)) if offset is None else (max(0, offset - _REACH), offset + _REACH)
    return bool(pattern.search(passage.text, first, last))


def measured(passage: Passage, start: int, end: int, language: str) -> bool:
    """Whether a figure is something measured or eaten: "a blood level of 6.0 mcg/mL", "5.0 g of fat"."""
    before = _words(language, "measured eaten", r"\b(?:{})\b(?:\W+\w+){{0,4}}\W+\Z")
    after = _words(language, "eaten", r"[^.;]{{0,12}}?\b(?:{})\b")
    return bool(
        (before and before.search(passage.text[max(0, start - _REACH) : start]))
        or (after and after.match(passage.text, end))
    )


_REACH = 60
"""How many characters around a figure tell what it is of."""


@functools.cache
def _words(language: str, key: str, around: str) -> re.Pattern[str] | None:
    known = " ".join(table(language).get(one, "") for one in key.split()).split()
    return re.compile(around.format("|".join(known)), re.IGNORECASE) if known else None
