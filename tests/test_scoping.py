"""A fragment's names are its own, and its headings start where they are to."""

from __future__ import annotations

import pytest

from handouts.scoping import scope, unscope

MARKUP = (
    '<article class="handout" lang="en"><h1 id="title_">A id="b"</h1>'
    '<section class="contact" aria-labelledby="who"><h2 id="who">Who</h2>'
    '<a class="term x" href="#who">see</a> <a href="https://example.org/#who">out</a>'
    '<img alt="class=&#34;a&#34;"><p>class="a" h1</p></section></article>'
)


def test_classes_ids_and_links_within_have_the_prefix_and_nothing_else_has() -> None:
    assert scope(MARKUP, 1) == (
        '<article class="handout" lang="en"><h1 id="handout-title_">A id="b"</h1>'
        '<section class="handout-contact" aria-labelledby="handout-who"><h2 id="handout-who">Who</h2>'
        '<a class="handout-term handout-x" href="#handout-who">see</a>'
        ' <a href="https://example.org/#who">out</a>'
        '<img alt="class=&#34;a&#34;"><p>class="a" h1</p></section></article>'
    )


@pytest.mark.parametrize(
    ("level", "made"), [(1, "h1 h2 h6"), (2, "h2 h3 h6"), (4, "h4 h5 h6"), (6, "h6 h6 h6")]
)
def test_headings_start_at_the_level_and_none_is_deeper_than_six(level: int, made: str) -> None:
    first, second, third = made.split()
    assert scope("<h1>A</h1><h2>B</h2><h6>C</h6><hr>", level) == (
        f"<{first}>A</{first}><{second}>B</{second}><{third}>C</{third}><hr>"
    )


def test_names_come_back_as_they_were() -> None:
    assert unscope(scope(MARKUP, 1)) == MARKUP
