"""The script that fits difficulty holds back what it judges by, and finds weights that are there."""

from __future__ import annotations

import pytest

from tests.setup.fit_difficulty import article_numbers, held_back, least_squares, without

TABLE = [[float(x), float(x * x % 7)] for x in range(30)]
TARGETS = [2 + 0.5 * a - 3 * b for a, b in TABLE]


def test_weights_that_are_there_are_found() -> None:
    assert least_squares(TABLE, TARGETS) == pytest.approx([2, 0.5, -3])


def test_rows_of_one_source_are_one_article_until_a_plain_version_is_followed_by_the_next() -> None:
    kinds = [("a", "complex"), ("a", "simple"), ("a", "complex"), ("b", "complex"), ("b", "complex")]
    assert article_numbers(kinds) == [0, 0, 1, 2, 2]


def test_a_row_is_judged_by_a_fit_that_never_saw_its_group() -> None:
    groups = [number % 3 for number in range(30)]
    assert held_back(TABLE, TARGETS, groups) == pytest.approx(TARGETS)
    spoilt = [target + 100 * (group == 0) for target, group in zip(TARGETS, groups, strict=True)]
    guesses = held_back(TABLE, spoilt, groups)
    assert guesses[0] == pytest.approx(TARGETS[0])  # 100 too little: it never saw that its group has more


def test_a_column_can_be_left_out() -> None:
    assert without([[1.0, 2.0, 3.0]], 1) == [[1.0, 3.0]]
