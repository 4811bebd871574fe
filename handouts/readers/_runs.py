"""From stretches of characters, each with its look, to the nested inlines of the model."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from handouts.findings import NOWHERE, Position
from handouts.model import (
    Abbreviation,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Node,
    NoteRef,
    Span,
    Strong,
    Term,
    Text,
)
from handouts.records import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of characters is marked.

    Attributes:
        link: The target of the link that it is in; empty for none.
        lang: Its language, where that is not the document's; empty otherwise.
        strong: Whether it is bold.
        emphasis: Whether it is stressed: italic or underlined.
    """

    link: str = ""
    lang: str = ""
    strong: bool = False
    emphasis: bool = False


@functools.lru_cache(maxsize=1024)
def look_of(link: str, lang: str, strong: bool, emphasis: bool, /) -> Look:
    """A look; one object for all that are the same, so that it takes no time to see that they are."""
    return Look(link, lang, strong, emphasis)


PLAIN = look_of("", "", False, False)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are marked alike, or one thing among the characters.

    Attributes:
        text: The characters; white space in it may be of any length. They are of one line of the source,
            where a source has lines, so that `position` holds for all of them.
        look: How they are marked.
        position: Where the first of them is.
        expansion: What the characters stand for, where they are an abbreviation.
        note: The id of the note that is referred to here. The run then has no characters.
        line_break: A line ends here. The run then has no characters.
    """

    text: str = ""
    look: Look = PLAIN
    position: Position = NOWHERE
    expansion: str = ""
    note: str = ""
    line_break: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it is characters and nothing else."""
        return not (self.expansion or self.note or self.line_break)


_TIES = frozenset("\u00a0\u202f\u2007")
"""Single spaces that hold words together, as in "10 mg"."""

_SPACE_OR_WORDS = re.compile(r"\s+|\S+(?: \S+)*")


def inlines(runs: Iterable[Run]) -> Inlines:
    """The inlines that say what `runs` say, with no white space at either end.

    A stretch of white space becomes one space, outside any marking that does not go on after it. A single
    space that is not to be broken at stays what it is. Nesting is always in one order, link outermost, so
    that the depth is bounded whatever the source does.
    """
    runs = tuple(runs)
    if len(runs) == 1 and (simple := _simple(runs[0])) is not None:
        return simple
    return tuple(_nested(_outside(_collapsed(runs))))


def _simple(run: Run) -> Inlines | None:
    """The inlines of one run that is plain words with single spaces between; None for any other."""
    if not run.is_text or not (run.look is PLAIN or run.look == PLAIN):
        return None
    text = run.text.strip(" ")
    if not text or "  " in text or not text.isprintable():
        return None
    lead = len(run.text) - len(run.text.lstrip(" "))
    return (Text(text, position=run.position.forward(lead)),)


def has_words(runs: Iterable[Run]) -> bool:
    """Whether anything in `runs` would be seen."""
    return any(run.note or not (run.text.isspace() or not run.text) for run in runs)


@dataclass(slots=True, eq=False)
class _Piece:
    """A part of a run, or some that stand side by side and are marked alike.

    Attributes:
        text: Its characters.
        look: How they are marked.
        position: Where its run is.
        shift: How many characters of the run come before it.
        space: Whether it is white space.
        thing: The run, where it is no characters but a thing among them.
    """

    text: str
    look: Look
    position: Position
    shift: int
    space: bool = False
    thing: Run | None = None

    @property
    def breaks(self) -> bool:
        """Whether a line ends here."""
        return self.thing is not None and self.thing.line_break


