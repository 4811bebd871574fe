"""Whether a sentence tells its reader what to do, or what to expect."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from handouts.checks._passages import Passage
from handouts.checks._patterns import find, pattern
from handouts.checks._phrases import Index
from handouts.records import dataclass

FILE = "actions.toml"
_NO_ORDER = ("title", "heading", "note", "caption", "term")
_STOPS = (".", "!", "?")
_REACH = 30
"""How many passages back the lead of a list is looked for."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways in which a language tells a reader something, as patterns for one sentence.

    Attributes:
        order: An imperative, at the start or after a clause: "If it hurts, stop."
        must: "You should ...", "people with asthma should ...".
        expect: "You may be sore ...", "the pain usually goes away ...".
        no_list: The lead of a list whose items are no orders: "Call us if you:", "It may help people who:".
        sends_on: An imperative that only sends the reader to another page.
    """

    order: re.Pattern[str]
    must: re.Pattern[str]
    expect: re.Pattern[str]
    no_list: re.Pattern[str]
    sends_on: re.Pattern[str]


@functools.cache
def ways(language: str) -> Ways | None:
    """The ways of a language; None if there is no list of them."""
    names = ("order", "must", "expect", "no_list", "sends_on")
    found = [made for name in names if (made := pattern(FILE, name, language))]
    return Ways(*found) if len(found) == len(names) else None


def tells(language: str, index: Index) -> bool | None:
    """Whether anything tells the reader what to do; None in a language for which there is no list."""
    # What needs no sentences first: most articles have it.
    if any(passage.kind not in _NO_ORDER for passage, _ in find(index, FILE, "must", language)):
        return True
    told = ways(language)
    if told is None:
        return None
    return any(
        _orders(told, index.passages, number)
        for number, passage in enumerate(index.passages)
        if passage.kind not in _NO_ORDER
    )


def _orders(told: Ways, passages: Sequence[Passage], number: int) -> bool:
    passage = passages[number]
    for span in passage.sentences:
        said = passage.text[span.start : span.end]
        if told.order.match(said) and not told.sends_on.search(said):
            return bool(span.start) or not told.no_list.search(lead(passages, number))
    return False


def lead(passages: Sequence[Passage], number: int) -> str:
    """What announces the list that a passage is in: "Call us if you:"; empty where nothing does.

    In plain text and in web pages a list may also be a run of short paragraphs with no stop at their end.
    """
    item = passages[number]
    if item.kind != "item" and item.text.rstrip().endswith((*_STOPS, ":")):
        return ""
    for other in reversed(passages[max(0, number - _REACH) : number]):
        text = other.text.rstrip()
        if other.section != item.section or other.kind == "heading":
            return text if other.kind == "heading" else ""
        if text.endswith(":") or (other.kind != item.kind and item.kind == "item"):
            return text
        if other.kind != "item" and text.endswith(_STOPS):
            return ""
    return ""
