"""A Rich Text file keeps its words, its structure and its places; what it cannot keep it says."""

# ruff: noqa: E501 - a case is easier to read on one line

from __future__ import annotations

import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from handouts.errors import HandoutsError, SourceError
from handouts.model import Document, words
from handouts.readers.rtf import read
from tests.readers.as_text import as_text

FONTS = (
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset2 Symbol;}{\f2\froman\fcharset204 Times;}"
    r"{\f3\fnil\fcharset128 MS Mincho;}{\f4\fnil\fcharset2 Wingdings;}}"
)
STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\b\outlinelevel0 heading 1;}{\s2\sbasedon1\outlinelevel1 heading 2;}"
    r"{\s3 Title;}{\s4 Quote;}{\s5\b Loud;}{\s6 \'dcberschrift 2;}}"
)
LISTS = (
    r"{\*\listtable{\list{\listlevel\levelnfc0\levelstartat1{\leveltext\'02\'00.;}{\levelnumbers\'01;}\li720}"
    r"{\listlevel\levelnfc4\levelstartat1\li1440}\listid5}"
    r"{\list{\listlevel\levelnfc2\levelstartat1\li720}\listid6}{\list{\listlevel\levelnfc23\li720}\listid7}}"
    r"{\*\listoverridetable{\listoverride\listid5\listoverridecount0\ls1}{\listoverride\listid6\ls2}"
    r"{\listoverride\listid7\ls3}{\listoverride\listid5{\lfolevel\listoverridestartat\levelstartat4}\ls4}}"
)


def rtf(body: str, *, before: str = "", deflang: int = 1033) -> bytes:
    """A Rich Text file with this body."""
    head = rf"{{\rtf1\ansi\ansicpg1252\deff0\deflang{deflang}{FONTS}{STYLES}{LISTS}{before}"
    return f"{head}\n{body}}}".encode("cp1252")


def item(text: str, mark: str, number: int = 1, depth: int = 0) -> str:
    return rf"\pard{{\listtext {mark}\tab}}\ls{number}\ilvl{depth}\li{720 * (depth + 1)} {text}\par "


def row(*cells: str, header: bool = False, define: str = "") -> str:
    defined = define or "".join(rf"\cellx{2000 * at}" for at in range(1, len(cells) + 1))
    made = "".join(rf"\pard\intbl {cell}\cell " for cell in cells)
    return rf"\trowd{chr(92) + 'trhdr' if header else ''}{defined}{made}\row "


def png() -> str:
    made = io.BytesIO()
    Image.new("RGB", (4, 3)).save(made, "PNG")
    return made.getvalue().hex()


