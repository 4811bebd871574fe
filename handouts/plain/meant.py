"""Whether a sentence says itself what one of its words means, so that nobody need say it again.

"The stent is a small tube." "Drink barium, a chalky liquid." "An opening, or stoma, is made." What the checks
take for an explanation is left alone before; here the meaning is known, and a few words of it are enough.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Set

from handouts.plain import inflect
from handouts.plain.sentence import Sentence

_BEFORE = 5
"""So many words before "or" and a word may name what it is."""


def is_told(sentence: Sentence, first: int, last: int, meaning: str) -> bool:
    """Whether a sentence says what the words numbered `first` to `last` mean.

    Args:
        sentence: The sentence.
        first: The number of the first.
        last: The number of the last.
        meaning: What they mean, as part of a sentence: "a tiny tube".
    """
    named, content = _words_of(meaning)
    lowers = [word.lower for word in sentence.words]
    before, behind = lowers[:first], lowers[last + 1 :]
    if behind[:1] == ["are"] or behind[:2] in (["is", "a"], ["is", "an"]):
        return not named.isdisjoint(behind)
    if behind[:1] == ["is"] and not named.isdisjoint(_phrase(sentence, last + 2)):
        return True
    if behind[:1] == [","] and not named.isdisjoint(_aside(behind[1:])):
        return True
    if before[-1:] in (["or"], ["called"]) and not named.isdisjoint(before[-1 - _BEFORE : -1]):
        return True
    others = {*before, *behind}
    return len(content) > 1 and all(not others.isdisjoint(forms) for forms in content)


@functools.lru_cache(maxsize=2048)
def _words_of(meaning: str) -> tuple[Set[str], tuple[Set[str], ...]]:
    """The forms of the nouns of a meaning, and those of each of its nouns, adjectives and verbs."""
    said = Sentence(f"It is {meaning}.")
    tagged = [
        (frozenset((word.lower, *inflect.noun(word.lower).values())), tag)
        for word, tag in zip(said.words, said.tags, strict=True)
    ][2:]
    named = frozenset(form for forms, tag in tagged if tag.startswith("NN") for form in forms)
    return named, tuple(forms for forms, tag in tagged if tag.startswith(("NN", "AJ", "VV")))


def _phrase(sentence: Sentence, number: int) -> Iterator[str]:
    """The adjectives and nouns that begin at a word: "chest pain or pressure"."""
    while number < len(sentence.tags) and sentence.tags[number].startswith(("AJ", "NN")):
        yield sentence.words[number].lower
        number += 1


def _aside(words: list[str]) -> list[str]:
    """The words up to the next comma, if they say what it is: "a white liquid", "disease of the heart"."""
    aside = words[: words.index(",")] if "," in words else words
    return aside if aside[:1] in (["a"], ["an"], ["the"]) or "of" in aside[1:3] else []
