"""What the writer chooses for a reader's sake is told to staff, once, with the place and the reason."""

from __future__ import annotations

import dataclasses

from handouts.findings import Position
from handouts.formats import RenderOptions
from handouts.model import Block, BulletList, Cell, Row, Table
from handouts.profiles import profile_names
from handouts.writers.pdf import write
from tests.writers.pdf.documents import FILLER, cell, handout, item, paragraph, table

WIDE = table(
    ["Name of medicine", "Extraordinary considerations", "Hypersensitivity", "Contraindications"],
    ["Theophylline", "Uncharacteristically long words", "None", "Seizures"],
    caption="Your medicines",
)
NARROW = table(["Day", "Dose"], ["Monday", "1"])


def told(*blocks: Block, profile: str = "large") -> list[str]:
    said: list[str] = []
    write(handout(*blocks), RenderOptions(profile=profile, tell=said.append))
    return said


def test_a_table_that_is_too_wide_says_by_how_much() -> None:
    placed = dataclasses.replace(WIDE, position=Position("article.md", 12))
    (said,) = told(placed, NARROW)
    assert said == (
        "article.md:12:1: The table ‘Your medicines’ is set as lines, one group for each row: the longest "
        "words of its columns need 31 percent more room than a line has at 18 points. With fewer columns "
        "or shorter words it would be a grid."
    )


def test_larger_print_needs_more_room() -> None:
    found = [told(WIDE, profile=name) for name in profile_names()]
    more = [int(said[0].partition(" need ")[2].partition(" percent")[0]) for said in found]
    assert more == sorted(more)
    assert more[0] > 0


def test_joined_rows_that_no_page_holds_are_named_as_the_reason() -> None:
    tall = Cell((paragraph(FILLER * 60),), rowspan=2)
    joined = Table(
        (Row((cell("Day", "col"), cell("What to do", "col"))),),
        (Row((tall, cell("Rest"))), Row((cell("Walk"),))),
    )
    (said,) = told(joined)
    assert "A table is set as lines" in said
    assert "taller than a page" in said


def test_nothing_is_told_of_tables_that_fit_or_where_nobody_listens() -> None:
    assert told(NARROW, BulletList((item("One"),))) == []
    assert write(handout(WIDE), RenderOptions()) == write(
        handout(WIDE), RenderOptions(tell=lambda said: None)
    )
