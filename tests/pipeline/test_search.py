"""Folders and patterns: what is taken, what is left out, and that all of it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.formats import READERS, readable_suffixes
from handouts.pipeline.search import Found, leaves_out, search


@pytest.fixture(autouse=True)
def leaflets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (
        "leaflets/b.md",
        "leaflets/A.TXT",
        "leaflets/deep/er/c.docx",
        "leaflets/deep/d.html",
        "leaflets/logo.png",
        "leaflets/old.doc",
        "leaflets/~$c.docx",
        "leaflets/.hidden.md",
        "leaflets/.git/e.md",
        "leaflets/node_modules/f.md",
        "leaflets/handouts-out/g.html",
        "leaflets/made/h.html",
        "empty/x.png",
    ):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def paths(found: Found) -> list[str]:
    return [Path(file).as_posix() for file in found.files]


def test_a_folder_is_searched_with_all_below_it_and_what_is_left_out_is_said() -> None:
    found = search(["leaflets"], outputs=[Path("leaflets/made")])
    assert paths(found) == [
        "leaflets/A.TXT",
        "leaflets/b.md",
        "leaflets/deep/d.html",
        "leaflets/deep/er/c.docx",
    ]
    assert found.notes == [
        "leaflets: 4 articles; left out: old.doc (save it as .docx or .txt), "
        "the folders .git, handouts-out, made, node_modules, 3 other files."
    ]
    assert found.problems == []


def test_the_folder_that_one_is_in_is_searched_even_below_a_hidden_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".home").mkdir()
    (tmp_path / ".home" / "a.md").touch()
    monkeypatch.chdir(tmp_path / ".home")
    assert paths(search(["."])) == ["a.md"]
    assert paths(search(["../.home"])) == ["../.home/a.md"]


def test_a_file_is_taken_whatever_it_is_so_that_it_is_read_or_reported() -> None:
    found = search(["leaflets/logo.png", "gone.md", "-", "leaflets/.hidden.md"])
    assert paths(found) == ["leaflets/logo.png", "gone.md", "-", "leaflets/.hidden.md"]
    assert found.notes == []


def test_an_article_that_is_named_twice_is_taken_once() -> None:
    found = search(["leaflets/b.md", "leaflets", "./leaflets/b.md"])
    assert paths(found).count("leaflets/b.md") == 1
    assert len(found.files) == 5


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("leaflets/*.md", ["leaflets/b.md"]),
        ("leaflets/*.*", ["leaflets/A.TXT", "leaflets/b.md"]),
        ("leaflets/**/*.html", ["leaflets/deep/d.html", "leaflets/made/h.html"]),
        ("leaflets/d*", ["leaflets/deep/d.html", "leaflets/deep/er/c.docx"]),
        ("leaflets/node_modules/*", ["leaflets/node_modules/f.md"]),
        ("leaf*/deep/**", ["leaflets/deep/d.html", "leaflets/deep/er/c.docx"]),
        ("leaflets/[ab].md", ["leaflets/b.md"]),
    ],
)
def test_a_pattern_is_filled_in_where_the_shell_did_not(pattern: str, expected: list[str]) -> None:
    found = search([pattern])
    assert paths(found) == expected
    assert found.notes[0].startswith(f"{pattern}: {len(expected)} article")


def test_a_pattern_does_not_fill_in_what_handouts_has_written() -> None:
    found = search(["leaflets/**/*.html"], outputs=[Path("leaflets/made")])
    assert paths(found) == ["leaflets/deep/d.html"]
    assert found.notes == ["leaflets/**/*.html: 1 article; left out: the folders handouts-out, made."]
    assert paths(search(["leaflets/made/*.html"], outputs=[Path("leaflets/made")])) == [
        "leaflets/made/h.html"
    ]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file() -> None:
    Path("[draft] a.md").touch()
    found = search(["[draft] a.md"])
    assert (paths(found), found.notes) == (["[draft] a.md"], [])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("empty", "empty: There is no article in this folder; left out: 1 other file."),
        ("*.md", "*.md: Nothing that can be read matches this."),
        ("leaflets/*.png", "leaflets/*.png: Nothing that can be read matches this; left out: 1 other file."),
    ],
)
def test_what_gives_nothing_is_a_problem_that_says_what_can_be_read(name: str, message: str) -> None:
    found = search(["leaflets/b.md", name])
    assert paths(found) == ["leaflets/b.md"]
    ((named, error),) = found.problems
    assert (named, error.message) == (name, message)
    assert all(suffix in error.fix for reader in READERS for suffix in reader.suffixes)


def test_patterns_leave_out_files_and_folders_of_a_search_but_not_what_was_named() -> None:
    left = leaves_out([("deep", Path()), ("b.md", Path("leaflets")), ("", Path())])
    found = search(["leaflets", "leaflets/b.md"], left=left)
    assert paths(found) == ["leaflets/A.TXT", "leaflets/made/h.html", "leaflets/b.md"]
    assert "2 excluded" in found.notes[0]


def test_a_link_to_a_folder_is_not_followed_round_and_round() -> None:
    try:
        Path("leaflets/again").symlink_to(Path("leaflets").absolute(), target_is_directory=True)
    except OSError:
        pytest.skip("This system makes no links.")
    found = search(["leaflets"])
    assert not [file for file in paths(found) if "again" in file]
    assert "again" in found.notes[0]


def test_many_things_left_out_are_named_in_part() -> None:
    for number in range(7):
        Path(f"leaflets/old{number}.doc").touch()
    (note,) = search(["leaflets"]).notes
    assert "old.doc, old0.doc, old1.doc, old2.doc, old3.doc and 3 more (save them as .docx or .txt)" in note


def test_a_folder_that_cannot_be_opened_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    real = os.scandir

    def locked(path: str) -> object:
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", locked)
    ((_, error),) = search(["leaflets"]).problems
    assert "deep: The folder cannot be opened (Permission denied)." in error.message.replace(os.sep, "/")


def test_the_endings_that_can_be_read_are_those_of_the_readers() -> None:
    assert {suffix for reader in READERS for suffix in reader.suffixes} <= readable_suffixes()
