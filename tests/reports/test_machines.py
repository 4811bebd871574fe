"""What CI systems read: each format as its publisher describes it, and the places in it true."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from handouts.checks import Rule, rules, run
from handouts.cli import run as cli
from handouts.findings import Finding, Position, Severity, fingerprints
from handouts.formats import reader_for
from handouts.model import Document
from handouts.pipeline import read_bytes
from handouts.reports import FOR_MACHINES, for_machines
from handouts.reports._places import relative
from handouts.results import CheckResult, Readability, RuleNote, Run, Scores, Unread
from tests.reports.articles import ARTICLES
from tests.strategies import documents
from tests.validators.reports import junit, sarif

QUOTED = {"hard-sentence", "missing-space"}
"""Rules whose findings quote words of the article."""

NASTY = Finding(
    "missing-space",
    Severity.WARNING,
    "100 % wrong,\r\nat <b>: \x07]]>",
    "Mend it: 50 %.",
    Position("a, b: 50 %.md", 3, 5),
    "a",
    "one.Two\x0b",
    Position("a, b: 50 %.md", 3, 13),
)
RULES = (
    RuleNote("no-title", "It has a title.", "Looks for\na heading.", "no-title: It has a title.\n"),
    RuleNote("missing-space", "Sentences are apart.", "Looks for spaces.", "missing-space: ...\n"),
    RuleNote("not-reviewed", "Somebody read it.", "Looks for a name.", "not-reviewed: ...\n"),
)


def result(path: str, *findings: Finding) -> CheckResult:
    return CheckResult(path, "A", Readability("en", Scores()), findings)


def finding(rule: str, severity: Severity, **more: Any) -> Finding:
    return Finding(rule, severity, f"{rule} is wrong.", "Mend it.", **more)


RUN = Run(
    (
        result("a, b: 50 %.md", NASTY, finding("not-reviewed", Severity.REVIEW)),
        result("good.md"),
        result(
            "bad.docx",
            finding("no-title", Severity.ERROR, position=Position("bad.docx", paragraph=4, heading="Why")),
            finding("no-title", Severity.INFO, position=Position("bad.docx")),
            finding("from-a-plug-in", Severity.INFO, position=Position("bad.docx")),
        ),
    ),
    (Unread("gone.md", "gone.md: There is no such file.", "Check the name."),),
    RULES,
)


# Where things are -----------------------------------------------------------------------------------------


@pytest.fixture
def checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], request: Any
) -> str:
    """What `handouts check` prints of the article in all four formats, run from a folder of a repository."""
    folder = tmp_path / "patient leaflets"
    folder.mkdir()
    for name, data in ARTICLES.items():
        (folder / name).write_bytes(data)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.chdir(folder)
    assert cli(["check", *ARTICLES, "--format", request.param]) == 1
    said, problems = capsys.readouterr()
    assert problems == ""
    return said


def lines(uri: str) -> list[str]:
    assert uri.startswith("patient leaflets/"), uri
    return Path("..", uri).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("checked", ["github"], indirect=True)
def test_github_points_at_the_words_in_every_source_that_has_lines(checked: str) -> None:
    seen = set()
    for line in checked.splitlines():
        found = re.fullmatch(r"::(error|warning|notice) (.+?)::(.+)", line)
        assert found, line
        given = dict(pair.split("=", 1) for pair in found[2].split(","))
        suffix, rule = Path(given["file"]).suffix, given["title"]
        seen.add((suffix, rule))
        if suffix == ".docx":
            assert not {"line", "col", "endLine"} & given.keys()
            if rule in QUOTED:
                assert re.match(r"Paragraph [56], under 'When to stop': ", found[3])
        elif rule in QUOTED:
            text = lines(given["file"])[int(given["line"]) - 1]
            start, end = int(given["col"]) - 1, int(given["endColumn"]) - 1
            shown = re.sub(r"</?\w+>|\*", "", text[start:end])
            assert shown.startswith(
                "Pharmacological intervention" if rule == "hard-sentence" else "while.Then"
            )
            assert shown.endswith("comorbidity." if rule == "hard-sentence" else "while.Then")
    assert {(suffix, rule) for suffix in (".txt", ".md", ".html", ".docx") for rule in QUOTED} <= seen


@pytest.mark.parametrize("checked", ["sarif"], indirect=True)
def test_sarif_points_at_the_words_in_every_source_that_has_lines(checked: str) -> None:
    assert sarif(checked) == []
    (log,) = json.loads(checked)["runs"]
    seen, snippets = set(), 0
    for found in log["results"]:
        rule = found["ruleId"]
        assert log["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == rule
        (location,) = found["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        uri = physical["artifactLocation"]["uri"].replace("%20", " ")
        seen.add((Path(uri).suffix, rule))
        if uri.endswith(".docx"):
            assert "region" not in physical
            if rule in QUOTED:
                (logical,) = location["logicalLocations"]
                assert re.fullmatch(r"paragraph [56], under 'When to stop'", logical["fullyQualifiedName"])
        elif rule in QUOTED:
            region = physical["region"]
            text = lines(uri)[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
            shown = re.sub(r"</?\w+>|\*", "", text)
            assert shown == found["properties"]["excerpt"]
            if shown == text:
                snippets += 1
                assert region["snippet"] == {"text": text}
            else:
                assert "snippet" not in region
    assert {(suffix, rule) for suffix in (".txt", ".md", ".html", ".docx") for rule in QUOTED} <= seen
    assert snippets >= 6


@pytest.mark.parametrize("checked", ["gitlab"], indirect=True)
def test_gitlab_points_at_the_line(checked: str) -> None:
    issues = json.loads(checked)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        path, begin = issue["location"]["path"], issue["location"]["lines"]["begin"]
        if path.endswith(".docx"):
            assert begin == 1
        elif issue["check_name"] in QUOTED:
            mark = "Pharmacological" if issue["check_name"] == "hard-sentence" else "while.Then"
            assert mark in lines(path)[begin - 1]


@pytest.mark.parametrize("checked", ["json"], indirect=True)
def test_json_points_at_the_words(checked: str) -> None:
    for document in json.loads(checked)["documents"]:
        for found in document["findings"]:
            if found["rule"] in QUOTED and found["line"]:
                text = Path(document["path"]).read_text(encoding="utf-8").splitlines()[found["line"] - 1]
                assert text[found["column"] - 1 :].split()[0] == found["excerpt"].split()[0]
                assert text[: found["end_column"] - 1].endswith(found["excerpt"].split()[-1])


@pytest.mark.parametrize("name", ["asthma.txt", "asthma.md", "asthma.html"])
def test_a_sentence_over_several_lines_starts_and_ends_in_the_right_ones(name: str) -> None:
    text = ARTICLES[name].decode().replace("considerable ", "considerable\n")
    text = text.replace("necessitates ", "necessitates\n")
    document = read_bytes(text.encode(), name, reader_for(name, Path(name).suffix))
    hard = [found for found in run(document).findings if found.rule == "hard-sentence"]
    assert len(hard) == 2
    for found in hard:
        assert found.end is not None
        assert (found.position.line, found.position.column) < (found.end.line, found.end.column)
        shown = between(text.splitlines(), found.position, found.end)
        assert re.sub(r"</?\w+>|\*|^> ", "", shown).split() == found.excerpt.split()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_what_a_rule_quotes_stands_where_it_says(rule: Rule) -> None:
    document = read_bytes(rule.fails.encode(), "a.md", reader_for("a.md", ".md"))
    for found in run(document).findings:
        if found.rule == rule.name and found.end is not None:
            shown = between(rule.fails.splitlines(), found.position, found.end)
            assert words(shown) == words(found.excerpt)


def words(text: str) -> list[str]:
    """The words of Markdown or of plain text."""
    return re.findall(r"\w+", re.sub(r"\]\([^)]*\)|\{[^}]*\}", "", text))


def between(lines: list[str], start: Position, end: Position) -> str:
    """What stands in a file from one place to another."""
    assert None not in (start.line, start.column, end.line, end.column)
    first, last = (start.line or 0) - 1, end.line or 0
    taken = lines[first:last]
    taken[-1] = taken[-1][: (end.column or 0) - 1]
    taken[0] = taken[0][(start.column or 0) - 1 :]
    return "\n".join(taken)


def test_an_excerpt_over_two_lines_ends_on_the_second() -> None:
    two = finding(
        "missing-space",
        Severity.ERROR,
        position=Position("a.md", 3, 9),
        excerpt="a b",
        end=Position("a.md", 4, 2),
    )
    one_run = Run((result("a.md", two),), (), RULES)
    assert for_machines("github", one_run).startswith(
        "::error file=a.md,line=3,endLine=4,title=missing-space::"
    )
    region = json.loads(for_machines("sarif", one_run))["runs"][0]["results"][0]["locations"][0][
        "physicalLocation"
    ]["region"]
    assert region == {"startLine": 3, "startColumn": 9, "endLine": 4, "endColumn": 2}
    assert json.loads(for_machines("gitlab", one_run))[0]["location"]["lines"] == {"begin": 3, "end": 4}


@pytest.mark.parametrize(
    ("path", "root", "told"),
    [
        ("a.md", "", "a.md"),
        ("./b/../a.md", "", "a.md"),
        ("a.md", "..", "{here}/a.md"),
        ("/elsewhere/a.md", "", "/elsewhere/a.md"),
        ("../a.md", "", "../a.md"),
        ("-", "", "-"),
    ],
)
def test_paths_are_told_from_the_repository_down(
    path: str, root: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative(path, Path(root)) == told.format(here=tmp_path.name)


def test_a_repository_behind_a_link_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.chdir(tmp_path / "real")
    assert relative("a.md", tmp_path / "link") == "a.md"


# Each format as its publisher describes it ----------------------------------------------------------------


def test_github_commands_are_escaped_as_its_toolkit_does() -> None:
    assert for_machines("github", RUN).splitlines() == [
        "::error file=gone.md,title=cannot be read::gone.md: There is no such file.%0AFix: Check the name.",
        "::warning file=a%2C b%3A 50 %25.md,line=3,col=5,endColumn=13,title=missing-space::"
        "100 %25 wrong,%0D%0Aat <b>: \x07]]>%0AFix: Mend it: 50 %25.",
        "::notice file=a%2C b%3A 50 %25.md,title=not-reviewed::not-reviewed is wrong.%0AFix: Mend it.",
        "::error file=bad.docx,title=no-title::Paragraph 4, under 'Why': no-title is wrong.%0AFix: Mend it.",
        "::notice file=bad.docx,title=no-title::no-title is wrong.%0AFix: Mend it.",
        "::notice file=bad.docx,title=from-a-plug-in::from-a-plug-in is wrong.%0AFix: Mend it.",
    ]


def test_standard_input_has_no_file() -> None:
    piped = Run((result("-", finding("no-title", Severity.ERROR, position=Position("-", 1, 1))),), (), RULES)
    assert for_machines("github", piped) == "::error title=no-title::no-title is wrong.%0AFix: Mend it.\n"
    assert sarif(for_machines("sarif", piped)) == []
    assert junit(for_machines("junit", piped)) == []


def test_sarif_says_what_was_looked_at_and_what_a_person_has_to_judge() -> None:
    told = for_machines("sarif", RUN)
    assert sarif(told) == []
    (log,) = json.loads(told)["runs"]
    assert [artifact["location"]["uri"] for artifact in log["artifacts"]] == [
        "a%2C%20b%3A%2050%20%25.md",
        "good.md",
        "bad.docx",
    ]
    assert [(found.get("kind", "fail"), found["level"]) for found in log["results"]] == [
        ("fail", "warning"),
        ("review", "none"),
        ("fail", "error"),
        ("fail", "note"),
        ("fail", "note"),
    ]
    assert "ruleIndex" not in log["results"][-1]
    assert log["tool"]["driver"]["rules"][0]["fullDescription"] == {"text": "Looks for a heading."}
    (invocation,) = log["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["level"] == "error"
    assert notification["message"] == {"text": "gone.md: There is no such file. Check the name."}


def test_a_run_in_which_all_was_read_succeeded() -> None:
    (log,) = json.loads(for_machines("sarif", Run((result("good.md"),), (), RULES)))["runs"]
    assert log["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert log["results"] == []


def test_fingerprints_stay_when_lines_move_and_are_never_the_same_twice() -> None:
    first = [NASTY, NASTY, finding("no-title", Severity.ERROR)]
    moved = [
        Finding(one.rule, one.severity, one.message, one.fix, Position("b.md", 99, 1), excerpt=one.excerpt)
        for one in first
    ]
    assert fingerprints(first) == fingerprints(moved)
    assert len(set(fingerprints(first))) == 3
    graded = [Finding("reading-grade", Severity.ERROR, f"Grade {grade}.", "Mend.") for grade in ("9.2", "11")]
    assert fingerprints(graded[:1]) == fingerprints(graded[1:])


def test_a_move_of_lines_keeps_the_fingerprints_of_a_real_article() -> None:
    def names(name: str, before: bytes, after: bytes) -> list[str]:
        data = ARTICLES[name].replace(before, after, 1)
        return fingerprints(run(read_bytes(data, name, reader_for(name, Path(name).suffix))).findings)

    assert names("asthma.md", b"", b"") == names("asthma.md", b"## When", b"\n\n\n## When")
    assert names("asthma.html", b"", b"") == names("asthma.html", b"<ul>", b"\n\n<ul>")


def test_junit_has_a_suite_for_each_article_and_a_test_for_each_rule() -> None:
    told = for_machines("junit", RUN)
    assert junit(told) == []
    root = ET.fromstring(told)
    assert root.attrib == {"name": "handouts check", "tests": "11", "failures": "1", "errors": "1"}
    shown = {
        (suite.get("name"), case.get("name")): [child.tag for child in case]
        for suite in root
        for case in suite
    }
    assert shown == {
        ("gone.md", "can be read"): ["error"],
        ("a, b: 50 %.md", "no-title"): [],
        ("a, b: 50 %.md", "missing-space"): ["system-out"],
        ("a, b: 50 %.md", "not-reviewed"): ["skipped"],
        ("good.md", "no-title"): [],
        ("good.md", "missing-space"): [],
        ("good.md", "not-reviewed"): [],
        ("bad.docx", "no-title"): ["failure", "system-out"],
        ("bad.docx", "missing-space"): [],
        ("bad.docx", "not-reviewed"): [],
        ("bad.docx", "from-a-plug-in"): ["system-out"],
    }
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.attrib == {"type": "error", "message": "no-title is wrong."}
    assert failure.text == "bad.docx: paragraph 4, under 'Why' error: no-title is wrong.\n  Fix: Mend it."


@pytest.mark.parametrize(("least", "failures"), [("error", 1), ("warning", 2), ("review", 3), ("info", 4)])
def test_junit_fails_what_fails_the_run(least: str, failures: int) -> None:
    told = for_machines("junit", Run(RUN.results, RUN.unread, RULES, Severity(least)))
    assert junit(told) == []
    assert len(ET.fromstring(told).findall(".//failure")) == failures


def test_several_findings_of_a_rule_are_one_failure_that_tells_them_all() -> None:
    twice = result(
        "a.md",
        *(finding("no-title", Severity.ERROR, position=Position("a.md", line, 1)) for line in (3, 8)),
    )
    (failure,) = ET.fromstring(for_machines("junit", Run((twice,), (), RULES))).findall(".//failure")
    assert failure.get("message") == "2 findings. The first: no-title is wrong."
    assert failure.text is not None
    assert "a.md:3:1" in failure.text
    assert "a.md:8:1" in failure.text


@given(documents())
def test_any_document_fits_every_schema(document: Document) -> None:
    one = Run((run(document),), (), RULES)
    assert sarif(for_machines("sarif", one)) == []
    assert junit(for_machines("junit", one)) == []
    json.loads(for_machines("gitlab", one))
    assert all(line.startswith("::") for line in for_machines("github", one).splitlines())


# On the command line --------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", FOR_MACHINES)
def test_only_the_report_is_on_standard_output_and_nothing_is_missing_from_it(
    style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ärzte.md").write_text("# Ärzte\n\nTake it now.\n", encoding="utf-8")
    Path("empty.md").write_bytes(b"")
    assert cli(["check", "ärzte.md", "empty.md", "gone.md", "odd.xyz", "--format", style]) == 2
    out, err = capsysbinary.readouterr()
    for name in ("empty.md", "gone.md", "odd.xyz"):
        assert name.encode() in out
        assert name.encode() in err
    told = out.decode()
    if style == "json":
        assert [one["path"] for one in json.loads(told)["unread"]] == ["empty.md", "gone.md", "odd.xyz"]
    if style == "sarif":
        assert sarif(told) == []
        assert len(json.loads(told)["runs"][0]["invocations"][0]["toolExecutionNotifications"]) == 3
    if style == "junit":
        assert junit(told) == []
        assert ET.fromstring(told).get("errors") == "3"
    if style == "gitlab":
        assert [one["severity"] for one in json.loads(told)].count("blocker") == 3
    if style == "github":
        assert len(re.findall(r"^::error file=(?:empty\.md|gone\.md|odd\.xyz),", told, re.MULTILINE)) == 3


@pytest.mark.parametrize("style", FOR_MACHINES)
def test_reports_are_complete_where_nothing_could_be_read(
    style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli(["check", "gone.md", "--format", style]) == 2
    assert "gone.md" in capsys.readouterr().out


def test_a_rule_that_is_left_out_is_no_test_that_passed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("# A\n\nTake it now.\n")
    Path("handouts.toml").write_text('[ignore]\nnot-reviewed = "on paper"\n')
    assert cli(["check", "a.md", "--format", "junit"]) == 0
    assert 'name="not-reviewed"' not in capsys.readouterr().out


def test_the_schema_of_the_json_report_is_published(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli(["explain", "--schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(for_machines("json", RUN)), schema)
