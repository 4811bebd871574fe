"""Words that are put behind others to say what they mean, as many as leave an article no harder than it was.

An explanation is added text, and added text counts in the article's grade. So where an article would be
harder to read than its source, or would pass the gate no more, explanations give way, the hardest first: to
a shorter one, then to the list of "Words to know" alone. Where an article is above the gate even without
them, all of them together leave it no harder than it is: short sentences that say what a word means pay for
letters that are spelled out, and what nobody pays for ("SSRIs (selective serotonin reuptake inhibitors)"
tells a reader nothing that the text needs) is left to the list. Nothing that a reader may need is dropped
from that list.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence

from handouts.findings import Position
from handouts.model import (
    Document,
    Figure,
    GlossaryEntry,
    Inlines,
    Node,
    Paragraph,
    Quote,
    Table,
    plain_text,
    position_at,
    transform,
    walk,
)
from handouts.plain.edit import Edit, replaced
from handouts.plain.sentence import Sentence
from handouts.readability import Amounts, amounts, formulas, spans, weight
from handouts.records import dataclass
from handouts.results import Change

LISTED = " It is explained under 'Words to know'."
"""What the reason for an explanation ends with that stands in the list alone."""

_OF_NAME = ("NN", "NP", "AJ")
"""Tags of words that belong to the one before them."""

PER_SENTENCES = 2
"""A long paragraph can hold an explanation for so many of its sentences."""

LEAST_TITLE = 3
"""Words with capitals beside a word that make it one of a title."""

_SMALL_IN_TITLES = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "'s")
)

_TINY = 1e-9

_JOINED = re.compile(r"\s*[-‑][^\W\d_]")
"""What a word goes on with after a hyphen, even where a space was lost in front: "eczema -like"."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word or letters stand that are explained.

    Attributes:
        inlines: The paragraph, list item or heading: the very tuple of the document.
        start: Offset of the first character in their text.
        end: Offset after the last.
        section: The id of the section.
    """

    inlines: Inlines
    start: int
    end: int
    section: str

    @property
    def position(self) -> Position:
        """Where it stands in the source."""
        return position_at(self.inlines, self.start)


@dataclass(frozen=True, slots=True)
class Addition:
    """An explanation.

    Attributes:
        id: The change's id.
        rule: The name of the rewrite that adds it.
        place: What it explains.
        entry: What it is in the list of "Words to know".
        reason: Why, in words for a clinician.
        edits: What to put into the text, the best first, each easier than the one before it; none where there
            is no place for it.
    """

    id: str
    rule: str
    place: Place
    entry: GlossaryEntry
    reason: str
    edits: tuple[Edit, ...] = ()


def add(
    document: Document, source: Document, additions: Sequence[Addition], most: Mapping[str, int]
) -> tuple[Document, tuple[Change, ...]]:
    """The document with explanations in its text and in its list of words to know, and a change for each.

    Args:
        document: The article in plainer words.
        source: The article as it was: what is added leaves the document no harder than this.
        additions: Explanations, in reading order.
        most: How many of one rule any paragraph can hold; a long one can hold one for every other sentence.
            What is more is only in the list.
    """
    if not additions:
        return document, ()
    chosen = _no_harder(document, source, _with_room(document, additions, most))
    made, changes = _placed(document, additions, chosen)
    known = {entry.term.lower() for entry in document.meta.terms}
    new = []
    for one in additions:
        if one.entry.term.lower() not in known:
            known.add(one.entry.term.lower())
            new.append(one.entry)
    meta = dataclasses.replace(made.meta, terms=(*made.meta.terms, *new))
    return dataclasses.replace(made, meta=meta), changes


def sentence_of(place: Place, language: str) -> tuple[int, int] | None:
    """Where the sentence starts and ends that a place is in; None if it is in none."""
    return next(
        (
            (span.start, span.end)
            for span in spans(plain_text(place.inlines), language)
            if span.start <= place.start < span.end
        ),
        None,
    )


def takes_brackets(place: Place, sentence: Sentence, offset: int) -> bool:
    """Whether words in brackets can stand right behind a word.

    Not inside other brackets, where some follow already, in a quotation, however short, in the title of
    another work, or in the middle of a word.

    Args:
        place: The word.
        sentence: Its sentence.
        offset: Where that starts in the paragraph.
    """
    before, behind = sentence.text[: place.start - offset], sentence.text[place.end - offset :]
    inside = any(before.count(mark) > before.count(end) for mark, end in ("()", "[]", "“”"))
    inside = inside or before.count('"') % 2 == 1
    follows = (behind[:1] in "-‑/’'" if behind else False) or _JOINED.match(behind) is not None
    return (
        not inside
        and not follows
        and not behind.lstrip().startswith(("(", "["))
        and not sentence.is_closed(place.start - offset, place.end - offset)
        and not is_in_title(sentence, place.start - offset, place.end - offset)
    )


def is_in_title(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a word stands in a run of words with capitals: "see Your Guide to Living With COPD".

    A heading that has capitals throughout is none, and neither is a name of a word or two.
    """
    words = sentence.words
    if sentence.is_title_case and not sentence.text.rstrip().endswith((".", "?", "!")):
        return False
    inside = [number for number, word in enumerate(words) if start <= word.start < end]
    if not inside:
        return False
    capitals = 0
    for at, step in ((inside[0], -1), (inside[-1], 1)):
        number = at + step
        while 0 <= number < len(words) and _is_of_title(words[number].text):
            long = words[number].text[0].isupper() and not words[number].text.isupper() and number > 0
            capitals += long
            number += step
    return capitals >= LEAST_TITLE


