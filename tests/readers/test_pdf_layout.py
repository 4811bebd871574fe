"""A PDF without tags gets its structure from how its pages look; no word of it is lost."""

# ruff: noqa: E501 - a case is easier to read on one line

from __future__ import annotations

import subprocess
from typing import Any

import pikepdf
import pytest

from handouts.model import Document, words
from handouts.readers.pdf import read
from tests.readers.as_text import as_text
from tests.readers.make_pdf import Draw, bold, changed, flat, grid, lines, link, pdf, picture, rule, text

LONG = (
    "Asthma is a common condition that makes it hard to breathe. Its symptoms come and go,",
    "and some people have them every day. There is no cure, but there are simple treatments",
    "that help to control it so that it does not have a big effect on your life.",
)
PROSE = " ".join(LONG)
LEFT = (
    "The first column has lines of its",
    "own, which go on to its lower edge",
    "before the next one starts, as in",
    "any newspaper.",
)
RIGHT = (
    "The second column is read when the",
    "first one has ended, and not line by",
    "line across the page, as a careless",
    "program would do it.",
)


def body(y: float = 100) -> list[Any]:
    return lines(72, y, *LONG)


CASES: dict[str, tuple[list[list[Any]], str]] = {
    "a paragraph": ([body()], f"= \n{PROSE}"),
    "a title and headings": (
        [
            flat(
                bold(72, 80, "Asthma at home", 22), body(110), bold(72, 170, "What helps", 15), body(195),
                bold(72, 250, "When to call", 11), body(270),
            )
        ],
        f"= Asthma at home\n{PROSE}\n## What helps\n{PROSE}\n### When to call\n{PROSE}",
    ),
    "a title of two lines": (
        [flat(bold(72, 80, "Living with asthma", 22), bold(72, 106, "at home and at school", 22), body(140))],
        f"= Living with asthma at home and at school\n{PROSE}",
    ),
    "a few words above the title": (
        [flat(text(72, 60, "Hill Clinic"), bold(72, 90, "Asthma at home", 22), body(120))],
        f"= Asthma at home\nHill Clinic\n{PROSE}",
    ),
    "headings in capitals": (
        [flat(body(80), text(72, 150, "WHAT HELPS"), body(175))],
        f"= \n{PROSE}\n## WHAT HELPS\n{PROSE}",
    ),
    "two paragraphs with space between": ([flat(body(80), body(140))], f"= \n{PROSE}\n{PROSE}"),
    "two paragraphs without space": ([lines(72, 80, *LONG, *LONG)], f"= \n{PROSE}\n{PROSE}"),
    "a paragraph over two pages": (
        [lines(72, 700, *LONG[:2]), lines(72, 80, *LONG[2:])],
        f"= \n{PROSE}",
    ),
    "an address": (
        [flat(body(80), lines(72, 150, "12 Main Street", "Springfield", "Call 555-0100"))],
        f"= \n{PROSE}\n12 Main Street / Springfield / Call 555-0100",
    ),
    "bold and italic words": (
        [
            flat(
                text(72, 80, "Take it "), bold(111, 80, "every day"), text(163, 80, " with "),
                text(191, 80, "plenty", 11, "Helvetica-Oblique"), text(223, 80, " of water."),
            )
        ],
        "= \nTake it *every day* with _plenty_ of water.",
    ),
    "a raised figure": (
        [flat(text(72, 80, "a body mass of 30 kg/m"), text(187, 76, "2", 7), text(191, 80, " or more"))],
        "= \na body mass of 30 kg/m² or more",
    ),
    "bullets": (
        [
            flat(
                body(60), text(72, 120, "•"), text(90, 120, "Rest"), text(72, 134, "•"),
                text(90, 134, "Drink water, and more of it than you think that you need on a hot day, as long as"),
                text(90, 148, "nobody told you not to"), text(100, 162, "– "), text(112, 162, "tea"),
                text(100, 176, "– "), text(112, 176, "soup"), text(72, 190, "•"), text(90, 190, "Sleep"),
            )
        ],
        f"= \n{PROSE}\n- Rest\n- Drink water, and more of it than you think that you need on a hot day, as long as"
        " nobody told you not to\n  - tea\n  - soup\n- Sleep",
    ),
    "numbers": (
        [lines(72, 80, "1.  Sit down.", "2.  Breathe out.", "3.  Breathe in.")],
        "= \n1. Sit down.\n2. Breathe out.\n3. Breathe in.",
    ),
    "letters": (
        [lines(72, 80, "a)  Sit down.", "b)  Breathe out.")],
        "= \n1. lower-alpha Sit down.\n2. lower-alpha Breathe out.",
    ),
    "an initial that is no item": ([lines(72, 80, "A. Nurse wrote this.")], "= \nA. Nurse wrote this."),
    "two columns": (
        [flat(bold(72, 60, "News", 20), lines(72, 90, *LEFT), lines(320, 90, *RIGHT))],
        f"= News\n{' '.join(LEFT)}\n{' '.join(RIGHT)}",
    ),
    "two columns between full lines": (
        [flat(body(60), lines(72, 120, *LEFT), lines(320, 127, *RIGHT), body(230))],
        f"= \n{PROSE}\n{' '.join(LEFT)}\n{' '.join(RIGHT)}\n{PROSE}",
    ),
    "a table between rules": (
        [
            flat(
                body(60), grid(72, 120, [150, 150], [20, 20, 34]), bold(76, 134, "Medicine"),
                bold(226, 134, "Dose"), text(76, 154, "Aspirin"), text(226, 154, "75 mg"),
                text(76, 174, "Salbutamol"), text(226, 174, "2 puffs whenever you feel that"), text(226, 188, "you need them"),
                text(72, 230, "After it."),
            )
        ],
        f"= \n{PROSE}\ntable\n  head | col(Medicine) | col(Dose)\n  row | (Aspirin) | (75 mg)\n"
        "  row | (Salbutamol) | (2 puffs whenever you feel that you need them)\nAfter it.",
    ),
    "a merged cell": (
        [
            flat(
                rule(72, 120, 372, 120), rule(72, 140, 372, 140), rule(72, 160, 372, 160), rule(72, 120, 72, 160),
                rule(372, 120, 372, 160), rule(222, 140, 222, 160), text(76, 134, "Both"), text(76, 154, "a"),
                text(226, 154, "b"),
            )
        ],
        "= \ntable\n  row | <2x1>(Both)\n  row | (a) | (b)",
    ),
    "a box": (
        [flat(body(60), grid(72, 120, [300], [50]), bold(80, 136, "Be careful"), text(80, 154, "It is hot."))],
        f"= \n{PROSE}\nwarning: Be careful\n  It is hot.",
    ),
    "a link": (
        [flat(text(72, 80, "See our page for more."), link(92, 70, 137, 84, "https://a.example/b"))],
        "= \nSee [our page](https://a.example/b) for more.",
    ),
    "running heads and page numbers": (
        [
            flat(text(72, 30, "Hill Clinic"), body(100), text(300, 770, f"{number}"))
            for number in (1, 2, 3)
        ],
        f"= \n{PROSE}\n{PROSE}\n{PROSE}\n"
        "lost header (6): A line at the edge of the pages (“Hill Clinic”)\nlost header (3): The page numbers",
    ),
    "one page number": ([flat(body(100), text(300, 770, "Page 1 of 1"))], f"= \n{PROSE}\nlost header (4): The page numbers"),
    "a figure that is no page number": ([flat(body(100), text(72, 150, "2024"))], f"= \n{PROSE}\n2024"),
    "a word that is broken": (
        [lines(72, 80, "This is a sentence about the many treatments that we have, all of them inexpen-", "sive and good.")],
        "= \nThis is a sentence about the many treatments that we have, all of them inexpensive and good.",
    ),
    "a hyphen that stays": (
        [lines(72, 80, "You can buy a comb for this at any pharmacy, and what you need is one fine-", "toothed comb.")],
        "= \nYou can buy a comb for this at any pharmacy, and what you need is one fine-toothed comb.",
    ),
    "a hyphen before a space, which ends a word": (
        [lines(72, 80, "This is what doctors and nurses in hospitals all over Germany call the Hals-, Nasen- ", "und Ohrenarzt.")],
        "= \nThis is what doctors and nurses in hospitals all over Germany call the Hals-, Nasen- und Ohrenarzt.",
    ),
    "a hyphen that nobody can judge": (
        [lines(72, 80, "Your doctor may tell you to try another of these medicines, such as esketam-", "ine.")],
        "= \nYour doctor may tell you to try another of these medicines, such as esketam-ine.\n"
        "lost hyphen (0): How to write “esketam-ine”, broken at the end of a line",
    ),
    "a picture": ([flat(body(80), picture(72, 150, 120, 90), body(270))], f"= \n{PROSE}\nfigure 333x250 ''\n{PROSE}"),
    "a table of contents": (
        [flat(lines(72, 60, "Asthma . . . . . . . . 2", "Colds . . . . . . . . 3"), body(120))],
        f"= \n{PROSE}\nlost navigation (20): The table of contents",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def documents() -> dict[str, tuple[bytes, Document]]:
    made = {name: pdf(*pages) for name, (pages, _) in CASES.items()}
    return {name: (data, read(data, "a.pdf")) for name, data in made.items()}


@pytest.mark.parametrize("name", CASES)
def test_what_a_page_becomes(name: str, documents: dict[str, tuple[bytes, Document]]) -> None:
    assert as_text(documents[name][1]) == CASES[name][1]


MARKS = {"bullets": 5, "numbers": 3, "letters": 2}
"""Signs of items, which the lists have for themselves."""


OTHER_ORDER = ("columns", "raised", "above the title")
"""What pdftotext -layout puts elsewhere, or we do."""


@pytest.mark.parametrize("name", CASES)
def test_words_in_are_words_out_and_what_a_loss_names(
    name: str, documents: dict[str, tuple[bytes, Document]]
) -> None:
    data, document = documents[name]
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    theirs = "".join(told.stdout.decode().replace("-\n", "-").split()).replace("-", "")
    ours = words(document)
    lost = sum(loss.words for loss in document.losses)
    count = len(told.stdout.decode().split()) - MARKS.get(name, 0)
    joined = 0 if "before a space" in name else told.stdout.decode().count("-\n")
    assert count - joined - len(ours) - lost in {0, 1 if "raised" in name else 0}
    if not lost and not MARKS.get(name) and not any(word in name for word in OTHER_ORDER):
        assert "".join(ours).replace("-", "") == theirs


# Turned pages and parts of them ---------------------------------------------------------------------------


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_seen(turns: int) -> None:
    def turn(opened: pikepdf.Pdf) -> None:
        page = opened.pages[0]
        page.Rotate = turns
        matrix = {90: "0 1 -1 0 792 0 cm", 180: "-1 0 0 -1 612 792 cm", 270: "0 -1 1 0 0 612 cm"}[turns]
        if turns in {90, 270}:
            page.MediaBox = [0, 0, 792, 612]
        page.contents_add(matrix.encode() + b"\n", prepend=True)

    data = changed(pdf(flat(bold(72, 80, "Asthma at home", 22), body(110))), turn)
    assert as_text(read(data, "a.pdf")) == f"= Asthma at home\n{PROSE}"


def test_words_that_are_turned_are_left_out_and_said() -> None:
    def turned(canvas: Any) -> None:
        canvas.saveState()
        canvas.rotate(90)
        canvas.drawString(100, -40, "Printed in May")
        canvas.restoreState()

    document = read(pdf(flat(body(), turned)), "a.pdf")
    assert as_text(document) == f"= \n{PROSE}\nlost beside (3): Words that are turned, on page 1"


def test_the_title_of_the_properties_is_taken_where_the_pages_have_none() -> None:
    assert as_text(read(pdf(body(), title="Asthma at home"), "a.pdf")) == f"= Asthma at home\n{PROSE}"
    assert as_text(read(pdf(body(), title="leaflet final.docx"), "a.pdf")) == f"= \n{PROSE}"


def test_form_fields_notes_and_attachments_are_left_out_and_said() -> None:
    def add(opened: pikepdf.Pdf) -> None:
        rect = [72, 500, 200, 520]
        annots = [
            {
                "/Type": "/Annot",
                "/Subtype": "/Widget",
                "/FT": "/Tx",
                "/T": "Your name",
                "/V": "A B",
                "/Rect": rect,
            },
            {"/Type": "/Annot", "/Subtype": "/Text", "/T": "C", "/Contents": "Is this right?", "/Rect": rect},
            {"/Type": "/Annot", "/Subtype": "/FreeText", "/Contents": "New hours", "/Rect": rect},
        ]
        made = [
            pikepdf.Dictionary({k: pikepdf.Name(str(v)) if str(v)[:1] == "/" else v for k, v in one.items()})
            for one in annots
        ]
        made = [opened.make_indirect(one) for one in made]
        opened.pages[0].Annots = pikepdf.Array(made)
        opened.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(made[:1]))
        opened.attachments["a.txt"] = b"x"

    losses = read(changed(pdf(body()), add), "a.pdf").losses
    assert [(loss.kind, loss.what, loss.words) for loss in losses] == [
        ("filled", "The form field “Your name” of page 1", 2),
        ("comment", "A comment by C on page 1", 3),
        ("annotation", "Words put on page 1 with a PDF program", 2),
        ("embedded", "Attached files (1)", 0),
    ]


CELLS = [["Medicine", "Dose", "When"], ["Aspirin", "75 mg", "Morning"], ["Statin", "20 mg", "Night"]]


def unruled(*columns: float, rows: int = 3) -> list[Draw]:
    return [
        text(x, 140 + 14 * at, CELLS[at % 3][column])
        for at in range(rows)
        for column, x in enumerate(columns)
    ]


@pytest.mark.parametrize("columns", [(72, 250), (72, 200, 320)])
@pytest.mark.parametrize("rows", [3, 12])
def test_a_table_without_rules_is_told_of(columns: tuple[float, ...], rows: int) -> None:
    before = lines(72, 100, "Take these medicines as it says here, each day, and do not stop.")
    after = lines(72, 400, "Call us if you have any questions about these medicines or others.")
    made = read(pdf(flat(bold(72, 60, "Asthma", 20), before, unruled(*columns, rows=rows), after)), "a.pdf")
    said = " ".join(CELLS[0][: len(columns)])
    assert [(loss.kind, loss.what) for loss in made.losses] == [
        ("table", f"A table without rules on page 1 (“{said}”)")
    ]


def test_a_table_whose_cells_have_several_lines_is_told_of() -> None:
    drawn = flat(
        bold(72, 60, "Asthma", 20), lines(72, 100, "Take these medicines as it says here, and do not stop."),
        bold(320, 130, "When to take it,"), bold(80, 137, "Medicine"), bold(230, 137, "Dose"),
        bold(320, 144, "if you forgot"), text(72, 160, "Aspirin"), text(200, 160, "75 mg"),
        text(320, 160, "Morning"), text(200, 176, "2 puffs, when"), text(72, 183, "Salbutamol"),
        text(320, 183, "Night"), text(200, 190, "you need them"),
        lines(72, 240, "Call us if you have any questions about these medicines or others."),
    )  # fmt: skip
    made = read(pdf(drawn), "a.pdf")
    assert [loss.what for loss in made.losses] == ["A table without rules on page 1 (“Medicine Dose”)"]


def test_no_letter_is_raised_because_what_is_beside_it_stands_a_little_lower() -> None:
    drawn = flat(
        text(72, 100, "It may happe"), text(133, 100, "n"), text(330, 101.5, "What stands beside it is a little lower"),
        text(72, 130, "A body mass of 30 kg/m"), text(187, 126, "2", 7), text(330, 131.5, "What stands beside it is lower"),
    )  # fmt: skip
    said = " ".join(words(read(pdf(drawn), "a.pdf")))
    assert said == (
        "It may happen What stands beside it is a little lower"
        " A body mass of 30 kg/m² What stands beside it is lower"
    )


def test_items_are_no_table() -> None:
    signs = [text(72, 140 + 14 * at, "h") for at in range(5)]
    items = [text(110, 140 + 14 * at, "short item") for at in range(5)]
    made = read(pdf(flat(bold(72, 60, "Asthma", 20), signs, items)), "a.pdf")
    assert [loss.kind for loss in made.losses] == []


def test_text_in_two_columns_is_no_table() -> None:
    left = lines(72, 110, *["The left column of text goes on here"] * 12)
    right = lines(330, 110, *["The right column of text goes on too"] * 12)
    assert read(pdf(flat(bold(72, 60, "Asthma", 20), left, right)), "a.pdf").losses == ()


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    twice = [text(72 + shift, 110, "Keep your inhaler near you") for shift in (0, 0.4)]
    made = read(
        pdf(flat(bold(72, 60, "Asthma", 20), twice, lines(72, 140, "Rest, rest, and rest."))), "a.pdf"
    )
    assert " ".join(words(made)) == "Asthma Keep your inhaler near you Rest, rest, and rest."
