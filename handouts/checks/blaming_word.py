"""Words name people first, and blame nobody.

What it does:
    Finds words that make a person into an illness ("diabetics", "the disabled"), that pity ("suffers from",
    "wheelchair-bound") or that blame ("substance abuse", "non-compliant", "failed treatment").

Why it matters:
    People who feel judged put off care, and tell less of what their nurse needs to know.

Fails:
    # Living with diabetes

    Diabetics who are non-compliant may have sores. Many diabetics suffer from pain in their feet.

Passes:
    # Living with diabetes

    People with diabetes who do not take their drugs may have sores. Many have pain in their feet.

What to do:
    Name the person first, then what they have. Say what happened, not whose fault it was. Some people choose
    such a word for themselves; where you quote them, leave it.

Source:
    NIDA "Words Matter", NIH Style Guide, CDC Preferred Terms, APA Inclusive Language Guide 2023, ADA 2017 on
    language in diabetes care, reportingonsuicide.org. `data/blaming_words.toml` says which is from which.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from handouts.checks._passage import Passage
from handouts.checks._phrases import Found, Phrases
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.resources import toml

RULE = "blaming-word"

_QUOTES = "\"“‘'«"


class _Word(NamedTuple):
    """What to say in the place of a word, and whether no noun may follow it."""

    better: str
    alone: bool


def check(context: Context) -> Iterator[Finding]:
    """Find words that label or blame; each once."""
    words, follow = _words(context.language)
    uses: dict[str, list[tuple[Passage, Found[_Word]]]] = {}
    for passage, found in words.find_all(context.index):
        word = found.entry
        named = passage.is_name(found.first, found.last) or passage.is_name(found.last, found.last)
        if not word.better or named or _quoted(passage, found):
            continue
        if word.alone and not _stands_alone(passage, found.last, follow):
            continue
        said = " ".join(passage.tokens[found.first : found.last + 1])
        uses.setdefault(said, []).append((passage, found))
    for places in uses.values():
        passage, found = places[0]
        often = f" It stands here {len(places)} times." if len(places) > 1 else ""
        message = f"This labels, pities or blames people: '{passage.text[found.start : found.end]}'.{often}"
        fix = f"Say '{found.entry.better}'."
        yield passage.finding(RULE, Severity.WARNING, message, fix, start=found.start, end=found.end)


def _quoted(passage: Passage, found: Found[_Word]) -> bool:
    """Whether a word is only spoken of: "Do not say 'addict'"."""
    text = passage.text
    return text[found.start - 1 : found.start] in tuple(_QUOTES) and text[found.end : found.end + 2].strip(
        ",."
    )[:1] in tuple("\"”’'»")


def _stands_alone(passage: Passage, last: int, follow: frozenset[str]) -> bool:
    """Whether no noun can follow the word numbered `last`."""
    tokens = passage.tokens
    return last + 1 == len(tokens) or passage.gaps[last + 1] != " " or tokens[last + 1] in follow


@functools.cache
def _words(language: str) -> tuple[Phrases[_Word], frozenset[str]]:
    row = toml("blaming_words.toml").get(language)
    if row is None:
        return Phrases({}), frozenset()
    entries = {
        phrase: _Word(better, source == "alone")
        for source, table in row.items()
        if source != "other"
        for phrase, better in table.items()
    }
    entries |= dict.fromkeys(row["other"]["phrases"], _Word("", alone=False))
    return Phrases(entries), frozenset(row["other"]["follow"].split())
