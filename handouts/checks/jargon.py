"""No word needs a dictionary: each has an everyday word in its place, or is explained.

What it does:
    Finds clinical words that patients do not know and that the article explains neither near their first use
    nor in its list of terms, and official words ("utilize") for which there is an everyday one. Each word is
    reported once. Names of drugs are no jargon.

Why it matters:
    A reader who stumbles over a word loses the rest of the sentence. Many will not ask what it meant.

Fails:
    # After surgery

    Call us if you see edema near the incision. Do not utilize the cream prior to your visit.

Passes:
    # After surgery

    Call us if you see edema (swelling) near the cut. Do not use the cream before your visit.

What to do:
    Use the everyday word. Where patients will hear the clinical word again, keep it and say what it means
    where it first stands, or put it in the list of terms at the top of the article.

Source:
    CDC Clear Communication Index, item 7, and AHRQ PEMAT-P, items 3 and 4: words that the readers use, and
    medical terms only where they are explained. The words, and what is said in their place, are ours.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.checks._explained import Use, explained, in_time, is_of_definition
from handouts.checks._meanings import fits
from handouts.checks._passage import Passage
from handouts.checks._phrases import Found, Phrases
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.lexicon import Entry, Lexicon, lexicon

RULE = "jargon"


def check(context: Context) -> Iterator[Finding]:
    """Find words of the lexicon that the article neither replaces nor explains."""
    for entry, places, late in unexplained(context):
        if not entry.familiar:
            yield _finding(entry, places, late=late)


def unexplained(context: Context) -> Iterator[tuple[Entry, list[Use], bool]]:
    """The words that patients may not know and the article does not explain in time.

    Those that most people know, but may not be able to explain, are among them; they are `familiar`.

    Returns:
        The entry, where it stands in reading order, and whether it is explained, but too late.
    """
    words = lexicon(context.language, everyday=False, own=context.settings.own)
    uses: dict[str, list[Use]] = {}
    for passage, found in _phrases(words).find_all(context.index):
        entry = words[found.entry]
        known = entry.familiar and not entry.definition
        if not known and _meant(passage, found, entry) and not _spells_out(passage, found):
            uses.setdefault(entry.term, []).append((passage, found))
    if not uses:
        return
    for term, places in uses.items():
        entry = words[term]
        if not context.glossed.isdisjoint((term, *entry.forms, *entry.related)):
            continue
        own = places
        if context.document.meta.terms:  # what explains other words hides no explanation that comes later
            own = [use for use in places if not is_of_definition(use, context.document.meta)]
        told = explained(own, entry.plain) if entry.kind == "clinical" else None
        if told and in_time(own, told, context.numbers):
            continue
        yield entry, places, told is not None


@functools.lru_cache(maxsize=8)
def _phrases(words: Lexicon) -> Phrases[str]:
    return Phrases(words.spellings)


def _meant(passage: Passage, found: Found[str], entry: Entry) -> bool:
    """Whether it is the entry's word: within its limits, and no part of a name."""
    within = fits(entry, (passage, found))
    return within and (bool(entry.written) or not passage.is_name(found.first, found.last))


_LETTERS = re.compile(r"\b[a-z]?[A-Z]{2,6}\d{0,2}s?\s?\(([^()]*)$")


def _spells_out(passage: Passage, found: Found[str]) -> bool:
    """Whether it is one of the words that letters stand for, in brackets behind them."""
    if ")" not in passage.text[found.end :]:
        return False
    start, _ = passage.sentence_at(found.start)
    opened = _LETTERS.search(passage.text, start, found.start)
    return opened is not None


def _finding(entry: Entry, places: list[Use], *, late: bool) -> Finding:
    passage, found = next((use for use in places if use[0].kind not in ("title", "heading")), places[0])
    word = passage.text[found.start : found.end]
    often = f" It stands here {len(places)} times." if len(places) > 1 else ""
    everyday = " or ".join(f"'{plain}'" for plain in entry.plain)
    severity = Severity.WARNING
    if late:
        severity = Severity.INFO
        message = f"The word '{word}' is not explained where it first stands.{often}"
        fix = "Explain it there, in the same sentence or the next" + (
            f", or say {everyday}." if everyday else "."
        )
    elif entry.kind == "formal":
        severity = Severity.WARNING if entry.strength == "apply" else Severity.INFO
        message = f"There is an everyday word for '{word}'.{often}"
        fix = f"Say {everyday}." if entry.strength == "apply" else f"Say {everyday}, if it fits."
    else:
        message = f"Patients may not know the word '{word}'.{often}"
        where = "explain it where it first stands"
        if entry.strength == "flag":
            fix = f"{where.capitalize()}: {entry.definition}"
        elif entry.strength == "apply":
            fix = f"Say {everyday}, or {where}."
        else:
            fix = f"Say {everyday}, if it fits. If not, {where}: {entry.definition}"
    return passage.finding(RULE, severity, message, fix, start=found.start, end=found.end)
