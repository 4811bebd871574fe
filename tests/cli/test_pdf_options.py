"""What `handouts build` can be asked of a PDF, by option and by the settings file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import zxingcpp

from handouts.cli import run

EASY = "# Asthma\n\n" + "Keep your inhaler near you. Ask for help if you need it. " * 20 + "\n"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def built(text: str, *options: str) -> Any:
    """The PDF of an article, opened."""
    Path("article.md").write_text(text, encoding="utf-8")
    assert run(["build", "article.md", "--only", "whole", *options]) == 0
    return pikepdf.open("handouts-out/article/handout.pdf")


WIDE = """
## Your medicines

| Medicine | Extraordinary considerations | Hypersensitivity | Contraindications |
| --- | --- | --- | --- |
| Theophylline | Uncharacteristically long words | None | Seizures |
"""


def test_staff_are_told_why_a_table_is_no_grid(capsys: pytest.CaptureFixture[str]) -> None:
    built(EASY + WIDE)
    said = capsys.readouterr().err
    line = EASY.count("\n") + 4
    told = [text for text in said.splitlines() if " note: " in text]
    assert told == [
        f"handout.pdf note: article.md:{line}:1: A table is set as lines, one group for each row: the "
        "longest words of its columns need 30 percent more room than a line has at 18 points. With fewer "
        "columns or shorter words it would be a grid."
    ]
    report = Path("handouts-out/article/report.html").read_text(encoding="utf-8")
    assert "<strong>note:</strong> article.md" in report
    assert (
        "30 percent more room"
        in json.loads(Path("handouts-out/article/report.json").read_bytes())["promises"][0]["notes"][0]
    )
    built(
        EASY
        + WIDE.replace("| Extraordinary considerations |", "| Care |")
        .replace("Uncharacteristically ", "")
        .replace("Hypersensitivity", "Rash")
    )
    assert " note: " not in capsys.readouterr().err


QUESTIONS = EASY + "\nMy questions: ______\n\n- [ ] Bring your inhaler\n"


def test_fields_are_there_where_they_are_asked_for() -> None:
    assert "/AcroForm" not in built(QUESTIONS).Root
    assert len(built(QUESTIONS, "--fillable").Root.AcroForm.Fields) == 2
    Path("handouts.toml").write_text("[output]\nfillable = true\n")
    assert len(built(QUESTIONS).Root.AcroForm.Fields) == 2
    assert "/AcroForm" not in built(QUESTIONS, "--no-fillable").Root


def test_a_switch_takes_true_or_false(capsys: pytest.CaptureFixture[str]) -> None:
    Path("handouts.toml").write_text('[output]\nfillable = "yes"\n')
    Path("article.md").write_text(EASY)
    assert run(["build", "article.md"]) == 2
    assert "handouts.toml:2: 'fillable' is true or false, without quotes." in capsys.readouterr().err


def scanned() -> list[str]:
    """What a phone reads from the pages of the built PDF."""
    made = pikepdf.open("handouts-out/article/handout.pdf")
    images: Any = made.pages[0].obj.Resources.get("/XObject", {})  # all pages share them
    pictures = [pikepdf.PdfImage(image).as_pil_image() for image in images.values()]
    return [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]


def test_a_handout_leads_to_its_page_on_the_web() -> None:
    built(EASY)
    assert scanned() == []
    Path("handouts.toml").write_text('[output]\nurl = "https://example.org/handouts/"\n')
    built(EASY)
    address = "https://example.org/handouts/article/handout.html"
    assert scanned() == [address]
    assert f'href="{address}"' in Path("handouts-out/article/handout.html").read_text(encoding="utf-8")
    built("---\nurl: https://example.org/asthma\n---\n" + EASY)
    assert scanned() == ["https://example.org/asthma"]


def test_a_base_address_has_to_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    Path("handouts.toml").write_text('[output]\nurl = "our web site"\n')
    Path("article.md").write_text(EASY)
    assert run(["build", "article.md"]) == 2
    assert "handouts.toml:2: 'url' takes a web address" in capsys.readouterr().err
