"""Tables drawn in plain text: real tables where the names of the columns are known, and lines where not."""

from __future__ import annotations

import re
import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.model import Table, Text, walk, words
from handouts.readers.text import read
from tests.readers.as_text import as_text


def shown(text: str) -> str:
    """What is read below a title and a sentence."""
    lines = as_text(read(f"Guide\n\nThis is for you.\n\n{text}".encode(), "a.txt")).split("\n")
    assert lines[:2] == ["= Guide", "This is for you."]
    return "\n".join(lines[2:])


DOSES = """\
table
  head | col(Drug) | col(Dose)
  row | (Aspirin) | (75 mg)
  row | (Statin) | (20 mg)"""

TIMES = """\
table
  head | col(Medicine) | col(Dose) | col(When)
  row | (Aspirin) | (75 mg) | (Morning)
  row | (Senna) | (8 mg) | (Night)"""

TABLES = {
    "spaces": ("Drug      Dose\nAspirin   75 mg\nStatin    20 mg", DOSES),
    "tabs": ("Drug\tDose\nAspirin\t75 mg\nStatin\t20 mg", DOSES),
    "tabs and spaces": ("Drug    Dose\nAspirin  75 mg\nStatin\t20 mg", DOSES),
    "tabs that bring into line": ("Drug\t\tDose\nAspirin\t\t75 mg\nStatin\t\t20 mg", DOSES),
    "a rule below the names": ("Drug      Dose\n---------------\nAspirin   75 mg\nStatin    20 mg", DOSES),
    "a rule below each name": ("Drug      Dose\n====      ====\nAspirin   75 mg\nStatin    20 mg", DOSES),
    "rules all around": (
        "=======  =====\nDrug     Dose\n=======  =====\nAspirin  75 mg\nStatin   20 mg\n=======  =====",
        DOSES,
    ),
    "blank lines between": ("Drug      Dose\n\nAspirin   75 mg\n\nStatin    20 mg", DOSES),
    "a grid": (
        "+---------+-------+\n| Drug    | Dose  |\n+=========+=======+\n| Aspirin | 75 mg |\n"
        "+---------+-------+\n| Statin  | 20 mg |\n+---------+-------+",
        DOSES,
    ),
    "a grid with three rules": (
        "+---------+-------+\n| Drug    | Dose  |\n+---------+-------+\n| Aspirin | 75 mg |\n"
        "| Statin  | 20 mg |\n+---------+-------+",
        DOSES,
    ),
    "lines for drawing": (
        "┌─────────┬───────┐\n│ Drug    │ Dose  │\n├─────────┼───────┤\n│ Aspirin │ 75 mg │\n"
        "│ Statin  │ 20 mg │\n└─────────┴───────┘",
        DOSES,
    ),
    "bars as in Markdown": ("Drug | Dose\n:---|---:\nAspirin | 75 mg\nStatin | 20 mg", DOSES),
    "bars as in Org": ("| Drug | Dose |\n|------+------|\n| Aspirin | 75 mg |\n| Statin | 20 mg |", DOSES),
    "bars between": ("Drug | Dose\nAspirin | 75 mg\nStatin | 20 mg", DOSES),
    "cells that do not stand under each other": (
        "Medicine   Dose   When\nAspirin   75 mg   Morning\nSenna   8 mg   Night", TIMES,
    ),
    "lines that a program broke": (
        "Medicine      How much        When to take it\n"
        "Aspirin       75 mg           In the morning with\n"
        "                              food\n"
        "Senna         8 mg            At night",
        "table\n  head | col(Medicine) | col(How much) | col(When to take it)\n"
        "  row | (Aspirin) | (75 mg) | (In the morning with food)\n  row | (Senna) | (8 mg) | (At night)",
    ),
    "a second dose below the first": (
        "Medicine      Dose       When\nAspirin       75 mg      Morning\n              20 mg      Night",
        "table\n  head | col(Medicine) | col(Dose) | col(When)\n  row | (Aspirin) | (75 mg) | (Morning)\n"
        "  row | () | (20 mg) | (Night)",
    ),
    "empty cells between tabs": (
        "Medicine\tMorning\tNight\nAspirin\t75 mg\t\nStatin\t\t20 mg",
        "table\n  head | col(Medicine) | col(Morning) | col(Night)\n  row | (Aspirin) | (75 mg) | ()\n"
        "  row | (Statin) | () | (20 mg)",
    ),
    "empty cells between spaces": (
        "Medicine     Morning     Night\nAspirin      75 mg\nStatin                   20 mg",
        "table\n  head | col(Medicine) | col(Morning) | col(Night)\n  row | (Aspirin) | (75 mg) | ()\n"
        "  row | (Statin) | () | (20 mg)",
    ),
    "no name over the names of rows": (
        "           Morning   Noon   Night\nAspirin    1         0      1\nStatin     0         0      1",
        "table\n  head | () | col(Morning) | col(Noon) | col(Night)\n  row | row(Aspirin) | (1) | (0) | (1)\n"
        "  row | row(Statin) | (0) | (0) | (1)",
    ),
    "figures on the right": (
        "Drug          Dose (mg)\nAspirin              75\nParacetamol        1000",
        "table\n  head | col(Drug) | col(Dose (mg))\n  row | (Aspirin) | (75)\n"
        "  row | (Paracetamol) | (1000)",
    ),
    "a rule above the sum": (
        "Food       Calories\nBread      100\nRice       200\n-------------------\nTotal      300",
        "table\n  head | col(Food) | col(Calories)\n  row | (Bread) | (100)\n  row | (Rice) | (200)\n"
        "  row | (Total) | (300)",
    ),
    "a heading among the rows": (
        "Drug      Dose\nAspirin   75 mg\nFor children\nStatin    20 mg",
        "table\n  head | col(Drug) | col(Dose)\n  row | (Aspirin) | (75 mg)\n  row | (For children) | ()\n"
        "  row | (Statin) | (20 mg)",
    ),
    "a cell over two rows of a grid": (
        "+------+------+\n| Drug | Dose |\n+======+======+\n| A    | 1 mg |\n|      +------+\n"
        "|      | 2 mg |\n+------+------+",
        "table\n  head | col(Drug) | col(Dose)\n  row | <1x2>(A) | (1 mg)\n  row | (2 mg)",
    ),
    "a cell over two columns of a grid": (
        "+------+------+------+\n| Drug | Dose        |\n+------+------+------+\n| A    | 1 mg | 2 mg |\n"
        "+------+------+------+",
        "table\n  head | col(Drug) | col<2x1>(Dose)\n  row | (A) | (1 mg) | (2 mg)",
    ),
    "lines of one cell of a grid": (
        "+---------+--------------+\n| Drug    | How          |\n+=========+==============+\n"
        "| Aspirin | one at night |\n|         | two at noon  |\n+---------+--------------+\n"
        "| Insulin | at once,     |\n|         | before you   |\n|         | eat          |\n"
        "+---------+--------------+",
        "table\n  head | col(Drug) | col(How)\n  row | (Aspirin) | (one at night; two at noon)\n"
        "  row | (Insulin) | (at once, before you eat)",
    ),
    "between the items of a list": (
        "1. Take these:\n\n   Drug      Dose\n   Aspirin   75 mg\n   Statin    20 mg\n\n2. Then rest.",
        "1. Take these:\n  " + DOSES.replace("\n", "\n  ") + "\n2. Then rest.",
    ),
    "right below a heading, right above a text": (
        "MEDICINES\nDrug      Dose\nAspirin   75 mg\nStatin    20 mg\nTake all with food.",
        f"## MEDICINES\n{DOSES}\nTake all with food.",
    ),
    "rules around, and rows of several lines": (
        "  ----------------------------\n  Drug      How\n  --------- ------------------\n"
        "  Aspirin   One each day\n  coated    with food,\n            75 mg\n\n  Senna     Two at night\n"
        "  ----------------------------",
        "table\n  head | col(Drug) | col(How)\n  row | (Aspirin coated) | (One each day with food, 75 mg)\n"
        "  row | (Senna) | (Two at night)",
    ),
    "rules around one row of several lines": (
        "  ---------------------------\n  Drug      Dose\n  --------- -----------------\n  Aspirin   75 mg\n"
        "  coated    or more\n\n  ---------------------------",
        "table\n  head | col(Drug) | col(Dose)\n  row | (Aspirin coated) | (75 mg or more)",
    ),
    "rules around, and a row a line": (
        "------------------\nDrug      Dose\n--------- --------\nAspirin   75 mg\nStatin    20 mg\n"
        "------------------",
        DOSES,
    ),
    "rules around, and no names": (
        "  ------ -------\n  Who    What\n\n  ✅ Ann  Rest\n\n  Bob    Sleep\n  ------ -------",
        "table\n  head | col(Who) | col(What)\n  row | (✅ Ann) | (Rest)\n  row | (Bob) | (Sleep)",
    ),
    "two, one below the other": (
        "Drug      Dose\nAspirin   75 mg\nStatin    20 mg\n\nDrug   Dose\nAspirin   75 mg\nStatin   20 mg",
        f"{DOSES}\n{DOSES}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    source, expected = TABLES[name]
    assert shown(source) == expected


NO_TABLES = {
    "addresses side by side": "Heart Clinic      Lung Clinic\n12 High Street    3 Hill Road\nOxford    Leeds",
    "opening hours": "Monday      9 to 5\nTuesday     9 to 5\nWednesday   closed",
    "opening hours of which the first is closed": "Monday    Closed\nTuesday     9 to 5\nFriday      9 to 5",
    "meals": "Breakfast   Oats\nLunch       Soup\nDinner      Fish",
    "medicines with no names above them": "Warfarin   As directed\nAspirin    75 mg\nStatin     20 mg",
    "names and what they are": "Name        Ann\nAge         40\nWeight      70 kg",
    "what to do and when": "Take 1 tablet   Morning\nTake 2 tablets  Night",
    "what to do and how often": "Drink water   Every morning\nWalk          Every evening",
    "two pieces of advice": "Exercise   Walk in the park\nRest       Sleep well\nFood       Eat fruit",
    "three pieces of advice": "Exercise   Walk    Morning\nRest       Sleep   Night\nSleep      Read    8 pm",
    "phone numbers": "Clinic:   555-1234      Fax:  555-1235\nNurse:    555-1236      Ward:  555-1237",
    "text in two columns": "Heart failure means     Your heart is a\nyou feel tired.         pump.",
    "prose with gaps": "This is  a text with  odd gaps\nand it goes  on with more  odd gaps\nand here  too.",
    "tabs and the look of the page disagree": "Medicine\tDose\tNight\nSenna\t\t8 mg\nAspirin\t\t75 mg",
    "a grid that is half open": (
        "+------+------+\n| Drug | Dose |\n+======+======+\n| A           |\n|      +------+\n"
        "|      | 2 mg |\n+------+------+"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_cannot_be_told_to_be_a_table_keeps_its_lines_and_is_told_of(name: str) -> None:
    source = NO_TABLES[name]
    text, loss = shown(source).split("\n")
    assert text == " / ".join(" ".join(line.split()) for line in source.split("\n"))
    assert loss.startswith("lost table (0): A table drawn with spaces or tabs (“")


@pytest.mark.parametrize(
    "source",
    [
        "Home | About | Contact\nNews | Blog | Jobs",
        "Name: ________   Date: ______",
        "1. What it is      3\n2. What to do     5",
        "Patient signature        Date",
        "Take one  tablet.  Then rest.\nDrink.  Eat.",
    ],
)
def test_what_is_no_table(source: str) -> None:
    assert "table" not in shown(source).replace("tablet", "")


BOXES = {
    "a warning": (
        "+-----------------------+\n| Do not stop your pills |\n+-----------------------+",
        "warning:\n  Do not stop your pills",
    ),
    "a label": (
        "╔══════════╗\n║ Tip      ║\n╠══════════╣\n║ Rest     ║\n║ and      ║\n"
        "║          ║\n║ drink a  ║\n║ lot      ║\n╚══════════╝",
        "tip: Tip\n  Rest\n  and\n  drink a lot",
    ),
    "nothing in it": ("+---+\n|   |\n+---+", "+---+ / | | / +---+\nlost table (0): "
                      "A table drawn with spaces or tabs (“+---+”)"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOXES)
def test_a_box_drawn_around_words_is_a_callout(name: str) -> None:
    source, expected = BOXES[name]
    assert shown(source) == expected


_CELL = st.lists(st.text(string.ascii_letters + "éñ", min_size=1, max_size=8), max_size=3).map(" ".join)
_ROWS = st.lists(st.tuples(_CELL, _CELL, _CELL), min_size=1, max_size=6)


@given(_ROWS, st.sampled_from(["spaces", "tabs", "pipes", "grid"]))
@settings(max_examples=150)
def test_every_cell_comes_back_whole_and_knows_its_place(rows: list[tuple[str, str, str]], how: str) -> None:
    everything = [("Drug", "Dose", "When"), *rows]
    widths = [max(len(row[at]) for row in everything) for at in range(3)]
    padded = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in everything]
    rule = "+" + "".join("-" * (width + 2) + "+" for width in widths)
    lines = {
        "spaces": ["   ".join(row) for row in padded],
        "tabs": ["\t".join(row) for row in everything],
        "pipes": [f"| {' | '.join(row)} |" for row in padded],
        "grid": [rule, *(line for row in padded for line in (f"| {' | '.join(row)} |", rule))],
    }[how]
    source = "Guide\n\nThis is for you.\n\n" + "\n".join(lines) + "\n\nThe end."
    document = read(source.encode(), "a.txt")
    if any(map(any, rows)):
        assert sorted(words(document)) == sorted(re.sub(r"[|+]|-{2,}", " ", source).split())
    for node in walk(document):
        if isinstance(node, Text):
            line = source.replace("\t", " ").split("\n")[(node.position.line or 0) - 1]
            assert " ".join(line[(node.position.column or 0) - 1 :].split()).startswith(node.text.rstrip())
    if how == "grid" and any(map(any, rows)):
        [table] = [node for node in walk(document) if isinstance(node, Table)]
        cells = [tuple(" ".join(words(cell)) for cell in row.cells) for row in table.rows]
        assert cells == rows


@pytest.mark.parametrize(
    "line",
    [
        "a  b\n",
        "--- ---\na b\n\n",
        "----------\na b\n--- ---\n",
        "a | b\n",
        "| a |\n",
        "a\tb\n\n",
        "+--+--+\n| a | b |\n",
    ],
)
def test_long_runs_of_lines_that_are_no_table_take_no_longer_a_line(line: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        read((f"Guide\n\n{line * times}").encode(), "a.txt")
        return time.process_time() - began

    seconds(200)
    assert any(seconds(4000) < 60 * max(seconds(400), 0.01) for _ in range(3))
