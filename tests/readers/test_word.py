from __future__ import annotations

import io

import pytest
from PIL import Image as Pillow

from handouts.findings import Position
from handouts.model import Document, Paragraph, Table, walk, words
from handouts.readers.word import read
from tests.readers.as_text import as_text
from tests.readers.make_docx import (
    NAMESPACES,
    W,
    docx,
    level,
    paragraph,
    parts,
    picture,
    row,
    run,
    style,
    table,
    zipped,
)


def png(mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Pillow.new(mode, (3, 2)).save(made, "PNG")
    return made.getvalue()


PICTURE = {"i": ("image", "media/one.png")}
PNG = {"word/media/one.png": png()}


def text_of(body: str, **more: object) -> str:
    return as_text(document(body, **more))


def document(body: str, **more: object) -> Document:
    return read(docx(body, **more), "leaflet.docx")  # type: ignore[arg-type]


def field(code: str, result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f'{char("begin")}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{char("separate")}'
        f"{run(result)}{char('end')}"
    )


def test_title_and_headings_make_the_outline() -> None:
    body = (
        paragraph("Ketamine", style="Title")
        + paragraph("What it is.")
        + paragraph("Before", style="Heading1")
        + paragraph("Eat nothing.")
        + paragraph("Drinks", style="Heading2")
        + paragraph("Water is fine.")
    )
    assert text_of(body) == ("= Ketamine\nWhat it is.\n## Before\nEat nothing.\n### Drinks\nWater is fine.")


def test_a_heading_is_known_by_its_outline_level_and_by_its_name_in_other_languages() -> None:
    styles = f"""<w:styles {NAMESPACES}>
    {style("a1", "Kapitel", '<w:outlineLvl w:val="0"/>')}
    <w:style w:type="paragraph" w:styleId="a2"><w:name w:val="Mine"/><w:basedOn w:val="a1"/></w:style>
    <w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Überschrift 2"/></w:style></w:styles>"""
    body = (
        paragraph("Titel", style="a1")
        + paragraph("Teil", style="a3")
        + paragraph("Worte.")
        + paragraph("Direkt", more='<w:outlineLvl w:val="2"/>')
        + paragraph("Mehr Worte.")
        + paragraph("Noch ein Kapitel", style="a2")
        + paragraph("Ende.")
    )
    assert text_of(body, more={"word/styles.xml": styles}) == (
        "= Titel\n## Teil\nWorte.\n### Direkt\nMehr Worte.\n## Noch ein Kapitel\nEnde."
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Heading 2 Numbered", "## Part"),
        ("Überschrift 2 nummeriert", "## Part"),
        ("Heading 2 Text", "Part"),
        ("heading 20", "Part"),
        ("My heading 2", "Part"),
    ],
)
def test_an_author_s_own_style_is_a_heading_by_the_start_of_its_name(name: str, expected: str) -> None:
    styles = f"""<w:styles {NAMESPACES}>{style("a0", "heading 1", '<w:outlineLvl w:val="0"/>')}
    <w:style w:type="paragraph" w:styleId="a1"><w:name w:val="{name}"/></w:style></w:styles>"""
    body = paragraph("T", style="a0") + paragraph("Part", style="a1") + paragraph("Words.")
    assert text_of(body, more={"word/styles.xml": styles}) == f"= T\n{expected}\nWords."


def test_positions_are_paragraph_numbers_and_the_heading_above() -> None:
    made = document(
        paragraph("One", style="Title")
        + table(row("a", "b"), row("c", "d"))
        + paragraph("Two", style="Heading1")
        + paragraph("Words.")
    )
    section = made.sections[0]
    assert section.position == Position("leaflet.docx", paragraph=6, heading="One")
    assert section.blocks[0].position == Position("leaflet.docx", paragraph=7, heading="Two")


