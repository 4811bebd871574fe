"""The last thing between a rewritten sentence and a patient: whether the rewrite kept every fact.

The guard compares two texts as they stand and trusts nobody who made them. What it compares is data
(`data/guard.toml`, `data/drugs.toml`); figures are compared as they are written, never as values. Where it
cannot show that nothing was lost, it says so: a faithful rewrite that it refuses is only shown and not made,
and that is the smaller harm.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from handouts.model import language_root
from handouts.plain.guard._carried import read_sentences, without_carried
from handouts.plain.guard._clauses import turned, without_repeated
from handouts.plain.guard._compare import Facts as _Counts
from handouts.plain.guard._compare import cancel, denials, difference, gaps, items, joined, names, swaps
from handouts.plain.guard._examples import without_leads
from handouts.plain.guard._order import disorder
from handouts.plain.guard._pronouns import unclear
from handouts.plain.guard._reader import read
from handouts.plain.guard._reading import Reading, Terms, terms_of
from handouts.plain.guard._rules import Rules, rules
from handouts.plain.guard._scopes import narrowed
from handouts.plain.guard._splits import (
    is_split,
    joined_reading,
    lost_sentences,
    sentences_of,
    without_echoes,
)

__all__ = ["NO_GUARD", "Fact", "Facts", "facts", "violations"]

NO_GUARD = "there is no guard for this language"
"""The reason that is given for every rewrite in a language of which nothing is known."""

_CAUSED_BY, _CAUSES = "cause:caused by", "cause:causes"


class Fact(NamedTuple):
    """One thing that a rewrite may not touch.

    Attributes:
        kind: As `data/guard.toml` has it: "amount", "negation", "drug".
        key: What it says, the same for all ways to say it that are equal: "5 mg", "not".
        text: How it is written: "5 milligrams", "don't".
    """

    kind: str
    key: str
    text: str


Facts = tuple[Fact, ...]


def facts(text: str, language: str = "en", protected: Collection[str] = ()) -> Facts:
    """What a text says that a rewrite may not lose, in reading order; quotes and question marks come last.

    Args:
        text: A sentence, or a few.
        language: BCP 47 tag. In a language of which the guard knows nothing, no facts are found.
        protected: Terms that must stay as they are.
    """
    known = rules(language_root(language))
    if known is None:
        return ()
    found = ((*one.partition(":"), shown) for one, shown in read(text, known, terms_of(protected)).facts())
    return tuple(Fact(kind, key, shown) for kind, _, key, shown in found)


def violations(
    original: str,
    new: str,
    *,
    language: str = "en",
    protected: Collection[str] = (),
    additions: Sequence[str] = (),
) -> tuple[str, ...]:
    """Why a rewrite may not stand, in plain words; empty if nothing was lost, added, swapped or turned round.

    Args:
        original: A sentence, or a few.
        new: What a rewrite made of it.
        language: BCP 47 tag.
        protected: Terms that must stay as they are.
        additions: What the rewrite put in on purpose, each as it stands in `new`: a definition in
            parentheses, "chronic obstructive pulmonary disease (COPD)" for "COPD", "(about 1 in 5)".
    """
    if original == new and not additions:
        return ()
    known = rules(language_root(language))
    if known is None:
        return (NO_GUARD,)
    terms = terms_of(protected)
    found = []
    if additions:
        from handouts.plain.guard._additions import Additions

        judge = Additions(original, known, terms)
        for addition in additions:
            new, problem = judge.taken_out(new, addition.strip())
            found += [problem] if problem else []
    if original != new:
        found += _changes(original, new, known, terms)
    return tuple(dict.fromkeys(found))


def _changes(original: str, new: str, known: Rules, terms: Terms) -> list[str]:
    old, fresh = read(original, known, terms), read(new, known, terms)
    if old.lows == fresh.lows and old.ids == fresh.ids and old.extra == fresh.extra:
        return []
    found: list[str] = []
    lost, gained = difference(old, fresh, known)
    if old.pronouns != fresh.pronouns or is_split(old, fresh):
        olds, news = sentences_of(original, known), sentences_of(new, known)
        led = without_leads(olds, news, known)
        once = without_carried(olds, led, known)
        if once != news:
            fresh = read_sentences(once, fresh, known, terms)
            lost, gained = difference(old, fresh, known)
        found += unclear(old, fresh, olds, (once, news), known)
        if len(news) > len(olds):
            stated = [one for one, same in zip(news, led, strict=True) if one is same]  # no examples
            found += narrowed(olds, stated, known, terms)
            plain = without_repeated(olds, once, known)
            if plain != once:
                extra, fresh, once = fresh.extra, joined_reading(plain, known, terms), plain
                fresh.extra = extra
                lost, gained = difference(old, fresh, known)
        if gained and len(news) > len(olds):
            for echoless in without_echoes(olds, once, known, terms):
                echoless.extra = fresh.extra
                left = difference(old, echoless, known)
                if left[1].total() < gained.total() and left[0].total() <= lost.total():
                    fresh, (lost, gained) = echoless, left
        if len(news) > len(olds):
            for one, number in turned(olds, news, known).items():
                lost[one] = max(0, lost[one] - number)
    causes = _turn_causes(old, fresh, lost, gained)
    found += swaps(lost, gained, old, fresh, known) + names(old, fresh) + joined(old, fresh)
    if not found:  # the rest compares words, which swapped facts would only repeat
        moved = disorder(old, fresh, causes)
        found = [moved] if moved else []
        found += gaps(old, fresh) + items(old, fresh) + denials(old, fresh, known)
        found += lost_sentences(old, fresh, original, known)
    return found


def _turn_causes(old: Reading, new: Reading, lost: _Counts, gained: _Counts) -> int:
    """Let "A is caused by B" be "B causes A", and say how many times the order must prove it."""
    number = min(lost[_CAUSED_BY], gained[_CAUSES], max(0, len(old.passives) - len(new.passives)))
    for _ in range(number):
        old.ids[old.ids.index(_CAUSED_BY)] = _CAUSES
        cancel(lost, gained, _CAUSED_BY, _CAUSES)
    return number
