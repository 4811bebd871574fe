from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.readers._links import target


@pytest.mark.parametrize(
    ("address", "base", "expected"),
    [
        ("https://example.org/a b", "", "https://example.org/a%20b"),
        (' HTTPS://Example.org/"x" ', "", "HTTPS://Example.org/%22x%22"),
        ("mailto:a@example.org", "", "mailto:a@example.org"),
        ("tel:+1-555-0100", "", "tel:+1-555-0100"),
        ("#part", "", "#part"),
        ("#", "", ""),
        ("www.example.org", "", "https://www.example.org"),
        ("//example.org/x", "", "https://example.org/x"),
        ("more.html", "", ""),
        ("more.html", "https://example.org/a/b.html", "https://example.org/a/more.html"),
        ("javascript:alert(1)", "https://example.org/", ""),
        ("java\tscript:alert(1)", "https://example.org/", ""),
        ("\x01javascript:alert(1)", "", ""),
        ("data:text/html,x", "", ""),
        ("vbscript:x", "", ""),
        ("file:///etc/passwd", "", ""),
        ("https://", "", ""),
        ("http://[::1", "", ""),
        ("mailto:", "", ""),
    ],
)
def test_only_web_mail_and_phone_addresses_are_let_through(address: str, base: str, expected: str) -> None:
    assert target(address, base) == expected


@given(st.text())
def test_no_address_gets_through_that_a_handout_may_not_lead_to(address: str) -> None:
    found = target(address)
    assert found == "" or found.lower().startswith(("http://", "https://", "mailto:", "tel:", "#"))
