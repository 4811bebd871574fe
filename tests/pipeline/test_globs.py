"""Patterns of file names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handouts.pipeline.globs import below, matches


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("a.md", "a.md"),
        ("a.md", "deep/in/a.md"),
        ("*.md", "deep/a.md"),
        ("drafts", "drafts/a.md"),
        ("drafts", "deep/drafts/old/a.md"),
        ("drafts/", "drafts/a.md"),
        ("leaflets/*.md", "leaflets/a.md"),
        ("./leaflets/*.md", "leaflets/a.md"),
        ("leaflets\\*.md", "leaflets/a.md"),
        ("leaflets/old", "leaflets/old/a.md"),
        ("leaflets/**", "leaflets/old/a.md"),
        ("**/old/**", "leaflets/old/a.md"),
        ("**/old/**", "old/a.md"),
        ("**/*.md", "a.md"),
        ("**", "a/b/c.md"),
        ("a?.md", "ab.md"),
        ("a[bc].md", "ab.md"),
        ("a[!b].md", "ac.md"),
        ("../*.md", "../a.md"),
        ("a+b (1).md", "a+b (1).md"),
        ("[z-a]", "[z-a]"),
    ],
)
def test_what_a_pattern_is_about(pattern: str, path: str) -> None:
    assert matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("a.md", "ba.md"),
        ("*.md", "a.md.txt"),
        ("leaflets/*.md", "leaflets/old/a.md"),
        ("leaflets/*.md", "more/leaflets/a.md"),
        ("old/**", "leaflets/old/a.md"),
        ("a?.md", "a.md"),
        ("a[bc].md", "ad.md"),
        ("a[!b].md", "ab.md"),
        ("a.md", "axmd"),
        ("drafts", "drafts2/a.md"),
        ("a[b", "ab"),
    ],
)
def test_what_it_is_not_about(pattern: str, path: str) -> None:
    assert not matches(pattern, path)


def test_a_path_is_told_from_a_folder_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    assert below("a.md", Path()) == "a.md"
    assert below(os.path.join("x", "a.md"), tmp_path) == "in/x/a.md"  # noqa: PTH118
    assert below("../a.md", Path()) == "../a.md"
    assert below(tmp_path / "b.md", tmp_path / "in") == "../b.md"
