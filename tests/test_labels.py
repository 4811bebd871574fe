"""The tool's own words: every language says all of them."""

from __future__ import annotations

import string

import pytest

from handouts.labels import labels
from handouts.resources import toml

LANGUAGES = sorted(toml("labels.toml"))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_all_that_english_says_with_the_same_values(language: str) -> None:
    english, other = toml("labels.toml")["en"], toml("labels.toml")[language]
    assert list(other) == list(english)
    for key, text in english.items():
        if key != "date":
            assert fields(other[key]) == fields(text), key
            assert text.endswith(" ") == other[key].endswith(" "), key
    assert fields(other["date"]) == {"day", "month", "year"}
    assert len(other["months"].split()) == 12


def test_a_region_speaks_its_language_and_an_unknown_one_english() -> None:
    assert labels("es-MX")("about") == "Sobre esta hoja"
    assert labels("cy").lang == "en"
