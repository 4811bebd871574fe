"""docs/pdf-engines.md tells the truth: of fonts, of what each engine makes, of commands and settings."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from handouts.cli import run
from handouts.config import parse
from handouts.errors import ConfigError, RenderError
from handouts.formats import ENGINES, RenderOptions
from handouts.model import Document, Meta, Paragraph, Text
from handouts.writers import engines
from handouts.writers.weasyprint import faces, loading

TEXT = (Path(__file__).parents[1] / "docs" / "pdf-engines.md").read_text(encoding="utf-8")


def rows(start: str) -> list[list[str]]:
    """The rows of the first table after these words, without its headings."""
    lines = TEXT[TEXT.index(start) :].splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("|")) + 2
    table = []
    for line in lines[first:]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split("|")])
    return table


def test_the_fonts_are_those_that_ship_in_their_order() -> None:
    assert [font for font, _ in rows("## Fonts")] == [folder for folder, _ in faces.SHIPPED]


SAMPLES = {
    "Latin": "ñ", "Greek": "Ω", "Cyrillic": "Ж", "Devanagari (Hindi": "हि", "Marathi": "ळ", "Nepali)": "ने",
    "Arabic": "سلام", "Persian": "پچژگک", "Urdu": "ٹڈڑںے", "Pashto": "ټډړښ", "Kurdish": "ڕێۆڵ",
    "Hebrew": "שלום", "Yiddish": "װײ", "Bengali": "বাংলা", "Assamese": "ৰৱ", "Thai": "ไทย",
    "signs": "☐", "mathematics": "∬", "Chinese": "药", "Japanese": "の", "Korean": "약",
}  # fmt: skip


def test_each_font_has_the_writing_that_it_is_named_for() -> None:
    told = {font: [name.strip() for name in writing.split(",")] for font, writing in rows("## Fonts")}
    assert {name for names in told.values() for name in names} == set(SAMPLES)
    for family in faces.shipped():
        letters = faces.letter_of(family.regular).values()
        for name in told[family.name.removeprefix("handouts ")]:
            assert set(SAMPLES[name]) <= set(letters), (family.name, name)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_each_engine_makes_is_told(engine: str) -> None:
    column = 1 + ENGINES.index(engine)
    told = {row[0]: row[column] for row in rows("Two engines")}
    plain = Document((Text("Title"),), (Paragraph((Text("Take one."),)),))
    arabic = Document((Text("سلام"),), (), meta=Meta(lang="ar"))

    def makes(document: Document, **options: object) -> str:
        try:
            engines.write(document, RenderOptions(engine=engine, **options))  # type: ignore[arg-type]
        except (ConfigError, RenderError):
            return "no"
        return "yes"

    assert told["letters that join or move, writing from right to left"] == makes(arabic)
    assert told["PDF/UA-1, PDF/UA-2"] == makes(plain, standard="ua-1") == makes(plain, standard="ua-2")
    assert told["`--archive` (PDF/A-2a)"] == makes(plain, archive=True)
    assert told["`--fillable`"] == makes(plain, fillable=True)


def test_commands_run_and_settings_are_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("leaflets").mkdir()
    article = "# Asthma at home\n\n" + "Keep your inhaler near you. Ask for help if you cannot breathe. " * 12
    Path("leaflets/asthma.md").write_text(article, encoding="utf-8")
    commands = re.findall(r"^\$ handouts (.*)$", TEXT, re.MULTILINE)
    for command in commands:
        assert run(shlex.split(command)) == 0, command
    assert len(commands) == 2
    settings = re.findall(r"^```toml\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    assert [parse(tomllib.loads(block)).output.engine for block in settings] == ["weasyprint", ""]


def test_the_advice_is_that_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    for system, name in (("Linux", "Debian"), ("Darwin", "macOS"), ("Windows", "Windows")):
        monkeypatch.setattr("platform.system", lambda system=system: system)
        advice = next(row[1] for row in rows("## Installing") if row[0].startswith(name))
        assert loading.pango_fix().endswith(advice.replace("`", ""))
    assert loading.PACKAGE in TEXT


def test_an_engine_that_is_not_there_is_a_mistake_in_the_settings() -> None:
    with pytest.raises(ConfigError, match="engine"):
        parse({"pdf": {"engine": "word"}})
