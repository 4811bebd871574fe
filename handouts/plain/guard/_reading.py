"""What a text says of the kinds that a rewrite may not touch, in the order in which it says it."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field

from handouts.plain.guard._rules import Ids, Rules
from handouts.plain.guard._tokens import stem, tokens
from handouts.records import dataclass

Terms = Mapping[str, list[tuple[list[str], str]]]
"""Protected terms by their first word, the longest first: the rest of each, and the whole."""

_QUOTED = re.compile(
    r"“([^”]*)”|(?<!\w)\"([^\"]*)\"(?!\w)|(?<!\w)‘([^‘]{3,}?)’(?!\w)|(?<!\w)'([^'\n]{3,}?)'(?!\w)"
)
_QUOTES = ("“", '"', "‘", "'")


@dataclass(slots=True)
class Reading:
    """A text as the guard compares it.

    Attributes:
        ids: What it says, in order: facts and content words (see `_rules.Ids`).
        texts: How each is written.
        lows: Its words and marks in lower case.
        joins: Places in `ids` before which an "and" stands.
        ands: How many times things are joined by "and".
        pronouns: The pronouns that stand for something.
        passives: Where in `ids` the actor of a passive begins, and where its "is" stands (-1 if it has none).
        ofs: Places in `ids` before which an "of" stands.
        breaks: Places in `ids` before which a comma, a stop or the like stands.
        asides: Where in `ids` parentheses open and close.
        names: Words with a capital in the middle of a sentence, each also as it is compared.
        acronyms: Words in capitals, likewise.
        extra: Facts that have no place in the order, and how they are written: quotes, question marks.
    """

    ids: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    joins: set[int] = field(default_factory=set)
    ands: int = 0
    pronouns: list[str] = field(default_factory=list)
    passives: list[tuple[int, int]] = field(default_factory=list)
    ofs: set[int] = field(default_factory=set)
    breaks: set[int] = field(default_factory=set)
    asides: list[tuple[int, int]] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    acronyms: list[tuple[str, str]] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)

    def facts(self) -> Iterator[tuple[str, str]]:
        """Each fact's id and how it is written; no content words."""
        for one, text in zip(self.ids, self.texts, strict=True):
            if one[0] != ":":
                yield one, text
        yield from self.extra

    def counts(self, *marks: str) -> int:
        """How many of its words and marks are one of these."""
        return sum(map(self.lows.count, marks))


def terms_of(protected: Collection[str]) -> Terms:
    """Protected terms, ready for looking up."""
    return _terms(frozenset(protected)) if protected else {}


@functools.lru_cache(maxsize=16)
def _terms(protected: frozenset[str]) -> Terms:
    index: dict[str, list[tuple[list[str], str]]] = {}
    for term in sorted(protected):
        lows = tokens(term)[1]
        if lows:
            index.setdefault(lows[0], []).append((lows[1:], " ".join(lows)))
    for rows in index.values():
        rows.sort(key=lambda row: -len(row[0]))
    return index


def quotes(text: str) -> Iterator[tuple[str, str]]:
    """What stands between quotation marks: an id, and how it is written."""
    if not any(mark in text for mark in _QUOTES):
        return
    for groups in _QUOTED.findall(text):
        quoted = "".join(groups)
        bare = " ".join(tokens(quoted)[1]).strip(" .,;:!?")
        if bare:
            yield f"quote:{bare}", quoted.strip()


@functools.lru_cache(maxsize=1 << 15)
def meaning(word: str, known: Rules) -> Ids:
    """What a word says that begins no phrase: a drug, a denial, a level, or nothing but itself."""
    if word in known.whole_words:
        return known.whole_words[word]
    singular = word[:-1] if word[-1] == "s" else word
    if word in known.drugs:
        return (f"drug:{word}",)
    if singular in known.drugs or (word not in known.set("no_drugs") and known.endings.fullmatch(word)):
        return (f"drug:{singular}",)
    if not word.isalpha():
        is_code = "." in word or "@" in word or any(map(str.isdigit, word))
        return (f"code:{word}",) if is_code else (f":{stem(word)}",)
    if word.endswith(known.lacking) and len(word) > 6 and word not in known.set("no_denial"):
        return ("negation:without", f":{stem(word[:-4])}")
    for beginning, level in known.levels.items():
        if word.startswith(beginning) and len(word) > len(beginning) + 2:
            return (level, f":{stem(word[len(beginning) :])}")
    return (f":{stem(word)}",)
