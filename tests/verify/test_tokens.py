"""Content streams are read as qpdf reads them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.verify.pdf.tokens import Operand, Spaced, operations


@pytest.mark.parametrize(
    ("stream", "read"),
    [
        (b"BT /F1 12 Tf (Hi) Tj ET", [(b"BT", []), (b"Tf", ["F1", 12.0]), (b"Tj", [b"Hi"]), (b"ET", [])]),
        (b"/P <</MCID 3>> BDC EMC", [(b"BDC", ["P", {"MCID": 3.0}]), (b"EMC", [])]),
        (b"/P<</MCID 3/Lang(es)>>BDC", [(b"BDC", ["P", {"MCID": 3.0, "Lang": b"es"}])]),
        (b"/Artifact /Pr0 BDC", [(b"BDC", ["Artifact", "Pr0"])]),
        (b"[(A)-250.5<42 4>.5]TJ", [(b"TJ", [[b"A", -250.5, b"B@", 0.5]])]),
        (rb"(a\(b\)\\ \101\n(in (side))) '", [(b"'", [b"a(b)\\ A\n(in (side))"])]),
        (
            b"[(A)9(B)] TJ\nT* [(C)]TJ T*",
            [(b"TJ", [[b"A", 9.0, b"B"]]), (b"T*", []), (b"TJ", [[b"C"]]), (b"T*", [])],
        ),
        (b"7 /F1 12 Tf [/F1 9 Tf", [(b"Tf", [7.0, "F1", 12.0]), (b"Tf", [])]),
        (b"% a comment\n1 0 0 1 7 -8 cm", [(b"cm", [1.0, 0.0, 0.0, 1.0, 7.0, -8.0])]),
        (b"q BI /W 1 /H 1 ID \x00(\x01 EI Q", [(b"q", []), (b"EI", [{"W": 1.0, "H": 1.0}]), (b"Q", [])]),
        (b"[[1 2] 0] 0 d true null x", [(b"d", [[[1.0, 2.0], 0.0], 0.0]), (b"x", [True, None])]),
        (b"/A#20B gs 0 0 9 9 re f*", [(b"gs", ["A B"]), (b"re", [0.0, 0.0, 9.0, 9.0]), (b"f*", [])]),
        (b"(open", []),
        (b"] >> } ) 7 Tz", [(b"Tz", [7.0])]),
    ],
)
def test_operators_and_operands(stream: bytes, read: list[tuple[bytes, list[Operand]]]) -> None:
    assert [(operator, list(map(_plain, operands))) for operator, operands in operations(stream)] == read


def _plain(operand: Operand) -> Operand:
    return operand.parts() if isinstance(operand, Spaced) else operand


def test_only_what_is_wanted_is_told() -> None:
    told = operations(b"0 0 0 rg 1 w BT (Hi) Tj ET", {b"BT", b"Tj", b"ET"})
    assert [operator for operator, _ in told] == [b"BT", b"Tj", b"ET"]


@given(st.binary(max_size=300))
def test_any_bytes_end(stream: bytes) -> None:
    assert len(list(operations(stream))) <= len(stream)


@pytest.mark.parametrize(
    ("array", "run_on"),
    [
        (b"(Take)12.5( one)-99", b"Take one"),
        (b"()(Take)", None),  # the first string has no letter
        (b"-20(Take)", None),
        (b"(Take)-100(one)", None),  # perhaps as wide as a space
        (b"(Ta\\(ke)", None),
        (b"(Take)<6F6E65>", None),
        (b"(1 < 2)", None),
    ],
)
def test_strings_that_run_on(array: bytes, run_on: bytes | None) -> None:
    assert Spaced(array).run_on() == run_on


@given(
    st.lists(
        st.tuples(
            st.binary(max_size=6).map(lambda text: re.sub(rb"[()\\\r]", b".", text)),
            st.one_of(st.integers(-2000, 2000), st.floats(-2000, 2000)).map(lambda n: f"{n:.2f}".encode()),
        )
    )
)
def test_what_runs_on_is_what_the_parts_say(pairs: list[tuple[bytes, bytes]]) -> None:
    array = Spaced(b" ".join(b"(%s) %s" % pair for pair in pairs))
    parts = array.parts()
    strings = [part for part in parts if isinstance(part, bytes)]
    numbers = [part for part in parts if isinstance(part, float)]
    assert strings == [text for text, _ in pairs]
    assert array.adjusted() == sum(numbers)
    whole = array.run_on()
    assert whole is None or (whole == b"".join(strings) and min(numbers) > -100)
