"""Whether a word is the name of a drug, by the list of them and by their endings."""

from __future__ import annotations

import functools

from handouts.resources import toml


def is_drug(word: str) -> bool:
    """Whether a word in lower case is the name of a drug."""
    names, endings, exceptions = _known()
    return word in names or (word.endswith(endings) and word not in exceptions)


@functools.cache
def _known() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    table = toml("drugs.toml")
    stems = table["stems"]
    names = f"{table['generic']['names']} {table['brand']['names']}".lower().split()
    return frozenset(names), tuple(stems["endings"].split()), frozenset(stems["exceptions"].split())
