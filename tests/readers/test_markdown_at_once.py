"""Markdown is read some blocks at a time, so that tokens are not kept, and says the same as read at once."""

from __future__ import annotations

import gc
import tracemalloc

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handouts.errors import HandoutsError
from handouts.model import Document
from handouts.readers import _markdown_parser, markdown

LINES = [
    "Take it[^1] with food[^b], see [the page][a].",
    "[the page] says so^[as *we* do[^1]], and GP does",
    "*[GP]: general practitioner",
    "[a]: https://example.org/a",
    "[The page]: https://example.org/b",
    "[^1]: The first note[^b].",
    "[^b]: The other[^1], with [the page].",
    "    a word more of it[^1]",
    "> [!NOTE] A title[^b]",
    "> [^1]: In a quotation.",
    "::: warning Stop[^1]",
    ":::",
    "- [x] done[^1]",
    "- [^b]: In a list.",
    "## Doses[^1] {#doses}",
    '<a name="there"></a>',
    "[up](#there) [down](#doses)",
    "`[^1]` and \\[^b]",
    "+---+---+",
    "| a | b[^1] |",
    "|---|---|",
    "---",
    "- ",
    "1. one",
    "<details>",
    "</details>",
    "",
    "",
    "",
]
"""What may stand in a text: definitions, what uses them, and what gives those around it another meaning."""

EARLY = "[^1]: A note.\n\n[a]: https://example.org/a\n\n"
LATE = "See[^1] and [this][a] for GP.\n\nWords.\n\n[^1]: A note.\n\n[a]: https://example.org/a\n\n*[GP]: doc"


@st.composite
def sources(draw: st.DrawFn) -> str:
    return "\n".join(draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=16)))


def read(source: str, at_once: int) -> tuple[Document, object] | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_markdown_parser, "_AT_ONCE", at_once)
        try:
            document = markdown.read(source.encode(), "a.md")
        except HandoutsError as error:
            return str(error)
    return document, document.losses


@settings(max_examples=300, deadline=None)
@given(sources())
@example(LATE)
@example(EARLY + "Words.\n\nSee[^1] and [this][a].")
@example(EARLY + "::: warning Title[^1]\nWords.\n:::")
@example(EARLY + "> [!NOTE] Title[^1]\n> Words.")
@example(EARLY + "`[^1]` is no note.\n\n[^1]: Another.\n\nWords[^1].")
@example("- \n\n- one\n\nWords^[a note *here*[^1]].\n\n[^1]: And there.")
def test_blocks_say_the_same_one_by_one_and_all_at_once(source: str) -> None:
    assert read(source, 1) == read(source, 1_000_000)


def test_definitions_hold_above_and_below_them() -> None:
    document = markdown.read((LATE + "\n\n" + LATE.partition("\n")[0]).encode(), "a.md")
    assert str(document).count("Link(") == 2
    assert str(document).count("NoteRef(id='1')") == 2
    assert str(document).count("Abbreviation(") == 2
    assert not document.losses


@pytest.mark.parametrize("defined", ["", "\n\n[^1]: A note.\n\n[a]: https://example.org/a"])
def test_tokens_are_not_kept(defined: str) -> None:
    part = "## Doses\n\nTake one in the morning[^1] and see [this][a].\n\n- a thing\n- and one more\n\n"
    data = (part * 1500 + defined).encode()
    gc.collect()
    tracemalloc.start()
    try:
        document = markdown.read(data, "a.md")
        kept, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(document.sections) > 1400
    # Half as much again as the document that is made; with all tokens at once it was six times as much.
    assert most < 3 * kept
