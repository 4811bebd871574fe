"""What is selected, how much it matters, and what is passed over with a reason; nothing ever vanishes."""

from __future__ import annotations

import datetime

import pytest

from handouts import checks
from handouts.errors import ConfigError
from handouts.findings import Finding, Severity
from handouts.formats import reader_for
from handouts.model import Document, Loss, Meta, Paragraph, Text
from handouts.pipeline import read_bytes
from handouts.results import CheckResult
from handouts.settings import CheckSettings, SilenceSetting

JOINED = "See Breathe.Well for more."
"""`missing-space` finds "Breathe.Well" in it."""

HARD = "Pharmacological intervention necessitates individualized consideration. " * 20


def checked(markdown: str, **settings: object) -> CheckResult:
    document = read_bytes(markdown.encode(), "a.md", reader_for("a.md", ".md"))
    return checks.run(document, CheckSettings(today=datetime.date(2026, 1, 1), **settings))  # type: ignore[arg-type]


def lines(result: CheckResult, rule: str) -> list[int | None]:
    return [finding.position.line for finding in result.findings if finding.rule == rule]


def about_silences(result: CheckResult) -> list[tuple[int | None, str, str]]:
    return [
        (finding.position.line, finding.message, finding.fix)
        for finding in result.findings
        if finding.rule == "silence"
    ]


# In the article ------------------------------------------------------------------------------------------


def test_a_silenced_finding_is_kept_apart_with_its_reason_and_all_others_are_told() -> None:
    result = checked(
        f"# A\n\n{JOINED}\n\n<!-- handouts: ignore missing-space: our web page -->\n{JOINED}\n\n{JOINED}\n"
    )
    assert lines(result, "missing-space") == [3, 8]
    (silenced,) = result.silenced
    assert (silenced.finding.rule, silenced.finding.position.line) == ("missing-space", 6)
    assert (silenced.reason, silenced.place, silenced.in_source) == ("our web page", "a.md:5:1", True)
    assert about_silences(result) == []


def test_only_the_rule_that_is_named_is_silenced() -> None:
    result = checked(f"# A\n\n<!-- handouts: ignore missing-alt: why -->\n{JOINED}\n")
    assert lines(result, "missing-space") == [4]
    assert result.silenced == ()


def test_a_whole_list_can_be_silenced() -> None:
    result = checked(
        f"# A\n\n<!-- handouts: ignore missing-space: names -->\n\n- {JOINED}\n- {JOINED}\n\n{JOINED}\n"
    )
    assert lines(result, "missing-space") == [8]
    assert len(result.silenced) == 2


def test_a_finding_about_the_whole_article_is_silenced_for_the_article() -> None:
    result = checked("# A\n\n<!-- handouts: ignore not-reviewed in article: on paper -->\nWords.\n")
    assert lines(result, "not-reviewed") == []
    assert [silenced.reason for silenced in result.silenced] == ["on paper"]


def test_a_silence_in_front_of_the_title_is_not_taken_for_one_about_the_whole_article() -> None:
    result = checked("<!-- handouts: ignore not-reviewed: on paper -->\n# A\n\nWords.\n")
    assert lines(result, "not-reviewed") == [1]
    assert about_silences(result) == [
        (
            1,
            "This silences 'not-reviewed', which finds nothing here.",
            "It is about the whole article. Write: ignore not-reviewed in article: on paper",
        )
    ]


@pytest.mark.parametrize(
    ("comment", "message", "fix"),
    [
        (
            "handouts: ignore missing-space",
            "This silences 'missing-space' and does not say why, so nothing is silenced.",
            "Say why: handouts: ignore missing-space: the reason.",
        ),
        (
            "handouts: ignore mising-space: why",
            "This silences 'mising-space', and there is no such rule.",
            "Did you mean 'missing-space'?",
        ),
        (
            "handouts: ignore xyzzy: why",
            "This silences 'xyzzy', and there is no such rule.",
            "'handouts explain' lists all rules.",
        ),
        (
            "handouts: silence missing-space: why",
            "This comment is for handouts, but it cannot be understood.",
            "Write it so: handouts: ignore RULE: the reason.",
        ),
        (
            "handouts: ignore silence in article: why",
            "What is wrong with a silence cannot be silenced.",
            "Mend the silence, or take it out.",
        ),
    ],
)
def test_a_silence_that_is_wrong_silences_nothing_and_is_found(comment: str, message: str, fix: str) -> None:
    result = checked(f"# A\n\n<!-- {comment} -->\n{JOINED}\n")
    assert about_silences(result) == [(3, message, fix)]
    assert lines(result, "missing-space") == [4]
    assert result.silenced == ()


