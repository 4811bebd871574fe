"""A text as words, figures and marks, so that two texts can be compared as they are written."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

from handouts.resources import toml

_TOKEN = re.compile(
    r"""
    [A-Za-z]++(?=[ ,])                                                      # most words: found fastest
  | (?:https?://|www\.)\S*[\w/]                                             # a web address
  | (?:[^\W\d_]\.){2,}                                                      # p.m. or U.S.
  | [^\W\d_]++(?:-?\d\w*(?:-\d+)*|(?:['’][^\W\d_]+)*)                       # a word, B12, COVID-19
  | \+?(?:\d{1,3}[ .-])?(?:\(\d{3}\)[ .-]?|\d{3}[.-])\d{3}[ .-]\d{4}(?!\d)  # a telephone number
  | \d{3}-\d{4}(?![\d-]) | \d{4}-\d\d-\d\d(?!\d)                            # a short one, a date
  | \d+(?:st|nd|rd|th)\b | \d{4}s\b
  | (?:(?<![\w)\].%°])[-−+])?\d+(?:,\d{3})+(?:\.\d+)?(?!\d)                 # 1,000
  | (?:(?<![\w)\].%°])[-−+])?\d+(?:[.:/]\d+)*                               # 5, 1.5, 8:30, 120/80, 1/2
  | (?<!\w)\.\d+                                                            # .5
  | [½¼¾⅓⅔⅛⅜⅝⅞]
  | (?<=\d)[-‐‑](?=\d) | (?<!\w)[-‐‑]                                       # a range, a bullet; no hyphen
  | \n | [^\w\s‐‑-]
    """,
    re.VERBOSE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

_AUXILIARIES = "is are was were do does did has have had could should would might must need ought".split()  # noqa: SIM905
_SHORT: dict[str, tuple[str, ...]] = {
    **{f"{word}n't": (word, "not") for word in _AUXILIARIES},
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
}
"""Short forms whose parts are not their letters."""

_ENDS = {"ll": "will", "re": "are", "ve": "have", "m": "am"}
_IS = frozenset(("it", "that", "there", "what", "who", "here", "he", "she", "where", "how", "this"))
"""Words whose "'s" is "is" or "has"; after others it is a possessive."""


def tokens(text: str) -> tuple[list[str], list[str]]:
    """The words, figures and marks of a text as they stand, and as they are compared.

    Short forms are opened ("don't" is "do", "not"), possessives lose their ending, hyphens inside words part
    them. The two lists are of one length.
    """
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    shown = _TOKEN.findall(text) if "@" not in text else _with_mail(text)
    lows = [token.lower() for token in shown]
    if "'" in text or "’" in text or text.count(".") > 1 or "cannot" in lows:
        return _opened(shown, lows)
    return shown, lows


def stem(word: str) -> str:
    """A word without its commonest endings, so that "using" and "uses" are one. Only for telling places."""
    if len(word) > 5 and word.endswith("ing"):
        return word[:-3]
    if len(word) > 4 and word.endswith(("ed", "es")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-1] in "se" and not word.endswith("ss") else word


@functools.lru_cache(maxsize=1 << 15)
def root(word: str) -> str:
    """What all forms of a word have in common: "planned" is "plan", "carries" is "carry", "led" is "lead".

    Unlike `stem` this may be slow, and is for words that one of two texts lacks.
    """
    word = _lemmas().get(word, word)
    if word.endswith(("ies", "ied")) and len(word) > 4:
        word = f"{word[:-3]}y"
    elif word.endswith("ing") and len(word) > 5:
        word = word[:-3]
    elif word.endswith(("es", "ed")) and len(word) > 3:
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    word = word.removesuffix("e")
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def roots(words: Iterable[str]) -> set[str]:
    """The roots of words."""
    return set(map(root, words))


@functools.cache
def _lemmas() -> Mapping[str, str]:
    """The first form of each form of irregular verbs and nouns."""
    table = toml("irregular.toml")
    rows = [row.split() for kind in ("verbs", "nouns") for row in table[kind]["forms"].strip().splitlines()]
    return {form: first for first, *forms in rows for form in forms}


def _with_mail(text: str) -> list[str]:
    found: list[str] = []
    start = 0
    for mail in _MAIL.finditer(text):
        found += [*_TOKEN.findall(text[start : mail.start()]), mail[0]]
        start = mail.end()
    return [*found, *_TOKEN.findall(text[start:])]


def _opened(shown: list[str], lows: list[str]) -> tuple[list[str], list[str]]:
    shown_parts: list[str] = []
    low_parts: list[str] = []
    for token, low in zip(shown, lows, strict=True):
        parts = (low,) if low.isalpha() and low != "cannot" else _parts(low.replace("’", "'"))
        shown_parts += [token] * len(parts)
        low_parts += parts
    return shown_parts, low_parts


def _parts(word: str) -> tuple[str, ...]:
    """A word with its short form opened, or without its possessive or its full stops."""
    if word in _SHORT:
        return _SHORT[word]
    if word[-1] == "." and word[0].isalpha():
        return (word.replace(".", ""),)
    start, mark, ending = word.partition("'")
    if not start or not mark:
        return (word,)
    if ending == "s":
        return (start, "is") if start in _IS else (start,)
    return (start, _ENDS[ending]) if ending in _ENDS else (word,)
