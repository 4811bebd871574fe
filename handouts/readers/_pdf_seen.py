"""The letters of a page that are its text: upright, in sight, and drawn once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from handouts.readers._account import Account
from handouts.readers._pdf_source import ARTIFACT, HIDDEN, TURNED, Page, Piece

_AGAIN = 0.12
"""In sizes of letters: how far from its like a piece stands that is only drawn twice."""
_LAST = 40


def once(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without those drawn again where they stand, as programs do that have no bold letters."""
    drawn: dict[str, list[Piece]] = {}
    for piece in pieces:
        near = _AGAIN * piece.size
        others = drawn.setdefault(piece.text.strip(), [])
        if piece.text.strip() and any(
            abs(piece.x0 - one.x0) <= near and abs(piece.y - one.y) <= near for one in others[-_LAST:]
        ):
            continue
        others.append(piece)
        yield piece


def seen_letters(page: Page, account: Account) -> list[Piece]:
    """The letters that stand upright in the text; the others are put down as losses."""
    kept: list[Piece] = []
    lost: Counter[str] = Counter()
    for piece in once(page.pieces):
        words = len(piece.text.split())
        if piece.flags & HIDDEN:
            lost["hidden"] += words
        elif piece.flags & ARTIFACT:
            lost["header"] += words
        elif piece.flags & TURNED:
            lost["beside"] += words
        else:
            kept.append(piece)
    told = {
        "hidden": ("Letters that nobody sees", "the page does not show them"),
        "header": ("What the file marks as no part of the text", "handouts have their own heads and feet"),
        "beside": ("Words that are turned", "they stand beside the text; write them into it if they matter"),
    }
    for kind, words in sorted(lost.items()):
        if words:
            what, why = told[kind]
            account.lose(kind, f"{what}, on page {page.number + 1}", why, words)
    return kept
