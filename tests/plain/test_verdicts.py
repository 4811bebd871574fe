"""Changes that were read by hand: those that are right are made, and those that are wrong are not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from handouts.results import Change
from tests.plain.sample_changes import fragment, made, plainer

FILE = Path(__file__).with_name("verdicts.txt")


@dataclass(frozen=True)
class Verdict:
    """A sentence, a change of it, and whether that is right."""

    sentence: str
    old: str
    new: str
    right: bool


def verdicts() -> list[Verdict]:
    found: list[Verdict] = []
    sentence = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line[:2] in ("+ ", "- "):
            old, _, new = line[2:].partition(" -> ")
            found.append(Verdict(sentence, old, new, line[0] == "+"))
        elif line and not line.startswith("#"):
            sentence = line
    return found


VERDICTS = verdicts()


def has(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda one: f"{one.old} in {one.sentence}")
def test_a_right_change_is_made_and_a_wrong_one_is_not(verdict: Verdict) -> None:
    assert has(verdict.sentence, verdict.old)
    after = plainer(verdict.sentence, explained=verdict.right)
    assert has(after, verdict.new) is verdict.right, after
    if verdict.right:
        assert not has(after.replace(verdict.new, ""), verdict.old), after


def test_each_verdict_is_given_once_and_there_are_enough() -> None:
    cases = [(one.sentence, one.old, one.new) for one in VERDICTS]
    assert len(set(cases)) == len(cases)
    assert sum(one.right for one in VERDICTS) >= 300
    assert sum(not one.right for one in VERDICTS) >= 60


def test_nothing_left_to_change_in_what_was_made() -> None:
    for sentence in {one.sentence for one in VERDICTS if one.right and "|" not in one.new}:
        after = plainer(sentence).replace("|", "\n\n")
        assert plainer(after) == after.replace("\n\n", "|")


def test_a_sample_has_the_words_that_were_changed() -> None:
    from handouts.formats import reader_for
    from handouts.pipeline import read_bytes

    text = "# A\n\nDo not utilize it; call us if the medication is weak. Some get an abscess after a bite.\n"
    changes: list[Change] = list(made(read_bytes(text.encode(), "a.md", reader_for("a.md", ".md"))))
    assert [fragment(change) for change in changes] == [
        ("utilize", "use"),
        ("use it; call us", "use it. Call us"),
        ("medication", "medicine"),
        ("bite.", "bite. Abscess means a swollen, sore pocket of pus."),
    ]
