"""How much, how long and how often are said in numbers.

What it does:
    Finds "a few days", "regularly" and the like where the text tells patients what to do or what to expect,
    and no number is given beside it.

Why it matters:
    Drink plenty of fluids: is that two glasses or ten? People guess, and they guess what is easiest.

Fails:
    # After the flu

    Drink plenty of water. Rest for a few days.

Passes:
    # After the flu

    Drink a glass of water every 2 hours. Rest for 3 days.

What to do:
    Give a number. If it differs from one person to the next, say from what to what: 3 to 5 days.

Source:
    AHRQ Health Literacy Universal Precautions Toolkit, tools 5 and 12 (specific and concrete); CDC Clear
    Communication Index, items 12 to 14 (when and how often to do it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks._figures import sentences
from handouts.checks._patterns import find
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.checks._tells import Ways, lead, ways
from handouts.findings import Finding, Severity
from handouts.resources import toml


def check(context: Context) -> Iterator[Finding]:
    """Find vague words where a number would help."""
    told = ways(context.language)
    if told is not None:
        yield from first_few(_found(context, told))


def _found(context: Context, told: Ways) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, vague, kind, ask in _vague(context):
        passage = context.passages[number]
        words = " ".join(vague[0].split())
        if words.lower() in seen or _numbered(context, number, vague.start(), kind):
            continue
        start, end = sentences(passage, vague.start())
        no_order = start == 0 and told.no_list.search(lead(context.passages, number))
        if not _tells(passage.text[start:end], vague.start() - start, kind, told, no_order=bool(no_order)):
            continue
        seen.add(words.lower())
        unit = _UNIT.search(words)
        yield passage.finding(
            "vague-quantity",
            Severity.WARNING,
            f"Patients have to guess what '{words}' means.",
            f"Say {ask.format(unit=unit[0].lower() if unit else 'times')}.",
            start=vague.start(),
            end=vague.end(),
        )


def _vague(context: Context) -> Iterator[tuple[int, re.Match[str], str, str]]:
    """The vague words of an article in reading order, by the number of their passage; none overlap."""
    numbers = {id(passage): number for number, passage in enumerate(context.passages)}
    found = [
        (numbers[id(passage)], vague.start(), -vague.end(), vague, row)
        for name, row in toml(_FILE).get(context.language, {}).get("rows", {}).items()
        for passage, vague in find(context.index, _FILE, name, context.language)
        if passage.kind not in _NOT_TOLD
    ]
    end = (0, 0)
    for number, start, _, vague, row in sorted(found, key=lambda one: one[:3]):
        if (number, start) >= end:
            yield number, vague, row["kind"], row["ask"]
            end = (number, vague.end())


_FILE = "vague.toml"
_NOT_TOLD = ("title", "heading", "note", "term", "label")
_UNIT = re.compile(r"\b(?:minutes|hours|days|weeks|months|nights)\b", re.IGNORECASE)

_APART = re.compile(
    r"\b(?:if|who|that|which|what|when|whether|because|since|why|how|as|where|than|unless)\b|[:;]",
    re.IGNORECASE,
)
"""Words that open another clause: what stands behind them is not what the reader is told to do."""

_COMPARED = re.compile(
    r"\b(?:how|more|less|most|as|so|too|quite|very|not|n't|is|are|was|were|be|been|who|that|which|they|people|can|may)"
    r"\s+\Z",
    re.IGNORECASE,
)
"""What makes "often" part of a question or of a description: "ask how often", "is often used"."""

_TIME = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)"
_LENGTH = rf"(?:\d|\b(?:one|two|three|four|five|six|ten))(?:\sto\s\d+)?[\s-]{_TIME}\b"
_RATE = (
    rf"\d+\stimes\b|\b(?:once|twice|daily|weekly|monthly|yearly|annually)\b|\b(?:every|each|a|per)\s(?:other\s)?{_TIME}\b|"
    rf"\bevery\s(?:\d+|two|three|four|six)\b|\bevery\s(?:morning|evening|time)\b"
)
_NUMBERED = {
    "long": re.compile(_LENGTH, re.IGNORECASE),
    "when": re.compile(_LENGTH, re.IGNORECASE),
    "often": re.compile(_RATE, re.IGNORECASE),
    "much": re.compile(r"\d|\b(?:one|two|three|four|five|six|eight|half)\b", re.IGNORECASE),
}


def _numbered(context: Context, number: int, start: int, kind: str) -> bool:
    """Whether a number is given too: "a short time (5 minutes or less)"; how often, also right after."""
    passage = context.passages[number]
    after = 1 if kind == "often" else 0
    first, last = sentences(passage, start, after=after)
    said = passage.text[first:last]
    if after and last == len(passage.text) and said.rstrip().endswith((":", "following")):
        said += " ".join(other.text for other in context.passages[number + 1 : number + 4])
    return bool(_NUMBERED[kind].search(said))


def _tells(said: str, at: int, kind: str, told: Ways, *, no_order: bool) -> bool:
    """Whether the words at an offset of a sentence are part of what the reader is told.

    Args:
        said: The sentence.
        at: Where the vague words start in it.
        kind: "long" and "when" may also be part of what to expect.
        told: The language's ways to tell.
        no_order: The sentence is an item of a list in which nothing is an order.
    """
    order = (None if no_order else told.order.match(said)) or told.must.search(said)
    if kind in ("long", "when"):
        expected = told.expect.search(said)
        return bool(order or (expected and not _APART.search(said[expected.end() : at])))
    if order is None or order.end() > at or (kind == "often" and _COMPARED.search(said[:at])):
        return False
    return not _APART.search(said[order.end() : at])
