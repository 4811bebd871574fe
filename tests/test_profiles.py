"""Print profiles: ours, and a clinic's own, which never fall below what they promise."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from handouts.cli import run
from handouts.config import Config, load
from handouts.errors import ConfigError
from handouts.pipeline import read, render
from handouts.profiles import FIGURES, faults, profile, profile_names
from handouts.verify import verify

EASY = "# Asthma\n\n" + "Keep your inhaler near you. Ask for help if you need it. " * 20 + "\n"

MINE = """\
[output]
profile = "mine"

[profiles.mine]
inherits = "large"
description = "For our waiting room"
body = 20
leading = 1.4
"""


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.md").write_text(EASY)


def config(text: str) -> Config:
    Path("handouts.toml").write_text(text)
    return load(Path("handouts.toml"))


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        config(text)
    return caught.value.message.splitlines()


@pytest.mark.parametrize("name", profile_names())
def test_each_of_ours_keeps_the_bounds_for_others(name: str) -> None:
    assert list(faults(profile(name), profile(name))) == []


def test_one_of_a_clinics_own_is_another_with_some_figures_changed() -> None:
    mine, large = config(MINE).profiles["mine"], profile("large")
    changed = {key: getattr(mine, key) for key in FIGURES if getattr(mine, key) != getattr(large, key)}
    # Headings grow with the text, and so does the room for the page number.
    assert changed == {"body": 20, "leading": 1.4, "h1": 31.1, "h2": 24.4, "h3": 22.2, "bottom_margin": 90}
    assert (mine.name, mine.description) == ("mine", "For our waiting room")


def sizes(data: bytes) -> set[float]:
    made = pikepdf.open(io.BytesIO(data))
    return {
        float(op.operands[1])
        for page in made.pages
        for op in pikepdf.parse_content_stream(page)
        if str(op.operator) == "Tf"
    }


def test_pdf_and_page_are_set_in_it() -> None:
    settings = config(MINE)
    data = render(read("article.md"), "pdf", profile="mine", config=settings)
    assert sizes(data) == {20, 24.4, 31.1}
    assert verify(data, "a.pdf").passed
    page = render(read("article.md"), "html", profile="mine", config=settings).decode()
    assert "html { font-size: 20pt; }" in page
    assert "--leading: 1.4;" in page


def test_it_is_chosen_by_settings_or_by_option_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    config(MINE)
    assert run(["build", "article.md", "--to", "pdf"]) == 0
    built = Path("handouts-out/article/handout.pdf")
    assert sizes(built.read_bytes()) == {20, 24.4, 31.1}
    assert run(["build", "article.md", "--to", "pdf", "--profile", "clear"]) == 0
    assert sizes(built.read_bytes()) == {14, 18, 22}
    config(MINE.replace('profile = "mine"\n', ""))
    assert run(["build", "article.md", "--to", "pdf", "--profile", "mine"]) == 0
    assert sizes(built.read_bytes()) == {20, 24.4, 31.1}
    capsys.readouterr()
    assert run(["explain", "mine"]) == 0
    said = capsys.readouterr().out
    assert "mine: For our waiting room" in said
    assert "Text 20 points; title 31.1" in said


def test_explain_works_beside_settings_with_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    Path("handouts.toml").write_text('[profiles.mine]\ninherits = "tiny"\n')
    assert run(["explain", "large"]) == 0
    assert run(["build", "article.md"]) == 2
    assert "'inherits' cannot be 'tiny'" in capsys.readouterr().err


def test_large_print_stays_large_print() -> None:
    assert mistakes('[profiles.mine]\ninherits = "large"\nbody = 16\n') == [
        "handouts.toml:3: 'body' cannot be 16: a profile made from 'large' has from 18 to 72 points; "
        "inherit 'clear' for smaller print."
    ]
    assert mistakes('[profiles.mine]\ninherits = "giant"\nbody = 20\n') == [
        "handouts.toml:3: 'body' cannot be 20: a profile made from 'giant' has from 24 to 72 points; "
        "inherit 'clear' for smaller print."
    ]
    assert mistakes('[profiles.mine]\ninherits = "clear"\nbody = 12\n') == [
        "handouts.toml:3: 'body' cannot be 12: a profile made from 'clear' has from 14 to 72 points."
    ]
    assert config('[profiles.mine]\ninherits = "clear"\nbody = 16\n').profiles["mine"].body == 16


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("leading = 1", "'leading' cannot be 1: it may be from 1.15 to 3."),
        ("paragraph_gap = 0", "'paragraph_gap' cannot be 0: it may be from 1 to 5."),
        ("side_margin = 10", "'side_margin' cannot be 10: it may be from 36 to 216."),
        ("h2 = 16", "'h2' is 16, smaller than 'h3', which is 20."),
        ("h3 = 17", "'h3' is 17, smaller than 'body', which is 18."),
        ("bottom_margin = 40", "'bottom_margin' cannot be 40: the page number needs 45."),
        ("side_margin = 216", "'side_margin' cannot be 216: lines would hold fewer than 20 letters."),
        ("body = nan", "'body' cannot be nan: a profile made from 'large' has from 18 to 72 points"),
        ("body = 200", "'body' cannot be 200: a profile made from 'large' has from 18 to 72 points"),
        ("top_margin = inf", "'top_margin' cannot be inf: it may be from 36 to 216."),
        ('body = "large"', "'body' takes a number, such as 20."),
        ("colour = 1", "There is no setting 'colour' in [profiles.mine]; there are"),
    ],
)  # fmt: skip
def test_what_would_be_hard_to_read_is_refused_with_its_line(line: str, said: str) -> None:
    found, *_ = mistakes(f'[profiles.mine]\ninherits = "large"\n{line}\n')
    assert found.startswith(f"handouts.toml:3: {said}")


def test_a_size_that_breaks_a_margin_is_said_where_the_profile_begins() -> None:
    found = mistakes('[profiles.mine]\ninherits = "aph"\nbody = 60\n')
    assert found == ["handouts.toml:1: 'side_margin' cannot be 108: lines would hold fewer than 20 letters."]


def test_every_mistake_of_name_is_found() -> None:
    assert mistakes("[profiles]\ninherits = 3\n") == [
        "handouts.toml:1: 'profiles' holds tables with names: write [profiles.mine] on a line of its own."
    ]
    assert mistakes('[profiles.large]\ninherits = "large"\n') == [
        "handouts.toml:1: There is a print profile 'large' already; give yours another name."
    ]
    assert mistakes("[profiles.mine]\nbody = 20\n") == [
        "handouts.toml:1: 'inherits' is missing here: inherits = \"large\"."
    ]
    assert mistakes('[output]\nprofile = "mien"\n\n[profiles.mine]\ninherits = "large"\n') == [
        "handouts.toml:2: There is no print profile 'mien'; did you mean 'mine'?"
    ]


def test_a_profile_of_pyproject_is_found_at_its_line(tmp_path: Path) -> None:
    Path("pyproject.toml").write_text('[tool.handouts.profiles.mine]\ninherits = "large"\nbody = 2\n')
    with pytest.raises(ConfigError) as caught:
        load(Path("pyproject.toml"))
    assert caught.value.message.startswith("pyproject.toml:3: 'body' cannot be 2")