def test_bold_and_italics_come_from_runs_and_styles_and_two_styles_cancel_each_other() -> None:
    body = (
        paragraph(
            run("Take ") + run("two", "<w:b/>") + run(" a day", "<w:i/>") + run(".", '<w:b w:val="0"/>')
        )
        + paragraph(run("All of it, ") + run("but not this", '<w:b w:val="false"/>'), style="Louder")
        + paragraph(run("bold ") + run("twice", '<w:rStyle w:val="Firm"/>'), style="Loud")
        + paragraph(run("underlined", '<w:u w:val="single"/>') + run(" plain", '<w:u w:val="none"/>'))
    )
    assert text_of(body) == (
        "= \nTake *two* _a day_.\n*All of it,* but not this\n*bold* twice\n_underlined_ plain"
    )


def test_links_of_all_kinds_and_those_that_lead_nowhere() -> None:
    links = {
        "a": ("hyperlink", "https://example.org/x"),
        "b": ("hyperlink", "javascript:alert(1)"),
        "c": ("hyperlink", "mailto:nurse@example.org"),
    }
    body = (
        paragraph("T", style="Title")
        + paragraph(
            f'<w:hyperlink r:id="a">{run("site")}</w:hyperlink>{run(", ")}'
            f'<w:hyperlink r:id="b">{run("bad")}</w:hyperlink>{run(", ")}'
            f'<w:hyperlink r:id="c">{run("mail")}</w:hyperlink>{run(", ")}'
            + field(' HYPERLINK "https://example.org/f" ', "field")
            + run(", ")
            + f'<w:hyperlink w:anchor="there">{run("below")}</w:hyperlink>{run(", ")}'
            f'<w:hyperlink w:anchor="gone">{run("gone")}</w:hyperlink>'
        )
        + paragraph('<w:bookmarkStart w:id="1" w:name="there"/>' + run("Section"), style="Heading1")
        + paragraph("Call 911 or see www.example.org.")
    )
    assert text_of(body, links=links) == (
        "= T\n[site](https://example.org/x), bad, [mail](mailto:nurse@example.org), "
        "[field](https://example.org/f), [below](#section), gone\n## Section\n"
        "Call [911](tel:911) or see [www.example.org](https://www.example.org).\n"
        "lost link (0): A link to javascript:alert(1)\n"
        "lost link (0): A link to another place in the document (“gone”)"
    )


def test_references_lead_to_bookmarks_where_they_say_so() -> None:
    body = (
        paragraph("T", style="Title")
        + paragraph(
            run("See ") + field(" REF _Ref1 \\h ", "Care") + run(" on page ") + field(" PAGEREF _Ref1 \\h", "3")
            + run(", ") + field(" REF _Ref1 ", "Care") + run(" or ") + field(" REF _Ref2 \\h ", "above")
            + run(".")
        )
        + paragraph('<w:bookmarkStart w:id="1" w:name="_Ref1"/>' + run("Care"), style="Heading1")
        + paragraph("Rest.")
    )  # fmt: skip
    assert text_of(body) == "= T\nSee [Care](#care) on page [3](#care), Care or above.\n## Care\nRest."


def test_lists_nest_mix_and_go_on_with_their_numbers() -> None:
    body = (
        paragraph("one", num=(2, 0))
        + paragraph("inner", num=(2, 1))
        + paragraph("inner two", num=(2, 1))
        + paragraph("two", num=(2, 0))
        + paragraph("a word between")
        + paragraph("three", num=(2, 0))
        + paragraph("again from one", num=(4, 0))
        + paragraph("bullet", num=(1, 0))
        + paragraph("deeper", num=(1, 1))
        + paragraph("bullet two", num=(1, 0))
        + paragraph("goes on", style="ListParagraph", more='<w:ind w:left="720"/>')
        + paragraph("not a list", num=(0, 0))
    )
    assert text_of(body) == "\n".join((
        "= ", "1. one", "  1. lower-alpha inner", "  2. lower-alpha inner two", "2. two", "a word between",
        "3. three", "1. again from one", "- bullet", "  - deeper", "- bullet two", "  goes on", "not a list",
    ))  # fmt: skip


def test_a_list_inside_another_one_may_be_known_by_its_indent_alone() -> None:
    inner = '<w:ind w:left="1440"/>'
    body = (
        paragraph("one", num=(2, 0))
        + paragraph("inside", num=(1, 0), more=inner)
        + paragraph("two", num=(2, 0))
    )
    assert text_of(body) == "= \n1. one\n  - inside\n2. two"


