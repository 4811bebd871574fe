"""What is counted in an article for the lists of questions: pieces, pictures, numbers, things to do."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

from handouts.checks._passages import Passage
from handouts.checks._rule import Context
from handouts.findings import Finding
from handouts.model import (
    Block,
    Blocks,
    BulletList,
    Callout,
    DefinitionList,
    Figure,
    FillIn,
    NumberedList,
    Quote,
    Strong,
    Table,
    plain_text,
)
from handouts.readability.prepare import authored
from handouts.records import dataclass
from handouts.resources import toml

WORDS = "appraisal_words.toml"

VERY_SHORT = 2
"""Up to so many paragraphs, lists and tables are "very short material" (PEMAT user's guide)."""

VERY_SHORT_WORDS = 250
"""And so many words at most: about the one page that the guide allows, in large print."""

_EDGES = "\"“”‘’«»()[]{},;:.!?…'*"

_NAMES = re.compile(
    r"""
    \+?\d[\d ()./-]{5,}\d                                    # a telephone number, a date in figures
    | \b\d{1,2}(?::\d\d)?\s*(?:[ap]\.?\s?m\b\.?|o['’]clock)  # a time of day
    | \b\d{1,2}:\d\d\b
    | \b(?:19|20)\d\d\b                                      # a year
    | \b(?:911|999|112|111|988)\b                            # whom to call
    | \b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d{1,2}\b
    | [^\W\d_]-?\d+[\w-]*                                    # B12, COVID-19
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    r"(?:(?P<label>[^\W\d_]+)\s+)?(?P<number>\d[\d,]*(?P<part>\.\d+|/\d+)?)(?P<percent>\s?(?:%|percent\b|per\scent\b))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that tells something; not a date, a time of day, a telephone number or a name.

    Attributes:
        text: As it stands in the article.
        whole: It is neither a decimal, nor a fraction, nor a percentage.
    """

    text: str
    whole: bool


class Said(NamedTuple):
    """Words of the article.

    Attributes:
        text: As they stand there.
        place: What tells whether two stand in one passage.
    """

    text: str
    place: int


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two headings.

    Attributes:
        heading: The words of the heading above; empty before the first.
        words: How many words there are.
        paragraph: How many there are in its longest paragraph.
    """

    heading: str
    words: int
    paragraph: int


class Facts:
    """What is counted, each when it is first asked for.

    Args:
        context: The article, and what is known of it.
        findings: What the rules found.
        ran: The rules that it was held against.
    """

    def __init__(self, context: Context, findings: Sequence[Finding], ran: frozenset[str]) -> None:
        self.context = context
        self.ran = ran
        self.found: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            self.found[finding.rule].append(finding)

    @functools.cached_property
    def words(self) -> dict[str, Any]:
        """The word lists for the article's language; empty if there are none."""
        table: dict[str, Any] = toml(WORDS).get(self.context.language, {})
        return table

    @functools.cached_property
    def headings(self) -> dict[str, str]:
        """The words of each heading, by its section's id, in reading order."""
        return {section.id: plain_text(section.heading) for section in authored(self.context.document)}

    @functools.cached_property
    def title(self) -> str:
        """The words of the title."""
        return plain_text(self.context.document.title).strip()

    # Paragraphs, lists, pictures --------------------------------------------------------------------------

    @functools.cached_property
    def blocks(self) -> tuple[tuple[str, Block], ...]:
        """Every block at any depth, in reading order, with the id of its section."""
        document = self.context.document
        found = [("", block) for block in _all(document.blocks)]
        for section in authored(document):
            found += [(section.id, block) for block in _all(section.blocks)]
        return tuple(found)

    @functools.cached_property
    def lists(self) -> tuple[tuple[str, BulletList | NumberedList], ...]:
        """Every list, with the id of its section."""
        return tuple((key, one) for key, one in self.blocks if isinstance(one, (BulletList, NumberedList)))

    @functools.cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every table."""
        return tuple(one for _, one in self.blocks if isinstance(one, Table))

    @functools.cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every picture that shows something."""
        return tuple(one for _, one in self.blocks if isinstance(one, Figure) and not one.decorative)

    @functools.cached_property
    def callouts(self) -> tuple[tuple[str, Callout], ...]:
        """Every box, with the id of its section."""
        return tuple((key, one) for key, one in self.blocks if isinstance(one, Callout))

    @functools.cached_property
    def tools(self) -> int:
        """How many places there are to tick or to write in."""
        boxes = sum(item.checked is not None for _, one in self.lists for item in one.items)
        return boxes + sum(isinstance(one, FillIn) for _, one in self.blocks)

    @functools.cached_property
    def bold(self) -> tuple[Passage, ...]:
        """The passages with words in bold in them, besides headings."""
        return tuple(
            passage
            for passage in self.prose
            if any(isinstance(one, Strong) for one in passage.inlines) and passage.kind != "term"
        )

    @functools.cached_property
    def prose(self) -> tuple[Passage, ...]:
        """Every passage besides the title and the headings."""
        return tuple(one for one in self.context.passages if one.kind not in ("title", "heading"))

    @functools.cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """What stands between headings, in reading order."""
        words: Counter[str] = Counter()
        longest: Counter[str] = Counter()
        for passage in self.prose:
            number = len(passage.text.split())
            words[passage.section] += number
            if passage.kind == "paragraph":
                longest[passage.section] = max(longest[passage.section], number)
        names = {"": "", **self.headings}
        return tuple(Piece(names.get(key, ""), words[key], longest[key]) for key in words)

    @functools.cached_property
    def very_short(self) -> bool:
        """Whether it is what PEMAT calls very short material."""
        alone = (
            sum(passage.kind == "paragraph" for passage in self.prose) + len(self.lists) + len(self.tables)
        )
        return alone <= VERY_SHORT and sum(piece.words for piece in self.pieces) <= VERY_SHORT_WORDS

    # What is said -----------------------------------------------------------------------------------------

    @functools.cached_property
    def _phrases(self) -> dict[str, list[Said]]:
        found: defaultdict[str, list[Said]] = defaultdict(list)
        for passage, phrase in self.context.phrases(WORDS, "phrases"):
            for subject in phrase.entry.split():
                found[subject].append(Said(passage.text[phrase.start : phrase.end], id(passage.inlines)))
        return found

    def said(self, subject: str) -> list[Said]:
        """The phrases that speak of something (see `appraisal_words.toml`), in their own words."""
        return self._phrases.get(subject, [])

    @functools.cached_property
    def actions(self) -> tuple[Said, ...]:
        """Sentences and list items that ask the reader to do something, in their own words."""
        return tuple(self._actions())

    def asks(self, words: Sequence[str]) -> bool:
        """Whether a sentence of these words asks the reader to do something: "Call us", "you should call us".

        Args:
            words: With their punctuation, as `Sentence.words` has them.
        """
        lists = _lists(self.context.language)
        if not words or not lists.acts:
            return False
        start = 0
        while start < len(words) - 1 and _bare(words[start]) in lists.adverbs:
            start += 1
        if lists.asks(words, start):
            return True
        if _bare(words[0]) in lists.clauses:
            commas = (number for number, word in enumerate(words) if word.endswith(","))
            if any(lists.asks(words, number + 1) for number in commas):
                return True
        return any(
            word in ("you", "You") and lists.tells(words[number + 1 : number + 3])
            for number, word in enumerate(words)
        )

    def _actions(self) -> Iterator[Said]:
        conditions = _lists(self.context.language).conditions
        last, conditional = "", set()
        for passage in self.context.passages:
            if passage.kind != "item":
                last = _bare((passage.text.split() or [""])[-1])
            elif last in conditions:
                conditional.add(id(passage.inlines))
        scored = set()
        for sentence in self.context.sentences:
            place = id(sentence.inlines)
            scored.add(place)
            asked = sentence.text.rstrip().endswith("?") or place in conditional
            if not asked and self.asks(sentence.words):
                yield Said(sentence.text, place)
        for passage in self.context.passages:
            place = id(passage.inlines)
            alone = passage.kind == "item" and place not in scored and place not in conditional
            if alone and self.asks(passage.text.split()):
                yield Said(passage.text, place)

    @functools.cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Every number that tells something, in reading order."""
        return tuple(self._numbers())

    def _numbers(self) -> Iterator[Number]:
        labels = _lists(self.context.language).labels
        for passage in self.context.passages:
            if not _DIGIT.search(passage.text):
                continue
            for found in _NUMBER.finditer(_NAMES.sub(" ", passage.text)):
                if (found["label"] or "").lower() not in labels:
                    text = found["number"] + (found["percent"] or "")
                    yield Number(text.strip(" ,"), not (found["part"] or found["percent"]))


def _all(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _all(_inside(block))


def _inside(block: Block) -> Blocks:
    if isinstance(block, (Callout, Quote)):
        return block.blocks
    if isinstance(block, (BulletList, NumberedList, DefinitionList)):
        parts: Iterable[Any] = block.items
        return tuple(inner for part in parts for inner in part.blocks)
    return ()


def _bare(word: str) -> str:
    return word.lower().strip(_EDGES)


@dataclass(frozen=True, slots=True)
class _Lists:
    """The word lists of a language; each is empty where it has none."""

    acts: frozenset[str]
    adverbs: frozenset[str]
    clauses: frozenset[str]
    helpers: frozenset[str]
    nouns: frozenset[str]
    modals: frozenset[str]
    modals_to: frozenset[str]
    able: frozenset[str]
    befall: frozenset[str]
    conditions: frozenset[str]
    labels: frozenset[str]

    def asks(self, words: Sequence[str], at: int) -> bool:
        """Whether the word numbered `at` asks for something: "Rest", but not the first of "Rest helps"."""
        if at >= len(words) or (first := _bare(words[at])) not in self.acts:
            return False
        if at + 1 >= len(words):
            return True
        second = _bare(words[at + 1])
        return second not in self.helpers and f"{first}-{second}" not in self.nouns

    def tells(self, words: Sequence[str]) -> bool:
        """Whether these two words after "you" say what to do: "should take", "need to", "can take"."""
        first, second = (*map(_bare, words), "", "")[:2]
        return (
            first in self.modals
            or (first in self.modals_to and second == "to")
            or (first in self.able and second in self.acts and second not in self.befall)
        )


@functools.cache
def _lists(language: str) -> _Lists:
    table = toml(WORDS).get(language, {})
    return _Lists(**{one.name: frozenset(table.get(one.name, "").split()) for one in fields(_Lists)})
