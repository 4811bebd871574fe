"""One document, written in every format that people write in, is read back to its words in their order."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from handouts.model import (
    Abbreviation,
    Document,
    Figure,
    FillIn,
    Node,
    NoteRef,
    NumberedList,
    Text,
    transform,
    words,
)
from handouts.readers import html, text, word
from tests.readers.as_files import as_page, as_plain_text, as_word
from tests.strategies import documents


def _told_apart(document: Document) -> Document:
    """The document with words that are all different, and mean nothing to a reader.

    Notes go, because plain text has none; so do merged cells and what is said of a picture elsewhere.
    """
    count = itertools.count(1)

    def other(text: str) -> str:
        return re.sub(r"\S+", lambda _: f"w{next(count)}e", text)

    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, NoteRef):
            return ()
        if isinstance(node, Text):
            return dataclasses.replace(node, text=other(node.text))
        if isinstance(node, Abbreviation):
            return Text(other(node.text))
        if isinstance(node, Figure):
            return dataclasses.replace(node, description=())
        if isinstance(node, FillIn):
            return dataclasses.replace(node, lines=1)
        if isinstance(node, NumberedList):
            return dataclasses.replace(node, style="decimal")
        return node

    return dataclasses.replace(transform(document, change), notes=())


ARTICLES = documents(("en",)).map(_told_apart)
READ: dict[str, Callable[[Document], Document]] = {
    "text": lambda document: text.read(as_plain_text(document).encode(), "a.txt"),
    "page": lambda document: html.read(as_page(document).encode(), "a.html"),
    "word": lambda document: word.read(as_word(document), "a.docx"),
}


@pytest.mark.parametrize("form", READ)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=ARTICLES)
def test_the_same_words_come_back_in_the_same_order(form: str, document: Document) -> None:
    assert _words(READ[form](document)) == _words(document)


def _words(document: Document) -> list[str]:
    """The words without the colon of a label, and without marks that are words where they stand alone."""
    return [one.rstrip(":") for one in words(document) if re.search("[a-z]", one)]
