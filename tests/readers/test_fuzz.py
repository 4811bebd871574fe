"""Damaged files of every format end in a document or in a clear message. `fuzz.py` tries many more."""

from __future__ import annotations

import pytest

from handouts.formats import READERS
from handouts.readers.rtf import read as read_rtf
from tests.readers.fuzz import fault, run, seeds
from tests.readers.test_rtf import rtf

COUNT = {"pdf": 20}
"""Of a PDF fewer, because each is looked at in a process of its own."""


@pytest.mark.parametrize("kind", [reader.name for reader in READERS])
def test_damaged_files_end_in_a_document_or_a_message(kind: str) -> None:
    assert [wrong for _, wrong in run(kind, COUNT.get(kind, 200), seed=7)] == []


@pytest.mark.parametrize("kind", [reader.name for reader in READERS])
def test_the_files_that_are_damaged_are_good_ones(kind: str) -> None:
    read = next(reader for reader in READERS if reader.name == kind).load()
    for data in seeds()[kind]:
        assert read(data, "a", language="en", folder=None).title


def test_what_is_raised_beside_our_own_errors_is_a_fault() -> None:
    assert fault(b"", "text") == ""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("handouts.readers.text.decode", lambda *_: 1 / 0)
        assert fault(b"words", "text") == "ZeroDivisionError: division by zero"


def test_a_file_with_a_thousand_names_of_one_font_is_read() -> None:
    """Found by fuzzing: each name was read inside the one before it."""
    data = rtf(r"\pard Words\par", before=r"{\fonttbl{\f9 " + "Arial;" * 3000 + "}}")
    assert read_rtf(data, "a.rtf").blocks
