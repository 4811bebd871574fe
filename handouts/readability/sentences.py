"""Where sentences end, in clinical text too.

"Take 0.5 mg p.o. b.i.d. with food. Call Dr. Lee by 8 p.m. Do not wait." is three sentences.

Every run of stop marks is looked at once, with the token before it and the one after it. What a full stop
may belong to besides the end of a sentence is data (`data/sentences.toml`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from handouts.model import language_root
from handouts.resources import toml

_STOP = re.compile(r"[.!?…؟۔。！？]+[\"'”’»)\]]*|\n\s*\n")
_OPENING = "\"'“‘«([¿¡"
_CLOSING = "\"'”’»)]"
_BEFORE = re.compile(r"\S+\Z")
_AFTER = re.compile(r"\s*([\"'“‘«(\[¿¡]*)(\S*)")
_WIDE = "。！？"
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_ADDRESS = re.compile(
    r"://|www\.|@|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|io|uk|eu)\b", re.IGNORECASE
)
_JOINED = re.compile(r"(?:[^\W\d_]{2,}|\d+%|[)\]\"”])\Z")
_NEW_WORD = re.compile(r"[\"“‘(]?(?:[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]|I\s|A\s)")
_BULLET = re.compile(r"[\W_]*(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})")
_REACH = 80
"""How far a token is followed on either side, in characters. Longer runs are no words that matter here."""


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence's place in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        joined: No white space parts it from the sentence before ("for your health.While you").
    """

    start: int
    end: int
    joined: bool = False


def sentences(text: str, language: str = "en") -> list[str]:
    """The sentences of a text, in order, without the white space between them.

    A blank line ends a sentence; a single line end does not.

    Args:
        text: Running text.
        language: BCP 47 tag; its root chooses the abbreviations. A language that has none of its own is
            split by the marks alone.
    """
    return [text[span.start : span.end] for span in spans(text, language)]


def spans(text: str, language: str = "en") -> list[Span]:
    """Where the sentences of a text are. Every character that is not white space is in exactly one."""
    words = _words(language_root(language))
    found: list[Span] = []
    start, joined = 0, False
    for stop in _STOP.finditer(text):
        if stop[0][0] == "\n":
            end, next_joined = stop.start(), False
        else:
            verdict = _ends(text, start, stop, words)
            if verdict is None:
                continue
            end, next_joined = verdict
        if _add(found, text, start, end, joined):
            joined = next_joined
        start = end
    _add(found, text, start, len(text), joined)
    return found


def _add(found: list[Span], text: str, start: int, end: int, joined: bool) -> bool:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        found.append(Span(start, start + len(stripped), joined))
    return bool(stripped)


@dataclass(frozen=True, slots=True)
class _Words:
    inner: frozenset[str]
    number: frozenset[str]
    closing: frozenset[str]
    name: frozenset[str]
    after_time: frozenset[str]
    starters: frozenset[str]
    letters: frozenset[str]
    ordinals: bool


@functools.cache
def _words(language: str) -> _Words:
    row = toml("sentences.toml").get(language, {})
    names = ("inner", "number", "closing", "name", "after_time", "starters", "letters")
    sets = {name: frozenset(row.get(name, "").split()) for name in names}
    return _Words(**sets, ordinals=row.get("ordinals", False))


def _ends(text: str, start: int, stop: re.Match[str], words: _Words) -> tuple[int, bool] | None:
    """Whether the sentence that began at `start` ends at `stop`: its end, and whether a space is missing."""
    end = stop.end()
    mark = stop[0].rstrip(_CLOSING)
    if end == len(text):
        return end, False
    if mark[-1] in _WIDE:
        return end, False
    if not text[end].isspace():
        return (stop.end(), True) if _space_missing(text, start, stop, words) else None
    after = _AFTER.match(text, end, end + _REACH)
    opening, following = (after[1], after[2]) if after else ("", "")
    if not following and not opening:
        return end, False
    before = _BEFORE.search(text, max(start, stop.start() - _REACH), stop.start())
    token = before[0].lstrip(_OPENING) if before else ""
    new = _may_start(following)
    if mark != "." or not token:
        return (end, False) if new else None
    if stop[0] != mark and token[-1:].isalnum() and not new:
        return None
    ends = _full_stop_ends(text, start, stop.start(), token=token, following=following, new=new, words=words)
    return (end, False) if ends else None


