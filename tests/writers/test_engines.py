"""Which engine lays out a PDF: the one that is asked for, else the one that the text needs."""

from __future__ import annotations

import importlib.util
from dataclasses import replace

import pytest

from handouts import render
from handouts.config import Config, Output, parse
from handouts.errors import ConfigError
from handouts.findings import Position
from handouts.formats import RenderOptions, writer_for
from handouts.model import Document, Figure, Meta, Paragraph, Text
from handouts.writers.engines import needs_weasyprint, write
from tests.writers.pdf.documents import handout, paragraph

ENGLISH = handout(paragraph("Take one tablet. Ω, ñ, 中文, 5 µg."))


def placed(text: str) -> Document:
    return handout(paragraph("Words."), Paragraph((Text(text, position=Position("a.md", 5, 1)),)))


def engine_of(data: bytes) -> str:
    found = [name for name in ("ReportLab", "WeasyPrint") if f"({name})".encode() in data]
    assert len(found) == 1
    return found[0]


def test_reportlab_lays_out_what_it_can() -> None:
    assert engine_of(writer_for("pdf").load()(ENGLISH, RenderOptions())) == "ReportLab"
    assert needs_weasyprint(ENGLISH) == ""


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("one سلام", "Arabic script"),
        ("one שלום", "Hebrew script"),
        ("one हिन्दी", "Devanagari script"),
        ("one বাংলা", "Bengali script"),
        ("one ไทย", "Thai script"),
    ],
)
def test_weasyprint_lays_out_letters_that_join_or_move(text: str, script: str) -> None:
    told: list[str] = []
    data = write(placed(text), RenderOptions(tell=told.append))
    assert engine_of(data) == "WeasyPrint"
    assert told == [f"a.md:5:5: Here is {script}, so this PDF is laid out by WeasyPrint."]


def test_words_in_the_place_of_a_picture_count_too() -> None:
    figure = Figure(None, "one سلام", position=Position("a.md", 7, 1))
    assert needs_weasyprint(handout(figure)) == "a.md:7:1: Here is Arabic script"


def test_a_language_from_right_to_left_needs_weasyprint_whatever_its_letters() -> None:
    document = replace(ENGLISH, meta=Meta(lang="fa"), position=Position("a.md"))
    assert needs_weasyprint(document) == "a.md: This is in 'fa', which is written from right to left"
    assert needs_weasyprint(replace(document, meta=Meta(lang="fa-Latn"))) == ""


@pytest.mark.parametrize("engine", ["reportlab", "weasyprint"])
def test_an_engine_that_is_asked_for_is_taken(engine: str) -> None:
    assert engine_of(write(ENGLISH, RenderOptions(engine=engine))).lower() == engine
    assert engine_of(render(ENGLISH, "pdf", engine=engine)).lower() == engine
    config = Config(output=Output(engine=engine))
    assert engine_of(render(ENGLISH, "pdf", config=config)).lower() == engine
    assert parse({"pdf": {"engine": engine}}) == config


def test_an_engine_that_there_is_not_is_refused() -> None:
    with pytest.raises(ConfigError, match="no PDF engine 'word'"):
        write(ENGLISH, RenderOptions(engine="word"))
    with pytest.raises(ConfigError, match="engine"):
        parse({"pdf": {"engine": "word"}})


def test_where_weasyprint_is_missing_the_message_says_what_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "weasyprint" else real(name, *rest)
    )
    with pytest.raises(ConfigError) as caught:
        write(placed("one سلام"), RenderOptions())
    assert caught.value.message == (
        "a.md:5:5: Here is Arabic script, which needs the WeasyPrint engine. WeasyPrint is not installed."
    )
    assert caught.value.fix == "pip install 'handouts[weasyprint]'"
