"""`handouts build` makes the words plainer first: what it writes and says, and how to do without."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from handouts.cli import run

Capture = pytest.CaptureFixture[str]

ARTICLE = """\
# Asthma at home

Take your medication prior to meals. Do not discontinue it.

## Who can help

Contact a physician if symptoms persist. We may utilize approximately 5 mg.
"""

EASY = "\nKeep your inhaler near you. Ask for help if you need it.\n" * 12
"""Enough words for a score."""

LONG = (
    "The medication relaxes the muscles around your airways, and most people feel better within ten minutes. "
)
HARD_AS_WRITTEN = f"# Asthma at home\n\n{LONG * 12}\n\nContact a physician if symptoms persist.\n"
"""Its gate is shut as it is written and open in plainer words."""

HOPELESS = "# A\n\n" + "Pharmacological intervention necessitates individualized consideration. " * 20 + "\n"

NOTICE = "A computer made the words of this handout plainer. A clinician has not reviewed it."
ONLY_HTML = ["--to", "html", "--only", "whole"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    Path("a.md").write_text(ARTICLE, encoding="utf-8")


def page(name: str = "a") -> str:
    return Path(f"handouts-out/{name}/handout.html").read_text(encoding="utf-8")


def files(name: str = "a") -> set[str]:
    return {path.name for path in Path(f"handouts-out/{name}").iterdir()}


def test_build_makes_the_words_plainer_and_shows_each_change(capsys: Capture) -> None:
    Path("a.md").write_text(ARTICLE + EASY)
    assert run(["build", "a.md", *ONLY_HTML]) == 0
    assert "We may use about 5 mg." in page()
    assert NOTICE in page()
    assert files() == {"handout.html", "report.html", "report.json", "changes.html", "changes.json"}
    report = json.loads(Path("handouts-out/a/report.json").read_text(encoding="utf-8"))
    (article,) = report["documents"]
    assert {one["new"] for one in article["changes"]} >= {"doctor", "before"}
    assert article["as_written"]["flesch_kincaid_grade"] > article["scores"]["flesch_kincaid_grade"]
    assert "handouts-out/a/changes.html" in capsys.readouterr().err
    assert "What it quotes are those words" in Path("handouts-out/a/report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("how", ["option", "settings"])
def test_words_can_be_left_as_they_are(how: str) -> None:
    if how == "settings":
        Path("handouts.toml").write_text("[output]\nsimplify = false\n")
    assert run(["build", "a.md", *ONLY_HTML, *(["--no-simplify"] if how == "option" else [])]) == 0
    assert "We may utilize approximately 5 mg." in page()
    assert "A clinician has not reviewed this handout." in page()
    assert files() == {"handout.html", "report.html", "report.json"}


def test_the_option_goes_before_the_settings(capsys: Capture) -> None:
    Path("handouts.toml").write_text("[output]\nsimplify = false\n")
    assert run(["build", "a.md", *ONLY_HTML, "--simplify"]) == 0
    assert "We may use about 5 mg." in page()
    Path("handouts.toml").write_text('[output]\nsimplify = "no"\n')
    capsys.readouterr()
    assert run(["build", "a.md"]) == 2
    assert "handouts.toml:2: 'simplify' is true or false, without quotes." in capsys.readouterr().err


def test_the_change_log_goes_with_the_changes(capsys: Capture) -> None:
    assert run(["build", "a.md", *ONLY_HTML]) == 0
    assert run(["build", "a.md", *ONLY_HTML, "--no-simplify"]) == 0
    assert files() == {"handout.html", "report.html", "report.json"}


def test_a_plain_article_is_not_called_rewritten(capsys: Capture) -> None:
    Path("a.md").write_text("# Rest\n\nGo to bed. Sleep as long as you want.\n")
    assert run(["build", "a.md", *ONLY_HTML]) == 0
    assert NOTICE not in page()
    err = capsys.readouterr().err
    assert "No word was changed" in err
    assert "in plainer words (" not in err


def test_what_is_quoted_is_shown_as_it_is_written_too(capsys: Capture) -> None:
    sentence = (
        "Utilize the individualized pharmacological considerations of your multidisciplinary physician."
    )
    Path("a.md").write_text(f"# A\n\nRest.\n\n{sentence}\n{EASY}")
    assert run(["build", "a.md", *ONLY_HTML, "--draft"]) == 0
    err = capsys.readouterr().err
    found = re.search(r"a\.md:5:1 hard-sentence .*\n  “(.*)”\n  As it is written: “(.*)”\n  Fix: ", err)
    assert found
    assert found[1].startswith("Use the ")
    assert found[2].startswith("Utilize the ")
    assert re.search(
        r"a\.md: grade \d+\.\d, scored .*, in plainer words \(grade \d+\.\d as it is written\);", err
    )
    assert run(["build", "a.md", *ONLY_HTML, "--draft", "--no-simplify"]) == 0
    err = capsys.readouterr().err
    assert "“Utilize the " in err
    assert "s it is written" not in err


def test_the_example_has_a_log_whose_commands_can_be_typed(capsys: Capture) -> None:
    assert run(["build", *ONLY_HTML]) == 0
    log = Path("handouts-out/ketamine-for-depression/changes.html").read_text(encoding="utf-8")
    typed = re.findall(r"<code>(handouts draft [^<]*)</code>", log)
    assert typed
    for number, command in enumerate(typed):
        program, *words = shlex.split(command.replace("&#34;", '"'))
        assert (program, run([*words, "--force"])) == ("handouts", 0), (number, command)
    assert Path("ketamine-for-depression-signed.md").is_file()


def test_check_is_about_the_article_as_it_is_written_and_says_so_where_build_would_pass_it(
    capsys: Capture,
) -> None:
    Path("hard.md").write_text(HARD_AS_WRITTEN)
    Path("worse.md").write_text(HOPELESS)
    assert run(["build", "hard.md", *ONLY_HTML]) == 0
    assert run(["build", "worse.md", *ONLY_HTML]) == 1
    assert run(["build", "hard.md", *ONLY_HTML, "--no-simplify"]) == 1
    capsys.readouterr()
    assert run(["check", "hard.md", "worse.md", "a.md"]) == 1
    out, err = capsys.readouterr()
    assert "The medication relaxes" in out
    assert re.fullmatch(
        r"hard\.md: This is about the article as it is written\. 'handouts build' makes its words plainer "
        r"first, and then the gate is open: grade [0-8]\.\d\.\n",
        err,
    )
    assert run(["check", "hard.md", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["documents"][0]["changes"] == []
    assert err == ""
    Path("handouts.toml").write_text("[output]\nsimplify = false\n")
    assert run(["check", "hard.md"]) == 1
    assert capsys.readouterr().err == ""


def test_a_shut_gate_says_how_to_start_from_the_plainer_words(capsys: Capture) -> None:
    Path("an article.md").write_text(HOPELESS)
    assert run(["build", "an article.md"]) == 1
    assert "To mend it from the plainer words: handouts draft 'an article.md'\n" in capsys.readouterr().err
    assert run(["build", "an article.md", "--no-simplify"]) == 1
    assert "plainer" not in capsys.readouterr().err


# Sign-off -------------------------------------------------------------------------------------------------


def test_from_a_draft_to_a_signed_handout_and_back() -> None:
    """Draft, edit, sign, build: nothing is rewritten. Edit again: it is nobody's, and it is rewritten."""
    assert run(["draft", "a.md", "-o", "draft.md"]) == 0
    draft = Path("draft.md")
    edited = draft.read_text(encoding="utf-8").replace("Do not stop it.", "Do not discontinue it.")
    assert "Do not discontinue it." in edited
    draft.write_text(edited, encoding="utf-8")
    assert run(["draft", "draft.md", "--sign-off", "Name of the clinician", "-o", "signed.md"]) == 0
    assert run(["build", "signed.md", *ONLY_HTML]) == 0
    assert "Do not discontinue it." in page("signed")
    assert "We may use about 5 mg." in page("signed")
    assert "Reviewed by Name of the clinician on January 1, 2026." in page("signed")
    assert "A computer made" not in page("signed")
    assert "not reviewed" not in page("signed")
    assert files("signed") == {"handout.html", "report.html", "report.json"}
    signed = Path("signed.md")
    signed.write_text(signed.read_text(encoding="utf-8").replace("5 mg", "50 mg"), encoding="utf-8")
    assert run(["build", "signed.md", *ONLY_HTML]) == 0
    assert "Do not stop it." in page("signed")
    assert NOTICE in page("signed")
    assert "Name of the clinician" not in page("signed")
    assert "changes.html" in files("signed")


