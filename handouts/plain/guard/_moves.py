"""Moves of words and facts that keep the meaning, each a small rule.

All look at what both texts say equally often, at a place where the two differ, and give how many places they
account for; 0 if the move is another.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.plain.guard._reading import Reading
from handouts.records import dataclass

_CLAUSES = ("if", "when", "unless", "before", "after", "while", "until", "once", "as long as")
_CLAUSE = frozenset(f"condition:{word}" for word in _CLAUSES)
_ADVERBS = frozenset(f"hedge:{word}" for word in ("usually", "often", "sometimes", "rarely", "mainly"))
_FIXED = ("negation:", "condition:", "modal:", "or:")
"""What nothing moves past."""

_RELATIVES = ("who", "which", "that")
_MAKE = ("make", "makes", "made", "making")
_PASSIVE_REACH = 16
_SHORT_REACH = 4
"""How far a move reaches, in words and facts that both texts have."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a text shares with the other, in order; `at` is where each stands among all that the text says."""

    reading: Reading
    ids: list[str]
    at: list[int]

    def text(self, place: int) -> str:
        """How what stands at a place is written."""
        return self.reading.texts[self.at[place]]


@dataclass(frozen=True, slots=True)
class Pair:
    """What the original and the new text share. The two rows are of one length."""

    old: Row
    new: Row

    def both_ways(self) -> Iterator[tuple[Row, Row]]:
        """The original first, then the new text first."""
        yield self.old, self.new
        yield self.new, self.old


def moved(pair: Pair, at: int) -> int:
    """How many places a known move accounts for where the rows differ."""
    return (
        _limit(pair, at)
        or _genitive(pair, at)
        or _past(pair, at)
        or _unfolded(pair, at)
        or _aside(pair, at)
        or _condition(pair, at)
    )


def turned_passive(pair: Pair, at: int) -> tuple[int, int]:
    """How far a passive reaches that was turned round, and its number: "A is given by B" as "B gives A".

    Both texts may begin alike ("your tablets are checked by your nurse"), so it may start a little before.
    """
    old, new = pair.old.ids, pair.new.ids
    for begin in range(at, max(-1, at - _SHORT_REACH), -1):
        for number, (actor, _) in enumerate(pair.old.reading.passives):
            start = next((place for place, where in enumerate(pair.old.at) if where >= actor), len(old))
            if not begin < start <= begin + _PASSIVE_REACH:
                continue
            front = old[begin:start]
            longest = 0
            while start + longest < len(old) and old[start + longest] == new[begin + longest]:
                longest += 1
            for length in range(longest, 0, -1):
                end = begin + length + len(front)
                rest = new[begin + length : end]
                if end > at and _is_active(front, rest):
                    return end - at, number
    return 0, -1


def _is_active(front: list[str], rest: list[str]) -> bool:
    """Whether "the dose | is given | to you (by ...)" became "(...) gives | the dose | to you"."""
    places = range(len(front) + 1)
    return any(
        rest == front[verb:more] + front[:verb] + front[more:] for verb in places for more in places[verb:]
    )


def _limit(pair: Pair, at: int) -> int:
    """Take "do not take more than 8" for "take no more than 8"."""
    for first, second in pair.both_ways():
        match first.ids[at : at + 3]:
            case ["negation:not" as no, verb, "limit:more than" as more] if not _is_fixed([verb]):
                if second.ids[at : at + 3] == [verb, no, more]:
                    return 3
    return 0


def _genitive(pair: Pair, at: int) -> int:
    """Take "level of sugar" for "sugar level": neighbours change places where one text has "of" between."""
    old, new = pair.old, pair.new
    for first in range(1, _SHORT_REACH):
        for second in range(1, _SHORT_REACH):
            end = at + first + second
            if end > len(old.ids) or new.ids[at:end] != old.ids[at + first : end] + old.ids[at : at + first]:
                continue
            old_of = old.at[at + first] in old.reading.ofs
            new_of = new.at[at + second] in new.reading.ofs
            figures = sum(one.startswith("amount:") for one in old.ids[at:end])
            if old_of != new_of and figures < 2 and not _is_fixed(old.ids[at:end]):
                return first + second
    return 0


