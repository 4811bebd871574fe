"""The gate says which score is beyond which bound, and which sentences to mend first."""

from __future__ import annotations

import pytest

from handouts.checks import run
from handouts.findings import Finding, Position
from handouts.model import Document, Meta, Paragraph, Section, Text
from handouts.settings import CheckSettings


def found(document: Document, rule: str, settings: CheckSettings | None = None) -> list[Finding]:
    return [finding for finding in run(document, settings).findings if finding.rule == rule]


def paragraph(text: str, line: int = 1) -> Paragraph:
    return Paragraph((Text(text, position=Position("a.txt", line, 1)),))


PLAIN = "Take your pill with food each day and drink a full glass of water with it too. " * 12
"""12 sentences of 17 words."""


def graded(text: str, settings: CheckSettings | None = None, lang: str = "en") -> list[tuple[str, str]]:
    document = Document((Text("Pills"),), (paragraph(text),), meta=Meta(lang=lang))
    return [
        (finding.severity.value, finding.message) for finding in found(document, "reading-grade", settings)
    ]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (CheckSettings(), []),
        (CheckSettings(target=3.4), [("warning", "The text reads at grade 3.5; the target is 3.4.")]),
        (CheckSettings(target=3.0, limit=3.2), [("error", "The text reads at grade 3.5; the limit is 3.2.")]),
        (CheckSettings(target=3.5, limit=3.5), []),
        (CheckSettings(limits={"lix": 5}), [("error", "The score lix is 17.0; the limit is 5.")]),
        (
            CheckSettings(limits={"flesch_reading_ease": 101}),
            [("error", "The score flesch_reading_ease is 100.0; the limit is 101.")],
        ),
        (CheckSettings(limits={"flesch_reading_ease": 90}), []),
        (CheckSettings(limits={"smog_index": 1}), []),  # under 30 sentences it is only an estimate
    ],
)
def test_the_gate_holds_scores_against_target_and_limits(
    settings: CheckSettings, expected: list[tuple[str, str]]
) -> None:
    assert graded(PLAIN, settings) == expected


def test_a_short_text_needs_a_person_and_does_not_shut_the_gate() -> None:
    assert graded("Take it with food.") == [("review", "There is no reading grade: too short to score.")]


def test_spanish_is_gated_by_its_own_formula() -> None:
    hard = (
        "La administración intravenosa de medicamentos antidepresivos necesita supervisión especializada. "
        * 12
    )
    ((severity, message),) = graded(hard, lang="es")
    assert severity == "error"
    assert message.startswith("The score fernandez_huerta is ")
    assert message.endswith("; the limit is 60.")


def test_a_language_with_no_formula_needs_a_person() -> None:
    assert graded(PLAIN, lang="cy") == [
        ("review", "There is no reading grade: there is no formula for the language 'cy'.")
    ]


HARD = "Pharmacological intervention necessitates individualized consideration of contraindications."


def test_hard_sentences_are_named_where_they_stand_with_the_reason_and_the_fix() -> None:
    section = Section("use", 2, (Text("Use"),), (paragraph(PLAIN, 3), paragraph(f"Rest now. {HARD}", 5)))
    document = Document((Text("Pills"),), sections=(section,))
    (first,) = found(document, "hard-sentence", CheckSettings(target=9.0))
    assert (str(first.position), first.section, first.excerpt) == ("a.txt:5:11", "use", HARD)
    assert first.message == (
        "Many people will find this sentence hard: 7 words; 'contraindications', 'Pharmacological' and "
        "'individualized' are rare."
    )
    assert first.fix == (
        "Split it where you would take a breath. Is there an everyday word for 'contraindications' or "
        "'Pharmacological' or 'individualized'?"
    )


def test_a_hard_sentence_is_named_in_a_text_too_short_to_score() -> None:
    document = Document((Text("Pills"),), (paragraph(f"Rest now. {HARD} Drink water."),))
    (only,) = found(document, "hard-sentence")
    assert only.excerpt == HARD


def test_above_the_target_the_sentences_that_put_it_there_are_named_though_their_words_are_common() -> None:
    long = "When you get up in the night to get a drink of water it is good to put a light on so you see. "
    document = Document((Text("Pills"),), (paragraph(PLAIN + long),))
    named = found(document, "hard-sentence", CheckSettings(target=3.0))
    assert named[0].excerpt == long.strip()
    assert named[0].message == "This sentence by itself is at grade 6: 24 words."
    assert found(document, "hard-sentence", CheckSettings(target=9.0)) == []


def test_other_languages_name_what_raises_the_score() -> None:
    hard = "La administración intravenosa de medicamentos antidepresivos necesita supervisión especializada. "
    document = Document((Text("Pills"),), (paragraph(hard * 12),), meta=Meta(lang="es"))
    named = found(document, "hard-sentence")
    assert named[0].message.startswith("This sentence raises the score: 9 words; 'antidepresivos', ")


def test_hard_sentences_are_named_in_a_long_article_too() -> None:
    text = (
        PLAIN * 20
        + "Pharmacological intervention necessitates individualized consideration of comorbidity. " * 3
    )
    document = Document((Text("Pills"),), (paragraph(text),))
    assert len(found(document, "hard-sentence", CheckSettings(target=3.0))) >= 3
