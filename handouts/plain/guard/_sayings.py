"""What may be said instead of what: the everyday words of the lexicon, and the phrases that rewrites know.

The guard reads these as data that people have vetted, and is told nothing of where a rewrite used them: it
looks for the words in the original, and for what stands for them in the new text.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from handouts.lexicon import Entry, Lexicon
from handouts.plain.guard._tokens import roots, tokens
from handouts.plain.inflect import noun, verb
from handouts.plain.phrases import spelled
from handouts.resources import toml

Words: TypeAlias = tuple[str, ...]
_Row: TypeAlias = tuple[Words, "str | tuple[Words, ...]"]
"""A phrase, and a term of the lexicon or what may be said instead."""

_TABLES = ("openings", "links", "links_inside", "twice", "twice_before_figure", "advice")
"""Tables of `data/phrases.toml` in which a phrase stands for a shorter one, or for none."""

_EXAMPLES: tuple[Words, ...] = (("example",), ("examples",), ("include",), ("includes",))
"""What leads to examples that "such as" or the like led to."""

_REACH = 4
"""Words between the start of a phrase and one that is gone; and beside what was said for a phrase, in which a
longer phrase may begin or end."""

_BE = ("is", "are", "be", "was", "were", "been", "being")


class Saying(NamedTuple):
    """A phrase where it stands in a text.

    Attributes:
        at: The number of its first word.
        words: Its words.
        instead: All that may be said for it, in every form.
        names: It is a noun of the lexicon.
    """

    at: int
    words: Words
    instead: tuple[Words, ...]
    names: bool = False


class Swapped(NamedTuple):
    """What gave way to what.

    Attributes:
        gone: The roots of phrases that gave way to others.
        come: The roots of those others.
        turned: Which of them changed places, as reasons.
    """

    gone: set[str]
    come: set[str]
    turned: list[str]


class Sayings:
    """Phrases, each with what may stand in its place.

    Args:
        lexicon: Whose everyday words count, whatever may be done with them.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._said: dict[str, tuple[Words, ...]] = {}
        self._single: dict[str, list[_Row]] = {}
        self._longer: dict[tuple[str, ...], list[_Row]] = {}
        for spelling, term in lexicon.spellings.items():
            self._add(_words(spelling), term)
        for words, said in _phrases():
            self._add(words, said)

    def _add(self, words: Words, said: str | tuple[Words, ...]) -> None:
        if len(words) == 1:
            self._single.setdefault(words[0], []).append((words, said))
        elif words:
            self._longer.setdefault(words[:2], []).append((words, said))

    def found(self, lows: Sequence[str], gone: Collection[str] = ()) -> Iterator[Saying]:
        """Every phrase in a text.

        Args:
            lows: The words and marks of the text in lower case.
            gone: Only phrases that begin with one of these words or close before one; empty for all.
        """
        places: Collection[int] = range(len(lows))
        if gone:
            ends = (at for at, low in enumerate(lows) if low in gone)
            places = sorted({place for end in ends for place in range(max(0, end - _REACH), end + 1)})
        for at in places:
            rows = self._single.get(lows[at], [])
            longer = self._longer.get(tuple(lows[at : at + 2]))
            if longer:
                rows = [*rows, *(row for row in longer if tuple(lows[at : at + len(row[0])]) == row[0])]
            for words, said in rows:
                if isinstance(said, str):
                    yield Saying(at, words, self._for(said), self._lexicon[said].pos == "noun")
                else:
                    yield Saying(at, words, said)

    def swapped(self, old: Sequence[str], new: Sequence[str]) -> Swapped:
        """Which phrases gave way to what may be said for them.

        Args:
            old: The words and marks of the original in lower case.
            new: Those of the new text.
        """
        swapped = Swapped(set(), set(), [])
        names: list[tuple[int, int, Words]] = []
        left = Counter(new)
        gone = {low for low, number in Counter(old).items() if number > left[low]}
        for at, words, instead, is_name in self.found(old, gone):
            before = _count(words, old)
            if _count(words, new) >= before:
                continue
            said = [other for other in instead if not other or _count(other, new)]
            if said:
                swapped.gone.update(roots(words))
                swapped.come.update(*map(roots, said))
            only = is_name and before == len(said) == 1
            if only and (_count(said[0], new), _count(said[0], old)) == (1, 0):
                names.append((at, _place(said[0], new), words))
        swapped.turned.extend(_turned(names))
        return swapped

    def swapped_twice(self, old: Sequence[str], new: Sequence[str]) -> Swapped:
        """The same where what was said instead gave way again: "make an evaluation of", "evaluate", "check".

        Args:
            old: The words and marks of the original in lower case.
            new: Those of the new text.
        """
        swapped = Swapped(set(), set(), [])
        for at, words, instead, _ in self.found(old):
            if _count(words, new) >= _count(words, old):
                continue
            first = min(at, _REACH)
            for other in filter(None, instead):
                row = [*old[at - first : at], *other, *old[at + len(words) :][:_REACH]]
                for start, middle, last, _ in self.found(row):
                    said = [one for one in last if one and _count(one, new)]
                    if said and start < first + len(other) and first < start + len(middle):
                        swapped.gone.update(roots(words), roots(middle) - roots(other))
                        swapped.come.update(*map(roots, said))
        return swapped

    def _for(self, term: str) -> tuple[Words, ...]:
        """Every form of every everyday word of an entry, and of its senses."""
        known = self._said.get(term)
        if known is None:
            entry = self._lexicon[term]
            rows = [form for one in (entry, *entry.senses) for form in _forms(one)]
            known = self._said[term] = tuple(dict.fromkeys(rows))
        return known


