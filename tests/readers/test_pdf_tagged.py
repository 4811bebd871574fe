"""A tagged PDF is read by its tags; our own handouts come back with the same words in the same structure."""

# ruff: noqa: E501 - a case is easier to read on one line

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from handouts.errors import HandoutsError
from handouts.formats import RenderOptions
from handouts.labels import labels
from handouts.model import (
    Abbreviation,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    FillIn,
    LineBreak,
    Link,
    ListItem,
    Node,
    Note,
    NoteRef,
    NumberedList,
    Paragraph,
    Quote,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
    texts,
    transform,
    walk,
    words,
)
from handouts.readers.pdf import read
from handouts.writers.pdf import write
from tests.readers.as_text import as_text
from tests.readers.make_pdf import changed
from tests.strategies import handouts_made
from tests.writers.pdf.documents import everything, handout, inlines, item, paragraph, picture, section, table

STANDARDS = ("ua-1", "ua-2")
KINDS = (
    BulletList, Callout, Definition, DefinitionList, FillIn, Link, ListItem, NoteRef, NumberedList, Quote, Row,
    Section, Span, Table,
)  # fmt: skip


def again(document: Document, standard: str = "ua-1") -> Document:
    """The document as it is read from the PDF that we make of it."""
    return read(write(document, RenderOptions(standard=standard)), "handout.pdf")


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_block_that_we_write_comes_back(standard: str) -> None:
    document = everything()
    made = again(document, standard)
    added = words(made)
    at = added.index("Picture:")
    assert [*added[:at], *added[at + 3 :]] == words(document)  # what stands for a picture that is not there
    assert count(made, KINDS) == count(document, KINDS) + Counter({"Link": 1})  # 911 became one
    shown = [node for node in walk(made) if isinstance(node, Figure)]
    assert [(figure.alt, bool(figure.image)) for figure in shown] == [("An inhaler", True)]
    assert made.meta.lang == "en"


def count(document: Document, kinds: tuple[type, ...]) -> Counter[str]:
    return Counter(type(node).__name__ for node in walk(document) if isinstance(node, kinds))


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_handout_as_text(standard: str) -> None:
    document = handout(
        paragraph(
            "12 Main Street and a few words to make the line as long as the others are",
            Link(inlines("here"), "https://a.example/"),
        ),
        BulletList((item("one", BulletList((item("deep"),))), item("two"))),
        NumberedList((item("three"), item("four")), 3, "lower-roman"),
        BulletList((item("Bring it", checked=True), item("Ask", checked=False))),
        table(["Medicine", "Dose"], ["Aspirin", "75 mg"], caption="Doses"),
        DefinitionList((Definition(inlines("Tremor"), (paragraph("Shaking."),)),)),
        Quote((paragraph("I can run."),)),
        FillIn(inlines("My questions"), 2),
        Figure(picture(), "A cap", inlines("The cap")),
        Callout("warning", inlines("Be careful"), (paragraph("It is hot."),)),
        sections=(section("What next?", paragraph("Rest.")),),
    )
    lines = as_text(again(document, standard)).splitlines()
    wanted = as_text(document).splitlines()
    assert [line for line in lines if not line.startswith("figure")] == [
        line for line in wanted if not line.startswith("figure")
    ]


HARD = (
    "!", "(", "…", "1.", "a)", "iv.", "[1]", "☐", "3/4", "first-", "pre-/post-", "—",
    "10\u202f000", "m²", "H₂O", "non\u2011breaking", "a" * 40 + "-" + "b" * 40, "A/" * 26,
    "Donaudampfschifffahrtskapitänsmütze", "中文没有空格的句子很长而且不会停", "日本語の文章です。", "DRAFT", "Page 1 of 2", "Notes",
)  # fmt: skip
"""What looks like a label, a number, a reference or a page's foot, has a hyphen, or is longer than many a line."""
SOFT = ("dose", "receptor", "side effect")
"""What the generated handouts often say, and what gives way to the hard words."""
STRUCTURE = (
    BulletList, Callout, Definition, DefinitionList, FillIn, ListItem, Note, NoteRef, NumberedList, Quote, Row,
    Section, Table,
)  # fmt: skip


def hardened(document: Document, hard: list[str]) -> Document:
    """The document with hard words in place of soft ones."""

    def change(node: Node) -> Node:
        if not isinstance(node, Text):
            return node
        said = node.text
        for soft, word in zip(SOFT, hard, strict=True):
            said = said.replace(soft, word)
        return replace(node, text=said)

    return transform(document, change)


