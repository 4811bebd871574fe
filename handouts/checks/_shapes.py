"""The shapes in which health writers say what a word means, as patterns.

The words in them are data (`data/explaining.toml`). Only English is known, as only English has a lexicon.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from handouts.resources import toml


@functools.cache
def small_words() -> frozenset[str]:
    """Words that are no part of a name that a word may begin."""
    return frozenset(toml("explaining.toml")["en"]["small"].split())


_FILLED = re.compile(r"\{([a-z_]+)\}")

_SHAPES = {
    # How a word is said or shortened, in brackets: "(AN-juh-nuh)", "(DVT)".
    "aside": r"[\"”’]?[*†]?\s*[(\[][^()\[\],;]*(?:[A-Z]{2}|[A-Z]\.[A-Z])[^()\[\],;]*[)\]]",
    "word": r"[ -]([\w-]+)",
    # Right behind the word.
    "brackets": r"[\"”’]?\s*\(\s*(?!(?i:see\b|fig|table|\d|e\.g|such as))[^)]*[A-Za-z]{3}",
    "named": r"[\"”’]?\s*[,(–—-]*\s*(?:(?:which|that) )?(?:is |are |['’]re |['’]s )?"
    r"(?:also |sometimes |often |commonly |better |formerly )*(?:{named})\b",
    "which": r"\s*[,(–—-]+\s*(?:which|in which|that|who|where|when)\s+(?!(?:{modals})\b)\w+",
    "dash": r"(?i:\s*(?:—|–|--|\s-\s)\s*(?:an?|the|or|that is|when|which|any|is)\b|"
    r"\s+(?:the way|the process)\b)",
    "appositive": r"\s*,\s*(?:(?:an?|the|any|one of|another|a\.k\.a\.)\s+\w+|"
    r"(?:\w+ )?(?:{people_and_things})\b)",
    "or": r"\s*(?:,|\(|—|–)\s*or\s+\w+",
    "colon": r"\s*(?::|\s[–—-]|—)\s*\w",
    "comma": r"(?:\s*\([^)]*\))?(?:\s+[\w-]+){0,2},",
    "is": r"\s+(?:is|are|was|were)\s+(?:usually |often |also |simply |basically |most often )*"
    r"(?:when|where|what|how|defined|another (?:word|name|term)|the (?:medical|name|word|term)\b)",
    "is a": r"\s+(?:is|are)\s+(?:usually |often |also )*"
    r"(?!(?:an? |the |one |another |most |very |more |so )*(?:[\w-]+ )?(?:{valued})\b"
    r"(?! (?:\w+ )?(?:in which|that|where|with)))"
    r"(?:an?|the|one|your|any|(?![\w-]*(?:ed|en)\b)[\w-]+)\s+[\w-]+[^.;]*?"
    r"\b(?:in|of|that|which|who|where|when|for|by|inside|between|around|from|to|with|used|called)\b",
    "does": r"\s+(?:usually |often |most often |also |can )*(?:{happens})\s+"
    r"(?:when|if|that|because|from|in|quickly|slowly|suddenly|over)\b|"
    r"\s+(?:usually |often |also )*(?:{does})\s+\w+",
    # Right before it.
    "named before": r"(?i:\b(?:(?:called|named|termed|known as|referred to as)(?: (?:an?|the))?|"
    r"(?:name|term|word)s? for [^.;]{1,60} (?:is|are)|(?:name|term|word)s? (?:is|are)|"
    r"stands? for|means?|a\.k\.a\.|aka|i\.e\.,?)"
    r"(?: (?:[\w-]+ ){0,2}[\w-]+,? or(?: an?)?)?\s+[\"“‘']?(?:[\w-]+\s+){0,2}$)",
    "opened": r"\w\s*[(\[]\s*(?:an? |or |also |called |known as |also called |also known as |a\.k\.a\. )*"
    r"(?:[\w-]+ )?$",
    "closed": r"\s*(?:[\w-]+\s*)?[)\],;]",
    "during": r"(?i:\s*(?:during|in|for|with)\s+(?:an?\s+|this\s+|the\s+)?(?:[\w-]+\s+)?$)",
    # What keeps the words around it from being about it.
    "listed": r",\s*(?:and |or )?(?:an? |the )?$",
    "openers": r"(?i:\s*(?:{openers})\b)",
    "bound": r"\b(?:{bound})$",
    # The next sentence.
    "then": r"(?i:\s*(?:(?:this|that|it|these|those|they)(?:\s+(?:is|are|was|were)|['’](?:s|re))|"
    r"(?:this|that|it|these|those|they|(?:this|these|that|the) (?:[\w-]+ )?[\w-]+)"
    r"\s+(?:(?:is|are|was|were)(?= (?:an?|the|when|where|what|your|called)\b)|an?|the|when|{does}|{happens}))"
    r"\s+(?!(?:an? |the |one |more )*(?:[\w-]+ )?(?:{valued})\b(?! (?:\w+ )?(?:in which|that|where|with))))",
    "then thing": r"(?i:\s*(?:this|it|that|they|these) (?:is|are) (?:an? |the )?(?:[\w-]+ ){0,2}"
    r"(?:{things})\b|"
    r"\s*(?:during|in|for|with) (?:this|the) (?:{things})\b|"
    r"\s*(?:this|these)\s+(?:[\w-]+ )?(?:{things})\s+"
    r"(?!(?:{modals}|is (?:{valued})|are (?:{valued}))\b))",
    "then helper": r"(?i:\s*(?:an?|the|your) (?:health ?care )?(?:{helpers})(?: or (?:\w+ )?\w+)?"
    r"(?: will| may)? (?:{handles})\b)",
    "then named": r"(?i:\s*(?:it|they|this|these)(?:\s+(?:is|are)|['’](?:s|re))\s+(?:\w+ )?"
    r"(?:called|known as|referred to as))",
    "done": r"(?i:\b(?:{done})s?\b)",
    "asked": r"(?i:\s*(?:so |\d\. )?what(?: is|['’]s| are| does| do)\s+(?:an? |the )?(?:[\w-]+ )?$)",
    "answered": r"\s*(?:mean|\([^)]*\)|[\w-]+)?\s*\??\s*$",
}
"""The shapes of explanations; what stands in braces is a list of words in the data."""


class _Patterns(dict[str, re.Pattern[str]]):
    """The shapes as patterns, each made when it is first looked for."""

    def __init__(self) -> None:
        super().__init__()
        self._lists = {
            name: "|".join(part.strip() for part in (words.split(";") if ";" in words else words.split()))
            for name, words in toml("explaining.toml")["en"].items()
        }

    def __missing__(self, name: str) -> re.Pattern[str]:
        self[name] = pattern = re.compile(_FILLED.sub(lambda at: self._lists[at[1]], _SHAPES[name]))
        return pattern


@functools.cache
def shapes() -> Mapping[str, re.Pattern[str]]:
    """The patterns by the names in `_SHAPES`."""
    return _Patterns()
