"""A long sentence is one of more than 25 words, counted as a person counts them."""

from __future__ import annotations

import pytest

from handouts.checks import run
from handouts.findings import Finding, Position
from handouts.model import Document, Paragraph, Text


def found(text: str) -> list[Finding]:
    inlines = (Text(text, position=Position("a.txt", 3, 1)),)
    result = run(Document((Text("Asthma"),), (Paragraph(inlines),)))
    return [finding for finding in result.findings if finding.rule == "long-sentence"]


@pytest.mark.parametrize(("words", "number"), [(25, 0), (26, 1), (60, 1)])
def test_25_words_are_enough(words: int, number: int) -> None:
    assert len(found("Take it " + "and it " * ((words - 2) // 2) + "now " * (words % 2) + ".")) == number


def test_a_word_with_hyphens_or_a_stroke_is_one_word() -> None:
    assert found("Take it " + "and/or over-the-counter " * 11 + "now.") == []


def test_it_says_where_the_sentence_is_and_how_long() -> None:
    (only,) = found("Rest now. Take it " + "and it " * 14 + "now.")
    assert str(only.position) == "a.txt:3:11"
    assert only.message == "This sentence has 31 words; 25 is the most that readers can follow with ease."
    assert only.excerpt.startswith("Take it and")


def test_two_sentences_of_which_the_first_ends_in_an_abbreviation_are_two() -> None:
    assert found("Use it " + "and it " * 9 + "in the U.S. The next one " + "is it " * 9 + "now.") == []
