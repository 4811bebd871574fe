"""The PDF validators pass a good file and fail a broken one, so their silence means something."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.validators._child import ValidatorError
from tests.validators.pdf import VeraPdf

PARTS = {
    "ua1": "<pdfuaid:part>1</pdfuaid:part>",
    "ua2": "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>",
    "wt1a": """<pdfd:declarations><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo>
        </rdf:li></rdf:Bag></pdfd:declarations>""",
}

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfd="http://pdfa.org/declarations/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A square</rdf:li></rdf:Alt></dc:title>{part}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def a_square(flavour: str, *, alt: str = "A black square", mark: bool = True) -> bytes:
    """One tagged picture on one page, put together here and by no writer of ours."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200)).obj
    drawing = b"60 60 80 80 re f"
    page.Contents = pdf.make_stream(b"/Figure <</MCID 0>> BDC\n%b\nEMC" % drawing if mark else drawing)
    page.StructParents = 0
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    layout = Dictionary(O=Name.Layout, BBox=Array([60, 60, 140, 140]), Placement=Name.Block)
    figure = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Figure, P=document, Pg=page, K=0, A=layout)
    )
    if alt:
        figure.Alt = String(alt)
    document.K = figure
    root.K = Array([document])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, Array([figure])])))
    root.ParentTreeNextKey = 1
    if flavour != "ua1":
        space = Dictionary(Type=Name.Namespace, NS=String("http://iso.org/pdf2/ssn"))
        root.Namespaces = Array([pdf.make_indirect(space)])
        document.NS = figure.NS = root.Namespaces[0]
    metadata = pdf.make_stream(XMP.format(part=PARTS[flavour]).encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String("en")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    buffer = io.BytesIO()
    version = "1.7" if flavour == "ua1" else "2.0"
    pdf.save(buffer, min_version=version, force_version=version, deterministic_id=True)
    return buffer.getvalue()


def untagged() -> bytes:
    buffer = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("flavour", ["ua1", "ua2", "wt1a"])
def test_verapdf_passes_a_good_file(verapdf: VeraPdf, flavour: str) -> None:
    assert verapdf(a_square(flavour), flavour) == []


@pytest.mark.parametrize("flavour", ["ua1", "ua2", "wt1a"])
def test_verapdf_fails_a_picture_without_words(verapdf: VeraPdf, flavour: str) -> None:
    failures = verapdf(a_square(flavour, alt=""), flavour)
    assert len(failures) == 1
    assert "alternat" in failures[0].lower()


def test_verapdf_fails_content_that_is_under_no_tag(verapdf: VeraPdf) -> None:
    failures = verapdf(a_square("ua1", mark=False))
    assert any(failure.startswith("7.1-3 ") for failure in failures)


def test_verapdf_fails_a_file_without_tags(verapdf: VeraPdf) -> None:
    failures = verapdf(untagged())
    assert any(failure.startswith("6.2-1 ") for failure in failures)


def test_verapdf_fails_one_standard_where_another_passes(verapdf: VeraPdf) -> None:
    assert verapdf(a_square("ua1"), "ua2") != []


def test_verapdf_says_when_it_does_not_know_a_standard() -> None:
    validator = VeraPdf()
    with pytest.raises(ValidatorError):
        validator(a_square("ua1"), "ua9")
    validator.close()


def test_verapdf_says_when_it_cannot_read_a_file(verapdf: VeraPdf) -> None:
    with pytest.raises(ValidatorError):
        verapdf(b"This is no PDF.")


Validate = Callable[[bytes], list[str]]


def test_page_validation_passes_a_good_file(page_validation: Validate) -> None:
    assert page_validation(a_square("ua1")) == []


def test_page_validation_fails_a_picture_without_words(page_validation: Validate) -> None:
    assert any("Alt" in failure for failure in page_validation(a_square("ua1", alt="")))


def test_page_validation_fails_a_file_without_tags(page_validation: Validate) -> None:
    assert page_validation(untagged()) != []


def test_page_validation_says_when_it_cannot_read_a_file(page_validation: Validate) -> None:
    with pytest.raises(ValidatorError):
        page_validation(b"This is no PDF.")
