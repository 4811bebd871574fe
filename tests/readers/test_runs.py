from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.model import Text, plain_text, walk
from handouts.readers._runs import Look, Run, inlines, lowered, raised
from tests.readers.as_text import inline

BOLD, STRESSED = Look(strong=True), Look(emphasis=True)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([Run(" a "), Run(" b ")], "a b"),
        ([Run("a "), Run("b ", BOLD), Run("c")], "a *b* c"),
        ([Run("a", BOLD), Run(" ", BOLD), Run("b", BOLD)], "*a b*"),
        ([Run("a", Look(strong=True, emphasis=True)), Run(" b", STRESSED)], "*_a_* _b_"),
        ([Run("10\u00a0mg"), Run(" \u00a0now")], "10\u00a0mg now"),
        ([Run("a "), Run(line_break=True), Run(" b"), Run(line_break=True), Run(" ")], "a / b"),
        ([Run("see", Look(link="tel:1")), Run(" us", Look(link="tel:1", strong=True))], "[see *us*](tel:1)"),
        ([Run("e"), Run("\u0301")], "é"),
        ([Run("a", BOLD), Run(note="note-1"), Run("b")], "*a*^note-1b"),
        ([Run(" \n ")], ""),
        ([], ""),
    ],
)
def test_runs_become_tidy_inlines(runs: list[Run], expected: str) -> None:
    assert inline(inlines(runs)) == expected


LOOKS = st.builds(
    Look, st.sampled_from(["", "tel:1"]), st.sampled_from(["", "es"]), st.booleans(), st.booleans()
)


@given(st.lists(st.builds(Run, st.text("ab \u00a0\n", max_size=5), LOOKS), max_size=8))
def test_no_words_are_lost_joined_or_parted(runs: list[Run]) -> None:
    made = inlines(runs)
    text = plain_text(made)
    assert text.split() == "".join(run.text for run in runs).split()
    assert text == text.strip()
    for node in made:
        for part in walk(node):
            if part.child_fields:
                inside = plain_text((part,))  # white space stands outside every mark
                assert inside == inside.strip()
            if isinstance(part, Text):
                assert part.text
                assert "  " not in part.text


def test_figures_are_raised_and_lowered_and_words_are_not() -> None:
    assert [raised("2"), raised("2,3"), raised("-3"), raised("st"), raised(" ")] == [
        "²",
        "²,³",
        "⁻³",
        "st",
        " ",
    ]
    assert [lowered("2"), lowered("max")] == ["₂", "max"]
