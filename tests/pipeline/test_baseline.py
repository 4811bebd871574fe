"""A baseline knows what was found before, counts it, and shrinks."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from handouts.errors import ConfigError
from handouts.findings import Finding, Position, Severity
from handouts.pipeline.baseline import Baseline, compare, load, update
from handouts.results import CheckResult, Gone, Readability, Scores, Silenced

RAN = {"missing-space", "reading-grade", "not-reviewed"}


def finding(rule: str, excerpt: str = "", line: int = 1, message: str = "It is wrong.") -> Finding:
    return Finding(rule, Severity.ERROR, message, "Mend it.", Position("a.md", line, 1), "", excerpt)


def grade(value: float) -> Finding:
    return replace(
        finding("reading-grade", message=f"The text reads at grade {value}; the limit is 8."), measure=value
    )


def result(*findings: Finding, path: str = "leaflets/a.md") -> CheckResult:
    return CheckResult(path, "A", Readability("en", Scores()), findings)


@pytest.fixture(autouse=True)
def in_a_clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("leaflets").mkdir()
    for name in ("a.md", "b.md"):
        Path("leaflets", name).touch()


KNOWN = Path("known.json")


def test_what_is_known_is_set_apart_wherever_it_stands_now() -> None:
    update(KNOWN, [result(finding("missing-space", "one.Two", 3), finding("not-reviewed"))])
    now = result(
        finding("not-reviewed"),
        finding("missing-space", "One.two", 30),
        finding("missing-space", "new.One", 4),
    )
    compared = compare(now, load(KNOWN), RAN)
    assert [one.excerpt for one in compared.findings] == ["new.One"]
    assert [one.excerpt for one in compared.known] == ["", "One.two"]
    assert compared.gone == ()


def test_findings_that_are_alike_are_counted() -> None:
    twice = [finding("missing-space", "one.Two", line) for line in (3, 5)]
    update(KNOWN, [result(*twice)])
    third = compare(result(*twice, finding("missing-space", "one.Two", 7)), load(KNOWN), RAN)
    assert [one.position.line for one in third.findings] == [7]
    assert len(third.known) == 2
    once = compare(result(twice[0]), load(KNOWN), RAN)
    assert once.gone == (Gone("missing-space", "one.Two", 1),)


def test_one_article_does_not_answer_for_another() -> None:
    update(KNOWN, [result(finding("missing-space", "one.Two"))])
    other = compare(result(finding("missing-space", "one.Two"), path="leaflets/b.md"), load(KNOWN), RAN)
    assert len(other.findings) == 1


def test_a_figure_may_fall_and_not_grow() -> None:
    update(KNOWN, [result(grade(11.3))])
    for value in (11.3, 9.0):
        assert compare(result(grade(value)), load(KNOWN), RAN).findings == ()
    (worse,) = compare(result(grade(11.4)), load(KNOWN), RAN).findings
    assert worse.message == (
        "The text reads at grade 11.4; the limit is 8. It was 11.3 when the baseline was made."
    )
    assert compare(result(grade(11.4)), load(KNOWN), RAN).gone == ()


def test_what_a_rule_found_that_was_not_run_is_not_gone() -> None:
    update(KNOWN, [result(finding("missing-space", "one.Two"), finding("not-reviewed"))])
    assert compare(result(), load(KNOWN), {"not-reviewed"}).gone == (Gone("not-reviewed", "It is wrong.", 1),)


def test_the_file_is_the_same_for_the_same_findings_and_a_person_can_read_it() -> None:
    one, two = finding("missing-space", "one.Two"), finding("missing-space", "very long words " * 9)
    update(KNOWN, [result(one, two, grade(9.5)), result(one, path="leaflets/b.md")])
    first = KNOWN.read_bytes()
    update(KNOWN, [result(one, path="leaflets/b.md"), result(grade(9.5), two, one)])
    assert KNOWN.read_bytes() == first
    said = json.loads(first)
    assert (said["version"], list(said["articles"])) == (1, ["leaflets/a.md", "leaflets/b.md"])
    assert [{**entry, "fingerprint": ""} for entry in said["articles"]["leaflets/a.md"]] == [
        {"rule": "missing-space", "fingerprint": "", "words": "one.Two", "count": 1},
        {
            "rule": "missing-space",
            "fingerprint": "",
            "words": "very long words very long words very long words very long…",
            "count": 1,
        },
        {
            "rule": "reading-grade",
            "fingerprint": "",
            "words": "The text reads at grade 9.5; the limit is 8.",
            "count": 1,
            "worst": 9.5,
        },
    ]
    assert first.endswith(b"\n")


def test_articles_are_named_from_the_file_down_whatever_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(KNOWN, [result(finding("not-reviewed"))])
    monkeypatch.chdir(tmp_path / "leaflets")
    now = compare(result(finding("not-reviewed"), path="a.md"), load(Path("..", "known.json")), RAN)
    assert now.findings == ()


def test_a_name_is_the_same_in_both_spellings_of_its_letters() -> None:
    update(KNOWN, [result(finding("not-reviewed"), path="leaflets/cafe\u0301.md")])
    compared = compare(result(finding("not-reviewed"), path="leaflets/caf\u00e9.md"), load(KNOWN), RAN)
    assert compared.findings == ()


def test_updating_keeps_articles_that_were_not_checked_and_drops_those_that_are_gone() -> None:
    old = finding("not-reviewed")
    update(KNOWN, [result(old), result(old, path="leaflets/b.md"), result(old, path="-")])
    Path("leaflets/b.md").unlink()
    assert load(KNOWN).missing() == ["leaflets/b.md"]
    after = update(KNOWN, [result(finding("missing-space", "one.Two"), path="leaflets/c.md")])
    assert set(after.articles) == {"-", "leaflets/a.md", "leaflets/c.md"}


def test_an_article_with_nothing_left_is_not_in_the_file() -> None:
    update(KNOWN, [result(finding("not-reviewed"))])
    assert update(KNOWN, [result()]).articles == {}


def test_what_was_known_stays_known_when_a_compared_result_is_written() -> None:
    update(KNOWN, [result(finding("not-reviewed"))])
    before = KNOWN.read_bytes()
    update(KNOWN, [compare(result(finding("not-reviewed")), load(KNOWN), RAN)])
    assert KNOWN.read_bytes() == before


def test_a_silenced_finding_needs_no_baseline() -> None:
    update(KNOWN, [result(finding("not-reviewed"))])
    silenced = replace(result(), silenced=(Silenced(finding("not-reviewed"), "why", "a.md:1:1"),))
    assert compare(silenced, load(KNOWN), RAN).gone == (Gone("not-reviewed", "It is wrong.", 1),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<<<<<<< HEAD\n{}",
        "[]",
        "{}",
        '{"version": 2, "articles": {}}',
        '{"version": 1, "articles": []}',
        '{"version": 1, "articles": {"a.md": [{"rule": "a"}]}}',
        '{"version": 1, "articles": {"a.md": [{"rule": "a", "fingerprint": "b", "words": "c", "count": 0}]}}',
        '{"version": 1, "articles": {"a.md": [{"rule": "a", "fingerprint": "", "words": "", "count": "1"}]}}',
        '{"version": 1, "articles": {"a.md": ['
        '{"rule": "a", "fingerprint": "b", "words": "c", "count": 1},'
        '{"rule": "a", "fingerprint": "b", "words": "c", "count": 1}]}}',
    ],
)
def test_a_file_that_is_no_baseline_is_refused_and_never_overwritten(text: str) -> None:
    KNOWN.write_text(text)
    with pytest.raises(ConfigError, match="no baseline of this version"):
        load(KNOWN)
    with pytest.raises(ConfigError):
        update(KNOWN, [result()])
    assert KNOWN.read_text() == text


def test_a_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ConfigError, match="There is no baseline yet"):
        load(KNOWN)
    KNOWN.mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        load(KNOWN)
    Path("utf16.json").write_bytes("{}".encode("utf-16"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(Path("utf16.json"))


def test_an_empty_baseline_knows_nothing() -> None:
    assert compare(result(finding("not-reviewed")), Baseline(KNOWN), RAN).known == ()