def test_numbers_that_have_words_stay_words() -> None:
    body = paragraph("Wash your hands.", num=(3, 0)) + paragraph("Dry them.", num=(3, 0))
    assert text_of(body) == "= \nStep 1: Wash your hands.\nStep 2: Dry them."


def test_lists_through_styles_overrides_and_links_to_list_styles() -> None:
    styles = f"""<w:styles {NAMESPACES}>
    {style("Item", "Item", '<w:numPr><w:numId w:val="7"/></w:numPr>')}
    <w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Item"/></w:style>
    {style("Steps", "Steps", '<w:numPr><w:numId w:val="8"/></w:numPr>', kind="numbering")}
    </w:styles>"""
    tied = '<w:pStyle w:val="Sub"/>'
    numbering = f"""<w:numbering {NAMESPACES}>
    <w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Steps"/>{level(0, "upperRoman", "%1.", start=4)}
    {level(1, "bullet", "-", more=tied)}</w:abstractNum>
    <w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Steps"/></w:abstractNum>
    <w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num>
    <w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>
    </w:numbering>"""
    body = paragraph("four", style="Item") + paragraph("under", style="Sub") + paragraph("five", style="Item")
    made = text_of(body, more={"word/styles.xml": styles, "word/numbering.xml": numbering})
    assert made == "= \n4. upper-roman four\n  - under\n5. upper-roman five"


def test_typed_bullets_and_boxes_to_tick_are_lists() -> None:
    control = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>"
    )
    body = (
        paragraph("• milk")
        + paragraph("• tea")
        + paragraph("What did you take?")
        + paragraph(control + run(" Aspirin"))
        + paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run(" Nothing"))
        + paragraph("☐ Yes  ☐ No")
    )
    assert text_of(body) == (
        "= \n- milk\n- tea\nWhat did you take?\n- [x] Aspirin\n- [ ] Nothing\n☐ Yes ☐ No"
    )


