"""The commands as clinic staff, web staff and CI use them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from handouts import __version__
from handouts.cli import run

EASY = "# Asthma\n\n" + "Keep your inhaler near you. Ask for help if you need it. " * 20 + "\n"
HARD = (
    "# Asthma\n\n## What happens\n\n"
    + "Pharmacological intervention necessitates individualized consideration of contraindications, "
    "particularly in patients presenting with cardiovascular comorbidity or hepatic insufficiency. "
    * 12
    + "\n\n## What helps\n\nAsk your nurse.\n"
)


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("easy.md").write_text(EASY)
    Path("hard.md").write_text(HARD)


def tree(folder: str = "handouts-out") -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file())


def handouts() -> dict[str, bytes]:
    """What is written for patients, without the reports for staff."""
    names = (name for name in tree() if not name.split("/")[1].startswith(("report", "changes")))
    return {name: Path("handouts-out", name).read_bytes() for name in names}


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"handouts {__version__}\n"


def test_no_command_at_all_gets_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Usage: handouts ")
    assert err == ""


def test_help_names_every_command_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    said = capsys.readouterr().out
    for command in ("build", "check", "verify", "explain", "init", "doctor"):
        assert f"\n  {command} " in said
        assert run([command, "--help"]) == 0
        if command != "doctor":
            assert "Examples:" in capsys.readouterr().out


def test_build_writes_the_whole_the_sections_and_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build"]) == 0
    names = tree("handouts-out/ketamine-for-depression")
    reports = ["changes.html", "changes.json", "report.html", "report.json"]
    assert [name for name in names if "/" not in name] == sorted([*reports, "handout.html", "handout.pdf"])
    assert len(names) == 6 + 2 * 8
    assert "sections/1-what-is-ketamine-and-who-may-it-help.pdf" in names
    out, err = capsys.readouterr()
    assert out == ""
    assert "handouts-out/ketamine-for-depression/handout.pdf" in err.replace(os.sep, "/")


def test_the_gate_shuts_and_only_the_report_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "hard.md"]) == 1
    assert tree() == [
        f"hard/{name}" for name in ("changes.html", "changes.json", "report.html", "report.json")
    ]
    said = capsys.readouterr().err
    assert "To mend it from the plainer words: handouts draft hard.md\n" in said
    assert "grade" in said
    assert "hard.md:5:1" in said
    assert "Pharmacological intervention" in said


def test_a_shut_gate_leaves_the_earlier_handouts_as_they_were() -> None:
    Path("article.md").write_text(EASY)
    assert run(["build", "article.md"]) == 0
    before = handouts()
    assert before
    Path("article.md").write_text(HARD)
    assert run(["build", "article.md"]) == 1
    assert handouts() == before


def test_a_draft_is_written_and_says_so_on_every_page() -> None:
    from handouts.verify.pdf.facts import Facts

    assert run(["build", "hard.md", "--draft"]) == 0
    assert len(tree()) == 4 + 2 + 2 * 2
    page = Path("handouts-out/hard/handout.html").read_text(encoding="utf-8")
    assert "DRAFT" in page
    assert "Draft: do not hand out" in page
    pdf = Facts(Path("handouts-out/hard/handout.pdf").read_bytes(), "handout.pdf")
    marked = {run.page for run in pdf.runs if run.artifact and run.text.strip() == "DRAFT"}
    assert len(pdf.file.pages) > 1
    assert marked == set(range(1, len(pdf.file.pages) + 1))


def test_an_article_past_its_review_date_is_found_on_the_day_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("due.md").write_text("---\nreview_by: 2026-01-31\n---\n" + EASY)
    for seconds, found in (("1767225600", False), ("1798761600", True)):  # 2026-01-01, 2027-01-01
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        assert run(["check", "due.md"]) == 0
        assert ("review-overdue" in capsys.readouterr().out) is found
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    Path("due.md").write_text("---\nreview_by: 2001-01-31\n---\n" + EASY)
    assert run(["check", "due.md"]) == 0
    assert "review-overdue" in capsys.readouterr().out
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert run(["check", "due.md"]) == 2
    assert "SOURCE_DATE_EPOCH is 'soon'" in capsys.readouterr().err


def test_sections_of_an_article_that_has_none_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "easy.md", "--only", "sections"]) == 2
    assert "no sections here" in capsys.readouterr().err
    assert not Path("handouts-out").exists()


def test_what_the_article_breaks_is_said_and_does_not_stop_the_handout(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("link.md").write_text(EASY + "\nFor more, [click here](https://example.org/more).\n")
    assert run(["build", "link.md"]) == 0
    said = capsys.readouterr().err
    assert "handout.html html-13 warning: " in said
    assert "handout.pdf pdf-27 warning: " in said
    assert "‘click here’" in said
    assert run(["verify", "handouts-out/link/handout.html"]) == 1


def test_a_draft_of_a_text_that_passes_is_no_draft() -> None:
    assert run(["build", "easy.md", "--draft", "--to", "html"]) == 0
    assert "DRAFT" not in Path("handouts-out/easy/handout.html").read_text(encoding="utf-8")


def test_a_section_that_is_gone_from_the_article_is_gone_from_the_handouts() -> None:
    Path("article.md").write_text(EASY + "\n## One\n\nWords.\n\n## Two\n\nWords.\n")
    assert run(["build", "article.md", "--to", "html"]) == 0
    Path("handouts-out/article/sections/mine.html").write_text("mine")
    Path("article.md").write_text(EASY + "\n## Two\n\nWords.\n")
    assert run(["build", "article.md", "--to", "html"]) == 0
    assert [name for name in tree() if "sections" in name] == [
        "article/sections/1-two.html",
        "article/sections/mine.html",
    ]


def test_building_in_two_goes_keeps_what_the_first_wrote() -> None:
    Path("article.md").write_text(EASY + "\n## One\n\nWords.\n")
    assert run(["build", "article.md", "--to", "html", "--only", "whole"]) == 0
    assert run(["build", "article.md", "--to", "html", "--only", "sections"]) == 0
    assert list(handouts()) == ["article/handout.html", "article/sections/1-one.html"]


def test_the_same_input_gives_the_same_bytes() -> None:
    for folder in ("one", "two"):
        assert run(["build", "easy.md", "-o", folder]) == 0
    assert tree("one") == tree("two")
    for name in tree("one"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes(), name


def test_check_says_the_grade_and_where_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "hard.md"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert "hard.md:5:1 hard-sentence" in out
    assert "reading-grade" in out
    assert run(["check", "hard.md", "--exit-zero"]) == 0
    assert not Path("handouts-out").exists()


def test_check_as_json_is_all_that_is_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "easy.md", "missing.md", "hard.md", "--format", "json"]) == 2
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert report["version"] == 1
    assert [(document["path"], document["passed"]) for document in report["documents"]] == [
        ("easy.md", True),
        ("hard.md", False),
    ]
    assert "missing.md" in err


def test_fail_on_sets_what_fails() -> None:
    assert run(["check", "easy.md"]) == 0
    assert run(["check", "easy.md", "--fail-on", "info"]) == 1


def test_one_line_of_settings_moves_the_limit(capsys: pytest.CaptureFixture[str]) -> None:
    Path("handouts.toml").write_text("[readability]\nlimit = 40\n")
    assert run(["check", "hard.md"]) == 0
    Path("handouts.toml").write_text("[limits]\nsmog_index = 3\n")
    assert run(["check", "easy.md"]) == 1
    assert "smog_index is 7.2; the limit is 3" in capsys.readouterr().out
    Path("short.md").write_text(
        "# Asthma\n\n" + "Keep your inhaler near you. Ask for help if you need it. " * 12
    )
    assert run(["check", "short.md"]) == 0, "SMOG of fewer than 30 sentences is an estimate and never gates"


def test_settings_are_found_in_a_folder_above_and_folders_are_relative_to_them() -> None:
    Path("handouts.toml").write_text(
        '[output]\nfolder = "made"\nto = ["html"]\n[clinic]\nphone = "555-010-0000"\n'
    )
    Path("below").mkdir()
    os.chdir("below")
    assert run(["build", "../easy.md"]) == 0
    page = Path("../made/easy/handout.html").read_text(encoding="utf-8")
    assert "tel:5550100000" in page


def test_verify_passes_what_build_made_and_fails_what_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "easy.md"]) == 0
    assert run(["verify", "handouts-out/easy/handout.pdf", "handouts-out/easy/handout.html"]) == 0
    page = Path("handouts-out/easy/handout.html").read_text(encoding="utf-8")
    Path("broken.html").write_text(page.replace('lang="en"', ""), encoding="utf-8")
    capsys.readouterr()
    assert run(["verify", "broken.html"]) == 1
    assert "language" in capsys.readouterr().out


def test_init_writes_what_build_can_read_and_never_overwrites(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "new"]) == 0
    assert sorted(os.listdir("new")) == ["article.md", "handouts.toml"]
    os.chdir("new")
    assert run(["check", "article.md"]) in (0, 1)
    Path("handouts.toml").unlink()
    Path("article.md").write_text("mine")
    assert run(["init"]) == 0
    assert Path("article.md").read_text() == "mine"
    assert "left as it was" in capsys.readouterr().err
    assert run(["init"]) == 2


def test_every_setting_of_the_starter_file_can_be_switched_on() -> None:
    from handouts.config import load, starter

    on = "\n".join(
        line.removeprefix("# ") if re.match(r"# (\w+ = |\[)", line) else line
        for line in starter().splitlines()
    )
    Path("handouts.toml").write_text(on)
    config = load(Path("handouts.toml"))
    assert config.clinic.phone == "555-010-0000"
    assert config.output.only == "whole"
    assert [silence.rule for silence in config.checks.silences] == ["hard-sentence"]
    assert config.exclude == ("README.md", "drafts/**")


def test_explain_lists_and_explains_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    names = [
        line.strip().split(":")[0] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")
    ]
    assert {"reading-grade", "hard-sentence", "pdf-01", "pdf-38", "html-01"} <= set(names)
    for name in names:
        assert run(["explain", name]) == 0
        assert len(capsys.readouterr().out) > 80


def test_doctor_finds_this_machine_fit(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "Fonts: ok. AtkinsonHyperlegibleNext" in said
    assert "MISSING" not in said


def test_doctor_says_how_to_get_pango(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib

    real = importlib.import_module

    def without_pango(name: str, package: str | None = None) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0': error 0x7e\nmore")
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", without_pango)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    assert run(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "Pango, for the WeasyPrint engine: not there" in said
    assert "cannot load library 'libpango-1.0-0'" in said
    assert "Fix: " in said


def test_doctor_fails_where_the_fonts_are_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("handouts.resources.folder", lambda name: tmp_path)
    assert run(["doctor"]) == 1
    assert "Fonts: MISSING" in capsys.readouterr().out
