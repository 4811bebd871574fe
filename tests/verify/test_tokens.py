"""Content streams are read as qpdf reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.verify.pdf.tokens import Operand, operations


@pytest.mark.parametrize(
    ("stream", "read"),
    [
        (b"BT /F1 12 Tf (Hi) Tj ET", [(b"BT", []), (b"Tf", ["F1", 12.0]), (b"Tj", [b"Hi"]), (b"ET", [])]),
        (b"/P <</MCID 3>> BDC EMC", [(b"BDC", ["P", {"MCID": 3.0}]), (b"EMC", [])]),
        (b"/P<</MCID 3/Lang(es)>>BDC", [(b"BDC", ["P", {"MCID": 3.0, "Lang": b"es"}])]),
        (b"/Artifact /Pr0 BDC", [(b"BDC", ["Artifact", "Pr0"])]),
        (b"[(A)-250.5<42 4>.5]TJ", [(b"TJ", [[b"A", -250.5, b"B@", 0.5]])]),
        (rb"(a\(b\)\\ \101\n(in (side))) '", [(b"'", [b"a(b)\\ A\n(in (side))"])]),
        (b"% a comment\n1 0 0 1 7 -8 cm", [(b"cm", [1.0, 0.0, 0.0, 1.0, 7.0, -8.0])]),
        (b"q BI /W 1 /H 1 ID \x00(\x01 EI Q", [(b"q", []), (b"EI", [{"W": 1.0, "H": 1.0}]), (b"Q", [])]),
        (b"[[1 2] 0] 0 d true null x", [(b"d", [[[1.0, 2.0], 0.0], 0.0]), (b"x", [True, None])]),
        (b"/A#20B gs 0 0 9 9 re f*", [(b"gs", ["A B"]), (b"re", [0.0, 0.0, 9.0, 9.0]), (b"f*", [])]),
        (b"(open", []),
        (b"] >> } ) 7 Tz", [(b"Tz", [7.0])]),
    ],
)
def test_operators_and_operands(stream: bytes, read: list[tuple[bytes, list[Operand]]]) -> None:
    assert list(operations(stream)) == read


def test_only_what_is_wanted_is_told() -> None:
    told = operations(b"0 0 0 rg 1 w BT (Hi) Tj ET", {b"BT", b"Tj", b"ET"})
    assert [operator for operator, _ in told] == [b"BT", b"Tj", b"ET"]


@given(st.binary(max_size=300))
def test_any_bytes_end(stream: bytes) -> None:
    assert len(list(operations(stream))) <= len(stream)