def _is_of_title(text: str) -> bool:
    return text[0].isupper() or text in _SMALL_IN_TITLES


def is_in_name(sentence: Sentence, end: int) -> bool:
    """Whether a word that ends here goes together with the next one: "geriatric" with "assessment"."""
    for word, tag in zip(sentence.words, sentence.tags, strict=True):
        if word.start >= end:
            return tag.startswith(_OF_NAME)
    return False


# Which ones have room ------------------------------------------------------------------------------------


def _with_room(
    document: Document, additions: Sequence[Addition], most: Mapping[str, int]
) -> dict[Addition, int]:
    """The additions that can stand in the text, each with the number of its edit: the first."""
    others = {
        id(block.children)
        for node in walk(document)
        if isinstance(node, (Quote, Table, Figure))
        for block in walk(node)
        if isinstance(block, Paragraph)
    }
    paragraphs = {id(node.children) for node in walk(document) if isinstance(node, Paragraph)} - others
    counts: dict[tuple[int, str], int] = {}
    taken: set[tuple[int, int]] = set()
    found: dict[Addition, int] = {}
    for one in additions:
        key = id(one.place.inlines)
        if not one.edits or key not in paragraphs:
            continue
        number = counts.get((key, one.rule), 0)
        at = (key, one.place.end)
        room = number < most[one.rule] or number < _sentences(one.place, document.meta.lang) // PER_SENTENCES
        if room and at not in taken and replaced(one.place.inlines, one.edits[0]):
            counts[key, one.rule] = number + 1
            taken.add(at)
            found[one] = 0
    return found


def _sentences(place: Place, language: str) -> int:
    """How many sentences the paragraph of a place has."""
    return sum(1 for _ in spans(plain_text(place.inlines), language))


