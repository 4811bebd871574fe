"""Whole files, to be read as a nurse would who has to edit them."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.formats import RenderOptions, writer_for
from handouts.pipeline import render
from handouts.writers.markdown import draft, write
from tests.writers.markdown.articles import ARTICLES

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", ARTICLES)
def test_the_file_is_pleasant_to_edit(name: str) -> None:
    made = draft(ARTICLES[name]())
    assert made.text == (GOLDEN / f"{name}.md").read_text("utf-8")
    assert made.losses == ()


def test_every_golden_file_has_its_article() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == set(ARTICLES)


def test_the_writer_is_found_by_its_name() -> None:
    writer = writer_for("markdown")
    assert (writer.suffixes, writer.composed) == ((".md",), False)
    document = ARTICLES["from-plain-text"]()
    assert writer.load()(document, RenderOptions()) == write(document, RenderOptions())
    assert render(document, "markdown").decode() == draft(document).text
