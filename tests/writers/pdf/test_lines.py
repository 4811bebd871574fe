"""How words become lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.writers.pdf.fonts import BOLD, REGULAR
from handouts.writers.pdf.lines import Line, Run, break_lines, natural_width
from handouts.writers.pdf.structure import Element

OWNER = Element("P")
OTHER = Element("Span")


def plain(text: str) -> list[Run]:
    return [Run(text, REGULAR, OWNER)]


def styled(text: str) -> list[Run]:
    """The same text in two runs, which is laid out in another way inside."""
    half = len(text) // 2
    return [Run(text[:half], REGULAR, OWNER), Run(text[half:], REGULAR, OTHER)]


def shown(lines: list[Line]) -> list[str]:
    return ["".join(segment.codes.decode("utf-16-be") for segment in line.segments) for line in lines]


def width(text: str) -> float:
    (line,) = break_lines(plain(text), 1e9)
    return line.width


@pytest.mark.parametrize("runs", [plain, styled])
class TestBothWays:
    """One run and several make the same lines."""

    def test_lines_are_filled_and_a_space_ends_all_but_the_last(self, runs) -> None:  # type: ignore[no-untyped-def]
        lines = break_lines(runs("one two three four"), width("one two thr"))
        assert shown(lines) == ["one two ", "three four"]
        assert [line.width for line in lines] == [
            pytest.approx(width("one two")),
            pytest.approx(width("three four")),
        ]

    def test_a_line_that_just_fits_is_one_line(self, runs) -> None:  # type: ignore[no-untyped-def]
        # Two letters in two runs are not kerned, so the second way may be a little wider.
        (line,) = break_lines(runs("one two three"), 1e9)
        assert len(break_lines(runs("one two three"), line.width + 0.001)) == 1

    def test_spaces_are_single_and_none_is_at_an_edge(self, runs) -> None:  # type: ignore[no-untyped-def]
        assert shown(break_lines(runs("  one  \t two\nthree "), 1e6)) == ["one two three"]

    def test_a_number_and_its_unit_share_a_line(self, runs) -> None:  # type: ignore[no-untyped-def]
        assert shown(break_lines(runs("take about 5 mg daily"), width("take about 5 m"))) == [
            "take about ",
            "5 mg daily",
        ]

    def test_a_title_and_a_name_share_a_line(self, runs) -> None:  # type: ignore[no-untyped-def]
        lines = break_lines(runs("so ask Dr. Lee about this"), width("so ask Dr. Le"))
        assert shown(lines) == ["so ask ", "Dr. Lee ", "about this"]

    def test_no_word_is_broken_that_fits_a_line(self, runs) -> None:  # type: ignore[no-untyped-def]
        text = "well-being follow-up self-care long-term day-to-day " * 5
        for line in shown(break_lines(runs(text), width("well-being and"))):
            assert set(line.split()) <= set(text.split())

    def test_a_word_wider_than_a_line_is_broken_after_a_stroke(self, runs) -> None:  # type: ignore[no-untyped-def]
        lines = shown(
            break_lines(runs("see www.example.org/medicines/ketamine now"), width("www.example.org/med"))
        )
        assert "".join(lines) == "see www.example.org/medicines/ketamine now"
        assert lines[1] == "www.example.org/"


def test_no_line_is_wider_than_the_measure() -> None:
    text = "a bb ccc " + "d" * 500 + " eeee 5 mg " + "f" * 30 + " g"
    limit = width("x" * 20)
    for runs in (plain(text), styled(text)):
        lines = break_lines(runs, limit)
        assert max(line.width for line in lines) <= limit
        assert "".join(shown(lines)).split() == text.split()


def test_a_word_of_a_hundred_thousand_letters_is_broken() -> None:
    lines = break_lines(plain("x" * 100_000), 26_000)
    assert "".join(shown(lines)) == "x" * 100_000


def test_a_line_end_that_is_meant_is_kept_with_a_space() -> None:
    runs = [
        Run("12 Main Street", REGULAR, OWNER),
        Run("\n", REGULAR, OWNER),
        Run("Springfield", REGULAR, OWNER),
    ]
    assert shown(break_lines(runs, 1e6)) == ["12 Main Street ", "Springfield"]


def test_a_word_may_change_its_weight_inside() -> None:
    runs = [Run("un", REGULAR, OWNER), Run("safe", BOLD, OTHER), Run(", not", REGULAR, OWNER)]
    (line,) = break_lines(runs, 1e6)
    assert [(s.owner, s.face, s.codes.decode("utf-16-be")) for s in line.segments] == [
        (OWNER, REGULAR, "un"),
        (OTHER, BOLD, "safe"),
        (OWNER, REGULAR, ", not"),
    ]
    assert len(break_lines(runs, line.width - 1)) == 2


def test_headings_are_evened_without_a_line_more() -> None:
    runs = plain("The Science Behind Ketamine and Its Effects")
    limit = width("The Science Behind Ketamine and Its")
    assert shown(break_lines(runs, limit)) == ["The Science Behind Ketamine and Its ", "Effects"]
    assert shown(break_lines(runs, limit, even=True)) == ["The Science Behind ", "Ketamine and Its Effects"]


def test_no_heading_is_evened_by_breaking_a_word() -> None:
    for runs in (plain("Understanding medicine"), styled("Understanding medicine")):
        assert shown(break_lines(runs, width("Understanding medicin"), even=True)) == [
            "Understanding ",
            "medicine",
        ]


@given(st.lists(st.text("amiW", min_size=1, max_size=14), min_size=2, max_size=4), st.floats(1.0, 2.0))
def test_evened_lines_hold_the_same_words_and_are_no_more(texts: list[str], room: float) -> None:
    text = " ".join(texts)
    for runs in (plain(text), styled(text)):
        limit = natural_width(runs)[0] * room
        lines, even = break_lines(runs, limit), break_lines(runs, limit, even=True)
        assert [word for line in shown(even) for word in line.split()] == texts
        assert len(even) == len(lines)
        assert max(line.width for line in even) <= max(line.width for line in lines) + 0.01


@given(st.lists(st.text("amiW", min_size=1, max_size=9), min_size=1, max_size=30), st.integers(9, 30))
def test_no_line_has_more_characters_than_it_may(texts: list[str], most: int) -> None:
    text = " ".join(texts)
    for runs in (plain(text), styled(text)):
        lines = shown(break_lines(runs, 12_000, most=most))
        assert [word for line in lines for word in line.split()] == texts
        assert all(len(line.rstrip()) <= most for line in lines)


def test_a_line_of_few_characters_is_as_wide_as_it_was() -> None:
    text = "Walk a little each day. " * 9
    assert break_lines(plain(text), 12_000, most=60) == break_lines(plain(text), 12_000)


def test_a_word_of_more_characters_than_a_line_may_have_stays_whole() -> None:
    assert shown(break_lines(plain("a " + "i" * 40 + " b"), 12_000, most=20)) == ["a ", "i" * 40 + " ", "b"]


def test_the_natural_width_is_that_of_the_longest_word_and_line() -> None:
    runs = [Run("one three", REGULAR, OWNER), Run("\n", REGULAR, OWNER), Run("two", REGULAR, OWNER)]
    assert natural_width(runs) == pytest.approx((width("three"), width("one three")))


def test_nothing_makes_no_lines() -> None:
    assert (
        break_lines([], 1e6)
        == break_lines(plain(" "), 1e6)
        == break_lines([Run("\n", REGULAR, OWNER)], 1e6)
        == []
    )
