"""HTML in Markdown: read as in a web page, with Markdown in it; and short forms that are defined."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.errors import SourceError
from handouts.findings import Position
from handouts.formats import RenderOptions
from handouts.model import Abbreviation, Document, Text, walk, words
from handouts.readers.markdown import read
from handouts.writers.markdown import write
from tests.readers.as_text import as_text


def document(text: str) -> Document:
    return read(f"# T\n\n{text}".encode(), "a.md")


def shown(text: str) -> str:
    title, _, rest = as_text(document(text)).partition("\n")
    assert title == "= T"
    return rest


BLOCKS = {
    "a list": ("<ul>\n<li>One</li>\n<li>Two\n<ol><li>In</li></ol></li>\n</ul>", "- One\n- Two\n  1. In"),
    "a list with Markdown in it": (
        "<ul>\n<li>\n\nOne *soft*\n\n- in\n\n</li>\n<li>Two</li>\n</ul>",
        "- One _soft_\n  - in\n- Two",
    ),
    "definitions": ("<dl><dt>BP</dt><dd>blood pressure</dd></dl>", "BP:\n  blood pressure"),
    "a table": (
        "<table><tr><th>Drug<th>Dose</tr><tr><td>A<td>1 mg</tr></table>",
        "table\n  head | col(Drug) | col(Dose)\n  row | (A) | (1 mg)",
    ),
    "a table with merged cells": (
        "<table class='x'>\n<tr><th rowspan=2>Drug<th colspan=2>Dose</tr>\n<tr><th>Day<th>Night</tr>\n"
        "<tr><td>A<td>1<td>2</tr></table>",
        "table\n  head | col<1x2>(Drug) | col<2x1>(Dose)\n  head | col(Day) | col(Night)\n"
        "  row | (A) | (1) | (2)",
    ),
    "a table with Markdown in a cell": (
        "<table>\n<tr><th>Drug</th></tr>\n\n<tr><td>\n\n**A** at night\n\n</td></tr>\n</table>",
        "table\n  head | col(Drug)\n  row | (*A* at night)",
    ),
    "paragraphs in a cell": (
        "<table><tr><td><p>One</p><p>two</p></td><td>three</td></tr></table>",
        "table\n  row | (One; two) | (three)",
    ),
    "what opens and closes": (
        "<details>\n<summary>A missed dose</summary>\n\nTake it *soon*.\n\n- a\n\n</details>\n\nThe end.",
        "note: A missed dose\n  Take it _soon_.\n  - a\nThe end.",
    ),
    "what opens and closes, with headings": (
        "<details>\n<summary>Doses</summary>\n\n### Adults\n\nOne.\n\n</details>",
        "## Doses\n### Adults\nOne.",
    ),
    "a box": ('<div class="warning">\n\n**Stop**\n\nCall us.\n\n</div>', "warning: Stop\n  Call us."),
    "a box with a heading": ('<aside class="tip">\n\n#### Rest\n\nA lot.\n\n</aside>', "tip: Rest\n  A lot."),
    "a quotation": ("<blockquote>\n\nWords\n\n</blockquote>", "quote\n  Words"),
    "a picture": (
        "<figure>\n<img src='a.png' alt='A lung'>\n<figcaption>Fig. 1</figcaption>\n</figure>",
        "figure no picture 'A lung'\n  Fig. 1\nlost image (0): The picture a.png (“A lung”)",
    ),
    "a picture in Markdown": (
        "<figure>\n\n![A lung](a.png)\n\n<figcaption>\n\nFig. *1*\n\n</figcaption>\n</figure>",
        "figure no picture 'A lung'\n  Fig. _1_\nlost image (0): the picture a.png",
    ),
    "a caption with no picture": (
        "<figure>\n<figcaption>\nWhen\n</figcaption>\n\n- At noon\n\n"
        "<figcaption>\nand at night\n</figcaption>\n</figure>",
        "When\n- At noon\nand at night",
    ),
    "another language": ("<div lang='es'>\n\nHola *amigo*\n\n</div>", "{es: Hola _amigo_}"),
    "what only sets out": (
        "<div align='center'>\n\n## Rest\n\n</div>\n\n<p align='center'>\nNow</p>",
        "## Rest\nNow",
    ),
    "lines that keep their ends": ("<pre>\nHill Road\nLeeds\n</pre>", "Hill Road / Leeds"),
    "in a quotation and in an item": (
        "> <ul>\n> <li>a</li>\n> </ul>\n\n1. x\n\n   <dl><dt>b<dd>c</dl>", "quote\n  - a\n1. x\n  b:\n    c",
    ),
    "something to fill in": (
        "<your doctor's number>\n\n<div><name> or </nobody> <5></div>",
        "<your doctor's number>\n<name> or </nobody> <5>",
    ),
    "addresses": ("<p>See www.nhs.uk</p>", "See [www.nhs.uk](https://www.nhs.uk)"),
    "a head and a foot of the text": ("<header>One</header>\n\n<footer>two</footer>", "One\ntwo"),
    "tags that nothing opened": ("</div>\n</ul>\n\n<li>one\n\n<td>two</td>", "one\ntwo"),
    "comments": ("<p>a <!-- two words --> b</p>", "a b\nlost comment (2): A comment"),
    "a script": ("<script>\nno()\n</script>\n\n<p>a</p>", "a\nlost script (0): A script"),
    "a menu": ("<nav>Home</nav>\n\na", "a\nlost navigation (1): A menu or other part for finding the way"),
    "names of places": (
        "<a id='x'></a>\n\n## Dose\n\n[a](#x), [b](#y)\n\n<h2 id='y'>When</h2>\n\nnow",
        "## Dose\n[a](#dose), [b](#when)\n## When\nnow",
    ),
    "blocks in the middle of words": ("one<p>two</p><div>three</div>four", "one / two / three / four"),
}  # fmt: skip


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_of_html(name: str) -> None:
    source, expected = BLOCKS[name]
    assert shown(source) == expected


@pytest.mark.parametrize("name", sorted(set(BLOCKS) - {"a table with merged cells"}))
def test_what_html_makes_is_the_same_when_written_as_markdown(name: str) -> None:
    made = document(BLOCKS[name][0])
    again = read(write(made, RenderOptions()), "b.md")
    assert as_text(replace(again, losses=())) == as_text(replace(made, losses=()))


def test_words_in_html_stand_where_they_say() -> None:
    source = "# T\n\n> <div>\n> one &amp; two\n>\n> three\n>\n> <b>four</b>\n> </div>\n\n<p>five\n  six</p>\n"
    places = {
        node.text.split()[-1]: node.position
        for node in walk(read(source.encode(), "a.md"))
        if isinstance(node, Text)
    }
    assert places == {
        "T": Position("a.md", 1, 3),
        "&": Position("a.md", 4, 3),
        "two": Position("a.md", 4, 12),
        "three": Position("a.md", 6, 3),
        "four": Position("a.md", 8, 6),
        "five": Position("a.md", 11, 4),
        "six": Position("a.md", 12, 3),
    }


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<div>\n<!-- open\n</div>", "a.md:4: The comment that starts here never ends."),
        ("<p>a</p>\n<script>\nno()", "a.md:4: The HTML <script> that starts here never ends."),
        ("<textarea>\na", "a.md:3: The HTML <textarea> that starts here never ends."),
    ],
)
def test_what_has_no_end_is_refused(source: str, message: str) -> None:
    with pytest.raises(SourceError) as refused:
        document(source)
    assert refused.value.message == message


DIVISIONS = {
    "a class": ("::: {.warning}\nStop.\n:::", "warning:\n  Stop."),
    "a class among other attributes": ('::: {#id .box .urgent role="x"}\nStop.\n:::', "urgent:\n  Stop."),
    "a title": ('::: {.callout-tip title="Rest a lot"}\nSleep.\n:::', "tip: Rest a lot\n  Sleep."),
    "a class of a web page": ("::: {.nhsuk-inset-text}\nSleep.\n:::", "note:\n  Sleep."),
    "a title in brackets": (":::tip[Rest *a lot*]\nSleep.\n:::", "tip: Rest _a lot_\n  Sleep."),
    "a title in braces": (":::note{title='Rest'}\nSleep.\n:::", "note: Rest\n  Sleep."),
    "a caption": ('::: {.table title="Doses"}\n|a|b|\n|-|-|\n|1|2|\n:::',
                  "table Doses\n  head | col(a) | col(b)\n  row | (1) | (2)"),
    "columns": (
        ':::: {.columns}\n::: {.column width="50%"}\n## Left\n\na\n:::\n::: '
        '{.column}\nb\n:::\n::::', "## Left\na\nb",
    ),
    "divisions by their bare names": ("::: page__section\n::: row\na\n:::\n:::\n\nb", "a\nb"),
    "a name that is words": ("::: Remember\na\n:::", "note: Remember\n  a"),
    "another language": ('::: {lang="es"}\nHola *amigo*\n:::', "{es: Hola _amigo_}"),
    "in a list": ("- a\n\n  ::: {.x}\n  b\n  :::", "- a\n  b"),
    "names and classes of headings": ("## Dose {#d .unnumbered}\n\n[a](#d)\n\n## So {-}\n\n## C "
                                      "{x}", "## Dose\n[a](#dose)\n## So\n## C {x}"),
}  # fmt: skip


@pytest.mark.parametrize("name", DIVISIONS)
def test_divisions_with_attributes(name: str) -> None:
    source, expected = DIVISIONS[name]
    assert shown(source) == expected


def test_sizes_of_pictures_without_quotation_marks_are_no_words() -> None:
    assert shown("![A lung](a.png){width=50%} and more {x}") == (
        "and more {x}\nfigure no picture 'A lung'\nlost image (0): the picture a.png\n"
        "lost format (0): {width=50%} of a picture"
    )
    assert "decorative" in shown("![](a.png){.decorative height=3cm}")


# Short forms -------------------------------------------------------------------------------------------

FORMS = {
    "every use": (
        "BP is **BP**.\n\n- [BP](https://x.org)\n\n*[BP]: blood pressure",
        "BP<blood pressure> is *BP<blood pressure>*.\n- [BP<blood pressure>](https://x.org)",
    ),
    "only whole words": ("BPs, ABP and BP.\n\n*[BP]: blood pressure", "BPs, ABP and BP<blood pressure>."),
    "the longest": ("HDL C and HDL\n\n*[HDL]: a\n*[HDL C]: b", "HDL C<b> and HDL<a>"),
    "right below a text, before its use": (
        "See BP.\n*[BP]: blood pressure\n\nBP",
        "See BP<blood pressure>.\nBP<blood pressure>",
    ),
    "in a list": ("- a BP\n\n  *[BP]: blood pressure", "- a BP<blood pressure>"),
    "with signs in it": ("T(4) is\n\n*[T(4)]: thyroxine", "T(4)<thyroxine> is"),
    "nothing to define": ("*[BP]:\n\n*[]: x\n\n*[a] b*", "*[BP]:\n*[]: x\n_[a] b_"),
    "never used": (
        "a\n\n*[BP]: blood pressure",
        "a\nlost definition (2): that BP stands for “blood pressure”",
    ),
    "another meaning": ("BP\n\n*[BP]: a\n*[BP]: b", "BP<a>\nlost definition (1): that BP stands for “b”"),
    "in code": ("BP\n\n    *[BP]: blood pressure", "BP\n*[BP]: blood pressure"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_short_forms_that_are_defined(name: str) -> None:
    source, expected = FORMS[name]
    assert shown(source) == expected


def test_a_short_form_stands_where_it_is_used() -> None:
    made = document("Check BP now.\n\n*[BP]: blood pressure")
    [form] = [node for node in walk(made) if isinstance(node, Abbreviation)]
    assert form == Abbreviation("BP", "blood pressure")
    assert form.position == Position("a.md", 3, 7)


_NAMES = (
    *("ul", "li", "dl", "dt", "dd", "table", "tr", "td", "div", "p", "b", "br", "h3", "blockquote", "aside"),
    *("details", "summary", "figure", "figcaption"),
)
_TAGS = st.sampled_from([tag for name in _NAMES for tag in (f"<{name}>", f"</{name}>")] + ["<your name>"])
_TEXT = st.sampled_from(
    ["one", "two *three*", "- four", "## five", "\n\n", "\n", "> six", "1. seven", "x | y"]
)


@given(st.lists(st.one_of(_TAGS, _TEXT), max_size=25))
@settings(max_examples=300)
def test_no_word_is_lost_or_moved_whatever_tags_stand_around_it(pieces: list[str]) -> None:
    source = "\n".join(pieces)
    made = document(source)
    bare = re.sub(rf"</?(?:{'|'.join(_NAMES)})>", " ", source)
    assert _letters(" ".join(words(made)[1:])) == _letters(bare)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())
