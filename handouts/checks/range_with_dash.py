"""A range is written with "to".

What it does:
    Finds "4-6" and "4–6", where a dash stands for "to". Dates, telephone numbers and codes are left alone.

Why it matters:
    A screen reader says "four six" or "four minus six". In print a short dash is easy to miss, and 4-6
    becomes 46.

Fails:
    # After surgery

    You can drive again after 4-6 weeks.

Passes:
    # After surgery

    You can drive again after 4 to 6 weeks.

What to do:
    Write "to" in place of the dash.

Source:
    ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations (a dash read as a 1, or not at
    all); how screen readers say a dash.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.checks._doses import units
from handouts.checks._figures import FILE
from handouts.checks._passages import Passage
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.checks._sources import source_sections
from handouts.findings import Finding, Severity
from handouts.resources import toml

_RANGE = re.compile(
    r"(?<![\w.,:/#$£€@+=×*)–—−-])(?P<low>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:%|°[CF]?)?"
    r"\s?[-–—−‑]\s?(?P<high>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d:/@]|[.,]\d|\s?[-–—−‑]\s?\d|[-–—−‑][A-Z]|\w*@)"
)
_CODE = re.compile(
    r"(?:\b(?:p|pp|pages?|vol|volume|fig|figure|no|number|call|phone|tel|fax|text|code|zip|isbn|room|box|ext|article|"
    r"section|form|version|model|hpv|h|type)\b\.?|[A-Za-z]\d*-)\s*\Z",
    re.IGNORECASE,
)
_WIDER = 2
"""A range from 5 to 17489 is none."""

_FIRST_YEAR, _LAST_YEAR = 1000, 2100


@functools.cache
def _measure() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{units('dose', 'food', 'other')})(?!\w)")


def check(context: Context) -> Iterator[Finding]:
    """Find ranges with a dash."""
    to = toml(FILE).get(context.language, {}).get("to")
    if to:
        yield from first_few(_found(context, to))


def _found(context: Context, to: str) -> Iterator[Finding]:
    sources = source_sections(context)
    for passage in context.with_figures:
        if passage.kind == "note" or passage.section in sources:
            continue
        for span in _RANGE.finditer(passage.text):
            if _is_range(passage, span):
                yield passage.finding(
                    "range-with-dash",
                    Severity.WARNING,
                    f"A dash between two numbers is easy to miss: '{span[0]}'.",
                    f"Write {span['low']} {to} {span['high']}.",
                    start=span.start(),
                    end=span.end(),
                )


def _is_range(passage: Passage, span: re.Match[str]) -> bool:
    low, high = span["low"], span["high"]
    if float(low.replace(",", "")) >= float(high.replace(",", "")):
        return False
    if (low.startswith("0") and len(low) > 1 and "." not in low) or len(high) > len(low) + _WIDER:
        return False  # a code
    plain = "." not in low + high and "," not in low + high
    if plain and len(low) >= 3 and len(high) == 4 and not _measure().match(passage.text, span.end()):
        return False  # 555-0100, 1999-2004
    if len(low) == 4 and _FIRST_YEAR <= float(low.replace(",", "")) <= _LAST_YEAR and len(high) == 2:
        return False
    return not _CODE.search(passage.text[max(0, span.start() - 12) : span.start()])
