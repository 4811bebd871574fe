"""What a screen reader that we did not write says of pages, beside what `handouts verify --speak` says."""

from __future__ import annotations

import typing
from collections.abc import Callable
from functools import partial

import pytest

from handouts import model
from handouts.formats import RenderOptions
from handouts.model import Document, Span, walk
from handouts.verify import speak
from handouts.writers.html import write
from tests.validators.screen_reader import comparable, in_our_words
from tests.validators.web import Browser
from tests.verify.said import BLOCKS, FOLDER, said
from tests.verify.test_speech import TORTURE
from tests.writers.html.test_pages import PAGES


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_is_spoken_as_it_was_when_somebody_read_it(name: str, browser: Browser) -> None:
    assert said(name, browser) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_every_kind_of_block_and_inline_is_among_them() -> None:
    kinds = {type(node) for document in BLOCKS.values() for node in walk(document)}
    assert set(typing.get_args(model.Block)) | set(typing.get_args(model.Inline)) <= kinds
    assert {file.stem for file in FOLDER.iterdir()} == set(BLOCKS)


TERMS = "[...document.querySelectorAll('a.term')].map(term => term.textContent)"


def both(document: Document, browser: Browser) -> tuple[list[str], list[str]]:
    """What the screen reader says of a document's page, and what we say, as far as both have words for it."""
    page = write(document, RenderOptions())
    languages = {node.lang for node in walk(document) if isinstance(node, Span)}
    theirs = in_our_words(browser.spoken(page), browser.evaluate(page, TERMS))
    return theirs, comparable(speak(page, "handout.html"), languages)


DOCUMENTS: dict[str, Callable[[], Document]] = {
    **{name: partial(BLOCKS.__getitem__, name) for name in BLOCKS},
    **PAGES,
    "every part": lambda: TORTURE,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_we_say_what_the_screen_reader_says(name: str, browser: Browser) -> None:
    theirs, ours = both(DOCUMENTS[name](), browser)
    assert theirs == ours
    assert len(ours) > 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (["list with 1 item", "3., Sit.", "end of list"], ["listwith1item", "item,Sit.", "endoflist"]),
        (
            ["list with 1 item", "a. not ticked, Sit.", "end of list"],
            ["listwith1item", "itemnotticked,Sit.", "endoflist"],
        ),
        (["list with 1 item", "term, Puff", "One press.", "end of list"], ["term,Puff", "Onepress."]),
        (["table with 1 rows and 2 columns", "row 1"], ["table", "row"]),
        (["column 2, row header, Blue", "column 3"], ["rowheader,Blue", "cell,"]),
        (["3., not in a list"], ["3.,notinalist"]),
        (["Say in es, agua in all, now."], ["Sayaguainall,now."]),
    ],
)
def test_only_what_it_has_no_words_for_is_left_out(ours: list[str], theirs: list[str]) -> None:
    assert comparable(ours, ["es"]) == theirs


@pytest.mark.parametrize(
    ("phrases", "lines"),
    [
        (["heading, Then, level 2"], ["headinglevel2,Then"]),
        (
            ["heading, One, level 3", "strong", "One", "end of strong", "end of heading, One, level 3"],
            ["headinglevel3,One"],
        ),
        (["blood pressure", "BP", "end, blood pressure"], ["BP,shortforbloodpressure"]),
        (["link, dose", "link, clinic"], ["doselink,clinic"]),
        (["paragraph", "One", "end of paragraph", "paragraph", "Two", "end of paragraph"], ["One", "Two"]),
        (["columnheader, Water, columnspan 2", "cell, rowspan 2"], ["columnheader,Water", "cell,"]),
    ],
)
def test_its_words_become_ours(phrases: list[str], lines: list[str]) -> None:
    assert in_our_words(phrases, ["dose"]) == lines
