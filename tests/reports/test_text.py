"""The text report gives each finding its place, its rule, and what to do, and sums up in one line."""

from __future__ import annotations

from handouts.findings import Finding, Position, Severity
from handouts.reports.text import report
from handouts.results import CheckResult, Readability, Scores

SCORES = Scores(values={"flesch_kincaid_grade": 7.24}, words=560, scored_words=480, sentences=41)
FINDING = Finding(
    "missing-alt", Severity.ERROR, "This picture has no words.", "Say what it shows.", Position("a.md", 12, 5)
)
WORD = Finding(
    "hard-sentence",
    Severity.WARNING,
    "This is hard.",
    "Split it.",
    Position("a.docx", paragraph=12, heading="When to call us"),
    excerpt="Administering ketamine " * 20,
)


def result(*findings: Finding, scores: Scores = SCORES, path: str = "a.md") -> CheckResult:
    return CheckResult(path, "A", Readability("en", scores), findings)


def test_a_finding_has_its_place_its_rule_and_its_fix() -> None:
    assert report([result(FINDING)]) == (
        "a.md:12:5 missing-alt error: This picture has no words.\n"
        "  Fix: Say what it shows.\n"
        "a.md: grade 7.2, scored 480 of 560 words in 41 sentences; the gate is shut; 1 error.\n"
    )


def test_word_has_no_lines_and_a_long_excerpt_is_cut_between_words() -> None:
    assert report([result(WORD, path="a.docx")]) == (
        "a.docx: paragraph 12, under 'When to call us' hard-sentence warning: This is hard.\n"
        "  “Administering ketamine Administering ketamine Administering ketamine Administering ketamine…”\n"
        "  Fix: Split it.\n"
        "a.docx: grade 7.2, scored 480 of 560 words in 41 sentences; the gate is open; 1 warning.\n"
    )


def test_nothing_found_and_no_score() -> None:
    short = Scores(words=8, scored_words=7, sentences=2, problem="too short to score")
    assert report([result(scores=short)]) == "a.md: too short to score; the gate is open; nothing found.\n"


def test_colour_only_repeats_what_the_words_say() -> None:
    plain, coloured = report([result(FINDING)]), report([result(FINDING)], color=True)
    assert "\x1b" not in plain
    assert coloured.replace("\x1b[31m", "").replace("\x1b[0m", "") == plain


def test_reports_of_several_articles_stand_apart() -> None:
    assert report([result(), result(path="b.md")]).count("\n\n") == 1
