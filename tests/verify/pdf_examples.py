"""A handout that keeps every promise, and for each promise the smallest changes that break it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from handouts.model import (
    Abbreviation,
    BulletList,
    Cell,
    Document,
    Figure,
    FillIn,
    Image,
    Link,
    ListItem,
    Note,
    NoteRef,
    NumberedList,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
)
from tests.verify.make_pdf import BREAK, FIELD, IMAGE, LETTERS, E, bullets, item, link, make


def parts(**changed: Any) -> dict[str, Any]:
    """The parts of the good handout by name, some of them changed."""
    good: dict[str, Any] = {
        "h1": E("H1", "Taking your tablets"),
        "intro": E("P", "Take one tablet ", "each day. ", BREAK, "Take it with water."),
        "toc": E("TOC", E("TOCI", E("Reference", link("How to take them", "to:h2"), " page 2"))),
        "h2": E("H2", "How to take them", name="h2"),
        "call": E("P", "Read ", link("about your doses"), ". "),
        "list": bullets(
            item("•", E("P", "Drink water"), bullets(item("•", E("P", "Not milk")))),
            item("•", E("P", "Sit up")),
        ),
        "steps": bullets(item("1.", E("P", "Open it")), item("2.", E("P", "Shut it")), numbering="Decimal"),
        "table": E(
            "Table",
            E("Caption", "Your doses"),
            E("THead", E("TR", E("TH", "Day", Scope="Column"), E("TH", "Dose", Scope="Column", id="dose"))),
            E("TBody", E("TR", E("TH", "One", Scope="Row"), E("TD", "5 mg", Headers=["dose"]))),
        ),
        "figure": E("Figure", IMAGE, alt="A tablet, cut in half"),
        "answer": E("P", "My weight ", E("Form", FIELD)),
        "h3": E("H3", "Words"),
        "foreign": E(
            "P", "Say ", E("Span", "hola", lang="es"), " to ", E("Span", "NHS", e="health service"), " staff."
        ),
        "noted": E("P", "It helps", E("Reference", link("[1]", "#n1")), " most. "),
        "note": E(
            "Note",
            E("Lbl", "[1] "),
            E("P", "Ask us."),
            link("Back to the text", "#back", contents="Back"),
            id="n1",
        ),
    }
    assert set(changed) <= set(good)
    return good | changed


def handout(*, tree: Callable[[dict[str, Any]], tuple[E, ...]] | None = None, **changed: Any) -> bytes:
    """The good handout with some of its parts, or some arguments of `make`, changed."""
    named = {key: changed.pop(key) for key in list(changed) if key in parts()}
    part = parts(**named)
    return make(*(tree or standard_tree)(part), **changed)


def standard_tree(p: dict[str, Any]) -> tuple[E, ...]:
    inner = E("Sect", p["h3"], p["foreign"], p["noted"], p["note"])
    blocks = [p["call"], p["list"], p["steps"], p["table"], p["figure"], p["answer"]]
    return (E("Document", p["h1"], p["intro"], p["toc"], E("Sect", p["h2"], *_each(blocks), inner)),)


def _each(blocks: list[Any]) -> list[Any]:
    found: list[Any] = []
    for block in blocks:
        found += block if isinstance(block, tuple) else [block]
    return found


def _p(*inlines: Any) -> Paragraph:
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in inlines))


def _item(*blocks: Any) -> ListItem:
    return ListItem(tuple(_p(one) if isinstance(one, str) else one for one in blocks))


def _cell(text: str, scope: Any = "") -> Cell:
    return Cell((_p(text),), header=bool(scope), scope=scope)


DOCUMENT = Document(
    (Text("Taking your tablets"),),
    (_p("Take one tablet each day. Take it with water."),),
    (
        Section(
            "how",
            2,
            (Text("How to take them"),),
            (
                _p("Read ", Link((Text("about your doses"),), "https://example.org/doses"), "."),
                BulletList((_item("Drink water", BulletList((_item("Not milk"),))), _item("Sit up"))),
                NumberedList((_item("Open it"), _item("Shut it"))),
                Table(
                    (Row((_cell("Day", "col"), _cell("Dose", "col"))),),
                    (Row((_cell("One", "row"), _cell("5 mg"))),),
                    (Text("Your doses"),),
                ),
                Figure(Image(b"", "image/png", 1, 1), "A tablet, cut in half"),
                FillIn((Text("My weight"),)),
            ),
            (
                Section(
                    "words",
                    3,
                    (Text("Words"),),
                    (
                        _p(
                            "Say ",
                            Span((Text("hola"),), "es"),
                            " to ",
                            Abbreviation("NHS", "health service"),
                            " staff.",
                        ),
                        _p("It helps", NoteRef("n1"), " most."),
                    ),
                ),
            ),
        ),
    ),
    notes=(Note("n1", (_p("Ask us."), _p("Back to the text"))),),
)
"""What the good handout was made from."""


def _set(path: str, key: str, value: Any) -> Callable[[pikepdf.Pdf, dict[str, Any]], None]:
    def change(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
        target = pdf.Root if path == "Root" else named[path]
        if value is None:
            del target[key]
        else:
            target[key] = value() if callable(value) else value

    return change


def _loop(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    element = pdf.Root.StructTreeRoot.K[0]
    element.K.append(element)


def _orphan(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    """A paragraph that the ParentTree knows and the tree does not."""
    document = pdf.Root.StructTreeRoot.K[0]
    del document.K[1]


def _second_owner(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    document = pdf.Root.StructTreeRoot.K[0]
    again = Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=pdf.pages[0].obj, K=0)
    document.K.append(pdf.make_indirect(again))


def _missing_content(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    document = pdf.Root.StructTreeRoot.K[0]
    again = Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=pdf.pages[0].obj, K=77)
    document.K.append(pdf.make_indirect(again))


def _swapped(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    kids = pdf.Root.StructTreeRoot.K[0].K
    first, second = kids[0], kids[1]
    kids[0], kids[1] = second, first


def _bookmarks_moved(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    pdf.Root.Outlines.First.Dest = Array([pdf.pages[1].obj, Name.Fit])


def _bookmark_renamed(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    pdf.Root.Outlines.First.Title = String("Something else")


def _labels_off(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=7)]))


def _no_parent_tree(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


def _stray_link(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    rect = Array([0, 0, 9, 9])
    made = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, F=4, Contents=String("x"))
    made.A = Dictionary(S=Name.URI, URI=String("https://example.org"))
    pdf.pages[1].Annots.append(pdf.make_indirect(made))


def _no_description(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    del pdf.pages[1].Annots[0].Contents


def _other_metadata(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf, dict[str, Any]], None]:
    def change(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
        data = pdf.Root.Metadata.read_bytes().replace(old, new)
        pdf.Root.Metadata.write(data)

    return change


def _many_pages(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    for _ in range(50):
        pdf.add_blank_page()


def _toc(*kids: Any) -> E:
    return E("TOC", E("TOCI", E("Reference", *kids)))


def _entry_link(pdf: pikepdf.Pdf) -> Any:
    """The link of the one entry of the list of contents."""
    pages: Any = pdf.pages
    links = [annotation for page in pages for annotation in page.obj.get("/Annots", ())]
    return next(each for each in links if each.get("/A", {}).get("/S") == "/GoTo")


def _without_structure_places(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    del _entry_link(pdf).A.SD


def _without_ref(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    for element in pdf.objects:
        if isinstance(element, Dictionary) and element.get("/S") == "/Link" and "/Ref" in element:
            del element.Ref


def _field(**entries: Any) -> Callable[[pikepdf.Pdf, dict[str, Any]], None]:
    """A change of entries of the one field."""

    def change(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
        field = pdf.Root.AcroForm.Fields[0]
        for key, value in entries.items():
            if value is None:
                del field[f"/{key}"]
            else:
                field[f"/{key}"] = value

    return change


def _two_of_a_name(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    again = pdf.make_indirect(_copy(pdf))
    pdf.Root.AcroForm.Fields.append(again)
    pdf.pages[1].obj.Annots.append(again)


def _unlisted(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    pdf.Root.AcroForm.Fields = Array()


def _without_a_look(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    pdf.Root.AcroForm.NeedAppearances = True


def _untagged(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    field = pdf.make_indirect(_copy(pdf))
    field.T = String("other")
    pdf.Root.AcroForm.Fields.append(field)
    pdf.pages[1].obj.Annots.append(field)


def _copy(pdf: pikepdf.Pdf) -> Dictionary:
    """The entries of the one field, for another."""
    return Dictionary(dict(pdf.Root.AcroForm.Fields[0].items()))


def _table(*rows: E, caption: Any = None) -> E:
    return E("Table", *((caption,) if caption else ()), *rows)


def TR(*kids: E) -> E:  # noqa: N802 - named for what it makes
    return E("TR", *kids)


def TH(text: str) -> E:  # noqa: N802
    return E("TH", text, Scope="Column")


def TD(text: str) -> E:  # noqa: N802
    return E("TD", text)


ITEMS = (item("•", E("P", "Drink water")), item("•", E("P", "Sit up")))
UNMARKED = b" BT /F1 18 Tf 1 0 0 1 72 90 Tm <004200750079> Tj ET"
INSIDE = b" /Artifact BMC /P <</MCID 99>> BDC" + UNMARKED + b" EMC EMC"

Broken = tuple[str, Callable[[], bytes], str]


def _cut(one: Any, other: Any) -> Callable[[dict[str, Any]], tuple[E, ...]]:
    """A tree in which two neighbours meet at a page end."""
    return lambda p: (E("Document", p["h1"], one, other),)


BROKEN: dict[str, tuple[tuple[Callable[[], bytes], str], ...]] = {
    "pdf-01": (
        (lambda: handout(change=_set("Root", "/MarkInfo", None)), "does not say that it is tagged"),
        (
            lambda: handout(change=_set("Root", "/MarkInfo", lambda: Dictionary(Marked=True, Suspects=True))),
            "the file says that its tags are suspect",
        ),
        (lambda: handout(change=_set("Root", "/StructTreeRoot", None)), "the file has no tags"),
        (lambda: handout(h3=E("Wort", "Words")), "the tag type ‘Wort’ stands for no standard one"),
    ),
    "pdf-02": (
        (lambda: handout(change=_set("Root", "/Lang", None)), "the file names no language"),
        (lambda: handout(lang="English"), "‘English’ is no language tag"),
        (lambda: handout(lang="en_US"), "‘en_US’ is no language tag"),
        (lambda: handout(lang="es"), "the file says ‘es’, the article is in ‘en’"),
    ),
    "pdf-03": (
        (lambda: handout(title=""), "the file has no title (dc:title)"),
        (lambda: handout(title="tablets_v2.docx"), "the title ‘tablets_v2.docx’ is a file name"),
        (lambda: handout(info_title="Tablets"), "the properties name it ‘Tablets’"),
        (lambda: handout(info_title=""), "the properties have no title"),
        (lambda: handout(title="Tablets", info_title="Tablets"), "the main heading ‘Taking your tablets’"),
        (lambda: handout(h1=E("P", "Taking your tablets")), "no main heading to compare the title with"),
        (lambda: handout(change=_set("Root", "/Metadata", None)), "there is no XMP metadata"),
        (lambda: handout(change=_other_metadata(b"</rdf:RDF>", b"")), "is not well-formed XML"),
    ),
    "pdf-04": ((lambda: handout(change=_set("Root", "/ViewerPreferences", None)), "DisplayDocTitle"),),
    "pdf-05": (
        (lambda: handout(part=""), "the metadata does not say PDF/UA-1 or PDF/UA-2"),
        (lambda: handout(part="3"), "but ‘3’"),
        (lambda: handout(part="2"), "without the year of the standard"),
    ),
    "pdf-06": ((lambda: handout(tabs=False), "page 2: the Tab key does not follow the tags"),),
    "pdf-07": (
        (lambda: handout(extra=UNMARKED), "page 1: ‘Buy’ is neither tagged nor marked as decoration"),
        (lambda: handout(extra=b" 0 0 9 9 re f"), "a line or area is neither tagged nor marked"),
        (lambda: handout(extra=b" /Im1 Do"), "a picture is neither tagged nor marked"),
        (lambda: handout(extra=b" /Span BMC" + UNMARKED + b" EMC"), "‘Buy’ is neither tagged"),
        (lambda: handout(extra=INSIDE), "tagged text inside another mark: ‘Buy’"),
    ),
    "pdf-08": (
        (lambda: handout(change=_orphan), "a tag (P, object"),
        (lambda: handout(change=_loop), "is in the reading order twice"),
        (lambda: handout(change=_no_parent_tree), "ParentTree"),
        (lambda: handout(change=_set("Root", "/StructTreeRoot", None)), "the file has no tags"),
    ),
    "pdf-09": (
        (lambda: handout(change=_second_owner), "page 1: ‘Taking your tablets’ belongs to 2 tags"),
        (lambda: handout(change=_orphan), "page 1: ‘Take one tablet’ belongs to no tag"),
        (lambda: handout(change=_missing_content), "page 1: a tag (P) owns content 77, which is not there"),
        (lambda: handout(extra=b" /P <</MCID 0>> BDC" + UNMARKED + b" EMC"), "shares its number 0"),
    ),
    "pdf-10": (
        (lambda: handout(foot_mark=b"/Artifact BMC"), "page 1: ‘Page 1 of 2’ is decoration, but not marked"),
        (lambda: handout(foot_mark=b"/Artifact <</Type /Layout>> BDC"), "‘Page 1 of 2’ is decoration"),
        (lambda: _tagged_feet(4), "‘Clinic leaflet 1’ is on 4 pages and is read out as text each time"),
    ),
    "pdf-11": ((lambda: handout(change=_swapped), "is painted where"),),
    "pdf-12": (
        (lambda: handout(call=E("P", "Read ", link("about doses"), ". ")), "where the article says"),
        (lambda: handout(intro=E("P", "Take one tablet each day. ", BREAK, "Take it")), "the output says"),
        (
            lambda: handout(note=E("Note", E("Lbl", "[1] "), E("P", "Ask us."), id="n1")),
            "the words end too early",
        ),
        (
            lambda: handout(tree=lambda p: (*standard_tree(p), E("P", "Buy now."))),
            "there are words after the end",
        ),
        (lambda: handout(tree=lambda p: (E("Document"),)), "a screen reader hears no words"),
    ),
    "pdf-13": (
        (
            lambda: handout(
                intro=E("Div", E("P", "Take one tablet each day. "), BREAK, E("P", "Take it with water."))
            ),
            "‘Take one tablet each day. Take it with water.’ is not one paragraph in the file",
        ),
        (
            lambda: handout(list=(E("P", "• Drink water"), E("P", "• Sit up"))),
            "‘• Drink water’ looks like a list item and is a paragraph",
        ),
    ),
    "pdf-14": (
        (lambda: handout(list=(bullets(ITEMS[0]), bullets(ITEMS[1]))), "the article has 3 lists and 5 items"),
        (lambda: handout(list=ITEMS[0]), "a LI is outside of a list"),
    ),
    "pdf-15": (
        (lambda: handout(table=E("P", "Day Dose One 5 mg")), "the article has 1 tables, the file 0"),
        (
            lambda: handout(
                table=_table(E("THead", TR(TH("Day"))), TR(TD("One")), E("THead", TR(TH("Day"))))
            ),
            "2 heading groups",
        ),
        (
            lambda: handout(table=_table(TR(TH("Day")), TR(TD("One")), TR(TH("Day")), TR(TD("Two")))),
            "the heading row is read again",
        ),
        (lambda: handout(table=_table()), "the table has no rows"),
        (lambda: handout(table=TR(TD("One"))), "a TR is outside of a table"),
    ),
    "pdf-16": (
        (
            lambda: handout(tree=_cut(E("Part", E("P", "One.")), E("Part", BREAK, E("P", "Two.")))),
            "page 2: ‘Two.’ goes on from page 1 as another Part",
        ),
        (
            lambda: handout(tree=_cut(bullets(ITEMS[0]), E("L", BREAK, E("LI", E("LBody", "and rest"))))),
            "page 2: ‘and rest’ goes on from page 1 as another L",
        ),
    ),
    "pdf-17": (
        (
            lambda: handout(steps=E("L", E("LI", E("P", "Open it")), ListNumbering="Disc")),
            "the item has no LBody",
        ),
        (
            lambda: handout(steps=E("L", E("LI", E("LBody", "Open it")), ListNumbering="Disc")),
            "the item has no Lbl",
        ),
        (lambda: handout(steps=E("L", E("LI", "Open it"))), "text stands outside of the parts"),
        (lambda: handout(steps=E("L", E("P", "Open it"))), "a P stands between the items of a list"),
    ),
    "pdf-18": (
        (
            lambda: handout(list=E("L", *ITEMS, bullets(ITEMS[0]), ListNumbering="Disc")),
            "the inner list is not inside the text of an item (LBody)",
        ),
    ),
    "pdf-19": (
        (lambda: handout(steps=bullets(*ITEMS, numbering="Decimal")), "ListNumbering is Decimal"),
        (lambda: handout(steps=bullets(*ITEMS, numbering=None)), "ListNumbering is missing"),
        (
            lambda: handout(steps=bullets(item("1.", "Open it"))),
            "the list is numbered, ListNumbering is Disc",
        ),
        (lambda: handout(steps=bullets(item("a)", "Open it"), numbering="UpperRoman")), "are marked ‘a)’"),
    ),
    "pdf-20": (
        (lambda: handout(h1=E("P", "Taking your tablets")), "there are no main headings"),
        (lambda: handout(h2=E("H1", "How to take them")), "there are 2 main headings"),
        (lambda: handout(h3=E("H4", "Words")), "‘Words’: from level 2 to level 4"),
        (lambda: handout(h3=E("H", "Words")), "the heading has no level"),
        (lambda: handout(h3=E("H3")), "a heading without words"),
        (lambda: handout(tree=lambda p: (p["intro"],)), "there are no headings"),
    ),
    "pdf-21": (
        (
            lambda: handout(tree=lambda p: (E("Document", p["h1"], p["h2"], p["intro"]),)),
            "‘How to take them’: the heading is not grouped with its text",
        ),
        (
            lambda: handout(tree=lambda p: (E("Document", p["h1"], E("Sect", p["intro"], p["h2"])),)),
            "the heading does not open its group",
        ),
        (
            lambda: handout(
                tree=lambda p: (p["h1"], E("Sect", p["h2"], p["intro"]), E("Sect", p["h3"], p["foreign"]))
            ),
            "its group is not inside that of the heading above it",
        ),
        (
            lambda: handout(tree=lambda p: (p["h1"], E("Sect", p["intro"]))),
            "the group has no heading",
        ),
    ),
    "pdf-22": (
        (
            lambda: handout(table=_table(TR(E("TH", "Day")), TR(TD("One")))),
            "‘Day’: the heading cell has no Scope",
        ),
    ),
    "pdf-23": (
        (lambda: handout(table=_table(TR(TH("Day"), TH("Dose")), TR(TD("One")))), "row 2 has 1 columns"),
        (
            lambda: handout(table=_table(TR(E("TH", "Day", Scope="Column", RowSpan=5)), TR(TD("One")))),
            "a cell spans more rows than there are",
        ),
    ),
    "pdf-24": (
        (
            lambda: handout(table=_table(TR(TH("Day")), TR(E("TD", "One", Headers=["nowhere"])))),
            "the cell names a heading (nowhere) that is not there",
        ),
    ),
    "pdf-25": (
        (
            lambda: handout(table=_table(TR(TH("Day")), E("Caption", "Your doses"), TR(TD("One")))),
            "‘Your doses’: the caption is in the middle",
        ),
        (
            lambda: handout(table=_table(TR(TH("Day")), E("Caption", "B"), caption=E("Caption", "A"))),
            "there are two captions",
        ),
    ),
    "pdf-26": (
        (
            lambda: handout(call=E("P", "Read ", link("about your "), link("doses"), ". ")),
            "‘about your’: the link is cut in two",
        ),
        (lambda: handout(change=_stray_link), "page 2: a link is in no tag"),
        (
            lambda: handout(call=E("P", "Read ", E("Link", "about your doses"), ". ")),
            "the Link leads nowhere",
        ),
        (
            lambda: handout(
                call=E("P", "Read ", E("Span", "about your doses", uri="https://a.example"), ". ")
            ),
            "the link is in a Span, not in a Link",
        ),
        (
            lambda: handout(call=E("P", "Read ", link("about your doses", "https://b.example"), ". ")),
            "the article links to https://example.org/doses 1 times, the file 0 times",
        ),
    ),
    "pdf-27": (
        (lambda: handout(change=_no_description), "page 2: a link has no description (Contents)"),
        (
            lambda: handout(call=E("P", "Read more ", link("here"), ". ")),
            "‘here’: the words say nothing when heard alone",
        ),
    ),
    "pdf-28": (
        (lambda: handout(figure=E("Figure", IMAGE)), "the picture is not described"),
        (lambda: handout(figure=E("Figure", IMAGE, alt="IMG_0042.jpg")), "‘IMG_0042.jpg’ does not describe"),
        (
            lambda: handout(figure=E("Figure", IMAGE, alt="Image 3")),
            "‘Image 3’ does not describe the picture",
        ),
    ),
    "pdf-29": ((lambda: handout(figure=E("P", IMAGE)), "a picture is neither a Figure nor decoration"),),
    "pdf-30": (
        (
            lambda: handout(foreign=E("P", "Say ", E("Span", "hola", lang="spanish"), " to ")),
            "no language tag",
        ),
        (
            lambda: handout(foreign=E("P", "Say hola to ", E("Span", "NHS", e="x"))),
            "‘hola’ is not marked as es",
        ),
    ),
    "pdf-31": (
        (
            lambda: handout(foreign=E("P", "Say ", E("Span", "hola", lang="es"), " to NHS staff.")),
            "‘NHS’ is nowhere",
        ),
    ),
    "pdf-32": (
        (
            lambda: handout(note=E("Note", E("P", "Ask us."), link("Back to the text"))),
            "the note has no ID",
        ),
        (lambda: handout(note=E("Note", E("P", "Ask us."), id="n1")), "no way leads back from the note"),
        (
            lambda: handout(
                noted=E("P", "It helps most."), note=E("Note", link("Back to the text"), id="n1")
            ),
            "no way leads to the note",
        ),
        (
            lambda: handout(
                note=E("Div", E("Note", link("Back"), id="n1"), E("Note", link("Back"), id="n1")),
            ),
            "two notes have the ID ‘n1’",
        ),
    ),
    "pdf-33": (
        (lambda: handout(outline=False), "3 headings and no bookmarks"),
        (lambda: handout(change=_bookmark_renamed), "the bookmark ‘Something else’ stands for"),
        (lambda: handout(change=_bookmarks_moved), "does not lead to page 1"),
    ),
    "pdf-34": (
        (lambda: handout(change=_labels_off), "page 1: 1 is printed, 7 is shown"),
        (lambda: handout(foot="Page {page} of 9"), "page 1: ‘of 9’ is printed, but there are 2 pages"),
    ),
    "pdf-35": (
        (lambda: handout(letters=None), "letters on the page have no character"),
        (lambda: handout(letters=LETTERS.replace("<2022> <2022>", "<2022> <E000>")), "private U+E000"),
        (lambda: handout(letters=LETTERS.replace("<2022> <2022>", "<2022> <00AD>")), "soft hyphen U+00AD"),
        (lambda: handout(letters=LETTERS.replace("<2022> <2022>", "<0000> <0000>")), "U+0000"),
    ),
    "pdf-36": (
        (
            lambda: handout(
                extra=b" /P <</MCID 50>> BDC BT /F1 18 Tf 1 0 0 1 72 400 Tm [<00540061006B0065> -400"
                b" <006F006E0065>] TJ ET EMC",
                tree=lambda p: (p["h1"], E("P", "One tablet")),
                change=_own_fifty,
            ),
            "page 1: ‘Take one’ has no space over a gap",
        ),
        (
            lambda: handout(intro=E("P", "Take one tablet", BREAK, "each day.")),
            "‘tablet each’ has no space",
        ),
    ),
    "pdf-37": (
        (lambda: handout(embed=False), "the font ABCDEF+Handout is not in the file"),
        (lambda: handout(subset=False), "the font Handout is in the file with all its letters"),
    ),
    "pdf-38": ((lambda: handout(change=_many_pages), "52 pages"),),
    "pdf-39": (
        (lambda: handout(change=_field(T=None)), "page 2: the field ‘My weight’ has no name"),
        (lambda: handout(change=_field(TU=None)), "page 2: a field does not say what it is for"),
        (lambda: handout(change=_field(AP=None)), "has no look of its own"),
        (lambda: handout(change=_field(F=0)), "the field ‘My weight’ is not printed"),
        (lambda: handout(answer=E("P", "My weight ", E("Span", FIELD))), "is in a Span, not in a Form"),
        (lambda: handout(change=_two_of_a_name), "has the name ‘answer-1’, as another has"),
        (lambda: handout(change=_unlisted), "is not among the fields of the file"),
        (lambda: handout(change=_without_a_look), "leaves the look of its fields"),
        (lambda: handout(change=_field(FT=Name.Btn)), "the article has 1 places to write, the form 0"),
        (lambda: handout(change=_untagged), "is in no tag"),
    ),
    "pdf-40": (
        (
            lambda: handout(toc=_toc(link("How to take them", "to:h2"), " page 7")),
            "page 2: ‘How to take them page 7’: the entry names page 7 and leads to page 2",
        ),
        (lambda: handout(toc=_toc("How to take them page 2")), "the entry is no link"),
        (lambda: handout(toc=E("TOC")), "the list has no entries"),
        (
            lambda: handout(toc=_toc(link("How to take them", "https://example.org/doses"), " page 2")),
            "the entry leads nowhere in the file",
        ),
        (
            lambda: handout(toc=_toc(link("Words", "to:h2"), " page 2")),
            "the section ‘How to take them’ is not in the list of contents",
        ),
        (
            lambda: handout(part="2", rev="2024", change=_without_structure_places),
            "the entry leads to a place on the page, not to a tag",
        ),
        (
            lambda: handout(part="2", rev="2024", change=_without_ref),
            "the entry names no tag that it is about (Ref)",
        ),
    ),
}
"""For each promise, files that break it, and words of the evidence that is to be given."""


def _own_fifty(pdf: pikepdf.Pdf, named: dict[str, Any]) -> None:
    """Give content 50 of the first page to the first paragraph."""
    pdf.Root.StructTreeRoot.K[1].K.append(50)


def _tagged_feet(count: int) -> bytes:
    pages = [E("P", E("Span", "Some text. "), E("Span", BREAK)) for _ in range(count - 1)]
    return make(
        E("Document", E("H1", "Taking your tablets"), *pages),
        foot="Clinic leaflet {page}",
        foot_mark=b"/P <</MCID 70>> BDC",
    )


PERHAPS_CUT: tuple[tuple[Callable[[], bytes], str], ...] = (
    (
        lambda: handout(tree=_cut(E("P", "Take one tablet"), E("P", BREAK, "each day."))),
        "page 2: does ‘each day.’ go on from page 1?",
    ),
    (
        lambda: handout(tree=_cut(bullets(ITEMS[0]), E("L", BREAK, ITEMS[1], ListNumbering="Disc"))),
        "page 2: does ‘• Sit up’ go on from page 1?",
    ),
    (
        lambda: handout(
            tree=_cut(
                bullets(item("1.", "Open it"), numbering="Decimal"),
                E("L", BREAK, item("2.", "Shut it"), ListNumbering="Decimal"),
            )
        ),
        "page 2: does ‘2. Shut it’ go on from page 1?",
    ),
    (
        lambda: handout(tree=_cut(_table(TR(TD("One"))), E("Table", BREAK, TR(TD("Two"))))),
        "page 2: does ‘Two’ go on from page 1?",
    ),
    (
        lambda: handout(tree=_cut(E("Div", E("P", "Take one")), E("Div", BREAK, E("P", "each day.")))),
        "page 2: does ‘each day.’ go on from page 1?",
    ),
)
"""Neighbours at a page end that may be one thing or two; only the article can tell."""
