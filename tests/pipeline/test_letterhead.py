"""The clinic's logo at the head of every handout, and every reason for which it is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow
from PIL import ImageDraw

from handouts.cli import run
from handouts.config import Clinic, Config, load
from handouts.errors import ConfigError
from handouts.pipeline import read, render
from handouts.pipeline.letterhead import MOST_BYTES, logo
from handouts.results import Outcome
from handouts.verify import speak, verify
from tests.validators.pdf import VeraPdf
from tests.writers.pdf.reading import Reading

EASY = (
    "# Asthma\n\n"
    + "Keep your inhaler near you. Ask for help if you need it. " * 20
    + "\n\n## What is it\n\nWords.\n"
)
NAMED = '[clinic]\nname = "Hill Clinic"\nphone = "555-010-0000"\nlogo = "art/logo.png"\n'


@pytest.fixture(autouse=True)
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("art").mkdir()
    picture = Pillow.new("RGBA", (900, 300), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((40, 40, 860, 260), fill=(11, 74, 91, 255))
    picture.save("art/logo.png")
    Path("article.md").write_text(EASY)


def config(text: str = NAMED) -> Config:
    Path("handouts.toml").write_text(text)
    return load(Path("handouts.toml").resolve())


def test_it_stands_above_the_title_of_every_handout_with_the_clinics_name() -> None:
    config()
    assert run(["build", "article.md"]) == 0
    for name in ("handout", "sections/1-what-is-it"):
        folder = Path("handouts-out/article")
        reading = Reading((folder / f"{name}.pdf").read_bytes())
        first, title, *_ = [node for node in reading.tree.walk() if node is not reading.tree]
        assert (first.type, first.entries["Alt"], title.type) == ("Figure", "'Hill Clinic'", "H1")
        page = (folder / f"{name}.html").read_text(encoding="utf-8")
        assert 'alt="Hill Clinic"' in page.partition("<h1")[0]
        said = [speak((folder / f"{name}{end}").read_bytes(), f"a{end}") for end in (".pdf", ".html")]
        assert said[0] == said[1]
        assert said[0][0] == "picture, Hill Clinic"


def test_it_is_at_most_an_inch_high_and_half_a_line_wide() -> None:
    for size, wide, high in (((900, 300), 216, 72), ((3000, 200), 234, 15.6), ((40, 20), 30, 15)):
        Pillow.new("RGB", size).save("art/logo.png")
        reading = Reading(render(read("article.md"), "pdf", config=config()))
        (form,) = reading.tree.all("Figure")[:1]
        assert form.type == "Figure"
        left, low, right, top = map(float, _box(reading))
        assert (right - left, top - low) == pytest.approx((wide, high), abs=0.01)


def _box(reading: Reading) -> Any:
    elements: list[Any] = [each for each in reading.pdf.objects if getattr(each, "S", None) == "/Figure"]
    return elements[0].A.BBox


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_every_promise_is_kept_and_verapdf_finds_nothing(standard: str, verapdf: VeraPdf) -> None:
    article = read("article.md")
    data = render(article, "pdf", config=config(), standard=standard)
    assert [p.id for p in verify(data, "a.pdf").points if p.outcome is Outcome.FAIL] == []
    assert verapdf(data, standard.replace("-", "")) == []
    page = render(article, "html", config=config())
    assert [p.id for p in verify(page, "a.html").points if p.outcome is Outcome.FAIL] == []


def test_words_of_its_own_come_before_the_name() -> None:
    made = logo(config(NAMED + 'logo_alt = "Hill Clinic, since 1900"\n'))
    assert made is not None
    assert made.alt == "Hill Clinic, since 1900"
    assert logo(config('[clinic]\nname = "Hill Clinic"\n')) is None


def test_a_logo_that_nobody_could_hear_is_refused() -> None:
    with pytest.raises(ConfigError) as caught:
        config('[clinic]\nlogo = "art/logo.png"\n')
    assert caught.value.message == (
        f"{Path('handouts.toml')}:2: A logo needs words for those who do not see it: name or logo_alt."
    )


def _outside(folder: Path) -> str:
    (folder.parent / "secret.png").write_bytes(Path("art/logo.png").read_bytes())
    return "../secret.png"


def _linked(folder: Path) -> str:
    (folder.parent / "secret.png").write_bytes(Path("art/logo.png").read_bytes())
    Path("art/link.png").symlink_to(folder.parent / "secret.png")
    return "art/link.png"


def _damaged(folder: Path) -> str:
    Path("art/half.png").write_bytes(Path("art/logo.png").read_bytes()[:200])
    return "art/half.png"


def _drawing(folder: Path) -> str:
    Path("art/logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    return "art/logo.svg"


def _heavy(folder: Path) -> str:
    noise = Pillow.effect_noise((1200, 1200), 90)
    noise.save("art/noise.png")
    assert Path("art/noise.png").stat().st_size > MOST_BYTES
    return "art/noise.png"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_outside, "it lies outside the folder of the settings file"),
        (_linked, "it lies outside the folder of the settings file"),
        (_damaged, "it is damaged"),
        (_drawing, "it is not a PNG, JPEG, GIF, WebP, BMP or TIFF picture"),
        (_heavy, "it has more than 1 MB"),
        (lambda folder: "art/none.png", "the file is not there"),
        (lambda folder: "https://example.org/logo.png", "none from the web"),
        (lambda folder: "/etc/hostname", "it lies outside the folder of the settings file"),
    ],
)
def test_what_cannot_be_shown_is_refused_and_nothing_is_written(
    make: object, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(make)
    config(NAMED.replace("art/logo.png", make(tmp_path)))
    assert run(["build", "article.md"]) == 2
    said = capsys.readouterr().err
    assert reason in said
    assert "Save it as PNG or JPEG" in said
    assert not Path("handouts-out").exists()


def test_settings_without_a_file_take_it_from_the_folder_one_is_in() -> None:
    made = logo(Config(clinic=Clinic(name="Hill Clinic", logo="art/logo.png")))
    assert made is not None
    assert made.image is not None
    assert (made.image.width, made.image.height) == (900, 300)
