"""Every command in the README is run, in order, as a reader would run it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import handouts
from handouts.cli import run

README = Path(__file__).parent.parent / "README.md"

ARTICLE = (
    "# Asthma at home\n\n" + "Keep your inhaler near you. Ask for help if you cannot breathe. " * 12 + "\n"
)


def blocks(language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


def commands() -> list[str]:
    return [line[2:] for block in blocks("console") for line in block.splitlines() if line.startswith("$ ")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from tests.readers.make_docx import docx, paragraph
    from tests.readers.make_docx import run as words

    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "leaflets").mkdir()
    (tmp_path / "leaflets" / "asthma.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "article.txt").write_text(ARTICLE.removeprefix("# "), encoding="utf-8")
    title, _, body = ARTICLE.removeprefix("# ").partition("\n\n")
    (tmp_path / "article.docx").write_bytes(
        docx(paragraph(words(title), style="Heading1") + paragraph(words(body.strip())))
    )
    return tmp_path


def test_every_command_does_what_it_says(folder: Path) -> None:
    ran = 0
    for command in commands():
        program, *arguments = shlex.split(command)
        if program == "pip":
            continue  # The packaging tests install it.
        assert program == "handouts", command
        assert run(arguments) == 0, command
        ran += 1
    assert ran > 10


def test_the_python_example_runs(folder: Path) -> None:
    (example,) = blocks("python")
    names: dict[str, object] = {}
    exec(compile(example, "README.md", "exec"), names)
    assert isinstance(names["document"], handouts.Document)
    assert isinstance(names["result"], handouts.CheckResult)
    assert names["result"].passed
    assert str(names["html"])[2:].startswith("<!DOCTYPE html>")
    assert str(names["pdf"])[2:].startswith("%PDF-")


def test_the_markdown_example_is_read(folder: Path) -> None:
    (example,) = blocks("markdown")
    path = folder / "example.md"
    path.write_text(example, encoding="utf-8")
    document = handouts.read(path)
    assert document.meta.reviewed_by == "Name of the clinician"
    assert [entry.term for entry in document.meta.terms] == ["trigger"]


def test_the_settings_example_is_right(folder: Path) -> None:
    from handouts.config import load

    (example,) = blocks("toml")
    path = folder / "handouts.toml"
    path.write_text(example, encoding="utf-8")
    checks = load(path).checks
    assert (checks.limit, checks.limits) == (7, {"smog_index": 9})


def test_its_pictures_and_links_are_there() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (README.parent / target).is_file(), target


def test_the_table_of_print_profiles_is_that_of_the_program() -> None:
    from handouts.profiles import profile, profile_names

    rows = re.findall(r"^\| `(\w+)` \| (\d+) point", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(name, f"{profile(name).body:g}") for name in profile_names()]


def test_the_callouts_that_are_named_are_those_there_are() -> None:
    from typing import get_args

    from handouts.model import CalloutKind

    said = README.read_text(encoding="utf-8").partition("Callouts are ")[2].partition(".")[0]
    assert set(re.findall(r"`(\w+)`", said)) == set(get_args(CalloutKind)) - {"draft"}
