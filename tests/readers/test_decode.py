"""Bytes to characters: every encoding that articles come in, and a clear word about everything else."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from handouts import check
from handouts.errors import SourceError
from handouts.formats import reader_for
from handouts.model import Document, plain_text
from handouts.pipeline import read_bytes
from handouts.readers import markdown, text
from handouts.readers._controls import mended
from handouts.readers._decode import decode

WORDS = "Atención: “take” 5 µg – naïve patient’s dose\nline two"

READ = {
    "UTF-8": WORDS.encode(),
    "UTF-8 with a mark": WORDS.encode("utf-8-sig"),
    "UTF-16 with a mark": WORDS.encode("utf-16"),
    "UTF-16, big end first": b"\xfe\xff" + WORDS.encode("utf-16-be"),
    "UTF-32 with a mark": WORDS.encode("utf-32"),
    "Windows-1252": WORDS.encode("cp1252"),
    "Windows line ends": WORDS.replace("\n", "\r\n").encode(),
    "old Mac line ends": WORDS.replace("\n", "\r").encode(),
    "letters in two parts": "Atencio\u0301n".encode() + WORDS.encode()[len("Atención".encode()) :],
    "invisible characters": WORDS.replace("patient", "pa\u00adti\u200bent").encode(),
}


@pytest.mark.parametrize("name", READ)
def test_what_is_read(name: str) -> None:
    assert decode(READ[name], "a.txt") == WORDS


def test_a_page_break_takes_no_line() -> None:
    assert decode(b"one\n\x0ctwo", "a.txt") == "one\n two"


REFUSED = {
    "an empty file": (b"", "a.txt: The file is empty."),
    "a blank file": (b" \n\t\n", "a.txt: The file is empty."),
    "only invisible characters": (
        b"\xef\xbb\xbf\xc2\xad\n",
        "a.txt: The file has nothing in it but white space.",
    ),
    "a picture": (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "a.txt: This is not a text file, whatever its name says.",
    ),
    "UTF-16 with no mark": (
        "words".encode("utf-16-le"),
        "a.txt: The file seems to be UTF-16 text without the mark that says so.",
    ),
    "broken UTF-8": (
        "naïve\nna".encode() + b"\xef" + "ve “x”".encode(),
        "a.txt:2: Some characters are damaged (byte EF is not UTF-8).",
    ),
    "half of UTF-16": (b"\xff\xfea\x00b", "a.txt:1: Some characters are damaged (byte 62 is not utf-16-le)."),
    "many control characters": (
        b"one\ntw\x07o" + 9 * b"\x01\x02 ",
        "a.txt:2:3: Control character U+0007 cannot be printed.",
    ),
    "a lost character": (
        "one\ntw\ufffdo".encode(),
        "a.txt:2:3: A character was lost before the file came here (U+FFFD).",
    ),
    "a code point that is no character": (
        "one\ufffe".encode(),
        "a.txt:1:4: A character was lost before the file came here (U+FFFE).",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    data, message = REFUSED[name]
    with pytest.raises(SourceError) as caught:
        mended(decode(data, "a.txt"), "a.txt")
    assert caught.value.message == message
    assert caught.value.fix.endswith(".")


CONTROLS = {
    "Rest\x08 now": ("Rest now", "control", "Control character U+0008"),
    "medi\x02\x1fcine": ("medicine", "control", "Control character U+0002 U+001F"),
    "patient\x92s": ("patient’s", "control", "Control character U+0092, for which “’” stands now"),
    "follow\x1eup": ("follow-up", "control", "Control character U+001E, for which “-” stands now"),
    "10\x1e20 mg": ("10-20 mg", "control", "Control character U+001E, for which “-” stands now"),
    "10\x0120 mg": ("10 20 mg", "control-in-number", "Control character U+0001"),
    "10\x9620 mg": ("10–20 mg", "control", "Control character U+0096, for which “–” stands now"),
    "a\x00b": ("ab", "control", "Control character U+0000"),
}


@pytest.mark.parametrize("said", CONTROLS)
def test_a_control_character_is_told_and_refuses_no_page(said: str) -> None:
    words, kind, what = CONTROLS[said]
    for name, head in (("a.txt", "T"), ("a.md", "# T"), ("a.html", "<h1>T</h1>")):
        page = f"{head}\n\n{said}."
        made = read_bytes(page.encode(), name, reader_for(name, name[1:]))
        assert plain_text(made.blocks[0].children_of()) == f"{words}."
        [loss] = made.losses
        assert (loss.kind, loss.what, loss.position.line) == (kind, what, 3)
        assert loss.position.column == next(at for at, one in enumerate(said, 1) if not one.isprintable())
        assert check(made).passed == (kind == "control")


def test_a_file_with_bytes_of_zero_all_over_is_no_text() -> None:
    with pytest.raises(SourceError, match="not a text file"):
        decode(b"one\x00two\x00three", "a.txt")


READERS = pytest.mark.parametrize("read", [text.read, markdown.read], ids=["text", "markdown"])


@READERS
def test_a_file_that_is_too_long_is_refused_at_once(read: Callable[[bytes, str], Document]) -> None:
    started = time.monotonic()
    with pytest.raises(SourceError) as caught:
        read(b"Word word. " * 2_000_000, "a.txt")
    assert caught.value.message == (
        "a.txt: The file has 22.0 MB of text; the limit is 2 MB (about 300,000 words)."
    )
    assert time.monotonic() - started < 2


@READERS
def test_one_very_long_word_is_kept(read: Callable[[bytes, str], Document]) -> None:
    made = read(b"Start.\n\n" + b"a" * 100_000, "a.txt")
    block = made.blocks[-1]
    assert plain_text(block.children_of()) == "a" * 100_000


@READERS
@pytest.mark.parametrize(
    "piece", ["- a\n", "What is it?\n\ntext here\n\n", "a\n: b\n\n", "!!! x\n", "a|b\n-|-\n", "[a]("]
)
def test_time_grows_with_length_and_no_faster(read: Callable[[bytes, str], Document], piece: str) -> None:
    def seconds(times: int) -> float:
        started = time.process_time()
        read(("Start.\n\n" + piece * times).encode(), "a.md")
        return time.process_time() - started

    seconds(50)
    assert any(seconds(3200) < 30 * seconds(400) + 0.3 for _ in range(3))
