"""The doses of one medicine are in one unit.

What it does:
    Finds a medicine whose doses are given in grams and in milligrams, or in milligrams and micrograms, in one
    article.

Why it matters:
    A patient who has to turn 1 g into 1000 mg gets it wrong by ten or a hundred.

Fails:
    # Pain

    Take 500 mg of paracetamol. Do not take more than 4 g of paracetamol in a day.

Passes:
    # Pain

    Take 500 mg of paracetamol. Do not take more than 4,000 mg of paracetamol in a day.

What to do:
    Give all doses of it in the unit that is on the pack.

Source:
    ISMP Guidelines for Safe Communication of Medication Information: one unit for one medicine; CDC PROTECT
    Initiative: the same unit throughout.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.checks._doses import after_unit, table
from handouts.checks._passages import Passage
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity

_UNITS = {
    "g": "g",
    "gm": "g",
    "gram": "g",
    "mg": "mg",
    "milligram": "mg",
    "mcg": "mcg",
    "µg": "mcg",
    "μg": "mcg",
    "ug": "mcg",
    "microgram": "mcg",
}

_BEFORE = re.compile(r"([^\W\d_]+)\s\(?\Z")
_AFTER = re.compile(r"(?:\s(?:tablets?|capsules?|pills?))?(?:\sof)?\s([^\W\d_]+)\b")
_REACH = 40
"""Characters. No medicine has a longer name."""

_SHORTEST = 3
"""Letters. Names of medicines have more."""

_TWO = 2


def check(context: Context) -> Iterator[Finding]:
    """Find medicines with doses in two units."""
    if not table(context.language):
        return
    first: dict[str, tuple[str, str]] = {}
    told: set[str] = set()
    for passage, dose, medicine in _doses(context):
        unit = _UNITS[dose["unit"].lower().rstrip("s")]
        said = " ".join(dose[0].split())
        known = first.setdefault(medicine, (unit, said))
        if known[0] != unit and medicine not in told:
            told.add(medicine)
            yield passage.finding(
                "dose-two-ways",
                Severity.WARNING,
                f"Doses of {medicine} are in two units: '{known[1]}' and '{said}'.",
                f"Give all doses of {medicine} in the unit that is on the pack.",
                start=dose.start(),
                end=dose.end(),
            )


def _doses(context: Context) -> Iterator[tuple[Passage, re.Match[str], str]]:
    found = [
        (passage, dose)
        for passage in context.with_figures
        if passage.kind != "note"
        for dose in _pattern().finditer(passage.text)
    ]
    if len({_UNITS[dose["unit"].lower().rstrip("s")] for _, dose in found}) < _TWO:
        return
    for passage, dose in found:
        medicine = _medicine(passage, dose, context.language)
        if medicine:
            yield passage, dose, medicine


def _medicine(passage: Passage, dose: re.Match[str], language: str) -> str:
    """The name beside a dose: "500 mg of paracetamol", "500 mg paracetamol", "paracetamol 500 mg"."""
    none = _no_medicine(language)
    before = _BEFORE.search(passage.text, max(0, dose.start() - _REACH), dose.start())
    after = _AFTER.match(passage.text, dose.end())
    for beside in (after, before):
        name = beside[1].lower() if beside else ""
        if len(name) > _SHORTEST and name not in none:
            return name
    return ""


@functools.cache
def _no_medicine(language: str) -> frozenset[str]:
    return frozenset(table(language)["no_medicine"].split())


@functools.cache
def _pattern() -> re.Pattern[str]:
    plural = (f"{unit}s?" if len(unit) > _SHORTEST else unit for unit in _UNITS)
    names = "|".join(sorted(plural, key=len, reverse=True))
    return re.compile(rf"(?<![\w.,/])\d[\d,.]*[\s-]?(?P<unit>{names})(?![\w/]){after_unit()}", re.IGNORECASE)
