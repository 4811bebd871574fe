"""What a rule proposes for a sentence, and what it may use to find out."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from handouts.lexicon import Strength
from handouts.plain.edit import Edit
from handouts.plain.lexicon import Finder
from handouts.plain.sentence import Sentence
from handouts.records import dataclass
from handouts.resources import toml


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of one sentence.

    Attributes:
        rule: The rule that proposes it.
        edits: What to put where, from left to right; none overlap.
        reason: Why, in words for a clinician.
        strength: "apply", unless the rule is not sure.
        additions: Words among the new ones that are added, not put for others: the guard looks at them apart.
        whole: A reader needs the whole sentence to see what it does.
        asked: A clinic's own lexicon asks for it, so it may be the longer word.
        about: What it is about, where the same change can be made of other forms of the words: a term of the
            lexicon and its everyday word. A decision on "administered" holds for "administers" as well.
    """

    rule: str
    edits: tuple[Edit, ...]
    reason: str
    strength: Strength = "apply"
    additions: tuple[str, ...] = ()
    whole: bool = False
    asked: bool = False
    about: tuple[str, ...] = ()

    def apply(self, text: str) -> str:
        """The text with the change."""
        for edit in reversed(self.edits):
            text = edit.apply(text)
        return text

    @property
    def start(self) -> int:
        """Offset of the first character that it touches."""
        return self.edits[0].start

    @property
    def end(self) -> int:
        """Offset after the last character that it touches."""
        return self.edits[-1].end


@dataclass(frozen=True, slots=True)
class Tools:
    """What rules share.

    Attributes:
        finder: Looks up words of the lexicon.
    """

    finder: Finder


Proposals = Iterator[Proposal]


def capitalized(text: str) -> str:
    """The text with a capital for its first letter; but "pH" and "mRNA" stay as they are written."""
    for number, letter in enumerate(text):
        if letter.isalnum():
            rest = text[number + 1 :]
            first = rest.split(maxsplit=1)[0] if rest[:1].strip() else ""
            if letter.islower() and first != first.lower():
                return text
            return text[:number] + letter.upper() + rest
    return text


def in_case_of(new: str, old: str, *, first: bool, title: bool) -> str:
    """New words in the capitals of the old ones.

    Args:
        new: Everyday words in lower case.
        old: What they stand for.
        first: They begin the sentence.
        title: They stand in a heading with a capital for each long word.
    """
    if old.isupper() and len(old) > 3:
        return new.upper()
    if not old[:1].isupper():
        return new
    if title:
        return capitalized(
            " ".join(word if word in _small() else capitalized(word) for word in new.split(" "))
        )
    return capitalized(new) if first else new


@functools.cache
def _small() -> frozenset[str]:
    """Words that have no capital in a title."""
    return frozenset(toml("rewrites.toml")["en"]["titles"]["small"].split())


def is_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words have capitals that are not the sentence's own: then they are part of a name."""
    if sentence.heading and sentence.is_title_case:
        return False
    words = sentence.words
    if begins(sentence, first) and _opens_name(sentence, last):
        return True
    return any(
        words[number].text[:1].isupper() and not begins(sentence, number) for number in range(first, last + 1)
    )


LEAST_NAME = 2
"""Words with a capital behind the first of a sentence that make a name of all: "Brief Fatigue Scale"."""


def _opens_name(sentence: Sentence, last: int) -> bool:
    """Whether a name goes on behind the first words of a sentence; a label with a colon is none."""
    words, after = sentence.words, last + 1
    while after < len(words) and words[after].text[:1].isupper():
        after += 1
    whole = after == len(words) or words[after].text in (":", "?", "!", ".")
    return after - last > LEAST_NAME and not whole


def begins(sentence: Sentence, number: int) -> bool:
    """Whether a word is the first of its sentence, or the first after a colon or a bullet of it."""
    return all(not word.text[0].isalnum() for word in sentence.words[:number]) or (
        sentence.words[number - 1].text in (":", ".", "?", "!")
    )


def with_article(sentence: Sentence, first: int, new: str) -> Sequence[Edit]:
    """The edit that an "a" or "an" right before word `first` needs when `new` is put there; none if none."""
    from handouts.plain.inflect import article

    if not first or sentence.words[first - 1].lower not in ("a", "an") or not new:
        return ()
    before = sentence.words[first - 1]
    right = article(new.split(maxsplit=1)[0])
    if before.lower == right:
        return ()
    return (Edit(before.start, before.end, capitalized(right) if before.text[0].isupper() else right),)
