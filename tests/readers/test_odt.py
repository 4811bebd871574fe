"""An OpenDocument text keeps its words, its structure and its places; what it cannot keep it says."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from handouts.errors import HandoutsError, SourceError
from handouts.model import Document, words
from handouts.readers.odt import read
from tests.readers.as_text import as_text
from tests.readers.make_docx import docx, paragraph, zipped
from tests.readers.make_odt import (
    NAMESPACES,
    content,
    frame,
    h,
    image,
    items,
    list_style,
    odt,
    p,
    parts,
    row,
    span,
    style,
    table,
)


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 3)).save(made, "PNG")
    return made.getvalue()


PICTURE = {"Pictures/a.png": png()}


def told(body: str, **more: object) -> str:
    """The document as text."""
    return as_text(read(odt(body, **more), "a.odt"))  # type: ignore[arg-type]


CASES = {
    "headings": (
        p("Asthma", "Title") + h("What it is") + p("One.") + h("More", 2) + p("Two."),
        "= Asthma\n## What it is\nOne.\n### More\nTwo.",
    ),
    "looks": (
        p(f"A {span('b', 'B')} {span('i', 'I')} {span('u', 'U')} {span('x ' + span('y', 'I'), 'B')} end"),
        "= \nA *b* _i u_ *x _y_* end",
    ),
    "a bold style": (p("All of it, and more.", "Loud") + p("Next."), "= \n*All of it, and more.*\nNext."),
    "white space": (
        p('a<text:s text:c="9"/>b<text:tab/>c<text:line-break/>d   e'),
        "= \na b c / d e",
    ),
    "figures that are raised": (
        p(f"m{span('2', 'Up')} CO{span('2', 'Down')} 1{span('st', 'Up')}"),
        "= \nm² CO₂ 1st",
    ),
    "symbols": (p(f"{span(chr(0xF0FC), 'Wing')} done"), "= \n✓ done"),
    "another language": (
        p(f"Say {span('buenos días', 'ES')} first, then sit."),
        "= \nSay {es-ES: buenos días} first, then sit.",
    ),
    "bullets": (
        items("Bullets", "one", p("two") + items("", "deep"), p("three") + p("and more")),
        "= \n- one\n- two\n  - deep\n- three\n  and more",
    ),
    "numbers": (
        items("Numbers", "one", p("two") + items("", "deep", "deeper")),
        "= \n1. one\n2. two\n  1. lower-alpha deep\n  2. lower-alpha deeper",
    ),
    "a list that goes on": (
        items("Numbers", "one", "two")
        + p("Wait.")
        + items("Numbers", "three", more='text:continue-numbering="true"'),
        "= \n1. one\n2. two\nWait.\n3. three",
    ),
    "a list that another one goes on": (
        items("Numbers", "one", more='xml:id="l1"')
        + items("Bullets", "x")
        + items("Numbers", "two", more='text:continue-list="l1"'),
        "= \n1. one\n- x\n2. two",
    ),
    "a list that starts again": (
        items("Numbers", "one") + p("Wait.") + items("Numbers", "one"),
        "= \n1. one\nWait.\n1. one",
    ),
    "a number that is set": (
        items("Numbers", "one").replace("</text:list>", "")
        + f'<text:list-item text:start-value="5">{p("five")}</text:list-item></text:list>',
        "= \n1. one\n5. five",
    ),
    "numbers with words": (items("Steps", "Sit.", "Breathe."), "= \nStep 1: Sit.\nStep 2: Breathe."),
    "items with nothing in front": (items("Bare", "one", "two"), "= \none\ntwo"),
    "boxes to tick": (items("Bullets", "☐ Bring this", "☒ Done"), "= \n- [ ] Bring this\n- [x] Done"),
    "numbered headings": (
        items("Numbers", h("First"), h("Second")) + p("Text."),
        "= First\n## Second\nText.\nlost format (0): The numbers of the headings",
    ),
    "a table": (
        table(row("Aspirin", "75 mg"), header=row("Medicine", "Dose")),
        "= \ntable\n  head | col(Medicine) | col(Dose)\n  row | (Aspirin) | (75 mg)",
    ),
    "a table with a bold first row": (
        table(row(p("Medicine", "Table_20_Heading"), p(span("Dose", "B"))), row("Aspirin", "75 mg")),
        "= \ntable\n  head | col(Medicine) | col(Dose)\n  row | (Aspirin) | (75 mg)",
    ),
    "merged cells": (
        table(
            row(
                f'<table:table-cell table:number-columns-spanned="2">{p("Both")}</table:table-cell>',
                "<table:covered-table-cell/>",
                "c",
            ),
            row(f'<table:table-cell table:number-rows-spanned="2">{p("down")}</table:table-cell>', "x", "y"),
            row("<table:covered-table-cell/>", "z", "w"),
        ),
        "= \ntable\n  row | <2x1>(Both) | (c)\n  row | <1x2>(down) | (x) | (y)\n  row | (z) | (w)",
    ),
    "a caption": (
        p("Table 1: Doses", "Table") + table(row("a", "b"), row("c", "d")),
        "= \ntable Table 1: Doses\n  row | (a) | (b)\n  row | (c) | (d)",
    ),
    "a caption below": (
        table(row("a", "b"), row("c", "d")) + p("Table 1: Doses", "Table") + p("Next."),
        "= \ntable Table 1: Doses\n  row | (a) | (b)\n  row | (c) | (d)\nNext.",
    ),
    "a table that is a box": (
        table(row(p(span("Be careful", "B")) + p("It is hot."))),
        "= \nwarning: Be careful\n  It is hot.",
    ),
    "a table that sets out a page": (
        table(row(h("Left") + p("One."), h("Right") + p("Two."))),
        "= Left\nOne.\n## Right\nTwo.",
    ),
    "a table in a table": (
        table(row("a", f"<table:table-cell>{table(row('b', 'c'))}</table:table-cell>"), row("d", "e")),
        "= \ntable\n  row | (a) | (table; row | (b) | (c))\n  row | (d) | (e)",
    ),
    "a quotation": (
        p("Said", "Quotations") + p("twice.", "Quotations") + p("Then."),
        "= \nquote\n  Said\n  twice.\nThen.",
    ),
    "a box of paragraphs": (
        p(span("Note", "B"), "Boxed") + p("Rest.", "Boxed") + p("Then."),
        "= \nnote: Note\n  Rest.\nThen.",
    ),
    "a note": (
        p(
            'Take it<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            f"<text:note-body>{p('With water.')}</text:note-body></text:note> daily."
        ),
        "= \nTake it^note-1 daily.\nnote note-1:\n  With water.",
    ),
    "a link": (
        p('See <text:a xlink:href="https://a.example/b">the page</text:a>.'),
        "= \nSee [the page](https://a.example/b).",
    ),
    "a link to nowhere": (
        p('See <text:a xlink:href="../file.odt">it</text:a>.'),
        "= \nSee it.\nlost link (0): A link to ../file.odt",
    ),
    "references": (
        h("One")
        + p(
            'See <text:bookmark-ref text:ref-name="there">Two</text:bookmark-ref>, '
            '<text:reference-ref text:reference-format="page" text:ref-name="mark">2</text:reference-ref> or '
            '<text:bookmark-ref text:ref-name="gone">above</text:bookmark-ref>.'
        )
        + h("Two").replace("Two", '<text:bookmark text:name="there"/>Two')
        + p('<text:reference-mark text:name="mark"/>Rest.'),
        "= One\nSee [Two](#two), [2](#two) or above.\n## Two\nRest.",
    ),
    "a link to a bookmark": (
        p('See <text:a xlink:href="#there">below</text:a>.')
        + h("One")
        + p("x")
        + h("Two")
        + p('<text:bookmark text:name="there"/>y'),
        "= \nSee [below](#two).\n## One\nx\n## Two\ny",
    ),
    "a link to a heading": (
        p('See <text:a xlink:href="#1.Two|outline">below</text:a>.') + h("One") + p("x") + h("Two") + p("y"),
        "= \nSee [below](#two).\n## One\nx\n## Two\ny",
    ),
    "a picture": (p("Look: " + frame(image(), alt="A red cap")), "= \nLook:\nfigure 4x3 'A red cap'"),
    "a decorative picture": (
        p("x" + frame(image(), more='loext:decorative="true"')),
        "= \nx\nfigure 4x3 decorative",
    ),
    "a picture with a caption": (
        p(
            frame(
                "<draw:text-box>"
                + p(frame(image(), alt="A cap") + "Figure 1: The cap", "Illustration")
                + "</draw:text-box>"
            )
        ),
        "= \nfigure 4x3 'A cap'\n  Figure 1: The cap",
    ),
    "a text box": (
        p("Before." + frame(f"<draw:text-box>{p('Inside.')}</draw:text-box>")) + p("After."),
        "= \nBefore.\nInside.\nAfter.",
    ),
    "words in a shape": (
        p(f"x<draw:custom-shape>{p('In a shape')}</draw:custom-shape>"),
        "= \nx\nIn a shape",
    ),
    "a section": (f"<text:section>{p('Inside.')}</text:section>", "= \nInside."),
    "a page number": (p("Page <text:page-number>3</text:page-number>"), "= \nPage 3"),
    "ruby": (
        p(
            "<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>kanji</text:ruby-text></text:ruby>"
        ),
        "= \n漢字 (kanji)",
    ),
    # Left out, and said ------------------------------------------------------------------------------
    "struck words": (
        p(f"Take {span('two', 'Struck')} one."),
        "= \nTake one.\nlost deleted (1): Struck words",
    ),
    "hidden words": (
        p(f"Take {span('no more than', 'Hidden')} one."),
        "= \nTake one.\nlost hidden (3): Hidden words",
    ),
    "a hidden section": (
        p("x") + f'<text:section text:display="none">{p("Not this one.")}</text:section>',
        "= \nx\nlost hidden (3): Hidden words",
    ),
    "a deletion": (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
        f"<dc:creator>X</dc:creator></office:change-info>{p('old words')}</text:deletion>"
        "</text:changed-region></text:tracked-changes>" + p('New<text:change text:change-id="c1"/> text.'),
        "= \nNew text.\nlost deleted (2): Deleted words (tracked change)",
    ),
    "a comment": (
        p(f"x<office:annotation><dc:creator>B</dc:creator>{p('Is this right?')}</office:annotation> y"),
        "= \nx y\nlost comment (3): A comment by B",
    ),
    "a table of contents": (
        f"<text:table-of-content><text:index-body>{p('One 1')}{p('Two 2')}</text:index-body>"
        "</text:table-of-content>" + h("One") + p("x"),
        "= One\nx\nlost navigation (4): The table of contents",
    ),
    "a lost picture": (
        p("x" + frame(image("Pictures/none.png"), alt="A cap")),
        "= \nx\nfigure no picture 'A cap'\nlost image (0): The picture none.png (“A cap”)",
    ),
    "a picture outside": (
        p("x" + frame(image("https://a.example/b.png"))),
        "= \nx\nlost image (0): The picture b.png",
    ),
    "a form": (
        '<office:forms><form:form><form:checkbox form:name="c" form:label="I agree"/></form:form>'
        f"</office:forms>{p('x')}",
        "= \nx\nlost filled (2): The form field “c”",
    ),
    "an unknown symbol": (
        p(f"x {span(chr(0xF001), 'Wing')} y"),
        "= \nx y\nlost symbol (1): Character F001 of the font “Wingdings”",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_an_element_becomes(name: str) -> None:
    body, expected = CASES[name]
    assert told(body, more=PICTURE) == expected


def test_page_headers_and_footers_are_left_out_and_said() -> None:
    margins = f"<style:header>{p('Hill Clinic')}</style:header><style:footer>{p('Call us')}</style:footer>"
    assert told(p("x"), margins=margins).splitlines()[2:] == [
        "lost header (2): The page header (“Hill Clinic”)",
        "lost header (2): The page footer (“Call us”)",
    ]


def test_bold_lines_are_headings_where_there_are_no_others() -> None:
    body = p(span("Asthma", "B")) + p("It is common.") + p(span("What helps", "B")) + p("An inhaler.")
    assert told(body) == (
        "= Asthma\nIt is common.\n## What helps\nAn inhaler.\n"
        "lost heading (0): 2 lines are no headings but only bold: “Asthma”, “What helps”"
    )


def test_the_title_of_the_properties_is_taken_where_the_text_has_none() -> None:
    assert told(p("x"), title="Asthma at home").startswith("= Asthma at home\n")
    assert told(p("x"), title="leaflet.odt").startswith("= \n")


def test_the_language_is_that_of_most_letters() -> None:
    document = read(odt(p(span("Una frase bastante larga", "ES") + " and words")), "a.odt")
    assert (document.meta.lang, document.meta.lang_declared) == ("es-ES", True)
    assert "{en-US: and words}" in as_text(document)


def test_a_comment_to_handouts_silences_its_paragraph() -> None:
    note = f"<office:annotation>{p('handouts: ignore hard-sentence: the law says so')}</office:annotation>"
    document = read(odt(p("x") + p(f"y{note}")), "a.odt")
    [silence] = document.silences
    assert (silence.rule, silence.start.paragraph, document.losses) == ("hard-sentence", 2, ())


def test_a_place_is_the_paragraph_and_the_heading() -> None:
    document = read(odt(h("One") + p("x") + p('<text:a xlink:href="x:y">z</text:a>')), "a.odt")
    assert str(document.losses[0].position) == "a.odt: paragraph 3, under 'One'"


# Accounting ----------------------------------------------------------------------------------------------


NO_PARAGRAPH = ("}desc", "}title", "}creator", "}note-citation")


def independent_count(data: bytes) -> int:
    """The words of all paragraphs and headings of content.xml, counted by nothing of ours."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("content.xml"))
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    made = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = str(element.tag)
        if event == "start":
            made.append(
                " " if name in {text + "p", text + "h", text + "s", text + "tab", text + "line-break"} else ""
            )
            made.append("" if name.endswith(NO_PARAGRAPH) else element.text or "")
        else:
            made.append((" " if name in {text + "p", text + "h"} else "") + (element.tail or ""))
    return len("".join(made).split())