def test_tables_with_header_rows_spans_and_row_headers() -> None:
    merged = "<w:p><w:r><w:t>both</w:t></w:r></w:p>"
    body = table(
        row("Day", "Dose", "Note", header=True),
        row("1", f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{merged}'),
        row("2", '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + paragraph("down"), "x"),
        row("3", "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph("<w:r/>"), "y"),
    )
    assert text_of(body) == (
        "= \ntable\n  head | col(Day) | col(Dose) | col(Note)\n  row | (1) | <2x1>(both)\n"
        "  row | (2) | <1x2>(down) | (x)\n  row | (3) | (y)"
    )


def test_a_table_style_or_bold_words_set_off_its_headers() -> None:
    look = '<w:tblStyle w:val="Dressed"/><w:tblLook w:firstRow="1" w:firstColumn="1"/>'
    plain = '<w:tblStyle w:val="Plain"/><w:tblLook w:val="04A0"/>'
    bold = [paragraph(run(word, "<w:b/>")) for word in ("C", "D")]
    body = (
        table(row("A", "B"), row("1", "2"), properties=look)
        + paragraph("between")
        + table(row("A", "B"), row("1", "2"), properties=plain)
        + paragraph("between")
        + table(row(*bold), row("3", "4"), properties=plain)
    )
    assert text_of(body) == (
        "= \ntable\n  head | col(A) | col(B)\n  row | row(1) | (2)\nbetween\n"
        "table\n  row | (A) | (B)\n  row | (1) | (2)\nbetween\n"
        "table\n  head | col(C) | col(D)\n  row | (3) | (4)"
    )


def test_boxes_drawn_as_tables_or_borders_are_callouts() -> None:
    label = paragraph(run("When to call 911", "<w:b/>"))
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
    border = f"<w:pBdr>{sides}</w:pBdr>"
    body = (
        table(row(label + paragraph("If you cannot breathe.")))
        + paragraph("Between.")
        + paragraph(run("Tip", "<w:b/>"), more=border)
        + paragraph("Drink water.", more=border)
    )
    assert text_of(body) == (
        "= \nurgent: When to call 911\n  If you cannot breathe.\nBetween.\ntip: Tip\n  Drink water."
    )


def test_a_table_that_only_sets_out_the_page_gives_its_parts() -> None:
    left = paragraph("Left", style="Heading1") + paragraph("Left words.")
    right = paragraph("Right", style="Heading1") + paragraph("Right words.")
    body = paragraph("T", style="Title") + table(row(left, right))
    assert text_of(body) == "= T\n## Left\nLeft words.\n## Right\nRight words."


def test_a_table_inside_a_table_is_kept() -> None:
    inner = table(row("a", "b"), row("c", "d"))
    body = table(row("x", inner + paragraph("y")), row("z", "w"))
    assert text_of(body) == (
        "= \ntable\n  row | (x) | (table; row | (a) | (b); row | (c) | (d); y)\n  row | (z) | (w)"
    )


def test_of_a_table_inside_many_others_the_words_are_kept() -> None:
    body = paragraph("deep")
    for _ in range(6):
        body = table(row("x", body + paragraph("y")))
    made = document(body)
    tables = [node for node in walk(made) if isinstance(node, Table)]
    assert words(made) == ["x"] * 6 + ["deep"] + ["y"] * 6
    assert len(tables) == 4
    assert {loss.what for loss in made.losses} == {"A table inside others"}


def test_the_title_of_a_table_for_screen_readers_is_its_caption_where_it_has_none() -> None:
    hidden = '<w:tblCaption w:val="Doses"/><w:tblDescription w:val="By age"/>'
    rows = row("a", "b"), row("c", "d")
    assert text_of(table(*rows, properties=hidden)) == (
        "= \ntable Doses\n  row | (a) | (b)\n  row | (c) | (d)\n"
        "lost hidden (2): The description of a table for screen readers"
    )
    assert text_of(table(*rows, properties='<w:tblDescription w:val="By age"/>')) == (
        "= \ntable By age\n  row | (a) | (b)\n  row | (c) | (d)"
    )
    seen = paragraph("Table 1", style="Caption")
    assert text_of(seen + table(*rows, properties='<w:tblCaption w:val="Doses"/>')) == (
        "= \ntable Table 1\n  row | (a) | (b)\n  row | (c) | (d)\n"
        "lost hidden (1): The title of a table for screen readers"
    )
    box = table(row("a"), row("b"), properties='<w:tblCaption w:val="Doses"/>')
    assert text_of(box) == "= \na\nb\nlost hidden (1): The title of a table for screen readers"


def test_terms_and_their_meanings_are_told_by_their_styles() -> None:
    styles = (
        f"""<w:styles {NAMESPACES}>{style("t", "Definition Term")}{style("m", "Definition")}</w:styles>"""
    )
    body = (
        paragraph("Dose", style="t")
        + paragraph("How much.", style="m")
        + paragraph("And how often.", style="m")
        + paragraph("Relapse", style="t")
        + paragraph("Illness again.", style="m")
        + paragraph("Words.")
        + paragraph("A meaning of nothing.", style="m")
    )
    assert text_of(body, more={"word/styles.xml": styles}) == (
        "= \nDose:\n  How much.\n  And how often.\nRelapse:\n  Illness again.\nWords.\nA meaning of nothing."
    )


def test_a_big_first_letter_belongs_to_its_word() -> None:
    body = paragraph("O", more='<w:framePr w:dropCap="drop"/>') + paragraph("nce a day.") + paragraph("Next.")
    assert text_of(body) == "= \nOnce a day.\nNext."


def test_all_bodies_are_read() -> None:
    body = paragraph("One.") + "</w:body><w:body>" + paragraph("Two.")
    assert text_of(body) == "= \nOne.\nTwo."


def test_pictures_captions_and_decoration() -> None:
    decoration = '<a:extLst><a:ext><adec:decorative val="1"/></a:ext></a:extLst>'
    body = (
        paragraph(picture("i", "A heart"))
        + paragraph("Figure 1. The heart", style="Caption")
        + paragraph(run("Words ") + picture("i", more=decoration) + run("go on."))
        + paragraph("Table 1. Doses", style="Caption")
        + table(row("a", "b"), row("c", "d"))
        + paragraph(picture("gone", "Lost one"))
    )
    assert text_of(body, links=PICTURE, more=PNG) == (
        "= \nfigure 3x2 'A heart'\n  Figure 1. The heart\nWords go on.\nfigure 3x2 decorative\n"
        "table Table 1. Doses\n  row | (a) | (b)\n  row | (c) | (d)\nfigure no picture 'Lost one'\n"
        "lost image (0): The picture  (“Lost one”)"
    )


def test_a_picture_in_the_line_parts_words_and_one_beside_it_does_not() -> None:
    beside = picture("i").replace("wp:inline", "wp:anchor")
    body = paragraph(
        run("Press") + picture("i") + run("now") + picture("i") + run(". Sit") + beside + run("ting.")
    )
    assert text_of(body, links=PICTURE, more=PNG).splitlines()[1] == "Press now. Sitting."


def test_a_table_of_one_row_that_sets_out_a_heading_is_no_box() -> None:
    part = paragraph("Work", style="Heading1") + paragraph("At a clinic.")
    body = paragraph("Ann's life", style="Title") + table(row(part, "2021"))
    assert text_of(body) == "= Ann's life\n## Work\nAt a clinic.\n2021"


def test_notes_stand_where_they_are_first_referred_to() -> None:
    notes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="0"/>'
        f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" Second."))}</w:footnote>'
        f'<w:footnote w:id="5">{paragraph("First.")}</w:footnote></w:footnotes>'
    )
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = paragraph("T", style="Title") + paragraph(
        run("Words") + reference.format(5) + run(" go on") + reference.format(2) + run(".")
    )
    made = document(body, links={"f": ("footnotes", "footnotes.xml")}, more={"word/footnotes.xml": notes})
    assert as_text(made) == "= T\nWords^note-1 go on^note-2.\nnote note-1:\n  First.\nnote note-2:\n  Second."
    assert made.notes[1].blocks[0].position == Position("leaflet.docx", paragraph=2, heading="T")


