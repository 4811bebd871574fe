"""Inlines to Markdown: one sentence a line where lines may be, and signs only where they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from handouts.addresses import find
from handouts.model import Inlines, Link
from handouts.writers.markdown.escapes import Flat, Where, escapes, flanks, is_sign
from handouts.writers.markdown.pieces import Piece, Setting, pieces

_Address: TypeAlias = tuple[int, int, str]
"""Where an address starts and ends in a run, and what it leads to."""


def lines_of(inlines: Inlines, setting: Setting, where: Where) -> list[str]:
    """A run as lines, one a sentence. Where there can be but one line, there is one.

    Args:
        inlines: A tidy run.
        setting: What holds for the whole document.
        where: What the run is.
    """
    explicit: set[int] = set()
    while True:
        cut = pieces(inlines, setting, where, explicit)
        _choose_signs(cut)
        flat, links = _flatten(cut)
        escaped = escapes(flat, where, setting.labels)
        made = _addresses(flat, escaped, {place for _, place in links}) if links or escaped else set()
        wrong = {id(link) for link, place in links if place not in made}
        if not wrong:
            return _with_backslashes(flat.text, escaped).split("\n")
        explicit |= wrong


def line_of(inlines: Inlines, setting: Setting, where: Where) -> str:
    """A run as the one line that it must be."""
    return "".join(lines_of(inlines, setting, where))


def _with_backslashes(text: str, places: set[int]) -> str:
    if not places:
        return text
    starts = [0, *sorted(places)]
    return "\\".join(text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True))


# Signs -------------------------------------------------------------------------------------------------

_SIGN = "*"
"""Stands for any sign: all that can be chosen are punctuation, and none is white space."""


def _choose_signs(cut: Sequence[Piece]) -> None:
    """Chooses for all that is bold or stressed the first signs that mean it here.

    Signs beside others of their kind would be taken for one, so those get other ones. Where no signs do, as
    in the middle of a word before a bracket, it is HTML.
    """
    for start, end in _pairs(cut):
        size = cut[start].size
        beside = (start - 1, start + 1, end - 1, end + 1)
        around = {cut[at].signs[:1] for at in beside if 0 <= at < len(cut)}
        for mark in "*_":
            opens, _ = flanks(mark, _last(cut, start), _first(cut, start))
            _, closes = flanks(mark, _last(cut, end), _first(cut, end))
            if opens and closes and mark not in around:
                cut[start].signs = cut[end].signs = mark * size
                break
        else:
            name = "strong" if size == 2 else "em"
            cut[start].signs, cut[end].signs = f"<{name}>", f"</{name}>"


def _pairs(cut: Sequence[Piece]) -> list[tuple[int, int]]:
    """Where bold and stress start and end, in the order in which they start."""
    made: list[tuple[int, int]] = []
    open_: list[int] = []
    for at, piece in enumerate(cut):
        if piece.opens:
            open_.append(at)
        elif piece.size:
            made.append((open_.pop(), at))
    return sorted(made)


def _last(cut: Sequence[Piece], at: int) -> str:
    """The last character before piece `at`."""
    return (cut[at - 1].text[-1:] or _SIGN) if at else ""


def _first(cut: Sequence[Piece], at: int) -> str:
    """The first character after piece `at`."""
    return (cut[at + 1].text[:1] or _SIGN) if at + 1 < len(cut) else ""


def _flatten(cut: Sequence[Piece]) -> tuple[Flat, list[tuple[Link, _Address]]]:
    """The pieces as one text, and where in it the links stand that have no signs."""
    texts = [piece.signs or piece.text for piece in cut]
    ends = list(accumulate(map(len, texts)))
    flat = Flat("".join(texts))
    links: list[tuple[Link, _Address]] = []
    for piece, text, end in zip(cut, texts, ends, strict=True):
        start = end - len(text)
        flat.words += [piece.words] * len(text)
        flat.searched += [piece.searched] * len(text)
        if piece.opens_bracket:
            flat.opens.add(start)
        if piece.takes_bracket:
            flat.closes.add(end)
        if piece.depth:
            flat.bracketed.append((start, end))
        if piece.signs[:1] in {"*", "_"}:
            flat.marks.add(piece.signs[0])
        if piece.link:
            links.append((piece.link, (start, end, piece.link.target)))
    return flat, links


# Addresses ---------------------------------------------------------------------------------------------


def _addresses(flat: Flat, escaped: set[int], meant: set[_Address]) -> set[_Address]:
    """Each address that a reader would make a link of.

    A backslash can part words so that one of them becomes an address. Then another one in it undoes that,
    if it has a sign in it: "call 911", before a sign, becomes a link.

    Args:
        flat: The run.
        escaped: Where a backslash stands. What it takes to part addresses that are not meant is added.
        meant: The addresses that are links.
    """
    while True:
        found = set(_found(flat, escaped))
        parts = {_sign_in(flat.text, start, end, escaped) for start, end, _ in found - meant} - {-1}
        if not parts:
            return found
        escaped |= parts


def _sign_in(text: str, start: int, end: int, escaped: set[int]) -> int:
    """The first place that can have a backslash and has none; -1 if there is none."""
    return next((at for at in range(start, end) if is_sign(text[at]) and at not in escaped), -1)


def _found(flat: Flat, escaped: set[int]) -> Iterator[_Address]:
    """The addresses in words that stand side by side: a backslash, a sign or the end of a line parts them."""
    start = 0
    for at in range(len(flat.text) + 1):
        if at == len(flat.text) or at in escaped or not flat.searched[at] or flat.text[at] == "\n":
            for first, last, target in find(flat.text[start:at]):
                yield start + first, start + last, target
            start = at if at in escaped else at + 1
