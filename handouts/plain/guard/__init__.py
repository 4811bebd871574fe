"""The last thing between a rewritten sentence and a patient: whether the rewrite kept every fact.

The guard compares two texts as they stand and trusts nobody who made them. What it compares is data
(`data/guard.toml`, `data/drugs.toml`); figures are compared as they are written, never as values. Where it
cannot show that nothing was lost, it says so: a faithful rewrite that it refuses is only shown and not made,
and that is the smaller harm.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from handouts.lexicon import Lexicon, lexicon
from handouts.model import language_root
from handouts.plain.guard._comparison import changes
from handouts.plain.guard._reader import read
from handouts.plain.guard._reading import terms_of
from handouts.plain.guard._rules import rules

__all__ = ["NO_GUARD", "Fact", "Facts", "facts", "violations"]

NO_GUARD = "there is no guard for this language"
"""The reason that is given for every rewrite in a language of which nothing is known."""


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
    words: Lexicon | None = None,
) -> tuple[str, ...]:
    """Why a rewrite may not stand, in plain words; empty if nothing was lost, added, swapped or turned round.

    Args:
        original: A sentence, or a few.
        new: What a rewrite made of it.
        language: BCP 47 tag.
        protected: Terms that must stay as they are.
        additions: What the rewrite put in on purpose, each as it stands in `new`: a definition in
            parentheses, "chronic obstructive pulmonary disease (COPD)" for "COPD", "(about 1 in 5)".
        words: The lexicon whose everyday words may stand for others; None for the language's own.
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
        said = lexicon(language_root(language)) if words is None else words
        found += changes(original, new, known, frozenset(protected), said)
    return tuple(dict.fromkeys(found))
