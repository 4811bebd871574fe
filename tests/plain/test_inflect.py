"""Forms of verbs and nouns, and the articles before them."""

from __future__ import annotations

import pytest

from handouts.plain import inflect


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("use", "uses using used used"),
        ("find out", "finds out finding out found out found out"),
        ("give", "gives giving gave given"),
        ("stop", "stops stopping stopped stopped"),
        ("visit", "visits visiting visited visited"),
        ("admit", "admits admitting admitted admitted"),
        ("carry", "carries carrying carried carried"),
        ("lie", "lies lying lay lain"),
        ("see", "sees seeing saw seen"),
        ("have", "has having had had"),
        ("fix", "fixes fixing fixed fixed"),
        ("play", "plays playing played played"),
        ("keep", "keeps keeping kept kept"),
        ("fill", "fills filling filled filled"),
        ("quit", "quits quitting quit quit"),
    ],
)
def test_forms_of_a_verb(lemma: str, forms: str) -> None:
    made = inflect.verb(lemma)
    assert " ".join(made[form] for form in ("s", "ing", "past", "participle")) == forms


@pytest.mark.parametrize(
    ("singular", "plural"),
    [("person", "people"), ("side effect", "side effects"), ("study", "studies"), ("rash", "rashes")],
)
def test_forms_of_a_noun(singular: str, plural: str) -> None:
    assert inflect.noun(singular)["plural"] == plural


@pytest.mark.parametrize(
    ("word", "right"),
    [
        *(("doctor", "a"), ("hour", "an"), ("ulcer", "an"), ("uterus", "a"), ("unit", "a"), ("MRI", "an")),
        *(("unintended", "an"), ("X-ray", "an"), ("8", "an"), ("18", "an"), ("1", "a"), ("AIDS", "an")),
        *(("European", "a"), ("CT", "a"), ("honest", "an"), ("once", "a")),
    ],
)
def test_the_article_goes_by_sound(word: str, right: str) -> None:
    assert inflect.article(word) == right
