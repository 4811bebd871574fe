"""The tool's own words: every language says all of them."""

from __future__ import annotations

import string

import pytest

from handouts.labels import labels, language_name
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


def test_a_language_is_called_what_its_readers_call_it() -> None:
    tags = ["es", "es-MX", "pt-BR", "pt-PT", "zh-Hant-TW", "zh", "tlh-Latn"]
    names = ["Español", "Español", "Português (Brasil)", "Português", "繁體中文", "中文", "tlh-Latn"]
    assert [language_name(tag) for tag in tags] == names


def test_every_language_that_has_a_name_has_a_tag_in_lower_case() -> None:
    codes = set(toml("languages.toml")["codes"].split())
    for tag, name in toml("language_names.toml")["names"].items():
        language = tag.partition("-")[0]
        assert tag == tag.lower()
        assert len(language) == 3 or language in codes
        assert name == name.strip() != ""
