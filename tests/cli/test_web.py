"""What web staff ask of the command line: fragments, and a site of many handouts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handouts.cli import run

EASY = "# Asthma\n\n" + "Keep your inhaler near you. Ask for help if you need it. " * 12 + "\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("easy.md").write_text(EASY, encoding="utf-8")


def test_a_fragment_stands_beside_the_page_and_goes_without_it() -> None:
    assert run(["build", "easy.md", "--to", "html,fragment", "--heading-level", "3"]) == 0
    fragment = Path("handouts-out/easy/handout.fragment.html").read_text(encoding="utf-8")
    assert fragment.startswith('<article class="handout" lang="en"')
    assert '<h3 id="handout-title_">Asthma</h3>' in fragment
    assert run(["verify", "handouts-out/easy/handout.fragment.html"]) == 0
    assert run(["build", "easy.md", "--to", "html"]) == 0
    assert "handout.fragment.html" in os.listdir("handouts-out/easy"), "this build is not about fragments"
    Path("easy.md").write_text("# Asthma\n\n## Air\n\n" + EASY.partition("\n\n")[2])
    assert run(["build", "easy.md", "--to", "fragment"]) == 0
    Path("easy.md").write_text(EASY)
    assert run(["build", "easy.md", "--to", "html"]) == 0
    assert os.listdir("handouts-out/easy/sections") == ["1-air.fragment.html"]
    assert run(["build", "easy.md", "--to", "fragment"]) == 0
    assert os.listdir("handouts-out/easy/sections") == []


def test_the_level_of_a_fragment_can_be_set_and_a_wrong_one_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("handouts.toml").write_text('[output]\nto = ["fragment"]\nheading_level = 1\n')
    assert run(["build", "easy.md"]) == 0
    assert "<h1 " in Path("handouts-out/easy/handout.fragment.html").read_text(encoding="utf-8")
    for wrong in ("0", "7", "2.0"):
        Path("handouts.toml").write_text(f"[output]\nheading_level = {wrong}\n")
        assert run(["build", "easy.md"]) == 2
        assert f"handouts.toml:2: 'heading_level' is 1 to 6, not {wrong}." in capsys.readouterr().err
