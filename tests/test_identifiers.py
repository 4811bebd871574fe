"""Names made from words."""

from __future__ import annotations

import pytest

from handouts.identifiers import LONGEST, Ids, folder_name, slug


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Who can have it?", "who-can-have-it"),
        ("Let’s compare", "lets-compare"),
        ("Café", "cafe"),
        ("2 weeks", "section-2-weeks"),
        ("糖尿病", "section"),
        ("word " * 30, "-".join(["word"] * 12)),
        ("x" * 100, "x" * LONGEST),
    ],
)
def test_an_id_is_ascii_and_starts_with_a_letter(text: str, made: str) -> None:
    assert slug(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Asthma_at home (2026)", "asthma-at-home-2026"),
        ("019", "019"),
        ("Café", "cafe"),
        ("糖尿病", "糖尿病"),
        ("Жизнь", "жизнь"),
        ("...", "article"),
    ],
)
def test_a_folder_is_named_as_its_article(text: str, made: str) -> None:
    assert folder_name(text) == made


def test_no_two_headings_have_one_id() -> None:
    ids = Ids({"taken"})
    assert [ids.new("Taken"), ids.new("New"), ids.new("New"), ids.new("New 2")] == [
        "taken-2",
        "new",
        "new-2",
        "new-2-2",
    ]
