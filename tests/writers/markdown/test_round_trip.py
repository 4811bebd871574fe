"""What is written is read back as the same article, whatever is in it."""

from __future__ import annotations

import dataclasses
import datetime
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings

from handouts.compose import handouts_of
from handouts.model import Abbreviation, Document, Figure, Node, Paragraph, Text, transform, walk
from handouts.pipeline import example, read
from handouts.readers import markdown
from handouts.signoff import is_signed_off, sign_off
from handouts.writers.markdown import draft
from tests.strategies import documents
from tests.writers.markdown.articles import ARTICLES
from tests.writers.markdown.hostile import DOCUMENTS
from tests.writers.markdown.reading import back, joined

DAY = datetime.date(2026, 1, 31)


def without_file_names(document: Document) -> Document:
    """Pictures that had no file get one."""

    def change(node: Node) -> Node:
        return dataclasses.replace(node, source="") if isinstance(node, Figure) and node.image else node

    return transform(document, change)


def _as_read(document: Document) -> Document:
    """A picture that could not be had has a name that no file has."""

    def change(node: Node) -> Node:
        if isinstance(node, Figure) and not node.image:
            return dataclasses.replace(node, source="missing.png")
        return node

    return transform(document, change)


ARTICLES_READ = documents().map(_as_read)


@given(ARTICLES_READ)
@settings(max_examples=100)
def test_an_article_comes_back_as_it_was(document: Document) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = back(document, Path(folder))
    if not draft(document).losses:
        assert joined(without_file_names(made)) == joined(without_file_names(document))
        assert made.losses == () or all(loss.kind == "image" for loss in made.losses)


@given(DOCUMENTS)
@settings(max_examples=200)
def test_words_full_of_signs_come_back_as_they_were(document: Document) -> None:
    if not draft(document).losses:
        assert joined(back(document)) == joined(document)


@given(ARTICLES_READ)
@settings(max_examples=30)
def test_writing_what_was_read_changes_nothing(document: Document) -> None:
    once = draft(document)
    assert draft(markdown_of(once.text)).text == once.text


@given(ARTICLES_READ)
@settings(max_examples=50)
def test_a_sign_off_holds_for_what_is_read_back(document: Document) -> None:
    signed = sign_off(document, "Ann Example, RN", DAY)
    with tempfile.TemporaryDirectory() as folder:
        made = back(signed, Path(folder))
    if not draft(signed).losses:
        assert is_signed_off(made)


@given(ARTICLES_READ)
@settings(max_examples=50)
def test_every_word_stands_where_it_says(document: Document) -> None:
    text = draft(document).text
    lines, made = text.split("\n"), markdown_of(text)
    # A caption that stands in the brackets of its picture is found by where the picture is.
    captions = {id(word) for node in walk(made) if isinstance(node, Figure) for word in node.caption}
    for node in walk(made):
        if isinstance(node, (Text, Abbreviation)) and id(node) not in captions:
            line, column = node.position.line or 0, node.position.column or 0
            assert lines[line - 1][column - 1 :].startswith(node.text.rstrip())


def markdown_of(text: str) -> Document:
    return markdown.read(text.encode(), "a.md")


@pytest.mark.parametrize("name", ARTICLES)
def test_articles_of_all_kinds_come_back(name: str, tmp_path: Path) -> None:
    document = ARTICLES[name]()
    made = back(document, tmp_path)
    assert joined(without_file_names(made)) == joined(without_file_names(document))
    assert made.losses == ()


def test_the_bundled_example_comes_back() -> None:
    document = read(example())
    assert joined(back(document)) == joined(document)


def test_what_the_composer_added_is_left_out() -> None:
    article = read(example())
    handout = handouts_of(article, draft=True, only="whole")[0].document
    assert draft(handout).text == draft(article).text


HOSTILE = {
    "sentences": "It is so. " * 30_000,
    "stars": "*a " * 60_000,
    "brackets": "[a](b) " * 30_000,
    "tags": "<a " * 60_000,
    "backslashes": "\\" * 100_000,
    "addresses": "see www.x.org_ now. " * 10_000,
    "letters": "a) b) " * 30_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long_to_write(name: str) -> None:
    words = HOSTILE[name].strip()
    pieces = tuple(Text(words[at : at + 50]) for at in range(0, len(words), 50))
    began = time.process_time()
    draft(Document((Text("T"),), (Paragraph(pieces),)))
    assert time.process_time() - began < 20
