"""A suggestion is only shown where it would make a hard section plainer."""

from __future__ import annotations

import dataclasses

from handouts.config import Config
from handouts.formats import reader_for
from handouts.lexicon import OwnWords
from handouts.pipeline import read_bytes, simplify
from handouts.pipeline.changelog import logged
from handouts.pipeline.suggestions import worth_reading
from handouts.plain import own
from handouts.results import Readability, Scores, SectionScores

PLAIN = (
    "The dose is small. Your risk is low. "
    + "You can go home on the same day. A nurse calls you at night. " * 8
)
HARD = (
    "The multidisciplinary administrators of participating organizations periodically reconsidered whether "
    "the recommended dose corresponded to the individual characteristics of hospitalized participants."
)


def suggested(plain: str, hard: str) -> list[tuple[str, str]]:
    text = f"# Your visit\n\n## Now\n\n{plain}\n\n## Later\n\n{hard}\n"
    source = read_bytes(text.encode(), "a.md", reader_for("a.md", ".md"))
    plainer, changes = simplify(source)
    result, log = logged(source, plainer, changes, Config())
    shown = {change.id for change in log.changes}
    assert {change.id for change in result.changes} <= shown
    return [
        (change.section, change.original)
        for change in log.changes
        if change.strength == "suggested" and change.rule == "everyday-word"
    ]


def test_a_word_that_most_know_is_only_suggested_for_where_the_section_is_hard() -> None:
    assert ("later", "dose") in suggested(PLAIN, HARD)
    assert not [word for section, word in suggested(PLAIN, HARD) if section == "now"]


def test_a_word_that_few_know_is_suggested_for_everywhere() -> None:
    few = f"{PLAIN} You may be symptomatic."
    assert ("now", "symptomatic") in suggested(few, HARD)


def test_what_is_made_stays_and_so_does_what_a_clinic_suggests() -> None:
    text = "# A\n\nUse it. Do not utilize the dose. We go home and sit down. It is a big red ball.\n"
    source = read_bytes(text.encode(), "a.md", reader_for("a.md", ".md"))
    _, changes = simplify(source)
    easy = Readability(
        "en",
        Scores(),
        tuple(
            SectionScores(change.section, "", Scores(values={"flesch_kincaid_grade": 6.0}))
            for change in changes
        ),
    )
    assert {"utilize", "dose"} <= {change.original for change in changes}
    left = worth_reading(changes, easy)
    assert "utilize" in {change.original for change in left}
    assert "dose" not in {change.original for change in left}
    entry = own.read((("words.toml", '["dose"]\npos = "noun"\nstrength = "suggest"\nplain = ["amount"]\n'),))
    assert worth_reading(changes, easy, OwnWords(entry)) == tuple(changes)


def test_above_the_grade_and_where_no_grade_is_known_nothing_is_left_out() -> None:
    text = "# A\n\nThe dose is small.\n"
    _, changes = simplify(read_bytes(text.encode(), "a.md", reader_for("a.md", ".md")))
    sections = tuple(SectionScores(change.section, "", Scores()) for change in changes)
    for values in ({}, {"flesch_kincaid_grade": 6.1}):
        scored = tuple(dataclasses.replace(one, scores=Scores(values=values)) for one in sections)
        assert worth_reading(changes, Readability("en", Scores(), scored)) == tuple(changes)
    assert worth_reading(changes, Readability("xx", Scores(), sections)) == tuple(changes)
