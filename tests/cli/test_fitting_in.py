"""Rules, baselines, folders, further reports and watching, as people use them from the command line."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from handouts.cli import _watching, run
from handouts.cli._progress import Progress, progress
from handouts.reports import FOR_MACHINES

EASY = "# Asthma\n\n" + "Keep your inhaler near you. Ask for help if you need it. " * 20 + "\n"
JOINED = EASY + "\nShake it first.Then breathe out.\n"
HARD = "# Asthma\n\n" + "Pharmacological intervention necessitates individualized consideration. " * 20 + "\n"

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("leaflets").mkdir()
    Path("leaflets/easy.md").write_text(EASY)
    Path("leaflets/joined.md").write_text(JOINED)
    Path("hard.md").write_text(HARD)


def rules(out: str) -> set[str]:
    """The rules that findings in a text report have."""
    return set(
        re.findall(r"^\S+:\d+:\d+ ([a-z-]+) (?:error|warning|needs a person|note):", out, re.MULTILINE)
    )


# Rules ---------------------------------------------------------------------------------------------------


def test_rules_are_selected_and_left_out(capsys: Capture) -> None:
    assert run(["check", "leaflets/joined.md", "--select", "missing-space,not-reviewed"]) == 0
    out, err = capsys.readouterr()
    assert rules(out) == {"missing-space", "not-reviewed"}
    assert err == "Not all rules were run. 'handouts build' runs them all.\n"
    assert run(["check", "leaflets/joined.md", "--select", "missing-space", "--select", "no-title"]) == 0
    assert rules(capsys.readouterr().out) == {"missing-space"}
    assert run(["check", "leaflets/joined.md", "--ignore", "missing-space, not-reviewed"]) == 0
    found = rules(capsys.readouterr().out)
    assert "language-not-declared" in found
    assert not found & {"missing-space", "not-reviewed"}
    chosen = ["--fail-on", "warning", "--select", "missing-space,not-reviewed"]
    assert run(["check", "leaflets/joined.md", *chosen]) == 1
    assert run(["check", "leaflets/joined.md", *chosen, "--ignore", "missing-space"]) == 0


@pytest.mark.parametrize("options", [["--select", "missing-alt"], ["--ignore", "reading-grade"]])
def test_the_gate_is_not_lost_with_the_rules_that_are_left_out(options: list[str], capsys: Capture) -> None:
    assert run(["check", "hard.md", *options]) == 1
    out = capsys.readouterr().out
    assert "reading-grade error" in out
    assert "the gate is shut" in out


def test_a_misspelt_rule_is_corrected_and_all_are_told_at_once(capsys: Capture) -> None:
    assert run(["check", "hard.md", "--ignore", "hard-sentense,missing-spce"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "'hard-sentense'. Did you mean 'hard-sentence'?" in err
    assert "'missing-spce'. Did you mean 'missing-space'?" in err
    assert run(["check", "hard.md", "--select", ","]) == 2
    assert "at least one rule" in capsys.readouterr().err


def test_the_settings_say_how_much_a_rule_matters(capsys: Capture) -> None:
    Path("handouts.toml").write_text('[severity]\nmissing-space = "error"\n')
    assert run(["check", "leaflets/joined.md"]) == 1
    assert "missing-space error" in capsys.readouterr().out
    assert run(["build", "leaflets/joined.md"]) == 1


def test_a_misspelt_rule_in_the_settings_is_found_before_anything_is_done(capsys: Capture) -> None:
    Path("handouts.toml").write_text('[severity]\nmissing-spce = "error"\n\n[ignore]\nno-titel = "why"\n')
    assert run(["build", "leaflets"]) == 2
    err = capsys.readouterr().err
    assert "handouts.toml:2: There is no rule 'missing-spce'; did you mean 'missing-space'?\n" in err
    assert "handouts.toml:5: There is no rule 'no-titel'; did you mean 'no-title'?\n" in err
    assert not Path("handouts-out").exists()


# Silences ------------------------------------------------------------------------------------------------


def test_what_is_silenced_is_counted_and_its_reason_told(capsys: Capture) -> None:
    Path("a.md").write_text(
        EASY
        + "\n<!-- handouts: ignore missing-space: our web page -->\nSee Breathe.Well or Sleep.Well too.\n"
    )
    assert run(["check", "a.md"]) == 0
    out = capsys.readouterr().out
    assert "missing-space" not in rules(out)
    assert "\na.md:5:1: missing-space silenced, 2 times: our web page\n" in out
    assert out.endswith(", 2 silenced.\n")
    assert run(["check", "a.md", "--format", "json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert [(one["finding"]["excerpt"], one["reason"], one["place"]) for one in document["silenced"]] == [
        ("Breathe.Well", "our web page", "a.md:5:1"),
        ("Sleep.Well", "our web page", "a.md:5:1"),
    ]
    assert run(["build", "a.md", "--to", "html"]) == 0
    assert "a.md:5:1: missing-space silenced, 2 times: our web page\n" in capsys.readouterr().err
    assert "our web page" not in Path("handouts-out/a/handout.html").read_text()


SILENCE = """\
[[silence]]
rule = "missing-space"
path = "leaflets/{}"
text = "{}"
reason = "as printed"
"""


def test_the_settings_silence_from_their_own_folder_down(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Path("handouts.toml").write_text(SILENCE.format("*.md", "first.Then"))
    monkeypatch.chdir(tmp_path / "leaflets")
    assert run(["check", "joined.md"]) == 0
    out, err = capsys.readouterr()
    assert "missing-space" not in rules(out)
    assert "handouts.toml:1: missing-space silenced: as printed\n" in out
    assert err == ""


def test_a_silence_of_the_settings_that_silences_nothing_is_told(capsys: Capture) -> None:
    Path("handouts.toml").write_text(SILENCE.format("joined.md", "not there"))
    assert run(["check", "leaflets"]) == 0
    out, _ = capsys.readouterr()
    assert (
        "leaflets/joined.md:1:1 silence warning: "
        "handouts.toml:1: This silences 'missing-space', which finds nothing here.\n" in out
    )
    Path("handouts.toml").write_text(SILENCE.format("*.md", "not there"))
    assert run(["check", "leaflets"]) == 0
    out, err = capsys.readouterr()
    assert "silence" not in rules(out)
    assert "handouts.toml:1: This silences nothing: 'missing-space' finds nothing there" in err
    assert run(["check", "leaflets/easy.md"]) == 0
    assert "handouts.toml" not in capsys.readouterr().err, "another article may need it"


# Baselines -----------------------------------------------------------------------------------------------


def test_a_clinic_adopts_the_checks_and_fails_only_on_what_is_new(capsys: Capture) -> None:
    assert run(["check", ".", "--baseline", "known.json", "--fail-on", "warning"]) == 2
    assert "There is no baseline yet" in capsys.readouterr().err
    assert run(["check", ".", "--baseline", "known.json", "--update-baseline"]) == 0
    assert "known.json: written; it knows" in capsys.readouterr().err
    assert run(["check", ".", "--baseline", "known.json", "--fail-on", "info"]) == 0
    out = capsys.readouterr().out
    assert rules(out) == set()
    assert "hard.md: grade " in out
    assert "the gate is shut, as the baseline knows; nothing new, " in out
    Path("leaflets/easy.md").write_text("New words.And more.\n\n" + EASY)
    Path("leaflets/joined.md").write_text("\n\n" + JOINED)
    assert run(["check", ".", "--baseline", "known.json", "--fail-on", "warning"]) == 1
    out = capsys.readouterr().out
    assert re.findall(r"missing-space warning: .*", out) == [
        "missing-space warning: There is no space between two sentences: words.And"
    ]


def test_what_is_mended_is_told_so_that_the_baseline_shrinks(capsys: Capture) -> None:
    assert run(["check", "leaflets", "hard.md", "--baseline", "known.json", "--update-baseline"]) == 0
    Path("leaflets/joined.md").write_text(EASY)
    Path("hard.md").unlink()
    capsys.readouterr()
    assert run(["check", "leaflets", "--baseline", "known.json"]) == 0
    err = capsys.readouterr().err
    assert "known.json: hard.md is there no more.\n" in err
    assert "known.json: no longer needed for leaflets/joined.md: missing-space (“first.Then”).\n" in err
    assert "--update-baseline" in err
    assert run(["check", "leaflets", "--baseline", "known.json", "--update-baseline"]) == 0
    assert "first.Then" not in Path("known.json").read_text(encoding="utf-8")
    capsys.readouterr()
    assert run(["check", "leaflets", "--baseline", "known.json"]) == 0
    assert "known.json" not in capsys.readouterr().err


def test_a_text_that_grew_harder_is_new(capsys: Capture) -> None:
    assert run(["check", "hard.md", "--baseline", "known.json", "--update-baseline"]) == 0
    assert run(["check", "hard.md", "--baseline", "known.json"]) == 0
    Path("hard.md").write_text(HARD.replace("consideration.", "consideration contraindications."))
    capsys.readouterr()
    assert run(["check", "hard.md", "--baseline", "known.json"]) == 1
    assert "when the baseline was made." in capsys.readouterr().out


def test_the_json_report_has_what_is_known_and_what_is_gone(capsys: Capture) -> None:
    import jsonschema

    from handouts.resources import data

    assert run(["check", "leaflets", "--baseline", "known.json", "--update-baseline"]) == 0
    Path("leaflets/joined.md").write_text(EASY)
    capsys.readouterr()
    assert run(["check", "leaflets", "--baseline", "known.json", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    jsonschema.validate(report, json.loads(data("check.schema.json").read_text(encoding="utf-8")))
    easy, joined = report["documents"]
    assert (easy["findings"], easy["gone"]) == ([], [])
    assert {one["rule"] for one in easy["known"]} >= {"not-reviewed", "language-not-declared"}
    assert joined["gone"] == [{"rule": "missing-space", "words": "first.Then", "count": 1}]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--update-baseline"], "needs --baseline FILE"),
        (["--baseline", "k.json", "--update-baseline", "--select", "no-title"], "leave --select"),
        (["--baseline", "leaflets/easy.md"], "no baseline of this version"),
    ],
)
def test_what_cannot_be_done_with_a_baseline(options: list[str], said: str, capsys: Capture) -> None:
    assert run(["check", "hard.md", *options]) == 2
    assert said in capsys.readouterr().err


def test_an_article_that_cannot_be_read_keeps_what_the_baseline_knows(capsys: Capture) -> None:
    assert run(["check", "hard.md", "--baseline", "known.json", "--update-baseline"]) == 0
    before = Path("known.json").read_bytes()
    Path("hard.md").write_bytes(b"\xff\xfe\x00")
    assert run(["check", "hard.md", "--baseline", "known.json", "--update-baseline"]) == 2
    assert Path("known.json").read_bytes() == before


# Folders and patterns ------------------------------------------------------------------------------------


def test_a_folder_is_checked_and_how_much_was_taken_is_told(capsys: Capture) -> None:
    assert run(["check", "leaflets", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert [document["path"] for document in json.loads(out)["documents"]] == [
        str(Path("leaflets", name)) for name in ("easy.md", "joined.md")
    ]
    assert err == "leaflets: 2 articles.\n"


def test_what_is_excluded_is_told(capsys: Capture) -> None:
    assert run(["check", ".", "--exclude", "leaflets", "--exit-zero"]) == 0
    assert capsys.readouterr().err == ".: 1 article; left out: 1 excluded.\n"
    Path("handouts.toml").write_text('exclude = ["*.md"]\n')
    assert run(["check", "."]) == 2
    err = capsys.readouterr().err
    assert ".: There is no article in this folder; left out: 3 excluded" in err
    assert ".docx" in err
    assert run(["check", "leaflets/easy.md"]) == 0, "what is named is not left out"


def test_a_pattern_that_the_shell_did_not_fill_in(capsys: Capture) -> None:
    assert run(["check", "leaf*/*.md", "nothing*.md"]) == 2
    out, err = capsys.readouterr()
    assert out.count("the gate is open") == 2
    assert "Error: nothing*.md: Nothing that can be read matches this." in err


def test_a_folder_is_built_without_what_was_built_before(capsys: Capture) -> None:
    for _ in range(2):
        assert run(["build", ".", "--exclude", "hard.md", "--to", "html", "-o", "made"]) == 0
        assert ".: 2 articles; left out:" in capsys.readouterr().err
    assert sorted(path.name for path in Path("made").iterdir()) == ["easy", "joined"]


def test_a_missing_folder_in_machine_formats_is_told_as_unread(capsys: Capture) -> None:
    Path("empty").mkdir()
    assert run(["check", "empty", "--format", "github"]) == 2
    assert capsys.readouterr().out.startswith("::error file=empty,title=cannot be read::empty: There is no")


# Further reports -----------------------------------------------------------------------------------------


def test_one_run_tells_in_several_formats(capsys: Capture) -> None:
    options = [part for style in FOR_MACHINES for part in ("--also", style, f"out/report.{style}")]
    assert run(["check", "hard.md", *options, "--also", "text", "report.txt"]) == 1
    out = capsys.readouterr().out
    assert Path("report.txt").read_text(encoding="utf-8") == out
    for style in FOR_MACHINES:
        assert run(["check", "hard.md", "--format", style]) == 1
        assert Path(f"out/report.{style}").read_text(encoding="utf-8") == capsys.readouterr().out


def test_a_report_that_cannot_be_written_is_told(capsys: Capture) -> None:
    assert run(["check", "hard.md", "--also", "json", "hard.md/report.json"]) == 2
    err = capsys.readouterr().err
    assert "The report cannot be written" in err
    assert "--also" in err


# Watching ------------------------------------------------------------------------------------------------


@pytest.fixture
def hours(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`hours(step, ...)`: what happens while the watch waits, one thing a wait; then Ctrl-C."""

    def set_up(*steps: Callable[[], Any]) -> None:
        left: Iterator[Callable[[], Any]] = iter(steps)

        def wait() -> None:
            step = next(left, None)
            if step is None:
                raise KeyboardInterrupt
            step()

        monkeypatch.setattr(_watching, "wait", wait)

    return set_up


