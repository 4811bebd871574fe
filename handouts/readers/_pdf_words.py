"""The words of a PDF, from the letters on its pages as they were drawn, before lines are made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from handouts.readers._pdf_elements import Place, elements, places
from handouts.readers._pdf_seen import once
from handouts.readers._pdf_source import ARTIFACT, LINE, SPACE, Pdf, Piece
from handouts.readers._tally import counted

_PICTURES = frozenset({"Figure", "Formula"})


def words_of(pdf: Pdf) -> Counter[str]:
    """The words of all pages; running heads and what nobody sees are among them, but for those of our own.

    Letters of a picture are not, nor those that a tag has other words for.
    """
    spoken = {
        place
        for element in elements({"kids": pdf.tree})
        if element["role"] in _PICTURES or element.get("actual") is not None or element.get("alt")
        for place in places(element["kids"])
    }
    return counted(_letters(pdf, spoken))


def _letters(pdf: Pdf, spoken: Set[Place]) -> Iterator[str]:
    for page in pdf.pages:
        last: Piece | None = None
        for piece in once(page.pieces):
            if (pdf.ours and piece.flags & ARTIFACT) or (page.number, piece.mark) in spoken:
                continue
            if last is not None and (piece.flags & (SPACE | LINE) or abs(piece.y - last.y) > last.size / 2):
                yield " "
            yield piece.text
            last = piece
        yield " "
