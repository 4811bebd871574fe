"""Each language's own formulas tell a handout for patients from a text for experts, with no network."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from handouts.model import Document, Meta, Paragraph, Text
from handouts.readability import Formula, formulas, prepare, score
from handouts.readability._textstat import backend
from handouts.readability.prepare import prepared_text

TEXTS = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))
CASES = [(language, formula) for language in TEXTS for formula in formulas(language)]
RANGES = {
    "flesch_reading_ease": (60, 130, -130, 45),
    "fernandez_huerta": (70, 130, -130, 45),
    "szigriszt_pazos": (70, 130, -130, 45),
    "gutierrez_polini": (40, 70, -30, 35),
    "crawford": (0, 4, 4.5, 15),
    "wiener_sachtextformel": (-2, 5, 12, 25),
    "lix": (10, 35, 55, 100),
    "gulpease_index": (70, 110, 5, 45),
    "gunning_fog": (0, 6, 12, 35),
    "osman": (50, 200, -100, 120),
}
"""From and to for the handout, from and to for the experts' text; on each formula's own scale."""


def document(language: str, kind: str, times: int = 1) -> Document:
    text = " ".join(TEXTS[language][kind].split())
    return Document((), (Paragraph((Text(text),)),) * times, meta=Meta(lang=language))


def value(language: str, kind: str, formula: Formula) -> float:
    sentences = [one.words for part in prepare(document(language, kind)) for one in part.sentences]
    return formula.of(prepared_text(sentences), language)


@pytest.mark.parametrize(("language", "formula"), CASES, ids=[f"{a}-{b.name}" for a, b in CASES])
def test_a_handout_is_easier_than_an_experts_text_and_both_have_a_sane_number(
    language: str, formula: Formula
) -> None:
    easy, hard = value(language, "easy", formula), value(language, "hard", formula)
    assert (easy < hard) is formula.higher_is_harder
    least_easy, most_easy, least_hard, most_hard = RANGES[formula.name]
    assert least_easy <= easy <= most_easy
    assert least_hard <= hard <= most_hard


@pytest.mark.parametrize("language", TEXTS)
def test_a_handout_meets_its_languages_limit_and_an_experts_text_does_not(language: str) -> None:
    gate = formulas(language)[0]
    if gate.target is None or gate.limit is None:
        assert gate.name == "osman"  # it has no agreed figure
        return
    sign = 1 if gate.higher_is_harder else -1
    assert sign * value(language, "easy", gate) <= sign * gate.target
    assert sign * value(language, "hard", gate) > sign * gate.limit


@pytest.mark.parametrize("language", TEXTS)
def test_a_handout_has_every_score_of_its_language_and_its_hardest_sentences(language: str) -> None:
    result = score(document(language, "easy", times=2))
    assert list(result.document.values) == [formula.name for formula in formulas(language)]
    assert result.document.sentences >= 30
    assert result.hardest
    assert not any(one.hard for one in result.hardest)  # nobody rated sentences in this language


def test_portuguese_is_the_english_formula_with_its_own_constant() -> None:
    (formula,) = formulas("pt-BR")
    sentences = [one.words for part in prepare(document("pt", "easy")) for one in part.sentences]
    text = prepared_text(sentences)
    assert formula.of(text, "pt") == backend().metrics.flesch_reading_ease(text, "pt") + 42
