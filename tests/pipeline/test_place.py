"""All files are put in place, or none, and what was there before stays."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from handouts.errors import OutputError
from handouts.pipeline.place import put


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    put(tmp_path / "out" / "asthma", {"handout.html": b"1", "sections/1-a.html": b"2"})
    assert tree(tmp_path) == {"out/asthma/handout.html": b"1", "out/asthma/sections/1-a.html": b"2"}


def test_stale_files_go_and_others_stay(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"1", "b": b"2"})
    (tmp_path / "mine").write_bytes(b"3")
    put(tmp_path, {"a": b"4"}, stale=["b"])
    assert tree(tmp_path) == {"a": b"4", "mine": b"3"}


def test_a_full_disk_leaves_the_earlier_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"a": b"1", "b": b"2"})
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "b":
            write(path, data[:1])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="the disk is full"):
        put(tmp_path, {"a": b"new", "b": b"new"})
    assert tree(tmp_path) == {"a": b"1", "b": b"2"}


def test_a_failure_in_a_new_folder_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError):
        put(tmp_path / "new" / "folder", {"a": b"1"})
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_leaves_the_earlier_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"a": b"1"})

    def stop(path: Path, data: bytes) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", stop)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path, {"a": b"2"})
    assert tree(tmp_path) == {"a": b"1"}


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(OutputError, match="out") as caught:
        put(tmp_path / "out" / "asthma", {"a": b"1"})
    assert "a file, not a folder" in caught.value.message
    with pytest.raises(OutputError):
        put(tmp_path / "out", {"a": b"1"})
    assert tree(tmp_path) == {"out": b"mine"}


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OutputError, match="there is a folder of that name"):
        put(tmp_path, {"a": b"1", "b": b"2"})
    assert tree(tmp_path) == {}
