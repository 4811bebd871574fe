"""textstat, with no network, no NLTK and no download, and nothing changed for a program that uses it too.

textstat imports NLTK only to reach the CMU dictionary, which NLTK would download. It is imported here while
a stand-in has NLTK's name (0.3 s less), which becomes NLTK as soon as anyone asks it for anything. Under a
language code that nobody else uses, textstat's syllable count is given our dictionary. `import nltk` gives
NLTK, before and after, and textstat's answers to others are what they were. Three of its functions ask about
one word at a time, of each word of a text, and for each formula again: these remember more words.
"""

from __future__ import annotations

import functools
import importlib
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

from handouts.model import language_root
from handouts.readability.syllables import Sounds

ENGLISH = "en_handouts"
"""Our code for English. To textstat it is a kind of English; to its caches, another language than "en_US"."""

_SOUNDS = Sounds()
_LOCK = threading.Lock()
_CACHED = ("counts", "metrics", "selections", "transformations", "validations")
_ASKED_OF_WORDS = (
    ("counts._count_polysyllable_words", "count_syllables"),
    ("validations._is_difficult_word", "count_syllables"),
    ("selections._list_difficult_words", "is_difficult_word"),
)
_WORDS = 8_192
"""textstat itself remembers 128: fewer than one article has."""


class _Later(ModuleType):
    """NLTK, imported when somebody asks it for something."""

    def __getattr__(self, name: str) -> Any:
        return getattr(importlib.import_module("nltk"), name)


def backend() -> ModuleType:
    """What textstat has of functions of text and language (`textstat.backend`), ready for `ENGLISH`."""
    with _LOCK:
        module = _imported()
        counting: Any = sys.modules["textstat.backend.counts._count_syllables"]
        if not isinstance(counting.get_cmudict, _For):
            counting.get_cmudict = _For(ENGLISH, _SOUNDS, counting.get_cmudict)
            counting.get_pyphen = _For(ENGLISH, None, counting.get_pyphen)
            remember(_WORDS)
    return module


def remember(words: int) -> None:
    """Let the functions that are asked of one word at a time remember the answers about so many words."""
    for place, name in asking():
        setattr(place, name, functools.lru_cache(words)(getattr(place, name).__wrapped__))


def asking() -> Iterator[tuple[ModuleType, str]]:
    """The modules that ask about one word at a time, and by which name each has the function that it asks."""
    return ((sys.modules[f"textstat.backend.{place}"], name) for place, name in _ASKED_OF_WORDS)


class _For:
    """A look-up by language that has an answer of its own for one language."""

    def __init__(self, language: str, answer: object, others: Callable[[str], object]) -> None:
        self.language = language
        self.answer = answer
        self.others = others

    def __call__(self, lang: str) -> object:
        return self.answer if lang == self.language else self.others(lang)


def language_code(language: str) -> str:
    """How textstat is to be told the language of a BCP 47 tag."""
    root = language_root(language)
    return ENGLISH if root == "en" else root


def compute(function: str, text: str, language: str, arguments: Mapping[str, Any]) -> float:
    """A score of textstat.

    Args:
        function: textstat's name of it: "flesch_kincaid_grade".
        text: Prepared text.
        language: BCP 47 tag.
        arguments: What else the function takes.
    """
    call = getattr(backend().metrics, function)
    known: dict[str, Any] = {"lang": language_code(language), **arguments}
    names = call.__wrapped__.__code__.co_varnames[: call.__wrapped__.__code__.co_argcount]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "no easy words for Polish": known, and said in formulas.toml
        return float(call(text, **{name: known[name] for name in names if name in known}))


def forget() -> None:
    """Empty textstat's caches. Each function holds the last 128 texts that it saw, or their words."""
    module = backend()
    for part in _CACHED:
        package = getattr(module, part)
        for name in package.__all__:
            getattr(package, name).cache_clear()
    _SOUNDS.shorten()


def _imported() -> ModuleType:
    if "textstat.backend" not in sys.modules:
        if "nltk" in sys.modules:
            importlib.import_module("textstat.backend")
        else:
            later = _Later("nltk")
            sys.modules["nltk"] = later
            try:
                importlib.import_module("textstat.backend")
            finally:
                if sys.modules.get("nltk") is later:
                    del sys.modules["nltk"]
    return sys.modules["textstat.backend"]
