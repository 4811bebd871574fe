"""Tables that are drawn in Markdown as in plain text, in pandoc's way."""

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
    assert seconds(1000) < 60 * max(seconds(100), 0.01)
