"""What docs/ tells is true: its commands run, its settings are right, its workflows fit."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from handouts import checks
from handouts.cli import _watching, run

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "fitting-in.md").read_text(encoding="utf-8")

EASY = "# Asthma at home\n\n" + "Keep your inhaler near you. Ask for help if you cannot breathe. " * 12 + "\n"
CONSENT = "Consent\n\n" + "Ask us if you want to know more. " * 15 + "\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def commands() -> list[str]:
    return [line[2:] for block in blocks("console") for line in block.splitlines() if line.startswith("$ ")]


@pytest.fixture(autouse=True)
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.readers.make_docx import docx, paragraph

    monkeypatch.chdir(tmp_path)
    for folder in ("leaflets/drafts", "web", "law"):
        Path(folder).mkdir(parents=True)
    Path("leaflets/asthma.md").write_text(EASY, encoding="utf-8")
    Path("leaflets/drafts/asthma.md").write_text(EASY, encoding="utf-8")
    Path("leaflets/consent.txt").write_text(CONSENT, encoding="utf-8")
    Path("web/asthma.html").write_text(f"<html lang='en'><h1>Asthma</h1><p>{EASY[3:]}</p></html>")
    words = EASY.partition("\n\n")[2].strip()
    Path("leaflets/a.docx").write_bytes(docx(paragraph("Asthma", style="Heading1") + paragraph(words)))

    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(_watching, "wait", stop)


def test_every_command_does_what_it_says() -> None:
    ran = commands()
    for command in ran:
        program, *arguments = shlex.split(command)
        assert program == "handouts", command
        assert run(arguments) == (130 if "--watch" in arguments else 0), command
    assert len(ran) > 10


def test_every_setting_is_right(tmp_path: Path) -> None:
    from handouts.config import load

    Path("handouts.toml").write_text("\n".join(blocks("toml")), encoding="utf-8")
    config = load(tmp_path / "handouts.toml", checks.RULES)
    assert config.exclude
    assert len(config.checks.silences) == len(config.checks.ignore) == 1
    assert len(config.checks.severity) == 2


def test_every_silence_silences_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    hard = "Pharmacological intervention necessitates individualized consideration. " * 4
    law, whole = blocks("markdown")
    Path("a.md").write_text(f"{EASY}\n{hard}\n\n{whole}\n{law}\n", encoding="utf-8")
    Path("handouts.toml").write_text("[readability]\ntarget = 1\nlimit = 99\n")
    assert run(["check", "a.md"]) == 0
    out = capsys.readouterr().out
    assert "not-reviewed silenced: it was reviewed on paper" in out
    assert "hard-sentence silenced: these are the law's own words" in out
    assert " silence warning" not in out
    in_word = re.findall(r"`(handouts: ignore .*?)`", TEXT)
    assert in_word == [law.splitlines()[0].removeprefix("<!-- ").removesuffix(" -->")]


def test_the_rules_whose_errors_stand_are_named() -> None:
    said = TEXT.partition("Four kinds of error")[2].partition("\n\n")[0]
    assert set(re.findall(r"`([a-z-]+)`", said)) == set(checks.STANDING)


@pytest.fixture
def workflows() -> tuple[Any, Any, Any]:
    made = [yaml.safe_load(block) for block in blocks("yaml")]
    assert len(made) == 3
    return made[0], made[1], made[2]


def test_the_hook_is_there(workflows: tuple[Any, Any, Any]) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    [asked] = workflows[0]["repos"][0]["hooks"]
    assert asked["id"] == hook["id"]
    assert run(["check", "leaflets", *asked["args"], "--update-baseline"]) == 0
    _, *entry = hook["entry"].split()
    assert run([*entry, *asked["args"], "leaflets/asthma.md"]) == 0


def test_the_action_takes_what_is_given(workflows: tuple[Any, Any, Any]) -> None:
    described = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    [step] = [one for one in workflows[1]["jobs"]["check"]["steps"] if "with" in one]
    assert set(step["with"]) <= set(described["inputs"])


def test_gitlab_finds_the_report(workflows: tuple[Any, Any, Any]) -> None:
    [job] = workflows[2].values()
    run(["check", "leaflets", "--baseline", "known.json", "--update-baseline"])
    install, check = job["script"]
    assert install == "pip install handouts"
    assert run(shlex.split(check)[1:]) == 0
    assert Path(job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8") == "[]\n"


def test_the_folders_that_are_left_out_are_named() -> None:
    from handouts.pipeline.search import LEFT_OUT

    said = TEXT.partition("Hidden folders, ")[2].partition(" are left out")[0]
    assert set(re.findall(r"`(\S+)`", said)) <= LEFT_OUT
