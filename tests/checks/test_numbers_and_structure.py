"""What rules about numbers, doses, structure and action say, how bad it is, and in which languages."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from handouts import check, checks, read
from handouts.checks._figures import in_people
from handouts.checks._several import first_few
from handouts.config import Clinic, Config
from handouts.findings import Finding, Severity
from handouts.formats import reader_for
from handouts.pipeline import example, read_bytes
from handouts.resources import data
from handouts.settings import CheckSettings

SETTINGS = CheckSettings(today=datetime.date(2026, 1, 1))
PROSE = {
    *("vague-quantity", "percent-alone", "relative-risk", "risk-without-size", "needless-decimal"),
    *("unit-not-explained", "calculation", "letter-for-units", "risky-abbreviation", "latin-dose"),
    *("sign-for-words", "number-without-comma", "dose-two-ways", "no-action", "no-help"),
}
"""Rules that make sense in English alone."""


def findings(text: str, settings: CheckSettings = SETTINGS) -> list[Finding]:
    source = text if text.startswith(("# ", "---\n")) else f"# Handout\n\n{text}\n"
    document = read_bytes(source.encode(), "article.md", reader_for("article.md", ".md"))
    return list(checks.run(document, settings).findings)


def of(rule: str, text: str) -> list[Finding]:
    return [finding for finding in findings(text) if finding.rule == rule]


@pytest.mark.parametrize(
    ("percent", "people"),
    [
        (14, "about 1 in 7"),
        (20, "1 in 5"),
        (50, "1 in 2"),
        (33, "about 1 in 3"),
        (65, "about 2 in 3"),
        (70, "7 in 10"),
        (75, "3 in 4"),
        (95, "19 in 20"),
        (44, "44 in 100"),
        (3, "3 in 100"),
        (0.5, "1 in 200"),
        (0.03, "about 1 in 3,300"),
        (100, ""),
        (0, ""),
        (120, ""),
    ],
)
def test_a_percent_in_people(percent: float, people: str) -> None:
    assert in_people(percent) == people


@pytest.mark.parametrize(
    ("rule", "text", "fix"),
    [
        ("vague-quantity", "Rest for a few days.", "Say how many days."),
        ("percent-alone", "About 14% of adults have it.", "Say it as about 1 in 7."),
        ("percent-alone", "It helps 70 to 90 percent of women.", "Say it as 7 to 9 in 10."),
        ("needless-decimal", "It affects 25.8 million people.", "Write about 26 million."),
        ("needless-decimal", "Wait 1.5 hours.", "Write 1 and a half hours."),
        ("range-with-dash", "Take it for 4-6 weeks.", "Write 4 to 6."),
        ("trailing-zero", "Take 2.50 mg.", "Write 2.5 mg, not 2.50 mg."),
        ("trailing-zero", "Take 1.0 mg.", "Write 1 mg, not 1.0 mg."),
        ("leading-point", "Take .5 mg.", "Write 0.5 mg, not .5 mg."),
        ("letter-for-units", "Inject 10U.", "Write 10 units, not 10U."),
        ("risky-abbreviation", "Take 50 µg.", "Write 'mcg'."),
        ("latin-dose", "Take 1 tablet q4-6h.", "Write 'every 4 to 6 hours'."),
        ("sign-for-words", "Call if it is ≥ 38.", "Write 'at least 38'."),
        ("sign-for-words", "Take it x3d.", "Write 'for 3 days'."),
        ("sign-for-words", "Take it 2x/day.", "Write '2 times a day'."),
        ("dose-without-space", "Take 10mg.", "Write 10 mg."),
        ("number-without-comma", "You get 600000 units.", "Write 600,000."),
        (
            "alt-says-nothing",
            "![Photo of a nurse at work](a.png)",
            "Begin with what it shows: 'A nurse at work'.",
        ),
    ],
)
def test_the_fix_can_be_done_at_once(rule: str, text: str, fix: str) -> None:
    assert of(rule, text)[0].fix == fix


@pytest.mark.parametrize(
    ("rule", "text", "severity"),
    [
        ("trailing-zero", "Take 1.0 mg.", Severity.ERROR),
        ("trailing-zero", "It has 1.0 mg in it.", Severity.WARNING),
        ("trailing-zero", "Take 1.0 g.", Severity.WARNING),
        ("leading-point", "At night .5 mg.", Severity.ERROR),
        ("leading-point", "About .5% of it.", Severity.WARNING),
        ("letter-for-units", "Inject 10 U of insulin.", Severity.ERROR),
        ("letter-for-units", "Insulin:\n\n- 10U", Severity.WARNING),
        ("risky-abbreviation", "Take it QD.", Severity.WARNING),
        ("risk-without-size", "There is a risk of bleeding.", Severity.REVIEW),
        ("no-source", "Text.", Severity.REVIEW),
    ],
)
def test_only_what_is_certainly_a_dangerous_dose_shuts_the_gate(
    rule: str, text: str, severity: Severity
) -> None:
    assert [finding.severity for finding in of(rule, text)] == [severity]


def test_each_place_of_a_dangerous_dose_is_named() -> None:
    assert len(of("trailing-zero", "Take 1.0 mg.\n\n" * 9)) == 9


def test_what_comes_up_again_and_again_is_counted() -> None:
    told = of("range-with-dash", "Take it for 4-6 weeks. " * 9)
    assert [finding.message for finding in told] == [
        "A dash between two numbers is easy to miss: '4-6'.",
        "A dash between two numbers is easy to miss: '4-6'.",
        "A dash between two numbers is easy to miss: '4-6'. And in 6 more places.",
    ]
    one = Finding("a", Severity.INFO, "A.", "B.")
    assert [finding.message for finding in first_few([one, one], most=1)] == ["A. And in 1 more place."]
    assert list(first_few([])) == []


def test_a_finding_stands_where_the_words_are() -> None:
    (finding,) = of("leading-point", "# A\n\nText.\n\n## Dose\n\n- Rest.\n- Take **.5 mg** at night.\n")
    assert (finding.position.line, finding.position.column) == (8, 10)
    assert (finding.section, finding.excerpt) == ("dose", ".5 mg")


SPANISH = """\
---
lang: es
---

