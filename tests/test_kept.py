"""What is made from a shipped file is kept beside it, and nothing breaks where that cannot be."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from handouts import kept, resources


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    made = tmp_path / "words.toml"
    made.write_text('word = "naïve"\n[table]\nlist = [1, 2.5, true]\n', encoding="utf-8")
    return made


def beside(file: Path) -> list[Path]:
    return sorted((file.parent / "__pycache__").iterdir())


def test_a_file_is_parsed_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = resources.parsed(file)
    assert len(beside(file)) == 1
    monkeypatch.setattr(tomllib, "loads", None)
    assert resources.parsed(file) == first == {"word": "naïve", "table": {"list": [1, 2.5, True]}}


def test_a_file_that_was_changed_is_parsed_again(file: Path) -> None:
    resources.parsed(file)
    file.write_text("word = 1", encoding="utf-8")
    assert resources.parsed(file) == {"word": 1}
    assert len(beside(file)) == 1


@pytest.mark.parametrize("end", [0, 10, 16, 17, 40])
def test_what_was_kept_and_is_damaged_is_made_again(file: Path, end: int) -> None:
    right = resources.parsed(file)
    [place] = beside(file)
    whole = place.read_bytes()
    place.write_bytes(whole[:end])
    assert resources.parsed(file) == right
    assert place.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_left_alone(file: Path) -> None:
    (file.parent / "__pycache__").write_text("a file in the way", encoding="utf-8")
    assert resources.parsed(file)["word"] == "naïve"
    assert sorted(one.name for one in file.parent.iterdir()) == ["__pycache__", "words.toml"]


def test_nothing_is_kept_where_python_keeps_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert resources.parsed(file)["word"] == "naïve"
    assert not (file.parent / "__pycache__").exists()


def test_what_could_not_be_put_in_place_leaves_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    kept.save(file, "toml", b"content")
    assert beside(file) == []
    assert kept.load(file, "toml") is None


def test_all_shipped_data_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A date, say, could not: it would be parsed each time, and an error be raised when it is kept."""
    monkeypatch.setattr(kept, "load", lambda source, kind: None)
    made: list[Path] = []
    monkeypatch.setattr(kept, "save", lambda source, kind, content: made.append(source))
    files = sorted(resources.data("").rglob("*.toml"))
    for one in files:
        resources.parsed(one)
    assert made == files
