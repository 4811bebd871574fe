"""No reader keeps less than pandoc does, and the words of a Word file are all in our document or told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from handouts.model import Document, Paragraph, Text
from tests.readers.final_text import final_letters, final_words
from tests.readers.kept import counted, of_document, of_pandoc
from tests.readers.make_docx import docx, paragraph, row, table
from tests.readers.peer import Comparison, compare, main, pandoc
from tests.readers.peer import table as shown
from tests.readers.peer_samples import SAMPLES


def test_no_sample_falls_short(record_property: Callable[[str, object], None]) -> None:
    compared = [compare(data, name) for name, data in SAMPLES.items()]
    record_property("table", shown(compared))
    assert {one.name: one.short for one in compared if one.short} == {}
    assert [one.name for one in compared if one.theirs is None] == ["strict.docx"]


def test_what_is_lost_without_a_word_falls_short() -> None:
    whole = compare(SAMPLES["tables.docx"], "tables.docx")
    less = of_document(Document((Text("Asthma"),), (Paragraph((Text("at"),)),)))
    assert whole.theirs is not None
    wanted = whole.theirs.words - less.words
    cells, words = Comparison("x", less, whole.theirs, 0, 0, False, wanted).short
    assert (cells, words[:13]) == ("cells", "words (1 2 ad")
    assert Comparison("x", whole.ours, None, 2, 0, False, Counter(["a", "b"])).short == []
    assert Comparison("x", whole.ours, None, 1, 0, False, Counter(["a", "b"])).short == ["words (a b)"]


def test_each_thing_of_pandocs_is_counted() -> None:
    page = (
        b"<h1>Title</h1><p>One <a href='https://example.org'>link</a> and <a href='#x'>another</a>.</p>"
        b"<ul><li>a<ul><li>b</ul></ul><dl><dt>t<dd>m</dl><img src=x.png alt='A lung'>"
        b"<table><tr><th>c</th><th>d</th></tr><tr><td>e</td></tr></table><table><tr><td>alone</td></tr></table>"
    )
    tree = pandoc(page, "html")
    assert tree is not None
    made = of_pandoc(tree, titled=False)
    assert sorted(made.words.elements()) == sorted(
        ["title", "one", "link", "and", "another", "a", "b", "t", "m", "a", "lung", "c", "d", "e", "alone"]
    )
    counts = made.headings, made.items, made.cells, made.pictures, made.links, made.apart
    assert counts == (1, 3, 3, 1, 2, 1)
    assert made.goals == ("https://example.org", "#x")


def test_the_words_of_a_word_file_are_counted_from_its_xml() -> None:
    gone = "<w:del><w:r><w:t>gone</w:t></w:r></w:del>"
    formula = "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"
    body = paragraph(f"<w:r><w:t>one</w:t></w:r>{gone}<w:r><w:tab/><w:t>two</w:t></w:r>{formula}")
    data = docx(body + table(row("three", "3²")))
    assert final_words(data) == counted(["one two", "three", "32"])
    assert final_letters(data) == Counter("onetwox2three32")


def test_the_command_says_what_falls_short(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.docx").write_bytes(SAMPLES["lists.docx"])
    (tmp_path / "empty.html").write_bytes(b"")
    assert main([str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert "good.docx" in said.out
    assert "empty.html" in said.err