def test_a_text_box_is_read_once_and_where_it_is_anchored() -> None:
    inside = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:wsp>"
        f"<wps:txbx>{inside}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = paragraph(box + run("Anchored first.")) + paragraph(run("Anchored ") + box + run("later."))
    assert text_of(body) == "= \nIn the box.\nAnchored first.\nAnchored later.\nIn the box."


def test_only_the_branch_that_can_be_read_is_taken() -> None:
    choice = (
        "<mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice><mc:Fallback>{}</mc:Fallback>"
    )
    old = f"<w:pict><v:textbox><w:txbxContent>{paragraph('Old box.')}</w:txbxContent></v:textbox></w:pict>"
    body = paragraph("<w:r>" + choice.format(old) + "</mc:AlternateContent></w:r>")
    assert text_of(body) == "= \nOld box."


def test_tracked_changes_give_the_final_text_and_a_loss() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('gone')}</w:tc></w:tr>"
    body = (
        paragraph(
            run("Take ") + "<w:del><w:r><w:delText>five six</w:delText></w:r></w:del>"
            f"<w:ins>{run('ten')}</w:ins>" + run(" mg.")
        )
        + paragraph("Joined ", more="<w:rPr><w:del/></w:rPr>")
        + paragraph("up.")
        + paragraph("Rest.", more="<w:rPr><w:del/></w:rPr>")
        + paragraph("", more="<w:rPr><w:del/></w:rPr>")
        + paragraph("Then walk.")
        + table(row("keep", "this"), gone, row("and", "that"))
    )  # fmt: skip
    assert text_of(body) == (
        "= \nTake ten mg.\nJoined up.\nRest. Then walk.\ntable\n  row | (keep) | (this)\n  row | (and) | (that)\n"
        "lost deleted (2): Deleted words (tracked change)\n"
        "lost deleted (1): A deleted table row (tracked change)"
    )


