"""Lines to write on become room to write in every format, and none is lost without a word."""

# ruff: noqa: E501 - a case is easier to read on one line

from __future__ import annotations

import pytest

from handouts.model import Document, FillIn, plain_text, walk
from handouts.readers import html, markdown, odt, rtf, text, word
from tests.readers import make_odt
from tests.readers.make_docx import docx, paragraph, run
from tests.readers.test_rtf import rtf as rich


def rooms(document: Document) -> list[tuple[str, int]]:
    return [(plain_text(node.label), node.lines) for node in walk(document) if isinstance(node, FillIn)]


PLAIN = {
    "labels": ("Name: ____\nDate of birth:____", [("Name:", 1), ("Date of birth:", 1)]),
    "lines under a question": ("What will you ask?\n______\n______", [("What will you ask?", 2)]),
    "lines after a blank one": (
        "My questions:\n\n_________\n\n_________\n\nEnd of it.",
        [("My questions:", 2)],
    ),
    "a few words": ("You can rest.\n\nSign here\n\n__________\n\nThat is all.", [("Sign here", 1)]),
    "dots": ("My doctor is ..............\n\nMy nurse is …………", [("My doctor is", 1), ("My nurse is", 1)]),
    "one line in two pieces": ("Name: ____ ____", [("Name:", 1)]),
    "two on a line": ("Name: ____ Date: ____", []),
    "the rule below a heading": ("Treatment\n_________\n\nRest at home.", []),
    "a rule between parts": ("Rest at home, and drink enough.\n\n________\n\nCall us.", []),
    "what trails off": ("And so on...\n\nwait......", []),
    "words after it": ("I, ______, agree.", []),
}


@pytest.mark.parametrize("name", PLAIN)
def test_in_plain_text(name: str) -> None:
    source, expected = PLAIN[name]
    document = text.read(f"Asthma\n\nIntroduction.\n\n{source}\n".encode(), "a.txt")
    assert rooms(document) == expected
    assert "Asthma" in plain_text(document.title)


MARKDOWN = {
    "right below the label": ("My questions:\n________\n________", [("My questions:", 2)]),
    "after a blank line": ("My questions:\n\n____________\n\n____________\n\nEnd.", [("My questions:", 2)]),
    "in a list": ("- My questions:\n\n  ________________\n- Rest", [("My questions:", 1)]),
    "below a label with a line": ("Name: ____\n\n________", [("Name:", 2)]),
    "three are a rule": ("My questions:\n\n___\n\nEnd.", []),
    "other rules": ("My questions:\n\n***************\n\nEnd.", []),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_in_markdown(name: str) -> None:
    source, expected = MARKDOWN[name]
    document = markdown.read(f"# Asthma\n\n{source}\n".encode(), "a.md")
    assert (rooms(document), document.losses) == (expected, ())


def test_a_long_line_in_markdown_without_a_label_is_told() -> None:
    document = markdown.read(b"# Asthma\n\nRest at home, and drink enough.\n\n________\n\nEnd.", "a.md")
    [loss] = document.losses
    assert (loss.kind, loss.what, loss.position.line) == ("form", "a line of underscores", 5)


def test_in_a_web_page() -> None:
    blanks = "&nbsp;" * 9
    page = (
        f"<h1>Asthma</h1><p>Name: ________</p><p>Date: <u>{blanks}</u></p><p>My questions:<br>______<br>______</p>"
        "<p><label>Phone <input type=text></label></p><p>Two <u>words</u> <u>&nbsp;</u> here.</p>"
    )
    document = html.read(page.encode(), "a.html")
    assert rooms(document) == [("Name:", 1), ("Date:", 1), ("My questions:", 2)]
    assert [(loss.kind, loss.what) for loss in document.losses] == [("form", "A box to type into")]


def test_in_a_word_document() -> None:
    underlined = '<w:rPr><w:u w:val="single"/></w:rPr>'
    tab = "<w:r><w:tab/></w:r>"
    ruled = '<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="9000"/></w:tabs>'
    body = (
        paragraph("Asthma", style="Title")
        + paragraph(run("Name:") + f"<w:r>{underlined}<w:tab/><w:tab/></w:r>")
        + paragraph(run("Date:") + run(" " * 12, '<w:u w:val="single"/>'))
        + paragraph(run("Doctor") + tab, more=ruled)
        + paragraph(run("Nurse") + tab)
        + paragraph("My questions:")
        + paragraph("______________")
        + paragraph("______________")
    )
    document = word.read(docx(body), "a.docx")
    assert rooms(document) == [("Name:", 1), ("Date:", 1), ("Doctor", 1), ("My questions:", 2)]


def test_in_an_open_document_and_rich_text() -> None:
    opened = odt.read(make_odt.odt(make_odt.h("Asthma") + make_odt.p("Name: ______")), "a.odt")
    rich_text = rtf.read(rich(r"\pard\s1 Asthma\par\pard Name: ______\par"), "a.rtf")
    assert rooms(opened) == rooms(rich_text) == [("Name:", 1)]


def test_the_cells_of_a_table_stay_as_they_are() -> None:
    page = "<h1>A</h1><table><tr><th>Day<th>Dose<tr><td>Monday: ____<td>____</table>"
    assert rooms(html.read(page.encode(), "a.html")) == []