@functools.lru_cache(maxsize=16)
def sayings(lexicon: Lexicon) -> Sayings:
    """The sayings of a lexicon, made once."""
    return Sayings(lexicon)


def _forms(entry: Entry) -> Iterator[Words]:
    for plain in entry.plain:
        yield _words(plain)
        if entry.pos in ("noun", "verb"):
            forms = noun(plain) if entry.pos == "noun" else verb(plain)
            yield from map(_words, forms.values())


def _phrases() -> Iterator[tuple[Words, tuple[Words, ...]]]:
    """The phrases of the data files, and what may stand in their place."""
    table = toml("phrases.toml")["en"]
    rows = {phrase: new.rstrip(",") for name in _TABLES for phrase, new in table[name].items()}
    for phrase, new in (rows | toml("rewrites.toml")["en"]["joints"]).items():
        for parts in spelled(phrase):
            yield _words(" ".join(parts).rstrip(" ,")), (_words(new),)
    for cue in toml("guard.toml")["en"]["addition"]["cues"].split(","):
        yield _words(cue.strip()), _EXAMPLES
    for phrase, new in table["hidden"].items():
        said = tuple(map(_words, verb(new).values()))
        for lemma, *rest in spelled(phrase):
            for form in _BE if lemma == "be" else verb(lemma).values():
                yield _words(" ".join((form, *rest))), said


def _words(text: str) -> Words:
    """The words of a phrase as a text that is read has them."""
    plain = text.replace(" ", "").isalpha() and "cannot" not in text
    return tuple(text.lower().split() if plain else tokens(text)[1])


def _count(words: Words, lows: Sequence[str]) -> int:
    """How many times words stand in a row in a text."""
    if len(words) == 1 or words[0] not in lows:
        return lows.count(words[0])
    row, size = list(words), len(words)
    return sum(lows[at : at + size] == row for at, low in enumerate(lows) if low == row[0])


def _place(words: Words, lows: Sequence[str]) -> int:
    """Where words first stand in a row in a text."""
    row, size = list(words), len(words)
    return next(at for at, low in enumerate(lows) if low == row[0] and lows[at : at + size] == row)


def _turned(names: Sequence[tuple[int, int, Words]]) -> list[str]:
    """Nouns whose everyday words stand in the reverse order, as reasons."""
    places = Counter(now for _, now, _ in names)
    return [
        f"'{' '.join(words)}' and '{' '.join(others)}' changed places"
        for at, now, words in names
        for behind, then, others in names
        if at + len(words) <= behind and then < now and places[then] == places[now] == 1
    ]
