"""Whatever a file holds, verifying it ends in a verification or in one clear message."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from handouts.errors import HandoutsError
from handouts.results import Outcome, Verification
from handouts.verify import html, pdf, verify
from tests.verify.html_examples import DOCUMENT as PAGE_DOCUMENT
from tests.verify.html_examples import GOOD
from tests.verify.make_pdf import E, make
from tests.verify.pdf_examples import DOCUMENT, handout

TABLETS = handout()
PAGE = GOOD.encode()


def ends_well(data: bytes, path: str, **options: Any) -> Verification | None:
    """What verifying comes to; None for a message, which has to have a fix."""
    try:
        return verify(data, path, **options)
    except HandoutsError as error:
        told = error
    assert told.message.startswith(path)
    assert told.fix
    return None


# Files that are no handouts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        (b"", "a.pdf", "a.pdf: The file is empty."),
        (b" \n", "a.html", "a.html: The file is empty."),
        (b"PK\x03\x04", "a.docx", "a.docx: Only PDF files and web pages can be verified."),
        (b"Hello", "a.pdf", "a.pdf: This is not a PDF, although its name ends in .pdf."),
        (b"%PDF-1.7\nnothing", "a.pdf", "a.pdf: The PDF is damaged and cannot be read."),
        (b"<!-- -->", "a.html", "a.html: There is nothing in the page."),
    ],
)
def test_what_cannot_be_verified_is_said(data: bytes, path: str, message: str) -> None:
    with pytest.raises(HandoutsError) as caught:
        verify(data, path)
    assert caught.value.message == message
    assert caught.value.fix


def test_what_a_file_is_decides_and_not_its_name() -> None:
    assert verify(TABLETS, "tablets.html").kind == "pdf"
    assert verify(PAGE, "tablets.txt").kind == "html"


def _encrypted(password: str) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(TABLETS)) as opened:
        opened.save(file, encryption=pikepdf.Encryption(owner="owner", user=password))
    return file.getvalue()


def test_a_locked_pdf_is_said_to_be_locked() -> None:
    with pytest.raises(HandoutsError, match="locked with a password"):
        verify(_encrypted("secret"), "tablets.pdf")


def test_a_pdf_that_only_restricts_changes_is_verified() -> None:
    assert verify(_encrypted(""), "tablets.pdf", document=DOCUMENT).passed


def test_a_truncated_pdf_is_never_a_traceback() -> None:
    for length in range(20, len(TABLETS), 97):
        ends_well(TABLETS[:length], "tablets.pdf")


# Traps ------------------------------------------------------------------------------------------------------


def changed(change: Any, **options: Any) -> Verification | None:
    return ends_well(
        handout(change=lambda file, _: change(file), **options), "tablets.pdf", document=DOCUMENT
    )


def broken(verification: Verification | None) -> set[str]:
    assert verification is not None
    return {point.id for point in verification.points if point.outcome is Outcome.FAIL}


def test_tags_in_a_circle_are_cut() -> None:
    def circle(file: pikepdf.Pdf) -> None:
        document = file.Root.StructTreeRoot.K[0]
        document.K[1].K = Array([document])

    assert "pdf-08" in broken(changed(circle))


def test_role_maps_in_a_circle_are_cut() -> None:
    def circle(file: pikepdf.Pdf) -> None:
        file.Root.StructTreeRoot.RoleMap = Dictionary(Foo=Name.Bar, Bar=Name.Foo)
        file.Root.StructTreeRoot.K[0].K[1].S = Name.Foo

    assert "pdf-01" in broken(changed(circle))


def test_bookmarks_in_a_circle_are_cut() -> None:
    def circle(file: pikepdf.Pdf) -> None:
        first = file.Root.Outlines.First
        first.Next = first
        first.First = first

    assert "pdf-33" in broken(changed(circle))


def test_pages_in_a_circle_are_cut() -> None:
    data = TABLETS.replace(b"/Kids [ ", b"/Kids [ 2 0 R ")
    ends_well(data, "tablets.pdf")


def test_forms_in_a_circle_are_cut() -> None:
    def circle(file: pikepdf.Pdf) -> None:
        form = file.make_stream(b"/F1 Do /F1 Do", Type=Name.XObject, Subtype=Name.Form)
        form.Resources = Dictionary(XObject=Dictionary(F1=form))
        file.pages[0].Resources.XObject.F1 = form
        file.pages[0].contents_add(b"/F1 Do")

    with pytest.raises(HandoutsError, match="paints far more than a handout does"):
        verify(handout(change=lambda file, _: circle(file)), "tablets.pdf")


def test_a_number_tree_in_a_circle_is_cut() -> None:
    def circle(file: pikepdf.Pdf) -> None:
        tree = file.make_indirect(Dictionary())
        tree.Kids = Array([tree, tree])
        file.Root.StructTreeRoot.ParentTree = tree

    assert "pdf-08" in broken(changed(circle))


def test_tags_a_thousand_deep_are_cut() -> None:
    node = E("P", "Deep")
    for _ in range(300):
        node = E("Div", node)
    verification = ends_well(make(E("H1", "Taking your tablets"), node), "tablets.pdf")
    assert "pdf-08" in broken(verification)


def test_a_stream_that_unpacks_to_gigabytes_is_refused() -> None:
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(200)) + packer.flush()

    def explode(file: pikepdf.Pdf) -> None:
        file.pages[0].Contents = pikepdf.Stream(file, bomb, Filter=Name.FlateDecode)

    with pytest.raises(HandoutsError, match="far more than any handout does"):
        verify(handout(change=lambda file, _: explode(file)), "tablets.pdf")


def test_a_table_that_spans_millions_of_columns_is_cut() -> None:
    cell = E("TD", "x", ColSpan=10**9, RowSpan=10**9)
    verification = ends_well(make(E("H1", "x"), E("Table", E("TR", cell), E("TR", E("TD", "y")))), "a.pdf")
    assert "pdf-23" in broken(verification)


def test_character_maps_that_never_end_are_cut() -> None:
    ranges = "100 beginbfrange\n" + "<0000> <FFFF> <0000>\n" * 2000 + "endbfrange"
    assert "pdf-35" in broken(changed(lambda file: None, letters=ranges))


def test_deep_and_wide_pages_are_read() -> None:
    ends_well(b"<html>" + b"<div>" * 3000 + b"x", "a.html")
    selector = b":not(" * 500 + b"a" + b")" * 500
    ends_well(b"<html><style>" + selector + b"{color:red}</style><p>x", "a.html")
    value = b"var(--a," * 500 + b"red" + b")" * 500
    ends_well(b"<html><style>a{color:" + value + b"}</style><a>x", "a.html")
    ends_well(b"<html><style>" + b"@media print{" * 500 + b"</style><a>x", "a.html")
    ends_well(b"<table><tr><td colspan=99999999999 rowspan=99999999>x<tr><td>y", "a.html")
    ends_well(b"<html><body>" + b"<p>" * 20_000, "a.html")


def test_variables_that_multiply_are_cut() -> None:
    names = "".join(f"--v{n}: var(--v{n + 1}) var(--v{n + 1});" for n in range(40))
    css = ":root {" + names + "--v40: red} p { color: var(--v0) }"
    assert ends_well(PAGE.replace(b"</style>", css.encode() + b"</style>"), "a.html") is not None


# What nobody thought of --------------------------------------------------------------------------------

edits = st.lists(
    st.tuples(st.integers(0, 200_000), st.integers(0, 40), st.binary(max_size=20)), min_size=1, max_size=8
)


def edited(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for at, length, new in changes:
        place = at % len(data)
        data = data[:place] + new + data[place + length :] or b"x"
    return data


@given(edits)
def test_edited_pdfs_end_well(changes: list[tuple[int, int, bytes]]) -> None:
    ends_well(edited(TABLETS, changes), "tablets.pdf", document=DOCUMENT)


@given(edits)
def test_edited_pages_end_well(changes: list[tuple[int, int, bytes]]) -> None:
    ends_well(edited(PAGE, changes), "tablets.html", document=PAGE_DOCUMENT)


@given(st.binary(min_size=1, max_size=300), st.sampled_from(["a.pdf", "a.html", "a"]))
def test_any_bytes_end_well(data: bytes, path: str) -> None:
    ends_well(data, path)


@given(st.text(alphabet="<>/=\"' abdeilnphtmlsy!-&;#x0\n", max_size=400))
def test_any_markup_ends_well(text: str) -> None:
    ends_well(b"<html>" + text.encode(), "a.html")


@given(st.text(alphabet="{}()[];:,.#@!*>+~/\\ \"'-0123abcdeflmnoprstuvw%\n", max_size=300))
def test_any_style_sheet_ends_well(text: str) -> None:
    ends_well(PAGE.replace(b"</style>", text.encode() + b"</style>"), "a.html")


VALUES = st.recursive(
    st.sampled_from([None, True, 0, -1, 3, 10**12, 1.5]) | st.builds(String, st.text(max_size=4)),
    lambda inner: st.lists(inner, max_size=3).map(Array),
    max_leaves=4,
)


@given(st.integers(0, 10**6), st.integers(0, 10**6), VALUES)
def test_any_value_in_any_place_ends_well(which: int, key: int, value: Any) -> None:
    """Entries of every kind get values of the wrong type."""
    file = pikepdf.open(io.BytesIO(TABLETS))
    places = [obj for obj in file.objects if isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream))]
    place: Any = places[which % len(places)]
    keys = sorted(set(place.keys()) - {"/Length"})
    if keys:
        name = keys[key % len(keys)]
        if value is None:
            del place[name]
        else:
            place[name] = value
    out = io.BytesIO()
    try:
        file.save(out)
    except Exception:  # what cannot be saved cannot be verified either
        return
    ends_well(out.getvalue(), "tablets.pdf", document=DOCUMENT)


@given(st.binary(max_size=200))
def test_any_content_ends_well(content: bytes) -> None:
    ends_well(handout(extra=b"\n" + content), "tablets.pdf", document=DOCUMENT)


@given(st.text(alphabet="0123456789 ()<>[]/\\%-.ABDCEMTJTdTjq'\"nIf*\n", max_size=200))
def test_any_operators_end_well(content: str) -> None:
    verification = pdf.verify(handout(extra=b"\n" + content.encode()), "tablets.pdf")
    assert len(verification.points) == 40


def test_verifying_twice_says_the_same() -> None:
    assert verify(TABLETS, "a.pdf") == verify(TABLETS, "a.pdf")
    assert html.verify(PAGE, "a.html") == html.verify(PAGE, "a.html")
