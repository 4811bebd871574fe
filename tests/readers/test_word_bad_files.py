"""What is no Word document, or a broken or wicked one, gets one clear word and the way out of it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handouts.errors import HandoutsError, SourceError
from handouts.model import Document, words
from handouts.readers.word import read
from tests.readers.make_docx import NAMESPACES, docx, paragraph, parts, picture, row, run, table, zipped

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
GOOD = docx(
    paragraph("Title", style="Title")
    + paragraph(run("Some ") + run("words", "<w:b/>"))
    + paragraph("item", num=(1, 0))
    + table(row("a", "b", header=True), row("c", "d"))
    + paragraph(picture("x", "alt"))
)


def changed(**members: bytes | str) -> bytes:
    """A good file in which some parts are other ones; names with "__" for "/"."""
    return zipped(
        {**parts(paragraph("Words.")), **{key.replace("__", "/"): one for key, one in members.items()}}
    )


def entities() -> str:
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    return f'<!DOCTYPE x [<!ENTITY a0 "lol">{names}]>'


def document_with(body: str, before: str = "") -> str:
    return f"<?xml version='1.0'?>{before}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def marked_as_locked(data: bytes) -> bytes:
    """The same file with each member marked as encrypted in its two headers."""
    made = bytearray(data)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for match in re.finditer(re.escape(magic), data):
            made[match.start() + offset] |= 1
    return bytes(made)


BAD = {
    "empty": (b"", "is empty"),
    "text": (b"Just some words.", "not a Word document"),
    "a PDF": (b"%PDF-1.7 ...", "This is a PDF"),
    "rich text": (b"{\\rtf1 words}", "Rich Text"),
    "a web page": (b"<!DOCTYPE html><p>words", "This is a web page"),
    "an old Word document": (OLE + b"..." + "WordDocument".encode("utf-16-le"), "old Word document"),
    "one with a password": (OLE + b"..." + "EncryptedPackage".encode("utf-16-le"), "password"),
    "another old file": (OLE + b"...", "old Office file"),
    "cut off": (GOOD[: len(GOOD) // 2], "cut off or damaged"),
    "a workbook": (zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "Excel workbook"),
    "a presentation": (zipped({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}), "PowerPoint"),
    "OpenDocument": (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    "an archive": (zipped({"a.txt": "words"}), "ZIP archive"),
    "an archive of nothing": (zipped({}), "ZIP archive|not a Word"),
    "no text part": (zipped({"[Content_Types].xml": "<x/>"}), "no text part"),
    "locked members": (marked_as_locked(GOOD), "password"),
    "broken XML": (changed(word__document__xml="<w:document"), "words"),
    "a bomb of one part": (changed(**{"word__document.xml": b" " * 70_000_000}), "far larger inside"),
    "a bomb of many": (zipped({f"word/{n}": b"" for n in range(10_001)}), "far larger inside"),
    "entities": (changed(**{"word__document.xml": document_with("<w:p/>", entities())}), "document type"),
    "an entity from outside": (
        changed(**{"word__document.xml": document_with(
            "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        )}),
        "document type",
    ),
    "no body": (changed(**{"word__document.xml": f"<w:document {NAMESPACES}/>"}), "no body"),
    "no words": (docx(paragraph("  ") + "<w:p/>"), "no words"),
    "hidden words only": (docx(paragraph(run("secret", "<w:vanish/>"))), "no words"),
    "a lost character": (docx(paragraph("Take \ufffd mg.")), "paragraph 1.*U\\+FFFD"),
    "too deep": (
        changed(**{"word__document.xml": document_with("<w:ins>" * 400 + "</w:ins>" * 400)}),
        "nested too deeply",
    ),
    "too long": (docx(paragraph("words " * 100) * 3500), "million letters"),
}  # fmt: skip
BAD["broken XML"] = (changed(**{"word__document.xml": "<w:document"}), "not well-formed")


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(name: str) -> None:
    data, message = BAD[name]
    with pytest.raises(SourceError) as caught:
        read(data, "leaflet.docx")
    assert re.search(message, caught.value.message)
    assert caught.value.message.startswith("leaflet.docx")
    assert caught.value.fix.endswith(".")


def test_sizes_that_a_file_claims_are_not_believed() -> None:
    data = bytearray(GOOD)
    name = b"word/document.xml"
    entry = next(
        match.start()
        for match in re.finditer(rb"PK\x01\x02", GOOD)
        if GOOD[match.start() + 46 :].startswith(name)
    )
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    with pytest.raises(SourceError, match="damaged"):
        read(bytes(data), "leaflet.docx")


def test_a_member_of_a_strange_packing_is_told() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as archive:
        for name, text in parts(paragraph("Words.")).items():
            archive.writestr(name, text)
    data = bytearray(made.getvalue())
    for match in re.finditer(rb"PK\x01\x02", bytes(data)):
        data[match.start() + 10] = 99
    with pytest.raises(SourceError):
        read(bytes(data), "leaflet.docx")


def assert_read_or_told(data: bytes) -> None:
    made: Document | HandoutsError
    try:
        made = read(data, "x.docx")
    except HandoutsError as error:
        made = error
    assert isinstance(made, Document) or made.fix


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_file_gives_a_document_or_a_word_about_it(data: st.DataObject) -> None:
    made = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(made) - 1))
        made[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(made), len(made), data.draw(st.integers(0, len(made)))]))
    assert_read_or_told(bytes(made[:cut]))


WORDS = st.sampled_from(["one", "two words", " ", "x" * 50, "☐ ", "• ", "é"])


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from(
        ["p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "hyperlink", "txbxContent", "pict",
         "fldSimple", "smartTag", "drawing", "footnoteReference", "object", "pPr", "rPr", "numPr", "tcPr"]
    )  # fmt: skip
    return st.builds(
        lambda name, inside: f"<w:{name}>{''.join(inside)}</w:{name}>", names, st.lists(children, max_size=4)
    )


LEAVES = st.one_of(
    st.builds(lambda word: f'<w:t xml:space="preserve">{word}</w:t>', WORDS),
    st.sampled_from([
        '<w:pStyle w:val="Heading1"/>', "<w:b/>", "<w:br/>", "<w:tab/>", '<w:numId w:val="2"/>',
        '<w:ilvl w:val="x"/>', '<w:gridSpan w:val="99999"/>', '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>',
        "<w:instrText>TOC</w:instrText>", "<w:vMerge/>",
        '<w:sym w:font="Wingdings" w:char="F0ZZ"/>', '<w:sym w:font="" w:char="D800"/>',
        '<w:outlineLvl w:val="1"/>',
        "<w:vanish/>", '<w:bookmarkStart w:name="a"/>', '<a:blip r:embed="x"/>',
        "<m:oMath><m:t>x</m:t></m:oMath>",
        '<w:lang w:val="??"/>', '<w:vMerge w:val="restart"/>', '<w:gridBefore w:val="3"/>', "<w:tblHeader/>",
    ]),
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.recursive(LEAVES, element, max_leaves=30), max_size=6))
def test_elements_in_any_place_give_a_document_or_a_word_about_it(body: list[str]) -> None:
    assert_read_or_told(docx("".join(body) + paragraph("Words.")))


def test_a_document_of_pictures_only_says_so() -> None:
    members = {"word/media/a.png": b"\x89PNG\r\n\x1a\n"}
    made = docx(paragraph(picture("r1")), links={"r1": ("image", "media/a.png")}, more=members)
    with pytest.raises(SourceError) as caught:
        read(made, "scan.docx")
    assert caught.value.message == "scan.docx: The document has no words in it, only pictures."
    assert "type their words out" in caught.value.fix


def test_words_that_stand_only_in_a_note_are_words() -> None:
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">{paragraph("Rest.")}</w:footnote></w:footnotes>'
    made = docx(
        paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>'),
        links={"r1": ("footnotes", "footnotes.xml")},
        more={"word/footnotes.xml": notes},
    )
    assert words(read(made, "a.docx")) == ["Rest."]
