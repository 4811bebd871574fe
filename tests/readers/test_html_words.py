"""Whatever a page is made of, its words come out once, in order, or are put down as lost."""

from __future__ import annotations

import html
import re

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handouts.errors import HandoutsError
from handouts.model import Document, Link, walk, words
from handouts.readers.html import read

SLOW = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TAGS = [
    "div", "p", "section", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "table", "tr", "td", "th",
    "tbody", "thead", "caption", "figure", "figcaption", "details", "summary", "aside", "b", "i", "em",
    "strong", "a href=https://x.org", "span lang=es", "h2", "h3", "pre", "q", "sup", "div class=note",
    "address", "label", "center",
]  # fmt: skip


def read_or_error(page: str) -> Document | HandoutsError:
    try:
        return read(page.encode("utf-8", "surrogatepass"), "page.html")
    except HandoutsError as error:
        return error


@SLOW
@given(st.text())
@example("<a b='>")
@example("<!--")
@example("&#xD800;&#0;&")
@example("</p></table><td>")
def test_any_text_gives_a_document_or_a_word_about_it(text: str) -> None:
    made = read_or_error(text)
    assert isinstance(made, Document) or made.fix


MARKUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS]),
        st.sampled_from(
            ["<br>", "<hr>", "<img alt=x>", "<main>", "</main>", "<svg>", "</svg>",
             "<form>",
             "<input type=checkbox>", "<button>", "<td colspan=3 rowspan=0>", "<nav>", "<del>", "<!--", "-->",
             "<script>",             "</script>", "<", ">", "'",
             '<a href="javascript:alert(1)">', '<a id="x">', '<a href="#x">', "<template>",
             "<select><option>", "\n"]
        ),
        st.text("ab \n", min_size=1, max_size=6),
    ),
    max_size=40,
)  # fmt: skip


@SLOW
@given(MARKUP)
def test_any_tags_in_any_order_give_a_document_or_a_word_about_it(pieces: list[str]) -> None:
    made = read_or_error("".join(pieces))
    if isinstance(made, Document):
        links = [node.target for node in walk(made) if isinstance(node, Link)]
        assert all(re.match(r"https?://|mailto:|tel:|#[a-z]", target) for target in links)


def trees(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    # Words in a table but in no cell of it come before it, as in browsers.
    plain = [
        tag
        for tag in TAGS
        if tag not in {"table", "tr", "td", "th", "tbody", "thead", "caption", "figcaption", "figure"}
    ]
    return st.builds(
        lambda tag, inside: f"<{tag}> {' '.join(inside)} </{tag.split()[0]}>",
        st.sampled_from(plain),
        st.lists(children, min_size=1, max_size=4),
    )


@SLOW
@given(st.lists(st.recursive(st.just("word"), trees, max_leaves=25), min_size=1, max_size=5))
@example(["<aside> <a href=https://x.org> word </a> </aside>"])
def test_all_words_come_out_in_order(pieces: list[str]) -> None:
    count = 0

    def numbered(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"w{count}e"

    page = "<!doctype html><h1>Title</h1><p>Lead.</p>" + re.sub(r"\bword\b", numbered, " ".join(pieces))
    made = read(page.encode(), "page.html")
    found = [int(number) for number in re.findall(r"w(\d+)e", " ".join(words(made)))]
    assert found == sorted(set(found))
    # A side column of links only is left out, and said.
    assert len(found) + sum(loss.words for loss in made.losses if loss.kind == "navigation") == count


@SLOW
@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4), min_size=1, max_size=6))
def test_all_words_of_a_table_come_out_in_order(spans: list[list[int]]) -> None:
    rows = ""
    expected: list[str] = []
    for row in spans:
        rows += "<tr>"
        for span in row:
            expected.append(f"c{len(expected)}")
            rows += f"<td colspan={span} rowspan={3 - span}>{expected[-1]}"
    made = read(f"<h1>T</h1><table><tr><th>A<th>B{rows}</table>".encode(), "page.html")
    assert words(made) == ["T", "A", "B", *expected]


@SLOW
@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_text_comes_out_as_it_was_written(text: str) -> None:
    made = read_or_error(f"<h1>T</h1><p>x {html.escape(text)} x</p>")
    assert isinstance(made, Document)
    import unicodedata

    assert words(made) == unicodedata.normalize("NFC", f"T x {text} x").split()
