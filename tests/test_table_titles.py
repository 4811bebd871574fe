"""A first row that is one cell over all columns is what the table is called."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given

from handouts.checks import run
from handouts.compose import handouts_of
from handouts.model import (
    BulletList,
    Cell,
    Document,
    ListItem,
    Paragraph,
    Row,
    Table,
    Text,
    plain_text,
    transform,
    walk,
    words,
)
from handouts.settings import CheckSettings
from handouts.table_titles import titled
from tests.strategies import documents


def cell(text: str, *, header: bool = False, colspan: int = 1) -> Cell:
    return Cell((Paragraph((Text(text),)),), header, "col" if header else "", colspan)


TITLE = Row((cell("Side effects", header=True, colspan=2),))
NAMES = Row((cell("How often", header=True), cell("What", header=True)))
BODY = (Row((cell("Common"), cell("Sore throat"))), Row((cell("Rare"), cell("Fast heartbeat"))))


def test_the_words_over_all_columns_become_the_caption() -> None:
    made = titled(Table((TITLE, NAMES), BODY))
    assert (plain_text(made.caption), made.header, made.rows) == ("Side effects", (NAMES,), BODY)


def test_the_row_need_not_be_marked_as_a_heading() -> None:
    plain = Row((cell("Side effects", colspan=2),))
    assert titled(Table((), (plain, *BODY))) == titled(Table((TITLE,), BODY))
    assert titled(Table((TITLE,), BODY)).header == ()


GROUP = Row((cell("For children", colspan=2),))


@pytest.mark.parametrize(
    "table",
    [
        Table((TITLE, NAMES), BODY, (Text("A caption"),)),
        Table((), (TITLE, BODY[0], GROUP, BODY[1])),
        Table((NAMES,), (GROUP, *BODY)),
        Table((Row((cell("One column", header=True),)),), (Row((cell("a"),)),)),
        Table((Row((cell("Over two of three", colspan=2),)),), (Row((cell("a"), cell("b"), cell("c"))),)),
        Table((TITLE,), ()),
        Table((), (Row((Cell((BulletList((ListItem((Paragraph((Text("a"),)),)),)),), colspan=2),)), *BODY)),
        Table((), (Row((Cell((), colspan=2),)), *BODY)),
        Table((), (Row((dataclasses.replace(cell("Below, too", colspan=2), rowspan=2),)), *BODY)),
    ],
    ids=[
        *("has a caption", "groups of rows", "a group below the names", "one column"),
        *("some columns", "nothing below", "a list", "empty", "over two rows"),
    ],
)
def test_any_other_row_stays(table: Table) -> None:
    assert titled(table) == table


@given(document=documents())
def test_no_word_is_lost_or_moved(document: Document) -> None:
    made = transform(document, lambda node: titled(node) if isinstance(node, Table) else node)
    assert words(made) == words(document)


def test_handouts_have_the_caption_and_the_article_is_told_of_columns_without_names() -> None:
    document = Document((Text("Asthma"),), (Table((TITLE,), BODY),))
    [whole] = handouts_of(document, only="whole")
    [table] = [node for node in walk(whole.document) if isinstance(node, Table)]
    assert plain_text(table.caption) == "Side effects"
    rules = CheckSettings(select=("table-without-headers",))
    assert [finding.rule for finding in run(document, rules).findings] == ["table-without-headers"]
    named = dataclasses.replace(document, blocks=(Table((TITLE, NAMES), BODY),))
    assert run(named, rules).findings == ()