def test_what_patients_are_not_to_read_is_left_out_and_put_down() -> None:
    comments = (
        f'<w:comments {NAMESPACES}><w:comment w:id="4" w:author="Ann">'
        f"{paragraph('Is this right?')}</w:comment></w:comments>"
    )
    header = f"<w:hdr {NAMESPACES}>{paragraph('Clinic of the North')}</w:hdr>"
    body = (
        paragraph(
            run("Shown. ") + run("not shown", "<w:vanish/>") + '<w:r><w:commentReference w:id="4"/></w:r>'
        )
        + paragraph(run("New. ") + run("old dose", "<w:strike/>"))
        + '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>'
    )
    made = text_of(
        body,
        links={"c": ("comments", "comments.xml"), "h": ("header", "header1.xml")},
        more={"word/comments.xml": comments, "word/header1.xml": header},
    )
    assert made == (
        "= \nShown.\nNew.\nlost header (4): The page header (header1.xml)\nlost hidden (2): Hidden words\n"
        "lost comment (3): A comment by Ann\nlost deleted (2): Struck words"
    )


def test_words_own_table_of_contents_is_left_out() -> None:
    first = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("One 1")
    )
    last = run("Two 2") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = (
        paragraph("T", style="Title")
        + paragraph(first)
        + paragraph(last)
        + paragraph("One", style="Heading1")
    )
    assert text_of(body + paragraph("Words.")) == (
        "= T\n## One\nWords.\nlost navigation (4): The table of contents"
    )
    for above in (paragraph("Contents", style="Heading1"), paragraph("Contents:")):
        named = body.replace(paragraph(first), above + paragraph(first))
        assert text_of(named + paragraph("Words.")) == (
            "= T\n## One\nWords.\nlost navigation (5): The table of contents"
        )


def test_a_field_that_is_never_ended_costs_no_words() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    assert text_of(paragraph(begin) + paragraph("Words.")) == "= \nWords."
    assert text_of(paragraph(begin + separate) + paragraph("Words.")) == "= \nWords."


def test_characters_that_are_elements() -> None:
    body = paragraph(
        "<w:r><w:t>follow</w:t><w:noBreakHyphen/><w:t>up med</w:t><w:softHyphen/><w:t>icine</w:t><w:tab/>"
        '<w:t>now</w:t><w:br/><w:t>next line</w:t><w:br w:type="page"/><w:t>page</w:t></w:r>'
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
        + run(" m") + run("2", '<w:vertAlign w:val="superscript"/>')
        + run(" 1") + run("st", '<w:vertAlign w:val="superscript"/>')
        + run(" \uf061", '<w:rFonts w:ascii="Symbol"/>')
    )  # fmt: skip
    assert text_of(body) == "= \nfollow-up medicine now / next line page≥ m² 1st α"


def test_a_symbol_that_only_its_font_knows_is_a_loss() -> None:
    body = paragraph(run("Words") + '<w:r><w:sym w:font="Clinic Signs" w:char="F045"/></w:r>')
    assert text_of(body) == "= \nWords\nlost symbol (1): Character F045 of the font “Clinic Signs”"


def test_a_blank_line_in_a_paragraph_parts_it() -> None:
    body = paragraph("<w:r><w:t>One.</w:t><w:br/><w:br/><w:t>Two.</w:t><w:br/></w:r>")
    assert text_of(body) == "= \nOne.\nTwo."


def test_bullets_typed_after_line_ends_are_lists_too() -> None:
    body = paragraph("<w:r><w:t>Tell us of:</w:t><w:br/><w:t>• fever</w:t><w:br/><w:t>• a cough</w:t></w:r>")
    inside = paragraph("<w:r><w:t>Signs:</w:t><w:br/><w:t>＊ rash</w:t></w:r>", num=(1, 0))
    assert text_of(body + inside) == "= \nTell us of:\n- fever\n- a cough\n- Signs:\n  - rash"


def test_formulas_keep_their_characters() -> None:
    fraction = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    power = "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    assert text_of(paragraph(run("BMI ") + f"<m:oMath>{power}{fraction}</m:oMath>")) == "= \nBMI x²1/2"


def test_the_language_is_that_of_most_letters_and_others_are_marked() -> None:
    spanish = '<w:lang w:val="es-US"/>'
    body = paragraph(run("Tome dos pastillas al día con agua.", spanish)) + paragraph(
        run("Diga ", spanish)
        + run("hello", '<w:lang w:val="en-GB"/>')
        + run(" y 5 ", spanish)
        + run("veces", "")
    )
    made = document(body)
    assert (made.meta.lang, made.meta.lang_declared) == ("es-US", True)
    assert as_text(made) == "= \nTome dos pastillas al día con agua.\nDiga {en-GB: hello} y 5 veces"


