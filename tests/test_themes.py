"""Themes, and paper printed on both sides: colours that can be read, real spacing, mirrored margins."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from handouts.cli import run
from handouts.errors import ConfigError
from handouts.formats import RenderOptions
from handouts.model import Document
from handouts.profiles import gutter, profile, profile_names
from handouts.results import Outcome
from handouts.themes import Theme, theme, theme_names
from handouts.verify import pdf, verify
from handouts.verify.html.contrast import contrast
from handouts.writers import html
from handouts.writers.pdf import write
from tests.validators.pdf import VeraPdf
from tests.writers.pdf.documents import FILLER, everything, handout, paragraph
from tests.writers.pdf.reading import Reading


def operators(data: bytes, *names: str) -> list[tuple[int, list[Any]]]:
    """Page index and operands of each operator of these names."""
    made = pikepdf.open(io.BytesIO(data))
    return [
        (index, [float(one) if not isinstance(one, pikepdf.Array) else one for one in op.operands])
        for index, page in enumerate(made.pages)
        for op in pikepdf.parse_content_stream(page)
        if str(op.operator) in names
    ]


def colours(look: Theme) -> list[str]:
    return [colour for colour in (look.ink, look.accent, look.link, look.visited) if colour]


@pytest.mark.parametrize("name", theme_names())
def test_every_colour_has_seven_to_one_on_its_paper(name: str) -> None:
    look = theme(name)
    for colour in colours(look):
        assert contrast(_rgba(colour), _rgba(look.paper)) >= 7, colour


def _rgba(colour: str) -> tuple[float, float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue, 1.0


def shown(colour: str) -> tuple[float, ...]:
    """A colour as `operators` tells it."""
    return tuple(round(part, 3) for part in _rgba(colour)[:3])


@pytest.mark.parametrize("name", theme_names())
def test_a_pdf_paints_with_the_colours_of_its_theme_alone(name: str) -> None:
    look = theme(name)
    data = write(everything(), RenderOptions(theme=name, fillable=True))
    allowed = {shown(colour) for colour in (look.paper, look.ink, look.accent)}
    used = {tuple(round(part, 3) for part in parts) for _, parts in operators(data, "rg", "RG")}
    assert used <= allowed
    assert {shown(look.ink), shown(look.accent)} <= used


def test_the_ground_covers_each_page_and_is_an_artifact() -> None:
    data = write(everything(), RenderOptions(theme="cream"))
    filled = [(page, parts) for page, parts in operators(data, "re") if parts[2:] == [612, 792]]
    assert [page for page, _ in filled] == list(range(len(Reading(data).pages)))
    assert not [
        parts for _, parts in operators(write(everything(), RenderOptions()), "re") if parts[2] == 612
    ]


def test_typed_answers_have_the_ink_of_the_theme() -> None:
    made = pikepdf.open(io.BytesIO(write(everything(), RenderOptions(theme="contrast", fillable=True))))
    fields: Any = made.Root.AcroForm.Fields
    assert {str(each.DA) for each in fields if "/DA" in each} == {"/Form 18 Tf 1 1 1 rg"}
    ticks = [each.AP.N.Yes.read_bytes() for each in fields if each.FT == "/Btn"]
    assert ticks
    assert all(tick.startswith(b"1 1 1 RG") for tick in ticks)


def words_of(data: bytes) -> list[str]:
    return Reading(data).words()


@pytest.mark.parametrize("name", theme_names())
def test_a_theme_changes_no_word(name: str) -> None:
    assert words_of(write(everything(), RenderOptions(theme=name))) == words_of(
        write(everything(), RenderOptions())
    )


LINE = handout(paragraph("Rest now"))


def test_letters_and_words_stand_apart_where_a_theme_says_so() -> None:
    spaced = write(LINE, RenderOptions(theme="cream"))
    assert operators(spaced, "Tc")[0] == (0, [0.98])  # 0.035 of the title's 28 points
    made = pikepdf.open(io.BytesIO(spaced))
    gaps = [
        float(one)
        for op in pikepdf.parse_content_stream(made.pages[0])
        if str(op.operator) == "TJ"
        for one in list[Any](op.operands[0])
        if not isinstance(one, pikepdf.String)
    ]
    assert gaps.count(-125) == 1  # between two words
    assert operators(write(LINE, RenderOptions()), "Tc") == []
    # The page number and the foot stand as ever: spacing is undone before them.
    assert operators(spaced, "Tc")[-1][1] == [0]


def test_spaced_lines_end_where_they_are_measured_to_end() -> None:
    from handouts.verify.pdf.content import Reader
    from handouts.verify.pdf.objects import File

    document = handout(*(paragraph(FILLER * 3) for _ in range(4)))
    for name in theme_names():
        file = File(write(document, RenderOptions(theme=name)), "a.pdf")
        reader = Reader(file)
        runs = [run for number, (_, page) in enumerate(file.pages, 1) for run in reader.page(number, page)]
        edges = [run.last[0].place()[0] for run in runs if run.mcid is not None and run.last is not None]
        assert len(edges) > 4
        assert 400 < max(edges) <= 612 - 72 + 0.5


def test_lines_and_paragraphs_stand_apart_too() -> None:
    assert theme("cream").over(profile("large")).leading == 1.5
    assert theme("cream").over(profile("aph")).paragraph_gap == 2.5
    leadings = {parts[0] for _, parts in operators(write(LINE, RenderOptions(theme="cream")), "TL")}
    assert 27 in leadings


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_every_promise_is_kept_and_verapdf_finds_nothing(name: str, standard: str, verapdf: VeraPdf) -> None:
    options = RenderOptions(theme=name, standard=standard, sides="double", fillable=True, profile="aph")
    data = write(everything(draft=True), options)
    found = pdf.verify(data, "a.pdf", document=everything(draft=True)).points
    assert [point.id for point in found if point.outcome is Outcome.FAIL] == []
    assert verapdf(data, standard.replace("-", "")) == []


@pytest.mark.parametrize("name", theme_names())
def test_a_page_keeps_its_promises_in_every_theme(name: str) -> None:
    data = html.write(everything(), RenderOptions(theme=name, sides="double"))
    found = verify(data, "a.html", document=everything()).points
    assert [point.id for point in found if point.outcome is Outcome.FAIL] == []


def test_a_page_has_the_theme_on_screen_and_its_spacing_everywhere() -> None:
    plain, cream, contrast = (
        html.write(LINE, RenderOptions(theme=name)).decode() for name in ("plain", "cream", "contrast")
    )
    assert "#faf3e0" not in plain
    assert "--paper: #faf3e0;" in cream
    assert "letter-spacing: 0.035em; word-spacing: 0.125em;" in cream
    assert "--ink: #ffffff;" in contrast
    assert "word-spacing" not in contrast
    for page in (cream, contrast):
        assert page.index("#faf3e0" if page is cream else "#ffd84a") < page.index("@page")


# Both sides of paper --------------------------------------------------------------------------------------


def long_one(pages: int) -> Document:
    return handout(*(paragraph(FILLER * 12) for _ in range(pages)))


def lefts(data: bytes) -> list[float]:
    """How far each page is moved to the right."""
    return [parts[4] for _, parts in operators(data, "cm")]


def test_margins_mirror_and_lines_stay_as_long() -> None:
    single, double = (write(long_one(5), RenderOptions(sides=sides)) for sides in ("single", "double"))
    moved = lefts(double)
    assert moved[:2] == [18, -18]
    assert all(one == -other for one, other in pairwise(moved))
    assert lefts(single) == []
    assert words_of(single) == words_of(double)


@pytest.mark.parametrize("name", profile_names())
def test_the_outer_margin_is_never_too_narrow_to_hold(name: str) -> None:
    sizes = profile(name)
    assert 0 < gutter(sizes, "double") <= sizes.side_margin - 36
    assert gutter(sizes, "single") == 0


def test_links_and_fields_move_with_the_text() -> None:
    single, double = (
        Reading(write(everything(), RenderOptions(sides=sides, fillable=True)))
        for sides in ("single", "double")
    )
    for types in ("Link", "Form"):
        pairs = zip(single.tree.all(types), double.tree.all(types), strict=True)
        for one, other in pairs:
            for before, after in zip(one.links, other.links, strict=True):
                page = double.numbers[after.P.objgen]
                away = float(after.Rect[0]) - float(before.Rect[0])
                assert away == pytest.approx(-18 if page % 2 else 18, abs=0.01)


def test_the_number_is_at_the_outer_edge() -> None:
    data = write(long_one(4), RenderOptions(sides="double"))
    # The number is the last that a page paints; on the front of a sheet it ends at the right edge.
    numbers = {page: parts[0] for page, parts in operators(data, "Td")}
    assert len(numbers) > 3
    for page, x in numbers.items():
        assert (x == 72) is bool(page % 2)
        assert x == 72 or x > 400


def test_a_handout_ends_with_the_back_of_a_sheet() -> None:
    for pages in range(1, 6):
        document = long_one(pages)
        before = len(Reading(write(document, RenderOptions())).pages)
        reading = Reading(write(document, RenderOptions(sides="double")))
        after = len(reading.pages)
        assert after == (1 if before == 1 else before + before % 2)
        if after > before:
            assert reading.pages[-1].marked == {}
            assert reading.pages[-1].artifacts[0] == ("Pagination", "This page is left blank.")
            assert f"Page {after} of {after}" in reading.pages[-1].artifacts[-1][1]
            assert len([text for _, text in reading.pages[-1].artifacts if "blank" in text]) == 1


def test_a_page_mirrors_its_margins_on_paper() -> None:
    page = html.write(LINE, RenderOptions(sides="double")).decode()
    assert "@page :left {\n  margin-left: 54pt;\n  margin-right: 90pt;" in page
    assert "@page :left" not in html.write(LINE, RenderOptions()).decode()


def test_theme_and_sides_are_chosen_by_option_or_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("# Asthma\n\n" + "Keep your inhaler near you. Ask for help. " * 30 + "\n")
    built = Path("handouts-out/a/handout.pdf")
    assert run(["build", "a.md", "--theme", "cream", "--sides", "double"]) == 0
    assert lefts(built.read_bytes())[0] == 18
    assert operators(built.read_bytes(), "Tc")
    Path("handouts.toml").write_text('[output]\ntheme = "contrast"\nsides = "single"\n')
    assert run(["build", "a.md"]) == 0
    assert lefts(built.read_bytes()) == []
    assert operators(built.read_bytes(), "rg")[0][1] == [0, 0, 0]
    Path("handouts.toml").write_text('[output]\ntheme = "creme"\n')
    assert run(["build", "a.md"]) == 2
    assert "'theme' cannot be 'creme'; did you mean 'cream'?" in capsys.readouterr().err
    Path("handouts.toml").unlink()
    assert run(["explain", "cream"]) == 0
    assert "Paper #faf3e0" in capsys.readouterr().out


def test_what_there_is_not_is_refused() -> None:
    for options in (RenderOptions(theme="blue"), RenderOptions(sides="three")):
        for writer in (write, html.write):
            with pytest.raises(ConfigError):
                writer(LINE, options)