ADDED = {"numbers with words": 4, "boxes to tick": -2, "ruby": 1, "a form": 2}
"""Words of the numbers, boxes that became states, a reading set apart, a label that is no paragraph."""


@pytest.mark.parametrize("name", sorted(CASES))
def test_words_in_are_words_out_and_what_a_loss_names(name: str) -> None:
    data = odt(CASES[name][0], more=PICTURE)
    document = read(data, "a.odt")
    kept = len(words(document)) + sum(loss.words for loss in document.losses)
    assert kept == independent_count(data) + ADDED.get(name, 0)


# Bad files -----------------------------------------------------------------------------------------------

GOOD = odt(
    p("T", "Title")
    + p("Some " + span("words", "B"))
    + items("Numbers", "item")
    + table(row("a", "b"))
    + p(frame(image())),
    more=PICTURE,
)


def changed(**members: bytes | str) -> bytes:
    return zipped({**parts(p("Words.")), **{key.replace("__", "/"): one for key, one in members.items()}})


BAD = {
    "empty": (b"", "is empty"),
    "text": (b"Just some words.", "not an OpenDocument file"),
    "a PDF": (b"%PDF-1.7", "This is a PDF"),
    "rich text": (b"{\\rtf1 x}", "This is a Rich Text file"),
    "Word": (docx(paragraph("x")), "This is a Word document"),
    "a spreadsheet": (changed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "spreadsheet"),
    "an e-book": (zipped({"mimetype": "application/epub+zip"}), "e-book"),
    "an archive": (zipped({"a.txt": "x"}), "ZIP archive"),
    "cut off": (GOOD[: len(GOOD) // 2], "cut off or damaged"),
    "locked": (
        zipped(
            {
                **parts(p("x")),
                "META-INF/manifest.xml": f"<manifest:manifest {NAMESPACES}><manifest:file-entry>"
                "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
            }
        ),
        "password",
    ),
    "broken XML": (changed(**{"content.xml": "<office:document"}), "not well-formed"),
    "entities": (
        changed(**{"content.xml": '<!DOCTYPE x [<!ENTITY a "b">]>' + content(p("&a;"))}), "document type",
    ),
    "no text": (
        changed(**{"content.xml": f"<office:document-content {NAMESPACES}/>"}), "has no text",
    ),
    "no words": (odt(p(" ")), "no words"),
    "pictures only": (odt(p(frame(image())), more=PICTURE), "only pictures"),
    "a bomb": (changed(**{"content.xml": b" " * 70_000_000}), "far larger inside"),
    "too deep": (odt("<text:section>" * 400 + "</text:section>" * 400), "nested too deeply"),
    "too long": (odt(p("words " * 100) * 3500), "million letters"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(name: str) -> None:
    data, message = BAD[name]
    with pytest.raises(SourceError) as caught:
        read(data, "leaflet.odt")
    assert re.search(message, caught.value.message)
    assert caught.value.message.startswith("leaflet.odt")
    assert caught.value.fix.endswith(".")


def test_deep_nesting_that_a_file_may_have_is_read() -> None:
    deep = span("x", "B")
    for _ in range(200):
        deep = span(deep, "I")
    assert words(read(odt(p(deep)), "a.odt")) == ["x"]
    lists = items("Bullets", "x")
    for _ in range(90):
        lists = items("Bullets", lists)
    assert words(read(odt(lists), "a.odt")) == ["x"]


def assert_read_or_told(data: bytes) -> None:
    made: Document | HandoutsError
    try:
        made = read(data, "x.odt")
    except HandoutsError as error:
        made = error
    assert isinstance(made, Document) or made.fix


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_file_gives_a_document_or_a_word_about_it(data: st.DataObject) -> None:
    made = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(made), len(made), data.draw(st.integers(0, len(made)))]))
    assert_read_or_told(bytes(made[:cut]))


NAMES = [
    "text:p", "text:h", "text:span", "text:a", "text:list", "text:list-item", "text:section", "text:note",
    "text:note-body", "table:table", "table:table-row", "table:table-cell", "draw:frame", "draw:text-box",
    "draw:g", "office:annotation", "text:ruby", "text:index-body", "text:table-of-content", "draw:object",
]  # fmt: skip
LEAVES = st.sampled_from(
    ["one", "two words", " ", "☐ ", '<text:s text:c="99999999999"/>', "<text:line-break/>", image(),
     '<text:list-item text:start-value="x"/>', '<table:table-cell table:number-columns-spanned="99999"/>',
     '<table:table-cell table:number-columns-repeated="99999"/>', '<text:change text:change-id="q"/>']
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.recursive(
            LEAVES,
            lambda inner: st.builds(
                lambda name, inside: f"<{name}>{''.join(inside)}</{name}>",
                st.sampled_from(NAMES),
                st.lists(inner, max_size=4),
            ),
            max_leaves=30,
        ),
        max_size=6,
    )
)
def test_elements_in_any_place_give_a_document_or_a_word_about_it(body: list[str]) -> None:
    assert_read_or_told(odt("".join(body) + p("Words.")))


def test_styles_that_go_in_circles_end() -> None:
    circle = style("A", parent="Bb") + style("Bb", parent="A") + list_style("A", "1.")
    assert words(read(odt(p(span("x", "A")), styles=circle), "a.odt")) == ["x"]