def test_with_no_language_in_it_the_given_one_is_taken() -> None:
    made = read(
        docx(paragraph("Szia."), more={"word/styles.xml": f"<w:styles {NAMESPACES}/>"}),
        "x.docx",
        language="hu",
    )
    assert (made.meta.lang, made.meta.lang_declared) == ("hu", False)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Asthma at home", paragraph("Words."), "Asthma at home"),
        ("Microsoft Word - asthma.doc", paragraph("Words."), ""),
        ("asthma_v3.docx", paragraph("Words."), ""),
        ("Old template", paragraph("Real", style="Title") + paragraph("Words."), "Real"),
        (
            "流程",
            paragraph("One", style="Heading1") + paragraph("a") + paragraph("Two", style="Heading1"),
            "One",
        ),
        ("Old template", paragraph("Only", style="Heading1") + paragraph("Words."), "Only"),
        (
            "Asthma",
            paragraph("One", style="Heading1")
            + paragraph("a")
            + paragraph("Two", style="Heading1")
            + paragraph("b"),
            "Asthma",
        ),
    ],
)
def test_which_title_counts(title: str, body: str, expected: str) -> None:
    assert as_text(document(body, title=title)).splitlines()[0] == f"= {expected}"


def test_bold_lines_are_headings_and_those_below_others_are_a_level_deeper() -> None:
    bold = [paragraph(run(text, "<w:b/>")) for text in ("My leaflet", "Before you come")]
    plain = bold[0] + paragraph("Words.") + bold[1] + paragraph(run("All of this is bold.", "<w:b/>"))
    assert text_of(plain) == (
        "= My leaflet\nWords.\n## Before you come\n*All of this is bold.*\n"
        "lost heading (0): 2 lines are no headings but only bold: “My leaflet”, “Before you come”"
    )
    assert text_of(paragraph("Real", style="Title") + paragraph("Part", style="Heading1") + plain) == (
        "= Real\n## Part\n### My leaflet\nWords.\n### Before you come\n*All of this is bold.*\n"
        "lost heading (0): 2 lines are no headings but only bold: “My leaflet”, “Before you come”"
    )


def test_larger_bold_lines_are_higher_headings() -> None:
    def bold(text: str, size: int) -> str:
        return paragraph(run(text, f'<w:b/><w:sz w:val="{size}"/>'))

    body = (
        bold("Top", 40)
        + bold("Part", 32)
        + paragraph("a")
        + bold("Small", 28)
        + paragraph("b")
        + bold("Part two", 32)
    )
    made = text_of(body + paragraph("c"))
    assert made.startswith("= Top\n## Part\na\n### Small\nb\n## Part two\nc\nlost heading (0): 4 lines")


def test_quotations_are_quotations() -> None:
    body = (
        paragraph("I felt better.", style="Quote")
        + paragraph("So much.", style="Quote")
        + paragraph("After.")
    )
    assert text_of(body) == "= \nquote\n  I felt better.\n  So much.\nAfter."


def test_strict_files_are_read_like_others() -> None:
    made = parts(paragraph("Title", style="Title") + paragraph(run("bold", "<w:b/>") + run(" words")))
    strict = {
        name: data.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        if isinstance(data, str)
        else data
        for name, data in made.items()
    }
    assert as_text(read(zipped(strict), "x.docx")) == "= Title\n*bold* words"


def test_content_controls_tags_and_insertions_around_anything_are_seen_through() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    cell = control(f"<w:tc>{paragraph('in')}</w:tc>")
    body = (
        control(paragraph(control(run("one ")) + f"<w:smartTag>{run('two')}</w:smartTag>"))
        + f"<w:ins>{paragraph('three')}</w:ins>"
        + table(control(f"<w:tr>{cell}<w:tc>{paragraph('out')}</w:tc></w:tr>"))
    )
    assert text_of(body) == "= \none two\nthree\ntable\n  row | (in) | (out)"


