"""What a screen reader is told of each kind of block and inline: the whole tree, as text."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from handouts import model
from handouts.model import (
    Abbreviation,
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    FillIn,
    LineBreak,
    Link,
    Meta,
    Note,
    NoteRef,
    NumberedList,
    Quote,
    Row,
    Span,
    Strong,
    Table,
    Term,
    Text,
)
from tests.writers.pdf.documents import cell, handout, inlines, item, paragraph, picture, read, section, table


def expect(document: Document, tree: str, *standards: str) -> None:
    """The tree under Document, without the title; by both standards, unless some are named."""
    for standard in standards or ("ua-1", "ua-2"):
        dump = read(document, standard=standard).dump().removeprefix('Document\n  H1 "Title"\n')
        assert textwrap.dedent(dump) == textwrap.dedent(tree).strip("\n")


def test_paragraphs_are_paragraphs() -> None:
    expect(handout(paragraph("One."), paragraph("Two.")), 'P "One."\nP "Two."')


def test_sections_nest_and_hold_their_headings() -> None:
    inner = section("Inner", paragraph("Deep."), level=3)
    expect(
        handout(sections=(section("First", paragraph("Text."), inside=(inner,)), section("Second"))),
        """
        Sect
          H2 "First"
          P "Text."
          Sect
            H3 "Inner"
            P "Deep."
        Sect
          H2 "Second"
        """,
    )


def test_a_list_is_one_list_with_labels_and_bodies() -> None:
    expect(
        handout(BulletList((item("One"), item("Two", "More")))),
        """
        L A=ListNumbering:Disc
          LI
            Lbl "•"
            LBody
              P "One"
          LI
            Lbl "•"
            LBody
              P "Two"
              P "More"
        """,
    )


def test_numbers_follow_the_start_and_the_style() -> None:
    expect(
        handout(NumberedList((item("A"), item("B")), 9), NumberedList((item("C"),), 4, "upper-roman")),
        """
        L A=ListNumbering:Decimal
          LI
            Lbl "9."
            LBody
              P "A"
          LI
            Lbl "10."
            LBody
              P "B"
        L A=ListNumbering:UpperRoman
          LI
            Lbl "IV."
            LBody
              P "C"
        """,
    )


def test_a_nested_list_is_inside_the_body_of_its_item() -> None:
    expect(
        handout(BulletList((item("Outer", NumberedList((item("Inner"),), style="lower-alpha")),))),
        """
        L A=ListNumbering:Disc
          LI
            Lbl "•"
            LBody
              P "Outer"
              L A=ListNumbering:LowerAlpha
                LI
                  Lbl "a."
                  LBody
                    P "Inner"
        """,
    )


def test_an_empty_item_keeps_its_place() -> None:
    expect(
        handout(BulletList((item(),))),
        """
        L A=ListNumbering:Disc
          LI
            Lbl "•"
            LBody
        """,
    )


def test_boxes_to_tick_say_their_state() -> None:
    tree = """
        L A=ListNumbering:{}
          LI
            Lbl ActualText='ticked'
            LBody
              P "Done"
          LI
            Lbl ActualText='not ticked'
            LBody
              P "To do"
        """
    document = handout(BulletList((item("Done", checked=True), item("To do", checked=False))))
    expect(document, tree.format("None"), "ua-1")
    expect(document, tree.format("Unordered"), "ua-2")


def test_definitions_are_a_list_of_terms_and_meanings() -> None:
    tree = """
        L A=ListNumbering:{}
          LI
            Lbl "Dose"
            LBody
              P "How much you take."
        """
    document = handout(DefinitionList((Definition(inlines("Dose"), (paragraph("How much you take."),)),)))
    expect(document, tree.format("None"), "ua-1")
    expect(document, tree.format("Description"), "ua-2")


def test_a_table_has_a_head_a_body_and_scopes() -> None:
    expect(
        handout(table(["", "Dose"], ["Ketamine", "5 mg"], caption="Doses")),
        """
        Table
          Caption "Doses"
          THead
            TR
              TH A=Scope:Column
              TH A=Scope:Column
                P "Dose"
          TBody
            TR
              TH A=Scope:Row
                P "Ketamine"
              TD
                P "5 mg"
        """,
    )


def test_cells_may_span_and_short_rows_are_filled() -> None:
    spanning = Table(
        (Row((Cell((paragraph("Both"),), header=True, scope="col", colspan=2),)),),
        (
            Row((Cell((paragraph("Tall"),), rowspan=2), cell("a"))),
            Row((cell("b"),)),
            Row((cell("c"),)),
        ),
    )
    expect(
        handout(spanning),
        """
        Table
          THead
            TR
              TH A=ColSpan:2,Scope:Column
                P "Both"
          TBody
            TR
              TD A=RowSpan:2
                P "Tall"
              TD
                P "a"
            TR
              TD
                P "b"
            TR
              TD
                P "c"
              TD
        """,
    )


def test_a_table_without_header_rows_has_rows_alone() -> None:
    expect(
        handout(table([], ["Monday", "Rest"])),
        """
        Table
          TR
            TH A=Scope:Row
              P "Monday"
            TD
              P "Rest"
        """,
    )


def test_a_table_too_wide_for_the_page_is_the_same_table() -> None:
    words = ["Extraordinarily", "Hypersensitivity", "Contraindications", "Considerations"]
    reading = read(handout(table(words, words)))
    assert reading.dump().count("TH A=Scope:Column") == 4
    assert [node.text for node in reading.tree.all("TR")] == ["".join(words)] * 2
    prompts = [
        text for page in reading.pages for kind, text in page.artifacts if kind == "Pagination" and text
    ]
    assert prompts == [f"{word}:" for word in words[1:]]


def test_a_picture_is_told_by_its_words_and_its_caption() -> None:
    expect(
        handout(Figure(picture(), "A red box", inlines("The box"), (paragraph("It opens."),))),
        """
        Figure Alt='A red box'
          Caption "The box"
        P "It opens."
        """,
    )


def test_decoration_is_passed_over_and_a_lost_picture_is_told_in_words() -> None:
    expect(handout(Figure(picture(), decorative=True), Figure(None, "A lung")), 'P "Picture: A lung"')


def test_a_callout_is_a_group_that_begins_with_its_label() -> None:
    document = handout(Callout("urgent", inlines("Get help now"), (paragraph("Call 911."),)))
    expect(document, 'Div\n  P "Get help now"\n  P "Call 911."', "ua-1")
    expect(document, 'Aside\n  P "Get help now"\n  P "Call 911."', "ua-2")


def test_a_quote_is_a_quote() -> None:
    expect(handout(Quote((paragraph("I am well."),))), 'BlockQuote\n  P "I am well."')


def test_room_to_write_says_what_it_is_for() -> None:
    expect(
        handout(FillIn(inlines("My dose"), 2)),
        """
        P
          "My dose"
          Span Alt='write your answer here'
        """,
    )


def test_inlines_keep_their_meaning_and_their_places() -> None:
    document = handout(
        paragraph(
            "See ",
            Link(inlines("the ", Strong(inlines("NHS")), " site"), "https://nhs.example"),
            ". ",
            Emphasis(inlines("Not")),
            " more than 5 mg ",
            Abbreviation("IV", "in a vein"),
            ", ",
            Span(inlines("nunca"), "es"),
            "!",
            LineBreak(),
            "End",
        )
    )
    tree = """
        P
          "See "
          Link
            "the "
            {strong} "NHS"
            " site"
          ". "
          {em} "Not"
          " more than 5 mg "
          Span E='in a vein' "IV"
          ", "
          Span Lang='es' "nunca"
          "! End"
        """
    expect(document, tree.format(strong="Span", em="Span"), "ua-1")
    expect(document, tree.format(strong="Strong", em="Em"), "ua-2")


def test_notes_come_last_and_lead_back() -> None:
    document = Document(
        inlines("Title"),
        (paragraph("It works", NoteRef("x"), " well", NoteRef("x"), "."),),
        notes=(Note("x", (paragraph("In a trial."),)),),
    )
    expect(
        document,
        """
        P
          "It works"
          Reference
            Link "[1]"
          " well"
          Reference
            Link "[1]"
          "."
        Sect
          H2 "Notes"
          Note ID='note-1'
            Lbl
              Link "[1]"
            P "In a trial."
        """,
        "ua-1",
    )
    expect(
        document,
        """
        P
          "It works"
          Link "[1]"
          " well"
          Link "[1]"
          "."
        Sect
          H2 "Notes"
          FENote ID='note-1'
            Lbl
              Link "[1]"
            P "In a trial."
        """,
        "ua-2",
    )
    reading = read(document)
    links = [link for node in reading.tree.all("Link") for link in node.links]
    assert [str(link.Contents) for link in links] == ["note 1", "note 1", "Back to the text of note 1"]
    assert all("/Dest" in link for link in links)


def test_a_link_into_another_handout_is_words_only() -> None:
    expect(handout(paragraph("See ", Link(inlines("the end"), "#gone"), ".")), 'P "See the end."')


def test_our_own_words_are_marked_as_english_in_another_language() -> None:
    document = Document(
        inlines("Título"),
        (FillIn(inlines("Notas")), BulletList((item("Uno", checked=True),))),
        meta=Meta(lang="xx"),
    )
    tree = read(document)
    assert str(tree.pdf.Root.Lang) == "xx"
    assert [node.entries["Lang"] for node in tree.tree.walk() if "Lang" in node.entries] == ["'en'", "'en'"]


def test_text_may_hold_what_pdf_syntax_uses() -> None:
    odd = "a (b) \\c ) ( \\ é ñ Ω Ж – “x” 100 % <d> [e] /f #g"
    expect(handout(paragraph(odd)), f'P "{odd}"')


def test_characters_that_share_a_glyph_are_told_apart() -> None:
    text = "5\u00a0mg µ μ \u2011 - Ω \u2126x"
    reading = read(handout(paragraph(Text(text))))
    # NFC makes an ohm sign an omega; all else is as it was written.
    assert reading.tree.all("P")[0].text == text.replace("\u2126", "Ω")


def test_a_note_that_a_table_refers_to_leads_back_to_the_table() -> None:
    body = Table((), (Row((cell("Dose"), Cell((paragraph("5 mg", NoteRef("x")),)))),))
    document = Document(inlines("Title"), (body,), notes=(Note("x", (paragraph("A day."),)),))
    for standard in ("ua-1", "ua-2"):
        reading = read(document, standard=standard)
        there, back = (node.links[0] for node in reading.tree.all("Link"))
        place = there.A.D if standard == "ua-2" else there.Dest
        home = back.A.D if standard == "ua-2" else back.Dest
        assert place[0].objgen == home[0].objgen == reading.pdf.pages[0].obj.objgen
        assert float(home[3]) > float(place[3])
        if standard == "ua-2":
            assert back.A.SD[0].objgen == reading.tree.all("Link")[0].objgen


def test_a_numbered_item_keeps_its_number_beside_its_box() -> None:
    expect(
        handout(NumberedList((item("Ask", checked=False), item("Go")))),
        """
        L A=ListNumbering:Decimal
          LI
            Lbl "1."
            LBody
              Span ActualText='not ticked'
              P "Ask"
          LI
            Lbl "2."
            LBody
              P "Go"
        """,
    )


def test_a_term_is_said_as_any_other_word() -> None:
    document = handout(paragraph("Your ", Term(inlines("pancreas"), "pancreas"), " makes insulin."))
    expect(document, 'P "Your pancreas makes insulin."')


def test_blocks_inside_blocks_are_inside_their_tags() -> None:
    rows = (Row((Cell((BulletList((item("Salt"),)),)), Cell((paragraph("One"), paragraph("Two"))))),)
    document = handout(
        Callout("tip", inlines("Tip"), (Quote((NumberedList((item("Rest"),)),)), Table((), rows))),
        DefinitionList((Definition(inlines("Dose"), (paragraph("5 mg"), BulletList((item("A day"),)))),)),
    )
    tree = """
        {aside}
          P "Tip"
          BlockQuote
            L A=ListNumbering:Decimal
              LI
                Lbl "1."
                LBody
                  P "Rest"
          Table
            TR
              TD
                L A=ListNumbering:Disc
                  LI
                    Lbl "•"
                    LBody
                      P "Salt"
              TD
                P "One"
                P "Two"
        L A=ListNumbering:{terms}
          LI
            Lbl "Dose"
            LBody
              P "5 mg"
              L A=ListNumbering:Disc
                LI
                  Lbl "•"
                  LBody
                    P "A day"
        """
    expect(document, tree.format(aside="Div", terms="None"), "ua-1")
    expect(document, tree.format(aside="Aside", terms="Description"), "ua-2")


def test_a_part_that_goes_on_over_pages_is_one_part() -> None:
    long = " ".join(["Drink enough water."] * 120)
    days = [f"Day {number}" for number in range(1, 30)]
    rows = "".join(
        f'    TR\n      TH A=Scope:Row\n        P "{day}"\n      TD\n        P "Rest"\n' for day in days
    )
    expect(
        handout(
            paragraph(long),
            BulletList((item(long),)),
            table(["When", "What"], *([day, "Rest"] for day in days)),
        ),
        f"""
P "{long}"
L A=ListNumbering:Disc
  LI
    Lbl "•"
    LBody
      P "{long}"
Table
  THead
    TR
      TH A=Scope:Column
        P "When"
      TH A=Scope:Column
        P "What"
  TBody
{rows}""",
    )


MADE_BY = {
    "handout": "Document",
    "inlines": "Text",
    "item": "ListItem",
    "paragraph": "Paragraph",
    "section": "Section",
}
"""What makes the nodes that a document nearly always has."""


def test_every_kind_of_block_and_inline_has_its_tree_here() -> None:
    made = set(re.findall(r"\b([A-Za-z]+)\(", Path(__file__).read_text("utf-8")))
    kinds = {
        kind.__name__
        for kind in vars(model).values()
        if isinstance(kind, type) and issubclass(kind, model.Node)
    }
    assert kinds - {"Node"} <= made | {MADE_BY[name] for name in made & MADE_BY.keys()}
