"""The lexicon: hard words, everyday words for them, and what they mean.

TOML files of each language: hard words, words that are only longer than they need be, and phrases that are.
Reading all of them takes longer than a whole check, and an article holds a few of their words. So the headers
are found first, and an entry is parsed when somebody asks for it.
"""

from __future__ import annotations

import dataclasses
import functools
import re
import tomllib
from collections.abc import Iterator
from typing import Any, Literal, TypeAlias

from handouts.records import dataclass
from handouts.resources import data

Kind: TypeAlias = Literal["clinical", "formal"]
Strength: TypeAlias = Literal["apply", "suggest", "flag"]

_HEADER = re.compile(r'^\["([^"\n]+)"\]\n(?:forms = \[(.*)\]\n)?(?:related = \[(.*)\]\n)?', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A hard word or phrase.

    Attributes:
        term: The word in lower case, in its base form.
        pos: Part of speech.
        kind: "clinical": may stay where it is explained. "formal": there is always an everyday word.
        strength: What may be done with `plain`: put it in the word's place, suggest it, or neither.
        plain: Everyday words in the base form, the best first.
        definition: What it means, in plain words; empty for formal words.
        forms: Other spellings and inflections.
        related: Words of the same family with another part of speech.
        familiar: Most readers know it: it is no jargon.
        not_before: Words that may not follow it.
        not_after: Words that may not stand in front of it.
        only_before: Words of which one has to follow; empty for any.
        only_with: Words of which one has to stand in the same passage; empty for any.
        not_with: Words that may not stand in the same passage.
        only_after: Words of which one has to stand in front; empty for any.
        only_as: The spellings that count; empty for all.
        object: For a verb: whether it has an object ("lower the dose", not "the pain lowers"); none for any.
        senses: The same word read in narrower ways, each with its own limits; the first that fits is taken,
            and the entry itself where none does.
        meanings: What a word of several meanings means, each with its limits and a definition of its own;
            the first that fits is taken. Where none does, it can't be told which is meant.
        source: Where a clinic has it in its own lexicon: "words.toml:12"; empty for ours.
        written: The term as it is written with capitals ("MDT"), which make no name of it; empty for ours.
    """

    term: str
    pos: str
    kind: Kind
    strength: Strength
    plain: tuple[str, ...] = ()
    definition: str = ""
    forms: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    familiar: bool = False
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    only_before: frozenset[str] = frozenset()
    only_with: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()
    only_as: frozenset[str] = frozenset()
    object: bool | None = None
    senses: tuple[Entry, ...] = ()
    meanings: tuple[Entry, ...] = ()
    source: str = ""
    written: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class OwnWords:
    """A clinic's own lexicon, read and found right. One is equal to itself alone.

    Attributes:
        entries: Its entries in the order of its files. They are English.
    """

    entries: tuple[Entry, ...]


class Lexicon:
    """The entries of one language.

    Args:
        text: The lexicon in TOML; what its keys mean is said in `data/lexicon/en.toml`. `forms` and `related`
            stand on one line each, right below the entry's header.

    Attributes:
        spellings: Every spelling of every entry, and the entry's term.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, tuple[int, int]] = {}
        self._entries: dict[str, Entry] = {}
        self.spellings: dict[str, str] = {}
        end, term = 0, ""
        for header in _HEADER.finditer(text):
            if term:
                self._places[term] = (end, header.start())
            end, term = header.end(0), header[1]
            end = header.end(1) + 3
            self.spellings[term] = term
            for listed in header.group(2, 3):
                if listed:
                    for spelling in listed[1:-1].split('", "'):
                        self.spellings[spelling] = term
        if term:
            self._places[term] = (end, len(text))

    def __getitem__(self, term: str) -> Entry:
        """The entry of a term.

        Raises:
            KeyError: There is none.
        """
        entry = self._entries.get(term)
        if entry is None:
            start, end = self._places[term]
            entry = self._entries[term] = _entry(term, tomllib.loads(self._text[start:end]))
        return entry

    def __iter__(self) -> Iterator[str]:
        """The terms in the order of the file."""
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def with_own(self, own: OwnWords) -> Lexicon:
        """This lexicon with a clinic's entries, which stand for those of the same term and spelling."""
        entries = {entry.term: entry for entry in own.entries}
        kept = {spelling: term for spelling, term in self.spellings.items() if term not in entries}
        for entry in own.entries:
            kept |= dict.fromkeys((*entry.forms, *entry.related, entry.term), entry.term)
        made = Lexicon("")
        made._text = self._text
        made._places = self._places | dict.fromkeys(entries, (0, 0))
        made._entries = self._entries | entries
        made.spellings = kept
        return made


_NARROWER = ("senses", "meanings")
"""The keys of an entry that hold tables: the same word, read in narrower ways."""


def _entry(term: str, row: dict[str, Any]) -> Entry:
    entry = Entry(term, **_values({key: value for key, value in row.items() if key not in _NARROWER}))
    senses, meanings = (
        tuple(dataclasses.replace(entry, **_values(sense)) for sense in row.get(name, ()))
        for name in _NARROWER
    )
    return dataclasses.replace(entry, senses=senses, meanings=meanings) if senses or meanings else entry


def _values(row: dict[str, Any]) -> dict[str, Any]:
    return {
        key: (frozenset(value) if key.startswith(("not_", "only_")) else tuple(value))
        if isinstance(value, list)
        else value
        for key, value in row.items()
    }


def lexicon(language: str, *, everyday: bool = True, own: OwnWords | None = None) -> Lexicon:
    """The lexicon of a language; an empty one where there is none yet.

    Args:
        language: The root of a BCP 47 tag.
        everyday: With the words and phrases that are only longer than they need be.
        own: A clinic's own entries, which are for English alone.
    """
    if own is None or language != OWN_LANGUAGE:
        return _shipped(language, everyday)
    return _joined(everyday, own)


OWN_LANGUAGE = "en"
"""The one language of which we know the forms of words, so that a clinic can have words of its own."""


@functools.lru_cache(maxsize=8)
def _joined(everyday: bool, own: OwnWords) -> Lexicon:
    return _shipped(OWN_LANGUAGE, everyday).with_own(own)


@functools.cache
def _shipped(language: str, everyday: bool) -> Lexicon:
    names = (language, f"{language}-everyday", f"{language}-phrases") if everyday else (language,)
    files = [data(f"lexicon/{name}.toml") for name in names]
    known = language.isalpha()
    return Lexicon("\n".join(file.read_text(encoding="utf-8") for file in files if known and file.is_file()))


_SAID = {
    "apply": "It is put in place when an article is made plainer.",
    "suggest": "It is suggested, and a person decides.",
    "flag": "It is left, and explained.",
}


def explain(entry: Entry) -> str:
    """An entry, as a text for people."""
    lines = [f"{entry.written or entry.term}: {entry.pos}"]
    if entry.forms:
        lines.append(f"Also written: {', '.join(entry.forms)}")
    if entry.related:
        lines.append(f"Of the same family: {', '.join(entry.related)}")
    if entry.plain:
        lines.append(f"Say: {', or '.join(entry.plain)}")
    if entry.definition:
        lines.append(f"It means: {entry.definition}")
    for meaning in entry.meanings:
        lines.append(f"Here it means: {meaning.definition}")
        lines += (f"  {line}" for line in _limits(meaning) if line not in _limits(entry))
    lines.append(_SAID[entry.strength])
    lines += _limits(entry)
    for sense in entry.senses:
        said = f"say: {', or '.join(sense.plain)}. {_SAID[sense.strength]}" if sense.plain else "it is left."
        lines += [
            f"Read as {_ARTICLES.get(sense.pos, 'a')} {sense.pos}, {said}",
            *(f"  {line}" for line in _limits(sense)),
        ]
    lines.append(f"From: {entry.source or 'the lexicon that comes with handouts'}")
    return "\n".join(lines) + "\n"


_ARTICLES = dict.fromkeys(("adjective", "adverb"), "an")


def _limits(entry: Entry) -> list[str]:
    """Where an entry counts, a line a limit."""
    limits = {
        "Only as": entry.only_as,
        "Only before": entry.only_before,
        "Only after": entry.only_after,
        "Only with": entry.only_with,
        "Not before": entry.not_before,
        "Not after": entry.not_after,
        "Not with": entry.not_with,
    }
    lines = [f"{name}: {', '.join(sorted(words))}" for name, words in limits.items() if words]
    if entry.object is not None:
        lines.append("Only where it has an object" if entry.object else "Only where it has no object")
    return lines
