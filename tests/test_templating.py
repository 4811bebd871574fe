"""Templates are compiled once and kept beside them, and nothing breaks where that cannot be."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from handouts import templating


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "hello.jinja").write_text("Hello, {{ name }}!", encoding="utf-8")
    monkeypatch.setattr(templating, "folder", lambda name: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    templating.environment.cache_clear()
    yield tmp_path
    templating.environment.cache_clear()


def hello() -> str:
    templating.environment.cache_clear()
    return templating.template("hello.jinja").render(name="A & B")


def kept(templates: Path) -> list[Path]:
    return sorted((templates / "__pycache__").iterdir())


def test_a_template_is_kept_and_used_again(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hello() == "Hello, A &amp; B!"
    assert len(kept(templates)) == 1
    monkeypatch.setattr("jinja2.Environment.compile", None)
    assert hello() == "Hello, A &amp; B!"


def test_a_template_that_was_changed_is_compiled_again(templates: Path) -> None:
    hello()
    (templates / "hello.jinja").write_text("Bye, {{ name }}!", encoding="utf-8")
    assert hello() == "Bye, A &amp; B!"


@pytest.mark.parametrize("damage", [b"", b"not byte code", b"\0" * 50])
def test_what_was_kept_and_is_damaged_is_compiled_again(templates: Path, damage: bytes) -> None:
    hello()
    (file,) = kept(templates)
    file.write_bytes(damage)
    assert hello() == "Hello, A &amp; B!"
    file.write_bytes(file.read_bytes()[:60])
    assert hello() == "Hello, A &amp; B!"


def test_a_folder_that_cannot_be_written_is_left_alone(templates: Path) -> None:
    (templates / "__pycache__").write_text("a file in the way", encoding="utf-8")
    assert hello() == "Hello, A &amp; B!"


def test_nothing_is_kept_where_python_keeps_nothing(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert hello() == "Hello, A &amp; B!"
    assert not (templates / "__pycache__").exists()
