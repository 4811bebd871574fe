"""docs/plain-language.md is up to date, and its commands and settings do what it says."""

from __future__ import annotations

import re
import shlex
import textwrap
from pathlib import Path

import pytest

from handouts import checks
from handouts.cli import run
from handouts.config import load
from handouts.pipeline.own_words import own_words
from handouts.plain import rewrites
from handouts.reports.changes import SAID
from tests.plain.guide import PAGE, SHOWN, filled
from tests.plain.test_guard import HOSTILE

TEXT = PAGE.read_text(encoding="utf-8")

ARTICLE = "# Asthma\n\n" + "Keep your inhaler near you. Utilize it prior to sport. " * 12 + "\n"


def blocks(language: str) -> list[str]:
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", TEXT, re.DOTALL | re.MULTILINE)
    return [textwrap.dedent(block) for _, block in found]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.md").write_text(ARTICLE, encoding="utf-8")


def test_what_is_made_of_it_is_up_to_date() -> None:
    assert filled(TEXT) == TEXT, "python -m tests.plain.guide writes it anew"


def test_it_tells_of_every_rewrite_and_every_strength() -> None:
    for note in rewrites():
        assert f"### `{note.name}`\n\n{note.title} " in TEXT
        assert f"- As it is written: {(note.changes or note.suggests)[0][0]}\n" in TEXT
    assert re.findall(r"^\| ([A-Z][\w ]*) \| It was", TEXT, re.MULTILINE) == list(SAID.values())


def test_it_shows_what_the_guard_refuses() -> None:
    headings = [case.heading for case in HOSTILE]
    assert sorted(SHOWN, key=headings.index) == list(SHOWN)
    assert TEXT.count(" is gone |") + TEXT.count(" became ") > 3


def test_every_command_does_what_it_says() -> None:
    commands = [line[2:] for block in blocks("console") for line in block.splitlines() if line[:2] == "$ "]
    for command in commands:
        program, *arguments = shlex.split(command)
        assert program == "handouts", command
        assert run(arguments) == 0, command
    assert len(commands) > 4
    page = Path("handouts-out/signed/handout.html").read_text(encoding="utf-8")
    assert "Use it before sport." in page
    assert "Reviewed by Name of the clinician on " in page


def test_every_setting_is_right_and_the_words_are_a_lexicon(capsys: pytest.CaptureFixture[str]) -> None:
    *settings, words = blocks("toml")
    made = "".join(settings).replace("[plain]\n", "", 1)
    Path("handouts.toml").write_text(made.replace("[output]", "", 1).replace("simplify = false\n", ""))
    Path("words.toml").write_text(words)
    text = Path("handouts.toml").read_text()
    assert text.count("[plain]") == 1
    Path("handouts.toml").write_text("[output]\nsimplify = false\n[plain]\n" + text.replace("[plain]\n", ""))
    config = load(Path("handouts.toml"), checks.RULES)
    assert not config.output.simplify
    assert config.plain.protected == {"hypertension clinic"}
    read = own_words(config)
    assert read
    assert [entry.written or entry.term for entry in read.entries] == ["ward", "A&E", "titrate", "discharge"]
    Path("article.md").write_text("# A\n\nBoth wards and A&E are near the hypertension clinic.\n")
    assert run(["draft", "article.md", "-o", "b.md"]) == 0
    said = Path("b.md").read_text(encoding="utf-8")
    assert "Both units and the emergency department are near the hypertension clinic." in said
