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


def test_hard_sentences_are_named_where_they_stand() -> None:
    hard = "Pharmacological intervention necessitates individualized consideration of contraindications."
    section = Section("use", 2, (Text("Use"),), (paragraph(PLAIN, 3), paragraph(f"Rest now. {hard}", 5)))
    document = Document((Text("Pills"),), sections=(section,))
    first = found(document, "hard-sentence", CheckSettings(target=3.0))[0]
    assert (str(first.position), first.section, first.excerpt) == ("a.txt:5:11", "use", hard)
    assert found(document, "hard-sentence", CheckSettings(target=9.0)) == []


def test_hard_sentences_are_named_in_a_long_article_too() -> None:
    text = (
        PLAIN * 20
        + "Pharmacological intervention necessitates individualized consideration of comorbidity. " * 3
    )
    document = Document((Text("Pills"),), (paragraph(text),))
    assert len(found(document, "hard-sentence", CheckSettings(target=3.0))) >= 3
