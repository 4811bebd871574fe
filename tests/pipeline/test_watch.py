"""What has changed from one look to the next; no test waits."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from handouts.pipeline.watch import Changes, Stamp, changes, stamps


def told(before: str, *looks: str) -> list[Changes]:
    """What is told of looks, in which each file is a letter, and a capital once it has changed: "ab" "aB"."""
    seen = iter(looks)

    def look() -> Mapping[str, Stamp]:
        return {letter.lower(): (ord(letter), 0) for letter in next(seen)}

    watched = changes(look_of(before), look, lambda: None)
    found: list[Changes] = []
    try:
        found.extend(watched)
    except RuntimeError:  # the looks are used up, inside a generator
        return found
    raise AssertionError


def look_of(files: str) -> Mapping[str, Stamp]:
    return {letter.lower(): (ord(letter), 0) for letter in files}


def test_nothing_is_told_while_nothing_changes() -> None:
    assert told("ab", "ab", "ab", "ab") == []


def test_a_change_is_told_once_when_it_has_settled() -> None:
    assert told("ab", "aB", "aB", "aB", "aB") == [Changes(["b"], [])]


def test_new_and_removed_files_are_told() -> None:
    assert told("ab", "ac", "ac", "ac") == [Changes(["c"], ["b"])]


def test_a_file_that_is_taken_away_and_put_back_has_changed_and_is_not_gone() -> None:
    assert told("ab", "a", "aB", "aB", "aB") == [Changes(["b"], [])]


def test_a_change_that_is_taken_back_is_no_change() -> None:
    assert told("ab", "aB", "ab", "ab", "ab") == []


def test_a_program_that_never_stops_writing_does_not_hold_up_the_rest_for_ever() -> None:
    letters = itertools.cycle("bB")
    looks = ["A" + next(letters) for _ in range(60)]
    assert any("a" in one.changed for one in told("ab", *looks))


def test_two_changes_are_told_one_after_the_other() -> None:
    assert told("ab", "Ab", "Ab", "Ab", "AB", "AB") == [Changes(["a"], []), Changes(["b"], [])]


def test_files_are_known_by_their_time_and_size(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("one")
    os.utime(file, ns=(5, 7))
    names: Iterable[str] = [str(file), str(tmp_path / "gone.md"), "a\0b"]
    assert stamps(names) == {str(file): (7, 3)}
