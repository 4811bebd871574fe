"""What the class names and ids of a web page say, and the phrases that tell its parts."""

from __future__ import annotations

import functools
import re

from handouts.readers._html_tree import Element
from handouts.resources import toml

_WORDS = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def kinds_of(element: Element) -> frozenset[str]:
    """What the class names and the id of an element say that it is."""
    names = [*element.get("class").split(), element.get("id")]
    return frozenset(kind for name in names if name for kind in _kinds(name))


@functools.lru_cache(maxsize=4096)
def _kinds(name: str) -> frozenset[str]:
    words = {name.lower(), *_WORDS.findall(_CAMEL.sub("-", name).lower())}
    return frozenset(
        kind
        for kind, known in _names("names").items()
        if not words.isdisjoint(known) and words.isdisjoint(_names("names_without").get(kind, ()))
    )


@functools.cache
def _names(table: str) -> dict[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in toml("web_pages.toml")[table].items()}


@functools.cache
def phrases(table: str, key: str) -> tuple[str, ...]:
    """The phrases of a table of web_pages.toml, in small letters."""
    return tuple(
        phrase for line in toml("web_pages.toml")[table][key].split("\n") for phrase in line.split("|")
    )