def _past(pair: Pair, at: int) -> int:
    """A word that moves past a few others that do not change its sense.

    An adverb within its clause ("usually lasts", "lasts usually"), an outcome that "make" is put before
    ("worsens the pain", "makes the pain worse"), and "it is recommended that you" for "you should".
    """
    for first, second in pair.both_ways():
        one = first.ids[at]
        adverb = one in _ADVERBS
        outcome = one.startswith("outcome:") and any(word in second.reading.lows for word in _MAKE)
        modal = one.startswith("modal:") and first.text(at).lower().startswith("it ")
        if not adverb and not outcome and not modal:
            continue
        for length in range(1, _SHORT_REACH + 1):
            passed = first.ids[at + 1 : at + 1 + length]
            if _is_fixed(passed) or second.ids[at : at + 1 + length] != [*passed, one]:
                continue
            start = (
                first.at[at] + 1 + (first is pair.old)
            )  # "Usually, it lasts": the comma is the adverb's own
            places = range(start, first.at[at + length] + 1)
            if not adverb or first.reading.breaks.isdisjoint(places):
                return length + 1
    return 0


def _unfolded(pair: Pair, at: int) -> int:
    """Take "unvaccinated children" for "children who are not vaccinated"."""
    old, new = pair.old, pair.new
    block = old.ids[at : at + 2]
    if block[:1] != ["negation:not"] or new.reading.counts(*_RELATIVES) <= old.reading.counts(*_RELATIVES):
        return 0
    for length in (1, 2):
        noun = old.ids[at + 2 : at + 2 + length]
        if noun and new.ids[at : at + 2 + length] == noun + block and not _is_fixed(noun + block[1:]):
            return 2 + length
    return 0


def _aside(pair: Pair, at: int) -> int:
    """Words in parentheses that are said in a sentence of their own, after the one that they stood in.

    What they deny or allow, they deny or allow there as well; what they make a condition may be for the rest.
    """
    old, new = pair.old, pair.new
    for opens, closes in old.reading.asides:
        if old.at[at] != opens:
            continue
        length = sum(opens <= where < closes for where in old.at)
        aside = old.ids[at : at + length]
        if not length or any(one.startswith(("condition:", "amount:", "limit:")) for one in aside):
            continue
        for rest in range(1, len(old.ids) - at - length + 1):
            end = at + rest + length
            if new.ids[at:end] == old.ids[at + length : end] + aside:
                parted = range(new.at[at + rest - 1] + 1, new.at[at + rest] + 1)
                after = new.at[end] if end < len(new.at) else len(new.reading.ids)
                closed = not new.reading.breaks.isdisjoint(range(new.at[end - 1] + 1, after + 1))
                return rest + length if closed and not new.reading.breaks.isdisjoint(parted) else 0
    return 0


def _condition(pair: Pair, at: int) -> int:
    """Take "Call us if it hurts" for "If it hurts, call us": two whole parts, and nothing that joins more."""
    old, new = pair.old, pair.new
    if at or old.reading.ands or new.reading.ands or "or:or" in old.ids:
        return 0
    if sum(one in _CLAUSE for one in old.ids) != 1 or any(low in ".!?;:" for low in old.reading.lows[:-1]):
        return 0
    fronted = new if new.ids[0] in _CLAUSE else old
    if fronted.reading.lows[0] != fronted.text(0).lower().split()[0]:
        return 0
    for cut in range(1, len(old.ids)):
        if new.ids == old.ids[cut:] + old.ids[:cut] and (
            old.ids[cut] in _CLAUSE or (old.ids[0] in _CLAUSE and old.at[cut] in old.reading.breaks)
        ):
            return len(old.ids)
    return 0


def _is_fixed(ids: list[str]) -> bool:
    return any(one.startswith(_FIXED) for one in ids)
