"""Whether a stop mark ends a sentence, by the token before it and those after it.

What a full stop may belong to besides the end of a sentence is data (`data/sentences.toml`).
"""

from __future__ import annotations

import functools
import re

from handouts.readability.rarity import rarity
from handouts.records import dataclass
from handouts.resources import toml

STOP = re.compile(r"[.!?…؟۔。！？]+[\"'”’»)\]]*|\n\s*\n")
"""A run of stop marks with what closes behind it, or a blank line."""

OPENING = "\"'“‘«([¿¡"
CLOSING = "\"'”’»)]"

_REACH = 80
"""How far a token is followed on either side, in characters. Longer runs are no words that matter here."""

_FAR = 250
"""How far back and ahead a bracket or a quotation mark is looked for, in characters."""

_WIDE = "。！？"
_LETTER = 3
"""A word of so few letters may be an abbreviation that no list has, or the letter of a list item."""

_AFTER = re.compile(r"\s*([\"'“‘«(\[¿¡]*)(\S*)")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_ADDRESS = re.compile(
    r"://|www\.|@|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|io|uk|eu)\b", re.IGNORECASE
)
_JOINED = re.compile(r"(?:[^\W\d_]{2,}|\d+%|[)\]\"”])\Z")
_NEW_WORD = re.compile(r"[\"“‘(]?(?:[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]|I\s|A\s)")
_NOTE = re.compile(r"\d{1,2}(?:[,–-]\d{1,2}){0,3}(?=\s+[\"“(]?[A-Z])")
_BULLET = re.compile(r"[\W_]*(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})")
_MARKER = re.compile(r"\s*(?:[a-h]|[ivx]{1,4})[.)](?!\S)")
_SMALL_FIGURE = re.compile(r"(?:\w*[<>=≤≥±~])?[^\w\s]*\d{1,3}")
_DECIMALS = re.compile(r"\d{1,5}(?!\d)[^.:]*\.?")


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of a language; what each is for is said where they are, in `data/sentences.toml`."""

    inner: frozenset[str]
    number: frozenset[str]
    closing: frozenset[str]
    name: frozenset[str]
    after_time: frozenset[str]
    starters: frozenset[str]
    openers: frozenset[str]
    labels: frozenset[str]
    pairs: frozenset[str]
    letters: frozenset[str]
    finite: frozenset[str]
    later: frozenset[str]
    acts: frozenset[str]
    all: frozenset[str]
    english: bool
    ordinals: bool


@functools.cache
def words_for(language: str) -> Words:
    """The word lists of a language, by the root of its tag; empty ones where it has none."""
    row = toml("sentences.toml").get(language, {})
    names = [name for name in Words.__slots__ if name not in ("all", "english", "ordinals")]
    sets = {name: frozenset(row.get(name, "").split()) for name in names}
    sets["starters"] |= sets["acts"]
    abbreviations = sets["inner"] | sets["number"] | sets["closing"] | sets["name"]
    return Words(**sets, all=abbreviations, english=language == "en", ordinals=row.get("ordinals", False))


def sentence_end(text: str, start: int, stop: re.Match[str], words: Words) -> tuple[int, bool] | None:
    """Where the sentence that began at `start` ends, if it ends at `stop`.

    Args:
        text: The text.
        start: Where the sentence began, or the white space before it.
        stop: What `STOP` found.
        words: Word lists of the language.

    Returns:
        Offset after its last character, and whether a space is missing there; None where it goes on.
    """
    end = stop.end()
    mark = stop[0].rstrip(CLOSING)
    if end == len(text) or mark[-1] in _WIDE:
        return end, False
    whole = _token_before(text, start, stop.start())
    token = whole.lstrip(OPENING)
    after = _AFTER.match(text, end, end + _REACH)
    opening, following = (after[1], after[2]) if after else ("", "")
    if token not in words.all and following[:1].isupper() and token.isalpha() and token.islower():
        bracket = text.rfind("(", max(start, end - _FAR), end)
        if bracket < 0 and len(token) > _LETTER and text[end].isspace():
            return end, False  # most stops: after a word that is no abbreviation, before a capital
    one = _Stop(text, start, stop.start(), end, token, following, words)
    if not text[end].isspace():
        note = _NOTE.match(text, end)
        if note and one.is_note():
            return note.end(), False
        return (end, True) if one.lacks_space(stop[0], whole) else None
    if not following and not opening:
        return end, False
    if after and opening == '"' and not following and one.in_quotation():
        return after.end(1), False  # a space was put before the closing quotation mark
    new = _may_start(following)
    if mark != "." or not token:
        return (end, False) if new else None
    if stop[0] != mark and token[-1:].isalnum() and not new:
        return None
    return (end, False) if one.full_stop_ends(new) else None


def _token_before(text: str, start: int, at: int) -> str:
    """What stands before `at`, back to white space, to `start`, or as far as a token is followed."""
    back = max(start, at - _REACH)
    parts = text[back:at].rsplit(None, 1)
    return parts[-1] if parts and not text[at - 1].isspace() else ""


def _may_start(word: str) -> bool:
    """Whether a sentence may start with `word`: a capital, a figure, or a name like pH, mRNA, β-blockers."""
    if not word:
        return True
    first = word[0]
    if first.islower():
        return "α" <= first <= "ω" or any(letter.isupper() for letter in word[1:4])
    return first.isalnum() or first in "$£€#+<>~≥≤•–—-*%°" or not first.isascii()


@dataclass(frozen=True, slots=True)
class _Stop:
    """A stop mark in its place.

    Attributes:
        text: The text.
        start: Where the sentence began.
        at: Where the mark is.
        end: After the mark and what closes behind it.
        token: What stands before the mark, back to the last white space.
        following: What comes next, up to white space.
        words: Word lists of the language.
    """

    text: str
    start: int
    at: int
    end: int
    token: str
    following: str
    words: Words

    def full_stop_ends(self, new: bool) -> bool:
        """Whether a full stop ends a sentence; `new` says whether what follows may start one."""
        token, following, words = self.token, self.following, self.words
        if _MARKER.fullmatch(following) and _MARKER.match(self.text, self.start):
            return True  # the next item of a list: "a. Wash. b. Rinse."
        if self.in_brackets() and self.text.find(")", self.end, self.end + _FAR) > 0:
            return False  # what is in brackets in the middle of a sentence is part of it
        figure = following[:1].isdigit()
        if figure and _SMALL_FIGURE.fullmatch(token):
            return self.figure_closes()
        bare = token.lower().rpartition("/")[2].rpartition("-")[2].lstrip("(")
        next_word = following.strip("\"'“”‘’,;:.!?)]").lower()
        starter = next_word in words.starters
        if len(token) > 1 and token.isalpha() and token.isupper() and not following.isupper():
            return new  # "people with CF. They", "MS. It": no "cf." and no "Ms."
        if bare == "st" and self.word_before()[:1].isupper():
            return starter and not following[:1].islower()  # "Main St. The clinic", but "St. Paul"
        if bare in words.inner or self.is_label() or f"{bare}_{next_word}" in words.pairs:
            return False
        if len(token) == 1 and token.isalpha() and token.isupper():
            return new and not figure and self.letter_closes(next_word)
        if bare in words.number:
            return new and not figure and (token[:1].islower() or starter or len(bare) < 3)
        if words.ordinals and token.isdigit() and len(token) < 3 and not starter:
            return False
        if bare in words.name:
            return starter and not following[:1].islower()
        if bare in words.closing:
            if bare in ("a.m", "p.m") and next_word in words.after_time:
                return False
            return new and (not figure or (not _DOTTED.fullmatch(bare) and self.measure_ends()))
        if _DOTTED.fullmatch(token):
            return new and not figure and (token.islower() or starter)
        return new or (words.english and following[:1].isalpha() and _is_plain_word(token))

    def figure_closes(self) -> bool:
        """Whether a sentence ends between two figures: "from 0 to 10. 10 is the worst", but "p = 0. 04".

        Where text was copied from a page, spaces stand in decimals, and few sentences start with a figure.
        So it must be seen to start one: a verb comes next, or "3 days later", or the figure of a list item.
        """
        if self.is_label() or self.in_brackets():
            return False
        following = self.text[self.end : self.end + _REACH].split()
        if _DECIMALS.fullmatch(following[0]) is None:
            return True
        if len(following) > 1 and following[1].lower() in self.words.finite:
            return True
        return len(following) > 2 and following[2].strip(",") in self.words.later

    def letter_closes(self, next_word: str) -> bool:
        """Whether a sentence ends after a single capital: "vitamin C." does, "John F." does not."""
        last = self.word_before()
        starter = next_word in self.words.starters
        if last[-1:].isdigit() and self.token in "NSEW":
            return starter  # "400 N. Main Street"
        if last.lower() in self.words.letters or last[-1:].isdigit() or last.endswith("°"):
            return True
        return next_word in self.words.openers or (starter and not last[:1].isupper() and bool(last))

    def lacks_space(self, mark: str, token: str) -> bool:
        """Whether two sentences meet with no space between them: "for your health.While you wait"."""
        if not _NEW_WORD.match(self.text, self.end) or len(mark) > 2:
            return False
        bare = token.lower().lstrip(OPENING)
        if bare in self.words.inner or bare in self.words.name:
            return False
        if _ADDRESS.search(token + mark + self.following):
            return False
        return bool(_JOINED.search(token)) and not token.isupper()

    def is_note(self) -> bool:
        """Whether figures right behind the mark are the number of a note: "in the States.1 As many"."""
        bare = self.token.lower()
        return len(bare) > 1 and bare.isalpha() and bare not in self.words.all

    def is_label(self) -> bool:
        """Whether all that stands before the mark is the number of a list item or of a step."""
        if self.at - self.start > _REACH:
            return False
        before = self.text[self.start : self.at].split()
        if len(before) == 2:
            return before[0].lower() in self.words.labels and before[1].isdigit()
        return len(before) == 1 and _BULLET.fullmatch(before[0]) is not None

    def word_before(self) -> str:
        """The word before the token, in the same sentence; empty if there is none."""
        words = self.text[max(self.start, self.at - _REACH) : self.at].split()
        return words[-2].strip(OPENING + CLOSING + ",;:") if len(words) > 1 else ""

    def measure_ends(self) -> bool:
        """Whether a unit before a figure ends a sentence: not in "2 yrs. 3 mos." nor in "min. 3 feet"."""
        following = self.text[self.end : self.end + _REACH].split()
        more = len(following) > 1 and following[1].rstrip(".,;:)").lower() in self.words.closing
        return not more and self.word_before()[-1:].isdigit()

    def in_brackets(self) -> bool:
        """Whether a bracket that was opened in the middle of the sentence is still open."""
        start = max(self.start, self.at - _FAR)
        opened = max(self.text.rfind("(", start, self.at), self.text.rfind("[", start, self.at))
        closed = max(self.text.rfind(")", start, self.at), self.text.rfind("]", start, self.at))
        return opened > closed and not self.text[self.start : opened].isspace() and opened > self.start

    def in_quotation(self) -> bool:
        """Whether a straight quotation mark was opened and not closed in the sentence."""
        return self.text.count('"', max(self.start, self.at - _FAR), self.at) % 2 == 1


def _is_plain_word(token: str) -> bool:
    """Whether a token is a common word and so no abbreviation: in notes, lower case may come after it."""
    if not (token.isascii() and token.isalpha() and token.islower()):
        return False
    rarest = {4: 2.5, 5: 4.0}.get(len(token), 5.0)
    return len(token) >= 4 and (rarity(token) or 0) <= rarest
