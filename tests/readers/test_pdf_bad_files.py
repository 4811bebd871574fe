"""What is no PDF, or one that nobody can read, gets one clear word and the way out of it."""

# ruff: noqa: E501 - a case is easier to read on one line

from __future__ import annotations

import io
import re
import time
import zlib
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handouts.errors import HandoutsError, SourceError
from handouts.formats import RenderOptions
from handouts.model import Document, words
from handouts.readers import _pdf_source
from handouts.readers.pdf import read
from handouts.writers.pdf import write
from tests.readers.make_docx import docx, paragraph
from tests.readers.make_pdf import bold, changed, flat, lines, pdf, picture, text
from tests.writers.pdf.documents import everything

PAGE = lines(72, 100, "Some words that can be read.")
SCAN = [picture(0, 0, 612, 792, "grey")]


def ocr(opened: pikepdf.Pdf) -> None:
    """Words on a scan that nobody sees, as text recognition puts them there."""
    opened.pages[0].contents_add(b"BT 3 Tr ET", prepend=True)


def without_meaning(opened: pikepdf.Pdf) -> None:
    """A font that does not say which letters its codes are."""
    font = opened.pages[0].Resources.Font["/F1"]
    names = [f"/g{code}" for code in range(224)]
    font.Encoding = pikepdf.Dictionary(
        Type=pikepdf.Name.Encoding,
        Differences=pikepdf.Array([32, *map(pikepdf.Name, names)]),
    )
    font.FontDescriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor, FontName=font.BaseFont, Flags=4
    )


def forms(opened: pikepdf.Pdf) -> None:
    """A form that holds ten forms, each of which holds ten, and so on."""
    inner = opened.make_stream(b"BT /F1 12 Tf (x) Tj ET")
    for _ in range(12):
        outer = opened.make_stream(b"/X Do " * 10)
        outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
        outer.Type, outer.Subtype, outer.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 612, 792]
        inner = outer
    opened.pages[0].Resources.XObject = pikepdf.Dictionary(X=inner)
    opened.pages[0].contents_add(b"/X Do")


def bomb(opened: pikepdf.Pdf) -> None:
    """A page whose content unpacks to 2 GB."""
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(b"q Q " * 250_000) + packer.flush(zlib.Z_FULL_FLUSH)
    made = pikepdf.Stream(opened, b"\x78\xda" + packed * 2000 + b"\x03\x00")
    made.Filter = pikepdf.Name.FlateDecode
    opened.pages[0].Contents = opened.make_indirect(made)


def drawn(canvas: Any) -> None:
    """So many shapes that they may be letters."""
    for at in range(400):
        canvas.circle(9 + at % 60 * 9, 9 + at // 60 * 9, 4)


def sideways(canvas: Any) -> None:
    """Words that run up the page."""
    canvas.rotate(90)
    canvas.drawString(100, -300, "These words run up the page.")


def many_elements(opened: pikepdf.Pdf) -> None:
    root = opened.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    kid = pikepdf.Dictionary(S=pikepdf.Name.P, K=0)
    root.K = pikepdf.Array([kid] * 120_000)
    opened.Root.StructTreeRoot = root


BAD: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "is empty", "saved"),
    "text": (b"Just some words.", "not a PDF", "right file"),
    "Word": (docx(paragraph("x")), "This is a Word document", r"\.docx"),
    "rich text": (b"{\\rtf1 x}", "This is a Rich Text file", r"\.rtf"),
    "a web page": (b"<!DOCTYPE html><p>x", "This is a web page", r"\.html"),
    "only its start": (pdf(PAGE)[:200], "cut off or damaged", "again"),
    "a password": (pdf(PAGE, password="x"), "protected by a password", "print it to a new PDF"),
    "a scan": (pdf(SCAN), "The page is a picture, as from a scanner", "text recognition"),
    "scans": (pdf(SCAN, SCAN), "Every page is a picture", "type the words out"),
    "one page scanned": (pdf(PAGE, SCAN, PAGE), "Page 2 is a picture", "If nothing on it matters"),
    "some pages scanned": (pdf(SCAN, PAGE, SCAN, SCAN), "Pages 1, 3 and 4 are each a picture", "on them matters"),
    "letters that are shapes": (
        pdf([drawn]),
        "The page is drawn as shapes", "type the words out",
    ),
    "a page on its side": (pdf(PAGE, [sideways]), "Page 2 is turned on its side", "Turn such pages upright"),
    "no words": (pdf([]), "no words", "right file"),
    "a font without meaning": (changed(pdf(PAGE), without_meaning), "does not say which letters", "type"),
    "a book": (pdf(*[PAGE] * 201), "more than 200 pages", "one article"),
    "too many tags": (changed(pdf(PAGE), many_elements), "more tags than any article", "new PDF"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(name: str) -> None:
    data, message, fix = BAD[name]
    with pytest.raises(SourceError) as caught:
        read(data, "leaflet.pdf")
    assert re.search(message, caught.value.message)
    assert re.search(fix, caught.value.fix)
    assert caught.value.message.startswith("leaflet.pdf: ")
    assert caught.value.fix.endswith(".")


@pytest.mark.parametrize("change", [forms, bomb], ids=["forms in forms", "a bomb"])
def test_a_file_that_would_fill_the_memory_or_never_end_is_ended(
    change: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_pdf_source, "_SECONDS", 3)
    start = time.monotonic()
    made: Document | HandoutsError
    try:
        made = read(changed(pdf(PAGE), change), "x.pdf")
    except SourceError as error:
        made = error
    assert isinstance(made, Document) or "more time or memory" in made.message
    assert time.monotonic() - start < 60


def test_a_process_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pdf_source, "_CHILD", "import time; time.sleep(60)")
    monkeypatch.setattr(_pdf_source, "_WAIT", 0.2)
    with pytest.raises(SourceError, match="more time or memory"):
        read(pdf(PAGE), "x.pdf")


