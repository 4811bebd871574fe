"""Every rule finds something in its bad example and nothing in its good one, and can be explained."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest

from handouts.checks import RULES, Rule, explain, rules, run
from handouts.errors import ConfigError
from handouts.findings import Finding, Position, Severity
from handouts.formats import reader_for
from handouts.model import Document, Figure, Loss, Meta, Paragraph, Section, Text
from handouts.results import CheckResult
from handouts.settings import CheckSettings

TODAY = CheckSettings(today=datetime.date(2026, 6, 1))


def read(text: str, folder: Path) -> Document:
    document = reader_for("a.md", ".md").load()(text.encode(), "a.md", language="en", folder=folder)
    assert isinstance(document, Document)
    return document


def found(document: Document, rule: str, settings: CheckSettings = TODAY) -> list[Finding]:
    return [finding for finding in run(document, settings).findings if finding.rule == rule]


def paragraph(text: str, line: int = 1) -> Paragraph:
    return Paragraph((Text(text, position=Position("a.txt", line, 1)),))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_finds_something_in_its_bad_example(rule: Rule, tmp_path: Path) -> None:
    findings = found(read(rule.fails, tmp_path), rule.name)
    assert findings
    assert all(finding.message and finding.fix for finding in findings)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_finds_nothing_in_its_good_example(rule: Rule, tmp_path: Path) -> None:
    assert found(read(rule.passes, tmp_path), rule.name) == []


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_explained_with_both_examples(name: str) -> None:
    text = explain(name)
    for heading in (
        "What it does:",
        "Why it matters:",
        "It finds something here:",
        "And nothing here:",
        "Source:",
    ):
        assert heading in text


def test_a_rule_that_is_ignored_finds_nothing(tmp_path: Path) -> None:
    (rule,) = (rule for rule in rules() if rule.name == "reading-grade")
    document = read(rule.fails, tmp_path)
    settings = CheckSettings(ignore={"reading-grade": "Only for staff."})
    assert found(document, "reading-grade", settings) == []
    assert not run(document).passed
    assert run(document, settings).passed


def test_a_rule_that_there_is_not_cannot_be_ignored() -> None:
    with pytest.raises(ConfigError, match="'reading-grde'") as error:
        run(Document(()), CheckSettings(ignore={"reading-grde": "A slip."}))
    assert error.value.fix == "Did you mean 'reading-grade'?"


# The gate -------------------------------------------------------------------------------------------------

PLAIN = "Take your pill with food each day and drink a full glass of water with it too. " * 12
"""12 sentences of 17 words."""


def graded(text: str, settings: CheckSettings = TODAY, lang: str = "en") -> list[tuple[str, str]]:
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


# What a reader could not carry over -----------------------------------------------------------------------


def losses(*kinds: tuple[str, int]) -> CheckResult:
    made = tuple(Loss(kind, f"a {kind}", "It cannot be shown", words=words) for kind, words in kinds)
    return run(Document((Text("Pills"),), (paragraph("Take it with food."),), losses=made))


def test_lost_words_shut_the_gate_and_lost_looks_do_not() -> None:
    assert not losses(("unheard-of", 12)).passed
    assert losses(("unheard-of", 0), ("format", 0)).passed


def test_a_decorative_picture_needs_no_words() -> None:
    document = Document((Text("Pills"),), (Figure(None, decorative=True), Figure(None)))
    assert len(found(document, "missing-alt")) == 1


def test_findings_stand_in_reading_order() -> None:
    text = "It is good for your health.While you wait, rest."
    section = Section("b", 2, (Text("B"),), (paragraph(text, 9), paragraph(text, 20)))
    findings = run(Document((Text("A"),), sections=(section,))).findings
    lines = [finding.position.line for finding in findings if finding.section]
    assert lines == [9, 20]


def test_a_result_is_the_same_each_time(tmp_path: Path) -> None:
    document = read(rules()[1].fails, tmp_path)
    assert run(document) == run(dataclasses.replace(document))


def test_severities_are_named_in_every_finding() -> None:
    assert {severity.value for severity in Severity} == {"error", "warning", "review", "info"}
