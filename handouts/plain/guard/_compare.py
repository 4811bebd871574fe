"""Which facts of the original the new text lacks, and which it adds, as reasons in plain words."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from handouts.plain.guard._reading import Reading
from handouts.plain.guard._rules import Rules

Facts = Counter[str]

_LOST, _ADDED = 4, 5
"""So many words in a row may not vanish, or come from nowhere. A definition for a word may take a few."""

_PARTING = (*".!?;:\n", "(", "—", "–")
"""Marks that take the place of a comma where a row becomes a list, or a sentence two."""

_DENYING = ("un", "in", "im", "ir", "il", "non", "dis", "counter", "anti", "mis", "ab")


def difference(old: Reading, new: Reading, known: Rules) -> tuple[Facts, Facts]:
    """The facts that were lost and those that were gained, without what is as good as the other.

    A one-way change ("might" to "may") counts as none, and so does a fact that a word of the other text may
    well mean ("following surgery" for "after surgery").
    """
    first, second = ([one for one, _ in reading.facts()] for reading in (old, new))
    if first == second:
        return Counter(), Counter()
    before, after = Counter(first), Counter(second)
    lost, gained = before - after, after - before
    for one in list(lost):
        cancel(lost, gained, one, known.may_become.get(one, ""))
    if gained["quantity:any of"] and new.counts("\n") > old.counts("\n"):
        del lost["or:or"], gained["quantity:any of"]  # "A or B" as a list below "any of these"
    if lost or gained:
        old_maybe, new_maybe = _maybe(old, known), _maybe(new, known)
        lost -= new_maybe - old_maybe
        gained -= old_maybe - new_maybe
    return lost, gained


def cancel(lost: Facts, gained: Facts, one: str, other: str) -> None:
    """Take the loss of one fact and the gain of another for no change."""
    both = min(lost[one], gained[other])
    if both:
        lost[one] -= both
        gained[other] -= both


def swaps(lost: Facts, gained: Facts, old: Reading, new: Reading, known: Rules) -> list[str]:
    """What was lost, gained or swapped, each as a reason.

    Args:
        lost: Ids of facts that the new text lacks, and how many.
        gained: Ids of facts that it adds.
        old: The original.
        new: The new text.
        known: The rules of the language.
    """
    found: list[str] = []
    gone_of, come_of = _by_kind(lost, old), _by_kind(gained, new)
    for kind in dict.fromkeys([*gone_of, *come_of]):
        gone, come = gone_of.get(kind, []), come_of.get(kind, [])
        mode, noun = known.modes.get(kind, "same"), known.nouns.get(kind, "")
        pairs = min(len(gone), len(come))
        found += [f"'{first}' became '{second}'" for first, second in zip(gone, come, strict=False)]
        if mode != "swapped":
            found += [f"{noun} '{text}' is gone" if noun else f"'{text}' was lost" for text in gone[pairs:]]
        if mode == "same":
            found += [f"{noun} '{text}' was added".lstrip() for text in come[pairs:]]
    return found


def names(old: Reading, new: Reading) -> list[str]:
    """Names that are gone, and acronyms that became others, as reasons."""
    before, after = set(old.lows), set(new.lows)
    found = [f"the name '{name}' is gone" for name, low in dict.fromkeys(old.names) if low not in after]
    gone = [name for name, low in dict.fromkeys(old.acronyms) if low not in after]
    come = [name for name, low in dict.fromkeys(new.acronyms) if low not in before]
    return found + [f"'{first}' became '{second}'" for first, second in zip(gone, come, strict=False)]


def joined(old: Reading, new: Reading) -> list[str]:
    """An "and" that is gone where no mark parts what it joined, or one that comes where none did."""
    if old.ands == new.ands:
        return []
    more, fewer = _marks(new) - _marks(old), _marks(old) - _marks(new)
    if old.ands > new.ands + more.total():
        return ["'and' was lost"]
    if new.ands > old.ands + fewer.total():
        return ["'and' was added"]
    return []


def gaps(old: Reading, new: Reading) -> list[str]:
    """Stretches of the original that left no trace, and stretches of the new text that come from nowhere.

    Words may be swapped and phrases cut, but some words in a row that are gone, with as many fewer over all,
    are a thing that is no longer said.
    """
    found = []
    for first, second, length, what in ((old, new, _LOST, "is gone"), (new, old, _ADDED, "was added")):
        if len(first.ids) - len(second.ids) < length:
            continue
        there = set(second.ids)
        run: list[str] = []
        for one, text in zip([*first.ids, ""], [*first.texts, ""], strict=True):
            if one and one not in there:
                run.append(text)
                continue
            if len(run) >= length:
                found.append(f"'{' '.join(run)}' {what}")
            run = []
    return found


def items(old: Reading, new: Reading) -> list[str]:
    """Things that are gone from a row of things: "fever, cough, and rash" is not "fever and rash"."""
    if _commas(new) >= _commas(old) or new.counts(*_PARTING) > old.counts(*_PARTING):
        return []
    there, found = set(new.ids), []
    parted = old.breaks | old.joins | {len(old.ids)}
    parted |= {place + side for place, one in enumerate(old.ids) if one == "or:or" for side in (0, 1)}
    bounds = sorted(place for place in parted if place)
    for start, end in pairwise(bounds):
        gone = [one for one in old.ids[start:end] if one[0] == ":" and one not in there]
        if gone and len(gone) == end - start:
            found.append(f"'{' '.join(old.texts[start:end])}' is gone")
    return found


def _commas(reading: Reading) -> int:
    """How many commas it has, but for one behind an opening "Subsequently", which parts no row."""
    opens = reading.ids[:1] and reading.ids[0].startswith("step:") and reading.lows[1:2] == [","]
    return reading.counts(",") - bool(opens)


def denials(old: Reading, new: Reading, known: Rules) -> list[str]:
    """Words that lost or gained a denial in front and are not in the data: "unscented" and "scented"."""
    gone, come = set(old.lows) - set(new.lows), set(new.lows) - set(old.lows)
    found = []
    for denied, plain in ((gone, come), (come, gone)):
        for word in sorted(word for word in denied if word.startswith(_DENYING)):
            bare = next((word[len(front) :] for front in _DENYING if word.startswith(front)), word)
            if bare in plain and word not in known.whole_words and word not in known.phrases:
                first, second = (word, bare) if denied is gone else (bare, word)
                found.append(f"'{first}' became '{second}'")
    return found


def _by_kind(facts: Facts, reading: Reading) -> dict[str, list[str]]:
    """How each fact is written, by its kind, in the order in which the text has them."""
    found: dict[str, list[str]] = {}
    if not facts:
        return found
    left = Counter(facts)
    for one, text in reading.facts():
        if left[one] > 0:
            left[one] -= 1
            found.setdefault(one.partition(":")[0], []).append(text)
    return found


def _marks(reading: Reading) -> Facts:
    """The marks that part what an "and" could join: stops, and the weaker ones."""
    return Counter(stops=reading.counts(*".!?;:\n"), commas=reading.counts(*",—–(/"))


def _maybe(reading: Reading, known: Rules) -> Facts:
    found: Facts = Counter()
    for word in reading.lows:
        if word in known.maybe:
            found.update(known.maybe[word])
    return found
