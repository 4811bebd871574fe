"""Fields to type in and boxes to click: named, tagged, printed, and of one look with what is for a pen."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from pikepdf.form import DefaultAppearanceStreamGenerator, Form

from handouts.formats import RenderOptions
from handouts.model import Block, BulletList, Document, FillIn, Meta, NumberedList
from handouts.profiles import profile_names
from handouts.results import Outcome
from handouts.verify import pdf, speak
from handouts.writers.pdf import write
from tests.validators.pdf import VeraPdf
from tests.writers.pdf.documents import everything, handout, inlines, item, paragraph
from tests.writers.pdf.reading import Reading

BLOCKS: tuple[Block, ...] = (
    FillIn(inlines("My weight"), 1),
    FillIn(inlines("My questions"), 3),
    BulletList((item("Bring your inhaler", checked=True), item("Ask about it", checked=False))),
    NumberedList((item("Call us", checked=False),)),
)


def fill(*blocks: Block, standard: str = "ua-1", profile: str = "large") -> bytes:
    return write(handout(*blocks), RenderOptions(fillable=True, standard=standard, profile=profile))


def opened(data: bytes) -> Any:
    return pikepdf.open(io.BytesIO(data))


def test_each_field_is_in_a_form_element_where_a_pen_would_write() -> None:
    reading = Reading(fill(*BLOCKS))
    assert reading.dump() == (
        'Document\n  H1 "Title"\n'
        '  P\n    "My weight"\n    Form\n'
        '  P\n    "My questions"\n    Form\n'
        "  L A=ListNumbering:None\n"
        '    LI\n      Lbl\n        Form\n      LBody\n        P "Bring your inhaler"\n'
        '    LI\n      Lbl\n        Form\n      LBody\n        P "Ask about it"\n'
        "  L A=ListNumbering:Decimal\n"
        '    LI\n      Lbl "1."\n      LBody\n        Form\n        P "Call us"'
    )
    fields = [link for node in reading.tree.all("Form") for link in node.links]
    assert [(str(each.T), str(each.TU), str(each.FT), int(each.get("/Ff", 0))) for each in fields] == [
        ("answer-my-weight", "My weight", "/Tx", 0),
        ("answer-my-questions", "My questions", "/Tx", 4096),
        ("box-bring-your-inhaler", "Bring your inhaler", "/Btn", 0),
        ("box-ask-about-it", "Ask about it", "/Btn", 0),
        ("box-call-us", "Call us", "/Btn", 0),
    ]
    assert [str(each.AS) for each in fields[2:]] == ["/Yes", "/Off", "/Off"]


def test_the_tab_key_and_the_form_follow_the_tags() -> None:
    reading = Reading(fill(*BLOCKS))
    tagged = [link.objgen for node in reading.tree.all("Form") for link in node.links]
    assert [each.objgen for each in reading.pdf.Root.AcroForm.Fields] == tagged
    assert [each.objgen for page in reading.pdf.pages for each in page.obj.Annots] == tagged


def test_a_field_is_as_large_as_the_lines_that_it_stands_for() -> None:
    by_hand = opened(write(handout(*BLOCKS), RenderOptions()))
    on_screen = opened(fill(*BLOCKS))
    assert "/AcroForm" not in by_hand.Root
    assert len(by_hand.pages) == len(on_screen.pages) == 1
    weight, questions, *boxes = on_screen.Root.AcroForm.Fields
    heights = [float(each.Rect[3] - each.Rect[1]) for each in (weight, questions)]
    assert heights[0] > 24
    assert heights[1] > 3 * heights[0]
    assert all(float(box.Rect[2] - box.Rect[0]) > 18 for box in boxes)


def test_a_field_that_a_page_ends_in_goes_on_as_another() -> None:
    data = fill(FillIn(inlines("My diary"), 40))
    made = opened(data)
    first, second, *more = made.Root.AcroForm.Fields
    assert [str(first.TU), str(second.TU)] == ["My diary", "My diary (continued)"]
    names = [str(each.T) for each in (first, second, *more)]
    assert len(set(names)) == len(names)
    assert [node.type for node in Reading(data).tree.all("Form")] == ["Form"] * len(names)


def test_words_of_the_tool_stand_for_a_label_that_is_not_there() -> None:
    blocks = (FillIn((), 1), BulletList((item(checked=False),)))
    document = Document(inlines("Titel"), blocks, meta=Meta(lang="nl"))
    reading = Reading(write(document, RenderOptions(fillable=True)))
    assert [str(link.TU) for node in reading.tree.all("Form") for link in node.links] == [
        "write your answer here",
        "box to tick",
    ]
    assert [node.entries["Lang"] for node in reading.tree.all("Form")] == ["'en'", "'en'"]


def test_names_are_told_apart_even_without_latin_letters() -> None:
    data = fill(*(FillIn(inlines(label)) for label in ("Name", "Name", "質問", "薬", "a.b")))
    made = opened(data)
    names = [str(each.T) for each in made.Root.AcroForm.Fields]
    assert names == ["answer-name", "answer-name-2", "answer", "answer-2", "answer-a-b"]


def test_what_is_typed_is_drawn_in_the_handouts_own_letters() -> None:
    filled = opened(fill(*BLOCKS))
    form = Form(filled, DefaultAppearanceStreamGenerator)
    field: Any = form["answer-my-weight"]
    field.value = "80 kg – ¿y usted? café"
    look = filled.Root.AcroForm.Fields[0].AP.N
    typed = next(
        bytes(op.operands[0]) for op in pikepdf.parse_content_stream(look) if str(op.operator) == "Tj"
    )
    assert typed.decode("cp1252") == "80 kg – ¿y usted? café"
    font = look.Resources.Font.Form
    assert str(font.Encoding) == "/WinAnsiEncoding"
    assert str(font.BaseFont) == "/AtkinsonHyperlegibleNext-Regular"
    assert len(font.Widths) == 224
    assert int(font.Widths[ord("W") - 32]) > int(font.Widths[ord("i") - 32]) > 0
    program = font.FontDescriptor.FontFile2.read_bytes()
    assert int(font.FontDescriptor.FontFile2.Length1) == len(program) > 40_000


def test_a_box_can_be_ticked_and_unticked() -> None:
    made = opened(fill(*BLOCKS))
    for box in list(made.Root.AcroForm.Fields)[2:]:
        assert sorted(box.AP.N.keys()) == ["/Off", "/Yes"]
        assert b" l " in box.AP.N.Yes.read_bytes()
        assert box.AP.N.Off.read_bytes() == b""


def test_a_screen_reader_says_what_kind_of_field_it_is() -> None:
    assert speak(fill(*BLOCKS), "handout.pdf")[1:] == (
        "My weight",
        "field to type in, My weight",
        "My questions",
        "field to type in, My questions",
        "list with 2 items",
        "check box, ticked, Bring your inhaler",
        "check box, not ticked, Ask about it",
        "end of list",
        "list with 1 item",
        "1. check box, not ticked, Call us",
        "end of list",
    )


@pytest.mark.parametrize("profile", profile_names())
@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_every_promise_is_kept_and_verapdf_finds_nothing(
    profile: str, standard: str, verapdf: VeraPdf
) -> None:
    document = everything()
    data = write(document, RenderOptions(fillable=True, profile=profile, standard=standard))
    outcomes = {point.id: point.outcome for point in pdf.verify(data, "a.pdf", document=document).points}
    assert [name for name, outcome in outcomes.items() if outcome is Outcome.FAIL] == []
    assert outcomes["pdf-39"] is Outcome.PASS
    assert verapdf(data, standard.replace("-", "")) == []


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_bullets_may_stand_among_boxes(standard: str) -> None:
    for items in ((item("One"), item("Two", checked=True)), (item("One", checked=False), item("Two"))):
        document = handout(BulletList(items), NumberedList(items))
        data = write(document, RenderOptions(fillable=True, standard=standard))
        found = pdf.verify(data, "a.pdf", document=document).points
        assert [point.id for point in found if point.outcome is Outcome.FAIL] == []


def test_a_header_that_is_repeated_has_its_fields_once() -> None:
    from handouts.model import Cell, Row, Table

    head = Row((Cell((FillIn(inlines("Week of")),), True, "col"), Cell((paragraph("Dose"),), True, "col")))
    rows = tuple(Row((Cell((paragraph("Day"),)), Cell((paragraph(str(n)),)))) for n in range(60))
    data = fill(Table((head,), rows))
    made = opened(data)
    assert len(made.pages) > 1
    assert len(made.Root.AcroForm.Fields) == 1
