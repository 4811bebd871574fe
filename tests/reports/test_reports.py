"""Reports for a terminal, for machines and for staff."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import handouts
from handouts.cli import run
from handouts.findings import Finding, Position, Severity
from handouts.reports import json as data
from handouts.reports import text
from handouts.resources import data as shipped
from handouts.results import (
    CheckResult,
    Outcome,
    Point,
    Readability,
    Run,
    ScoredSentence,
    Scores,
    SectionScores,
    Verification,
)

SENTENCE = "Pharmacological <intervention> necessitates consideration & care."
START, PLACE = Position("asthma.md", 1, 1), Position("asthma.md", 5, 1)
IN_WORD = Position("asthma.docx", paragraph=3, heading="What")
SCORES = Scores(
    values={"flesch_kincaid_grade": 9.21, "smog_index": 8.0},
    adjusted={"flesch_kincaid_grade": 8.5},
    words=560,
    scored_words=480,
    sentences=41,
    unscored={"heading": 30, "table": 50},
    estimates=frozenset({"smog_index"}),
)
RESULT = CheckResult(
    "asthma.md",
    "Asthma & you",
    Readability(
        "en-US",
        SCORES,
        (
            SectionScores("a", "What <is> it?", SCORES),
            SectionScores("b", "Short", Scores(problem="too short to score")),
        ),
        (
            ScoredSentence(
                SENTENCE, Position("asthma.md", 5, 1), "a", 21.0, 7, 0.42, ("Pharmacological", "intervention")
            ),
        ),
    ),
    (
        Finding(
            "reading-grade", Severity.ERROR, "The text is hard.", "Mend it.", Position("asthma.md", 1, 1)
        ),
        Finding(
            "hard-sentence",
            Severity.WARNING,
            "Hard.",
            "Split it.",
            Position("asthma.md", 5, 1),
            "a",
            SENTENCE,
        ),
        Finding(
            "not-reviewed",
            Severity.REVIEW,
            "Nobody did.",
            "Ask.",
            Position("asthma.docx", paragraph=3, heading="What"),
        ),
    ),
)
VERIFICATION = Verification(
    "handout.pdf",
    "pdf",
    (
        Point("pdf-01", "It is tagged.", Outcome.PASS),
        Point("pdf-27", "Links stand alone.", Outcome.PERSON, ("page 2: ‘<here>’",)),
        Point("pdf-32", "Notes.", Outcome.NONE),
    ),
    pages=4,
)


def test_the_terminal_gets_place_rule_message_and_the_fix_on_the_next_line() -> None:
    assert text.report([RESULT]) == (
        "asthma.md:1:1 reading-grade error: The text is hard.\n"
        "  Fix: Mend it.\n"
        "asthma.md:5:1 hard-sentence warning: Hard.\n"
        f"  “{SENTENCE}”\n"
        "  Fix: Split it.\n"
        "asthma.docx: paragraph 3, under 'What' not-reviewed needs a person: Nobody did.\n"
        "  Fix: Ask.\n"
        "asthma.md: grade 9.2, scored 480 of 560 words in 41 sentences; the gate is shut; "
        "1 error, 1 warning, 1 needs a person.\n"
    )


def test_colour_only_repeats_what_the_words_say() -> None:
    import re

    colored = text.report([RESULT], color=True)
    assert "\x1b[31merror\x1b[0m" in colored
    assert re.sub(r"\x1b\[\d*m", "", colored) == text.report([RESULT])


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        ("short", "short"),
        ("a\n b", "a b"),
        ("word " * 40, "word " * 19 + "word…"),
        ("x" * 200, "x" * 100 + "…"),
    ],
)
def test_an_excerpt_is_cut_between_words(whole: str, shown: str) -> None:
    assert text.shortened(whole) == shown


def schema() -> dict[str, object]:
    loaded: dict[str, object] = json.loads(shipped("check.schema.json").read_text(encoding="utf-8"))
    return loaded


def test_json_is_as_its_schema_says() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    checked = json.loads(data.report(Run((RESULT, RESULT))))
    jsonschema.validate(checked, schema())
    built = json.loads(data.build_report(RESULT, [VERIFICATION], ["handout.pdf"]))
    jsonschema.validate(built, schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": 2, "documents": []}, schema())


def test_json_of_real_articles_is_as_its_schema_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text("# A\n\nTake it now.\n", encoding="utf-8")
    run(["check", str(tmp_path / "a.md"), "--format", "json"])
    jsonschema.validate(json.loads(capsys.readouterr().out), schema())
    run(["build", "-o", str(tmp_path / "out"), "--only", "whole"])
    report = tmp_path / "out" / "ketamine-for-depression" / "report.json"
    jsonschema.validate(json.loads(report.read_bytes()), schema())


def test_json_has_what_the_contract_names() -> None:
    (document,) = json.loads(data.report(Run((RESULT,))))["documents"]
    assert document["scores"] == {"flesch_kincaid_grade": 9.21, "smog_index": 8.0}
    assert document["adjusted_scores"] == {"flesch_kincaid_grade": 8.5}
    assert (document["passed"], document["scored_words"], document["words"], document["sentences"]) == (
        False,
        480,
        560,
        41,
    )
    assert [(finding["rule"], finding["line"], finding["column"]) for finding in document["findings"]] == [
        ("reading-grade", 1, 1),
        ("hard-sentence", 5, 1),
        ("not-reviewed", None, None),
    ]
    assert document["findings"][2]["paragraph"] == 3


def test_a_result_passes_unless_there_is_an_error() -> None:
    assert not RESULT.passed
    assert handouts.CheckResult("a", "A", RESULT.readability, RESULT.findings[1:]).passed
