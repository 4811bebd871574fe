"""Words stand out by bold type, not by capitals or italics.

What it does:
    Finds words in capitals that are no acronym and no label, and long stretches of italics.

Why it matters:
    Capitals have no shape: readers with low vision and slow readers spell them out letter by letter. Some
    screen readers spell them too. Italics are thin and lean; handouts show them bold, and where a whole
    sentence is bold nothing stands out.

Fails:
    # Your pills

    DO NOT STOP taking your pills. *Call us at once if you feel ill, if you have a rash, or if you are
    not sure.*

Passes:
    # Your pills

    Do **not** stop taking your pills. Call us *at once* if you feel ill.

What to do:
    Write small letters. Make the one or two words that matter most bold, or put the sentence in a box of its
    own.

Source:
    UKAAF G003 2019: no italics and no block capitals. ACB 2025 and APH: bold, never italics.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.checks._passage import Passage
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.model import Emphasis, plain_text
from handouts.resources import toml

RULE = "emphasis"

LONG_ITALICS = 10
"""So many words of italics in a row are a sentence, and no name or title."""

SHOWN = 8
"""So many of the words in capitals are named; the excerpt has them all."""

LABEL = 5
"""So many words in capitals at the start of a line, with a colon behind them or nothing, are a label."""

_RUN = re.compile(
    r"(?<![\w-])[A-Z]{2,}(?:['’][A-Z]+)?"
    r"(?:(?:[ ,/-]| [&+] )+(?:[A-Z]{2,}(?:['’][A-Z]+)?|[AI](?= [A-Z]{2})))*(?![\w-])"
)
_WORD = re.compile(r"[A-Z]+(?:['’][A-Z]+)?")


def check(context: Context) -> Iterator[Finding]:
    """Find words in capitals, and long italics; each kind once."""
    shouted = _shouted(context.language)
    if shouted is not None:
        yield from _in_capitals(context, *shouted)
    yield from _in_italics(context)


@functools.cache
def _shouted(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]] | None:
    row = toml("acronyms.toml").get(language)
    if row is None:
        return None
    words = (
        *row["expansions"],
        *row["ambiguous"],
        *" ".join(row[name] for name in ("no_acronym", "known", "known_beside_figure")).split(),
    )
    return frozenset(row["stressed"].split()), frozenset(row["ordinary"].split()), frozenset(words)


def _in_capitals(
    context: Context, stressed: frozenset[str], ordinary: frozenset[str], others: frozenset[str]
) -> Iterator[Finding]:
    found: list[tuple[Passage, int, int]] = []
    is_word = functools.cache(lambda word: word in ordinary or word in stressed or _in_small(word, context))
    for passage in context.passages:
        if passage.kind in ("title", "heading", "label", "term", "caption") or not passage.capitals - others:
            continue
        if len(passage.capitals) < 2 and stressed.isdisjoint(passage.capitals):
            continue
        for run in _RUN.finditer(passage.text):
            words = _WORD.findall(run[0].replace("’", "'"))
            if _is_label(passage, *run.span(), len(words)):
                continue
            said = list(filter(is_word, words))
            if (len(words) == 1 and words[0] in stressed) or (len(words) > 1 and len(said) > len(words) // 3):
                found.append((passage, *run.span()))
    if found:
        passage, start, end = found[0]
        more = f" So it is in {len(found)} places." if len(found) > 1 else ""
        words = passage.text[start:end].split()
        shown = " ".join(words[:SHOWN]) + (" ..." if len(words) > SHOWN else "")
        message = f"Words in capitals: '{shown}'.{more}"
        fix = "Write small letters, and make what matters most bold."
        yield passage.finding(RULE, Severity.WARNING, message, fix, start=start, end=end)


def _is_label(passage: Passage, start: int, end: int, words: int) -> bool:
    """Whether capitals name what follows: "WARNING:", or stand alone on their line."""
    text = passage.text
    ahead, behind = text[:start].strip(" \t*-•"), text[end:].lstrip(" *")
    starts = not ahead or text[:start].rstrip(" ").endswith("\n")
    return starts and words <= LABEL and (not behind or behind[0] in ":\n–—")


def _in_small(word: str, context: Context) -> bool:
    """Whether the article also has a word in small letters."""
    for passage, place in context.index.uses({word.lower()}):
        if passage.text[slice(*passage.span(place, place))].islower():
            return True
    return False


def _in_italics(context: Context) -> Iterator[Finding]:
    found: list[tuple[Passage, str, int]] = []
    for passage in context.passages:
        if not any(isinstance(inline, Emphasis) for inline in passage.inlines):
            continue
        start = 0
        for inline in passage.inlines:
            text = plain_text((inline,))
            if isinstance(inline, Emphasis) and len(text.split()) >= LONG_ITALICS:
                found.append((passage, text, start))
            start += len(text)
    if found:
        passage, text, start = found[0]
        more = f" So it is in {len(found)} places." if len(found) > 1 else ""
        message = f"A stretch of {len(text.split())} words is in italics.{more}"
        fix = "Leave them plain. Stress only the words that matter most."
        yield passage.finding(RULE, Severity.INFO, message, fix, start=start, end=start + len(text))