def nothing() -> None:
    """Time passes."""


def test_watching_checks_again_what_has_changed(hours: Callable[..., None], capsys: Capture) -> None:
    hours(
        nothing,
        lambda: Path("leaflets/easy.md").write_text(EASY + "\nOne.Two things.\n"),
        *(nothing, nothing),
        lambda: Path("leaflets/new.md").write_text(JOINED),
        *(nothing, nothing),
        lambda: Path("leaflets/joined.md").unlink(),
        *(nothing, nothing),
    )
    assert run(["check", "leaflets", "--watch"]) == 130
    out, err = capsys.readouterr()
    assert re.findall(r"^(?:leaflets/)?(\w+\.md): ", out.replace("\\", "/"), re.MULTILINE) == [
        *("easy.md", "joined.md"),
        "easy.md",
        "new.md",
    ]
    assert out.count("missing-space warning") == 3
    assert err.replace("\\", "/") == (
        "leaflets: 2 articles.\n"
        "Watching 2 articles. Press Ctrl-C to stop.\n"
        "\nleaflets/easy.md has changed.\n"
        "Watching 2 articles. Press Ctrl-C to stop.\n"
        "\nleaflets/new.md has changed.\n"
        "Watching 3 articles. Press Ctrl-C to stop.\n"
        "\nleaflets/joined.md is gone.\n"
        "Watching 2 articles. Press Ctrl-C to stop.\n"
        "\n\nStopped. Nothing half-done was left behind.\n"
    )