def test_a_silence_that_silences_nothing_any_more_is_found() -> None:
    comment = "<!-- handouts: ignore missing-space: why -->"
    assert about_silences(checked(f"# A\n\n{comment}\nWords.\n")) == [
        (3, "This silences 'missing-space', which finds nothing here.", "Take it out.")
    ]
    assert about_silences(checked(f"# A\n\n{comment}\nWords.\n\n{JOINED}\n")) == [
        (
            3,
            "This silences 'missing-space', which finds nothing here.",
            "It finds something elsewhere (a.md:6:5). Put the silence there, or take it out.",
        )
    ]


def test_of_a_rule_that_did_not_run_nobody_can_tell_whether_its_silence_is_needed() -> None:
    article = "# A\n\n<!-- handouts: ignore missing-space: why -->\nWords.\n"
    assert about_silences(checked(article, skip=("missing-space",))) == []
    assert about_silences(checked(article, select=("silence",))) == []
    assert about_silences(checked(article, ignore={"missing-space": "why"})) != []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- handouts: ignore jargon: why -->", "<!-- handouts: ignore jargon: why -->"),
        ("Handouts: ignore jargon: why", "Handouts: ignore jargon: why"),
        ("Take one. <!--handouts: ignore jargon: why--> Rest.", "<!--handouts: ignore jargon: why-->"),
        ("Our handouts: ignore what they said before.", None),
        ("Handouts: ask for one.", None),
    ],
)
def test_a_silence_that_would_be_printed_is_found(text: str, said: str | None) -> None:
    document = read_bytes(f"Asthma\n\n{text}\n".encode(), "a.txt", reader_for("a.txt", ".txt"))
    found = [one for one in checks.run(document).findings if one.rule == "silence"]
    assert [(one.excerpt, one.position.line) for one in found] == ([(said, 3)] if said else [])


# Errors that stand ---------------------------------------------------------------------------------------

STANDING = {
    "no-title": "Words with no heading.\n\n<!-- handouts: ignore no-title in article: why -->\n",
    "reading-grade": f"# A\n\n<!-- handouts: ignore reading-grade in article: why -->\n{HARD}\n",
    "missing-alt": "# A\n\n<!-- handouts: ignore missing-alt: why -->\n![](a.png)\n\nWords.\n",
}


@pytest.mark.parametrize("rule", STANDING)
def test_an_error_that_is_a_fact_cannot_be_silenced(rule: str) -> None:
    result = checked(STANDING[rule])
    assert [(one.rule, one.severity) for one in result.findings if one.rule == rule] == [
        (rule, Severity.ERROR)
    ]
    assert not result.passed
    ((_, message, fix),) = about_silences(result)
    assert message == f"An error of '{rule}' cannot be silenced."
    assert fix == checks.STANDING[rule]


@pytest.mark.parametrize("rule", STANDING)
@pytest.mark.parametrize(
    "settings",
    [
        lambda rule: {"ignore": {rule: "why"}},
        lambda rule: {"skip": (rule,)},
        lambda rule: {"select": ("hard-sentence",)},
        lambda rule: {"severity": {rule: Severity.INFO}},
        lambda rule: {"silences": (SilenceSetting(rule, "why", "a.md"),)},
    ],
    ids=["ignored", "left out", "not selected", "a note", "silenced in the settings"],
)
def test_nothing_takes_an_error_away_that_is_a_fact(rule: str, settings: object) -> None:
    result = checked(STANDING[rule], **settings(rule))  # type: ignore[operator]
    assert [one.rule for one in result.findings if one.severity is Severity.ERROR] == [rule]
    assert not result.passed


def test_words_that_were_lost_stay_an_error_and_other_losses_can_be_passed_over() -> None:
    document = Document(
        (Text("Asthma"),),
        (Paragraph((Text("Words."),)),),
        meta=Meta(lang="en", lang_declared=True),
        losses=(Loss("unheard of", "A thing", "nobody knows", words=3), Loss("image", "A picture", "gone")),
    )
    result = checks.run(document, CheckSettings(ignore={"lost-content": "why"}))
    found = [one for one in result.findings if one.rule == "lost-content"]
    assert [one.severity for one in found] == [Severity.ERROR]
    assert [one.finding.severity for one in result.silenced] == [Severity.WARNING]


