"""A row of things in a sentence becomes a bulleted list.

Every word stays, in its order: the row's last "and" or "or" closes the item before the last. So a reader can
see how many things there are, and tick them off.

Why it matters:
    A row of things in one sentence is long, and readers lose count. A list is easy to find again.

Changes:
    Things that can set off an attack of asthma include dust, cold air, tobacco smoke, and hard exercise. -> Things that can set off an attack of asthma include: • dust • cold air • tobacco smoke, and • hard exercise.

Leaves alone:
    Call us if you have a rash, a fever, or a cough.
    Side effects include a dry mouth and a sore throat.

Source:
    CDC Clear Communication Index, item 9: lists with bullets. Federal Plain Language Guidelines: use lists.
"""

from __future__ import annotations

import re

from handouts.model import (
    BulletList,
    Inlines,
    LineBreak,
    ListItem,
    NoteRef,
    Paragraph,
    Text,
    plain_text,
    walk,
)
from handouts.plain.clauses import FINITE, SCOPE
from handouts.plain.edit import Edit, cut, replaced
from handouts.plain.sentence import Sentence
from handouts.readability import spans
from handouts.records import dataclass

RULE = "bulleted-list"
REASON = "A list is easier to take in than a row of things in one sentence."

LEAST_WORDS = 12
"""A sentence with fewer words is easy enough as it is."""

LEAST_ITEMS = 4
LEAST_ITEMS_AFTER_COLON = 3
LONGEST_ITEM = 9
"""Words. A longer item is likely to be more than one."""

_LEAD = re.compile(r"(?::|\b(?:include|includes|including|such as)(?=\s))", re.IGNORECASE)
_PARTS = re.compile(r"\s*[,;]\s+")
_LAST = re.compile(r"(and|or)\s+")


@dataclass(frozen=True, slots=True)
class Listed:
    """A sentence that became a list.

    Attributes:
        before: The paragraph up to the list.
        items: The list.
        after: What is left of the paragraph, if anything.
        offset: Where the sentence begins in the paragraph.
        original: The sentence.
        new: The same as it is now, a line for each item.
    """

    before: Paragraph
    items: BulletList
    after: Paragraph | None
    offset: int
    original: str
    new: str


def listed(paragraph: Paragraph, language: str) -> Listed | None:
    """The paragraph with the first row of things in it as a list; None where there is none."""
    text = plain_text(paragraph.children)
    if any(isinstance(node, LineBreak) for node in walk(paragraph)):
        return None
    for span in spans(text, language):
        sentence = text[span.start : span.end]
        row = _row(sentence)
        if row is not None:
            return _made(paragraph, text, span.start, span.end, row)
    return None


@dataclass(frozen=True, slots=True)
class _Row:
    lead: int
    colon: bool
    items: tuple[tuple[int, int], ...]
    joint: str


def _row(sentence: str) -> _Row | None:
    """Where the lead and the items of a row stand in a sentence, if it ends with one."""
    if len(sentence.split()) < LEAST_WORDS or not sentence.endswith(".") or sentence.count(":") > 1:
        return None
    if re.search(r"[()“”\"?]", sentence):
        return None
    for lead in _LEAD.finditer(sentence):
        colon = lead[0] == ":"
        if colon and not sentence[lead.end() :].startswith(" "):
            continue
        row = _items(sentence, lead.end(), colon=colon)
        if row is not None and len(sentence[: lead.start()].split()) >= 1 + colon:
            return row
    return None


def _items(sentence: str, lead: int, *, colon: bool) -> _Row | None:
    start = lead + len(sentence[lead:]) - len(sentence[lead:].lstrip())
    end = len(sentence) - 1
    separator = ";" if ";" in sentence[start:end] else ","
    items: list[tuple[int, int]] = []
    at = start
    for mark in _PARTS.finditer(sentence, start, end):
        if mark[0].strip() != separator:
            return None
        items.append((at, mark.start()))
        at = mark.end()
    last = _LAST.match(sentence, at, end)
    if last is None:
        return None
    items.append((last.end(), end))
    least = LEAST_ITEMS_AFTER_COLON if colon else LEAST_ITEMS
    if len(items) < least:
        return None
    for first, after in items:
        words = sentence[first:after].lower().split()
        if not 0 < len(words) <= LONGEST_ITEM or not SCOPE.isdisjoint(words):
            return None
        if any(tag in FINITE for tag in Sentence(sentence[first:after]).tags[1:]):
            return None  # "..., or injury can occur": the row does not end the sentence
        if separator == "," and words[0] in ("and", "or", "but", "then", "not"):
            return None
    return _Row(lead, colon, tuple(items), last[1])


def _made(paragraph: Paragraph, text: str, start: int, end: int, row: _Row) -> Listed | None:
    children = paragraph.children
    lead: Inlines | None = cut(children, 0, start + row.lead)
    if not row.colon and lead is not None:
        size = start + row.lead
        lead = replaced(lead, Edit(size, size, ":"))
    if lead is None:
        return None
    items = []
    lines = [plain_text(cut(children, start, start + row.lead)) + ("" if row.colon else ":")]
    for number, (first, last) in enumerate(row.items, 1):
        inlines = cut(children, start + first, start + last)
        tail = {len(row.items) - 1: f", {row.joint}", len(row.items): "."}.get(number, "")
        inlines = _followed(inlines, tail)
        items.append(
            ListItem((Paragraph(inlines, position=inlines[0].position),), position=inlines[0].position)
        )
        lines.append(f"• {plain_text(inlines)}")
    rest = cut(children, end + len(text[end:]) - len(text[end:].lstrip()), len(text))
    after = None
    if plain_text(rest).strip() or any(isinstance(inline, NoteRef) for inline in rest):
        after = Paragraph(rest, position=rest[0].position)
    return Listed(
        Paragraph(lead, position=paragraph.position),
        BulletList(tuple(items), position=items[0].position),
        after,
        start,
        text[start:end],
        "\n".join(lines),
    )


def _followed(inlines: Inlines, tail: str) -> Inlines:
    """The inlines with words behind them."""
    if not tail:
        return inlines
    last = inlines[-1]
    if isinstance(last, Text):
        return (*inlines[:-1], Text(last.text + tail, position=last.position))
    return (*inlines, Text(tail, position=last.position))