def test_watching_goes_on_after_mistakes_and_heeds_the_settings(
    hours: Callable[..., None], capsys: Capture
) -> None:
    settings = Path("handouts.toml")
    hours(
        lambda: settings.write_text("[readability]\nlimit = 'eight'\n"),
        *(nothing, nothing),
        lambda: settings.write_text("[readability]\nlimit = 99\n"),
        *(nothing, nothing),
        lambda: Path("hard.md").write_bytes(b"\xff\xfe\x00"),
        *(nothing, nothing),
    )
    assert run(["check", "hard.md", "--watch"]) == 130
    out, err = capsys.readouterr()
    assert [("shut" in line) for line in out.splitlines() if "the gate is" in line] == [True, False]
    assert "handouts.toml:2: 'limit' takes a number" in err
    assert err.count("Error: ") == 2


def test_watching_builds_again(hours: Callable[..., None], capsys: Capture) -> None:
    hours(lambda: Path("hard.md").write_text(EASY), nothing, nothing)
    assert run(["build", "hard.md", "--to", "html", "--only", "whole", "--watch"]) == 130
    err = capsys.readouterr().err
    assert err.index("the gate is shut") < err.index("hard.md has changed.") < err.index("the gate is open")
    assert Path("handouts-out/hard/handout.html").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--watch"], "--watch needs a SOURCE to watch."),
        (["check", "-", "--watch"], "--watch does not go with standard input."),
        (["build", "-", "--watch"], "--watch does not go with standard input."),
        (["check", "hard.md", "--watch", "--format", "json"], "--watch does not go with --format json."),
        (
            ["check", "hard.md", "--watch", "--baseline", "k.json", "--update-baseline"],
            "--watch does not go with --update-baseline.",
        ),
    ],
)
def test_what_cannot_be_watched(arguments: list[str], said: str, capsys: Capture) -> None:
    assert run(arguments) == 2
    assert said in capsys.readouterr().err


# Progress ------------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_work_that_takes_long_says_how_far_it_has_come_and_clears_up() -> None:
    terminal = Terminal()
    work = Progress(["a", "b", "c"], "Checking", terminal)
    steps = iter(work)
    next(steps)
    assert terminal.getvalue() == "", "a second has not passed"
    work.late()
    next(steps)
    with work.silent():
        assert terminal.getvalue() == "\rChecking 1 of 3\rChecking 2 of 3\r               \r"
    next(steps)
    work.stop()
    work.late()
    assert terminal.getvalue().endswith("\rChecking 3 of 3\r               \r")


@pytest.mark.parametrize(
    ("environment", "shown"), [({}, True), ({"CI": "true"}, False), ({"TERM": "dumb"}, False)]
)
def test_progress_is_for_terminals_and_not_for_ci(
    environment: dict[str, str], shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CI", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with progress(["a"], "Building") as work:
        for _ in work:
            work.late()
    assert ("Building 1 of 1" in terminal.getvalue()) is shown


def test_work_that_is_quick_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert run(["check", "leaflets/easy.md"]) == 0
    assert "\r" not in terminal.getvalue()
