"""Hard words are dealt with: what the script counts, and what it comes to on our own example."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import handouts
from handouts.formats import reader_for
from handouts.model import Document
from handouts.pipeline import example, read_bytes
from tests.benchmarks.coverage import Coverage, covered, main

THESAURUS = frozenset(("utilize", "purchase", "bedtime", "adverse event"))

EASY = "The dog ran to the barn. It sat in the sun. "


def read(markdown: str) -> Document:
    return read_bytes(markdown.encode(), "a.md", reader_for("a.md", ".md"))


def measured(text: str) -> Coverage:
    return covered(read(f"# A\n\n{EASY}{text}"), THESAURUS)


@pytest.mark.parametrize(
    ("text", "places", "by"),
    [
        ("We utilize a cup, and you utilized a spoon.", 2, {"applied": 2}),
        ("You may get sciatica. The sciatica hurts.", 2, {"defined": 2}),
        ("Sciatica is a pain in the leg. The sciatica hurts.", 2, {"defined by the article": 2}),
        ("A thermogram is free. The thermogram is quick.", 2, {"flagged": 2}),
        ("Go to bed at bedtime.", 1, {}),
        ("Ask Zylphorn of Quixwell about metformin and COPD.", 0, {}),
        ("The dog sat.", 0, {}),
    ],
)
def test_every_place_of_a_hard_word_is_counted(text: str, places: int, by: dict[str, int]) -> None:
    found = measured(text)
    assert (found.places, dict(found.by)) == (places, by)
    assert found.missing.total() == places - sum(by.values())


def test_a_phrase_of_the_thesaurus_is_one_place() -> None:
    found = measured("Tell us of every adverse event. An event is free.")
    assert found.places == 1


def test_shares_tell_what_is_ours_from_what_is_not() -> None:
    found = measured("Sciatica is a pain in the leg. We utilize a cup at bedtime.")
    assert found.places == 3
    assert found.by_us == pytest.approx(1 / 3)
    assert found.by_word == pytest.approx(2 / 3)
    assert measured("The dog sat.").share == 1


def test_most_hard_words_of_our_own_example_are_dealt_with() -> None:
    assert covered(handouts.read(example()), frozenset()).share >= 0.8


def test_the_script_prints_each_article_and_fails_below_what_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    thesaurus, article = tmp_path / "thesaurus.json", tmp_path / "bed.md"
    thesaurus.write_text(json.dumps([{"term": "Bedtime", "plain_alternative": "night"}]), encoding="utf-8")
    article.write_text(f"# Bed\n\n{EASY}Rest at bedtime.\n", encoding="utf-8")
    assert main([str(thesaurus), str(article), "--missing", "3"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "  0.0% of    1  bed.md"
    assert said[-1] == "   1  bedtime"
    assert main([str(thesaurus), str(article), "--least", "0"]) == 0
