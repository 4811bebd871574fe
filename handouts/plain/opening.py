"""The first word of a sentence, as it is written when it no longer stands first."""

from __future__ import annotations

import functools

from handouts.lexicon import lexicon
from handouts.plain.sentence import Sentence
from handouts.readability import tags
from handouts.resources import toml

_SHORT = 6
"""Letters. An ending tells nothing of shorter words: "Ming"."""


def inside(sentence: Sentence, number: int) -> str | None:
    """A word that opens a sentence in the capitals that it has inside one; None if that cannot be told.

    "The" is "the" and "Aspirin" is "aspirin"; "Ramadan" and "NHS" stay. What is not known may be a name.
    """
    word = sentence.words[number].text
    if word == "I" or any(letter.isupper() for letter in word[1:]) or not word[:1].isupper():
        return word
    if is_eponym(word.lower()):
        return None
    common = is_common(word.lower())
    return None if common is None else word.lower() if common else word


@functools.lru_cache(maxsize=4096)
def is_common(word: str) -> bool | None:
    """Whether a word in lower case is no name; None for a word that is not known."""
    known = tags.model()
    found = known.words.get(word)
    if found:
        likeliest, _ = max(found, key=lambda one: one[1])
        return known.names[likeliest] != "NP0"
    if word in _terms():
        return True
    return True if len(word) > _SHORT and word.endswith(_endings()) else None


def is_eponym(word: str) -> bool:
    """Whether a word in lower case is somebody's name in that of an illness: "parkinson", "crohn"."""
    return word in _eponyms()


@functools.cache
def _endings() -> tuple[str, ...]:
    return tuple(toml("phrases.toml")["en"]["opening"]["endings"].split())


@functools.cache
def _eponyms() -> frozenset[str]:
    return frozenset(toml("phrases.toml")["en"]["opening"]["eponyms"].split())


@functools.cache
def _terms() -> frozenset[str]:
    """Names of drugs and hard words, none of which is anybody's name."""
    return frozenset(toml("drugs.toml")["generic"]["names"].split()) | lexicon("en").spellings.keys()
