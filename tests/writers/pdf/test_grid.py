"""How wide the columns of a table are, and what stands beside what."""

from __future__ import annotations

import itertools

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.model import BulletList, Callout
from handouts.writers.pdf.grid import shares
from tests.writers.pdf.documents import handout, inlines, item, paragraph, read


def test_what_fits_has_the_width_of_its_own() -> None:
    assert shares([10, 10], [30, 40], 100) == [30, 40]


def test_a_narrow_column_stands_on_one_line_beside_a_wide_one() -> None:
    assert shares([30, 60], [45, 900], 200) == [45, 155]


def test_columns_of_much_text_share_by_what_they_need() -> None:
    assert shares([20, 20], [120, 220], 200) == pytest.approx([20 + 160 / 3, 20 + 320 / 3])


def test_long_words_come_before_short_lines() -> None:
    narrow, wide = shares([20, 180], [90, 300], 200)
    assert narrow == pytest.approx(20)
    assert wide == pytest.approx(180)


WIDTHS = st.lists(st.tuples(st.floats(1, 100), st.floats(0, 900)), min_size=1, max_size=8)


@given(WIDTHS, st.floats(0, 1))
def test_columns_fill_the_room_and_no_word_is_cut(columns: list[tuple[float, float]], part: float) -> None:
    least = [low for low, _ in columns]
    most = [low + more for low, more in columns]
    room = sum(least) + part * (sum(most) - sum(least))
    widths = shares(least, most, room)
    assert sum(widths) == pytest.approx(room)
    for low, width, high in zip(least, widths, most, strict=True):
        assert low - 1e-6 <= width <= high + 1e-6


def test_the_bullet_of_a_box_stands_level_with_its_label() -> None:
    box = Callout("tip", inlines("Good to know"), (paragraph("Rest."),))
    reading = read(handout(BulletList((item(box), item(box)))))
    page = pikepdf.parse_content_stream(reading.pdf.pages[0])
    heights = [float(one.operands[1]) for one in page if str(one.operator) == "Td"]
    _title, bullet, label, _text, second, second_label, *_ = heights
    assert bullet == pytest.approx(label, abs=0.01)
    assert second == pytest.approx(second_label, abs=0.01)
    assert all(one >= other for one, other in itertools.pairwise(heights[:6]))
