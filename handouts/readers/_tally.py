"""Words in and words out: those of a source, counted as they stand in it, held against its document.

A word is what white space parts, if it has a letter or a figure; what it looks like does not matter. Words
are held against each other one by one, not by their number alone: a paragraph that is gone is not made up for
by a heading that the tool writes itself. What a reader joins (a word broken at the end of a line), parts, or
has as the number of an item is found in the document all the same.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from handouts.model import (
    Abbreviation,
    BulletList,
    Document,
    Emphasis,
    Figure,
    Link,
    ListItem,
    Loss,
    Node,
    Note,
    NoteRef,
    NumberedList,
    Span,
    Strong,
    Tally,
    Term,
    Text,
    walk,
)
from handouts.ordinals import ordinal
from handouts.resources import toml

CHUNK = 1000
"""Pieces of text that are counted at a time, so that no list of all words is ever held."""

_SHOWN = 12
"""Words that a finding names."""

_MOST, _LONG = 4000, 500_000
"""Words that are looked for in others, and the work put into one: a file made to do harm takes more."""


class Words:
    """Counts the words of a text that comes in pieces; a word may go on from one to the next."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()
        self._begun: list[str] = []

    def hear(self, pieces: list[str]) -> None:
        """The next pieces."""
        text = "".join(pieces)
        parts = text.split()
        if not text or (len(parts) == 1 and len(parts[0]) == len(text)):
            self._begun.append(text)  # the middle of a word
            return
        begun = "".join(self._begun)
        if begun and text[0].isspace():
            self._found[begun] += 1
        elif begun:
            parts[0] = begun + parts[0]
        self._begun = [parts.pop()] if not text[-1].isspace() else []
        self._found.update(parts)

    def counted(self) -> Counter[str]:
        """How often each word stands in the text."""
        self._found.update("".join(self._begun).split())
        self._begun = []
        words: Counter[str] = Counter()
        for word, count in self._found.items():
            if said := _said(word):
                words[said] += count
        return words


def counted(pieces: Iterable[str]) -> Counter[str]:
    """How often each word stands in a text that comes in pieces."""
    words, pieces = Words(), iter(pieces)
    while some := list(itertools.islice(pieces, CHUNK)):
        words.hear(some)
    return words.counted()


def number_of_words(text: str) -> int:
    """How many words a text has: the signs that stand alone in it are none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def accounted(document: Document, read: Counter[str], form: str) -> Document:
    """The document with the tally of its words, and with a loss for those that nothing accounts for.

    Args:
        document: What was made of the source, with its losses.
        read: The words of the source, counted by none of the code that made the document.
        form: The reader's name in `data/source_words.toml`, which says what those are.
    """
    apart = toml("source_words.toml")[form]["apart"]
    # On a page the numbers of notes are words; in other files they are worked out.
    missing = _missing(read, document, form in {"html", "pdf"})
    left_out = sum(loss.words for loss in document.losses if loss.kind not in apart)
    total, gone = read.total(), missing.total()
    tally = Tally(total, total - gone, min(gone, left_out))
    losses = document.losses
    if tally.unaccounted:
        words = list(missing)
        shown = ", ".join(f"“{word[:40]}”" for word in words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
        what = f"Words of the source that are not in the handout; of these, among others: {shown}"
        why = "it is not known how they were lost: compare the handout with the source"
        losses = (*losses, Loss("unaccounted", what, why, document.position, tally.unaccounted))
    return replace(document, tally=tally, losses=losses)


def _said(word: str) -> str:
    """The letters and figures of a word, whatever these look like."""
    if word.isalnum() and word.isascii():
        return word.lower()
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word)
    return "".join(filter(str.isalnum, word)).casefold()


def _missing(read: Counter[str], document: Document, numbered: bool) -> Counter[str]:
    """The words of a source that its document has not."""
    notes = {note.id: str(number) for number, note in enumerate(document.notes, 1)} if numbered else {}
    kept = counted(_pieces(document, notes))
    if not read - kept:
        return Counter()
    kept += _marks(document)
    return _without(read - kept, kept - read)


_SPEAKING = frozenset({Abbreviation, Emphasis, Figure, Link, Note, NoteRef, Span, Strong, Term})
"""What has words of its own, or parts no words; all other nodes part what is in them from what is not."""


def _pieces(document: Document, notes: Mapping[str, str]) -> Iterator[str]:
    """The text of a document: that of every run of inlines, and of pictures. `notes`: numbers by ids."""
    for node in walk(document):
        kind = type(node)
        if kind is Text:
            yield node.text  # type: ignore[attr-defined]
        elif kind in _SPEAKING:
            if isinstance(node, Abbreviation):
                yield node.text
            elif isinstance(node, Figure):
                yield f" {node.alt} "
            elif isinstance(node, NoteRef):
                yield notes.get(node.id, "")
            elif isinstance(node, Note):
                yield f" {notes.get(node.id, '')} "
        else:
            yield " "


def _marks(document: Document) -> Counter[str]:
    """What stands before the items of a document's lists, and short forms stand for: words, where typed."""
    return counted(piece for node in walk(document) for piece in _of_item(node))


def _of_item(node: Node) -> Iterator[str]:
    if isinstance(node, BulletList):
        yield "o " * len(node.items)
    elif isinstance(node, NumberedList):
        for at in range(len(node.items)):
            yield f"{ordinal(node.start + at, node.style)} "
    elif isinstance(node, ListItem) and node.checked is not None:
        yield "x "
    elif isinstance(node, Abbreviation):
        yield f" {node.expansion} "


def _without(missing: Counter[str], more: Counter[str]) -> Counter[str]:
    """The words that are missing, without those that the document has in parts, or joined to others.

    A word that is joined to what counts for no word, such as the mark of a note that there is none of, stands
    in one that nobody asked for.
    """
    left, more = Counter(missing), Counter(more)
    for words, parts in ((left, more), (more, left)):
        longest = max(map(len, parts), default=0)
        for word in list(words)[:_MOST]:
            made = _made_of(word, parts, longest)
            if made:
                often = min(words[word], *(parts[part] // number for part, number in made.items()))
                words[word] -= often
                for part, number in made.items():
                    parts[part] -= often * number
    left, more = +left, +more
    if len(left) * len(more) < _LONG:
        room = {other: len(other) * number for other, number in more.items()}
        for word in left:
            for other in more:
                often = min(left[word], room[other] // len(word)) if word in other else 0
                left[word] -= often
                room[other] -= often * len(word)
    return +left


def _made_of(word: str, parts: Counter[str], longest: int) -> Counter[str]:
    """The words that, one after the other, make a word; none where they do not."""
    if len(word) * longest > _LONG:
        return Counter()
    starts = [0, *(-1 for _ in word)]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - longest), end):
            if (start == 0 or starts[start] >= 0) and parts[word[start:end]] > 0:
                starts[end] = start
                break
    made: Counter[str] = Counter()
    end = len(word)
    while end > 0 and starts[end] >= 0:
        made[word[starts[end] : end]] += 1
        end = starts[end]
    return made if end == 0 else Counter()
