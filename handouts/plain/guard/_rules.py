"""What is compared in a language, from the data files, made ready for looking up."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from handouts.plain.guard._tokens import stem
from handouts.records import dataclass
from handouts.resources import toml

Ids = tuple[str, ...]
"""What a word or phrase says: "modal:may" is a kind and a key, ":take" a word like any other."""

_KINDS = ("modal", "hedge", "condition", "limit", "negation", "quantity", "change", "cause", "step",
          "urgency", "actor", "class", "body", "or", "and")  # fmt: skip
_FAMILIES = {"opposite": "same", "kept": "kept", "contrast": "swapped"}
"""Tables of families of words, and how each is compared."""

_SETS = ("figures", "small", "names", "addition", "sides")
ASIDE: Ids = ("aside:",)
"""What phrases say that say nothing between two marks."""

_NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """What the guard knows of one language.

    Attributes:
        language: The root of its BCP 47 tag.
        modes: How each kind is compared: "same", "kept" or "swapped".
        nouns: What a reason calls each kind.
        phrases: The rest of each phrase and its ids, by its first word, the longest first.
        units: The rest of each unit and its name, likewise.
        alone: Units that are facts with no figure beside them.
        rates: Units of time that something may be done "a day".
        rate_words: "daily" and the like, and the unit that they say.
        before_figure: Words that are limits right before a figure, and their ids.
        before_time: The same before a figure that counts time.
        after_change: The same where the figure says what a change comes to.
        values: Words for whole numbers.
        scales: Words for hundreds and more.
        ordinals: "first" and the like, and their figures.
        parts: "half" and the like, and how many make one.
        thousands: The mark that parts thousands; empty if it could be a decimal mark.
        ratios: What stands between the figures of "1 in 5", the longest first.
        may_become: What a rewrite may turn into what, one way only.
        maybe: What a word may also be read as.
        levels: How words begin that say a level, and its id.
        lacking: How words end that say that something is not there.
        whole_words: Words that say more than themselves, like "unsafe".
        drugs: Drug names of one word.
        brands: Drug names that are everyday words too; names only with a capital.
        endings: The endings of drug names.
        words: Sets of words for smaller questions, by name.
        lists: Lists of phrases for the same.
    """

    language: str
    modes: Mapping[str, str]
    nouns: Mapping[str, str]
    phrases: Mapping[str, list[tuple[list[str], Ids]]]
    units: Mapping[str, list[tuple[list[str], str]]]
    alone: frozenset[str]
    rates: frozenset[str]
    rate_words: Mapping[str, str]
    before_figure: Mapping[str, str]
    before_time: Mapping[str, str]
    after_change: Mapping[str, str]
    values: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, str]
    parts: Mapping[str, int]
    thousands: str
    ratios: list[list[str]]
    may_become: Mapping[str, str]
    maybe: Mapping[str, Ids]
    levels: Mapping[str, str]
    lacking: tuple[str, ...]
    whole_words: Mapping[str, Ids]
    drugs: frozenset[str]
    brands: frozenset[str]
    endings: re.Pattern[str]
    words: Mapping[str, frozenset[str]]
    lists: Mapping[str, list[str]]

    def set(self, name: str) -> frozenset[str]:
        """A set of words by its name in the data; empty in a language that has none."""
        return self.words.get(name, frozenset())


@functools.cache
def rules(language: str) -> Rules | None:
    """The rules for a language (the root of a BCP 47 tag), or None if there are none.

    Raises:
        ValueError: A phrase stands in two tables. This is a mistake in the data, which the tests find.
    """
    shared, names = toml("guard.toml"), toml("drugs.toml")
    data = shared["en"] if language == "en" else toml("guard_languages.toml").get(language)
    if data is None:
        return None
    kinds = dict(shared["kinds"])
    for table, mode in _FAMILIES.items():
        kinds |= {family: {"mode": mode} for family in data.get(table, ())}
    phrases = _phrases(data, names)
    units = {words: key for table in (shared["units"], data["units"]) for key, words in _spelled(table)}
    figures = data.get("figures", _NOTHING)
    return Rules(
        language=language,
        modes={kind: row["mode"] for kind, row in kinds.items()},
        nouns={kind: row.get("noun", "") for kind, row in kinds.items()},
        phrases=_index(phrases),
        units=_index(units),
        alone=frozenset(data.get("alone", _NOTHING).get("units", "").split()),
        rates=frozenset(data.get("alone", _NOTHING).get("rates", "").split()),
        rate_words=_pairs(data, "alone", "rate_words"),
        before_figure=_single(data, "limit", "limit_before_figure"),
        before_time=_single(data, "limit", "limit_before_time") | _single(data, "span", "span_before_time"),
        after_change=_single(data, "limit", "limit_after_change"),
        values={word: int(value) for word, value in _pairs(data, "figures", "values").items()},
        scales={word: int(value) for word, value in _pairs(data, "figures", "scales").items()},
        ordinals=_pairs(data, "figures", "ordinals"),
        parts={word: int(value) for word, value in _pairs(data, "figures", "parts").items()},
        thousands=figures.get("thousands", ""),
        ratios=sorted((row.split() for row in _split(figures.get("ratios", ""))), key=len, reverse=True),
        may_become=data.get("may_become", {}),
        maybe=_maybe(data.get("maybe", {})),
        levels=data.get("beginnings", _NOTHING).get("levels", {}),
        lacking=tuple(data.get("beginnings", _NOTHING).get("lacking", "").split()),
        whole_words=_whole_words(data, phrases),
        drugs=frozenset(f"{names['generic']['names']} {names['brand']['names']}".split()),
        brands=frozenset(names["brand"]["words"].split()),
        endings=re.compile(rf"[^\W\d_]{{2,}}(?:{'|'.join(names['stems']['endings'].split())})s?"),
        words=_sets(data, names),
        lists={name: _split(row) for name, row in data.get("addition", {}).items()},
    )


def _single(data: Mapping[str, Any], kind: str, table: str) -> dict[str, str]:
    """The words of a table that has no phrases, and their ids."""
    return {words[0]: f"{kind}:{key}" for key, words in _spelled(data.get(table, {}))}


def _phrases(data: Mapping[str, Any], names: Mapping[str, Any]) -> dict[tuple[str, ...], Ids]:
    """Every phrase and its ids; none for an idiom, whose words say nothing of their kinds."""
    found: dict[tuple[str, ...], Ids] = {}

    def add(words: tuple[str, ...], *ids: str) -> None:
        if found.setdefault(words, ids) != ids:
            raise ValueError(f"'{' '.join(words)}' is {found[words]} and {ids}")

    for kind in _KINDS:
        for key, words in _spelled(data.get(kind, {})):
            add(words, f"{kind}:{key}")
    for key, words in _spelled(data.get("compound", {})):
        add(words, *key.split("; "))
    for key, words in _spelled(data.get("alone_phrases", {})):
        add(words, f"unit:{key}")
    for table in _FAMILIES:
        for family, row in data.get(table, {}).items():
            for key, words in _spelled(row):
                add(words, f"{family}:{key}")
    for name in _split(names["generic"]["phrases"]):
        add(tuple(name.split()), f"drug:{name}")
    for table, words in _spelled(data.get("idle", {})):
        add(words, *(ASIDE if table == "asides" else ()))
    return found


def _index(phrases: Mapping[tuple[str, ...], Any]) -> dict[str, list[tuple[list[str], Any]]]:
    """Phrases by their first word, the longest first."""
    index: dict[str, list[tuple[list[str], Any]]] = {}
    for words, value in phrases.items():
        index.setdefault(words[0], []).append((list(words[1:]), value))
    for rows in index.values():
        rows.sort(key=lambda row: -len(row[0]))
    return index


def _whole_words(data: Mapping[str, Any], phrases: Mapping[tuple[str, ...], Ids]) -> dict[str, Ids]:
    beginnings = data.get("beginnings", _NOTHING)
    found: dict[str, Ids] = {word: (f":{word}",) for word in beginnings.get("no_level", "").split()}
    for key in ("before", "after"):
        found |= dict.fromkeys(beginnings.get(key, "").split(), (f"condition:{key}",))
    for beginning, bases in data.get("denied", {}).items():
        for base in bases.split():
            found[beginning + base] = ("negation:not", *phrases.get((base,), (f":{stem(base)}",)))
    return found


def _sets(data: Mapping[str, Any], names: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The sets of words by name, and two that follow from others: what a reader must look at more closely."""
    found = {name: frozenset(row.split()) for table in _SETS for name, row in data.get(table, {}).items()}
    found["no_denial"] = frozenset(data.get("beginnings", _NOTHING).get("no_denial", "").split())
    found["no_drugs"] = frozenset(names["stems"]["exceptions"].split())
    figures = [frozenset(_pairs(data, "figures", name)) for name in ("values", "ordinals", "parts")]
    figures += [found[name] for name in ("articles", "between", "from") if name in found]
    found["figure_words"] = frozenset().union(*figures)
    tables = ("limit_before_figure", "limit_before_time", "span_before_time", "limit_after_change")
    limits = [word for table in tables for word in _single(data, "", table)]
    more = [found[name] for name in ("figure_words", "rate", "once", "inverted", "right") if name in found]
    found["special"] = frozenset(limits).union(*more)
    return found


