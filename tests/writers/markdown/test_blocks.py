"""Blocks that Markdown could take for others: lists beside lists, tables, pictures, names of sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.errors import RenderError
from handouts.findings import Position
from handouts.formats import RenderOptions
from handouts.model import (
    Block,
    Blocks,
    BulletList,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Figure,
    FillIn,
    GlossaryEntry,
    Inline,
    Link,
    ListItem,
    Meta,
    Note,
    NoteRef,
    NumberedList,
    NumberStyle,
    Paragraph,
    Quote,
    Reference,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from handouts.readers import markdown
from handouts.writers.markdown import draft, write
from tests.strategies import image
from tests.writers.markdown.reading import back, joined


def t(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def p(words: str) -> Paragraph:
    return Paragraph(t(words))


def bullets(*words: str) -> BulletList:
    return BulletList(tuple(ListItem((p(word),)) for word in words))


def numbers(start: int, style: NumberStyle, *words: str) -> NumberedList:
    return NumberedList(tuple(ListItem((p(word),)) for word in words), start, style)


def body(*blocks: Block) -> str:
    """The blocks as Markdown, once it is sure that they come back and that nothing was lost."""
    made = Document(t("T"), blocks)
    assert draft(made).losses == ()
    assert joined(back(made)) == joined(made)
    return draft(made).text.removeprefix("# T\n\n").rstrip("\n")


def losses(document: Document) -> list[tuple[str, str]]:
    return [(loss.what, loss.why) for loss in draft(document).losses]


# Lists ---------------------------------------------------------------------------------------------------


def test_lists_beside_each_other_stay_apart() -> None:
    assert body(bullets("a"), bullets("b"), bullets("c")) == "- a\n\n* b\n\n- c"
    assert body(numbers(1, "decimal", "a"), numbers(1, "decimal", "b")) == "1. a\n\n1) b"
    assert body(numbers(1, "decimal", "a"), bullets("b"), numbers(2, "decimal", "c")) == "1. a\n\n- b\n\n2. c"
    first, second = numbers(1, "lower-alpha", "a", "b"), numbers(3, "lower-alpha", "c", "d")
    assert body(first, second) == "a. a\nb. b\n\n<!-- -->\n\nc. c\nd. d"
    assert body(first, first) == "a. a\nb. b\n\na. a\nb. b"
    terms = DefinitionList((Definition(t("a"), (p("b"),)),))
    assert body(terms, terms) == "a\n: b\n\n<!-- -->\n\na\n: b"


def test_lists_in_lists() -> None:
    inner = NumberedList((ListItem((p("b"), bullets("c"))),))
    assert body(BulletList((ListItem((p("a"), inner)),))) == "- a\n  1. b\n     - c"
    late = numbers(2, "decimal", "b")
    assert body(BulletList((ListItem((p("a"), late)),))) == "- a\n\n  2. b"
    assert body(BulletList((ListItem((bullets("a"), bullets("b"))),))) == "- - a\n\n  * b"
    assert body(BulletList((ListItem((p("a"), p("b"))), ListItem((p("c"),))))) == "- a\n\n  b\n\n- c"


BOXES: dict[str, tuple[Blocks, str]] = {
    "a paragraph": ((p("a"),), "- [x] a"),
    "nothing": ((), "- [x]"),
    "a quotation": ((Quote((p("a"),)),), "- [x]\n\n  > a"),
    "a list": ((bullets("a"),), "- [x]\n\n  - a"),
    "room to write": ((FillIn(t("a:")),), "- [x]\n\n  a: ____________"),
}


@pytest.mark.parametrize("name", BOXES)
def test_boxes(name: str) -> None:
    blocks, expected = BOXES[name]
    assert body(BulletList((ListItem(blocks, True),))) == expected


LETTERS: dict[str, tuple[NumberedList, str]] = {
    "from nine": (numbers(9, "lower-alpha", "a", "b"), "i. a\nj. b"),
    "Roman": (numbers(4, "upper-roman", "a", "b"), "IV. a\nV. b"),
    "past z": (numbers(26, "upper-alpha", "a", "b"), "Z. a\nAA. b"),
    "one": (numbers(1, "lower-alpha", "a"), "a) a"),
    "one Roman": (numbers(1, "lower-roman", "a"), "i) a"),
    "one Roman, the third": (numbers(3, "lower-roman", "a"), "iii) a"),
}


@pytest.mark.parametrize("name", LETTERS)
def test_letters(name: str) -> None:
    block, expected = LETTERS[name]
    assert body(block) == expected


@pytest.mark.parametrize(
    ("start", "style", "label"), [(9, "lower-alpha", "i"), (5, "upper-roman", "V"), (0, "lower-alpha", "0")]
)
def test_letters_that_could_be_others_become_figures_and_that_is_told(
    start: int, style: NumberStyle, label: str
) -> None:
    made = Document(t("T"), (numbers(start, style, "a"),))
    assert draft(made).text == f"# T\n\n{start}. a\n"
    assert losses(made) == [
        (
            f"the letters of a list that starts with {label} and has figures now",
            "in Markdown, such a list needs two items that follow each other",
        )
    ]


def test_callouts_in_items() -> None:
    made = markdown.read(b"::: note\n- ::: tip\n  a\n  :::\n- b\n:::\n", "a.md")
    assert joined(back(made)) == joined(made)
    assert draft(made).text == "::: note\n- ::: tip\n  a\n  :::\n- b\n:::\n"


# Tables --------------------------------------------------------------------------------------------------


def cell(words: str = "", scope: str = "", colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((p(words),) if words else (), bool(scope), scope, colspan, rowspan)  # type: ignore[arg-type]


def row(*cells: Cell) -> Row:
    return Row(cells)


TABLES: dict[str, tuple[Table, str]] = {
    "one column": (Table((row(cell("a", "col")),), (row(cell("b")),)), "| a   |\n|-----|\n| b   |"),
    "no heading": (Table((), (row(cell("a"), cell()),)), "|     |     |\n|-----|-----|\n| a   |     |"),
    "nothing but a heading": (Table((row(cell("a", "col")),), ()), "| a   |\n|-----|"),
    "names of rows": (
        Table((), (row(cell("a", "row"), cell("b")),)), "|       |     |\n|-------|-----|\n| **a** | b   |"
    ),
    "names of rows, one left out": (
        Table(
            (row(cell("h", "col"), cell("i", "col")),),
            (row(cell("a", "row"), cell("b")), row(cell(), cell("c"))),
        ),
        "| h     | i   |\n|-------|-----|\n| **a** | b   |\n|       | c   |",
    ),
    "bold that names no rows": (
        Table((), (row(Cell((Paragraph((Strong(t("a")),)),)), cell("b")),)),
        "<table>\n<tbody>\n<tr>\n<td>**a**</td>\n<td>b</td>\n</tr>\n</tbody>\n</table>",
    ),
    "spans": (
        Table((row(cell("a", "col", 2)),), (row(cell("b", "row", 1, 2), cell("c")), row(cell("d")))),
        '<table>\n<thead>\n<tr>\n<th colspan="2">a</th>\n</tr>\n</thead>\n<tbody>\n'
        '<tr>\n<th rowspan="2">b</th>\n'
        "<td>c</td>\n</tr>\n<tr>\n<td>d</td>\n</tr>\n</tbody>\n</table>",
    ),
    "a name of columns among the rows": (
        Table((row(cell("a", "col"), cell("b", "col")),), (row(cell("c", "col"), cell("</td>")),)),
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        '<th scope="col">c</th>\n<td>\\</td></td>\n</tr>\n</tbody>\n</table>',
    ),
    "signs at the end of a cell": (
        Table((), (row(cell("a\\", "row")), row(cell("<td>", "row")))),
        "<table>\n<tbody>\n<tr>\n<th>a\\\\</th>\n</tr>\n<tr>\n<th>\\<td></th>\n</tr>\n</tbody>\n</table>",
    ),
    "blocks in a cell": (
        Table((), (row(Cell((bullets("a", "b"), Figure(None, "c", source="c.png")))),)),
        "<table>\n<tbody>\n<tr>\n<td>\n- a\n- b\n\n![c](c.png)\n</td>\n</tr>\n</tbody>\n</table>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    table, expected = TABLES[name]
    assert body(table) == expected


def test_columns_are_lined_up_unless_that_makes_the_table_wide() -> None:
    words = "word " * 25
    table = Table((row(cell("a", "col"), cell("b", "col")),), (row(cell("c"), cell(words.strip())),))
    assert body(table) == f"| a | b |\n|---|---|\n| c | {words.strip()} |"


def test_a_first_column_without_a_heading_names_the_rows_and_that_is_told() -> None:
    made = Document(t("T"), (Table((row(cell(), cell("b", "col")),), (row(cell("c"), cell("d")),)),))
    assert losses(made) == [
        (
            "that the first column of a table is not the names of its rows; it is now",
            "the column has no heading",
        )
    ]


# Pictures ------------------------------------------------------------------------------------------------


def test_pictures_keep_their_names_or_get_one(tmp_path: Path) -> None:
    red, grey = image(), image("L")
    figures = (
        Figure(red, "beside", source="a%20b.png?x"),
        Figure(red, "in a folder", source="img/a.png"),
        Figure(red, "in Word", source="word/media/image1.png"),
        Figure(grey, "of the same name in another Word file", source="word/media/image1.png"),
        Figure(grey, "on the web", source="https://example.org/p.png"),
        Figure(red, "outside", source="../a.png"),
        Figure(image(kind="JPEG"), "inside the page"),
        Figure(red, "on a disk", source="C:\\a.png"),
        Figure(None, "not to be had", source="gone.png"),
    )
    made = draft(Document(t("T"), figures))
    assert made.text.removeprefix("# T\n\n").split("\n\n") == [
        "![beside](a%20b.png?x)",
        "![in a folder](img/a.png)",
        "![in Word](pictures/image1.png)",
        "![of the same name in another Word file](pictures/1.png)",
        "![on the web](pictures/2.png)",
        "![outside](pictures/3.png)",
        "![inside the page](pictures/4.jpg)",
        "![on a disk](pictures/5.png)",
        "![not to be had](gone.png)\n",
    ]
    assert {name: data == red.data for name, data in made.pictures.items()} == {
        "a b.png": True,
        "img/a.png": True,
        "pictures/image1.png": True,
        "pictures/1.png": False,
        "pictures/2.png": False,
        "pictures/3.png": True,
        "pictures/4.jpg": False,
        "pictures/5.png": True,
    }
    again = back(Document(t("T"), figures), tmp_path)
    assert [block.image for block in again.blocks if isinstance(block, Figure)] == [
        one.image for one in figures
    ]


# Sections ------------------------------------------------------------------------------------------------


def section(
    id_: str, heading: str, *blocks: Block, level: int = 2, inner: tuple[Section, ...] = ()
) -> Section:
    return Section(id_, level, t(heading), blocks, inner)


def to(target: str) -> Paragraph:
    return Paragraph((Link(t("there"), f"#{target}"),))


def test_links_lead_to_their_sections() -> None:
    made = Document(
        t("T"),
        (to("a"), to("a-2"), to("a-2-2")),
        (section("a", "A"), section("a-2", "A"), section("a-2-2", "A 2")),
    )
    # GitHub's name for the third heading is the second section's id.
    assert draft(made).text == (
        "# T\n\n[there](#a)\n\n[there](#a-2)\n\n[there](#a-2-2)\n\n## A\n\n## A {#a-2}\n\n## A 2\n"
    )
    assert joined(back(made)) == joined(made)


def test_a_heading_states_its_name_where_another_has_it() -> None:
    made = Document(
        t("T"),
        (to("section-1"), to("section"), to("section-2")),
        (section("section", "?"), section("section-1", "1"), section("section-2", "2")),
    )
    assert joined(back(made)) == joined(made)
    clash = Document(
        t("T"), (to("a-1-2"),), (section("a", "A"), section("a-1", "A 1"), section("a-1-2", "A-1"))
    )
    assert joined(back(clash)) == joined(clash)


def test_a_name_that_only_the_source_had_is_made_anew() -> None:
    made = Document(t("T"), (to("old"),), (section("old", "New words"),))
    assert draft(made).text == "# T\n\n[there](#new-words)\n\n## New words\n"


def test_a_link_to_nowhere_keeps_its_words_and_that_is_told() -> None:
    made = Document(t("T"), (to("gone"),))
    assert draft(made).text == "# T\n\nthere\n"
    assert losses(made) == [("the link to #gone; its words stay", "no section has that name")]


def test_a_heading_that_is_too_deep_is_told() -> None:
    deep: tuple[Section, ...] = ()
    for level in range(7, 1, -1):
        deep = (section(f"l{level}", f"L{level}", level=level, inner=deep),)
    made = Document(t("T"), (), deep)
    assert draft(made).text.endswith("##### L5\n\n###### L6\n\n###### L7\n")
    assert losses(made) == [
        ("a heading of level 7, which is one of level 6 now", "there are only six levels")
    ]


def test_an_article_whose_title_is_still_open() -> None:
    made = Document((), (p("a"),), (section("one", "One", p("b"), inner=(section("two", "Two", level=3),)),))
    assert draft(made).text == "#\n\na\n\n## One\n\nb\n\n### Two\n"
    assert joined(back(made)) == joined(made)
    assert draft(Document((), (p("a"),))).text == "a\n"


# What is known -------------------------------------------------------------------------------------------

SCALARS = {
    "Ann Example, RN": "Ann Example, RN",
    "5\u00a0mg a day": "5\u00a0mg a day",
    "988 Lifeline": "988 Lifeline",
    "2024": '"2024"',
    "12:30": '"12:30"',
    "no": '"no"',
    "Null": '"Null"',
    "Asthma: basics": '"Asthma: basics"',
    "a #1 b": '"a #1 b"',
    "a:b#c": "a:b#c",
    "- a": '"- a"',
    '"a" b': '"\\"a\\" b"',
    "{a}": '"{a}"',
    "&a *b": '"&a *b"',
    "https://example.org/a": "https://example.org/a",
    "ends:": '"ends:"',
    "é \U0001f600": "é \U0001f600",
    "% a \\ b": '"% a \\\\ b"',
}


@pytest.mark.parametrize("text", SCALARS)
def test_values_are_quoted_only_where_they_must_be(text: str) -> None:
    meta = Meta(reviewed_by=text, sources=(Reference(text),), terms=(GlossaryEntry(text, text),))
    made = Document(t("T"), (), meta=meta)
    lines = draft(made).text.split("\n")
    assert lines[1] == f"reviewed_by: {SCALARS[text]}"
    assert back(made).meta == meta


def test_a_language_that_goes_without_saying_is_not_said() -> None:
    assert draft(Document(t("T"))).text == "# T\n"
    assert draft(Document(t("T"), meta=Meta(lang_declared=True))).text == "---\nlang: en\n---\n\n# T\n"
    assert draft(Document(t("T"), meta=Meta(lang="no"))).text == '---\nlang: "no"\n---\n\n# T\n'


def test_a_second_meaning_of_a_term_is_told() -> None:
    meta = Meta(terms=(GlossaryEntry("dose", "how much"), GlossaryEntry("Dose", "how often")))
    assert losses(Document(t("T"), meta=meta)) == [
        ("a second meaning of 'Dose'", "the glossary has one for each term")
    ]


# Other losses --------------------------------------------------------------------------------------------

LOSSES: dict[str, tuple[Document, tuple[str, str]]] = {
    "a mark without its note": (
        Document(t("T"), (Paragraph((Text("a"), NoteRef("1"))),)),
        ("the mark of note 1", "there is no such note"),
    ),
    "a note without a mark": (
        Document(t("T"), (p("a"),), notes=(Note("1", (p("b"),)),)),
        ("note 1, which stands as a paragraph when it is read again", "nothing refers to it"),
    ),
    "an empty item": (
        Document(t("T"), (BulletList((ListItem(()), ListItem((p("a"),)))),)),
        ("an empty item of a list", "there is nothing in it"),
    ),
    "room without a label": (
        Document(t("T"), (FillIn(()),)),
        ("room to write without a label", "in Markdown, room to write needs a label"),
    ),
    "a meaning without a term": (
        Document(t("T"), (DefinitionList((Definition(t("a"), (p("b"),)), Definition((), (p("c"),)))),)),
        ("that a meaning is not of the term before it", "it has no term"),
    ),
}


@pytest.mark.parametrize("name", LOSSES)
def test_what_markdown_cannot_say_is_told(name: str) -> None:
    document, expected = LOSSES[name]
    assert losses(document) == [expected]
    kept = markdown.read(draft(document).text.encode(), "a.md")
    assert {"a", "b", "c"} & set(draft(document).text.split()) <= {
        word for line in draft(kept).text.split("\n") for word in line.split()
    }


def test_the_plain_writer_stops_at_a_loss() -> None:
    document = Document(
        t("T"),
        (BulletList((ListItem((), position=Position("a.html", 3, 1)), ListItem((p("a"),)))), FillIn(())),
    )
    with pytest.raises(RenderError) as caught:
        write(document, RenderOptions())
    assert caught.value.message == (
        "a.html:3:1: Markdown cannot say this: an empty item of a list,"
        " because there is nothing in it (and 1 more)."
    )


def test_nesting_that_is_too_deep_is_refused() -> None:
    block: Block = p("a")
    for _ in range(9):
        block = BulletList((ListItem((block,)),))
    made = Document(t("T"), (block,))
    assert joined(back(made)) == joined(made)
    block = BulletList((ListItem((block,)),), position=Position("a.docx", paragraph=4))
    with pytest.raises(RenderError) as caught:
        draft(Document(t("T"), (block,)))
    assert "nested too deeply" in caught.value.message
