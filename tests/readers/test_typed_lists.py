"""Bullets and numbers that somebody typed, to lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handouts.findings import Position
from handouts.model import (
    Block,
    BulletList,
    Cell,
    Document,
    LineBreak,
    ListItem,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
    plain_text,
    walk,
)
from handouts.readers._typed_lists import with_typed_lists

TYPED = {
    "bullets": ("• one|• two|text", "- one\n- two\ntext"),
    "dashes": ("- one|– two", "- one\n- two"),
    "two signs": ("• one|o dry|o wet|• two", "- one\n  - dry\n  - wet\n- two"),
    "stars": ("text|* one|* two", "text\n- one\n- two"),
    "numbers": ("1. one|2. two|text", "11. one\n21. two\ntext"),
    "brackets": ("(1) one|(2) two", "11. one\n21. two"),
    "letters": ("a) one|b) two", "1a. one\n2a. two"),
    "a number that stands alone": ("1. one|text|2. two", "1. one\ntext\n2. two"),
    "numbers in no order": ("1. one|3. three|2. two", "1. one\n3. three\n2. two"),
    "a bullet that stands alone": ("• one|text", "• one\ntext"),
    "a dose": ("5 mg a day|10 mg a day", "5 mg a day\n10 mg a day"),
    "times": ("7 a.m. one|8 p.m. two", "7 a.m. one\n8 p.m. two"),
    "lines of one paragraph": ("text/• one/• two", "text\n- one\n- two"),
    "lines amid others": ("text/more/1. one/2. two/end/last", "text / more\n11. one\n21. two\nend / last"),
    "lines of an address": ("12 Hill Road/Hill", "12 Hill Road / Hill"),
}  # fmt: skip


def paragraph(text: str) -> Paragraph:
    lines = text.split("/")
    made: list[Text | LineBreak] = [Text(lines[0])]
    for line in lines[1:]:
        made += [LineBreak(), Text(line)]
    return Paragraph(tuple(made))


def of(*blocks: Block) -> Document:
    return with_typed_lists(Document((Text("T"),), blocks))


@pytest.mark.parametrize(("typed", "expected"), TYPED.values(), ids=TYPED.keys())
def test_typed_marks(typed: str, expected: str, shown: Callable[[Document], str]) -> None:
    assert shown(of(*map(paragraph, typed.split("|")))) == f"# T\n{expected}"


def test_a_list_has_bullets_of_its_own(shown: Callable[[Document], str]) -> None:
    assert shown(of(BulletList((ListItem((paragraph("• one"),)), ListItem((paragraph("•  two"),)))))) == (
        "# T\n- one\n- two"
    )
    assert "• one" in shown(of(BulletList((ListItem((paragraph("• one"),)), ListItem((paragraph("two"),))))))


def test_marks_in_a_cell(shown: Callable[[Document], str]) -> None:
    cell = Cell((paragraph("• one/• two"),))
    made = of(Table((), (Row((cell, Cell((paragraph("x"),)))),)))
    assert sum(isinstance(node, BulletList) for node in walk(made)) == 1
    assert "one" in shown(made)


def test_words_keep_their_place_and_their_look() -> None:
    first = Paragraph((Strong((Text("• Rest", position=Position("a.md", 3, 1)),)), Text(" now")))
    (made,) = of(first, paragraph("• Drink")).blocks
    assert isinstance(made, BulletList)
    kept = made.items[0].blocks[0]
    assert isinstance(kept, Paragraph)
    assert plain_text(kept.children) == "Rest now"
    assert isinstance(kept.children[0], Strong)
    assert kept.children[0].children[0].position == Position("a.md", 3, 3)