@pytest.mark.parametrize("told", ["[]", "{}", '{"title": 3}', "nonsense", ""])
def test_a_process_that_tells_nonsense_is_not_believed(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = told.replace("{", "{{").replace("}", "}}")
    monkeypatch.setattr(_pdf_source, "_CHILD", f"print({told!r})")
    with pytest.raises(SourceError, match="damaged"):
        read(pdf(PAGE), "x.pdf")


def test_words_that_a_program_read_off_a_scan_are_taken_and_a_person_is_asked() -> None:
    data = changed(
        pdf(flat(SCAN, [lambda c: c._code.append("3 Tr")], lines(72, 100, "Words of a scan."))),
        lambda _: None,
    )
    document = read(data, "a.pdf")
    assert words(document) == ["Words", "of", "a", "scan."]
    assert [(loss.kind, loss.what) for loss in document.losses] == [
        ("scan", "How sure the words of page 1 are")
    ]


def test_a_cover_with_a_picture_is_no_scan_and_a_person_is_asked() -> None:
    document = read(pdf(flat(SCAN, bold(72, 100, "Asthma", 30)), PAGE), "a.pdf")
    assert words(document)[0] == "Asthma"
    assert [loss.kind for loss in document.losses] == ["scan", "image"]


def test_a_damaged_file_that_could_be_mended_says_so() -> None:
    data = pdf(PAGE)
    broken = data[: data.rindex(b"startxref")] + b"startxref\n9\n%%EOF"
    document = read(broken, "a.pdf")
    assert words(document) == ["Some", "words", "that", "can", "be", "read."]
    assert [loss.kind for loss in document.losses] == ["damaged"]


def assert_read_or_told(data: bytes) -> None:
    made: Document | HandoutsError
    try:
        made = read(data, "x.pdf")
    except HandoutsError as error:
        made = error
    assert isinstance(made, Document) or made.fix


def plain(data: bytes) -> bytes:
    """The same PDF with its streams unpacked, so that changed bytes change what they say."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        opened.save(made, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return made.getvalue()


GOOD = [
    plain(write(everything(), RenderOptions())),
    plain(pdf(flat(bold(72, 80, "Title", 20), PAGE, picture(72, 200, 90, 90), text(72, 700, "• x")))),
]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_changed_file_gives_a_document_or_a_word_about_it(data: st.DataObject) -> None:
    made = bytearray(data.draw(st.sampled_from(GOOD)))
    for _ in range(data.draw(st.integers(1, 30))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(made), len(made), data.draw(st.integers(0, len(made)))]))
    assert_read_or_told(bytes(made[:cut]))
