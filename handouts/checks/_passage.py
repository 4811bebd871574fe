"""A run of words as checks read it: its words, its sentences, and where they stand."""

from __future__ import annotations

import itertools
import re
from typing import Literal, NamedTuple, TypeAlias

from handouts.findings import Finding, Position, Severity
from handouts.model import Block, Inlines, end_at, plain_text, position_at
from handouts.once import once
from handouts.readability import Span, spans
from handouts.records import dataclass

Kind: TypeAlias = Literal[
    "title", "heading", "paragraph", "item", "term", "definition", "cell", "caption", "label", "note"
]

_WORD = re.compile(r"([a-z]++(?=[ ,.])|[^\W_]+(?:'[^\W_]+)*|%)")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+|"
    r"(?:[\w-]+\.)+(?:com|org|gov|net|edu|uk)\b(?:/[^\s<>]*)?"
)
_CAPITALS = re.compile(r"[A-Z]{2,}")
_SENTENCE_END = re.compile(r"[.!?:;•*\n]")
_INSIDE_NAME = (" ", "-", ", ")
_IN_NAMES = ("of", "and", "the", "for", "on", "in")
_BREAK = re.compile(r"[^\s\-‐‑/'‘\"“”*]")


class Word(NamedTuple):
    """A word of a passage, for looking it up.

    Attributes:
        text: In lower case, with a straight apostrophe. A hyphen parts words; "%" is one. Web addresses have
            none.
        start: Offset of its first character in the passage's text.
        end: Offset after its last.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Passage:
    """A run of words that belong together.

    Attributes:
        kind: What it is. Everything in a list item is an "item", everything in a table's cell a "cell".
        section: The id of its section; empty before the first.
        inlines: What it is made of.
        block: The innermost block that holds it; None for the title and headings.
        callout: The kind of the callout that it is in, its label included; empty outside.
        text: Its characters, with words in another language blanked out; offsets are those of
            `plain_text(inlines)`.
        language: The article's, as a BCP 47 tag.
    """

    kind: Kind
    section: str
    inlines: Inlines
    block: Block | None
    callout: str
    text: str
    language: str

    @once
    def _lower(self) -> str:
        """Its text as words are looked up in it."""
        straight = self.text.replace("’", "'")
        lower = straight.lower()
        if len(lower) != len(straight):  # a few capitals have a lower case of two characters
            lower = "".join(letter.lower()[:1] for letter in straight)
        if _may_hold_address(lower):
            lower = _ADDRESS.sub(lambda address: " " * len(address[0]), lower)
        return lower

    @once
    def _parts(self) -> list[str]:
        """Its text taken apart: what stands before the first word, the word, what stands between, ..."""
        return _WORD.split(self._lower)

    @once
    def tokens(self) -> list[str]:
        """The characters of its words in order; cheaper than `words`."""
        return self._parts[1::2]

    @once
    def gaps(self) -> list[str]:
        """What stands before each word, and after the last."""
        return self._parts[0::2]

    @once
    def _ends(self) -> list[int]:
        return list(itertools.accumulate(map(len, self._parts)))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the first character of word number `first`, and after the last of word number `last`."""
        return self._ends[2 * first], self._ends[2 * last + 1]

    @once
    def words(self) -> tuple[Word, ...]:
        """Its words in order."""
        ends = self._ends
        return tuple(map(Word, self.tokens, ends[0::2], ends[1::2]))

    @once
    def vocabulary(self) -> frozenset[str]:
        """Its words, each once: most rules need no more to know that there is nothing for them here."""
        return frozenset(self.tokens)

    @once
    def capitals(self) -> frozenset[str]:
        """The runs of two capitals or more in its text, each once: acronyms, and what is shouted."""
        return frozenset(_CAPITALS.findall(self.text))

    @once
    def sentences(self) -> tuple[Span, ...]:
        """Where its sentences are; a heading or a fragment counts as one."""
        return spans(self.text, self.language)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Where the sentence starts and ends that a character of its text is in."""
        for span in self.sentences:
            if offset < span.end:
                return span.start, span.end
        return 0, len(self.text)

    def joined(self, first: int, last: int) -> bool:
        """Whether nothing but space or a hyphen parts the words numbered `first` to `last`."""
        for number in range(first + 1, last + 1):
            gap = self.gaps[number]
            if gap != " " and _BREAK.search(gap):
                figures = self.tokens[number - 1][-1].isdigit() and self.tokens[number][0].isdigit()
                if not (figures and gap in (".", ",", ":")):
                    return False
        return True

    def is_name(self, first: int, last: int) -> bool:
        """Whether the words numbered `first` to `last` are part of a name: "Food and Drug Administration".

        By capitals, so not in headings, which may have capitals throughout.
        """
        if self.kind in ("title", "heading") or not self._capital(first):
            return False
        if self._is_title:
            return True
        start, end, capitals = first, last, 1
        for step in (-1, 1):
            at = self._neighbor(start if step < 0 else end, step)
            while at is not None and self._capital(at):
                capitals += 1
                start, end = min(start, at), max(end, at)
                at = self._neighbor(at, step)
        if capitals > 2:
            return True
        opens = start == 0 or _SENTENCE_END.search(self.gaps[start]) is not None
        return capitals == 2 and end - start == last - first + 1 and not opens

    @once
    def _is_title(self) -> bool:
        """Whether all its words that are not small have a capital, as the name of a booklet has."""
        long = [number for number, word in enumerate(self.tokens) if len(word) > 3]
        return len(long) > 2 and all(map(self._capital, long))

    def _neighbor(self, number: int, step: int) -> int | None:
        """The word before or after one, passing over "of" and the like; None where a stop comes between."""
        number += step
        comma, small = False, ""
        while 0 <= number < len(self.tokens):
            gap = self.gaps[number if step > 0 else number + 1]
            comma = comma or gap == ", "
            if gap not in _INSIDE_NAME or (comma and small not in ("", "and")):
                return None
            if self.tokens[number] not in _IN_NAMES:
                return number
            small += self.tokens[number]
            number += step
        return None

    def _capital(self, number: int) -> bool:
        """Whether a word starts with a capital."""
        return self.text[self._ends[2 * number]].isupper()

    def position(self, offset: int = 0) -> Position:
        """Where a character of its text stands in the source."""
        return position_at(self.inlines, offset)

    def finding(
        self, rule: str, severity: Severity, message: str, fix: str, *, start: int = 0, end: int | None = None
    ) -> Finding:
        """A finding about characters `start` to `end` of its text, which become the excerpt."""
        excerpt = plain_text(self.inlines)[start:end]
        after = end_at(self.inlines, start + len(excerpt)) if excerpt else None
        return Finding(rule, severity, message, fix, self.position(start), self.section, excerpt, after)


def _may_hold_address(text: str) -> bool:
    return (
        "://" in text
        or "www." in text
        or "@" in text
        or ".com" in text
        or ".org" in text
        or ".gov" in text
        or ".net" in text
        or ".edu" in text
        or ".uk" in text
    )
