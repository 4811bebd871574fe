"""Pairs of letters, checked against what the type designer's own tool says of the shipped faces."""

from __future__ import annotations

import pytest

from handouts.writers.pdf.fonts import BOLD, REGULAR, face
from handouts.writers.pdf.kerning import Kerning


@pytest.mark.parametrize(
    ("pair", "closer"),
    [
        ("To", -80),
        ("AV", -40),
        ("We", -22),
        ("L’", -110),
        ("r.", -70),
        ("ke", -21),
        ("rt", 25),
        ("11", 0),
        ("nn", 0),
    ],
)
def test_pairs_are_as_the_designer_set_them(pair: str, closer: int) -> None:
    source = face(REGULAR)
    left, right = (source.glyphs[ord(char)] for char in pair)
    assert source.kerning.between(left, right) == closer


def test_each_face_has_its_own_pairs() -> None:
    pairs = {
        number: face(number).kerning.between(face(number).glyphs[ord("T")], face(number).glyphs[ord("o")])
        for number in (REGULAR, BOLD, 2, 3)
    }
    assert all(closer < 0 for closer in pairs.values())


def test_a_face_without_pairs_moves_nothing() -> None:
    assert Kerning(b"").between(1, 2) == 0