def test_a_heading_number_is_no_word_of_it_but_a_worded_one_is_and_that_is_told_once() -> None:
    body = (
        paragraph("T", style="Title")
        + paragraph("Before", style="Heading1", num=(2, 0))
        + paragraph("a")
        + paragraph("Wash", style="Heading1", num=(3, 0))
        + paragraph("b")
        + paragraph("After", style="Heading1", num=(2, 0))
    )
    assert text_of(body) == (
        "= T\n## Before\na\n## Step 1: Wash\nb\n## After\nlost format (0): The numbers of the headings"
    )


def test_the_same_bytes_give_the_same_document() -> None:
    data = docx(paragraph("T", style="Title") + paragraph("Words.", num=(1, 0)))
    assert read(data, "x.docx") == read(data, "x.docx")


def test_deeply_nested_boxes_keep_their_words() -> None:
    body = paragraph("core")
    for index in range(25):
        body = table(row(body + paragraph(f"w{index}"), "x"))
    made = document(body)
    assert sorted(words(made)) == sorted(["core", *(f"w{index}" for index in range(25)), *"x" * 25])


def test_every_text_of_a_word_paragraph_is_one() -> None:
    block = document(paragraph(run("Take ") + run("one ") + run("pill."))).blocks[0]
    assert isinstance(block, Paragraph)
    assert len(block.children) == 1


# ruff: noqa: E501 - a case is easier to read on one line


def heads(*lines: str) -> str:
    return "".join(line + paragraph(f"Words number {at} below it.") for at, line in enumerate(lines))


LOOKS = {
    "bold below a styled title": (
        paragraph("Asthma", style="Title") + heads(*(paragraph(run(w, "<w:b/>")) for w in ("Causes", "Help"))),
        "= Asthma\n## Causes\nWords number 0 below it.\n## Help\nWords number 1 below it.",
        "2 lines are no headings but only bold: “Causes”, “Help”",
    ),
    "bold and in a list": (
        paragraph("Asthma", style="Title")
        + heads(*(paragraph(run(w, "<w:b/>"), num=(2, 0)) for w in ("Causes", "Help"))),
        "= Asthma\n## 1. Causes\nWords number 0 below it.\n## 2. Help\nWords number 1 below it.",
        "2 lines are no headings but only bold: “1. Causes”, “2. Help”",
    ),
    "larger": (
        heads(paragraph(run("Asthma", '<w:sz w:val="40"/>')), paragraph(run("Help", '<w:sz w:val="30"/>'))),
        "= Asthma\nWords number 0 below it.\n## Help\nWords number 1 below it.",
        "2 lines are no headings but only larger: “Asthma”, “Help”",
    ),
    "in capitals": (
        heads(paragraph("ASTHMA"), paragraph("WHAT HELPS")),
        "= ASTHMA\nWords number 0 below it.\n## WHAT HELPS\nWords number 1 below it.",
        "2 lines are no headings but only in capitals: “ASTHMA”, “WHAT HELPS”",
    ),
    "underlined": (
        heads(*(paragraph(run(w, '<w:u w:val="single"/>')) for w in ("Asthma", "Help"))),
        "= Asthma\nWords number 0 below it.\n## Help\nWords number 1 below it.",
        "2 lines are no headings but only underlined: “Asthma”, “Help”",
    ),
    "italics are no headings": (
        heads(*(paragraph(run(w, "<w:i/>")) for w in ("Asthma", "Help"))),
        "= \n_Asthma_\nWords number 0 below it.\n_Help_\nWords number 1 below it.",
        "",
    ),
    "one alone where there are headings": (
        paragraph("Asthma", style="Title") + heads(paragraph("Help", style="Heading1"), paragraph(run("So", "<w:b/>"))),
        "= Asthma\n## Help\nWords number 0 below it.\n*So*\nWords number 1 below it.",
        "One line may be a heading but is only bold: “So”",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOKS)
def test_lines_that_only_look_like_headings(name: str) -> None:
    body, expected, told = LOOKS[name]
    assert text_of(body) == expected + (f"\nlost heading (0): {told}" if told else "")