def _collapsed(runs: Iterable[Run]) -> list[_Piece]:
    """The runs with white space as pieces of one character, none first, last or beside a line break."""
    pieces: list[_Piece] = []
    for run in runs:
        text = run.text
        if run.expansion or run.note or run.line_break:
            if run.line_break and pieces and pieces[-1].space:
                pieces.pop()
            if pieces or not run.line_break:
                words = " ".join(text.split())
                pieces.append(_Piece(words, run.look, run.position, 0, thing=run))
            continue
        words = text.strip()
        if not words:
            if text:
                _add_space(pieces, text, run, 0)
        elif "  " not in words and words.isprintable():  # no white space in them but single spaces
            start = text.find(words)
            end = start + len(words)
            if start:
                _add_space(pieces, text[:start], run, 0)
            _add_words(pieces, words, run, start)
            if end < len(text):
                _add_space(pieces, text[end:], run, end)
        else:
            for match in _SPACE_OR_WORDS.finditer(text):
                add = _add_space if match[0][0].isspace() else _add_words
                add(pieces, match[0], run, match.start())
    while pieces and (pieces[-1].space or pieces[-1].breaks):
        pieces.pop()
    return pieces


def _add_space(pieces: list[_Piece], text: str, run: Run, start: int) -> None:
    if not pieces or pieces[-1].breaks:
        return
    if pieces[-1].space:
        pieces[-1].text = " "
    else:
        pieces.append(_Piece(text if text in _TIES else " ", run.look, run.position, start, space=True))


def _add_words(pieces: list[_Piece], text: str, run: Run, start: int) -> None:
    last = pieces[-1] if pieces else None
    piece = _Piece(text, run.look, run.position, start)
    if last and not last.thing and unicodedata.combining(text[0]):
        # An accent that came by itself belongs to the letter before it.
        last.text, last.space = unicodedata.normalize("NFC", last.text + text), False
    elif last and not last.space and _goes_on(last, piece):
        last.text += text
    else:
        pieces.append(piece)


def _goes_on(last: _Piece, piece: _Piece) -> bool:
    """Whether a piece stands right behind the last in the source, as far as places can tell, marked alike."""
    if last.thing or piece.thing or not (last.look is piece.look or last.look == piece.look):
        return False
    here, there = last.position, piece.position
    if here.column is None or there.column is None:
        return here is there or here == there
    return (
        here.column + last.shift + len(last.text) == there.column + piece.shift
        and here.line == there.line
        and here.path == there.path
    )


