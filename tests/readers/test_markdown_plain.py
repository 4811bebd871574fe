"""Blocks are read as markdown-it reads them, only without asking all of its rules, and some at a time."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handouts.errors import HandoutsError
from handouts.readers import _markdown_parser, _markdown_signs, _markdown_states
from handouts.readers._markdown_parser import parse
from handouts.readers._markdown_plain import is_plain

LINES = [
    "Keep your inhaler near you.",
    "a",
    "A. One",
    "b) two",
    "i) x",
    "i. y",
    "x_y ____",
    "Name: ____",
    "word | word",
    ": a meaning",
    "~ a meaning",
    ": ",
    "- item",
    "* item",
    "+ item",
    "-item",
    "- ",
    "1. one",
    "2) two",
    "   three in",
    "    four in",
    "\tTab",
    "> Quoted",
    ">Tight",
    "# Head",
    "===",
    "---",
    "- - -",
    "| a | b |",
    "|---|---|",
    "- | -",
    "```",
    "~~~",
    "::: tip",
    ":::",
    "!!! warning",
    "!!!",
    "[^1]: note",
    "[a]: https://example.org",
    "<table>",
    "<td>x</td>",
    "</table>",
    "<div>",
    "</div>",
    "\\",
    "two  ",
    "e\u0301t\u00e9",
    "\u2022 dot",
    "see[^1]",
    "x<y & z",
    "*so* `it` is",
    "",
    "",
]
"""What may stand in a text: plain lines, and others that give those around them another meaning."""


@st.composite
def sources(draw: st.DrawFn) -> str:
    lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=12))
    leads = draw(st.lists(st.sampled_from(("", "", "", "  ", "    ", "> ", "- ")), min_size=12, max_size=12))
    return "\n".join(lead + line for lead, line in zip(leads, lines, strict=False))


def tokens_of(source: str) -> list[dict[str, Any]] | str:
    try:
        runs, _ = parse(source, "a.md")
        tokens = [token for run in runs for token in run]
    except HandoutsError as error:
        return str(error)
    return [_shown(dict(token.as_dict(filter=lambda _, value: True))) for token in tokens]


def _shown(token: dict[str, Any]) -> dict[str, Any]:
    places = token["meta"].pop("places", None)
    token["meta"].pop("title_token", None)
    token["places"] = [places.at(offset) for offset in range(len(token["content"]))] if places else None
    return token


@settings(max_examples=400, deadline=None)
@given(sources())
@example("Term\n\n: Meaning")
@example("- one\n- two\n  three")
@example("a. one\n\nb. two")
@example("- a\n\n      - b")
@example("1. a\n    - b")
@example("> - a\n- b")
@example("- item\n- name ____\n  b) two")
def test_tokens_are_those_that_all_rules_make(source: str) -> None:
    quick = tokens_of(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_markdown_parser, "plain_paragraph", lambda *_: False)
        patch.setattr(_markdown_states, "is_plain", lambda _: False)
        patch.setattr(_markdown_signs, "_SIGNS", {})
        assert quick == tokens_of(source)


@pytest.mark.parametrize("sign", list("\n\\`~*_[]!<>&^{}|"))
def test_a_sign_of_markdown_is_not_plain(sign: str) -> None:
    assert not is_plain(f"words {sign} words")


def test_the_signs_of_sentences_are_plain() -> None:
    assert is_plain("It’s “so”: 5–10 mg (1/2), 37.5° – #1, $5, @home; 100% = all + more?")
