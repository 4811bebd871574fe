"""What nobody could make plainer for sure comes back as what a person has to decide."""

from __future__ import annotations

import pytest

from handouts.config import Config, parse
from handouts.formats import reader_for
from handouts.model import Document
from handouts.pipeline import read_bytes, simplify
from handouts.pipeline.changelog import logged
from handouts.settings import CheckSettings

LONG = (
    "The pain that you feel in the days after the operation on your knee, which can be strong at night and "
    "when you move, goes away in most people with rest, ice and the drugs that the nurse gave you."
)
ARTICLE = f"""\
---
lang: en
---

# Care of your wound

The bandage must be changed every day. Do not stop the drug unless your doctor tells you to.

{LONG}
"""


def read(markdown: str) -> Document:
    return read_bytes(markdown.encode(), "a.md", reader_for("a.md", ".md"))


def flags(markdown: str, config: Config | None = None) -> list[tuple[str, str]]:
    _, changes = simplify(read(markdown), config)
    return [(one.rule, one.original) for one in changes if one.strength == "flagged"]


def test_what_hides_who_acts_says_no_twice_or_is_long_is_flagged_in_reading_order() -> None:
    assert flags(ARTICLE) == [
        ("passive-voice", "must be changed"),
        ("double-negative", "not stop the drug unless"),
        ("long-sentence", LONG),
    ]


def test_a_flag_says_where_and_why_and_proposes_nothing() -> None:
    _, changes = simplify(read(ARTICLE))
    (flag,) = [one for one in changes if one.rule == "passive-voice"]
    assert (flag.new, flag.becomes) == ("", "")
    assert flag.sentence == "The bandage must be changed every day."
    assert (flag.position.line, flag.position.column) == (7, 13)
    assert "who does it" in flag.reason


def test_a_flag_has_the_same_id_each_time_and_no_other_has_it() -> None:
    first, second = (simplify(read(ARTICLE))[1] for _ in range(2))
    assert [one.id for one in first] == [one.id for one in second]
    assert len({one.id for one in first}) == len(first)


def without(**settings: tuple[str, ...]) -> Config:
    return Config(checks=CheckSettings(**settings))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "config",
    [without(skip=("passive-voice",)), parse({"ignore": {"passive-voice": "We say it at the visit."}})],
)
def test_what_a_clinic_does_not_want_is_not_flagged(config: Config) -> None:
    found = {rule for rule, _ in flags(ARTICLE, config)}
    assert "passive-voice" not in found
    assert "double-negative" in found


def test_no_rule_is_run_where_a_clinic_wants_none_about_wording() -> None:
    assert flags(ARTICLE, without(select=("no-title",))) == []


def test_what_an_author_silenced_is_not_flagged() -> None:
    silence = "<!-- handouts: ignore passive-voice: They are told at the visit. -->\n\nThe bandage"
    assert "passive-voice" not in {rule for rule, _ in flags(ARTICLE.replace("The bandage", silence))}


def test_the_change_log_lists_each_flag_once_and_adds_the_hard_sentences() -> None:
    source = read(ARTICLE)
    plainer, changes = simplify(source)
    _, log = logged(source, plainer, changes, Config())
    assert len({one.id for one in log.changes}) == len(log.changes)
    assert [one.rule for one in log.left if one.rule == "passive-voice"] == ["passive-voice"]
    assert {one.rule for one in log.changes} - {one.rule for one in changes} <= {"hard-sentence"}
    assert {one.rule for one in log.changes} <= set(log.rules)


def test_what_is_suggested_is_not_flagged_as_well() -> None:
    _, changes = simplify(
        read("# A\n\nThis may exacerbate it. We will monitor how it may resolve the pain.\n")
    )
    left = [(one.sentence, one.original) for one in changes if one.strength != "applied"]
    assert left
    assert len(set(left)) == len(left)
