"""The words of a sentence as formulas should count them.

textstat joins what stands on both sides of a dash, a slash or a full stop, and takes every full stop for the
end of a sentence. So dashes and slashes are opened into spaces here, inner full stops are taken out, and
letters that are said one by one are marked. What nobody reads as words (web addresses, telephone numbers) is
left out and counted.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping

from handouts.readability.syllables import is_spelled, spelled, unspelled

_ADDRESS = re.compile(
    r"(?:https?://|www\.).+|[^@]+@[^@]+\.\w+|"
    r"(?:[\w-]+\.)+(?:com|org|net|gov|edu|info|nhs\.uk|co\.uk|org\.uk)(?:/.*)?",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w-])\+?(?:\d{1,3}[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])")
_BRACKETED = re.compile(r"\(([A-Za-z -]*-[A-Za-z -]*)\)")
_LOUD = re.compile(r"\b(?=[A-Z]*[AEIOUY])[A-Z]{2,6}\b")
_SYLLABLE = 6
"""Letters that a syllable has at most where a word is respelled as it is said: "(PULL-mun-ary)"."""

_OPENED = str.maketrans(dict.fromkeys("-‐‑‒–—―−/\\|_•·→", " "))
_STOPS = str.maketrans(dict.fromkeys(".!?…؟۔。！？", None))
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_APOSTROPHE = re.compile(r"(?<![^\W_])'|'(?!(?:[tsd]|ve|ll|re)(?![^\W_]))")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.)+[^\W\d_]\Z")
_NOTE = re.compile(r"\A(\W*[^\W\d_]{2,}[.!?,;:]+[\"”’)\]]*)\d{1,2}(?:[,–-]\d{1,2})*\Z")
_CAPITALS = re.compile(r"([A-Z]{2,6}s?)('s)?")
_PUNCTUATION = re.compile(r"[^\w']")
_EDGES = "\"“”«»()[]{},;:'<>*"
_ALL_EDGES = _EDGES + "‘’‹›.!?…"
_MARKED = re.compile("[Ａ-Ｚ]+")


@functools.lru_cache(maxsize=512)
def words_of(text: str, *, english: bool = True) -> tuple[tuple[str, ...], Mapping[str, int]]:
    """The words of a sentence, and how many were left out for which reason.

    They are kept for a while: an article that is made plainer is scored before it, and at each step after.

    Args:
        text: The sentence as it stands in the source.
        english: Whether capitals may be letters that are said one by one; only English is counted so.

    Returns:
        Words that textstat counts one each, with the punctuation that does it no harm; and reasons.
    """
    left_out: Counter[str] = Counter()
    text, number = _PHONE.subn(" ", text)
    if number:
        left_out["telephone number"] = number
    if english and "-" in text and "(" in text:
        text = _without_respellings(text, left_out)
    shouting = text.isupper()
    found: list[str] = []
    for chunk in text.translate(_QUOTES).split():
        if chunk.isalpha() and chunk.islower():  # most words, and none of what follows is about them
            found.append(chunk)
            continue
        if "." in chunk and _ADDRESS.fullmatch(chunk.strip(_EDGES + ".!?")):
            left_out["web address"] += 1
            continue
        text = _NOTE.sub(r"\1", chunk) if chunk[-1].isdigit() else chunk
        for piece in text.translate(_OPENED).split():
            word = piece if piece.islower() and piece.isalpha() else _word(piece, english, shouting)
            if word.isalnum() or any(map(str.isalnum, word)):
                found.append(word)
    return tuple(found), left_out


def _without_respellings(text: str, left_out: Counter[str]) -> str:
    """The text without help for saying a word, such as "(to-MOG-rah-fee)", which nobody reads as words."""
    for found in _BRACKETED.finditer(text):
        parts = re.split("[- ]+", found[1].strip())
        if (
            _LOUD.search(found[1])
            and any(map(str.islower, parts))
            and max(map(len, parts)) <= _SYLLABLE
            and found[1].count("-") >= found[1].strip().count(" ")
        ):
            left_out["pronunciation"] += len(found[1].split())
            text = text.replace(found[0], " ")
    return text


@functools.lru_cache(maxsize=20_000)
def _word(piece: str, english: bool, shouting: bool) -> str:
    word = _APOSTROPHE.sub("", piece.translate(_STOPS))
    if english and "." in piece and _DOTTED.match(piece.strip(_EDGES)):
        return spelled(word)
    return _with_letters(word) if english and not shouting else word


def _with_letters(word: str) -> str:
    """The word, with capitals that are said one by one marked: "SSRIs" or "(COPD)"."""
    core = _CAPITALS.fullmatch(word.strip(_EDGES))
    if core and is_spelled(core[1]):
        stem = core[1].removesuffix("s")
        return word.replace(stem, spelled(stem), 1)
    return word


def bare(word: str) -> str:
    """A word of `words_of` as textstat looks it up: without punctuation, in lower case."""
    return word.lower() if word.isalpha() else _PUNCTUATION.sub("", word).lower()


def shown(word: str) -> str:
    """A word of `words_of` as the author wrote it, without what stands around it."""
    word = word.strip(_ALL_EDGES)
    return word if word.isascii() else _MARKED.sub(lambda found: unspelled(found[0].lower()).upper(), word)
