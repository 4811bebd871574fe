"""What web staff ask of the command line: fragments, and a site of many handouts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handouts.cli import run

EASY = "# Asthma\n\n" + "Keep your inhaler near you. Ask for help if you need it. " * 12 + "\n"


HARD = "Pharmacological interventions necessitate individualization. "


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


def test_a_folder_of_articles_makes_a_site(capsys: pytest.CaptureFixture[str]) -> None:
    Path("leaflets").mkdir()
    Path("leaflets/asthma.md").write_text(EASY)
    Path("leaflets/air.md").write_text(EASY.replace("# Asthma", "# Air"))
    assert run(["site", "leaflets", "--url", "https://example.org/h", "--only", "whole"]) == 0
    told = capsys.readouterr().err
    assert "the front page, 2 handouts" in told
    assert "No site map" not in told
    assert sorted(os.listdir("handouts-site")) == [
        "air",
        "asthma",
        "handouts-site.json",
        "index.html",
        "search.js",
        "sitemap.xml",
    ]
    assert sorted(os.listdir("handouts-site/air")) == ["handout.html", "handout.pdf"], "no report for staff"
    assert run(["site", "leaflets", "--no-pdf", "--exclude", "air.md", "--title", "Ours"]) == 0
    assert "No site map" in capsys.readouterr().err
    assert sorted(os.listdir("handouts-site")) == [
        "air",
        "asthma",
        "handouts-site.json",
        "index.html",
        "search.js",
    ]
    assert os.listdir("handouts-site/air") == []
    assert "<h1>Ours</h1>" in Path("handouts-site/index.html").read_text()
    assert run(["check", "."]) == 0
    assert "left out: the folder handouts-site" in capsys.readouterr().err, "a site is no source"


def test_an_article_that_is_too_hard_or_unread_leaves_the_site_as_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["site", "easy.md"]) == 0
    before = Path("handouts-site/index.html").read_bytes()
    Path("hard.md").write_text(
        "# Hard\n\n" + "Pharmacological interventions necessitate individualization. " * 30
    )
    assert run(["site", "easy.md", "hard.md"]) == 1
    assert "Nothing is written: 1 too hard to read." in capsys.readouterr().err
    assert run(["site", "easy.md", "gone.md", "hard.md"]) == 2
    assert "1 too hard to read and 1 could not be made" in capsys.readouterr().err
    Path("untitled.md").write_text("Keep your inhaler near you. " * 12)
    assert run(["site", "easy.md", "untitled.md", "--leave-out-failed"]) == 2
    assert Path("handouts-site/index.html").read_bytes() == before
    assert run(["site", "easy.md", "hard.md", "--leave-out-failed"]) == 0
    assert "the front page, 1 handouts" not in capsys.readouterr().err
    assert Path("handouts-site/index.html").read_bytes() == before


def test_what_is_made_plainer_on_a_site_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a b.md").write_text(EASY + "\nPhysicians utilize inhalers.\n")
    assert run(["site", "a b.md"]) == 0
    told = capsys.readouterr().err
    assert "a b.md: " in told
    assert "made" in told
    assert "To see them: handouts build 'a b.md'" in told
    assert "utilize" not in Path("handouts-site/a-b/handout.html").read_text()
    assert run(["site", "a b.md", "--no-simplify"]) == 0
    assert "To see them" not in capsys.readouterr().err
    assert "utilize" in Path("handouts-site/a-b/handout.html").read_text()


@pytest.mark.parametrize("wrong", ["example", "javascript:x()", "https://example.org/?a", "mailto:a@b.c"])
def test_a_site_is_at_a_web_address(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["site", "easy.md", "--url", wrong]) == 2
    assert "is no web address of a folder" in capsys.readouterr().err


def test_two_articles_of_one_name_do_not_share_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    Path("easy.txt").write_text(EASY.removeprefix("# "))
    assert run(["site", "easy.md", "easy.txt"]) == 2
    assert "would both be written to" in capsys.readouterr().err
