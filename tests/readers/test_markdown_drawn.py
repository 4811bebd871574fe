"""Tables that are drawn in Markdown as in plain text, in pandoc's way."""

# ruff: noqa: E501 - a table is easier to read on one line

from __future__ import annotations

import time

import pytest

from handouts.findings import Position
from handouts.formats import RenderOptions
from handouts.model import Text, walk
from handouts.readers.markdown import read
from handouts.writers.markdown import write
from tests.readers.as_text import as_text


def shown(text: str) -> str:
    title, _, rest = as_text(read(f"# T\n\n{text}".encode(), "a.md")).partition("\n")
    assert title == "= T"
    return rest


DOSES = "table\n  head | col(Drug) | col(Dose)\n  row | (Aspirin) | (*75* mg)\n  row | (Senna) | (8 mg)"

TABLES = {
    "a grid": (
        "+---------+-----------+\n| Drug    | Dose      |\n+=========+===========+\n| Aspirin | **75** mg |\n"
        "+---------+-----------+\n| Senna   | 8 mg      |\n+---------+-----------+\n\nThe end.",
        f"{DOSES}\nThe end.",
    ),
    "rules over columns": ("Drug     Dose\n-------  ---------\nAspirin  **75** mg\nSenna    8 mg\n", DOSES),
    "rules around": (
        "  ------- ---------\n  Drug    Dose\n  ------- ---------\n  Aspirin **75** mg\n  Senna   8 mg\n"
        "  ------- ---------\n",
        DOSES,
    ),
    "rules around, and rows of several lines": (
        "  -----------------\n  Drug    Dose\n  ------- ---------\n  Aspirin **75**\n          mg\n\n"
        "  Senna   8 mg\n  -----------------\n",
        DOSES,
    ),
    "right below a text": (
        "So:\n+---------+----+\n| Drug    | No |\n+---------+----+\n| Aspirin | 1  |\n+---------+----+",
        "So:\ntable\n  head | col(Drug) | col(No)\n  row | (Aspirin) | (1)",
    ),
    "in an item of a list": (
        "- One\n\n  +------+------+\n  | Drug | Dose |\n  +======+======+\n  | A    | *1*  |\n  +------+------+\n\n- Two",
        "- One\n  table\n    head | col(Drug) | col(Dose)\n    row | (A) | (_1_)\n- Two",
    ),
    "in a list in a list": (
        "- One\n  1. Two\n\n     +---+---+\n     | a | b |\n     +===+===+\n     | 1 | 2 |\n     +---+---+\n",
        "- One\n  1. Two\n    table\n      head | col(a) | col(b)\n      row | (1) | (2)",
    ),
    "cells over two rows": (
        "+---------+---------+--------+\n| Drug    | When    | Dose   |\n+=========+=========+========+\n"
        "| Aspirin | Morning | 75 mg  |\n| for     +---------+--------+\n| *pain*  | Night   | 150 mg |\n"
        "+---------+---------+--------+\n| Senna   | Night   | 8 mg   |\n|         |         +--------+\n"
        "|         |         | 16 mg  |\n+---------+---------+--------+",
        "table\n  head | col(Drug) | col(When) | col(Dose)\n  row | <1x2>(Aspirin for _pain_) | (Morning) | (75 mg)\n"
        "  row | (Night) | (150 mg)\n  row | <1x2>(Senna) | <1x2>(Night) | (8 mg)\n  row | (16 mg)",
    ),
    "a cell over two rows and columns": (
        "+---+---+---+\n| a | b | c |\n+===+===+===+\n| 1     | 2 |\n|       +---+\n|       | 3 |\n+-------+---+\n"
        "| 4 | 5 | 6 |\n+---+---+---+",
        "table\n  head | col(a) | col(b) | col(c)\n  row | <2x2>(1) | (2)\n  row | (3)\n  row | (4) | (5) | (6)",
    ),
    "a merged cell": (
        "+---+---+\n| Dose  |\n+===+===+\n| 1 | 2 |\n+---+---+",
        "table\n  head | col<2x1>(Dose)\n  row | (1) | (2)",
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_that_are_drawn(name: str) -> None:
    source, expected = TABLES[name]
    assert shown(source) == expected
    made = read(f"# T\n\n{source}".encode(), "a.md")
    assert as_text(read(write(made, RenderOptions()), "b.md")) == as_text(made)


NO_TABLES = {
    "a heading and two rules": ("Title\n----------\n\ntext\n\n----------\n\nmore", "## Title\ntext\nmore"),
    "a rule in two parts": ("text\n\n--- ---\n\nmore", "text\nmore"),
    "a grid that is not closed": ("+---+---+\n| a | b |", "+---+---+ | a | b |"),
    "a grid that goes on outside of its item": (
        "- One\n\n  +---+---+\n| a | b |\n+---+---+",
        "- One\n  +---+---+ | a | b | +---+---+",
    ),
    "rules that leave half a cell open": (
        "+---+---+\n| a | b |\n+---+---+\n| 1     |\n|   +---+\n|   | 2 |\n+---+---+",
        "+---+---+ | a | b | +---+---+ | 1 | | +---+ | | 2 | +---+---+",
    ),
    "in a quotation": ("> +---+---+\n> | a | b |\n> +---+---+", "quote\n  +---+---+ | a | b | +---+---+"),
    "in code": ("    +---+---+\n    | a | b |\n    +---+---+", "+---+---+ / | a | b | / +---+---+"),
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_is_no_table(name: str) -> None:
    source, expected = NO_TABLES[name]
    assert shown(source) == expected


def test_words_in_a_drawn_table_stand_where_they_say() -> None:
    made = read(f"# T\n\n{TABLES['rules around, and rows of several lines'][0]}".encode(), "a.md")
    places = {node.text: node.position for node in walk(made) if isinstance(node, Text)}
    assert places["75"] == Position("a.md", 6, 13)
    assert places["mg"] == Position("a.md", 7, 11)


def test_grids_that_are_no_tables_take_no_longer_a_line() -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        read(("+--+--+\n| a | b | c |\n" * times).encode(), "a.md")
        return time.process_time() - began

    seconds(50)
    assert any(seconds(1000) < 60 * max(seconds(100), 0.01) for _ in range(3))
