"""A percent of people is said in people too.

What it does:
    Finds a percent that tells how many people something happens to, with no "1 in 7" or "3 out of 10" near
    it.

Why it matters:
    Many people cannot say what 14% means for them. They can see one person among seven.

Fails:
    # Flu

    About 20% of children get the flu each year.

Passes:
    # Flu

    About 1 in 5 children (20%) get the flu each year.

What to do:
    Say it in people: 1 in 5. Use the same second number where two shares are compared: 2 in 10 and 7 in 10.

Source:
    CDC Clear Communication Index, items 15 and 16 (numbers that readers know, and what they mean); AHRQ
    Health Literacy Universal Precautions Toolkit: frequencies in place of percents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks._figures import FILE, in_people, in_whole_numbers, number, sentences
from handouts.checks._passages import Passage
from handouts.checks._patterns import pattern
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find percents of people that are said in no other way."""
    yield from first_few(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    language = context.language
    for passage in context.with_figures:
        if not any(sign in passage.text for sign in ("%", "percent", "per cent")):
            continue
        wanted = pattern(FILE, "percent", language)
        for percent in wanted.finditer(passage.text) if wanted else ():
            people = _people(percent)
            if not people or not _of_people(passage, percent, language):
                continue
            if in_whole_numbers(passage, percent.start()):
                continue
            yield passage.finding(
                "percent-alone",
                Severity.WARNING,
                f"It is hard to picture '{percent[0].strip()}'.",
                f"Say it as {people}.",
                start=percent.start(),
                end=percent.end(),
            )


def _of_people(passage: Passage, percent: re.Match[str], language: str) -> bool:
    """Whether the percent is a share of people, or a chance; not how much more or less something is."""
    start, end = sentences(passage, percent.start())
    before, after = passage.text[start : percent.start()], passage.text[percent.end() : end]

    def said(name: str, text: str) -> bool:
        found = pattern(FILE, name, language)
        return bool(found and (found.match if name.endswith("after") else found.search)(text))

    if said("relative_before", before) or said("relative_after", after):
        return False
    return said("percent_after", after) or said("percent_before", before)


def _people(percent: re.Match[str]) -> str:
    if not percent["low"]:
        return in_people(number(percent["high"]))
    low, high = number(percent["low"]), number(percent["high"])
    if not 0 < low < high < 100:
        return ""
    if low % 10 == high % 10 == 0:
        return f"{low / 10:g} to {high / 10:g} in 10"
    return f"{low:g} to {high:g} in 100"
