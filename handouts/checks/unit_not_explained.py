"""A measured value says what is good and what is bad.

What it does:
    Finds the first use of a unit such as mg/dL or mmHg where nothing near it says what is normal, high or
    low. It is told once a unit.

Why it matters:
    "Your level is 140 mg/dL" means nothing to most people. They want to know: is that good?

Fails:
    # Blood sugar

    After the meal his blood sugar was 140 mg/dL.

Passes:
    # Blood sugar

    After the meal his blood sugar was 140 mg/dL. That is normal. Above 180 mg/dL is too high.

What to do:
    Say next to it what is normal, or what to do when it is higher or lower.

Source:
    CDC Clear Communication Index, item 16: the text always explains what its numbers mean.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.checks._figures import FILE, sentences
from handouts.checks._passages import Passage
from handouts.checks._patterns import pattern
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.resources import toml

_BESIDE = 12
"""How many passages up and down belong to the same list or table."""

_TOGETHER = ("cell", "item", "definition")


def check(context: Context) -> Iterator[Finding]:
    """Find units that are used and never explained."""
    good_or_bad = pattern(FILE, "good_or_bad", context.language)
    if good_or_bad is None:
        return
    seen: set[str] = set()
    for passage in context.with_figures:
        if passage.kind == "note":
            continue
        for use in _units().finditer(passage.text):
            unit = use["unit"]
            if unit.replace(" ", "") in seen:
                continue
            seen.add(unit.replace(" ", ""))
            name = toml(FILE)["units"][unit]
            if not any(good_or_bad.search(text) for text in _around(context, passage, use)):
                yield passage.finding(
                    "unit-not-explained",
                    Severity.WARNING,
                    f"Most patients do not know what '{use[0].strip()}' ({name}) means for them.",
                    "Say next to it what is normal, and what is too high or too low.",
                    start=use.start(),
                    end=use.end(),
                )


def _around(context: Context, passage: Passage, use: re.Match[str]) -> Iterator[str]:
    """What stands near a value: its sentence and those beside it, and the rest of its table or list."""
    start, end = sentences(passage, use.start(), before=1, after=1)
    yield passage.text[start:end]
    if passage.kind in _TOGETHER:
        number = next(number for number, other in enumerate(context.passages) if other is passage)
        for other in context.passages[max(0, number - _BESIDE) : number + _BESIDE]:
            if other.section == passage.section:
                yield other.text


@functools.cache
def _units() -> re.Pattern[str]:
    units = "|".join(map(re.escape, sorted(toml(FILE)["units"], key=len, reverse=True)))
    return re.compile(
        rf"(?<![\w.,])\d[\d,./]*(?:\s?(?:to|or|and|[-–])\s?\d[\d,./]*)?\s?(?P<unit>{units})(?![\w/²³])"
    )
