"""What stops WeasyPrint is one clear message: nothing half-written, nothing fetched, no letter lost."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageFile

from handouts.errors import ConfigError, RenderError
from handouts.findings import Position
from handouts.formats import RenderOptions
from handouts.model import Document, Figure, Image, Paragraph, Text
from handouts.writers import pdf
from handouts.writers.weasyprint import loading, log, write
from tests.writers.pdf.documents import everything, handout, paragraph, picture


def test_a_missing_package_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "weasyprint" else real(name, *rest)
    )
    with pytest.raises(ConfigError, match="not installed") as caught:
        write(handout(paragraph("Hello.")), RenderOptions())
    assert caught.value.fix == "pip install 'handouts[weasyprint]'"


def test_a_missing_pango_is_told_without_the_page_that_weasyprint_prints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def without_pango(name: str) -> object:
        sys.stdout.write("-----\nWeasyPrint could not import some external libraries.\n")
        raise OSError("cannot load library 'libpango-1.0-0': error 0x7e\nmore")

    monkeypatch.setattr(importlib, "import_module", without_pango)
    with pytest.raises(ConfigError, match=r"does not find Pango.*libpango-1.0-0': error 0x7e\n") as caught:
        loading.load()
    assert "pango" in caught.value.fix
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("system", "fix"), [("Darwin", "brew"), ("Windows", "MSYS2"), ("Linux", "apt install libpango-1.0-0")]
)
def test_each_system_gets_its_own_advice(system: str, fix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: system)
    assert fix in loading.pango_fix()


def test_another_version_is_refused_since_its_layout_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    module = loading.load()
    monkeypatch.setattr(module, "__version__", "71.2")
    with pytest.raises(ConfigError, match=r"This is WeasyPrint 71\.2, and handouts works with 70"):
        loading.load()


def test_the_extra_asks_for_the_version_that_is_known() -> None:
    text = (Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'weasyprint = ["weasyprint>={loading.KNOWN},<{loading.KNOWN + 1}"]' in text


@pytest.mark.parametrize("name", ["archive", "fillable"])
def test_what_it_does_not_make_is_refused(name: str) -> None:
    with pytest.raises(ConfigError, match="does not make"):
        write(everything(), RenderOptions(**{name: True}))  # type: ignore[arg-type]


def test_an_unknown_standard_and_a_missing_title_are_refused() -> None:
    with pytest.raises(ConfigError, match="no PDF standard 'ua-3'"):
        write(everything(), RenderOptions(standard="ua-3"))
    with pytest.raises(RenderError, match="no title"):
        write(handout(paragraph("Hello."), title=""), RenderOptions())


def test_characters_that_no_font_has_are_named_with_their_lines() -> None:
    words = Paragraph((Text("One ឡាន two ლ three.", position=Position("a.md", 7, 1)),))
    with pytest.raises(RenderError) as caught:
        write(handout(words), RenderOptions())
    assert "Khmer script, at a.md:7:5" in caught.value.message
    assert "GEORGIAN LETTER LAS, at a.md:7:13" in caught.value.message
    assert "output.fallback_fonts" in caught.value.fix


def test_a_picture_that_cannot_be_read_stops_the_work() -> None:
    broken = Image(b"\x89PNG\r\n\x1a\nnothing", "image/png", 10, 10)
    figure = Figure(broken, "A heart", source="heart.png", position=Position("a.md", 9, 1))
    with pytest.raises(RenderError, match=r"a\.md:9:1: The picture 'heart\.png' cannot be read"):
        write(handout(figure), RenderOptions())


@pytest.mark.parametrize("engine", [write, pdf.write])
def test_half_a_picture_is_none_for_any_engine(
    engine: Callable[[Document, RenderOptions], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    loading.load()
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as any program's own WeasyPrint leaves it
    whole = picture(300, 300, mode="RGB").data
    half = Image(whole[: len(whole) // 2], "image/png", 300, 300)
    with pytest.raises(RenderError, match="cannot be read"):
        engine(handout(Figure(half, "A heart")), RenderOptions())
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_loading_leaves_the_setting_of_the_process_as_it_was() -> None:
    code = (
        "from handouts.writers.weasyprint import loading; loading.load()\n"
        "from PIL import ImageFile; print(ImageFile.LOAD_TRUNCATED_IMAGES)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said == "False\n"


@pytest.mark.parametrize("address", ["https://a.example/x.png", "file:///etc/hostname"])
def test_a_clinics_own_style_cannot_fetch_anything(address: str, tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text(f"p {{ background: url({address}) }}", encoding="utf-8")
    with pytest.raises(RenderError, match="style names cannot be read: only what is in the page is read"):
        write(handout(paragraph("Hello.")), RenderOptions(templates=str(tmp_path)))


def test_a_rule_of_a_clinic_that_is_not_known_is_told(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text("p { colour: red; background: url(x.png) }", encoding="utf-8")
    told: list[str] = []
    write(handout(paragraph("Hello.")), RenderOptions(templates=str(tmp_path), tell=told.append))
    assert [line.partition(", ")[0].removeprefix(str(tmp_path)) for line in told] == [
        "/own.css: WeasyPrint says: Ignored `colour: red` at 1:5",
        "/own.css: WeasyPrint says: Ignored `background: url(x.png) ` at 1:18",
    ]


def test_a_clinics_own_style_is_used(tmp_path: Path) -> None:
    before = write(handout(paragraph("Hello.")), RenderOptions())
    (tmp_path / "own.css").write_text("p { color: #600000 }", encoding="utf-8")
    assert write(handout(paragraph("Hello.")), RenderOptions(templates=str(tmp_path))) != before


PLACED = replace(handout(paragraph("Hello.")), position=Position("a.md"))


def test_what_weasyprint_logs_is_an_error_a_notice_or_nothing(caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []
    with log.heard() as said:
        logging.getLogger("weasyprint").warning("Ignored `x: y` at 1:2, unknown property.")
        logging.getLogger("weasyprint").warning("Something odd")
    log.judge(said, PLACED, told.append)
    assert told == ["a.md: WeasyPrint says: Something odd."]
    assert caplog.records == []
    with log.heard() as said:
        logging.getLogger("weasyprint").error("No anchor #x")
    with pytest.raises(
        RenderError, match=r"a.md: WeasyPrint could not make all of the handout: No anchor #x"
    ):
        log.judge(said, PLACED, None)