CASES = {
    "headings": (
        r"\pard\s1\b Asthma\par\pard\plain One.\par\pard\s2 More\par\pard\plain Two.\par",
        "= Asthma\nOne.\n## More\nTwo.",
    ),
    "a title": (r"\pard\s3 Asthma\par\pard\s1 What\par\pard One.\par", "= Asthma\n## What\nOne."),
    "a heading of another language": (r"\pard\s6 Was\par\pard One.\par", "= Was\nOne."),
    "an outline level": (r"\pard\outlinelevel0 What\par\pard One.\par", "= What\nOne."),
    "looks": (
        r"\pard A {\b b} \i i\i0  {\ul u} {\b x {\i y}} end\par",
        "= \nA *b* _i u_ *x _y_* end",
    ),
    "a style in bold": (
        r"\pard\s5 All of it, and more.\par\pard Next.\par",
        "= \n*All of it, and more.*\nNext.",
    ),
    "characters": (
        r"\pard Caf\'e9 \u8364? \u-10179?\u-8694? \emdash \ldblquote x\rdblquote  5\~mg a\_b co\-op \{\}\\\par",
        "= \nCafé € 😊 —“x” 5\u00a0mg a-b coop {}\\",
    ),
    "other characters after Unicode": (r"\pard\uc2 \u946??b {\uc0 \u947}c\par", "= \nβb γc"),
    "another alphabet": (r"\pard {\f2 \'ef\'f0\'e8\'e2\'e5\'f2}\par", "= \nпривет"),
    "characters of two bytes": (r"\pard {\f3 \'93\'fa\'96\'7b}\par", "= \n日本"),
    "symbols": (r"\pard {\f4 \'fc} done\par", "= \n✓ done"),
    "figures that are raised": (r"\pard m{\super 2} CO{\sub 2} 1{\super st}\par", "= \nm² CO₂ 1st"),
    "another language": (
        r"\pard Say {\lang1034 buenos d\'edas} first, and then sit.\par",
        "= \nSay {es-ES: buenos días} first, and then sit.",
    ),
    "line ends": (r"\pard 12 Main Street\line Springfield\par", "= \n12 Main Street / Springfield"),
    "bullets": (
        item("one", r"\u8226?", 3)
        + item("two", r"{\f1\'b7}", 3)
        + item("deep", "o", 3, 1)
        + item("three", "-", 3),
        "= \n- one\n- two\n  - deep\n- three",
    ),
    "numbers": (
        item("one", "1.") + item("deep", "a)", depth=1) + item("two", "2."),
        "= \n1. one\n  1. lower-alpha deep\n2. two",
    ),
    "roman numbers": (
        item("one", "i.", 2) + item("two", "ii.", 2),
        "= \n1. lower-roman one\n2. lower-roman two",
    ),
    "numbers that nobody wrote out": (
        r"\pard\ls1\ilvl0\li720 one\par\ls1\ilvl1\li1440 deep\par\pard\ls1\ilvl0\li720 two\par",
        "= \n1. one\n  1. lower-alpha deep\n2. two",
    ),
    "a list that starts elsewhere": (r"\pard\ls4\ilvl0\li720 four\par five\par", "= \n4. four\n5. five"),
    "an item of two paragraphs": (
        item("one", "1.") + r"\pard\li720 and more\par " + item("two", "2."),
        "= \n1. one\n  and more\n2. two",
    ),
    "old numbers": (
        r"\pard{\pntext 1.\tab}{\*\pn\pnlvlbody\pndec}one\par{\pntext 2.\tab}two\par",
        "= \n1. one\n2. two",
    ),
    "numbers with words": (
        item("Sit.", "Step 1:") + item("Stand.", "Step 2:"),
        "= \nStep 1: Sit.\nStep 2: Stand.",
    ),
    "boxes to tick": (
        item(r"Bring it", r"\u9744?") + item("Done", r"\u9746?"),
        "= \n- [ ] Bring it\n- [x] Done",
    ),
    "numbered headings": (
        r"\pard\s1{\listtext 1.\tab}\ls1 What\par\pard One.\par",
        "= What\nOne.\nlost format (0): The numbers of the headings",
    ),
    "a table": (
        row("Medicine", "Dose", header=True) + row("Aspirin", "75 mg") + r"\pard After.\par",
        "= \ntable\n  head | col(Medicine) | col(Dose)\n  row | (Aspirin) | (75 mg)\nAfter.",
    ),
    "a table with a bold first row": (
        row(r"{\b Medicine}", r"{\b Dose}") + row("Aspirin", "75 mg"),
        "= \ntable\n  head | col(Medicine) | col(Dose)\n  row | (Aspirin) | (75 mg)",
    ),
    "merged cells": (
        row("Both", "", "c", define=r"\clmgf\cellx2000\clmrg\cellx4000\cellx6000")
        + row("down", "x", "y", define=r"\clvmgf\cellx2000\cellx4000\cellx6000")
        + row("", "z", "w", define=r"\clvmrg\cellx2000\cellx4000\cellx6000"),
        "= \ntable\n  row | <2x1>(Both) | (c)\n  row | <1x2>(down) | (x) | (y)\n  row | (z) | (w)",
    ),
    "rows of other widths": (
        row("wide", define=r"\cellx4000") + row("a", "b"),
        "= \ntable\n  row | <2x1>(wide)\n  row | (a) | (b)",
    ),
    "a list in a cell": (
        row(
            r"x",
            item("one", "1.").replace(r"\pard", r"\pard\intbl")
            + item("two", "2.").replace(r"\pard", r"\pard\intbl")[:-5],
        )
        + row("y", "z"),
        "= \ntable\n  row | (x) | (1. one; 2. two)\n  row | (y) | (z)",
    ),
    "a box": (
        row(r"{\b Be careful}\par\pard\intbl It is hot.") + r"\pard x\par",
        "= \nwarning: Be careful\n  It is hot.\nx",
    ),
    "a table in a table": (
        r"\trowd\cellx2000\cellx4000\pard\intbl a\cell\pard\intbl\itap2 b\nestcell c\nestcell"
        r"{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}\pard\intbl\cell\row " + row("d", "e"),
        "= \ntable\n  row | (a) | (b; c)\n  row | (d) | (e)",
    ),
    "a quotation": (r"\pard\s4 Said.\par Twice.\par\pard Then.\par", "= \nquote\n  Said.\n  Twice.\nThen."),
    "a box of paragraphs": (
        r"\pard\box\brdrs {\b Note}\par Rest.\par\pard Then.\par",
        "= \nnote: Note\n  Rest.\nThen.",
    ),
    "a note": (
        r"\pard Take it{\super\chftn}{\footnote\pard\plain{\super\chftn} With water.\par} daily.\par",
        "= \nTake it^note-1 daily.\nnote note-1:\n  With water.",
    ),
    "a link": (
        r'\pard See {\field{\*\fldinst{HYPERLINK "https://a.example/b"}}{\fldrslt{\ul the page}}}.\par',
        "= \nSee [the page](https://a.example/b).",
    ),
    "a link to nowhere": (
        r'\pard See {\field{\*\fldinst HYPERLINK "file:///c:/x.doc"}{\fldrslt it}}.\par',
        "= \nSee it.\nlost link (0): A link to file:///c:/x.doc",
    ),
    "a link to a bookmark": (
        r'\pard See {\field{\*\fldinst HYPERLINK \\l "there"}{\fldrslt below}}.\par\pard\s1 One\par\pard x\par'
        r"\pard\s1 Two\par\pard{\*\bkmkstart there}{\*\bkmkend there}y\par",
        "= \nSee [below](#two).\n## One\nx\n## Two\ny",
    ),
    "a picture": (
        rf"\pard Look:{{\*\shppict{{\pict\pngblip {png()}}}}}{{\nonshppict{{\pict\wmetafile8 00}}}}\par",
        "= \nLook:\nfigure 4x3 ''",
    ),
    "a picture with words for it": (
        rf"\pard {{\pict{{\*\picprop{{\sp{{\sn wzDescription}}{{\sv A red cap}}}}}}\pngblip {png()}}}x\par",
        "= \nx\nfigure 4x3 'A red cap'",
    ),
    "a text box": (
        r"\pard Before.{\shp{\*\shpinst{\shptxt\pard Inside.\par}}{\shprslt{\*\do\pard Inside.\par}}}\par\pard After.\par",
        "= \nBefore.\nInside.\nAfter.",
    ),
    "words in two forms": (r"\pard {\upr{Cafe}{\*\ud{Caf\u233?}}} x\par", "= \nCafé x"),
    # Left out, and said ------------------------------------------------------------------------------
    "a page header": (
        r"{\header\pard Hill Clinic\par}\pard x\par",
        "= \nx\nlost header (2): The page header (“Hill Clinic”)",
    ),
    "struck words": (r"\pard Take {\strike two} one.\par", "= \nTake one.\nlost deleted (1): Struck words"),
    "hidden words": (
        r"\pard Take {\v no more than} one.\par",
        "= \nTake one.\nlost hidden (3): Hidden words",
    ),
    "a deletion": (
        r"\pard New{\deleted old words} text {\revised here}.\par",
        "= \nNew text here.\nlost deleted (2): Deleted words (tracked change)",
    ),
    "a comment": (
        r"\pard x{\*\atnid AB}{\*\atnauthor B}\chatn{\*\annotation\pard Is this right?\par} y\par",
        "= \nx y\nlost comment (3): A comment by B",
    ),
    "a table of contents": (
        r"\pard{\field{\*\fldinst TOC \\o}{\fldrslt One 1\par Two 2}}\par\pard\s1 One\par\pard x\par",
        "= One\nx\nlost navigation (4): The table of contents",
    ),
    "a Windows picture": (r"\pard x{\pict\wmetafile8 0102}\par", "= \nx\nlost image (0): A picture"),
    "an object": (
        r"\pard x{\object\objemb{\*\objdata 00}{\result y}}\par",
        "= \nxy\nlost embedded (0): An embedded object",
    ),
    "an unknown symbol": (
        r"\pard x {\f4 \'01} y\par",
        "= \nx y\nlost symbol (1): Character 01 of the font “Wingdings”",
    ),
    "a group that nobody knows": (r"\pard x{\*\newthing secret words} y\par", "= \nx y"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_a_file_becomes(name: str) -> None:
    body, expected = CASES[name]
    assert as_text(read(rtf(body), "a.rtf")) == expected


def test_the_title_of_the_properties_is_taken_where_the_text_has_none() -> None:
    assert (
        as_text(read(rtf(r"\pard x\par", before=r"{\info{\title Asthma at home}}"), "a.rtf"))
        == "= Asthma at home\nx"
    )


def test_bold_lines_are_headings_where_there_are_no_others() -> None:
    body = r"\pard{\b Asthma}\par It is common.\par{\b What helps}\par An inhaler.\par"
    assert as_text(read(rtf(body), "a.rtf")) == (
        "= Asthma\nIt is common.\n## What helps\nAn inhaler.\n"
        "lost heading (0): 2 lines are no headings but only bold: “Asthma”, “What helps”"
    )


def test_the_language_is_that_of_most_letters() -> None:
    document = read(rtf(r"\pard{\lang1034 Una frase bastante larga} and words\par"), "a.rtf")
    assert (document.meta.lang, document.meta.lang_declared) == ("es-ES", True)
    assert "{en-US: and words}" in as_text(document)


def test_a_place_is_the_paragraph_and_the_heading() -> None:
    document = read(rtf(r"\pard\s1 One\par\pard x\par{\strike y} z\par"), "a.rtf")
    assert str(document.losses[0].position) == "a.rtf: paragraph 3, under 'One'"


# Accounting ----------------------------------------------------------------------------------------------

WORDS = st.lists(st.text("abcdeé½Жß", min_size=1, max_size=7), min_size=1, max_size=8)
LOOKS = st.sampled_from(["", r"\b ", r"\i ", r"\ul ", r"\lang1034 ", r"\strike ", r"\v ", r"\super "])


def escaped(word: str) -> str:
    return "".join(c if c.isascii() else rf"\u{ord(c)}?" for c in word)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(LOOKS, WORDS, st.sampled_from(["par", "cell", "item"])), min_size=1, max_size=12))
