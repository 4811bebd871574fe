"""Which addresses are linked to, and what paper shows of them."""

from __future__ import annotations

import pytest

from handouts.writers.html.addresses import file_size, safe_address, shown_address


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTP://example.org:80/a?b=c#d", "http://example.org:80/a?b=c#d"),
        ("https://example.org/a b%zz\"<>'", "https://example.org/a%20b%25zz%22%3C%3E'"),
        ("https://example.org/[1]#a#b", "https://example.org/%5B1%5D#a%23b"),
        ("https://[::1]/", "https://[::1]/"),
        ("https://example.org/é%20", "https://example.org/é%20"),
        ("mailto:care@example.org?subject=My visit", "mailto:care@example.org?subject=My%20visit"),
        ("tel:+1 (555) 010-0199", "tel:+1555010-0199"),
    ],
)
def test_good_addresses_are_written_as_their_standard_says(target: str, address: str) -> None:
    assert safe_address(target) == address


@pytest.mark.parametrize(
    "target",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "//example.org",
        "example.org",
        "/a",
        "https://",
        "https:///a",
        "https://a b/",
        "https://a:999999/",
        "mailto:",
        "mailto:nobody",
        "tel:",
        "tel:<script>",
    ],
)
def test_no_other_address_is_linked_to(target: str) -> None:
    assert safe_address(target) == ""


@pytest.mark.parametrize(
    ("address", "text", "shown"),
    [
        ("https://example.org/help/", "our help page", "example.org/help"),
        ("https://www.example.org/", "Example.org", ""),
        ("https://example.org/a", "https://example.org/a", ""),
        ("http://example.org/a", "more", "http://example.org/a"),
        ("mailto:care@example.org", "Write to us", "care@example.org"),
        ("mailto:care@example.org", "care@example.org", ""),
        ("tel:+15550100", "Call us", "+15550100"),
        ("tel:5550100", "(555) 0100", ""),
    ],
)
def test_paper_shows_the_address_that_the_words_do_not_say(address: str, text: str, shown: str) -> None:
    assert shown_address(address, text) == shown


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 KB"), (231_400, "231 KB"), (999_499, "999 KB"), (1_234_567, "1.2 MB")]
)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert file_size(size) == words