def test_accepting_and_rejecting_by_id_and_signing_give_that_very_text() -> None:
    assert run(["draft", "a.md", "-o", "b.md", "--changes", "c.json"]) == 0
    log = json.loads(Path("c.json").read_text(encoding="utf-8"))["changes"]
    (doctor,) = (one["id"] for one in log if one["new"] == "doctor")
    assert run(["draft", "a.md", "-o", "d.md", "--reject", doctor]) == 0
    assert run(["draft", "d.md", "-o", "signed.md", "--sign-off", "Name of the clinician"]) == 0
    assert run(["build", "signed.md", *ONLY_HTML]) == 0
    assert "Contact a physician if symptoms go on." in page("signed")


def test_one_id_stands_for_the_change_in_every_same_sentence() -> None:
    twice = "# A\n\nUtilize it with food.\n\n## B\n\nUtilize it with food. Utilize it in bed.\n"
    Path("a.md").write_text(twice)
    assert run(["draft", "a.md", "-o", "b.md", "--changes", "c.html"]) == 0
    assert run(["draft", "a.md", "-o", "d.md", "--changes", "c.json"]) == 0
    log = json.loads(Path("c.json").read_text(encoding="utf-8"))["changes"]
    ids = [one["id"] for one in log]
    assert len(ids) == 3
    assert ids[0] == ids[1] != ids[2]
    told = "The article has this sentence 2 times: the id stands for the change in all of them."
    assert Path("c.html").read_text(encoding="utf-8").count(told) == 2
    assert run(["draft", "a.md", "-o", "e.md", "--reject", ids[0]]) == 0
    text = Path("e.md").read_text(encoding="utf-8")
    assert (text.count("Utilize it with food."), text.count("Use it in bed.")) == (2, 1)
