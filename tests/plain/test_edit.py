"""New words take the place of old ones, and everything around them stays what and where it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handouts.findings import Position
from handouts.model import Inlines, Link, Strong, Text, plain_text, position_at
from handouts.plain.edit import Edit, cut, replaced


def at(column: int, line: int = 1) -> Position:
    return Position("a.md", line, column)


INLINES: Inlines = (
    Text("Take it ", position=at(1)),
    Strong((Text("now or", position=at(11)),), position=at(9)),
    Text(" later, and", position=at(19)),
    Text(" rest.", position=at(1, 2)),
)
SAID = plain_text(INLINES)


def test_words_after_an_edit_keep_their_places() -> None:
    made = replaced(INLINES, Edit(0, 4, "Swallow"))
    assert made is not None
    assert plain_text(made) == "Swallow it now or later, and rest."
    assert str(position_at(made, plain_text(made).index("later"))) == "a.md:1:20"
    assert str(position_at(made, plain_text(made).index("rest"))) == "a.md:2:2"


def test_an_edit_inside_emphasis_stays_inside_it() -> None:
    made = replaced(INLINES, Edit(8, 11, "today"))
    assert made is not None
    assert made[1] == Strong((Text("today"), Text(" or")))


def test_an_edit_may_cross_a_line_end_and_no_edge_of_a_link() -> None:
    made = replaced(INLINES, Edit(SAID.index(","), len(SAID), "."))
    assert made is not None
    assert plain_text(made) == "Take it now or later."
    assert replaced(INLINES, Edit(5, 12, "x")) is None
    link = (Text("See "), Link((Text("our page"),), "https://example.org"))
    assert replaced(link, Edit(0, 7, "x")) is None


@given(st.integers(0, len(SAID)), st.integers(0, 8), st.text("abc ", max_size=5))
def test_an_edit_does_what_it_does_to_the_text(start: int, size: int, new: str) -> None:
    edit = Edit(start, min(start + size, len(SAID)), new)
    made = replaced(INLINES, edit)
    if made is not None:
        assert plain_text(made) == edit.apply(SAID)


@given(st.integers(0, len(SAID)), st.integers(0, len(SAID)))
def test_a_part_says_what_stood_there(start: int, end: int) -> None:
    assert plain_text(cut(INLINES, start, end)) == SAID[start:end]
