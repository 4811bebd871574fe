"""What part of speech each word of a sentence is, in English.

The probabilities are those of HanTa's English model (LGPL, a package of its own), which was trained on the
British National Corpus; the tags are that corpus's C5 tags ("NN1" a singular noun, "VVD" a past tense). Only
the model is taken from there: HanTa's own code needs NumPy, which takes longer to import than all of this
package. The search is ours, and keeps to the tags that a word can have.
"""

from __future__ import annotations

import functools
import gzip
import importlib.util
import math
import pickle
import struct
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from handouts.errors import HandoutsError
from handouts.records import dataclass

Weights = tuple[tuple[int, float], ...]
"""Tags that a word can have, by number, each with the logarithm of its weight."""

_START, _END, _EMPTY = 1, 2, 0
_KEPT = 5
"""States that are followed from word to word, the likeliest; HanTa keeps as many."""

_UNSEEN = -12.0
"""The logarithm of a step that the corpus never took."""

_WORST = -math.inf
_BASE = 1 << 8
"""More than there are tags: a state, two tags in a row, is one number, the first of them times this."""


@dataclass(frozen=True, slots=True)
class Model:
    """HanTa's tables, as far as tagging needs them.

    Attributes:
        names: The name of each tag, by number.
        numbers: The number of each tag, by name.
        words: The tags of each word in lower case.
        steps: How likely a tag is after two others.
        cases: How likely a tag is in lower case (0) and with a capital (1).
        totals: How frequent a tag is.
    """

    names: Mapping[int, str]
    numbers: Mapping[str, int]
    words: Mapping[str, Sequence[tuple[int, float]]]
    steps: Mapping[tuple[int, int], Mapping[int, float]]
    cases: Mapping[int, Sequence[float]]
    totals: Mapping[int, float]


class _Unpickler(pickle.Unpickler):
    """Reads the model with no NumPy: the few scalars in it become plain numbers, and nothing else is made."""

    def find_class(self, module_name: str, global_name: str, /) -> Callable[..., Any]:
        if module_name.startswith("numpy") and global_name == "scalar":
            return _scalar
        if module_name == "numpy" and global_name == "dtype":
            return _DataType
        raise pickle.UnpicklingError(f"{module_name}.{global_name} has no place in a model")


class _DataType:
    def __init__(self, *_arguments: object) -> None: ...

    def __setstate__(self, _state: object) -> None: ...


def _scalar(_kind: _DataType, data: bytes) -> float:
    return float(struct.unpack("<d", data)[0])


@functools.cache
def model() -> Model:
    """The English model; loaded once (70 ms).

    Raises:
        HandoutsError: HanTa is not installed, or its model is not the one that is known here.
    """
    fix = "Install handouts again: pip install --force-reinstall handouts"
    found = importlib.util.find_spec("HanTa")
    if found is None or not found.submodule_search_locations:
        raise HandoutsError("HanTa, which tells verbs from nouns, is not installed.", fix)
    path = Path(found.submodule_search_locations[0]) / "morphmodel_en.pgz"
    try:
        with gzip.open(path) as file:
            tables = _Unpickler(file).load()
        numbers, names, *_, steps, totals, cases, _, _, _, words = tables
        return Model(names, numbers, words, steps, cases, totals)
    except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError) as error:
        raise HandoutsError(f"HanTa's English model cannot be read ({error}).", fix) from None


@functools.lru_cache(maxsize=512)
def tag(words: tuple[str, ...]) -> tuple[str, ...]:
    """The C5 tag of each word of one sentence; kept for a while, as several look at one sentence.

    Args:
        words: Words and punctuation marks in order; "don't" is "do" and "n't", "it's" is "it" and "'s".
    """
    if not words:
        return ()
    rows: list[dict[int, int]] = []
    states: dict[int, float] = {_EMPTY * _BASE + _START: 0.0}
    for number, word in enumerate(words):
        weights = _weights(word, number > 0 and word[:1].isupper(), number > 0)
        reached: dict[int, float] = {}
        back: dict[int, int] = {}
        best_of = reached.get
        for state, so_far in states.items():
            steps = _steps(state)
            last = state % _BASE * _BASE
            for one, weight in weights:
                score = so_far + steps[one] + weight
                after = last + one
                if score > best_of(after, _WORST):
                    reached[after] = score
                    back[after] = state
        if len(reached) > _KEPT:
            best = sorted(reached, key=reached.__getitem__, reverse=True)[:_KEPT]
            reached = {state: reached[state] for state in best}
        states = reached
        rows.append(back)
    state = max(states, key=lambda one: states[one] + _steps(one)[_END])
    found = []
    names = model().names
    for back in reversed(rows):
        found.append(names[state % _BASE])
        state = back[state]
    return tuple(reversed(found))


@functools.cache
def _steps(state: int) -> Sequence[float]:
    """How likely each tag is after two others, by its number."""
    taken = model().steps.get((state // _BASE, state % _BASE), {})
    row = [_UNSEEN] * _BASE
    for one, score in taken.items():
        row[one] = score
    return row


@functools.lru_cache(maxsize=20_000)
def _weights(word: str, capital: bool, cased: bool) -> Weights:
    """Tags that a word can have here; the first word of a sentence tells nothing by its capital."""
    known = model()
    lower = word.lower().replace("’", "'")
    given = known.words.get(lower)
    if given is None:
        given = [(known.numbers[name], weight) for name, weight in _guess(word, lower)]
        return tuple(given)
    return tuple(
        (one, weight - known.totals[one] + (known.cases[one][capital] if cased else 0.0))
        for one, weight in given
        if one in known.totals
    ) or ((known.numbers["NN1"], 0.0),)


_ENDINGS = (
    ("ly", ("AV0",)),
    ("ing", ("VVG", "NN1", "AJ0")),
    ("ed", ("VVN", "VVD", "AJ0")),
    ("able", ("AJ0",)),
    ("ible", ("AJ0",)),
    ("ic", ("AJ0", "NN1")),
    ("ous", ("AJ0",)),
    ("ful", ("AJ0",)),
    ("less", ("AJ0",)),
    ("ive", ("AJ0", "NN1")),
    ("al", ("AJ0", "NN1")),
    ("ize", ("VVI", "VVB")),
    ("ise", ("VVI", "VVB")),
    ("ness", ("NN1",)),
    ("tion", ("NN1",)),
    ("tions", ("NN2",)),
    ("sis", ("NN1",)),
    ("itis", ("NN1",)),
    ("ss", ("NN1",)),
    ("us", ("NN1",)),
    ("s", ("NN2", "VVZ")),
)
"""What a word that the corpus lacks may be, by its end; longer ends first."""


def _guess(word: str, lower: str) -> list[tuple[str, float]]:
    if not any(map(str.isalnum, word)):
        return [("PUN", 0.0)]
    if word[0].isdigit():
        return [("CRD", 0.0)]
    if "-" in lower:
        return [("AJ0", -1.0), ("NN1", -1.0)]
    if word.isupper() and len(word) > 1:
        return [("NN1", -1.0), ("NP0", -1.0)]
    for ending, names in _ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            return [(name, -float(rank)) for rank, name in enumerate(names)]
    return [("NN1", 0.0), ("NP0", -1.0)] if word[0].isupper() else [("NN1", 0.0), ("AJ0", -2.0)]
