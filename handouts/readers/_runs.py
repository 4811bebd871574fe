"""From stretches of characters, each with its look, to the nested inlines of the model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

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


PLAIN = Look()


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
    pieces = _outside(_collapsed(runs))
    if all(piece.look is PLAIN or piece.look == PLAIN for piece in pieces):
        return tuple(map(_leaf, pieces))
    return tuple(_link(pieces))


def _simple(run: Run) -> Inlines | None:
    """The inlines of one run that is plain words with single spaces between; None for any other."""
    if not run.is_text or not (run.look is PLAIN or run.look == PLAIN):
        return None
    text = run.text.strip(" ")
    if not text or "  " in text or not text.isprintable():
        return None
    position, lead = run.position, len(run.text) - len(run.text.lstrip(" "))
    if lead and position.column is not None:
        position = replace(position, column=position.column + lead)
    return (Text(text, position=position),)


def has_words(runs: Iterable[Run]) -> bool:
    """Whether anything in `runs` would be seen."""
    return any(run.note or not (run.text.isspace() or not run.text) for run in runs)


def _collapsed(runs: Iterable[Run]) -> list[Run]:
    """The runs with white space as runs of one character, none of it first, last or beside a line break."""
    pieces: list[Run] = []
    for run in runs:
        if not run.is_text:
            if run.line_break and pieces and _is_space(pieces[-1]):
                pieces.pop()
            if not (run.line_break and not pieces):
                pieces.append(replace(run, text=" ".join(run.text.split())))
            continue
        for match in _SPACE_OR_WORDS.finditer(run.text):
            text, start = match[0], match.start()
            position = run.position
            if start and position.column is not None:
                position = replace(position, column=position.column + start)
            if not text[0].isspace():
                _add_words(pieces, Run(text, run.look, position))
            elif pieces and not pieces[-1].line_break:
                space = text if text in _TIES else " "
                if _is_space(pieces[-1]):
                    pieces[-1] = replace(pieces[-1], text=" ")
                else:
                    pieces.append(Run(space, run.look, position))
    while pieces and (_is_space(pieces[-1]) or pieces[-1].line_break):
        pieces.pop()
    return pieces


def _add_words(pieces: list[Run], run: Run) -> None:
    last = pieces[-1] if pieces else None
    if last and last.is_text and unicodedata.combining(run.text[0]):
        # An accent that came by itself belongs to the letter before it.
        joined = unicodedata.normalize("NFC", last.text + run.text)
        pieces[-1] = replace(last, text=joined)
    elif last and last.is_text and last.look == run.look and _goes_on(last, run) and not _is_space(last):
        pieces[-1] = Run(last.text + run.text, last.look, last.position)
    else:
        pieces.append(run)


def _is_space(run: Run) -> bool:
    return run.is_text and run.text.isspace()


def _goes_on(run: Run, after: Run) -> bool:
    """Whether `after` stands right behind `run` in the source, as far as positions can tell."""
    if run.position.column is None:
        return run.position == after.position
    return (
        after.position.line == run.position.line
        and after.position.column == run.position.column + len(run.text)
        and after.position.path == run.position.path
    )


def _outside(pieces: Sequence[Run]) -> list[Run]:
    """The pieces with each space marked only as both its neighbours are, and texts joined."""
    joined: list[Run] = []
    for index, run in enumerate(pieces):
        piece = run
        if _is_space(run) and index + 1 < len(pieces):
            piece = Run(run.text, _common(pieces[index - 1].look, pieces[index + 1].look), run.position)
        elif run.note or run.line_break:
            before = joined[-1].look if joined else PLAIN
            after = pieces[index + 1].look if index + 1 < len(pieces) else PLAIN
            piece = replace(run, look=replace(_common(before, after), link=""))
        last = joined[-1] if joined else None
        if last and last.is_text and piece.is_text and last.look == piece.look and _goes_on(last, piece):
            joined[-1] = Run(last.text + piece.text, last.look, last.position)
        else:
            joined.append(piece)
    return joined


def _common(one: Look, other: Look) -> Look:
    """What holds for a space between two looks: what both have, down to where they part (outermost first)."""
    if one == other:
        return one
    if one.link != other.link:
        return PLAIN
    if one.lang != other.lang:
        return Look(one.link)
    if one.strong != other.strong:
        return Look(one.link, one.lang)
    return Look(one.link, one.lang, one.strong)


def _link(runs: Iterable[Run]) -> Iterator[Inline]:
    for target, group in _grouped(runs, lambda run: run.look.link):
        if target:
            yield Link(tuple(_span(group)), target, position=group[0].position)
        else:
            yield from _span(group)


def _span(runs: Iterable[Run]) -> Iterator[Inline]:
    for lang, group in _grouped(runs, lambda run: run.look.lang):
        if lang:
            yield Span(tuple(_strong(group)), lang, position=group[0].position)
        else:
            yield from _strong(group)


def _strong(runs: Iterable[Run]) -> Iterator[Inline]:
    for strong, group in _grouped(runs, lambda run: run.look.strong):
        if strong:
            yield Strong(tuple(_emphasis(group)), position=group[0].position)
        else:
            yield from _emphasis(group)


def _emphasis(runs: Iterable[Run]) -> Iterator[Inline]:
    for emphasis, group in _grouped(runs, lambda run: run.look.emphasis):
        if emphasis:
            yield Emphasis(tuple(map(_leaf, group)), position=group[0].position)
        else:
            yield from map(_leaf, group)


def _grouped(runs: Iterable[Run], key: Callable[[Run], object]) -> Iterator[tuple[str, list[Run]]]:
    for value, group in groupby(runs, key):
        yield (value if isinstance(value, str) else "yes" if value else ""), list(group)


def _leaf(run: Run) -> Inline:
    if run.note:
        return NoteRef(run.note, position=run.position)
    if run.line_break:
        return LineBreak(position=run.position)
    if run.expansion:
        return Abbreviation(run.text, run.expansion, position=run.position)
    return Text(run.text, position=run.position)


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
