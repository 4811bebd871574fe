"""Every rule explains itself, and its two examples are true."""

from __future__ import annotations

import datetime
import re

import pytest

from handouts import checks
from handouts.checks import Rule
from handouts.errors import ConfigError
from handouts.findings import Finding, Severity
from handouts.formats import reader_for
from handouts.model import Document, Loss, Meta, Paragraph, Section, Text
from handouts.pipeline import read_bytes
from handouts.results import CheckResult
from handouts.settings import CheckSettings

RULES = checks.rules()
TODAY = datetime.date(2026, 1, 1)


def checked(markdown: str, settings: CheckSettings | None = None) -> CheckResult:
    document = read_bytes(markdown.encode(), "article.md", reader_for("article.md", ".md"))
    return checks.run(document, settings or CheckSettings(today=TODAY))


def found(rule: str, result: CheckResult) -> list[Finding]:
    return [finding for finding in result.findings if finding.rule == rule]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_something_in_its_failing_example_and_nothing_in_its_passing_one(rule: Rule) -> None:
    assert found(rule.name, checked(rule.fails)), rule.fails
    assert not found(rule.name, checked(rule.passes)), rule.passes


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_a_rule_finds_says_what_to_do_in_a_sentence(rule: Rule) -> None:
    for finding in found(rule.name, checked(rule.fails)):
        assert re.fullmatch(r"[A-Z].*[.?]", finding.fix), finding.fix
        assert re.match(r"[A-Z]", finding.message)
        assert finding.position.path == "article.md"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_explained_with_both_examples_and_its_source(rule: Rule) -> None:
    said = checks.explain(rule.name)
    assert said.startswith(f"{rule.name}: {rule.title}\n")
    for heading in (
        "What it does:",
        "Why it matters:",
        "It finds something here:",
        "And nothing here:",
        "Source:",
    ):
        assert f"\n{heading}\n  " in said


def test_a_rule_can_be_left_out_with_a_reason() -> None:
    settings = CheckSettings(ignore={"not-reviewed": "reviewed on paper"})
    assert not found("not-reviewed", checked("# Asthma\n\nKeep it near you.\n", settings))


def test_a_misspelt_rule_in_the_settings_is_corrected() -> None:
    with pytest.raises(ConfigError) as caught:
        checked("# A\n\nWords.\n", CheckSettings(ignore={"not-reviwed": "why"}))
    assert caught.value.fix == "Did you mean 'not-reviewed'?"


def test_a_hard_sentence_is_named_where_it_stands() -> None:
    rule = next(rule for rule in RULES if rule.name == "hard-sentence")
    result = checked(rule.fails)
    lines = rule.fails.splitlines()
    for finding in found("hard-sentence", result):
        at = finding.position
        assert at.line is not None
        assert at.column is not None
        assert lines[at.line - 1][at.column - 1 :].split()[0] == finding.excerpt.split()[0]


EASY = "Keep your inhaler near you. Ask your nurse for help. " * 10
HARD = "Pharmacological intervention necessitates individualized consideration. " * 20


@pytest.mark.parametrize(
    ("text", "settings", "severity"),
    [
        (EASY, CheckSettings(), None),
        (HARD, CheckSettings(), Severity.ERROR),
        (HARD, CheckSettings(limit=99), Severity.WARNING),
        (HARD, CheckSettings(target=98, limit=99), None),
        (EASY, CheckSettings(limit=-5, target=-6), Severity.ERROR),
        (EASY, CheckSettings(limits={"gunning_fog": 0.5}), Severity.ERROR),
        (EASY, CheckSettings(limits={"flesch_reading_ease": 100.5}), Severity.ERROR),
        (EASY, CheckSettings(limits={"flesch_reading_ease": 20}), None),
        (EASY, CheckSettings(metric="flesch_reading_ease", limit=120), Severity.ERROR),
        ("Keep it near you.", CheckSettings(), Severity.REVIEW),
    ],
)
def test_the_gate(text: str, settings: CheckSettings, severity: Severity | None) -> None:
    result = checked(f"# Asthma\n\n{text}\n", settings)
    severities = [finding.severity for finding in found("reading-grade", result)]
    assert severities == ([severity] if severity else [])
    assert result.passed is (severity is not Severity.ERROR)


def test_a_language_without_a_formula_needs_a_person() -> None:
    result = checked(f"---\nlang: cy\n---\n# Asthma\n\n{EASY}\n")
    (finding,) = found("reading-grade", result)
    assert finding.severity is Severity.REVIEW
    assert "cy" in finding.message


@pytest.mark.parametrize(
    ("kind", "words", "severity"),
    [
        ("navigation", 40, Severity.INFO),
        ("image", 0, Severity.WARNING),
        ("something new", 3, Severity.ERROR),
        ("something new", 0, Severity.WARNING),
    ],
)
def test_how_bad_a_loss_is(kind: str, words: int, severity: Severity) -> None:
    document = Document(
        (Text("Asthma"),),
        (Paragraph((Text("Words."),)),),
        meta=Meta(lang="en", lang_declared=True),
        losses=(Loss(kind, "A thing", "nobody can say why", words=words),),
    )
    (finding,) = found("lost-content", checks.run(document))
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("kind", "fix"),
    [
        ("image", "Save the picture in the article's folder"),
        ("link", "Write the whole"),
        ("form", "Look there"),
    ],
)
def test_what_to_do_about_a_loss_and_how_it_is_said(kind: str, fix: str) -> None:
    document = Document(
        (Text("Asthma"),),
        (Paragraph((Text("Words."),)),),
        meta=Meta(lang="en", lang_declared=True),
        losses=(Loss(kind, "A thing", "it is elsewhere", words=2),),
    )
    (finding,) = found("lost-content", checks.run(document))
    assert finding.message == "Left out: A thing (2 words). It is elsewhere."
    assert (finding.fix or "").startswith(fix)


def test_findings_come_in_reading_order() -> None:
    result = checked(
        "# Asthma\n\nOne thing.Two things are here.\n\n## More\n\nThree things.Four things are here.\n"
    )
    lines = [finding.position.line for finding in found("missing-space", result)]
    assert lines == [3, 7]


def test_a_picture_deep_inside_is_found() -> None:
    document = Document(
        (Text("Asthma"),),
        sections=(Section("a", 2, (Text("A"),), (Paragraph((Text("Words."),)),)),),
    )
    assert not found("missing-alt", checks.run(document))