def test_words_in_are_words_out_and_what_a_loss_names(pieces: list[tuple[str, list[str], str]]) -> None:
    body, count = r"\pard x\par ", 1
    for look, found, kind in pieces:
        text = rf"{{{look}{' '.join(map(escaped, found))}}}"
        count += len(found)
        body += {"par": rf"\pard {text}\par ", "cell": row(text, ""), "item": item(text, "1.")}[kind]
    document = read(rtf(body), "a.rtf")
    # The number of an item is a word where the item turns out to be a heading.
    kept = sum(not re.fullmatch(r"\d+\.", word) for word in words(document))
    assert kept + sum(loss.words for loss in document.losses) == count


# Bad files -----------------------------------------------------------------------------------------------

BAD = {
    "empty": (b"", "is empty"),
    "text": (b"Just some words.", "not a Rich Text file"),
    "a PDF": (b"%PDF-1.7", "This is a PDF"),
    "no words": (rtf(r"\pard\par"), "no words"),
    "a picture only": (rtf(rf"\pard{{\pict\pngblip {png()}}}\par"), "only pictures"),
    "too deep": (rtf("{" * 5000 + "x" + "}" * 5000), "nested too deeply"),
    "a lost character": (rtf(r"\pard Take \u65533? mg.\par"), "A character was lost"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(name: str) -> None:
    data, message = BAD[name]
    with pytest.raises(SourceError) as caught:
        read(data, "leaflet.rtf")
    assert re.search(message, caught.value.message)
    assert caught.value.message.startswith("leaflet.rtf")
    assert caught.value.fix.endswith(".")


def assert_read_or_told(data: bytes) -> None:
    made: Document | HandoutsError
    try:
        made = read(data, "x.rtf")
    except HandoutsError as error:
        made = error
    assert isinstance(made, Document) or made.fix


GOOD = rtf("".join(body for body, _ in CASES.values()))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_file_gives_a_document_or_a_word_about_it(data: st.DataObject) -> None:
    made = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 12))):
        made[data.draw(st.integers(5, len(made) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(made), len(made), data.draw(st.integers(0, len(made)))]))
    assert_read_or_told(bytes(made[:cut]))


SNIPPETS = st.sampled_from(
    [*[r"\b", r"\par", r"\cell", r"\row", r"\trowd", r"\cellx9", r"\cellx-5", r"\intbl", r"\itap3", r"\pict", r"\bin9", r"\u-1?", r"\u55357?", r"\'8", r"\'zz", r"\uc0", r"\f99", r"\ls1", r"\ilvl9", r"\footnote", r"\field", r"\fldinst", r"\fldrslt", r"\shptxt", r"\header", r"\listtext", r"\upr", r"\ud", r"\*", r"\deleted", r"\v", r"\fonttbl", r"\stylesheet", r"\listtable", r"\list", r"\listlevel", r"\listoverride", r"\levelnfc4", r"\clvmrg", r"\clmrg", r"\nestrow", r"\nestcell", r"\annotation", r"\bkmkstart", r"\sv", r"\sn", r"\s1", r"\lang9999999999", r"\bin999999999", r"\outlinelevel77", r"\cpg65001"], "{", "}", "words ", "é", "\0"]
)  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SNIPPETS, max_size=40))
def test_control_words_in_any_place_give_a_document_or_a_word_about_it(pieces: list[str]) -> None:
    assert_read_or_told(rtf("".join(pieces) + r"\pard Words.\par"))
