"""What a word of several meanings means where it stands: "plaque" on teeth, or in arteries."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.checks._explained import Use
from handouts.checks._phrases import Index
from handouts.lexicon import Entry


def fits(limits: Entry, use: Use) -> bool:
    """Whether the words beside a word, and those in its passage, are within limits."""
    passage, found = use
    tokens = passage.tokens
    before = tokens[found.first - 1] if found.first else ""
    after = tokens[found.last + 1] if found.last + 1 < len(tokens) else ""
    if after in limits.not_before or before in limits.not_after:
        return False
    if limits.only_before and after not in limits.only_before:
        return False
    if limits.only_after and before not in limits.only_after:
        return False
    if limits.only_as and " ".join(tokens[found.first : found.last + 1]) not in limits.only_as:
        return False
    if limits.only_with and limits.only_with.isdisjoint(passage.vocabulary):
        return False
    return limits.not_with.isdisjoint(passage.vocabulary)


def meaning(entry: Entry, use: Use, every: Sequence[Use], index: Index) -> tuple[str, str]:
    """What a word means in an article, and in one place of it.

    Where the words around that place do not tell which of several meanings it has, another place where the
    word stands may, and if none does, all words of the article.

    Args:
        entry: Its entry.
        use: The place.
        every: All places where it stands, in reading order.
        index: Where the words of the article stand.

    Returns:
        The definition for the whole article: all meanings, if it has several there or none can be told. And
        the one for the place; empty if none can be told.
    """
    if not entry.meanings:
        return entry.definition, entry.definition
    here = _fitting(entry, use)
    found = {here} | {_fitting(entry, other) for other in every}
    found.discard("")
    if not found:
        found = {
            one.definition
            for one in entry.meanings
            if one.only_with and next(index.uses(one.only_with), None) is not None
        }
    one = next(iter(found)) if len(found) == 1 else ""
    return one or entry.definition, here or one


def _fitting(entry: Entry, use: Use) -> str:
    """The first meaning whose limits hold; empty if there is none."""
    return next((one.definition for one in entry.meanings if fits(one, use)), "")