def _no_harder(document: Document, source: Document, chosen: dict[Addition, int]) -> dict[Addition, int]:
    """The additions, the hardest made shorter or left out until the grade is no higher than it was."""
    was, plain = (amounts(one) for one in (source, document)) if chosen else (None, None)
    if was is None or plain is None:
        return chosen
    left, most = dict(chosen), was.grade + _TINY
    gate = formulas(document.meta.lang)[0].limit
    if gate is not None:  # nothing that is added shuts the gate, or moves an article away from it
        most = min(most, max(gate, plain.grade) + _TINY)
    while left:
        if len(left) == len(chosen) or _expected(plain, left).grade <= most:
            now = amounts(_placed(document, tuple(left), left)[0])
            if now is None or now.grade <= most:
                break
        hardest = max(left, key=lambda one: (_expected(plain, {one: left[one]}).grade, one.id))
        left[hardest] += 1
        if left[hardest] == len(hardest.edits):
            del left[hardest]
    return left


def _expected(plain: Amounts, additions: dict[Addition, int]) -> Amounts:
    """What the grade is made of with some additions, before they are made."""
    words, sentences, syllables = plain
    for one, number in additions.items():
        edit = one.edits[number]
        more = weight(edit.new)
        words, syllables = words + more[0], syllables + more[1]
        sentences += edit.new.endswith(".")
    return Amounts(words, sentences, syllables)


# Putting them in place -----------------------------------------------------------------------------------


def _placed(
    document: Document, additions: Iterable[Addition], chosen: dict[Addition, int]
) -> tuple[Document, tuple[Change, ...]]:
    """The document with the chosen additions in its text, and a change for every one, in reading order."""
    by_paragraph: dict[int, list[Addition]] = {}
    for one in additions:
        by_paragraph.setdefault(id(one.place.inlines), []).append(one)
    made: dict[int, Inlines] = {}
    changes: list[Change] = []
    for key, many in by_paragraph.items():
        work = _Paragraph(many[0].place.inlines, document.meta.lang)
        changes += [work.add(one, chosen.get(one)) for one in sorted(many, key=lambda one: one.place.start)]
        made[key] = work.inlines

    def change(node: Node) -> Node:
        if isinstance(node, Paragraph) and id(node.children) in made:
            return dataclasses.replace(node, children=made[id(node.children)])
        return node

    return transform(document, change), tuple(changes)


class _Paragraph:
    """A paragraph to which explanations are added, from left to right."""

    def __init__(self, inlines: Inlines, language: str) -> None:
        self.inlines = inlines
        self._spans = [(span.start, span.end) for span in spans(plain_text(inlines), language)]
        self._text = plain_text(inlines)
        self._done: list[Edit] = []

    def add(self, one: Addition, number: int | None) -> Change:
        """Put an addition in place, or in the list alone if it has no number; and what that changed."""
        edit = one.edits[number] if number is not None else None
        start, end = next(
            (span for span in self._spans if span[0] <= one.place.start < span[1]), (0, len(self._text))
        )
        before = self._sentence(start, end)
        if edit is not None:
            made = replaced(self.inlines, self._moved(edit))
            if made is None:
                raise ValueError(f"no place for {edit}")  # _with_room has tried it
            self.inlines = made
            self._done.append(edit)
        original = self._text[one.place.start : one.place.end]
        return Change(
            id=one.id,
            rule=one.rule,
            strength="applied",
            section=one.place.section,
            position=one.place.position,
            original=original,
            new=edit.new.strip() if edit else one.entry.definition,
            reason=one.reason if edit else one.reason + LISTED,
            sentence=before,
            becomes=self._sentence(start, end),
        )

    def _sentence(self, start: int, end: int) -> str:
        """A sentence with what has been added to it so far."""
        inside = sorted(
            (edit for edit in self._done if start < edit.start <= end), key=lambda edit: edit.start
        )
        text, at = "", start
        for edit in inside:
            text += self._text[at : edit.start] + edit.new
            at = edit.start
        return text + self._text[at:end]

    def _moved(self, edit: Edit) -> Edit:
        """An edit of the paragraph as it was, as one of the paragraph as it is now."""
        by = sum(len(done.new) for done in self._done if done.start <= edit.start)
        return Edit(edit.start + by, edit.end + by, edit.new)
