"""Letters and the words that they stand for."""

from __future__ import annotations

import pytest

from handouts.letters import covered, spelled_by


@pytest.mark.parametrize(
    ("name", "words", "number"),
    [
        ("CKD", "people with chronic kidney disease", 3),
        ("ADL", "help with activities of daily living", 4),
        ("NSAID", "take a nonsteroidal anti inflammatory drug", 4),
        ("EKG", "an electrocardiogram", 1),
        ("CKD", "people with a bad back", 0),
        ("CKD", "", 0),
    ],
)
def test_how_many_of_the_last_words_letters_stand_for(name: str, words: str, number: int) -> None:
    assert spelled_by(name, words.split()) == number


def test_words_behind_letters_may_go_on() -> None:
    assert covered("DVT", ["deep", "vein", "thrombosis", "a", "blood", "clot"])
    assert not covered("DVT", ["a", "blood", "clot"])
