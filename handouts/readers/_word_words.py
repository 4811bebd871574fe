"""The words of a Word file, from its XML: those of the body, of its boxes, and of the notes it refers to.

Of two ways to show one thing, only that which is read counts; of words that were moved, only those where they
are now. Formulas do not count: they can be written in more than one way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from handouts.readers._tally import counted
from handouts.readers._word_names import MC, M, W, chosen

_TEXT = frozenset({W + "t", W + "delText"})
_WHITE = frozenset({W + "p", W + "tab", W + "br", W + "cr", W + "rt", W + "rubyBase", M + "oMath"})
_MOVED = W + "moveFrom"


def words_of(body: etree._Element, notes: Iterable[etree._Element]) -> Counter[str]:
    """The words of a body and of those of its notes that it refers to.

    Args:
        body: The body.
        notes: The roots of the parts that hold footnotes and endnotes.
    """
    return counted(_pieces(body, notes))


def _pieces(body: etree._Element, notes: Iterable[etree._Element]) -> Iterator[str]:
    yield from _texts(body)
    for root in notes:
        kind = etree.QName(root).localname.removesuffix("s")
        wanted = {mark.get(W + "id") for mark in body.iter(f"{W}{kind}Reference")}
        for note in root.iterfind(W + kind):
            if note.get(W + "id") in wanted:
                yield from _texts(note)


def _texts(root: etree._Element) -> Iterator[str]:
    again: set[etree._Element] = set()
    for alternatives in root.iter(MC + "AlternateContent"):
        read = chosen(alternatives)
        for branch in alternatives:
            if branch is not read:
                again.update(branch.iter(*_TEXT))
    for moved in root.iter(_MOVED):
        again.update(moved.iter(*_TEXT))
    gone = {part: None for outer in root.iter(W + "del") for part in outer.iter(*_TEXT) if part not in again}
    for part in root.iter(*_TEXT, *_WHITE):
        if part.tag in _WHITE:
            yield " "
        elif part not in again and part not in gone:
            yield part.text or ""
    yield " "
    # What tracked changes take away stands among words that are one without it.
    for part in gone:
        yield part.text or ""
    yield " "