def test_what_else_the_gate_finds_can_be_passed_over() -> None:
    above_target = checked(f"# A\n\n{HARD}\n", limit=99, ignore={"reading-grade": "why"})
    assert above_target.passed
    assert [one.finding.severity for one in above_target.silenced if one.reason == "why"] == [
        Severity.WARNING
    ]


def test_every_rule_whose_errors_stand_is_a_rule_and_says_what_to_do_instead() -> None:
    assert set(checks.STANDING) <= set(checks.RULES)
    for rule, instead in checks.STANDING.items():
        assert f"Its errors stand: they cannot be passed over. {instead}" in checks.explain(rule)


# In the settings -----------------------------------------------------------------------------------------


def test_an_ignored_rule_is_counted_with_its_reason() -> None:
    result = checked(f"# A\n\n{JOINED}\n\n{JOINED}\n", ignore={"missing-space": "names of web pages"})
    assert lines(result, "missing-space") == []
    assert [(one.reason, one.place, one.in_source) for one in result.silenced] == [
        ("names of web pages", "[ignore] in the settings", False)
    ] * 2


@pytest.mark.parametrize(
    ("text", "silenced"),
    [("", 2), ("breathe.well", 1), ("Breathe.\n Well", 0), ("“Quoted”.So", 0), ("Quoted”.So", 1)],
)
def test_a_silence_of_the_settings_is_about_the_words_that_are_quoted(text: str, silenced: int) -> None:
    article = f"# A\n\n{JOINED}\n\nThat is 'Quoted\".So it is.\n"
    result = checked(article, silences=(SilenceSetting("missing-space", "why", "a.md", text),))
    assert [one.reason for one in result.silenced if one.finding.rule == "missing-space"] == (
        ["why"] * silenced
    )


def test_a_silence_of_the_settings_for_this_article_alone_has_to_silence_something() -> None:
    silence = SilenceSetting("missing-space", "why", "a.md", "Breathe", "handouts.toml:3", alone=True)
    assert about_silences(checked("# A\n\nWords.\n", silences=(silence,))) == [
        (1, "handouts.toml:3: This silences 'missing-space', which finds nothing here.", "Take it out.")
    ]
    assert about_silences(checked(f"# A\n\n{JOINED}\n", silences=(silence,))) == []
    shared = SilenceSetting("missing-space", "why", "*.md", "Breathe", "handouts.toml:3")
    assert about_silences(checked("# A\n\nWords.\n", silences=(shared,))) == []


def test_how_much_a_rule_matters_can_be_set() -> None:
    article = f"# A\n\n{JOINED}\n"
    result = checked(article, severity={"missing-space": Severity.ERROR, "not-reviewed": Severity.INFO})
    severities = {one.rule: one.severity for one in result.findings}
    assert severities["missing-space"] is Severity.ERROR
    assert severities["not-reviewed"] is Severity.INFO
    assert not result.passed
    below = checked("# A\n\n<!-- handouts: ignore jargon -->\nWords.\n", severity={"silence": Severity.INFO})
    assert {one.severity for one in below.findings if one.rule == "silence"} == {Severity.INFO}


def test_only_what_is_selected_is_run() -> None:
    article = f"# A\n\n{JOINED}\n"
    assert {one.rule for one in checked(article, select=("missing-space",)).findings} == {"missing-space"}
    every = {one.rule for one in checked(article).findings}
    assert {one.rule for one in checked(article, skip=("missing-space",)).findings} == every - {
        "missing-space"
    }


def test_several_misspelt_rules_are_told_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        checked(
            "# A\n\nWords.\n",
            select=("missing-spce",),
            skip=("xyzzy",),
            severity={"not-reviwed": Severity.INFO},
            silences=(SilenceSetting("no-tittle", "why", "a.md"),),
        )
    assert caught.value.message.splitlines() == [
        "There is no rule 'missing-spce'. Did you mean 'missing-space'?",
        "There is no rule 'xyzzy'. 'handouts explain' lists all rules.",
        "There is no rule 'not-reviwed'. Did you mean 'not-reviewed'?",
        "There is no rule 'no-tittle'. Did you mean 'no-title'?",
    ]


def test_the_gate_measures_how_hard_the_text_is() -> None:
    grades: list[Finding] = [
        one
        for settings in ({}, {"metric": "flesch_reading_ease", "limit": 60})
        for one in checked(f"# A\n\n{HARD}\n", **settings).findings
        if one.rule == "reading-grade"
    ]
    grade, ease = (one.measure for one in grades)
    assert grade is not None
    assert ease is not None
    assert f"grade {grade:.1f}" in grades[0].message
    assert f"is {-ease:.1f}" in grades[1].message, "less ease is worse"
