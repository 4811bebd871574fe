"""Which fonts a document gets: ours, then those that the settings lend, and never one that nobody named."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from handouts.errors import RenderError
from handouts.formats import RenderOptions
from handouts.resources import folder
from handouts.results import Outcome
from handouts.verify import verify
from handouts.writers.weasyprint import write
from handouts.writers.weasyprint.faces import Faces, faces_for, letter_of, shipped
from tests.writers.pdf.documents import handout, paragraph

GEORGIAN = handout(paragraph("One ლ."))


@pytest.fixture
def font(tmp_path: Path) -> str:
    """A font with one Georgian letter, made of one of ours."""
    made = TTFont(folder("fonts") / "NotoSansThai" / "NotoSansThai-Regular.ttf")
    for table in made["cmap"].tables:
        table.cmap = {0x10DA: table.cmap.get(ord("a"), ".notdef")}
    made.save(tmp_path / "own.ttf")
    return str(tmp_path / "own.ttf")


def test_only_the_fonts_that_a_text_needs_are_taken() -> None:
    def names(text: str) -> list[str]:
        families = faces_for(handout(paragraph(text)), "", ()).families
        return [family.name.removeprefix("handouts ") for family in families]

    assert names("Take one.") == ["AtkinsonHyperlegibleNext"]
    assert names("Ж هو ∬") == ["AtkinsonHyperlegibleNext", "NotoSans", "Vazirmatn", "NotoSansMath"]


def test_every_shipped_family_is_there() -> None:
    for family in shipped():
        assert family.regular.is_file()
        assert family.bold is None or family.bold.is_file()


def test_a_lent_font_is_used_embedded_and_told(font: str) -> None:
    told: list[str] = []
    data = write(GEORGIAN, RenderOptions(fallback_fonts=(font,), tell=told.append))
    points = verify(data, "handout.pdf", document=GEORGIAN).points
    assert [point for point in points if point.outcome is Outcome.FAIL] == []
    assert len(told) == 1
    assert f"ლ drawn with a font of this computer ({font})" in told[0]


def test_a_font_that_is_lent_and_lacks_the_letter_too_is_no_help(font: str) -> None:
    with pytest.raises(RenderError, match="Khmer script"):
        write(handout(paragraph("ឡ")), RenderOptions(fallback_fonts=(font,)))


def test_a_font_that_nobody_named_is_refused() -> None:
    with pytest.raises(RenderError, match="took a font that nobody named: Comic"):
        Faces(shipped()).letters({"ABC": ("Comic", False)})


def test_a_shape_of_a_letter_stands_for_the_letter_and_one_of_two_for_itself() -> None:
    letters = set(letter_of(folder("fonts") / "Vazirmatn" / "Vazirmatn-Regular.ttf").values())
    assert "\ufe91" not in letters  # the first form of beh
    assert "ب" in letters
    assert "\ufefb" in letters  # lam with alef, which a reader of the glyphs turns as one
