"""docs/formats.md tells of every format and of every kind of loss, and what it tells is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handouts.formats import INSTEAD, READERS, Format
from handouts.readers._pdf_source import _PAGES
from handouts.resources import toml
from tests.readers.as_text import as_text

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
NAMES = re.findall(r"^## (.*)$", TEXT, re.MULTILINE)
SECTIONS = dict(zip(NAMES, re.split(r"^## .*$", TEXT, flags=re.MULTILINE)[1:], strict=True))
TITLES = {
    "text": "Plain text", "markdown": "Markdown", "html": "Saved web page", "word": "Word document",
    "odt": "OpenDocument text", "rtf": "Rich Text", "pdf": "PDF",
}  # fmt: skip


def rows(section: str) -> list[list[str]]:
    """The rows of the table in a section, without its headings."""
    found = [line.strip("|").split("|") for line in SECTIONS[section].splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in row] for row in found[2:]]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_format_has_a_section_that_names_its_files(reader: Format) -> None:
    section = SECTIONS[TITLES[reader.name]]
    for suffix in reader.suffixes:
        assert f"`{suffix}`" in section
    for part in ("**Kept:**", "**Not kept:**", "**How to write:**"):
        assert part in section


def test_every_file_that_is_not_read_is_told_of() -> None:
    assert rows("Other files") == [[suffix, fix] for suffix, fix in INSTEAD.items()]


def test_every_kind_of_loss_is_told_of_with_what_it_means() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "handouts" / "readers").glob("*.py")
    )
    used = set(re.findall(r"(?:lose|lose_once|_lose_once|Loss)\(\s*\"([a-z-]+)\"", source))
    told = {kind: severity for kind, _, severity in rows("What was left out")}
    assert used | set(toml("losses.toml")) <= set(told)
    unjudged = {kind for kind in told if kind not in toml("losses.toml")}
    assert {kind: told[kind] for kind in told if kind not in unjudged} == toml("losses.toml")
    assert all(f'"{kind}"' in source for kind in unjudged)


def test_the_words_of_each_format_are_told() -> None:
    means = toml("source_words.toml")
    assert rows("Words in and words out") == [
        [
            TITLES[reader.name],
            means[reader.name]["means"],
            (", ".join(f"`{kind}`" for kind in means[reader.name]["apart"]) or "none").strip("`"),
        ]
        for reader in READERS
    ]


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_the_examples_are_read_as_they_are_meant(name: str) -> None:
    [example] = re.findall(rf"^```{name}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    reader = next(reader for reader in READERS if reader.name == name)
    document = reader.load()(example.encode(), "a", language="en", folder=None)
    assert as_text(document) == (
        "= Asthma at home\nKeep your inhaler near you.\n## What helps\n- Rest\n- Fresh air"
    )


def test_the_number_of_pages_is_told() -> None:
    assert f"more than {_PAGES} pages" in SECTIONS["PDF"]
