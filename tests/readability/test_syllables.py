"""Syllables: the dictionary's count for its words, and a right guess for the names of medicines."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.readability._textstat import ENGLISH, backend
from handouts.readability.syllables import count, is_spelled, spelled
from tests.setup.make_syllables import dictionary

NAMES = [
    (word, int(number))
    for word, number in (
        line.split() for line in (Path(__file__).parent / "medical_syllables.txt").read_text().splitlines()
    )
]


def test_names_of_medicines_and_diseases_are_right() -> None:
    wrong = {word: (number, count(word)) for word, number in NAMES if count(word) != number}
    assert wrong == {}
    assert len(NAMES) == len(dict(NAMES)) == 970


def test_every_word_of_the_cmu_dictionary_is_right() -> None:
    path = Path(__file__).parents[1] / "node_modules" / "cmu-pronouncing-dictionary" / "index.js"
    assert path.is_file(), "Run `make test`, or `npm ci` in the folder tests."
    words = dictionary(path)
    assert len(words) > 120_000
    wrong = {word: (number, count(word)) for word, number in words.items() if count(word) != number}
    assert wrong == {}


@pytest.mark.parametrize(
    ("word", "number"),
    [
        # as the CMU dictionary has them; each is one that rules of spelling get wrong
        ("people", 2),
        ("every", 3),
        ("different", 3),
        ("business", 2),
        ("area", 3),
        ("being", 2),
        ("science", 2),
        ("idea", 3),
        ("create", 2),
        ("someone", 2),
        ("rhythm", 2),
        ("queue", 1),
        ("recipe", 3),
        ("bacteria", 4),
        ("don't", 1),
        ("didn't", 2),
        ("nurse's", 2),
        ("patients", 2),
    ],
)
def test_words_of_the_dictionary_are_right(word: str, number: int) -> None:
    assert count(word) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("copd", 4),
        ("A1C", 3),
        ("H1N1", 4),
        ("B12", 2),
        ("500", 1),
        ("5mg", 3),
        (spelled("MRI"), 3),
        (spelled("WHO"), 5),
        (spelled("SSRI") + "s", 4),
        ("café", 2),
        ("naïve", 2),
        ("", 1),
        ("½", 1),
        ("xyzzyq", 2),
        ("bcd", 3),
    ],
)
def test_what_is_no_plain_word_is_counted_as_it_is_said(word: str, number: int) -> None:
    assert count(word) == number


def test_capitals_do_not_matter_for_words() -> None:
    assert count("Metformin") == count("METFORMIN") == 3


@pytest.mark.parametrize("word", ["COPD", "ICU", "SSRIs", "FDA", "IV"])
def test_letters_that_are_said_one_by_one_are_known(word: str) -> None:
    assert is_spelled(word)


@pytest.mark.parametrize("word", ["AIDS", "NOT", "STOP", "Copd", "copd", "A", "WARNING", "IBUPROFEN", "12"])
def test_words_in_capitals_are_words(word: str) -> None:
    assert not is_spelled(word)


def test_textstat_counts_as_we_do() -> None:
    count_syllables = backend().counts.count_syllables
    wrong = {word: number for word, number in NAMES if count_syllables(word, ENGLISH) != number}
    assert wrong == {}


def test_any_word_has_a_syllable_however_long() -> None:
    assert count("z" * 100_000) >= 1
    assert count("ab" * 50_000) >= 1
