"""A clinic's own colours: held to 7:1 when they are loaded, and seen in pages and prints."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from handouts import render
from handouts.cli import run
from handouts.colours import contrast, nearest, oklch
from handouts.config import Config, parse
from handouts.errors import ConfigError
from handouts.formats import RenderOptions
from handouts.results import Outcome
from handouts.themes import ON_PAPER, OWN, Theme, theme
from handouts.themes import own as own_theme
from handouts.verify import verify
from handouts.writers import html
from handouts.writers.pdf import write
from tests.validators.web import Browser
from tests.writers.html.test_aaa import COLOURS
from tests.writers.pdf.documents import everything

MAROON = "#7a0019"
DARK = {"paper": "#1b1033", "accent": "#ffd84a"}
LOOKS = {"accent": {"accent": MAROON}, "paper": {"paper": "#fdf1e3"}, "dark": DARK}


def mistakes(text: str) -> list[str]:
    import tomllib

    with pytest.raises(ConfigError) as caught:
        parse(tomllib.loads(text), text=text)
    return caught.value.message.splitlines()


def test_a_colour_that_is_too_pale_is_refused_with_the_nearest_that_is_not() -> None:
    text = '[theme]\naccent = "#d0021b"\nlink = "#3a86ff"\n'
    assert mistakes(text) == [
        "handouts.toml:2: 'accent' cannot be #d0021b: its contrast on #ffffff is 5.6 to 1, not 7; "
        "the nearest colour that will do is #b50317.",
        "handouts.toml:3: 'link' cannot be #3a86ff: its contrast on #ffffff is 3.4 to 1, not 7; "
        f"the nearest colour that will do is {nearest('#3a86ff', '#ffffff')}.",
    ]
    mended = re.sub(r"#\w{6}", lambda found: nearest(found[0], "#ffffff"), text)
    assert own_theme({"accent": "#b50317"}).accent in mended


def test_a_colour_is_held_to_the_paper_that_is_chosen_with_it() -> None:
    [told] = mistakes('[theme]\npaper = "#1b1033"\nlink = "#00438a"\n')
    assert told.startswith("handouts.toml:3: 'link' cannot be #00438a: its contrast on #1b1033 is ")
    [told] = mistakes('[theme]\nink = "#ffffff"\n')
    assert told == (
        "handouts.toml:2: 'ink' cannot be #ffffff: its contrast on #ffffff is 1.0 to 1, not 7; "
        "the nearest colour that will do is #595959."
    )


def test_a_paper_that_bears_no_text_is_refused() -> None:
    [told] = mistakes('[theme]\npaper = "#808080"\nink = "#000000"\n')
    offered = told.rpartition(" ")[2].rstrip(".")
    assert told.startswith("handouts.toml:2: 'paper' cannot be #808080: neither black nor white text has")
    assert max(contrast(offered, ink) for ink in ("#000000", "#ffffff")) >= 7
    assert abs(oklch(offered)[0] - oklch("#808080")[0]) < 0.1


@pytest.mark.parametrize("value", ["red", "#fff", "7a0019", "#7a001g", "#7a0019; }"])
def test_what_is_no_colour_is_refused(value: str) -> None:
    [told] = mistakes(f'[theme]\naccent = "{value}"\n')
    assert told == (
        "handouts.toml:2: 'accent' takes a colour as # and six figures, such as \"#7a0019\"; "
        f"'{value}' is none."
    )


def test_whatever_is_left_out_fits_the_paper() -> None:
    for paper in ("#fdf1e3", "#1b1033", "#b9b9b9", "#000000"):
        look = own_theme({"paper": paper})
        for key in ON_PAPER:
            assert contrast(getattr(look, key), paper) >= 7, (paper, key)
    assert own_theme(DARK).dark
    assert own_theme({"accent": MAROON}) == Theme(
        OWN, "Your own colours", "#ffffff", "#000000", MAROON, link="", visited=""
    )


def test_they_stand_for_the_plain_theme_alone() -> None:
    config = parse({"theme": {"accent": MAROON}})
    assert theme("plain", config.theme).accent == MAROON
    assert theme("cream", config.theme) == theme("cream")
    assert parse({}).theme is None


def colours_of(data: bytes) -> set[tuple[float, ...]]:
    """The colours that a PDF paints with."""
    return {
        tuple(round(float(one) * 255) for one in op.operands)
        for page in pikepdf.open(io.BytesIO(data)).pages
        for op in pikepdf.parse_content_stream(page)
        if str(op.operator) in ("rg", "RG")
    }


def test_a_pdf_is_painted_with_them() -> None:
    assert colours_of(write(everything(), RenderOptions(theme=own_theme({"accent": MAROON})))) == {
        (0, 0, 0),
        (0x7A, 0, 0x19),
    }
    assert (0x1B, 0x10, 0x33) in colours_of(write(everything(), RenderOptions(theme=own_theme(DARK))))


@pytest.mark.parametrize("name", LOOKS)
def test_every_promise_is_kept_in_them(name: str) -> None:
    options = RenderOptions(theme=own_theme(LOOKS[name]), sides="double")
    document = everything()
    for data, path in ((html.write(document, options), "a.html"), (write(document, options), "a.pdf")):
        found = verify(data, path, document=document).points
        assert [point.id for point in found if point.outcome is Outcome.FAIL] == [], path


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("colours", COLOURS)
def test_every_text_of_a_page_has_seven_to_one_in_them(browser: Browser, name: str, colours: str) -> None:
    page = html.write(everything(), RenderOptions(theme=own_theme(LOOKS[name])))
    found = browser.contrasts(page, **COLOURS[colours])
    assert len(found) > 20
    assert [(text, ratio) for text, ratio in found if ratio < 7] == []


def accent(browser: Browser, page: bytes, **view: object) -> str:
    [title] = browser.styles(page, "h1", ["border-bottom-color"], **view)
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", title["border-bottom-color"]))


def test_a_page_shows_them_by_day_by_night_and_on_paper(browser: Browser) -> None:
    page = html.write(everything(), RenderOptions(theme=own_theme({"accent": MAROON})))
    night = accent(browser, page, scheme="dark")
    assert accent(browser, page) == accent(browser, page, media="print") == MAROON
    assert night == nearest(MAROON, "#121517")
    assert accent(browser, page, contrast=True) == "#003440"  # the reader's own wish goes first
    dark = html.write(everything(), RenderOptions(theme=own_theme(DARK)))
    assert accent(browser, dark) == DARK["accent"]
    assert accent(browser, dark, media="print") == nearest(DARK["accent"], "#ffffff")


def test_nothing_else_changes_where_only_the_accent_is_chosen() -> None:
    plain = html.write(everything(), RenderOptions()).decode()
    own = html.write(everything(), RenderOptions(theme=own_theme({"accent": MAROON}))).decode()
    added = [line for line in own.splitlines() if line not in plain.splitlines()]
    assert {line.strip() for line in added if "--" in line} == {
        f"--accent: {MAROON};",
        f"--accent: {nearest(MAROON, '#121517')};",
    }


def test_the_ground_of_the_night_is_that_of_the_page() -> None:
    from handouts.resources import toml

    page = html.write(everything(), RenderOptions()).decode()
    night = re.search(r"screen and \(prefers-color-scheme: dark\) {\s*:root {\s*--paper: (#\w+);", page)
    assert night
    assert toml("themes.toml")["night"]["paper"] == night[1]


ARTICLE = "# Asthma\n\n" + "Keep your inhaler near you. Ask for help if you cannot breathe. " * 30 + "\n"


def test_settings_colour_what_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE)
    Path("handouts.toml").write_text(f'[theme]\naccent = "{MAROON}"\n')
    assert run(["build", "a.md"]) == 0
    assert f"--accent: {MAROON};" in Path("handouts-out/a/handout.html").read_text()
    assert (0x7A, 0, 0x19) in colours_of(Path("handouts-out/a/handout.pdf").read_bytes())
    assert run(["build", "a.md", "--theme", "cream"]) == 0
    assert MAROON not in Path("handouts-out/a/handout.html").read_text()
    assert run(["site", "a.md", "-o", "site"]) == 0
    assert f"--accent: {MAROON};" in Path("site/index.html").read_text()


def test_a_colour_that_is_refused_ends_with_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE)
    Path("handouts.toml").write_text('[theme]\naccent = "#d0021b"\n')
    assert run(["build", "a.md"]) == 2
    assert "the nearest colour that will do is #b50317.\n" in capsys.readouterr().err
    assert not Path("handouts-out").exists()


def test_the_api_takes_them_from_the_settings() -> None:
    config = Config(theme=own_theme({"accent": MAROON}))
    assert f"--accent: {MAROON};" in render(everything(), "html", config=config).decode()
    assert MAROON not in render(everything(), "html", theme="cream", config=config).decode()
