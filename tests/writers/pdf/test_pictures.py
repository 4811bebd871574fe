"""The example's pages look as they did when somebody last looked at them."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.writers.pdf.picturing import (
    FOLDER,
    MOST,
    PRINTS,
    RESOLUTION,
    difference,
    example,
    pictures,
    stored,
)

LOOK = "Look at the pages. If they are right: python -m tests.writers.pdf.picturing"

PAGE = Image.open(FOLDER / "large-letter-01.png").convert("L")


@pytest.mark.parametrize(("profile", "paper"), PRINTS, ids="-".join)
def test_pages_look_as_they_did(profile: str, paper: str) -> None:
    made = pictures(example(profile, paper), PRINTS[profile, paper])
    kept = stored(profile, paper)
    assert len(made) == len(kept) > 1, LOOK
    far = {
        path.name: round(share, 3)
        for path, picture in zip(kept, made, strict=True)
        if (share := difference(picture, Image.open(path))) > MOST
    }
    assert far == {}, LOOK


def test_no_picture_is_kept_that_nothing_is_compared_with() -> None:
    assert sorted(FOLDER.iterdir()) == sorted(path for print_ in PRINTS for path in stored(*print_))


def test_another_program_draws_the_same() -> None:
    document = pypdfium2.PdfDocument(example("large", "letter"))
    kept = stored("large", "letter")
    assert len(document) == len(kept)
    for page, path in zip(document, kept, strict=True):
        drawn = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil()
        assert difference(drawn, Image.open(path)) < MOST
    document.close()


def ink(top: int, bottom: int) -> tuple[int, int, int, int]:
    """Where the ink of these rows of the page is."""
    box = ImageChops.invert(PAGE.crop((0, top, PAGE.width, bottom))).getbbox()
    assert box
    return box[0], top + box[1], box[2], top + box[3]


def without(left: int, top: int, right: int, bottom: int) -> Image.Image:
    """The page with a part of it gone."""
    page = PAGE.copy()
    ImageDraw.Draw(page).rectangle((left, top, right, bottom), fill=255)
    return page


def lines() -> list[tuple[int, int]]:
    """The first and last row of each line of text and each rule."""
    dark = [
        bool(ImageChops.invert(PAGE.crop((0, y, PAGE.width, y + 1))).getbbox()) for y in range(PAGE.height)
    ]
    edges = [y for y in range(1, PAGE.height) if dark[y] != dark[y - 1]]
    return list(zip(edges[::2], edges[1::2], strict=True))


def test_each_line_and_rule_that_is_lost_is_noticed() -> None:
    found = lines()
    assert len(found) > 10
    for top, bottom in found:
        assert difference(PAGE, without(0, top, PAGE.width, bottom)) > MOST


def test_a_word_that_is_lost_is_noticed() -> None:
    top, bottom = lines()[-3]
    left, *_ = ink(top, bottom)
    assert difference(PAGE, without(left, top, left + 50, bottom)) > MOST


def test_text_that_is_elsewhere_is_noticed() -> None:
    for across, down in ((4, 0), (0, 4)):
        moved = Image.new("L", PAGE.size, 255)
        moved.paste(PAGE, (across, down))
        assert difference(PAGE, moved) > MOST
    assert difference(PAGE, PAGE.resize((PAGE.width, PAGE.height + 1))) == 1


def test_text_that_is_printed_over_another_is_noticed() -> None:
    top, bottom = lines()[4]
    page = PAGE.copy()
    above = PAGE.crop((0, top, PAGE.width, bottom))
    place = (0, top + (bottom - top) // 2)
    page.paste(ImageChops.darker(above, PAGE.crop((*place, PAGE.width, place[1] + above.height))), place)
    assert difference(PAGE, page) > MOST


def test_what_is_grey_where_it_was_black_is_noticed() -> None:
    assert difference(PAGE, PAGE.point([255 - (255 - grey) // 3 for grey in range(256)])) > MOST
