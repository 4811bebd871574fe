"""What our Markdown can say beyond CommonMark: lettered lists, room to write, captions, tables in HTML."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from textwrap import dedent

import pytest

from handouts.errors import SourceError
from handouts.model import (
    Cell,
    Document,
    Figure,
    FillIn,
    Link,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
    walk,
)
from handouts.readers.markdown import read
from tests.readers.as_text import as_text

Misplaced = Callable[[Document, str], list[str]]


def document(text: str) -> Document:
    return read(dedent(text).lstrip("\n").encode(), "a.md")


def shown(text: str) -> str:
    """The blocks, one a line."""
    return as_text(document(text)).removeprefix("= \n").removeprefix("= ")


def test_everything_stands_where_it_says(misplaced: Misplaced) -> None:
    source = dedent(
        """\
        a. First *one*
        b. Second

           goes on
           i) in it
           ii) and in it

        > Your name: ______
        > Your *questions* ____
        > ______

        - ::: table Doses by age
          | **Child** | 1 |
          |-----------|---|
          | **Adult** | 2 |
          :::

        ::: figure A *lung*
        ![What it shows](lung.png){.decorative}

        At length.
        :::

        ::: note note
        <table>
        <caption>Doses *by* age</caption>
        <thead><tr><th>Age</th> <th colspan="2"> **Dose** </th></tr></thead>
        <tr>
        <td>Child</td>
        <td>
            - one
              goes on
            - two
        </td>
        <td>[x](https://x.org)</td>
        </tr>
        </table>
        :::
        """
    )
    assert misplaced(read(source.encode(), "a.md"), source) == []


# Lists -------------------------------------------------------------------------------------------------

LETTERED = {
    "letters": ("a. First\nb. Second", "1. lower-alpha First\n2. lower-alpha Second"),
    "capitals": ("A) First\nB) Second", "1. upper-alpha First\n2. upper-alpha Second"),
    "Roman numbers": ("i. First\nii. Second", "1. lower-roman First\n2. lower-roman Second"),
    "Roman capitals from five": ("V. First\nVI. Second", "5. upper-roman First\n6. upper-roman Second"),
    "the ninth letter": ("i. First\nj. Second", "9. lower-alpha First\n10. lower-alpha Second"),
    "past the last letter": ("z. First\naa. Second", "26. lower-alpha First\n27. lower-alpha Second"),
    "blank lines between": ("a. First\n\nb. Second", "1. lower-alpha First\n2. lower-alpha Second"),
    "lines that go on": ("a. First\non\nb. Second", "1. lower-alpha First on\n2. lower-alpha Second"),
    "an item by itself, with a bracket": ("a) First", "1. lower-alpha First"),
    "a Roman item by itself": ("i) First", "1. lower-roman First"),
    "an item by itself, with a full stop": ("A. Lee was there.", "A. Lee was there."),
    "letters that do not follow": ("a. First\nc. Third", "a. First c. Third"),
    "a question and its answer": (
        "Q. Does it hurt?\n\nA. It does not.",
        "Q. Does it hurt?\nA. It does not.",
    ),
    "in the middle of a paragraph": ("Take it\nb) slowly", "Take it b) slowly"),
    "right under a paragraph": (
        "Take it\na. slowly\nb. often",
        "Take it\n1. lower-alpha slowly\n2. lower-alpha often",
    ),
    "another list after it": (
        "a. First\nb. Second\n\na. Third\nb. Fourth",
        "1. lower-alpha First\n2. lower-alpha Second\n1. lower-alpha Third\n2. lower-alpha Fourth",
    ),
    "inside and outside": (
        "1. One\n   a. First\n   b. Second\n2. Two",
        "1. One\n  1. lower-alpha First\n  2. lower-alpha Second\n2. Two",
    ),
    "with boxes": ("a. [ ] First\nb. [x] Second", "1. lower-alpha [ ] First\n2. lower-alpha [x] Second"),
    "with lists in it": (
        "a. First\n   - one\n\n   goes on\nb. Second",
        "1. lower-alpha First\n  - one\n  goes on\n2. lower-alpha Second",
    ),
    "with a list of letters in it": (
        "a. First\n   I. one\n   II. two\nb. Then\n   > b",
        "1. lower-alpha First\n  1. upper-roman one\n  2. upper-roman two\n"
        "2. lower-alpha Then\n  quote\n    b",
    ),
    "in a quotation": ("> a. First\n> b. Second", "quote\n  1. lower-alpha First\n  2. lower-alpha Second"),
    "an item with nothing in it": (
        "a.\n\nb. Second\nc. Third",
        "1. lower-alpha Second\n2. lower-alpha Third",
    ),
}


@pytest.mark.parametrize("name", LETTERED)
def test_lists_with_letters(name: str) -> None:
    source, expected = LETTERED[name]
    assert shown(source) == expected


def test_a_box_with_nothing_beside_it_is_an_item() -> None:
    assert shown("- [ ]\n- [x] a\n-") == "- [ ] \n- [x] a"


def test_an_empty_comment_keeps_two_lists_apart() -> None:
    made = document("- a\n\n<!-- -->\n\n- b")
    assert len(made.blocks) == 2
    assert made.losses == ()


# Room to write -----------------------------------------------------------------------------------------

ROOM = {
    "a label": ("Your name: ______", [("Your name:", 1)]),
    "no space after the colon": ("Your name:___", [("Your name:", 1)]),
    "more lines": ("Questions ____\n____\n______", [("Questions", 3)]),
    "one after the other": ("Name: ____\nBorn: ____", [("Name:", 1), ("Born:", 1)]),
    "in a list": ("- Name: ____\n- Born: ____", [("Name:", 1), ("Born:", 1)]),
    "a list after it": ("Name: ____\n- one", [("Name:", 1)]),
    "no label": ("____", []),
    "two of them on one line": ("Name: ____ Born: ____", []),
    "words after it": ("Name: ____ (in capitals)", []),
    "a sentence that goes on": ("I take it ____\ntimes a day.", []),
    "in a table": ("| Name ____ |\n|---|", []),
    "bold words": ("___very important___", []),
}


@pytest.mark.parametrize("name", ROOM)
def test_room_to_write(name: str) -> None:
    source, expected = ROOM[name]
    found = [node for node in walk(document(source)) if isinstance(node, FillIn)]
    assert [
        ("".join(text.text for text in walk(node) if isinstance(text, Text)), node.lines) for node in found
    ] == (expected)


# Pictures and captions ---------------------------------------------------------------------------------


def test_a_picture_may_be_decoration() -> None:
    made = document("![](line.png){.decorative}")
    assert made.blocks == (Figure(None, decorative=True, source="line.png"),)


def test_what_else_is_said_of_the_look_of_a_picture_is_told() -> None:
    made = document("![A lung](a.png){.big width=50}")
    assert made.blocks == (Figure(None, "A lung", source="a.png"),)
    assert [loss.what for loss in made.losses if loss.kind == "format"] == [".big, width of a picture"]


def test_a_figure_has_a_caption_with_markup_and_words_that_describe_it() -> None:
    made = document("::: figure A **lung**\n![What it shows](a.png)\n\nAt length.\n:::")
    assert made.blocks == (
        Figure(
            None,
            "What it shows",
            (Text("A "), Strong((Text("lung"),))),
            (Paragraph((Text("At length."),)),),
            source="a.png",
        ),
    )


def test_a_table_has_a_caption() -> None:
    made = document("::: table Doses\n| a | b |\n|---|---|\n| 1 | 2 |\n:::")
    assert as_text(made) == "= \ntable Doses\n  head | col(a) | col(b)\n  row | (1) | (2)"


@pytest.mark.parametrize("name", ["figure", "table"])
def test_a_caption_of_nothing_is_a_note(name: str) -> None:
    assert shown(f"::: {name} Words\nMore words.\n:::") == "note: Words\n  More words."


# Callouts ----------------------------------------------------------------------------------------------

TITLES = {
    "::: urgent If you cannot speak:": "If you cannot speak:",
    "::: urgent: Call": "Call",
    "::: urgent Call :::": "Call",
    "::: urgent :::": "",
    "::: urgent": "",
    '::: urgent "Call"': "Call",
}


@pytest.mark.parametrize("line", TITLES)
def test_titles_of_callouts(line: str) -> None:
    assert shown(f"{line}\na\n:::") == f"urgent: {TITLES[line]}".rstrip() + "\n  a"


def test_a_callout_that_starts_on_the_line_of_an_item() -> None:
    source = "::: note\n- ::: tip\n  a\n  :::\n\n1. ::: tip\n   b\n   :::\n:::\n\nc"
    assert shown(source) == "note:\n  - tip:\n      a\n  1. tip:\n      b\nc"


# Tables ------------------------------------------------------------------------------------------------


def test_an_empty_heading_cell_names_nothing() -> None:
    (table,) = document("|   | b |\n|---|---|\n| 1 | 2 |").blocks
    assert isinstance(table, Table)
    assert table.header == (Row((Cell(()), Cell((Paragraph((Text("b"),)),), True, "col"))),)


BOLD = {
    "all of them": ("| a | b |\n|---|---|\n| **1** | 2 |", "  head | col(a) | col(b)\n  row | row(1) | (2)"),
    "no heading": ("|  |  |\n|---|---|\n| **1** | 2 |", "  row | row(1) | (2)"),
    "some of them": (
        "| a | b |\n|---|---|\n| **1** | 2 |\n| 3 | 4 |",
        "  head | col(a) | col(b)\n  row | (*1*) | (2)\n  row | (3) | (4)",
    ),
    "some of the words": (
        "| a | b |\n|---|---|\n| **1** s | 2 |",
        "  head | col(a) | col(b)\n  row | (*1* s) | (2)",
    ),
    "one column": ("| a |\n|---|\n| **1** |", "  head | col(a)\n  row | (*1*)"),
    "an empty corner": ("|  | b |\n|---|---|\n| **1** | 2 |", "  head | () | col(b)\n  row | row(*1*) | (2)"),
}


@pytest.mark.parametrize("name", BOLD)
def test_a_first_column_in_bold_names_the_rows(name: str) -> None:
    source, expected = BOLD[name]
    assert shown(source) == f"table\n{expected}"


HTML_TABLES = {
    "spans and lists": (
        """
        <table>
        <caption>Doses *by* age</caption>
        <thead>
        <tr>
        <th rowspan="2">Age</th>
        <th colspan="2">Dose</th>
        </tr>
        <tr>
        <th>Day</th>
        <th>Night</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <th>Child</th>
        <td>
        One puff:

        - slowly
        - with a *spacer*
        </td>
        <td>None<br>at all</td>
        </tr>
        </tbody>
        </table>
        """,
        """\
        table Doses _by_ age
          head | col<1x2>(Age) | col<2x1>(Dose)
          head | col(Day) | col(Night)
          row | row(Child) | (One puff:; - slowly; - with a _spacer_) | (None / at all)""",
    ),
    "a row a line, no groups": (
        """
        <table class="wide">
        <tr><th>Age</th><th>Dose</th></tr>
        <tr><th scope="row">Child</th><td>1</td></tr>
        </table>
        """,
        "table\n  head | col(Age) | col(Dose)\n  row | row(Child) | (1)",
    ),
    "short rows are filled": (
        "<table>\n<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr>\n</table>",
        "table\n  row | (a) | (b)\n  row | (c) | ()",
    ),
    "in a list": (
        "- a\n\n  <table>\n  <tr><td>b</td></tr>\n  </table>\n- c",
        "- a\n  table\n    row | (b)\n- c",
    ),
    "in a quotation": ("> <table>\n> <tr><td>b</td></tr>\n> </table>", "quote\n  table\n    row | (b)"),
}


@pytest.mark.parametrize("name", HTML_TABLES)
def test_tables_in_html(name: str) -> None:
    source, expected = HTML_TABLES[name]
    made = document(source)
    assert as_text(made).removeprefix("= \n") == dedent(expected)
    assert made.losses == ()


OTHER_TABLES = {
    "words outside of cells": "<table>\nwords\n<tr><td>a</td></tr>\n</table>",
    "a cell over lines": "<table>\n<tr><td>words\na</td></tr>\n</table>",
    "end tags left out": "<table>\n<tr><td>words<td>a\n</table>",
    "no end": "<table>\n<tr><td>words</td><td>a</td></tr>",
    "a table in a cell": (
        "<table>\n<tr>\n<td>\n<table>\n<tr><td>words</td><td>a</td></tr>\n</table>\n</td>\n</tr>\n</table>"
    ),
    "a longer word": "<tablet>words</tablet>\n\na",
    "nothing but a caption": "<table>\n<caption>words a</caption>\n<tr><td></td></tr>\n</table>",
}


@pytest.mark.parametrize("name", OTHER_TABLES)
def test_tables_of_another_form_keep_their_words(name: str) -> None:
    made = document(OTHER_TABLES[name])
    said = [word for text in walk(made) if isinstance(text, Text) for word in text.text.split()]
    assert {"words", "a"} <= {word.replace("<tablet>", "").replace("</tablet>", "") for word in said}


# The rest ----------------------------------------------------------------------------------------------


def test_a_title_that_is_still_open() -> None:
    made = document("#\n\na\n\n## One\n\nb\n\n### Two\n\nc")
    assert as_text(made) == "= \na\n## One\nb\n### Two\nc"
    assert as_text(document("---\ntitle: T\n---\n#\n\n## One\n\nb")) == "= T\n## One\nb"


def test_an_address_stays_as_it_is_written() -> None:
    made = document("[a](https://example.org/ü?q=100%) <https://example.org/é>")
    assert [node.target for node in walk(made) if isinstance(node, Link)] == [
        "https://example.org/ü?q=100%",
        "https://example.org/é",
    ]


HOSTILE = {
    "letters": "a. x\n" * 40_000,
    "letters that go on": "\n".join(f"{letter}. x" for letter in "abcdefghij" * 4_000),
    "tables with no end": "<table>\n<tr>\n<td>\n\n" * 10_000,
    "tables with one end": "<table>\n<tr>\n<td>\n\n" * 10_000 + "</td></tr></table>",
    "room to write": "a ____\n" * 20_000 + "end",
    "underscores": "_ " * 50_000 + "___",
    "callouts in lists": "- ::: tip\n" * 8 + "  :::\n" * 8,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str) -> None:
    began = time.process_time()
    with contextlib.suppress(SourceError):
        document(HOSTILE[name])
    assert time.process_time() - began < 20
