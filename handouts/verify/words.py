"""What an output says, in order, and whether it is what the document says, word for word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence

from handouts import model
from handouts.labels import labels
from handouts.model import Document
from handouts.records import dataclass
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
            writer puts in for the reader's help: the number of a note, a list of contents.
    """

    text: str
    role: str
    page: int = 0
    kind: str = "text"


def words(spoken: Iterable[Spoken], kinds: Sequence[str] = ("text",)) -> list[str]:
    """The words of the stretches of these kinds, in order."""
    return _split(piece.text for piece in spoken if piece.kind in kinds)


def written_words(nodes: Iterable[model.Node]) -> list[str]:
    """The words of what a document holds, in order, as `model.words` has them.

    Args:
        nodes: Everything in it, in reading order (`model.walk`).
    """
    return _split(model.texts_of(nodes))


def _split(texts: Iterable[str]) -> list[str]:
    """The words of texts. A long document says few words again and again: each is kept once."""
    once: dict[str, str] = {}
    return [once.setdefault(word, word) for text in texts for word in text.split()]


def differences(
    spoken: Iterable[Spoken],
    document: Document,
    *,
    nodes: Sequence[model.Node] | None = None,
    written: list[str] | None = None,
) -> list[str]:
    """Where the words of an output first part from the document's; empty if they are the same.

    Spellings that Unicode holds to be the same are the same. Characters that no one hears (`heard`) do not
    count, nor does what a writer puts in for the reader's help (`added_texts`).

    Args:
        spoken: What the output says.
        document: What it was made from.
        nodes: Everything in the document (`model.walk`), for a caller that has it.
        written: Its words (`written_words`), likewise.
    """
    spoken = tuple(spoken)
    nodes = tuple(model.walk(document)) if nodes is None else nodes
    written = written_words(nodes) if written is None else written
    added = added_texts(document, nodes)
    if _same(spoken, written, added):
        return []
    meant = [word for word in map(_plain, written) if word]
    once = {word: word for word in meant}
    output: list[str] = []
    for piece in spoken:
        if piece.kind == "text":
            said = [once.get(word, word) for word in map(_plain, piece.text.split()) if word]
            if heard(piece.text) not in added or meant[len(output) : len(output) + len(said)] == said:
                output += said
    if output == meant:
        return []
    index = next(
        (i for i, (one, other) in enumerate(zip(output, meant, strict=False)) if one != other),
        min(len(output), len(meant)),
    )
    found, wanted = _around(output, index), _around(meant, index)
    counts = f"the article has {len(meant):,} words, the output {len(output):,}"
    if index == len(output):
        return [f"the words end too early: {wanted} is missing", counts]
    if index == len(meant):
        return [f"there are words after the end: {found}", counts]
    return [f"the output says {found} where the article says {wanted}", counts]


def _same(spoken: Iterable[Spoken], written: list[str], added: Container[str]) -> bool:
    """Whether the words are the same letter by letter, as nearly always."""
    place = 0
    for piece in spoken:
        if piece.kind == "text":
            said = piece.text.split()
            if written[place : place + len(said)] == said:
                place += len(said)
            elif heard(piece.text) not in added:
                return False
    return place == len(written)


def added_texts(document: Document, nodes: Iterable[model.Node]) -> frozenset[str]:
    """Whole stretches that a writer adds: titles of notes and contents, words in a picture's place."""
    say = labels(document.meta.lang)
    added = {say("write_here"), say("checked"), say("unchecked"), say("in_this_handout")}
    if document.notes:
        added.add(say("notes"))
        added.update(say("note_back", number=number) for number in range(1, len(document.notes) + 1))
    for node in nodes:
        if isinstance(node, model.Figure) and node.alt and not node.decorative:
            added.add(say("picture", alt=node.alt))
    return frozenset(map(heard, added))


def _around(sequence: list[str], index: int) -> str:
    return excerpt(" ".join(sequence[max(0, index - CONTEXT) : index + CONTEXT + 1]), 90)


def _plain(word: str) -> str:
    return word if word.isascii() else heard(unicodedata.normalize("NFC", word))


UNHEARD = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]+"
)
"""Characters that are neither ink nor word (Unicode 15, 5.21): soft hyphens, joiners, directions, invisible
operators, variation selectors. A writer may leave them out."""


def heard(text: str) -> str:
    """The characters of a text that can be heard, with single spaces."""
    return " ".join((text if text.isascii() else UNHEARD.sub("", text)).split())


LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(-[a-wy-z0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
"""A well-formed language tag (RFC 5646, 2.1) whose language is one that ISO 639 could name."""


def is_language(tag: str) -> bool:
    """Whether `tag` is a well-formed BCP 47 language tag: "en", "es-MX", "zh-Hans"."""
    return LANGUAGE_TAG.fullmatch(tag) is not None and tag.lower() != "zxx"


_TYPED_MARK = re.compile(r"(?:([•‣◦▪●○■·–*])|\(?(\d{1,2}|[a-z])[.)])\s+\S")
"""How a paragraph starts that looks like a list item: with a bullet, or a number or letter."""


def is_typed_list(one: str, other: str) -> bool:
    """Whether two paragraphs, one after the other, look like items of a list that is none.

    Both start with bullets, or with numbers or letters that follow each other. "7 a. m." and numbers that
    stand in no order are words.
    """
    above, mark = _TYPED_MARK.match(one), _TYPED_MARK.match(other)
    if not above or not mark:
        return False
    if above[1] or mark[1]:
        return bool(above[1] and mark[1])
    if above[2].isdigit() and mark[2].isdigit():
        return int(mark[2]) == int(above[2]) + 1
    return not above[2].isdigit() and not mark[2].isdigit() and ord(mark[2]) == ord(above[2]) + 1