# Asma

Use el inhalador 2 o 3 veces al día. El 14% de los adultos tiene asma. Tome 10 U. Take it often, 2x/day, <5.
El riesgo es de 25.8 million people. Chance of risk: there is a risk of bleeding. 100000 people. Take QD, BID.
"""


def test_rules_for_english_are_silent_in_another_language() -> None:
    assert not {finding.rule for finding in findings(SPANISH)} & PROSE


@pytest.mark.parametrize(
    ("rule", "text", "fix"),
    [
        ("trailing-zero", "Tome 1,0 mg.", "Write 1 mg, not 1,0 mg."),
        ("trailing-zero", "Tome 1.0 mg.", "Write 1 mg, not 1.0 mg."),
        ("leading-point", "Tome ,5 mg.", "Write 0,5 mg, not ,5 mg."),
        ("range-with-dash", "Tome 2-3 tabletas.", "Write 2 a 3."),
        ("dose-without-space", "Tome 10mg.", "Write 10 mg."),
        (
            "vague-heading",
            "## Introducción\n\nTexto.",
            "Write what this part says, or the question that it answers.",
        ),
        ("alt-says-nothing", "![Imagen](a.png)", "Say in one sentence what the picture shows."),
        ("link-words", "[Haga clic aquí](https://example.org/a)", "Make the name of the page the link."),
    ],
)
def test_rules_about_figures_and_structure_work_in_spanish(rule: str, text: str, fix: str) -> None:
    assert of(rule, f"---\nlang: es\n---\n\n# Asma\n\n{text}\n")[0].fix == fix


def test_a_thousand_is_no_trailing_zero_where_commas_are_decimal() -> None:
    assert of("trailing-zero", "---\nlang: es\n---\n\n# Asma\n\nTome 1.000 mg.\n") == []


def test_words_in_another_language_are_not_held_against_english() -> None:
    assert of("vague-quantity", "Rest [for a few days]{lang=fr}.") == []
    assert of("vague-quantity", "Rest for a few days.")


def test_a_clinic_in_the_settings_is_whom_to_call() -> None:
    document = read(example())
    bare = dataclasses.replace(document, blocks=(), sections=document.sections[:1])
    config = Config(checks=SETTINGS)
    named = dataclasses.replace(config, clinic=Clinic(phone="555-010-0000"))
    assert "no-contact" in {finding.rule for finding in check(bare, config).findings}
    assert "no-contact" not in {finding.rule for finding in check(bare, named).findings}


def test_what_is_shipped_has_nothing_to_mend() -> None:
    starter = read_bytes(data("starter.md").read_bytes(), "starter.md", reader_for("starter.md", ".md"))
    for document in (read(example()), starter):
        told = [
            finding for finding in checks.run(document, SETTINGS).findings if finding.rule != "reading-grade"
        ]
        assert {finding.severity for finding in told} <= {Severity.REVIEW, Severity.INFO}
