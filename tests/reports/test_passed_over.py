"""What is passed over is counted in every report that people or programs keep, with the reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from handouts.findings import Finding, Position, Severity
from handouts.reports import for_machines, html, text
from handouts.resources import data
from handouts.results import CheckResult, Gone, Readability, Run, Scores, Silenced, Unread
from tests.validators.reports import sarif
from tests.validators.web import Browser, Vnu


def finding(severity: Severity, message: str = "It is wrong.", line: int = 3, excerpt: str = "") -> Finding:
    return Finding("missing-space", severity, message, "Mend it.", Position("a.md", line, 1), "", excerpt)


BY_COMMENT = Silenced(finding(Severity.WARNING, excerpt="one.Two"), "a name", "a.md:2:1", in_source=True)
BY_SETTING = Silenced(finding(Severity.INFO, line=9), "as printed", "handouts.toml:7")
SCORES = Scores({"flesch_kincaid_grade": 9.2}, words=200, scored_words=180, sentences=12)


def result(**more: object) -> CheckResult:
    return CheckResult("a.md", "A", Readability("en", SCORES), **more)  # type: ignore[arg-type]


def test_the_text_tells_each_reason_once_and_how_often() -> None:
    told = text.report([result(silenced=(BY_COMMENT, BY_COMMENT, BY_SETTING))])
    assert told == (
        "a.md:2:1: missing-space silenced, 2 times: a name\n"
        "handouts.toml:7: missing-space silenced: as printed\n"
        "a.md: grade 9.2, scored 180 of 200 words in 12 sentences; the gate is open; "
        "nothing found, 3 silenced.\n"
    )
    assert "a name" in text.build_report(result(silenced=(BY_COMMENT,)), written=True, draft=False)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"known": (finding(Severity.WARNING),)}, "the gate is open; nothing new, 1 known before."),
        (
            {"known": (finding(Severity.ERROR),)},
            "the gate is shut, as the baseline knows; nothing new, 1 known before.",
        ),
        (
            {"known": (finding(Severity.ERROR),), "findings": (finding(Severity.ERROR),)},
            "the gate is shut; 1 error, 1 known before.",
        ),
        (
            {"known": (finding(Severity.WARNING),), "silenced": (BY_COMMENT,)},
            "nothing new, 1 silenced, 1 known before.",
        ),
    ],
)
def test_the_text_counts_what_a_baseline_knows(more: dict[str, object], said: str) -> None:
    assert text.report([result(**more)]).endswith(f"{said}\n")


def test_json_has_it_apart_and_it_does_not_count() -> None:
    one = result(
        silenced=(BY_COMMENT,),
        known=(finding(Severity.ERROR),),
        gone=(Gone("jargon", "hepatic", 2),),
    )
    report = json.loads(for_machines("json", Run((one,))))
    jsonschema.validate(report, json.loads(data("check.schema.json").read_text(encoding="utf-8")))
    (document,) = report["documents"]
    assert (document["passed"], document["findings"]) == (True, [])
    assert document["silenced"][0]["finding"]["excerpt"] == "one.Two"
    assert (document["silenced"][0]["reason"], document["silenced"][0]["place"]) == ("a name", "a.md:2:1")
    assert [known["severity"] for known in document["known"]] == ["error"]
    assert document["gone"] == [{"rule": "jargon", "words": "hepatic", "count": 2}]


def test_sarif_has_what_is_silenced_as_suppressed() -> None:
    one = result(findings=(finding(Severity.ERROR),), silenced=(BY_COMMENT, BY_SETTING))
    log = for_machines("sarif", Run((one,)))
    assert sarif(log) == []
    results = json.loads(log)["runs"][0]["results"]
    assert [found.get("suppressions") for found in results] == [
        None,
        [{"kind": "inSource", "justification": "a name"}],
        [{"kind": "external", "justification": "as printed"}],
    ]
    assert len({found["partialFingerprints"]["handouts/v1"] for found in results}) == 3


def test_the_report_for_staff_tells_what_was_passed_over_and_why(
    browser: Browser, vnu: Vnu, html_validate: Callable[[bytes], list[str]]
) -> None:
    with_signs = Silenced(finding(Severity.INFO, line=9), "as <printed> & sold", "handouts.toml:7")
    page = html.build_report(result(silenced=(BY_COMMENT, with_signs)), [], [])
    told = page.decode().partition("<h2>What was passed over</h2>")[2]
    assert "<strong>Why:</strong> a name</p>" in told
    assert "<strong>Why:</strong> as &lt;printed&gt; &amp; sold</p>" in told
    assert "Rule: missing-space. It is said at a.md:2:1." in told
    assert vnu(page) == []
    assert html_validate(page) == []
    assert browser.axe(page) == []
    assert b"passed over" not in html.build_report(result(), [], [])


@pytest.mark.parametrize("style", ["github", "gitlab"])
def test_what_marks_lines_leaves_it_out(style: str) -> None:
    one = result(silenced=(BY_COMMENT,), known=(finding(Severity.ERROR),))
    assert for_machines(style, Run((one,))) in ("", "[]\n")


# The summary in Markdown ---------------------------------------------------------------------------------


def test_the_summary_names_the_worst_first() -> None:
    hard = CheckResult(
        "leaflets/pills|x.md",
        "Pills",
        Readability("en", SCORES),
        (
            finding(Severity.WARNING, "Two <b>bold</b>\nlines of *it*.", excerpt="one.Two " * 30),
            Finding(
                "no-title",
                Severity.ERROR,
                "There is none.",
                "Give it one.",
                Position("leaflets/b.docx", paragraph=3, heading="Why"),
            ),
            finding(Severity.INFO, "Good to know."),
        ),
    )
    run = Run(
        (result(silenced=(BY_COMMENT,)), hard), (Unread("gone.md", "gone.md: It is not there.", "Look."),)
    )
    words = "one.Two " * 12
    assert for_machines("markdown", run) == (
        "## 3 articles checked\n"
        "\n"
        "1 of them must be mended, 1 could not be read.\n"
        "\n"
        "**Not checked:** gone.md: It is not there. Look.\n"
        "\n"
        "| Article | Readability | Errors | Warnings | Needs a person | Notes | Passed over |\n"
        "|---|---|--:|--:|--:|--:|--:|\n"
        "| leaflets/pills\\|x.md | grade 9.2, scored 180 of 200 words in 12 sentences | 1 | 1 | 0 | 1 | 0 |\n"
        "| a.md | grade 9.2, scored 180 of 200 words in 12 sentences | 0 | 0 | 0 | 0 | 1 |\n"
        "\n"
        "### Mend these first\n"
        "\n"
        "- **Error** in leaflets/pills\\|x.md, paragraph 3, under 'Why' (no-title): There is none.\n"
        "  Fix: Give it one.\n"
        "- **Warning** in leaflets/pills\\|x.md, line 3 (missing-space): "
        "Two \\<b\\>bold\\</b\\> lines of \\*it\\*.\n"
        f"  “{words.strip()}…”\n"
        "  Fix: Mend it.\n"
    )


def test_the_summary_of_good_articles_is_short() -> None:
    assert for_machines("markdown", Run((result(),))).startswith(
        "## 1 article checked\n\nNothing has to be mended.\n\n| Article |"
    )


def test_the_summary_stays_far_below_what_github_takes() -> None:
    many = tuple(
        CheckResult(
            f"leaflets/{'long name ' * 8}{number}.md",
            "A",
            Readability("en", SCORES),
            (finding(Severity.ERROR, "It is wrong. " * 9, excerpt="word " * 400),) * 3,
        )
        for number in range(2000)
    )
    told = for_machines("markdown", Run(many))
    assert len(told.encode()) < 100_000
    assert "And 1800 more articles." in told
    assert "And 5980 more." in told


def test_the_summary_heeds_what_fails() -> None:
    note = result(findings=(finding(Severity.INFO),))
    assert "Nothing has to be mended." in for_machines("markdown", Run((note,)))
    strict = for_machines("markdown", Run((note,), fail_on=Severity.INFO, root=Path()))
    assert "1 of them must be mended." in strict
    assert "- **Note** in a.md, line 3 (missing-space): It is wrong." in strict
