"""Every bad input gets one clear message with the fix, exit status 2, and leaves nothing half-written."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from handouts.cli import run

WORDS = "Take your medicine each day. " * 40

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def utf16(name: str) -> bytes:
    return "# A title\n\nSome words.\n".encode(name)


OLD_WORD = OLE + "WordDocument".encode("utf-16-le") + bytes(2000)
PROTECTED = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(2000)

FILES: dict[str, tuple[str, bytes, str]] = {
    "an unknown ending": ("article.xyz", b"words", "cannot be read"),
    "no ending": ("article", b"words", "no ending"),
    "old Word": ("article.doc", OLD_WORD, "cannot be read"),
    "an empty file": ("article.txt", b"", "empty"),
    "an empty Markdown file": ("article.md", b"", "empty"),
    "an empty web page": ("article.html", b"", "empty"),
    "an empty Word file": ("article.docx", b"", "empty"),
    "a blank file": ("article.txt", b" \n\t\n \r\n", "white space|empty"),
    "a binary under a text name": ("article.txt", bytes(range(256)) * 4, "not a text file"),
    "a PNG under a Markdown name": ("article.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text file"),
    "UTF-16 with no mark": ("article.txt", utf16("utf-16-le"), "UTF-16|not a text file"),
    "broken UTF-8": ("article.txt", "Café words. ".encode() + b"\xc3\x28 more \xe2\x82", "damaged"),
    "many control characters": (
        "article.txt",
        b"# Title\n\n" + b"Words \x07 here.\n" * 9,
        "control character|U\\+0007",
    ),
    "a lost character": ("article.md", "# Title\n\nTake \ufffd mg.\n".encode(), "U\\+FFFD"),
    "headings only": ("article.md", b"# Title\n\n## One\n\n## Two\n", "nothing under"),
    "a web page with nothing in it": (
        "page.html",
        b"<!doctype html><html><body></body></html>",
        "no words|nothing",
    ),
    "a web page of scripts": (
        "page.html",
        b"<html><body><script>var words = 1</script></body></html>",
        "no words|nothing",
    ),
    "no heading": ("article.md", WORDS.encode(), "no heading"),
    "Word that is no zip": ("article.docx", b"Just words.", "not a Word"),
    "Word that is protected": ("article.docx", PROTECTED, "password"),
    "old Word under a new name": ("article.docx", OLD_WORD, "older|old"),
    "a zip of something else": ("article.docx", zipped({"readme.txt": b"hello"}), "not a Word"),
    "a truncated Word file": (
        "article.docx",
        zipped({"word/document.xml": b"<w/>" * 999})[:-40],
        "damaged|not a Word",
    ),
    "broken XML in Word": (
        "article.docx",
        zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document"}),
        "damaged|not a Word",
    ),
    "a zip bomb": (
        "article.docx",
        zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"\0" * 600_000_000}),
        "larger|too large|unpack",
    ),
    "broken front matter": ("article.md", b"---\ntitle: [\n---\n# A\n\nWords.\n", "front matter|YAML"),
    "an unknown key": ("article.md", b"---\ntitel: A\n---\n# A\n\nWords.\n", "title"),
}


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run, insist on status 2 and one message with one fix, and return it."""
    status = run(arguments)
    out, err = capsys.readouterr()
    assert status == 2, err
    assert out == ""
    assert "Traceback" not in err
    assert err.count("Error: ") == 1, err
    assert err.count("Fix: ") == 1, err
    assert "inside handouts" not in err
    return err


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_cannot_be_used(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, data, said = FILES[case]
    Path(name).write_bytes(data)
    message = refused(["build", name, "-o", "out"], capsys)
    import re

    assert re.search(said, message), message
    assert name in message
    assert sorted(os.listdir()) == [name]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "missing.txt"], "no such file"),
        (["check", "missing.txt"], "no such file"),
        (["build", "."], "folder"),
        (["verify", "missing.pdf"], "cannot be read"),
        (["verify", "."], "folder"),
        (["build", "--to", "docx"], "docx"),
        (["build", "--to", "html,markdown"], "'markdown' is for editing"),
        (["build", "--to", ""], "at least one"),
        (["build", "--profile", "huge"], "huge"),
        (["build", "--page", "a3"], "a3"),
        (["build", "--nonsense"], "nonsense"),
        (["biuld"], "Did you mean 'build'"),
        (["article.docx"], "handouts build article.docx"),
        (["explain", "reading-graed"], "Did you mean 'reading-grade'"),
        (["build", "--config", "missing.toml"], "missing.toml"),
        (["build", "--language", "not a tag"], "language tag"),
        (["build", "-", "-"], "named twice"),
        (["check", "a\0b.txt"], "no file name"),
    ],
)
def test_a_command_that_cannot_be_run(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in refused(arguments, capsys)
    assert os.listdir() == []


def test_a_misspelt_file_name_is_corrected(capsys: pytest.CaptureFixture[str]) -> None:
    Path("asthma.md").write_text("# A\n\nWords.\n")
    assert "Did you mean asthma.md?" in refused(["build", "astma.md"], capsys)


def test_two_sources_with_one_name(capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("one", "two"):
        Path(folder).mkdir()
        Path(folder, "asthma.md").write_text("# A\n\nWords.\n")
    message = refused(["build", "one/asthma.md", "two/asthma.md", "-o", "out"], capsys)
    assert "one/asthma.md and two/asthma.md" in message
    assert not Path("out").exists()


def test_one_bad_source_does_not_stop_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    Path("good.md").write_text("# Good\n\n" + WORDS)
    status = run(["build", "missing.md", "good.md", "-o", "out", "--to", "html"])
    assert status == 2
    assert "missing.md" in capsys.readouterr().err
    assert Path("out/good/handout.html").exists()


def test_an_output_folder_that_is_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("# A\n\n" + WORDS)
    Path("out").write_text("mine")
    assert "a file, not a folder" in refused(["build", "a.md", "-o", "out"], capsys)
    assert Path("out").read_text() == "mine"


def test_an_output_folder_that_is_locked(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("# A\n\n" + WORDS)
    out = Path("out")
    out.mkdir(mode=0o500)
    if os.access(out, os.W_OK):  # the superuser may write in any folder but the kernel's own
        out = Path("/sys/handouts")
    said = refused(["build", "a.md", "-o", str(out)], capsys)
    assert "you may not write there" in said or "that disk is read-only" in said


def test_a_full_disk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    Path("a.md").write_text("# A\n\n" + WORDS)
    assert run(["build", "a.md", "-o", "out", "--to", "html"]) == 0
    capsys.readouterr()
    before = {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}

    def full(path: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    Path("a.md").write_text("# B\n\n" + WORDS)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert "the disk is full" in refused(["build", "a.md", "-o", "out", "--to", "html"], capsys)
    assert {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()} == before


def test_ctrl_c(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text("# A\n\n" + WORDS)

    def stop(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("handouts.pipeline.builder.put", stop)
    assert run(["build", "a.md", "-o", "out"]) == 130
    assert "Stopped" in capsys.readouterr().err
    assert not Path("out").exists()


def test_several_mistakes_in_the_settings_are_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    Path("handouts.toml").write_text(
        'langauge = "en"\n[output]\npage = "a5"\n[readability]\nlimit = "eight"\n[limits]\nsmog = 9\n'
    )
    message = refused(["build"], capsys)
    assert "handouts.toml:1: " in message
    assert "did you mean 'language'" in message
    assert "handouts.toml:3: 'page' cannot be 'a5'" in message
    assert "handouts.toml:5: 'limit' takes a number" in message
    assert "handouts.toml:7: textstat has no score 'smog'; did you mean 'smog_index'" in message


def test_settings_that_are_no_toml(capsys: pytest.CaptureFixture[str]) -> None:
    Path("handouts.toml").write_text("[output\npage = letter\n")
    assert "not valid TOML" in refused(["build"], capsys)


def test_a_fault_of_ours_is_owned_up_to(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("handouts.pipeline.check", broken)
    Path("a.md").write_text("# A\n\n" + WORDS)
    assert run(["check", "a.md"]) == 2
    err = capsys.readouterr().err
    assert "This is our fault" in err
    assert "Traceback" not in err


def standard_input(data: bytes) -> Callable[[], io.TextIOWrapper]:
    return lambda: io.TextIOWrapper(io.BytesIO(data))


@pytest.mark.parametrize(
    "data",
    [
        b"# Asthma\n\n" + WORDS.encode(),
        b"Asthma\n\n" + WORDS.encode(),
        b"<html><h1>Asthma</h1><p>" + WORDS.encode(),
    ],
)
def test_standard_input_is_worked_out(
    data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", standard_input(data)())
    assert run(["check", "-", "--format", "json"]) in (0, 1)
    import json

    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert (document["path"], document["title"]) == ("-", "Asthma")


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", standard_input(b"")())
    assert "empty" in refused(["check", "-"], capsys)
