"""What rules make of their examples passes the guard, and with one fact changed it does not."""

from __future__ import annotations

import random

import pytest

from handouts.plain import rewrites
from handouts.plain.guard import violations
from tests.plain.mutations import mutations

SPLITS = (
    *("bulleted-list", "split-examples", "split-predicates", "split-remark", "split-semicolon"),
    *("split-statements", "split-told"),
)
NOTES = {note.name: note for note in rewrites()}
PAIRS = [
    pytest.param(old, new.replace(" • ", "\n• "), id=f"{name}-{number}")
    for name in SPLITS
    for number, (old, new) in enumerate(NOTES[name].changes, 1)
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_guard_lets_a_split_pass(old: str, new: str) -> None:
    assert violations(old, new) == ()


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_guard_catches_a_split_with_one_fact_changed(old: str, new: str) -> None:
    for kind, changed in mutations(new, random.Random(1)):
        assert violations(old, changed), f"{kind}: {changed}"
