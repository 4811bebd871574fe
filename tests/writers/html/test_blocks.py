"""Every kind of block, as it stands in the page."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

import pytest

from handouts.model import (
    Block,
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Figure,
    FillIn,
    Image,
    ListItem,
    NumberedList,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    Text,
)

Article = Callable[..., str]
DOT = Image(b"dot", "image/png", 3, 2)


def say(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def item(*blocks: Block, checked: bool | None = None) -> ListItem:
    return ListItem(blocks, checked)


def cell(text: str, **rest: object) -> Cell:
    return Cell((say(text),) if text else (), **rest)  # type: ignore[arg-type]


BLOCKS: dict[str, tuple[Block, str]] = {
    "a paragraph": (say("Hello."), "<p>Hello.</p>\n"),
    "a paragraph with a role": (
        Paragraph((Text("Part."),), role="part-of"),
        '<p class="part-of">Part.</p>\n',
    ),
    "a bullet list in a bullet list": (
        BulletList((item(say("One")), item(say("Two"), BulletList((item(say("Three")),))), item())),
        "<ul>\n<li>One</li>\n<li>\n<p>Two</p>\n<ul>\n<li>Three</li>\n</ul>\n</li>\n<li></li>\n</ul>\n",
    ),
    "a check list": (
        BulletList((item(say("Eat"), checked=False), item(say("Rest"), checked=True))),
        "<ul>\n"
        '<li class="box"><span class="added hidden">(not ticked) </span>Eat</li>\n'
        '<li class="ticked"><span class="added hidden">(ticked) </span>Rest</li>\n'
        "</ul>\n",
    ),
    "an empty list": (BulletList(()), ""),
    "a numbered list": (NumberedList((item(say("One")),)), "<ol>\n<li>One</li>\n</ol>\n"),
    "a numbered list that goes on": (
        NumberedList((item(say("One")),), start=3, style="lower-roman"),
        '<ol type="i" start="3">\n<li>One</li>\n</ol>\n',
    ),
    "definitions": (
        DefinitionList((Definition((Text("Dose"),), (say("How much."), say("How often."))),)),
        "<dl>\n<div>\n<dt>Dose</dt>\n<dd>\n<p>How much.</p>\n<p>How often.</p>\n</dd>\n</div>\n</dl>\n",
    ),
    "a quote": (Quote((say("It helped."),)), "<blockquote>\n<p>It helped.</p>\n</blockquote>\n"),
    "room to write": (
        FillIn((Text("Your name:"),), 2),
        '<div class="fill-in">\n'
        '<p>Your name: <span class="added hidden">(write your answer here)</span></p>\n'
        '<div class="line"></div>\n<div class="line"></div>\n'
        "</div>\n",
    ),
    "a callout": (
        Callout("note", (Text("Note"),), (say("Rest."),)),
        '<div class="callout note" role="note" aria-labelledby="callout_1">\n'
        '<div class="label" id="callout_1"><strong>Note</strong></div>\n'
        "<p>Rest.</p>\n"
        "</div>\n",
    ),
    "a callout that nobody labelled": (
        Callout("draft", (), (say("Rest."),)),
        '<div class="callout draft" role="note" aria-labelledby="callout_1">\n'
        '<div class="label added" id="callout_1"><strong>Draft: do not hand out</strong></div>\n'
        "<p>Rest.</p>\n"
        "</div>\n",
    ),
    "a picture": (
        Figure(DOT, alt='A "dot"'),
        '<div class="figure">\n'
        '<img src="data:image/png;base64,ZG90" alt="A &#34;dot&#34;" width="3" height="2">\n'
        "</div>\n",
    ),
    "a picture with a caption and a description": (
        Figure(DOT, alt="A dot", caption=(Text("Small"),), description=(say("It is round."),)),
        "<figure>\n"
        '<img src="data:image/png;base64,ZG90" alt="A dot" width="3" height="2">\n'
        "<figcaption>Small</figcaption>\n"
        "</figure>\n"
        "<p>It is round.</p>\n",
    ),
    "a decorative picture": (
        Figure(DOT, alt="x", decorative=True),
        '<div class="figure">\n<img src="data:image/png;base64,ZG90" alt="" width="3" height="2">\n</div>\n',
    ),
    "a picture that could not be had": (
        Figure(None, alt="A dot", caption=(Text("Small"),)),
        '<figure>\n<p class="added">Picture: A dot</p>\n<figcaption>Small</figcaption>\n</figure>\n',
    ),
    "a picture of a kind that browsers do not show": (
        Figure(Image(b"dot", "image/x-emf", 3, 2), alt="A dot"),
        '<div class="figure">\n<p class="added">Picture: A dot</p>\n</div>\n',
    ),
    "a decorative picture that could not be had": (Figure(None, alt="x", decorative=True), ""),
    "a table that fits a phone": (
        Table(
            header=(Row((cell("Drug", header=True, scope="col"), cell("Dose"))),),
            rows=(Row((cell("A", header=True, scope="row"), cell(""))),),
            caption=(Text("Doses"),),
        ),
        '<div class="table">\n<table>\n<caption id="table_1">Doses</caption>\n'
        '<thead>\n<tr>\n<th scope="col">Drug</th>\n<th scope="col">Dose</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<th scope="row">A</th>\n<td></td>\n</tr>\n</tbody>\n'
        "</table>\n</div>\n",
    ),
    "a wide table": (
        Table(header=(), rows=(Row((cell("Acetaminophen"), cell("Hydrocodone"))),)),
        '<div class="table" role="region" aria-label="T 2" tabindex="0">\n<table>\n'
        "<tbody>\n<tr>\n<td>Acetaminophen</td>\n<td>Hydrocodone</td>\n</tr>\n</tbody>\n"
        "</table>\n</div>\n",
    ),
    "a table with spans": (
        Table(
            header=(),
            rows=(Row((cell("A", rowspan=2), cell("B", colspan=2))), Row((cell("C"), cell("d" * 31)))),
        ),
        '<div class="table" role="region" aria-label="T 2" tabindex="0">\n<table>\n<tbody>\n'
        '<tr>\n<td rowspan="2">A</td>\n<td colspan="2">B</td>\n</tr>\n'
        f'<tr>\n<td>C</td>\n<td class="long">{"d" * 31}</td>\n</tr>\n'
        "</tbody>\n</table>\n</div>\n",
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block(article: Article, name: str) -> None:
    block, markup = BLOCKS[name]
    assert article(block) == markup


@pytest.mark.parametrize("kind", ["urgent", "warning", "contact", "tip"])
def test_the_sign_of_a_callout_is_not_spoken(article: Article, kind: str) -> None:
    made = article(Callout(kind, (Text("Label"),), ()))  # type: ignore[arg-type]
    assert (
        '<div class="label" id="callout_1">'
        '<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">' in made
    )
    assert made.endswith("</svg><strong>Label</strong></div>\n</div>\n")


def test_sections_nest_and_each_name_is_one_landmark(article: Article) -> None:
    inner = Section("risks-2", 3, (Text("Risks"),), (say("Few."),))
    made = article(Section("risks", 2, (Text("Risks"),), (say("Some."),), (inner,), role="contact"))
    assert made == (
        '<section class="contact" aria-labelledby="risks">\n<h2 id="risks">Risks</h2>\n<p>Some.</p>\n'
        '<section>\n<h3 id="risks-2">Risks</h3>\n<p>Few.</p>\n</section>\n'
        "</section>\n"
    )


def test_wide_tables_scroll_in_landmarks_of_different_names(article: Article) -> None:
    table = Table((), (Row((cell("Acetaminophen"), cell("Hydrocodone"))),))
    named = dataclasses.replace(table, caption=(Text("Doses"),))
    made = article(Section("doses", 2, (Text("Pills"),), (table, table, named, named)))
    assert re.findall(r'role="region" (.*?) tabindex', made) == [
        'aria-label="Pills 2"',
        'aria-label="Pills 3"',
        'aria-labelledby="table_1"',
        'aria-label="Doses 2"',
    ]


def test_a_section_with_no_heading_can_still_be_linked_to(article: Article) -> None:
    assert article(Section("a", 2, (), (say("Few."),))) == '<div id="a">\n<p>Few.</p>\n</div>\n'


def test_headings_stop_at_the_sixth_level(article: Article) -> None:
    section = Section("s8", 8, (Text("Deep"),))
    for level in range(7, 1, -1):
        section = Section(f"s{level}", level, (Text(f"Level {level}"),), sections=(section,))
    made = article(section)
    assert '<h6 id="s6">' in made
    assert '<h6 id="s8">Deep</h6>' in made


def test_fifty_lists_in_each_other_are_written(article: Article) -> None:
    block: Block = say("Core")
    for _ in range(50):
        block = BulletList((item(say("Shell"), block),))
    made = article(block)
    assert made.count("<ul>") == made.count("</ul>") == 50
    assert "Core" in made