def _outside(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces with each space marked only as both its neighbours are, and texts joined."""
    joined: list[_Piece] = []
    before = PLAIN
    for index, piece in enumerate(pieces):
        after = pieces[index + 1].look if index + 1 < len(pieces) else PLAIN
        own, last = piece.look, joined[-1] if joined else None
        if piece.space:
            piece.look = _common(before, after)
        elif piece.thing and (piece.thing.note or piece.thing.line_break):
            look = _common(last.look if last else PLAIN, after)
            piece.look = look_of("", look.lang, look.strong, look.emphasis)
        before = own
        if last and _goes_on(last, piece):
            last.text += piece.text
        else:
            joined.append(piece)
    return joined


def _common(one: Look, other: Look) -> Look:
    """What holds for a space between two looks: what both have, down to where they part (outermost first)."""
    if one is other or one == other:
        return one
    if one.link != other.link:
        return PLAIN
    if one.lang != other.lang:
        return look_of(one.link, "", False, False)
    if one.strong != other.strong:
        return look_of(one.link, one.lang, False, False)
    return look_of(one.link, one.lang, one.strong, False)


def _nested(pieces: Sequence[_Piece]) -> Iterator[Inline]:
    """The inlines that pieces are. Most pieces have no marks; those between them are grouped by theirs."""
    marked: list[_Piece] = []
    for piece in pieces:
        if piece.look is PLAIN or piece.look == PLAIN:
            if marked:
                yield from _link(marked)
                marked = []
            yield _leaf(piece)
        else:
            marked.append(piece)
    if marked:
        yield from _link(marked)


def _link(pieces: Sequence[_Piece]) -> Iterator[Inline]:
    for target, group in _grouped(pieces, lambda piece: piece.look.link):
        if target:
            yield Link(tuple(_span(group)), target, position=_place(group[0]))
        else:
            yield from _span(group)


def _span(pieces: Sequence[_Piece]) -> Iterator[Inline]:
    for lang, group in _grouped(pieces, lambda piece: piece.look.lang):
        if lang:
            yield Span(tuple(_strong(group)), lang, position=_place(group[0]))
        else:
            yield from _strong(group)


def _strong(pieces: Sequence[_Piece]) -> Iterator[Inline]:
    for strong, group in _grouped(pieces, lambda piece: piece.look.strong):
        if strong:
            yield Strong(tuple(_emphasis(group)), position=_place(group[0]))
        else:
            yield from _emphasis(group)


def _emphasis(pieces: Sequence[_Piece]) -> Iterator[Inline]:
    for emphasis, group in _grouped(pieces, lambda piece: piece.look.emphasis):
        if emphasis:
            yield Emphasis(tuple(map(_leaf, group)), position=_place(group[0]))
        else:
            yield from map(_leaf, group)


_Key = TypeVar("_Key", str, bool)


def _grouped(
    pieces: Sequence[_Piece], key: Callable[[_Piece], _Key]
) -> Iterator[tuple[_Key, Sequence[_Piece]]]:
    if len(pieces) == 1:
        yield key(pieces[0]), pieces
        return
    for value, group in groupby(pieces, key):
        yield value, list(group)


def _place(piece: _Piece) -> Position:
    return piece.position.forward(piece.shift) if piece.shift else piece.position


def _leaf(piece: _Piece) -> Inline:
    place, thing = _place(piece), piece.thing
    if thing is None:
        return Text(piece.text, position=place)
    if thing.note:
        return NoteRef(thing.note, position=place)
    if thing.line_break:
        return LineBreak(position=place)
    return Abbreviation(piece.text, thing.expansion, position=place)


def runs(nodes: Inlines, look: Look = PLAIN) -> Iterator[Run]:
    """The runs that make inlines."""
    for node in nodes:
        match node:
            case Text(text=text):
                yield Run(text, look, node.position)
            case Abbreviation(text=text, expansion=expansion):
                yield Run(text, look, node.position, expansion=expansion)
            case NoteRef(id=note):
                yield Run(look=look, position=node.position, note=note)
            case LineBreak():
                yield Run(look=look, position=node.position, line_break=True)
            case Strong(children=children):
                yield from runs(children, replace(look, strong=True))
            case Emphasis(children=children):
                yield from runs(children, replace(look, emphasis=True))
            case Link(children=children, target=target):
                yield from runs(children, replace(look, link=target))
            case Span(children=children, lang=lang):
                yield from runs(children, replace(look, lang=lang))
            case Term(children=children):
                yield from runs(children, look)


def bare(nodes: Inlines) -> Inlines:
    """`nodes` without bold or stress that covers all of them: in a heading the look says nothing more."""
    while len(nodes) == 1 and isinstance(nodes[0], (Strong, Emphasis)):
        nodes = nodes[0].children
    return nodes


def all_strong(nodes: Sequence[Node]) -> bool:
    """Whether the words of `nodes` are bold from end to end."""
    return len(nodes) == 1 and isinstance(nodes[0], Strong)


_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


def seen(text: str) -> str:
    """`text` without characters that nobody sees: soft hyphens, joiners and spaces of no width."""
    return text if text.isascii() else text.translate(_UNSEEN)


_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def raised(text: str) -> str:
    """Superscript characters for figures and signs, as in "m²"; other texts as they are, as in "1st"."""
    return _shifted(text, _RAISED)


def lowered(text: str) -> str:
    """Subscript characters for figures and signs, as in "CO₂"; other texts as they are."""
    return _shifted(text, _LOWERED)


def _shifted(text: str, table: dict[int, int]) -> str:
    shifts = [ord(character) in table for character in text if character not in ", "]
    return text.translate(table) if shifts and all(shifts) else text
