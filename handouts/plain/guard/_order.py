"""Whether both texts say things in one order, so that every figure keeps its drug and every "not" its verb.

"5 mg of A and 10 mg of B" and "10 mg of A and 5 mg of B" hold the same facts. So the words and facts that
both texts have must come in the same order, but for the moves in `_moves`, which keep the meaning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from handouts.plain.guard._moves import Pair, Row, moved, turned_passive
from handouts.plain.guard._reading import Reading


def disorder(old: Reading, new: Reading, causes: int = 0) -> str:
    """What changed places, as a reason; empty if nothing did.

    Args:
        old: The original.
        new: The new text.
        causes: How many times "caused by" became "causes", so that as many passives must be turned round.
    """
    pair = _shared(old, new)
    turned: set[int] = set()
    dropped = len(old.passives) - len(new.passives)
    at = 0
    while at < len(pair.old.ids):
        if pair.old.ids[at] == pair.new.ids[at]:
            at += 1
            continue
        length, passive = turned_passive(pair, at) if dropped > len(turned) else (0, -1)
        if passive >= 0:
            turned.add(passive)
        length = length or moved(pair, at)
        if not length:
            return f"'{pair.old.text(at)}' and '{pair.new.text(at)}' changed places"
        at += length
    if len(turned) < causes:
        return "what causes what was turned round"
    return _roles(old, pair.old.at, turned) if dropped > len(turned) else ""


def _shared(old: Reading, new: Reading) -> Pair:
    """What both texts say equally often."""
    before, after = Counter(old.ids), Counter(new.ids)

    def row(reading: Reading) -> Row:
        at = [place for place, one in enumerate(reading.ids) if before[one] == after[one]]
        return Row(reading, [reading.ids[place] for place in at], at)

    return Pair(row(old), row(new))


def _roles(old: Reading, shared: Iterable[int], turned: set[int]) -> str:
    """A passive that lost its "by" while nothing was turned round says the reverse of what it said."""
    places = set(shared)
    for number, (actor, is_at) in enumerate(old.passives):
        if number in turned or actor not in places:
            continue
        bare = actor - 2 if actor - 1 in places else -1  # "pain relieved by rest": sure if the verb is there
        subject = is_at - 1 if is_at >= 0 else bare
        if subject < 0 or subject not in places or subject + 1 in old.breaks:
            continue
        if not old.ids[subject].startswith(("condition:", "or:", "cause:")):
            return f"'{old.texts[subject]}' and '{old.texts[actor]}' changed roles"
    return ""