def shape(document: Document) -> Counter[str]:
    """How many there are of each kind of block.

    A table without words in its cells is none to read, and a column without a heading is read as what it holds.
    """
    kinds = count(document, STRUCTURE)
    for node in walk(document):
        if not isinstance(node, Table):
            continue
        column = not (node.header or node.caption) and all(len(row.cells) == 1 for row in node.rows)
        cells = [text for row in (*node.header, *node.rows) for text in texts(row)]
        if column or not any(text.strip() for text in cells):
            kinds.subtract({"Table": 1, "Row": len(node.header) + len(node.rows)})
    return +kinds


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(
    handouts_made(),
    st.lists(st.sampled_from(HARD), min_size=3, max_size=3) | st.none(),
    st.sampled_from(STANDARDS),
)
def test_the_words_of_any_handout_come_back_in_their_order(
    document: Document, hard: list[str] | None, standard: str
) -> None:
    document = hardened(document, hard) if hard else document
    try:
        data = write(document, RenderOptions(standard=standard))
    except HandoutsError:
        return  # no font has its letters, and it says so
    wanted = words(document)
    made = read(data, "handout.pdf")
    found = words(made)
    for figure in (node for node in walk(document) if isinstance(node, Figure)):
        if figure.image is None and not figure.decorative:
            said = labels(document.meta.lang)("picture", alt=figure.alt).split()
            at = next(i for i in range(len(found)) if found[i : i + len(said)] == said)
            del found[at : at + len(said)]
    assert found == wanted
    assert shape(made) == shape(document)


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize(
    "said",
    [
        "well-being- " * 40 + "end",  # hyphens that their author meant, and a space after each
        "Herz- und Lungen-Sport " * 20 + "end",
        ("a-" * 70 + "end ") * 2 + "end",  # broken at hyphens, within a word
        "中文没有空格的句子很长而且不会停" * 10 + "完",
    ],
)
def test_a_line_of_ours_ends_within_a_word_only_where_no_space_is(said: str, standard: str) -> None:
    document = handout(paragraph(said), table(["A", "B"], [said, "x"]))
    assert words(again(document, standard)) == words(document)


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_reference_to_a_note_parts_what_is_on_either_side(standard: str) -> None:
    document = handout(
        paragraph("one", NoteRef("1"), Text(" "), Strong(inlines("two"))),
        paragraph(Strong(inlines("one")), NoteRef("1"), LineBreak(), "two"),
        paragraph("one", NoteRef("1"), Emphasis(inlines("two"))),
    )
    document = replace(document, notes=(Note("1", (paragraph("A note."),)),))
    assert words(again(document, standard)) == words(document)


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("goal", ["#further", "https://a.example/"])
def test_a_link_whose_words_are_a_number_is_no_reference(goal: str, standard: str) -> None:
    document = handout(
        paragraph("one", NoteRef("1"), " ", Link(inlines("[1]"), goal)),
        sections=(section("Further", paragraph("More.")),),
    )
    document = replace(document, notes=(Note("1", (paragraph("A note."),)),))
    made = again(document, standard)
    assert words(made) == words(document)
    assert count(made, (NoteRef, Link)) == {"NoteRef": 1, "Link": 1}


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_label_of_a_box_is_one_whatever_is_in_it(standard: str) -> None:
    title = (Span(inlines("Ojo"), "es"), Text(" see "), Link(inlines("our page on it"), "https://a.example/"))
    document = handout(Callout("note", title, (paragraph("It is hot."), Quote((paragraph("Ouch."),)))))
    assert as_text(again(document, standard)) == as_text(document)


@pytest.mark.parametrize("standard", STANDARDS)
def test_headings_and_header_cells_are_not_bold_in_parts(standard: str) -> None:
    words_of = (Text("See "), Link(inlines("our page"), "https://a.example/"))
    document = handout(table(["A", "B"], ["x", "y"]), sections=(section("One", paragraph("Two.")),))
    document = replace(
        document,
        title=words_of,
        sections=(replace(document.sections[0], heading=words_of),),
        blocks=tuple(
            transform(
                block, lambda node: replace(node, children=words_of) if node == paragraph("A") else node
            )
            for block in document.blocks
        ),
    )
    assert as_text(again(document, standard)) == as_text(document)


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("term", ["0", "a", "IV", "1.", "-", "•"])
def test_a_term_that_looks_like_a_number_is_a_term(term: str, standard: str) -> None:
    document = handout(DefinitionList((Definition(inlines(term), (paragraph("What it means."),)),)))
    made = again(document, standard)
    assert words(made) == words(document)
    assert count(made, STRUCTURE) == count(document, STRUCTURE)


@pytest.mark.parametrize("boxes", ["print", "click"])
def test_boxes_to_tick_are_no_terms(boxes: str) -> None:
    document = handout(BulletList((item("one", checked=True), item("two"), item("three", checked=False))))
    options = RenderOptions(fillable=boxes == "click")
    made = read(write(document, options), "a.pdf")
    assert words(made) == words(document)
    assert count(made, (BulletList, ListItem, DefinitionList)) == {"BulletList": 1, "ListItem": 3}