def _full_stop_ends(
    text: str, start: int, at: int, *, token: str, following: str, new: bool, words: _Words
) -> bool:
    """Whether the one full stop at `at`, after `token` and before `following`, ends a sentence."""
    bare = token.lower().rpartition("/")[2].rpartition("-")[2].lstrip("(")
    next_word = following.strip("\"'“”‘’,;:.!?)]").lower()
    figure = following[:1].isdigit()
    starter = next_word in words.starters
    if bare in words.inner:
        return False
    if at - start < _REACH and text[start:at].strip() == token and _BULLET.fullmatch(token):
        return False  # "1. Take": the number of a list item
    if bare in words.number:
        return new and not figure and (token[:1].islower() or starter or len(bare) < 3)
    if words.ordinals and token.isdigit() and len(token) < 3 and not starter:
        return False
    if len(token) == 1 and token.isalpha() and token.isupper():
        return new and not figure and _letter_closes(text, start, at, starter, words)
    if bare in words.name:
        return starter and not following[:1].islower()
    if bare in words.closing:
        if bare in ("a.m", "p.m") and next_word in words.after_time:
            return False
        return new and (not figure or not _DOTTED.fullmatch(bare))
    if _DOTTED.fullmatch(token):
        return new and not figure and (token.islower() or starter)
    return new


def _letter_closes(text: str, start: int, at: int, starter: bool, words: _Words) -> bool:
    """Whether a sentence ends after a single capital: "vitamin C." does, "John F." does not."""
    before = text[max(start, at - _REACH) : at - 1].split()
    last = before[-1].strip(_OPENING + _CLOSING + ",;:") if before else ""
    if last.lower() in words.letters or last[-1:].isdigit() or last.endswith("°"):
        return True
    return starter and not last[:1].isupper() and bool(last)


def _may_start(word: str) -> bool:
    """Whether a sentence may start with `word`: a capital, a figure, or a name like pH, mRNA, eGFR."""
    if not word:
        return True
    first = word[0]
    if first.islower():
        return any(letter.isupper() for letter in word[1:4])
    return first.isalnum() or first in "$£€#+<>~≥≤•–—-*%°" or not first.isascii()


def _space_missing(text: str, start: int, stop: re.Match[str], words: _Words) -> bool:
    """Whether two sentences meet with no space between them: "for your health.While you wait"."""
    if not _NEW_WORD.match(text, stop.end()) or len(stop[0]) > 2:
        return False
    before = _BEFORE.search(text, max(start, stop.start() - _REACH), stop.start())
    token = before[0] if before else ""
    after = _AFTER.match(text, stop.end(), stop.end() + _REACH)
    whole = token + stop[0] + (after[2] if after else "")
    bare = token.lower().lstrip(_OPENING)
    if bare in words.inner or bare in words.name or _ADDRESS.search(whole):
        return False
    return bool(_JOINED.search(token)) and not token.isupper()


def has_verb(words: Sequence[str], language: str) -> bool:
    """Whether the words of a line with no stop look like a sentence: a verb, a subject, an instruction.

    In a language that no such words are listed for, any line does: better scored than passed over.
    """
    finite, acts = _verbs(language_root(language))
    if not finite:
        return True
    plain = [word.strip(_OPENING + _CLOSING + ",;:").lower() for word in words]
    return plain[0] in acts or any(word in finite for word in plain)


@functools.cache
def _verbs(language: str) -> tuple[frozenset[str], frozenset[str]]:
    row = toml("sentences.toml").get(language, {})
    return frozenset(row.get("finite", "").split()), frozenset(row.get("acts", "").split())
