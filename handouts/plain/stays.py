"""Where an author said in the source that words may stay as they are: no rewrite touches them."""

from __future__ import annotations

from collections.abc import Callable

from handouts.findings import Position
from handouts.model import Document

ABOUT_WORDS = frozenset(
    (
        *("double-negative", "hard-sentence", "hidden-verb", "jargon", "long-sentence", "noun-string"),
        *("passive-voice", "rare-word", "two-names", "undefined-acronym", "vague-quantity"),
    )
)
"""Rules of `handouts check` that are about wording. Where one of them is passed over, the words stay."""


def left_alone(document: Document) -> Callable[[Position], bool]:
    """A function that tells whether what stands at a place of the source is to stay as it is.

    A silence that is about the whole article is not about any words of it, and keeps none.
    """
    ranges = [
        (one.start.order, one.end.order if one.end else None)
        for one in document.silences
        if one.rule in ABOUT_WORDS and one.reason and not one.everywhere
    ]

    def is_left(position: Position) -> bool:
        at = position.order
        return any(start <= at and (end is None or at < end) for start, end in ranges)

    return is_left
