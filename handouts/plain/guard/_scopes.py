"""Whether a split leaves outside what stood inside.

"Do not drink and drive" is not "Do not drink. Drive."

A "not", a "may" or an "if" at the front of a sentence can hold for both sides of an "and". When a split parts
the two, the second side must be a clause of its own in the original, or say it again.
"""

from __future__ import annotations

from itertools import pairwise

from handouts.plain.guard._reader import read_tokens
from handouts.plain.guard._reading import Reading, Terms
from handouts.plain.guard._rules import Rules
from handouts.plain.guard._splits import Sentence
from handouts.plain.guard._tokens import stem

_CARRIED = ("modal:", "negation:not", "negation:never", "negation:avoid", "negation:stop")
_REACH = 5
"""A clause of its own has its verb among so many words, and a split repeats its verb among so many."""


def narrowed(olds: list[Sentence], news: list[Sentence], known: Rules, terms: Terms) -> list[str]:
    """What no longer holds for a sentence that a split made, as reasons."""
    found = []
    for first, second in pairwise(news):
        if not first.ends():
            continue
        for original in olds:
            at = _joint(original, first, second, known)
            if at:
                found += _lost(original, at, (first, second), known, terms)
                break
    return found


def _joint(original: Sentence, first: Sentence, second: Sentence, known: Rules) -> int:
    """Where an "and" of the original became the stop between two sentences; 0 if nowhere."""
    opening = set(map(stem, second.words()[:_REACH]))
    ending = first.words()[-1]
    lows = original.lows
    likely = 0
    for at in range(1, len(lows) - 1):
        if lows[at] not in known.set("joints"):
            continue
        before = lows[at - 2] if lows[at - 1] in ",;" and at > 1 else lows[at - 1]
        if stem(lows[at + 1]) in opening:
            if before == ending:
                return at
            likely = likely or at
    return likely


def _lost(
    original: Sentence, at: int, halves: tuple[Sentence, Sentence], known: Rules, terms: Terms
) -> list[str]:
    first, second = halves

    def said(shown: list[str], lows: list[str]) -> Reading:
        return read_tokens(shown, lows, known, terms)

    front = said(original.shown[:at], original.lows[:at])
    kept = said(second.shown, second.lows).ids
    own = said(first.shown, first.lows).ids  # "although A is not B, C may D and E": "not" is not C's
    has_condition = any(one.startswith("condition:") for one in kept)
    found = []
    if front.ids and front.ids[0].startswith("condition:") and not has_condition:
        opens = next((low for low in original.lows if low not in known.set("lead_ins") and low != ","), "")
        if front.texts[0].lower().split()[0] == opens:
            found.append(f"'{front.texts[0]}' no longer holds for '{second.shown[0]} ...'")
    rest = original.lows[at + 1 : at + 1 + _REACH]
    contrast = original.lows[at] in known.set("contrasting") and original.lows[at - 1] in ",;"
    modal = any(one.startswith("modal:") for one in front.ids)
    bare = modal and rest[0] in known.set("bare")  # "you may feel ill and have a fever"
    if (_is_clause(rest, known) and not bare) or (contrast and rest[0] in second.words()[:2]):
        return found
    for one, text in zip(front.ids, front.texts, strict=True):
        if one.startswith(_CARRIED) and one not in kept and one in own:
            found.append(f"'{text}' no longer holds for '{second.shown[0]} ...'")
    fronted = any(one.startswith("condition:") for one in front.ids)
    if has_condition and not fronted and original.lows[at - 1] not in ",;":
        found.append(f"what holds for '{second.shown[0]} ...' no longer holds for what stood before it")
    return found


def _is_clause(lows: list[str], known: Rules) -> bool:
    """Whether words after an "and" are a clause of their own, with a subject or a finite verb."""
    first = lows[0]
    if first in known.set("clause_openers") or (first.endswith("s") and not first.endswith("ss")):
        return True
    rows = known.phrases.get(first, ())
    is_actor = any(not rest and ids and ids[0].startswith("actor:") for rest, ids in rows)
    return is_actor or not known.set("finite").isdisjoint(lows)
