"""Pictures: how they are fitted and stored."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from handouts.errors import RenderError
from handouts.findings import Position
from handouts.formats import RenderOptions
from handouts.model import Cell, Figure, Image, Row, Table
from handouts.writers.pdf import write
from tests.writers.pdf.documents import cell, handout, paragraph, picture, read
from tests.writers.pdf.reading import Reading


def stored(image: Image) -> Any:
    """The picture as the file stores it, and its size on the page in points."""
    reading = read(handout(Figure(image, "A picture")))
    (found,) = reading.pdf.pages[0].obj.Resources.XObject.values()
    box = [float(value) for value in reading.pdf.Root.StructTreeRoot.K.K[1].A.BBox]
    return found, (round(box[2] - box[0], 1), round(box[3] - box[1], 1)), reading


def test_a_small_picture_keeps_its_size() -> None:
    _, size, _ = stored(picture(100, 60))
    assert size == (75, 45)


def test_a_wide_picture_is_fitted_to_the_text_and_a_tall_one_to_the_page() -> None:
    assert stored(picture(2000, 500))[1] == (468, 117)
    width, height = stored(picture(500, 4000))[1]
    assert height == round(0.6 * (792 - 72 - 86), 1)
    assert width == round(height / 8, 1)


def test_a_plain_jpeg_is_stored_as_it_came() -> None:
    image = picture(100, 60, "JPEG")
    found, _, reading = stored(image)
    assert found.read_raw_bytes() == image.data
    del reading


def test_no_picture_is_finer_than_print_shows() -> None:
    found, _, reading = stored(picture(4000, 2000, "JPEG"))
    assert int(found.Width) == round(468 * 300 / 72)
    del reading


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "I;16", "RGB"])
def test_every_kind_of_png_is_drawn_on_white(mode: str) -> None:
    found, _, reading = stored(picture(8, 8, mode=mode))
    assert str(found.ColorSpace) in ("/DeviceRGB", "/DeviceGray")
    assert len(found.read_bytes()) == 64 * (3 if found.ColorSpace == "/DeviceRGB" else 1)
    assert "/SMask" not in found
    del reading


def test_a_transparent_picture_is_white_where_nothing_is() -> None:
    found, _, reading = stored(picture(2, 2, mode="RGBA"))
    assert found.read_bytes() == b"\xff" * 12
    del reading


def test_a_picture_that_is_used_twice_is_stored_once() -> None:
    reading = read(handout(Figure(picture(), "One"), Figure(picture(), "Two")))
    assert len(reading.pdf.pages[0].obj.Resources.XObject) == 1
    assert len(reading.tree.all("Figure")) == 2


def test_a_picture_that_cannot_be_read_is_named() -> None:
    broken = Figure(
        Image(b"not a picture", "image/png", 3, 3), "A", source="a.png", position=Position("x.md", 4, 1)
    )
    with pytest.raises(RenderError) as caught:
        write(handout(broken), RenderOptions())
    assert caught.value.message == "x.md:4:1: The picture 'a.png' cannot be read."


def beside_words(figure: Figure) -> Table:
    cells = (Cell((figure,)), cell("Words that stand beside it in a column of their own. " * 3))
    return Table((), (Row(cells),))


def painted(reading: Reading, *names: str) -> list[list[Any]]:
    """The operands of these operators on the first page."""
    found = pikepdf.parse_content_stream(reading.pdf.pages[0])
    return [list(one.operands) for one in found if str(one.operator) in names]


def test_a_picture_in_a_table_keeps_a_width_that_can_be_seen() -> None:
    reading = read(handout(beside_words(Figure(picture(600, 300), "A picture"))))
    ((width, *_),) = painted(reading, "cm")
    assert float(width) > 100


def test_the_words_for_a_picture_in_a_table_are_not_cut_into_letters() -> None:
    alone = read(handout(beside_words(Figure(None))))
    worded = read(handout(beside_words(Figure(None, "A hand that holds an inhaler upright"))))
    lines = [len(painted(reading, "TJ", "Tj", "'")) for reading in (alone, worded)]
    assert len(worded.pages) == 1
    assert lines[1] - lines[0] < 12


def test_a_rule_beside_a_cell_that_goes_on_below_ends_before_its_words() -> None:
    rows = (Row((cell("a"), Cell((paragraph("b"),), rowspan=2), cell("c"))), Row((cell("d"), cell("e"))))
    reading = read(handout(Table((), rows)))
    _title, _a, (words, _), *_ = [[float(value) for value in place] for place in painted(reading, "Td")]
    rules = [[float(value) for value in bar] for bar in painted(reading, "re") if float(bar[2]) < 468]
    assert [start + width < words or start > words for start, _, width, _ in rules[:2]] == [True, True]
