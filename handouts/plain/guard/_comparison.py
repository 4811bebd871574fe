"""What a rewrite changed: two texts side by side, step by step without what a split may say again.

A split says some things a second time, such as its subject. Each step takes one kind of these out of the new
sentences, where it can be shown from the original that they only say again what held there. What is left is
compared as if nothing had been split.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence

from handouts.lexicon import Lexicon
from handouts.plain.guard._carried import without_carried
from handouts.plain.guard._clauses import turned, without_repeated
from handouts.plain.guard._compare import (
    cancel,
    denials,
    difference,
    gaps,
    items,
    joined,
    names,
    swaps,
)
from handouts.plain.guard._examples import without_leads
from handouts.plain.guard._order import disorder
from handouts.plain.guard._pronouns import unclear
from handouts.plain.guard._reader import read
from handouts.plain.guard._reading import Reading, terms_of
from handouts.plain.guard._rules import Rules
from handouts.plain.guard._sayings import Sayings, sayings
from handouts.plain.guard._scopes import narrowed
from handouts.plain.guard._splits import (
    Sentence,
    is_split,
    joined_reading,
    lost_sentences,
    sentences_of,
    without_echoes,
)
from handouts.plain.guard._words import Texts, said_again, strange

_CAUSED_BY, _CAUSES = "cause:caused by", "cause:causes"
_ASKED = "question:?"


def changes(original: str, new: str, known: Rules, protected: frozenset[str], lexicon: Lexicon) -> list[str]:
    """What a rewrite lost, added, swapped or turned round, as reasons.

    Args:
        original: A sentence, or a few.
        new: What a rewrite made of it.
        known: The rules of their language.
        protected: Terms that must stay as they are.
        lexicon: Whose everyday words may stand for others; an empty one where words are not compared.
    """
    old, fresh = _read(original, known, protected), _read(new, known, protected)
    if old.lows == fresh.lows and old.ids == fresh.ids and old.extra == fresh.extra:
        return []
    work = _Comparison(old, fresh, known, protected)
    found = work.of_splits(original, new) if old.pronouns != fresh.pronouns or is_split(old, fresh) else []
    found += work.of_facts()
    found = found or [*work.of_order(), *lost_sentences(old, work.new, original, known)]
    return found or (work.of_words(sayings(lexicon)) if len(lexicon) else [])


@functools.lru_cache(maxsize=64)
def _read(text: str, known: Rules, protected: frozenset[str]) -> Reading:
    """A text as it reads; kept for a while, as what one step made of a sentence is where the next starts."""
    return read(text, known, terms_of(protected))


class _Comparison:
    """Where the comparison has come to: what both texts say, what was lost on the way, and what gained."""

    def __init__(self, old: Reading, new: Reading, known: Rules, protected: frozenset[str]) -> None:
        self.old = old
        self.new = new
        self.whole = new
        self.known = known
        self.terms = terms_of(protected)
        self.lost, self.gained = difference(old, new, known)
        self.echoed: list[str] = []

    def of_splits(self, original: str, new: str) -> list[str]:
        """What is wrong with the sentences that a split made; what they say again is taken out."""
        known, terms = self.known, self.terms
        olds, news = sentences_of(original, known), sentences_of(new, known)
        led = without_leads(olds, news, known)
        once = without_carried(olds, led, known)
        if once != news:
            self._take(once)
        found = unclear(self.old, self.new, olds, (once, news), known)
        if len(news) <= len(olds):
            return found
        stated = [one for one, same in zip(news, led, strict=True) if one is same]  # no examples
        found += narrowed(olds, stated, known, terms)
        said_once = without_repeated(olds, once, known)
        if said_once != once:
            self._take(said_once)
        self._take_echoes(olds, said_once)
        self.echoed = said_again(olds, news, known)
        for one, number in turned(olds, news, known).items():
            self.lost[one] = max(0, self.lost[one] - number)
        if all(one.text.rstrip().endswith("?") for one in (*olds, *news)):  # a question became several
            self.gained[_ASKED] = max(0, self.gained[_ASKED] - (len(news) - len(olds)))
        return found

    def _take(self, news: Sequence[Sentence]) -> None:
        """Compare these sentences from now on."""
        self.new = joined_reading(news, self.new.extra, self.known, self.terms)
        self.lost, self.gained = difference(self.old, self.new, self.known)

    def _take_echoes(self, olds: list[Sentence], news: list[Sentence]) -> None:
        """Leave out subjects that are said again, where less is gained without them and no more is lost."""
        if not self.gained:
            return
        for fewer in without_echoes(olds, news, self.known, self.terms):
            echoless = joined_reading(fewer, self.new.extra, self.known, self.terms)
            lost, gained = difference(self.old, echoless, self.known)
            if gained.total() < self.gained.total() and lost.total() <= self.lost.total():
                self.new, self.lost, self.gained = echoless, lost, gained

    def of_facts(self) -> list[str]:
        """Facts, names and "and"s that are gone, or others."""
        self.causes = self._turn_causes()
        old, new = self.old, self.new
        return swaps(self.lost, self.gained, old, new, self.known) + names(old, new) + joined(old, new)

    def of_words(self, said: Sayings) -> list[str]:
        """Words that are gone or come from nowhere, where no fact tells so."""
        return strange(Texts(self.old, self.whole, self.new, self.echoed), self.known, said)

    def of_order(self) -> list[str]:
        """What changed places or is no longer said: swapped facts would only be told of once more."""
        old, new = self.old, self.new
        moved = disorder(old, new, self.causes)
        return [
            *([moved] if moved else []),
            *gaps(old, new),
            *items(old, new),
            *denials(old, new, self.known),
        ]

    def _turn_causes(self) -> int:
        """Let "A is caused by B" be "B causes A", and say how many times the order must prove it."""
        lost, gained = self.lost, self.gained
        passives = max(0, len(self.old.passives) - len(self.new.passives))
        number = min(lost[_CAUSED_BY], gained[_CAUSES], passives)
        if number:
            ids = list(self.old.ids)
            for _ in range(number):
                ids[ids.index(_CAUSED_BY)] = _CAUSES
                cancel(lost, gained, _CAUSED_BY, _CAUSES)
            self.old = dataclasses.replace(self.old, ids=ids)
        return number
