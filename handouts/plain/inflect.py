"""Forms of English verbs and nouns: from "use" to "used", and the article that a word takes.

Regular forms are made by rule; the rest is data (`data/irregular.toml`). Only words of the lexicon and their
everyday words go through here, so every form that is made has been seen by somebody.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from handouts.resources import toml

Form: TypeAlias = Literal["base", "s", "ing", "past", "participle", "singular", "plural"]

_VOWELS = "aeiou"


@functools.lru_cache(maxsize=4096)
def verb(lemma: str) -> Mapping[Form, str]:
    """Every form of a verb. Of several words the first is the verb: "find out" is "found out".

    Args:
        lemma: The infinitive without "to"; of "eat or drink", both take the form.
    """
    if " or " in lemma:
        either = [verb(one) for one in lemma.split(" or ")]
        return {form: " or ".join(one[form] for one in either) for form in either[0]}
    head, space, rest = lemma.partition(" ")
    known = _irregular()[0].get(head)
    past, participle = known or (_past(head),) * 2
    forms: dict[Form, str] = {
        "base": head,
        "s": _third(head),
        "ing": _ing(head),
        "past": past,
        "participle": participle,
    }
    return {form: word + space + rest for form, word in forms.items()}


@functools.lru_cache(maxsize=4096)
def noun(lemma: str) -> Mapping[Form, str]:
    """Singular and plural of a noun.

    Of several words the last is the noun ("side effects"), or the last before a preposition ("changes in a
    gene"); of "doctor or nurse", both are. What has no plural keeps its form.
    """
    if is_uncounted(lemma):
        return {"singular": lemma, "plural": lemma}
    if " or " in lemma:
        plurals = " or ".join(noun(one)["plural"] for one in lemma.split(" or "))
        return {"singular": lemma, "plural": plurals}
    named, *behind = _added().split(lemma, maxsplit=1)
    rest, space, head = named.rpartition(" ")
    plural = _irregular()[1].get(head) or _plural(head)
    return {"singular": lemma, "plural": rest + space + plural + "".join(behind)}


def is_uncounted(lemma: str) -> bool:
    """Whether everyday words for a noun have no plural: "coming back"."""
    return lemma in _listed("uncounted")


def is_counted(lemma: str) -> bool:
    """Whether everyday words need an article in the singular where the words that they are for do not."""
    return lemma in _listed("counted")


@functools.cache
def _added() -> re.Pattern[str]:
    """The place in front of what is added to a noun."""
    words = toml("irregular.toml")["nouns"]["behind"].split()
    return re.compile(f"(?= (?:{'|'.join(words)}) )")


@functools.cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(toml("irregular.toml")["nouns"][name].split("\n")) - {""}


def _third(head: str) -> str:
    special = {"be": "is", "have": "has", "do": "does", "go": "goes"}
    return special.get(head) or _plural(head)


def _plural(head: str) -> str:
    if head.endswith(("s", "x", "z", "ch", "sh")):
        return head + "es"
    if head.endswith("y") and head[-2:-1] not in _VOWELS:
        return head[:-1] + "ies"
    return head + "s"


def _past(head: str) -> str:
    if head.endswith("e"):
        return head + "d"
    if head.endswith("y") and head[-2:-1] not in _VOWELS:
        return head[:-1] + "ied"
    return _doubled(head) + "ed"


def _ing(head: str) -> str:
    if head.endswith("ie"):
        return head[:-2] + "ying"
    if head.endswith("e") and not head.endswith(("ee", "oe", "ye")) and head != "be":
        return head[:-1] + "ing"
    return _doubled(head) + "ing"


def _doubled(head: str) -> str:
    """The stem, its last letter doubled where English doubles it: "stop", "admit", not "visit" or "keep"."""
    if len(head) < 3 or head[-1] in _VOWELS + "wxy" or head[-2] not in _VOWELS:
        return head
    if head[-3] in _VOWELS and head[-3:-1] != "ui":
        return head
    short = sum(letter in _VOWELS for letter in head.replace("qu", "q")) == 1
    return head + head[-1] if short or head in _irregular()[2] else head


@functools.cache
def _irregular() -> tuple[Mapping[str, tuple[str, str]], Mapping[str, str], frozenset[str]]:
    """Past and participle by verb, plural by noun, and verbs that double their last letter."""
    table = toml("irregular.toml")
    verbs = {lemma: (past, participle) for lemma, past, participle in _rows(table["verbs"]["forms"])}
    nouns = {row[0]: row[1] for row in _rows(table["nouns"]["forms"])}
    return verbs, nouns, frozenset(table["verbs"]["doubled"].split())


def _rows(text: str) -> Iterator[list[str]]:
    return (row.split() for row in text.strip().splitlines())


def article(word: str) -> Literal["a", "an"]:
    """The article that a word takes, by the sound that it starts with."""
    lower = word.lower()
    starts = toml("irregular.toml")["articles"]
    if word[:1].isdigit():
        return "an" if word.startswith("8") or word in ("11", "18") else "a"
    if re.match(r"[A-Z](?:-|$)", word) or (word.isupper() and lower not in starts["said_as_words"].split()):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    if any(lower.startswith(start) for start in starts["an"].split()):
        return "an"
    if any(lower.startswith(start) for start in starts["a"].split()):
        return "a"
    return "an" if lower[:1] in _VOWELS else "a"
