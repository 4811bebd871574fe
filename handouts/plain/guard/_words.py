"""Whether the new text is made of the words of the original.

Facts are compared by their kinds; all other words here: each word of the original must still be said as
often, and no other may come, unless a phrase of the original is gone for which people have vetted other words
(`_sayings`), or a split says its subject again. So "the heart makes urine" is no half of "the kidneys filter
blood and make urine", though no figure, drug or denial is touched.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from handouts.plain.guard._reading import Reading
from handouts.plain.guard._rules import Rules
from handouts.plain.guard._sayings import Sayings
from handouts.plain.guard._splits import Sentence, after_lead_in, goes_on, is_of_other
from handouts.plain.guard._tokens import root, roots, tokens
from handouts.records import dataclass

_LENGTH = "span"
"""A kind whose words are small ones elsewhere."""

_BESIDE = frozenset(("also", "now", "often", "then"))
"""Words beside a verb that are not said again with its subject."""

_LABEL = 5
_LONGEST = 4
"""Words in front of a colon that may be a label, and of a noun that is said again."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What is compared.

    Attributes:
        old: The original.
        new: The new text.
        once: The same without what was shown to be said again.
        echoed: Words of subjects that a split says again.
    """

    old: Reading
    new: Reading
    once: Reading
    echoed: Sequence[str]


def strange(texts: Texts, known: Rules, sayings: Sayings) -> list[str]:
    """Words that are gone or come from nowhere, as reasons.

    Args:
        texts: What is compared.
        known: The rules of the language.
        sayings: What may be said instead of what.
    """
    old, new, once = texts.old, texts.new, texts.once
    before, after = Counter(old.ids), Counter(new.ids)
    left = after if once is new else Counter(once.ids)
    gone = [one for one, number in before.items() if number > after[one] and _is_content(one, known)]
    come = [
        one for one, number in left.items() if number > before[one] and _is_content(one, known, added=True)
    ]
    if not gone and not come:
        return []
    lost, gained = _by_root(gone, old, known), _by_root(come, once, known)
    words = lost.keys() | gained.keys()
    first, second = (Counter(filter(words.__contains__, map(root, one.lows))) for one in (old, new))
    lost = {word: text for word, text in lost.items() if first[word] > second[word]}
    gained = {word: text for word, text in gained.items() if first[word] < second[word]}
    if not lost and not gained:
        return []
    swapped = sayings.swapped(old.lows, new.lows)
    swapped.gone.update(
        root(low) for low in old.lows if low in known.maybe and not after.keys().isdisjoint(known.maybe[low])
    )
    swapped.come.update(roots(texts.echoed))
    if lost.keys() - swapped.gone or gained.keys() - swapped.come:
        again = sayings.swapped_twice(old.lows, new.lows)
        swapped.gone.update(again.gone)
        swapped.come.update(again.come)
    return [*_reasons(lost, gained, swapped.gone, swapped.come), *swapped.turned]


def _reasons(
    lost: Mapping[str, str], gained: Mapping[str, str], gone: Collection[str], come: Collection[str]
) -> list[str]:
    """What was lost and gained that is not explained by what gave way to what."""
    losses = list(dict.fromkeys(text for word, text in lost.items() if word not in gone))
    gains = list(dict.fromkeys(text for word, text in gained.items() if word not in come))
    pairs = min(len(losses), len(gains))
    return [
        *(f"'{one}' became '{other}'" for one, other in zip(losses, gains, strict=False)),
        *(f"'{text}' is gone" for text in losses[pairs:]),
        *(f"'{text}' was added" for text in gains[pairs:]),
    ]


def _is_content(one: str, known: Rules, *, added: bool = False) -> bool:
    """Whether an id is that of a word which is no fact, or of one that is compared too loosely elsewhere."""
    if one[0] == ":":
        return True
    kind = one.partition(":")[0]
    mode = known.modes.get(kind, "same")
    return kind != _LENGTH and (mode == "swapped" or (added and mode == "kept"))


def _by_root(ids: Sequence[str], reading: Reading, known: Rules) -> dict[str, str]:
    """How the first of each of the ids is written, by the roots of its words."""
    texts = (reading.texts[reading.ids.index(one)] for one in ids)
    return {word: text for text in texts for word in _roots_of(text, known)}


@functools.lru_cache(maxsize=1 << 14)
def _roots_of(text: str, known: Rules) -> Sequence[str]:
    """The roots of the words of a text that are no small ones."""
    small = known.set("words")
    lows = [low for low in tokens(text)[1] if low[0].isalpha() and low not in small]
    return [word for word in map(root, lows) if word not in _small(known)]  # "making" is a form of "make"


@functools.lru_cache(maxsize=8)
def _small(known: Rules) -> frozenset[str]:
    return frozenset(roots(known.set("words")))


# What a split says again --------------------------------------------------------------------------------


def said_again(olds: Sequence[Sentence], news: Sequence[Sentence], known: Rules) -> list[str]:
    """The words of all subjects that a split says again, in lower case.

    A second sentence begins as the one before it does, or with a noun of it of which the original says more
    right there: with "which", or as "a tube that ...".
    """
    flat = [low for sentence in olds for low in sentence.lows]
    found: list[str] = []
    for before, sentence in pairwise(news):
        first, second = (_after_label(one, known) for one in (before, sentence))
        if second:
            found += _begins_alike(first, second, flat, known) + _begins_with_noun(first, second, flat, known)
    return found


def _after_label(sentence: Sentence, known: Rules) -> list[str]:
    """The words of a sentence after a label ("Results:"), "But" and the like, and the "in" of "in this"."""
    lows = sentence.lows
    start = lows.index(":") + 1 if ":" in lows[:_LABEL] else 0
    words = after_lead_in([low for low in lows[start:] if low[-1].isalnum()], known)
    return words[1:] if words[:1] == ["in"] and words[1:2] in (["this"], ["these"]) else words


def _begins_alike(first: list[str], second: list[str], flat: list[str], known: Rules) -> list[str]:
    """The words that two sentences begin with, if the second's verb is no other's in the original."""
    first, second = ([low for low in words if low not in _BESIDE] for words in (first, second))
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    run = second[:same]
    only_small = known.set("words").issuperset(run)
    return [] if same == len(second) or only_small or is_of_other(second[: same + 1], flat, known) else run


def _begins_with_noun(first: list[str], second: list[str], flat: list[str], known: Rules) -> list[str]:
    """The noun that a sentence begins with, if the one before has it and the original goes on from it."""
    skipped = 1 if second[0] in known.set("determiners") else 0
    for length in range(min(_LONGEST, len(second) - 1), 0, -1):
        run = second[skipped : skipped + length]
        if not any(first[at : at + length] == run for at in range(len(first))):
            continue
        pointed = second[0] in ("this", "these") and first[-length:] == run
        if pointed or goes_on(run[-1:], flat, known) or _is_explained(run[-1], flat):
            return run
    return []


def _is_explained(noun: str, flat: list[str]) -> bool:
    """Whether the original goes on after a noun with a comma and "a" or "an"."""
    return any(
        flat[at] == noun and flat[at + 1] in (",", "(", "–", "—") and flat[at + 2] in ("a", "an")
        for at in range(len(flat) - 2)
    )
