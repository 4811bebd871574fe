"""How the articles of pages are measured that people have marked by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.readers.pages import Marked, apart_from, main, measured

ARTICLE = "Drink water each hour. Call us if you feel dizzy."
MENU = "<nav><a href=/>Home</a> <a href=/a>All pages</a></nav>"


def test_a_word_is_there_next_to_its_own_neighbour() -> None:
    assert apart_from(["call", "us", "now"], ["if", "so", "call", "us"]) == 1
    assert apart_from(["the", "pain"], ["pain", "in", "the", "knee"]) == 2
    assert apart_from([], ["a"]) == 0
    assert (apart_from(["a"], ["b", "a"]), apart_from(["a"], ["b"])) == (0, 1)


def test_words_that_are_lost_and_words_besides_are_counted() -> None:
    one = measured("Drink water each hour. Share this!", Marked(ARTICLE), "a.html", "x")
    assert (one.wanted, one.lost, one.besides) == (10, 6, 2)


def test_pieces_are_counted_whatever_is_between_their_letters() -> None:
    article = Marked("", ("water, each", "dizzy"), ("Home", "All pages", "—"))
    one = measured("Drink water each hour. Home", article, "a.html", "x")
    assert (one.wanted, one.lost, one.besides) == (2, 1, 1)


def test_the_command_writes_sums_beside_those_of_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = f"<body>{MENU}<main><h1>Heat</h1><p>{ARTICLE}</p></main>"
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "a.txt").write_text(f"Heat {ARTICLE}")
    (tmp_path / "a.other.out").write_text("Home All pages Heat")
    (tmp_path / "b.html").write_text(page)
    (tmp_path / "b.json").write_text(json.dumps({"with": ["water"], "without": ["All pages"]}))
    (tmp_path / "unmarked.html").write_text(page)
    (tmp_path / "empty.html").write_text("")
    (tmp_path / "empty.txt").write_text("a")
    assert main([str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert said.out == (
        f"{tmp_path}  handouts: 2 pages, 12 marked, 0 lost (0.00%), 0 besides (0.0%)\n"
        f"{tmp_path}  other: 1 pages, 11 marked, 11 lost (100.00%), 4 besides (36.4%)\n"
    )
    assert "empty.html" in said.err


def test_words_that_no_loss_names_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text("<main><h1>Heat</h1><p>Rest.</p></main>")
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert main([str(tmp_path)]) == 1
    assert f"lost in silence: 10  {tmp_path / 'a.html'}" in capsys.readouterr().out
    (tmp_path / "a.html").write_text(f"<main><h1>Heat</h1><p>Rest.</p><p hidden>{ARTICLE}</p></main>")
    assert main([str(tmp_path)]) == 0
