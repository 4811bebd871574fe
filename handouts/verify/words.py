"""What an output says, in order, and whether it is what the document says, word for word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handouts import model
from handouts.labels import labels
from handouts.model import Document
from handouts.verify.promises import excerpt

CONTEXT = 4
"""How many words on each side of a difference are shown."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of text that is read without a break.

    Attributes:
        text: Its words, with single spaces.
        role: What it is: a structure type ("P", "H1") or an element's name ("p", "h1").
        page: Page number from 1; the line number in a web page; 0 if unknown.
        kind: "text"; "label" for a bullet or number; "alt" for a picture's description; "added" for what the
            writer puts in for the reader's help, such as the number of a note.
    """

    text: str
    role: str
    page: int = 0
    kind: str = "text"


def words(spoken: Iterable[Spoken], kinds: Sequence[str] = ("text",)) -> list[str]:
    """The words of the stretches of these kinds, in order."""
    return [word for piece in spoken if piece.kind in kinds for word in piece.text.split()]


def differences(spoken: Iterable[Spoken], document: Document) -> list[str]:
    """Where the words of an output first part from the document's; empty if they are the same.

    Spellings that Unicode holds to be the same are the same. Soft hyphens, which no one hears, do not count,
    nor does what a writer puts in for the reader's help (`added_texts`).
    """
    spoken = tuple(spoken)
    written = model.words(document)
    if words(spoken) == written:
        return []  # letter by letter the same, as nearly always
    meant = [word for word in map(_plain, written) if word]
    added = added_texts(document)
    heard: list[str] = []
    for piece in spoken:
        if piece.kind == "text":
            said = [word for word in map(_plain, piece.text.split()) if word]
            if piece.text not in added or meant[len(heard) : len(heard) + len(said)] == said:
                heard += said
    if heard == meant:
        return []
    index = next(
        (i for i, (one, other) in enumerate(zip(heard, meant, strict=False)) if one != other),
        min(len(heard), len(meant)),
    )
    found, wanted = _around(heard, index), _around(meant, index)
    counts = f"the article has {len(meant):,} words, the output {len(heard):,}"
    if index == len(heard):
        return [f"the words end too early: {wanted} is missing", counts]
    if index == len(meant):
        return [f"there are words after the end: {found}", counts]
    return [f"the output says {found} where the article says {wanted}", counts]


def added_texts(document: Document) -> frozenset[str]:
    """Whole stretches that a writer adds: the title of the notes, a picture's description in its place."""
    say = labels(document.meta.lang)
    added = {say("write_here"), say("checked"), say("unchecked")}
    if document.notes:
        added.add(say("notes"))
        added.update(say("note_back", number=number) for number in range(1, len(document.notes) + 1))
    for node in model.walk(document):
        if isinstance(node, model.Figure) and node.alt and not node.decorative:
            added.add(" ".join(say("picture", alt=node.alt).split()))
    return frozenset(added)


def _around(sequence: list[str], index: int) -> str:
    return excerpt(" ".join(sequence[max(0, index - CONTEXT) : index + CONTEXT + 1]), 90)


def _plain(word: str) -> str:
    word = word if word.isascii() else unicodedata.normalize("NFC", word)
    return word.replace("\N{SOFT HYPHEN}", "").replace("\N{ZERO WIDTH SPACE}", "")


LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(-[a-wy-z0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
"""A well-formed language tag (RFC 5646, 2.1) whose language is one that ISO 639 could name."""


def is_language(tag: str) -> bool:
    """Whether `tag` is a well-formed BCP 47 language tag: "en", "es-MX", "zh-Hans"."""
    return LANGUAGE_TAG.fullmatch(tag) is not None and tag.lower() != "zxx"
