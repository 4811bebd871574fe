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
from handouts.checks._passages import Passage
from handouts.checks._patterns import find, pattern
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.checks._tells import lead, ways
from handouts.findings import Finding, Severity
from handouts.records import dataclass
from handouts.resources import toml

_FILE = "vague.toml"
_NOT_TOLD = ("title", "heading", "note", "term", "label")
_NEXT = 3
"""How many passages after a colon may hold the number."""

_GLUED_HEADING = re.compile(
    r"(?:(?:[A-Z][\w'’-]*|and|or|of|on|in|the|to|a|for|with|from|by|is|at)\s+){3,}(?=[A-Z])"
)
"""A heading that ran into its text where that was copied: "Reduce Stress on Joints Some people find"."""


@dataclass(frozen=True, slots=True)
class _Vague:
    """Vague words where they stand.

    Attributes:
        number: The number of their passage.
        passage: The passage.
        start: Offset of their first character in its text.
        end: Offset after their last.
        kind: "long", "when", "often" or "much".
        ask: What to say in their place, with "{unit}" for a unit of time.
    """

    number: int
    passage: Passage
    start: int
    end: int
    kind: str
    ask: str

    @property
    def words(self) -> str:
        """The words, in one line."""
        return " ".join(self.passage.text[self.start : self.end].split())


def check(context: Context) -> Iterator[Finding]:
    """Find vague words where a number would help."""
    yield from first_few(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for vague in _vague(context):
        key = vague.words.lower()
        if key in seen or _numbered(context, vague) or not _told(context, vague):
            continue
        seen.add(key)
        unit = _search("unit", vague.words, context.language)
        yield vague.passage.finding(
            "vague-quantity",
            Severity.WARNING,
            f"Patients have to guess what '{vague.words}' means.",
            f"Say {vague.ask.format(unit=unit[0].lower() if unit else 'times')}.",
            start=vague.start,
            end=vague.end,
        )


def _vague(context: Context) -> Iterator[_Vague]:
    """The vague words of an article in reading order; none overlap."""
    numbers = {id(passage): number for number, passage in enumerate(context.passages)}
    found = [
        _Vague(numbers[id(passage)], passage, *words.span(), row["kind"], row["ask"])
        for name, row in toml(_FILE).get(context.language, {}).get("rows", {}).items()
        for passage, words in find(context.index, _FILE, name, context.language)
        if passage.kind not in _NOT_TOLD
    ]
    last = (0, 0)
    for vague in sorted(found, key=lambda one: (one.number, one.start, -one.end)):
        if (vague.number, vague.start) >= last:
            yield vague
            last = (vague.number, vague.end)


def _search(name: str, text: str, language: str) -> re.Match[str] | None:
    found = pattern(_FILE, name, language)
    return found.search(text) if found else None


def _numbered(context: Context, vague: _Vague) -> bool:
    """Whether a number is given too: "a short time (5 minutes or less)"; how often, also right after."""
    text = vague.passage.text
    often = vague.kind == "often"
    first, last = sentences(vague.passage, vague.start, after=1 if often else 0)
    said = text[first:last]
    if often and last == len(text) and said.rstrip().endswith((":", "following")):
        following = context.passages[vague.number + 1 : vague.number + 1 + _NEXT]
        said = " ".join((said, *(passage.text for passage in following)))
    return bool(_search(f"numbered_{vague.kind}", said, context.language))


def _told(context: Context, vague: _Vague) -> bool:
    """Whether the words are part of what the reader is told to do, or to expect."""
    told = ways(context.language)
    if told is None:
        return False
    text, language = vague.passage.text, context.language
    first, last = sentences(vague.passage, vague.start)
    glued = _GLUED_HEADING.match(text, first, last)
    opening = glued.end() if glued else first
    if opening > vague.start:
        return False
    said = text[opening:last]
    no_order = first == 0 and told.no_list.search(lead(context.passages, vague.number))
    order = (None if no_order else told.order.match(said)) or told.must.search(said)
    if vague.kind in ("long", "when"):
        expected = told.expect.search(said)
        return bool(order or (expected and not _apart(vague, opening + expected.end(), language)))
    if order is None or opening + order.end() > vague.start or _apart(vague, opening + order.end(), language):
        return False
    described = vague.kind == "often" and (
        _search("compared", text[opening : vague.start], language)
        or _search("compound", text[vague.end : last], language)
    )
    return not described


def _apart(vague: _Vague, start: int, language: str) -> bool:
    """Whether another clause opens between a place in the sentence and the words."""
    return bool(_search("apart", vague.passage.text[start : vague.start], language))
