"""The rules about words find what they must, and leave alone what they must; the cases are in words.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handouts import checks
from handouts.findings import Finding, Severity
from handouts.formats import reader_for
from handouts.model import Document, Paragraph, Text, texts
from handouts.pipeline import read_bytes
from tests.strategies import documents

CASES = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def found(rule: str, body: str, front: str = "lang: en") -> list[Finding]:
    whole = body if body.startswith(("# ", "---")) else f"---\n{front}\n---\n\n# About this\n\n{body}\n"
    document = read_bytes(whole.encode(), "article.md", reader_for("article.md", ".md"))
    return [finding for finding in checks.run(document).findings if finding.rule == rule]


def cases(kind: str) -> list[tuple[str, str]]:
    return [(rule, body) for rule, row in CASES.items() for body in row[kind]]


@pytest.mark.parametrize(("rule", "body"), cases("must"))
def test_a_rule_finds_what_it_must(rule: str, body: str) -> None:
    assert found(rule, body)


@pytest.mark.parametrize(("rule", "body"), cases("not"))
def test_a_rule_leaves_alone_what_it_must(rule: str, body: str) -> None:
    assert [finding.message for finding in found(rule, body)] == []


RULES = tuple(CASES)


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_ten_cases_of_either_kind(rule: str) -> None:
    assert len(CASES[rule]["must"]) >= 10
    assert len(CASES[rule]["not"]) >= 10


ENGLISH_WORDS = "COPD, edema, prior to. It is not uncommon. DO NOT STOP. Diabetics make a decision."


@pytest.mark.parametrize("lang", ["es", "fr-CA", "de", "cy", "zh-Hans"])
def test_rules_for_english_are_silent_in_other_languages(lang: str) -> None:
    for rule in RULES:
        assert found(rule, f"{ENGLISH_WORDS} {ENGLISH_WORDS}", f"lang: {lang}") == []


@pytest.mark.parametrize("lang", ["en-GB", "en-US", "EN"])
def test_they_speak_in_any_english(lang: str) -> None:
    assert found("jargon", "You have oedema.", f"lang: {lang}")


def test_words_in_another_language_are_not_held_against_an_english_article() -> None:
    assert found("jargon", "Say [edema]{lang=es} to her.") == []


def test_a_word_is_reported_once_with_how_often_it_stands() -> None:
    (finding,) = found("jargon", "Edema hurts.\n\nIf the edema lasts, call. Some edema is normal.")
    assert finding.message == "Patients may not know the word 'Edema'. It stands here 3 times."
    assert finding.fix == "Say 'swelling', or explain it where it first stands."
    assert (finding.position.line, finding.position.column, finding.excerpt) == (7, 1, "Edema")


def test_the_everyday_word_is_given() -> None:
    (finding,) = found("jargon", "Utilize the cream.")
    assert (finding.message, finding.fix) == ("There is an everyday word for 'Utilize'.", "Say 'use'.")
    (finding,) = found("hidden-verb", "Make a decision today.")
    assert finding.fix == "Say 'decide'."
    (finding,) = found("blaming-word", "Diabetics need shoes that fit.")
    assert finding.fix == "Say 'people with diabetes'."
    (finding,) = found("double-negative", "It is not uncommon.")
    assert finding.fix == "Say 'common', if that is what you mean."
    (finding,) = found("undefined-acronym", "People with COPD cough.")
    assert finding.fix == (
        "Say where it first stands that it is chronic obstructive pulmonary disease, or use everyday words."
    )


def test_letters_that_stand_for_several_things_are_asked_about() -> None:
    (finding,) = found("undefined-acronym", "Ask about MS at your visit.")
    assert finding.fix == (
        "Say where it first stands whether it is multiple sclerosis, mitral stenosis or morphine sulfate."
    )
    (finding,) = found("undefined-acronym", "Multiple sclerosis harms nerves.\n\nMS starts early in life.")
    assert finding.fix == "Say where it first stands that it is multiple sclerosis, or use everyday words."
    (finding,) = found("undefined-acronym", "The QRX is a form.")
    assert finding.fix.startswith("Write out what the letters stand for")


def test_the_words_that_letters_stand_for_are_no_jargon() -> None:
    assert found("jargon", "COPD (chronic obstructive pulmonary disease) is common.") == []
    assert found("jargon", "COPD (a lung illness) is common, and so is pulmonary edema.") != []


def test_a_word_that_is_explained_too_late_is_a_hint() -> None:
    late = "You may get hives, or urticaria. "
    body = "Urticaria itches.\n\nOne.\n\nTwo.\n\nThree.\n\n" + late
    (finding,) = found("jargon", body)
    assert finding.severity is Severity.INFO
    assert found("jargon", "Urticaria itches.\n\nOne.\n\n" + late) == []
    (finding,) = found(
        "undefined-acronym", "COPD is bad.\n\nCOPD (chronic obstructive pulmonary disease) is bad."
    )
    assert finding.severity is Severity.INFO


def test_a_duty_is_worse_than_a_habit() -> None:
    (must,) = found("passive-voice", "Blood is drawn. The blood must be drawn at once.")
    assert (must.severity, must.excerpt) == (Severity.WARNING, "must be drawn")
    (may,) = found("passive-voice", "Blood is drawn.")
    assert may.severity is Severity.REVIEW


def test_no_finding_about_words_shuts_the_gate() -> None:
    for rule, body in cases("must"):
        assert all(finding.severity is not Severity.ERROR for finding in found(rule, body))


def test_two_names_that_may_be_two_things_are_for_a_person() -> None:
    (finding,) = found(
        "two-names", "Your doctor calls. Ask your doctor.\n\nA clinician helps. A clinician knows."
    )
    assert finding.severity is Severity.REVIEW
    assert "'doctor' (2 times) and 'clinician' (2 times)" in finding.message


@given(documents())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_findings_about_words_are_excerpts_of_the_article(document: Document) -> None:
    said = " ".join(" ".join(texts(document)).split())
    for finding in checks.run(document).findings:
        if finding.rule in RULES:
            assert finding.excerpt
            assert " ".join(finding.excerpt.split()) in said


SCRAPS = st.lists(
    st.sampled_from(
        [
            *(
                "edema",
                "COPD",
                "(",
                ")",
                "not",
                "un",
                "uncommon",
                "be",
                "should",
                "given",
                "by",
                "the",
                "of",
                "a",
            ),
            *("make", "decision", "-", ".", ",", "é", "İ", "ﬁ", "'", "’", "\u200d", "1", "%", "\n", "unless"),
            *(
                "DO",
                "NOT",
                "patient",
                "safety",
                "report",
                "diabetics",
                "hypertension",
                "high",
                "blood",
                "pressure",
            ),
        ]
    ),
    min_size=1,
    max_size=30,
)


@given(SCRAPS)
@settings(max_examples=200, deadline=None)
def test_no_scrap_of_text_is_too_odd(scraps: list[str]) -> None:
    document = Document((Text("A"),), (Paragraph((Text(" ".join(scraps).replace("\n", " ")),)),))
    for finding in checks.run(document).findings:
        assert finding.excerpt in " ".join(scraps).replace("\n", " ")
