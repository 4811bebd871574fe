"""The words of an OpenDocument text, from its XML: those of the body, its boxes and its notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from handouts.readers._odt_names import DC, OFFICE, SVG, TEXT
from handouts.readers._tally import counted

_WHITE = frozenset({TEXT + "s", TEXT + "tab", TEXT + "line-break", TEXT + "p", TEXT + "h"})
_NO_TEXT = frozenset(
    [
        OFFICE + "annotation", OFFICE + "change-info", OFFICE + "forms", TEXT + "note-citation",
        SVG + "title", SVG + "desc", DC + "creator", DC + "date", OFFICE + "binary-data",
        *(f"{TEXT}{name}-source" for name in ("table-of-content", "illustration-index", "table-index",
          "object-index", "user-index", "alphabetical-index", "bibliography")),
    ]
)  # fmt: skip


def words_of(body: etree._Element) -> Counter[str]:
    """The words of a body."""
    return counted(_pieces(body))


def _pieces(body: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, part in walk:
        if part.tag in _NO_TEXT:
            if event == "start":
                walk.skip_subtree()
                continue
        elif event == "start":
            if part.tag in _WHITE:
                yield " "
            yield part.text or ""
            continue
        elif part.tag in _WHITE:
            yield " "
        if part is not body:
            yield part.tail or ""
