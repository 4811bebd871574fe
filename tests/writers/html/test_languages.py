"""Language tags and the direction of writing."""

from __future__ import annotations

import pytest

from handouts.writers.html.languages import direction, is_tag


@pytest.mark.parametrize(
    ("lang", "way"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("FA", "rtl"),
        ("pa", "ltr"),
        ("pa-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("az-Arab-IR", "rtl"),
    ],
)
def test_the_script_decides_and_else_the_language(lang: str, way: str) -> None:
    assert direction(lang) == way


@pytest.mark.parametrize("lang", ["en", "pt-BR", "zh-Hant-TW", "es-419"])
def test_tags(lang: str) -> None:
    assert is_tag(lang)


@pytest.mark.parametrize("lang", ["", "e", "english language", "en_US", 'en"', "en-", "en\n"])
def test_what_is_no_tag(lang: str) -> None:
    assert not is_tag(lang)