def _maybe(table: Mapping[str, str]) -> dict[str, Ids]:
    found: dict[str, Ids] = {}
    for key, words in _spelled(table):
        found[words[0]] = (*found.get(words[0], ()), key)
    return found


def _spelled(table: Mapping[str, str] | str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every key of a table with the words of each of its spellings: "stop(|s)" is "stop" and "stops".

    A row of members with no keys ("may, might; can") has the first spelling of each for its key.
    """
    if isinstance(table, str):
        for member in table.split(";"):
            spelled = [words for phrase in member.split(",") for words in _spellings(phrase)]
            key = " ".join(spelled[0])
            for words in spelled:
                yield key, words
        return
    for key, row in table.items():
        for phrase in row.split(","):
            for words in _spellings(phrase):
                yield key, words


def _spellings(phrase: str) -> list[tuple[str, ...]]:
    """The words of a phrase for each of its choices."""
    start, opens, rest = phrase.partition("(")
    if not opens:
        return [tuple(phrase.split())]
    choices, _, rest = rest.partition(")")
    if "(" not in rest:
        return [tuple(f"{start}{choice}{rest}".split()) for choice in choices.split("|")]
    return [words for choice in choices.split("|") for words in _spellings(f"{start}{choice}{rest}")]


def _split(row: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in row.split(",") if phrase.strip()]


def _pairs(data: Mapping[str, Any], table: str, name: str) -> dict[str, str]:
    row: str = data.get(table, _NOTHING).get(name, "")
    return dict(pair.split("=") for pair in row.split())
