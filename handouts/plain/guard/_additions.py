"""What a rewrite put in on purpose, taken out again if it is harmless or can be shown to be true.

Three things may be added: a definition in parentheses or as a sentence, the words that an acronym stands for,
and "about 1 in 5" right after a percent that it agrees with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.plain.guard._reader import read
from handouts.plain.guard._reading import Reading, Terms
from handouts.plain.guard._rules import Rules
from handouts.records import dataclass

_SHARE = re.compile(r"\((about )?(\d[\d,]*) (?:in|out of) (\d[\d,]*)\)")
_PERCENT = re.compile(r"(.*?)(\d+(?:\.\d+)?)\s?(?:%|percent|per cent)", re.DOTALL)
_NO_SHARE = re.compile(r"(?:\b(?:by|to|and|or)|[-–—/.,\d])\s*\Z", re.IGNORECASE)
"""Before a percent: the end of a range, a change "by 20%", a part of a longer figure."""

_EXPANSION = re.compile(r"([^()]+?) \(([A-Za-z][A-Za-z0-9-]*?)(s?)\)")
_DEFINES = frozenset(("means", "mean", "is", "are"))
_SENTENCE_START = re.compile(r"(?:\A|[.!?:]\s+|\n)\Z")
_REACH = 60
"""A percent is looked for among so many characters."""

_TERM = 6
"""A term that is explained has fewer words."""

_ORDERS = ("modal:must", "modal:should", "modal:need", "modal:shall")

_TOLERANCE = 10
"""What "about" allows, as one part in so many: 22 % is about 1 in 5, 18 % is not."""


@dataclass(frozen=True, slots=True)
class Additions:
    """Judges what was added to one text.

    Attributes:
        original: The text before.
        known: The rules of its language.
        terms: Terms that must stay as they are.
    """

    original: str
    known: Rules
    terms: Terms

    def taken_out(self, new: str, addition: str) -> tuple[str, str]:
        """The new text as it would be without an addition, or what is wrong with the addition."""
        if not self.known.lists:
            return new, f"the addition '{addition}' cannot be judged in this language"
        if not addition or new.count(addition) <= self.original.count(addition):
            return new, f"the addition '{addition}' is not in the new text"
        problem = ""
        for start in _places(new, addition):
            before, after = new[:start], new[start + len(addition) :]
            shorter, found = self._judged(before, addition, after)
            if not found:
                return shorter, ""
            problem = problem or found
        return new, f"the addition '{addition}' {problem}"

    def _judged(self, before: str, piece: str, after: str) -> tuple[str, str]:
        """The text without a piece, and what is wrong with the piece."""
        if share := _SHARE.fullmatch(piece):
            return _closed(before, after), self._share(share, before, after)
        if expansion := _EXPANSION.fullmatch(piece):
            words, letters, ending = expansion.groups()
            if not _stands_for(words, letters, self.known):
                return "", f"does not stand for {letters}"
            return before + letters + ending + after, self._explanation(self._read(words))
        if piece[0] == "(" and piece[-1] == ")":
            return _closed(before, after), self._definition(before.rstrip(), piece[1:-1].strip())
        if piece[-1] == "." and piece[0].isupper() and _SENTENCE_START.search(before):
            return _closed(before, after), self._sentence(piece)
        return "", "is no definition in parentheses"

    def _read(self, text: str) -> Reading:
        return read(text, self.known, self.terms)

    def _share(self, share: re.Match[str], before: str, after: str) -> str:
        """What is wrong with "about 1 in 5": it must be true of the percent before it, a share of people."""
        percent = _PERCENT.fullmatch(before.rstrip()[-_REACH:])
        if not percent:
            return "follows no percent"
        following = self._read(" ".join(after.split()[:2]).strip(".,;:"))
        changes = any(one.startswith(("drug:", "change:")) for one in following.ids[:1])
        if (
            _NO_SHARE.search(percent[1])
            or changes
            or not self.known.set("no_share").isdisjoint(following.lows)
        ):
            return "follows a percent that is no share"
        count, whole = (int(figure.replace(",", "")) for figure in share.groups()[1:])
        if not whole or count > whole:
            return "is no share"
        digits, _, places = percent[2].partition(".")
        told, true = count * 100 * 10 ** len(places), int(digits + places) * whole
        close = told == true or (share[1] and abs(told - true) * _TOLERANCE <= true)
        return "" if close else f"is not {percent[2]} percent"

    def _definition(self, term: str, inner: str) -> str:
        """What is wrong with a definition in parentheses, after what it explains."""
        if not term or not (term[-1].isalnum() or term[-1] in "\"'”’%*_"):
            return "explains no word before it"
        if not inner or "(" in inner or ")" in inner:
            return "is no definition in parentheses"
        said = self._read(inner)
        if any(one.startswith("class:") for one in said.ids):
            explained = self._read(" ".join(term.split()[-_TERM:])).ids[-1:]
            if explained and explained[0].startswith(("drug:", "protected:")):
                return "gives a drug a class"
        return self._explanation(said)

    def _sentence(self, piece: str) -> str:
        """What is wrong with a definition that is a sentence: "Neuroplasticity means ..."."""
        words = piece.split()
        at = next((at for at, word in enumerate(words[1:_TERM], start=1) if word in _DEFINES), 0)
        term = re.sub(r"\A(?:An?|The)\s+", "", " ".join(words[:at]))
        if not term or not re.search(rf"(?<!\w){re.escape(term)}", self.original, re.IGNORECASE):
            return "explains a word that is not there"
        said = self._read(" ".join(words[at + 1 :]))
        if any(one.startswith(("modal:", "condition:", "class:")) for one in said.ids):
            return "says more than what the word means"
        return self._explanation(said)

    def _explanation(self, said: Reading) -> str:
        """What in an explanation could tell a reader what to do, or how much, or to have no fear."""
        known = self.known
        kinds = {one.partition(":")[0] for one in said.ids}
        text = " ".join(said.lows)
        orders = any(f" {order} " in f" {text} " for order in known.lists["orders"])
        if kinds & {"amount", "code"}:
            return "has a figure"
        if "drug" in kinds:
            return "names a drug"
        opener = said.lows[0] if said.lows else ""
        if orders or opener in known.set("openers") or any(one.startswith(_ORDERS) for one in said.ids):
            return "tells the reader what to do"
        if "urgency" in kinds:
            return "has an urgent word"
        if (
            "negation" in kinds
            and opener not in known.set("explained_by")
            and text not in known.lists["may_deny"]
        ):
            return "denies something"
        return ""


def _places(text: str, piece: str) -> Iterator[int]:
    start = text.find(piece)
    while start >= 0:
        yield start
        start = text.find(piece, start + 1)


def _closed(before: str, after: str) -> str:
    """The text without what stood in between, and without a space too many."""
    return before.rstrip() + after if not after or after[0] in " \n.,;:?!)" else before + after


def _stands_for(words: str, letters: str, known: Rules) -> bool:
    """Whether an acronym's letters are those of the words: each word's first, and of a few fronts' rests."""
    wanted = letters.lower().replace("-", "")
    if f"{wanted}={words.lower()}" in known.lists["known"]:
        return True
    return _fits(re.split(r"[\s/-]+", words.lower()), wanted, known)


def _fits(words: list[str], letters: str, known: Rules) -> bool:
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if word in known.set("small_words") and _fits(rest, letters, known):
        return True
    if not word or not letters or word[0] != letters[0]:
        return False
    if _fits(rest, letters[1:], known):
        return True
    return any(  # "intra-venous" may give two letters
        word[:length] in known.set("fronts") and _fits([word[length:], *rest], letters[1:], known)
        for length in range(3, len(word) - 2)
    )
