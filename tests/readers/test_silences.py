"""Comments that have a finding passed over: read in every format, each about the right part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.findings import Position
from handouts.formats import reader_for
from handouts.model import Document, Silence
from handouts.pipeline import read_bytes
from handouts.readers._silences import is_silence, remarks
from tests.readers.make_docx import NAMESPACES, docx, paragraph, row, run, table


def read(source: str | bytes, name: str = "a.md") -> Document:
    data = source.encode() if isinstance(source, str) else source
    return read_bytes(data, name, reader_for(name, Path(name).suffix))


def about(silence: Silence) -> str:
    """Where a silence holds: "3:1-5:1"."""
    if silence.everywhere:
        return "everywhere"
    start, end = silence.start, silence.end
    return f"{start.line}:{start.column}-{f'{end.line}:{end.column}' if end else 'end'}"


def test_a_silence_in_front_of_a_block_is_about_that_block_and_no_more() -> None:
    document = read(
        "# Asthma\n\n"
        "<!-- handouts: ignore hard-sentence: the law's own words -->\n"
        "One paragraph\nof two lines.\n\n"
        "Another.\n"
    )
    (silence,) = document.silences
    assert (silence.rule, silence.reason) == ("hard-sentence", "the law's own words")
    assert str(silence.position) == "a.md:3:1"
    assert about(silence) == "3:1-7:1"


def test_it_is_no_lost_comment_and_other_comments_are() -> None:
    document = read("# A\n\n<!-- handouts: ignore jargon: why -->\nWords.\n\n<!-- handouts are good -->\n")
    assert [loss.what for loss in document.losses] == ["a comment"]
    page = "<html><body><h1>A</h1><!-- handouts: ignore jargon: why --><p>Words. <!-- not this --></p></body>"
    assert [loss.words for loss in read(page, "a.html").losses] == [2]


MARKDOWN = {
    "the words around it": ("Some <!-- {} --> words\nhere.\n\nMore.", "3:1-6:1"),
    "the end of a paragraph": ("Some words <!-- {} -->\nhere.\n\nMore.", "3:1-6:1"),
    "the start of a line of words": ("<!-- {} --> Some words.\n\nMore.", "3:1-5:1"),
    "a whole list": ("<!-- {} -->\n\n- One.\n- Two.\n\nMore.", "3:1-8:1"),
    "one item": ("- One.\n- Two <!-- {} -->\n  is long.\n- Three.", "4:3-6:1"),
    "a whole table": ("<!-- {} -->\n\n| A | B |\n|---|---|\n| c | d |\n\nMore.", "3:1-9:1"),
    "one cell": ("| A | B |\n|---|---|\n| c <!-- {} --> | d |\n\nMore.", "5:3-5:45"),
    "a heading, and not its section": ("<!-- {} -->\n## Why\n\nMore.", "3:1-6:1"),
    "the heading that it stands in": ("## Why <!-- {} -->\n\nMore.", "3:4-5:1"),
    "a callout": ("<!-- {} -->\n::: urgent Now\nCall.\n\nCall.\n:::\n\nMore.", "3:1-10:1"),
    "a quotation": ("<!-- {} -->\n> Once.\n>\n> Twice.\n\nMore.", "3:1-8:1"),
    "the last thing": ("More.\n\n<!-- {} -->\nLast.", "5:1-end"),
    "nothing": ("More.\n\n<!-- {} -->", "5:1-end"),
}


@pytest.mark.parametrize("case", MARKDOWN)
def test_what_a_silence_in_markdown_is_about(case: str) -> None:
    source, expected = MARKDOWN[case]
    (silence,) = read("# Asthma\n\n" + source.format("handouts: ignore jargon: why") + "\n").silences
    assert about(silence) == expected


HTML = {
    "the words around it": ("<p>Some {} words.</p>\n<p>More.</p>", "1:4-2:4"),
    "the start of a paragraph": ("<p>{}Some words.</p>\n<p>More.</p>", "1:4-2:4"),
    "a whole list": ("{}<ul>\n<li>One.\n<li>Two.\n</ul>\n<p>More.</p>", "1:1-5:4"),
    "one item": ("<ul>\n<li>One.\n<li>Two {}.\n</ul>\n<p>More.</p>", "3:5-5:4"),
    "a whole table": ("{}<table>\n<tr><th>A<th>B\n<tr><td>c<td>d\n</table>\n<p>More.</p>", "1:1-5:4"),
    "a heading, and not its section": ("{}\n<h2>Why</h2>\n<p>More.</p>", "1:1-3:4"),
    "the whole of a picture": ('{}<img src="a.png" alt="A cup">\n<p>More.</p>', "1:1-2:4"),
}


@pytest.mark.parametrize("case", HTML)
def test_what_a_silence_in_a_web_page_is_about(case: str) -> None:
    source, expected = HTML[case]
    body = source.format("<!-- handouts: ignore jargon: why -->")
    (silence,) = read(f"{body}\n<h1>Asthma</h1>", "a.html").silences
    assert about(silence) == expected


@pytest.mark.parametrize(
    "page",
    [
        "{}<html><body><p>Words.</p></body></html>",
        "<html><head>{}</head><body><p>Words.</p></body></html>",
        "<html><body><nav>{}Go</nav><main><p>Words.</p></main></body>",
        "<html><body><p>Words.</p><p hidden>x {}</p></body></html>",
    ],
)
def test_a_silence_is_heard_wherever_a_page_has_it(page: str) -> None:
    comment = "<!-- handouts: ignore jargon in article: why -->"
    (silence,) = read(page.format(comment), "a.html").silences
    assert silence.everywhere
    assert silence.reason == "why"


def commented(body: str, *comments: str) -> Document:
    """A Word document with comments 0, 1, ... that hold these paragraphs."""
    made = "".join(
        f'<w:comment w:id="{number}" w:author="Ann">{"".join(map(paragraph, text.splitlines()))}</w:comment>'
        for number, text in enumerate(comments)
    )
    return read(
        docx(
            paragraph("Asthma", style="Heading1") + body,
            links={"c": ("comments", "comments.xml")},
            more={"word/comments.xml": f"<w:comments {NAMESPACES}>{made}</w:comments>"},
        ),
        "a.docx",
    )


def on(words: str, key: int = 0) -> str:
    """Runs with a comment on them."""
    return (
        f'<w:commentRangeStart w:id="{key}"/>{run(words)}<w:commentRangeEnd w:id="{key}"/>'
        f'<w:r><w:commentReference w:id="{key}"/></w:r>'
    )


def paragraphs(silence: Silence) -> tuple[int | None, int | None]:
    """The first paragraph that it is about, and the first that it is not."""
    return silence.start.paragraph, silence.end.paragraph if silence.end else None


def test_a_comment_in_word_is_about_the_paragraph_of_its_words() -> None:
    document = commented(
        paragraph("One.") + paragraph(run("Two ") + on("words")) + paragraph("Three."),
        "Handouts: Ignore hard\u2011sentence: the law\u2019s own words",
    )
    (silence,) = document.silences
    assert (silence.rule, silence.reason) == ("hard-sentence", "the law’s own words")
    assert paragraphs(silence) == (3, 4)
    assert str(silence.position) == "a.docx: paragraph 3, under 'Asthma'"
    assert document.losses == ()


def test_a_comment_in_word_over_several_paragraphs_is_about_them_all() -> None:
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    text = "handouts: ignore jargon: why"
    inside = commented(
        paragraph(start + run("One.")) + paragraph("Two.") + paragraph(run("Three.") + end + reference), text
    )
    assert paragraphs(inside.silences[0]) == (2, 5)
    between = commented(
        paragraph("One.") + start + paragraph("Two.") + paragraph(run("Three.") + end + reference), text
    )
    assert paragraphs(between.silences[0]) == (3, 5)


def test_a_comment_in_a_cell_of_word_is_about_that_cell() -> None:
    document = commented(
        table(row("A", f"<w:p>{on('B')}</w:p>"), row("c", "d")), "handouts: ignore jargon: why"
    )
    assert paragraphs(document.silences[0]) == (3, 4)


def test_other_comments_in_word_are_lost_as_before() -> None:
    document = commented(
        paragraph(on("One.", 0)) + paragraph(on("Two.", 1)),
        "Is this right?",
        "handouts: ignore jargon: why",
    )
    assert [loss.what for loss in document.losses] == ["A comment by Ann"]
    assert [silence.rule for silence in document.silences] == ["jargon"]


def test_a_comment_in_word_that_is_on_no_words_is_about_nothing() -> None:
    (silence,) = commented(paragraph("One."), "handouts: ignore jargon: why").silences
    assert paragraphs(silence) == (0, 1)


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (" handouts: ignore jargon: why ", [("jargon", "why", False)]),
        ("HANDOUTS : IGNORE Jargon : Why not", [("jargon", "Why not", False)]),
        ("handouts: ignore jargon in article: why", [("jargon", "why", True)]),
        ("handouts: ignore jargon in the whole article: why", [("jargon", "why", True)]),
        ("handouts: ignore jargon: said in article: two", [("jargon", "said in article: two", False)]),
        ("handouts: ignore jargon: a long\n  reason", [("jargon", "a long reason", False)]),
        (
            "handouts: ignore jargon: one\nhandouts: ignore acronym: two",
            [("jargon", "one", False), ("acronym", "two", False)],
        ),
        ("handouts: ignore jargon", [("jargon", "", False)]),
        ("handouts: ignore jargon:", [("jargon", "", False)]),
        ("handouts: ignore", [("", "", False)]),
        ("handouts: ignore jargon because", [("", "", False)]),
        ("handouts: ignore jargon, acronym: why", [("", "", False)]),
        ("handouts:", [("", "", False)]),
        ("not for handouts: ignore jargon: why", []),
        ("handout: ignore jargon: why", []),
        ("", []),
    ],
)
def test_how_a_comment_is_understood(comment: str, expected: list[tuple[str, str, bool]]) -> None:
    found = [remark.silence for remark in remarks(comment, Position("a.md", 1, 1))]
    assert [(silence.rule, silence.reason, silence.everywhere) for silence in found] == expected
    assert is_silence(comment) is bool(expected)