def test_an_abbreviation_longer_than_its_line_stays_one_word() -> None:
    short = "ABCDEFGHIJ" * 8
    document = handout(paragraph("x" * 30, Abbreviation(short, "Its long form")))
    made = again(document)
    assert words(made) == words(document)
    assert [node.text for node in walk(made) if isinstance(node, Abbreviation)] == [short]


def test_a_picture_is_painted_without_its_caption() -> None:
    bare, captioned = (
        next(
            node
            for node in walk(again(handout(Figure(picture(), "A cap", said))))
            if isinstance(node, Figure)
        )
        for said in ((), inlines("The cap, as long as a whole line of the page is, or nearly so"))
    )
    assert bare.image
    assert captioned.image
    assert (bare.image.width, bare.image.height) == (captioned.image.width, captioned.image.height)


# Tags of others ------------------------------------------------------------------------------------------


def retagged(document: Document, change: Any) -> Document:
    """The document as it is read after a change to the tags of its PDF."""

    def change_all(opened: pikepdf.Pdf) -> None:
        stack, seen = [opened.Root.StructTreeRoot.K], set()
        while stack:
            element = stack.pop()
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
            change(element, opened)
            kids = element.get("/K", pikepdf.Array())
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                stack.extend([kid] if isinstance(kid, pikepdf.Dictionary) and "/S" in kid else [])

    return read(changed(write(document, RenderOptions()), change_all), "a.pdf")


def test_a_role_map_is_followed() -> None:
    def rename(element: Any, opened: pikepdf.Pdf) -> None:
        opened.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary(Rubrik="/H2")
        opened.Root.StructTreeRoot.RoleMap.Rubrik = pikepdf.Name("/Ueberschrift")
        opened.Root.StructTreeRoot.RoleMap.Ueberschrift = pikepdf.Name("/H2")
        if element.S == "/H2":
            element.S = pikepdf.Name("/Rubrik")

    made = retagged(handout(sections=(section("What", paragraph("Rest.")),)), rename)
    assert as_text(made) == "= Title\n## What\nRest."


def test_words_that_no_tag_owns_are_kept() -> None:
    def untag(element: Any, opened: pikepdf.Pdf) -> None:
        if element.S == "/P" and not hasattr(untag, "done"):
            element.K = pikepdf.Array()
            untag.done = True  # type: ignore[attr-defined]

    document = handout(paragraph("Many more words than that, " * 20), paragraph("Few words."))
    made = retagged(document, untag)
    assert sorted(words(made)) == sorted(words(document))
    assert [loss.what for loss in made.losses] == ["The place of words that have no tag"]


def test_a_file_most_of_which_has_no_tags_is_read_by_its_pages() -> None:
    def untag(element: Any, opened: pikepdf.Pdf) -> None:
        if element.S == "/Document":
            element.K = element.K[0]

    document = handout(paragraph("Many more words than that. " * 20))
    assert words(retagged(document, untag)) == words(document)


def test_a_tree_that_goes_in_circles_ends() -> None:
    def tie(element: Any, opened: pikepdf.Pdf) -> None:
        if element.S == "/P":
            element.K = pikepdf.Array(
                [element.K if isinstance(element.K, int) else 0, opened.Root.StructTreeRoot.K]
            )

    assert words(retagged(handout(paragraph("Rest.")), tie)) == ["Title", "Rest."]


def test_decoration_is_left_out() -> None:
    data = write(handout(paragraph("Rest.")), RenderOptions())
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert b"Artifact" in opened.pages[0].Contents.read_bytes()
    assert words(read(data, "a.pdf")) == ["Title", "Rest."]


def test_bold_lines_are_headings_where_no_tag_is() -> None:
    def flatten(element: Any, opened: pikepdf.Pdf) -> None:
        if str(element.S) in {"/H1", "/H2"}:
            element.S = pikepdf.Name("/P")

    document = handout(paragraph("It is common."), sections=(section("What helps", paragraph("Rest.")),))
    assert as_text(retagged(document, flatten)) == "= Title\nIt is common.\n## What helps\nRest."


def test_paragraphs_are_counted_and_placed() -> None:
    document = handout(paragraph("One."), sections=(section("What", paragraph("Two.")),))
    nodes = [node for node in walk(again(document)) if isinstance(node, Paragraph)]
    assert [str(node.position) for node in nodes] == [
        "handout.pdf: paragraph 2, under 'Title'",
        "handout.pdf: paragraph 4, under 'What'",
    ]
