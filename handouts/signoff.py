"""Sign-off: a clinician's name stands behind a text, and behind no other one.

With the name and the day goes a digest of the text. Once the text is changed the digest no longer fits, and
the sign-off is void until somebody signs again.
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import itertools
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

from handouts.addresses import with_links
from handouts.errors import HandoutsError
from handouts.model import (
    Cell,
    Document,
    Emphasis,
    Figure,
    Inlines,
    Link,
    Node,
    NoteRef,
    Span,
    Strong,
    Term,
    Text,
    is_inline,
    plain_text,
    sections_of,
)

VERSION: Final = "v1"
"""What a digest begins with. Whoever changes what goes into it raises the number."""

DIGEST: Final = re.compile(r"v\d+-[0-9a-f]{20}")
"""What a digest looks like. 80 bits are enough for two texts never to share one by accident."""

_ATTRIBUTES: Final[dict[str, tuple[str, ...]]] = {
    "Abbreviation": ("text", "expansion"),
    "Callout": ("kind",),
    "Cell": ("header", "scope", "colspan", "rowspan"),
    "Figure": ("alt", "decorative"),
    "FillIn": ("lines",),
    "ListItem": ("checked",),
    "NumberedList": ("start", "style"),
    "Span": ("lang",),
}
"""What is read or seen of each kind of node besides the nodes in it. A picture's file name is not."""


def digest(document: Document) -> str:
    """A short name for what a patient reads: words, structure, pictures and the terms that are explained.

    It stays the same however the text is noted down: where lines are broken, which signs make bold or a list,
    what the notes are called. Who reviewed it, when, and where the facts come from are not in it.

    Args:
        document: The article, as a reader made it; not a composed handout.

    Returns:
        "v1-" and 20 hexadecimal figures.
    """
    places = {section.id: number for number, section in enumerate(sections_of(document))}
    numbers = {note.id: number for number, note in enumerate(document.notes)}
    terms = sorted([entry.term, entry.definition] for entry in document.meta.terms)
    said = [_said(document, places, numbers), terms]
    data = json.dumps(said, separators=(",", ":")).encode("ascii")
    return f"{VERSION}-{hashlib.sha256(data).hexdigest()[:20]}"


def sign_off(document: Document, by: str, on: datetime.date) -> Document:
    """The document with a clinician's name behind the text as it is.

    Args:
        document: The article.
        by: Who has read it and stands behind it.
        on: The day.

    Raises:
        HandoutsError: No name is given.
    """
    name = " ".join(by.split())
    if not name:
        raise HandoutsError(
            "A sign-off needs the name of a clinician.", "Give the name of the person who has read the text."
        )
    meta = dataclasses.replace(
        document.meta, reviewed_by=name, reviewed_on=on, reviewed_text=digest(document)
    )
    return dataclasses.replace(document, meta=meta)


def is_signed_off(document: Document) -> bool:
    """Whether somebody stands behind this very text: a name and a day, and no digest of another text."""
    meta = document.meta
    return bool(meta.reviewed_by) and meta.reviewed_on is not None and not is_void(document)


def is_void(document: Document) -> bool:
    """Whether the review that is named was one of another text. One without a digest is believed."""
    meta = document.meta
    claimed = bool(meta.reviewed_by) or meta.reviewed_on is not None
    return claimed and bool(meta.reviewed_text) and meta.reviewed_text != digest(document)


def settled(document: Document) -> Document:
    """The document with its review as it stands now, for making others of it that are no longer that text.

    The name and the day are gone if the review is void, and the digest is gone in any case.
    """
    if not document.meta.reviewed_text:
        return document
    meta = dataclasses.replace(document.meta, reviewed_text="")
    if is_void(document):
        meta = dataclasses.replace(meta, reviewed_by="", reviewed_on=None)
    return dataclasses.replace(document, meta=meta)


def _said(node: Node, places: dict[str, int], numbers: dict[str, int]) -> Any:
    """A node as plain lists and values, alike for all documents that say the same."""
    if isinstance(node, Text):
        return node.text
    kind = type(node).__name__
    made: list[Any] = [kind, *(getattr(node, name) for name in _ATTRIBUTES.get(kind, ()))]
    if isinstance(node, Link):
        made.append(places.get(node.target[1:], node.target) if node.target[:1] == "#" else node.target)
    elif isinstance(node, NoteRef):
        made.append(numbers.get(node.id, node.id))
    elif isinstance(node, Figure):
        made.append(hashlib.sha256(node.image.data).hexdigest() if node.image else "")
    elif isinstance(node, Cell) and not node.blocks:
        made[1:3] = False, ""  # a heading with nothing in it names nothing
    for name in node.child_fields:
        children: tuple[Node, ...] = getattr(node, name)
        if children and is_inline(children[0]) and not is_inline(node):
            # Some sources leave an address in a heading as it is; it says the same as one that is a link.
            children = with_links(cast("Inlines", tuple(_joined(children))))
        made.append([_said(child, places, numbers) for child in children])
    return made


def _plain(text: str) -> str:
    """`text` without what nobody sees: how letters are composed, soft hyphens, kinds of white space."""
    return re.sub(r"\s+", " ", re.sub("[\u00ad\u200b\u2060\ufeff]", "", unicodedata.normalize("NFC", text)))


def _joined(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, with texts that stand side by side as one."""
    for is_text, group in itertools.groupby(_unmarked(nodes), lambda node: isinstance(node, Text)):
        if is_text:
            yield Text(_plain(plain_text(group)))
            continue
        for node in group:
            if isinstance(node, (Strong, Emphasis, Link, Span)):
                yield dataclasses.replace(node, children=cast("Inlines", tuple(_joined(node.children))))
            else:
                yield node


def _unmarked(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, without the marks that a composer puts on terms."""
    for node in nodes:
        if isinstance(node, Term):
            yield from _unmarked(node.children)
        else:
            yield node
