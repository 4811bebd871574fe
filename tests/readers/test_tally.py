"""Every reader counts the words of its source, and tells of those that it cannot account for."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from handouts import check
from handouts.formats import reader_for
from handouts.model import BulletList, Document, ListItem, NumberedList, Paragraph, Tally, Text
from handouts.pipeline import read_bytes
from handouts.readers import markdown
from handouts.readers._tally import accounted, counted, number_of_words
from tests.readers.make_docx import docx, paragraph
from tests.readers.peer_samples import SAMPLES


def inlines(*texts: str) -> tuple[Text, ...]:
    return tuple(map(Text, texts))


def article(*paragraphs: str) -> Document:
    return Document((), tuple(Paragraph(inlines(text)) for text in paragraphs))


def tally(document: Document, source: str) -> tuple[int, int, int]:
    made = accounted(document, counted([source]), "text").tally
    assert made is not None
    assert made.read == made.kept + made.left_out + made.unaccounted
    return made.kept, made.left_out, made.unaccounted


def test_a_word_has_a_letter_or_a_figure_and_its_look_does_not_matter() -> None:
    assert counted(["Take — ½ “tab”, CO₂ ", "* * straße"]) == Counter(["take", "12", "tab", "co2", "strasse"])
    assert counted(["pre", "ssure high"]) == Counter(["pressure", "high"])
    assert number_of_words("Rest – and * drink 2 cups.") == 5


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("Take two medi- cine tablets", "Take two medicine tablets"),  # broken at the end of a line
        ("Rest|Drink Rest|Drink", "Rest Drink Rest Drink"),  # cells of a table
        ("see the note[^1] here", "see the note[^1]: here"),
        ("Rest\u00adless", "Restless"),
    ],
)
def test_words_that_are_joined_or_parted_are_kept(source: str, kept: str) -> None:
    document = article(kept)
    assert tally(document, source) == (len(source.split()), 0, 0)


def test_the_marks_of_lists_are_words_only_where_they_were_typed() -> None:
    items = tuple(ListItem((Paragraph(inlines(word)),)) for word in ("Rest", "Drink"))
    document = Document((), (NumberedList(items, 3, "lower-roman"), BulletList(items)))
    assert tally(document, "iii. Rest\niv. Drink\no Rest\no Drink") == (8, 0, 0)
    assert tally(document, "Rest Drink Rest Drink") == (4, 0, 0)
    assert tally(document, "7. Rest Drink Rest Drink") == (4, 0, 1)


def test_a_word_that_is_gone_is_not_made_up_for_by_another() -> None:
    document = article("Rest at home for two days")
    assert tally(document, "Rest at home for ten days") == (5, 0, 1)
    assert tally(document, "Rest at home for two days or two weeks") == (6, 0, 3)


def test_words_that_nothing_accounts_for_are_named_and_shut_the_gate() -> None:
    document = accounted(article("Rest at home."), counted(["Rest at home. Never drive."]), "text")
    [loss] = document.losses
    assert (loss.kind, loss.words) == ("unaccounted", 2)
    assert "“never”, “drive”" in loss.what
    result = check(document)
    assert not result.passed
    assert result.tally == Tally(5, 3)
    assert result.losses == document.losses
    [finding] = [one for one in result.findings if one.rule == "lost-content"]
    assert "(2 words)" in finding.message


def test_a_file_made_to_do_harm_is_counted_in_no_time() -> None:
    document = article(" ".join(f"{number:x}" for number in range(30_000)))
    source = "a" * 300_000 + " " + " ".join(f"{number:o}z" for number in range(30_000))
    assert sum(tally(document, source)) == 30_001


GONE = {  # what each reader left out of the text, in a file that says it all
    "a.txt": b"Asthma\n\nRest at home.\n\nNever drive.\n",
    "a.md": b"# Asthma\n\nRest at home.\n\n<div>Never **drive**.</div>\n",
    "a.html": b"<h1>Asthma</h1><p>Rest at home.<p>Ne<b>ver</b> drive.",
    "a.docx": docx(
        paragraph("<w:r><w:t>Rest at home.</w:t></w:r>") + paragraph("<w:r><w:t>Never drive.</w:t></w:r>")
    ),
    "a.rtf": rb"{\rtf1\ansi Rest at home.\par Ne{\b ver} drive.\par}",
}


@pytest.mark.parametrize("name", GONE)
def test_each_reader_tells_of_a_paragraph_that_is_dropped_on_the_way(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    suffix = name[1:]
    reader = reader_for(name, suffix)
    whole = read_bytes(GONE[name], name, reader)
    assert whole.tally is not None
    assert whole.tally.unaccounted == 0
    module = __import__(reader.function.partition(":")[0], fromlist=["outline"])
    made = module.outline

    def forgetful(parts: list[object], **known: object) -> Document:
        short: Document = made([*parts][:-1], **known)
        return short

    monkeypatch.setattr(module, "outline", forgetful)
    short = read_bytes(GONE[name], name, reader)
    assert short.tally is not None
    assert (short.tally.read, short.tally.unaccounted) == (whole.tally.read, 2)
    assert [loss.words for loss in short.losses if loss.kind == "unaccounted"] == [2]


def test_what_is_left_out_is_counted_and_no_more_of_it_than_was_read() -> None:
    page = (
        b"<nav><a href=/>Home</a> <a href=/b>News</a></nav><main><h1>Gout</h1><p>Rest. <!-- a note --></p>"
        b"<form>Your name <input></form></main><footer>Hill Clinic</footer>"
    )
    made = read_bytes(page, "a.html", reader_for("a.html", ".html"))
    assert made.tally == Tally(read=8, kept=2, left_out=6)
    assert sum(loss.words for loss in made.losses if loss.kind != "comment") == 6


@pytest.mark.parametrize("name", SAMPLES)
def test_no_sample_has_words_that_nothing_accounts_for(name: str) -> None:
    suffix = name[name.rindex(".") :]
    made = read_bytes(SAMPLES[name], name, reader_for(name, suffix))
    assert made.tally is not None
    assert made.tally.read > 0
    assert made.tally.unaccounted == 0


MARKDOWN = {
    '# Dose\n\n[See the list](list.md "A list"), or [here][x].\n\n[x]: https://a.example "No"\n': 6,
    "1. Rest\n1. Drink\n   a. water\n   b. tea\n\n- [x] Done\n": 6,  # the box to tick is a word, where typed
    "Take it.[^1] CO~2~ and **b**old.^[A note.]\n\n[^1]: Not\n    with milk.\n": 10,
    '::: warning Stop now\nCall.\n:::\n\n!!! note "Tip"\n    Rest.\n\n> [!NOTE]\n> Drink.\n': 6,
    "BP is high.\n\n*[BP]: blood pressure\n\n| a | b |\n|---|---|\n| c\\|d | e |\n": 8,
    '<!-- a comment -->\n\n<p title="no word">Rest &amp; <b>dri</b>nk</p>\n': 2,
    "```python\nx = 1\n```\n\n[Hola]{lang=es} \n\n## Doses {#doses}\n\n![A lung](lung.png)\n": 6,
    "Run `a[0](b) <c>` at\n\n~~~\nx[1](y) <z>{.w} a|b\n~~~\nhome.\n": 8,
    "A note[^9]. Dose (see [page 4]).\n\n~~Gone words~~ <script>let x</script>\n": 8,
}


@pytest.mark.parametrize("source", MARKDOWN)
def test_markup_is_no_word(source: str) -> None:
    made = markdown.read(source.encode(), "a.md", folder=Path("/nowhere"))
    assert made.tally is not None
    assert (made.tally.read, made.tally.unaccounted) == (MARKDOWN[source], 0)


def test_what_was_moved_is_counted_where_it_is_now() -> None:
    moved = "<w:r><w:t>Rest at home today.</w:t></w:r>"
    both = [f"<w:p><w:{name}>{moved}</w:{name}></w:p>" for name in ("moveTo", "moveFrom")]
    made = read_bytes(docx(paragraph("Title") + "".join(both)), "a.docx", reader_for("a.docx", ".docx"))
    assert made.tally == Tally(5, 5)


def test_code_that_writes_of_a_tag_is_counted_as_it_stands() -> None:
    made = read_bytes(b"# T\n\nSee `out/<name>/page.html` now.\n", "a.md", reader_for("a.md", ".md"))
    assert made.tally == Tally(4, 4)
