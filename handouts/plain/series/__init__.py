"""Where a row of things begins and ends in a sentence: "your nurse will | ask you | and treat you".

The row must end the sentence, its items must be of one kind, and it must be certain which words belong to the
first item and to the last one alone. Where "pain in your leg, fever, and chills" could be read in two ways,
there is no row here.
"""

from __future__ import annotations

import re

from handouts.plain.clauses import length, spoken
from handouts.plain.sentence import Sentence
from handouts.plain.series._items import Items
from handouts.plain.series._leads import Leads
from handouts.plain.series._parts import LEAST_ITEMS, parts_of
from handouts.records import dataclass

__all__ = ["Row", "row"]

LEAST_WORDS = 12
"""A sentence with fewer words is easy enough as it is, with a row of many items."""

LEAST_WORDS_OF_FEW = 15
"""The same with a row of three items, where no colon or parenthesis leads to them."""

LONGEST_ITEM = 14
"""Words. A longer item is likely to be more than one."""

LONGEST_UNSTOPPED = 3
"""Words of a last item with no full stop. With more, the next line may have run into it."""

LONGEST_LABEL = 4
"""Words and marks of a label ("Side effects:") behind which a second colon may stand."""

_WORTH_A_LOOK = re.compile(r"[,;].*\b(?:and|or)\b", re.DOTALL)
_MORE = r"\b[Tt]he (?:sooner|earlier|later|more|less|longer|fewer|better|higher|lower|older)\b"
_NO_ROW = re.compile(rf"[“”\"?\[\]]|\d\)|{_MORE}.*{_MORE}")
_NO_LEAD = frozenset(("either", "both", "neither", "between", "from"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of things that ends a sentence.

    Attributes:
        lead: Offset after the last character that leads to it.
        items: Where each item begins and ends, without "and" or "or".
        joint: What joins the last two: "and", "or", "and/or".
        colon: A colon stands behind the lead already.
        aside: Offset of the parenthesis that the row and its "such as" stand in; 0 if in none.
    """

    lead: int
    items: tuple[tuple[int, int], ...]
    joint: str
    colon: bool = False
    aside: int = 0


def row(sentence: Sentence, *, stop: bool = True) -> Row | None:
    """The row that ends a sentence.

    Args:
        sentence: The sentence.
        stop: It must end with a full stop.
    """
    text = sentence.text
    if not _WORTH_A_LOOK.search(text) or _NO_ROW.search(text) or text.count(":") > 1:
        return None
    stopped = text.endswith(".")
    if not stopped and (stop or not text[-1:].isalnum()):
        return None
    if len(text.split()) < LEAST_WORDS:
        return None
    for parts in parts_of(sentence):
        if not stopped and parts.spans[-1][1] - parts.spans[-1][0] > LONGEST_UNSTOPPED:
            return None
        items = Items(sentence, parts)
        start = _start(items)
        made = _made(items, start) if start else None
        if made is not None and not _cuts(sentence, made):
            return made
    return None


def _cuts(sentence: Sentence, made: Row) -> bool:
    """Whether a row would part what must stay together, such as a word and what it means."""
    edges = (made.lead, made.aside, *(edge for item in made.items for edge in item))
    return any(first < edge < end for first, end in sentence.closed for edge in edges)


def _start(items: Items) -> int:
    """The number of the word that the first item begins with; 0 if there is no row.

    As many parts as are of the last one's kind are items. The part before them holds what leads to them, and
    the first item.
    """
    spans = items.spans
    for is_kind, lead in Leads(items).kinds():
        first = len(spans)
        while first > 1 and is_kind(*spans[first - 1]):
            first -= 1
        if first < len(spans) and len(spans) - first + 1 >= LEAST_ITEMS:
            start = lead(first - 1)
            if start:
                return start
    return 0


def _is_balanced(items: Items, first: int, end: int) -> bool:
    """Whether each parenthesis that is opened is closed."""
    return items.lowers[first:end].count("(") == items.lowers[first:end].count(")")


def _made(items: Items, start: int) -> Row | None:
    """The row whose first item begins at a word, if it is worth a list."""
    words, parts = items.words, items.parts
    spans = [(max(first, start), end) for first, end in items.spans if start < end]
    colon = words[start - 1].text == ":"
    if len(spans) < LEAST_ITEMS or any(
        not 0 < length(items.sentence, *span) <= LONGEST_ITEM for span in spans
    ):
        return None
    if length(items.sentence, 0, start) < 1 + colon:
        return None
    if not colon and ":" in items.lowers[LONGEST_LABEL:start]:
        return None
    ahead = (0, parts.aside if parts.aside >= 0 else start)
    if not all(_is_balanced(items, *span) for span in (ahead, *spans)):
        return None
    led = colon or parts.aside >= 0
    least = LEAST_WORDS if led or len(spans) > LEAST_ITEMS else LEAST_WORDS_OF_FEW
    # What stands in parentheses may have been added since, and makes no row longer.
    sentence, end = items.sentence, len(words)
    if (length(sentence, 0, end) if parts.aside >= 0 else spoken(sentence, end)) < least:
        return None
    part = next(first for first, end in items.spans if start < end)
    if not _NO_LEAD.isdisjoint(items.lowers[part:start]):
        return None
    before = start - 1
    while words[before].text == ",":
        before -= 1
    return Row(
        words[before].end,
        tuple((words[first].start, words[end - 1].end) for first, end in spans),
        parts.joint,
        colon,
        words[parts.aside].start if parts.aside >= 0 else 0,
    )
