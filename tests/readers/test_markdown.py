"""The Markdown reader: nothing dropped silently, every word in its place."""

from __future__ import annotations

import contextlib
import datetime
import io
import string
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from handouts.errors import HandoutsError, SourceError
from handouts.findings import Position
from handouts.model import (
    Abbreviation,
    Alternate,
    Document,
    Emphasis,
    Figure,
    GlossaryEntry,
    Link,
    Meta,
    Paragraph,
    Reference,
    Span,
    Strong,
    Table,
    Text,
    plain_text,
    walk,
    words,
)
from handouts.readers.markdown import read

Shown = Callable[[Document], str]
Misplaced = Callable[[Document, str], list[str]]


def document(text: str, folder: Path | None = None) -> Document:
    return read(dedent(text).lstrip("\n").encode(), "a.md", folder=folder)


def losses(text: str) -> list[tuple[str, str, int]]:
    return [(loss.kind, str(loss.position), loss.words) for loss in document(text).losses]


def message(text: str) -> str:
    with pytest.raises(SourceError) as caught:
        document(text)
    return caught.value.message


EVERYTHING = """\
---
title: Living with asthma
---

# Living with asthma

Your airways *swell*. This is __not__
your   fault, and `peak flow` can be 5 \\* 3 &amp; more.

## What to do

1. Sit up.
2. Take **one puff**:

   - slowly
   - with a [spacer](https://example.org/spacer)

> Somebody said this.
> And this.

::: urgent When to call 911
- [ ] You cannot talk
- [x] Blue lips

::: tip
Inside.
:::
:::

!!! attention
## See your doctor if

* you cough
!!!

> [!WARNING] Not *too* much
> Six puffs a day.

| Colour | When \\| how |
|--------|-------------|
| Blue   | now         |
| Brown  |             |

Spacer
: A tube
: with a mask

Two notes[^a] here^[an *inline* one].

[^a]: The first note.

    With two parts.

    broken line
    second line

***

![A blue inhaler](inhaler.png "Blue")

### Last part {#end}

Back to [the list](#what-to-do) or [here](#end).
"""


def test_everything_at_once(shown: Shown) -> None:
    assert shown(read(EVERYTHING.encode(), "a.md")) == dedent(
        """\
        # Living with asthma
        Your airways swell. This is not your fault, and peak flow can be 5 * 3 & more.
        ## What to do
        11. Sit up.
        21. Take one puff:
          - slowly
          - with a spacer
        [quote]
          Somebody said this. And this.
        [urgent] When to call 911
          - [ ] You cannot talk
          - [x] Blue lips
          [tip]
            Inside.
        [warning] See your doctor if
          - you cough
        [warning] Not too much
          Six puffs a day.
        = Colour = When | how
        | Blue | now
        | Brown |\N{SPACE}
        Spacer ::
          A tube
          with a mask
        Two notes here.
        <inhaler.png 'A blue inhaler' Blue>
        ### Last part
        Back to the list or here.
        [^1]
          The first note.
          With two parts.
          broken line second line
        [^2]
          an inline one"""
    )


def test_every_text_stands_where_it_says(misplaced: Misplaced) -> None:
    assert misplaced(read(EVERYTHING.encode(), "a.md"), EVERYTHING) == [
        # What Markdown writes in another way stands where that starts.
        "'Blue' at 59:1, where '![A blue inhaler](inhaler.png \"Blue\")' is",
    ]


NESTED = """\
> - one **bold
>   text** here
>
>   ## Inside
>
> 1. > deep *words
>    > go on*

\t- [link
\tgoes on](https://example.org)

- \tafter a tab `code
  goes on` \\[x\\]
"""


def test_places_are_exact_in_nested_and_broken_lines(misplaced: Misplaced) -> None:
    assert misplaced(read(NESTED.encode(), "a.md"), NESTED) == []


def test_inlines() -> None:
    paragraph = document(
        "A *b **c*** [d *e*](https://x.org) <abbr title='Long form'>LF</abbr> [hola]{lang=es}"
    ).blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children == (
        Text("A "),
        Emphasis((Text("b "), Strong((Text("c"),)))),
        Text(" "),
        Link((Text("d "), Emphasis((Text("e"),))), "https://x.org"),
        Text(" "),
        Abbreviation("LF", "Long form"),
        Text(" "),
        Span((Text("hola"),), "es"),
    )


HTML = {
    "elements that mean something": ("a <b>bold</b> <em>soft</em><br>next", "a bold soft\nnext"),
    "a style that is only a look": ("a <font color='red'>b</font> <u>c</u>", "a b c"),
    "raised digits": ("10<sup>3</sup> and H<sub>2</sub>O", "10³ and H₂O"),
    "raised letters": ("the 1<sup>st</sup> day", "the 1st day"),
    "something to fill in": ("call <your doctor's number> or <phone number>", None),
    "less than": ("if 3 < 4 and 5 > 2", None),
    "a comment": ("a <!-- not this --> b", "a b"),
    "a script": ("a <script>alert(1)</script> b", "a b"),
    "struck-out words": ("take ~~two~~ one", "take one"),
    "struck-out words in HTML": ("take <del>two</del> one", "take one"),
    "an end tag that is missing": ("a <b>b <del>c", "a b c"),
}


@pytest.mark.parametrize("name", HTML)
def test_html_among_words(name: str) -> None:
    source, expected = HTML[name]
    made = document(f"Start {source}").blocks[0]
    assert isinstance(made, Paragraph)
    assert plain_text(made.children) == f"Start {source if expected is None else expected}"


def test_blocks_of_html_keep_their_words(shown: Shown, misplaced: Misplaced) -> None:
    source = (
        "# T\n\n<div class='x'>\n<h2>A &amp; b</h2>\n<p>One <b>two</b>\nthree</p><p>four</p>\n"
        "<script>\nno()\n</script><img src='a.png' alt='A picture'>\n</div>\n\nlast\n"
    )
    made = read(source.encode(), "a.md")
    assert shown(made) == "# T\n## A & b\nOne two three\nfour\n<a.png 'A picture'>\nlast"
    assert [wrong for wrong in misplaced(made, source) if "&amp;" not in wrong] == []


LOSSES = {
    "a link to a file": ("see [more](other.md)", ("link", "a.md:1:5", 0)),
    "a link to a script": ("see [more](javascript:alert)", ("link", "a.md:1:5", 0)),
    "a link to no section": ("see [more](#nowhere)", ("link", "a.md:1:5", 0)),
    "a comment": ("a <!-- three words here -->", ("comment", "a.md:1:3", 3)),
    "a block comment": ("<!-- two words -->", ("comment", "a.md:1:1", 2)),
    "struck-out words": ("take ~~two pills~~ one", ("deleted", "a.md:1:6", 2)),
    "a picture on the web": ("![alt](https://x.org/a.png)", ("image", "a.md:1:1", 0)),
    "a link's hint": ("[a](https://x.org 'two words')", ("format", "a.md:1:1", 2)),
    "an address that nothing links to": ("text\n\n[a]: https://x.org", ("link", "a.md:3:1", 1)),
    "a note that nothing refers to": ("text\n\n[^1]: kept words", ("format", "a.md:3:7", 0)),
}


@pytest.mark.parametrize("name", LOSSES)
def test_what_is_lost_is_said(name: str) -> None:
    source, expected = LOSSES[name]
    assert losses(source) == [expected]


def test_words_of_lost_links_and_unused_notes_stay() -> None:
    assert words(document("see [more](other.md) [Note]: stop\n\n[^1]: kept words\n\n[Stop]: now")) == (
        ["see", "more", "[Note]:", "stop", "kept", "words", "[Stop]:", "now"]
    )


def test_links_to_headings_by_every_usual_name() -> None:
    source = """
        # Title

        [a](#when-to-call) [b](#when-to-call-1) [c](#mine) [d](#el-niño)

        ## When to call

        ## When to call

        ## Other {#mine}

        ## El niño
        """
    targets = [node.target for node in walk(document(source)) if isinstance(node, Link)]
    assert targets == ["#when-to-call", "#when-to-call-2", "#other", "#el-nino"]


CALLOUTS = {
    "our kinds": ("::: warning\na\n:::", "[warning]\n  a"),
    "a name that is not ours": ("::: side box\na\n:::", "[note] side box\n  a"),
    "a title in quotation marks": (
        '!!! note "My title"\n    a\n\n    b\n\nc',
        "[note] My title\n  a\n  b\nc",
    ),
    "nested, with signs of one length": (
        "::: tip\n::: danger\na\n:::\nb\n:::",
        "[tip]\n  [urgent]\n    a\n  b",
    ),
    "in a list": ("- a\n\n  ::: tip\n  b\n  :::\n", "- a\n  [tip]\n    b"),
    "signs in code": ("::: tip\n```\n:::\n```\n:::", "[tip]\n  :::"),
    "exclamations": ("Stop\n!!! Never do this", "Stop !!! Never do this"),
    "GitHub's alerts": ("> [!caution]\n> a", "[warning]\n  a"),
    "right under a paragraph": ("a\n::: tip\nb\n:::", "a\n[tip]\n  b"),
}


@pytest.mark.parametrize("name", CALLOUTS)
def test_callouts(name: str, shown: Shown) -> None:
    source, expected = CALLOUTS[name]
    assert shown(document(source)) == expected


REFUSED = {
    "a callout that never ends": ("a\n\n::: tip\nb", "a.md:3: The callout '::: tip' is never closed."),
    "an end with no callout": ("a\n\n:::", "a.md:3: This line ends a callout, but none is open."),
    "a comment that never ends": ("a\n\n<!-- b\n\nc", "a.md:3: The comment that starts here never ends."),
    "a script that never ends": (
        "a\n\n<script>\nb",
        "a.md:3: The HTML <script> that starts here never ends.",
    ),
    "code that never ends": ("a\n\n```\nb\n\n# c", "a.md:3: The code block that starts here never ends."),
    "too many quotations": (">" * 10_000 + " a", "a.md:1: Lists or quotations are nested too deeply here."),
    "too many lists": ("- " * 10_000 + "a", "a.md:1: Lists or quotations are nested too deeply here."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_lose_words_is_refused(name: str) -> None:
    source, expected = REFUSED[name]
    assert message(source) == expected


LONG_ROWS = {
    "a row that is too long": (
        "|a|b|\n|-|-|\n|1|2|**3** \\| [4](https://a.example)|\n|5|",
        "=a|=b|\n1|2|3 | 4\n5||",
        ["which column each cell of a row belongs to: it has 3, under 2 headings"],
    ),
    "nothing behind the last bar": ("|a|b|\n|-|-|\n|1|2| |", "=a|=b\n1|2", []),
    "in a list": (
        "- Take\n\n  a|b\n  -|-\n  1|2|3|4\n",
        "=a|=b||\n1|2|3|4",
        ["which column each cell of a row belongs to: it has 4, under 2 headings"],
    ),
}


@pytest.mark.parametrize("name", LONG_ROWS)
def test_a_row_that_is_longer_than_the_heads_keeps_its_cells(name: str) -> None:
    source, expected, told = LONG_ROWS[name]
    made = document(source)
    [table] = [node for node in walk(made) if isinstance(node, Table)]
    rows = [
        "|".join("=" * cell.header + " ".join(words(cell)) for cell in row.cells)
        for row in (*table.header, *table.rows)
    ]
    assert "\n".join(rows) == expected
    assert [loss.what for loss in made.losses] == told
    assert made.tally is not None
    assert made.tally.unaccounted == 0
    [last] = [node for node in walk(made) if isinstance(node, Text) and node.text in {"4", "2"}][-1:]
    line = source.split("\n")[(last.position.line or 0) - 1]
    assert line[(last.position.column or 0) - 1] == last.text


def test_a_bar_behind_a_backslash_parts_no_cells_and_moves_no_place() -> None:
    made = document("> | A | B |\n> |---|---|\n> |\\|one \\|\\| two|  *three* |\n")
    [table] = [node for node in walk(made) if isinstance(node, Table)]
    cells = [
        [
            (node.text, node.position.line, node.position.column)
            for node in walk(cell)
            if isinstance(node, Text)
        ]
        for cell in table.rows[0].cells
    ]
    assert cells == [
        [("|one ", 3, 5), ("|", 3, 11), ("| two", 3, 13)],
        [("three", 3, 22)],
    ]


@pytest.mark.parametrize(
    "text", ["[" * 10_000, "*a **b " * 3_000, "a" * 100_000, "<b>" * 5_000 + "x", "![" * 5_000]
)
def test_hostile_text_is_read(text: str) -> None:
    made = document(f"Start {text}")
    assert made.blocks
    assert repr(made)


# Pictures ----------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    picture = io.BytesIO()
    Pillow.new("RGB", (4, 3)).save(picture, "PNG")
    inside = tmp_path / "article"
    inside.mkdir()
    (inside / "a b.png").write_bytes(picture.getvalue())
    (inside / "broken.png").write_bytes(picture.getvalue()[:40])
    (inside / "text.png").write_text("text")
    (tmp_path / "outside.png").write_bytes(picture.getvalue())
    return inside


def test_a_picture_is_loaded_from_the_articles_folder(folder: Path) -> None:
    made = document("Words ![A *lung*](a%20b.png 'Caption') go on.", folder=folder)
    assert made.losses == ()
    paragraph, figure = made.blocks
    assert words(paragraph) == ["Words", "go", "on."]
    assert isinstance(figure, Figure)
    assert figure.image is not None
    assert (figure.alt, plain_text(figure.caption), figure.source) == ("A lung", "Caption", "a%20b.png")
    assert (figure.image.media_type, figure.image.width, figure.image.height) == ("image/png", 4, 3)


@pytest.mark.parametrize(
    "address",
    ["missing.png", "broken.png", "text.png", "../outside.png", "/etc/hosts", "https://x.org/a.png", "", "."],
)
def test_a_picture_that_cannot_be_had_keeps_its_words(address: str, folder: Path) -> None:
    made = document(f"![A lung](<{address}>)", folder=folder)
    figure = made.blocks[0]
    assert isinstance(figure, Figure)
    assert (figure.image, figure.alt) == (None, "A lung")
    assert [loss.kind for loss in made.losses] == ["image"]


# Front matter ------------------------------------------------------------------------------------------


def test_front_matter() -> None:
    made = document(
        """
        ---
        title: "Asthma: the basics"
        lang: ES-us
        reviewed_by: Ann Example, RN
        reviewed_on: 2026-01-31
        review_by: '2028-01-31'
        sources:
          - https://example.org/a
          - A book on lungs
          - title: A page
            url: https://example.org/b
        url: www.example.org/asthma
        alternates:
          ES: https://example.org/es/asma
          zh_hant: https://example.org/zh
        topics: [Lungs, At home, Lungs]
        terms:
          spacer: a tube
            between you and the inhaler
          peak flow: how fast you breathe out
        ---
        Text.
        """
    )
    assert made.meta == Meta(
        lang="es-US",
        reviewed_by="Ann Example, RN",
        reviewed_on=datetime.date(2026, 1, 31),
        review_by=datetime.date(2028, 1, 31),
        sources=(
            Reference("", "https://example.org/a"),
            Reference("A book on lungs"),
            Reference("A page", "https://example.org/b"),
        ),
        url="https://www.example.org/asthma",
        alternates=(
            Alternate("es", "https://example.org/es/asma"),
            Alternate("zh-Hant", "https://example.org/zh"),
        ),
        topics=("Lungs", "At home"),
        terms=(
            GlossaryEntry("spacer", "a tube between you and the inhaler"),
            GlossaryEntry("peak flow", "how fast you breathe out"),
        ),
    )
    assert made.meta.lang_declared
    assert made.title == (Text("Asthma: the basics"),)
    assert made.title[0].position == Position("a.md", 2, 9)
    assert made.blocks[0].position == Position("a.md", 22, 1)


def test_terms_may_be_a_list() -> None:
    made = document("---\nterms:\n  - term: spacer\n    definition: a tube\n  - puff: one press\n---\na")
    assert made.meta.terms == (GlossaryEntry("spacer", "a tube"), GlossaryEntry("puff", "one press"))


def test_a_topic_may_stand_alone() -> None:
    assert document("---\ntopics: Lungs\n---\na").meta.topics == ("Lungs",)


def test_every_mistake_in_other_languages_is_told() -> None:
    wrong = "---\nalternates:\n  spanish: https://example.org\n  fr: page.html\n  de:\n---\na"
    assert message(wrong) == dedent(
        """\
        a.md: The front matter has 3 mistakes:
          a.md:3: 'spanish' is no language tag: did you mean 'es'?
          a.md:4: 'page.html' is no web address: it has to start with https:// or http://
          a.md:5: the address for 'de' has nothing in it: write something, or take the line out"""
    )
    assert "'alternates' has to be lines like" in message("---\nalternates: [es, fr]\n---\na")
    assert "did you mean 'topics'?" in message("---\ntopic: Lungs\n---\na")


def test_every_mistake_in_front_matter_is_told_at_once() -> None:
    wrong = """\
        ---
        titel: A
        lang: spanish
        reviewed_on: 31/01/2026
        review_by:
        url: example
        sources:
          - title: a
            link: b
        terms:
          - just a word
        lang: en
        ---
        a
        """
    assert message(wrong) == dedent(
        """\
        a.md: The front matter has 8 mistakes:
          a.md:2: there is no key 'titel': did you mean 'title'?
          a.md:3: 'spanish' is no language tag: did you mean 'es'?
          a.md:4: '31/01/2026' is no date: write year-month-day, such as '2026-03-31'
          a.md:5: 'review_by' has nothing in it: write something, or take the line out
          a.md:6: 'example' is no web address: it has to start with https:// or http://
          a.md:9: a source has no 'link', only title and url
          a.md:11: a term needs its meaning: write 'term: what it means'
          a.md:12: 'lang' is there twice (first on line 3)"""
    )


def test_keys_of_other_programs_are_left_out_and_said() -> None:
    made = document("---\ntitle: A\nlayout: page\ntags: [one, two]\nauthor:\n  name: Ann\n---\na")
    assert [(loss.kind, loss.what, loss.position.line) for loss in made.losses] == [
        ("metadata", "the front matter's 'layout'", 3),
        ("metadata", "the front matter's 'tags'", 4),
        ("metadata", "the front matter's 'author'", 5),
    ]


FRONT_MISTAKES = {
    "a colon in a value": ("title: Asthma: basics", "a.md:2: a value with a colon in it has to be in quotes"),
    "an alias": (
        "title: &a b\nurl: *a",
        "a.md:2: it has an anchor or alias (& or *); quote the text if it is text",
    ),
    "deep nesting": ("title: " + "[" * 50, "a.md:2: it is nested too deeply; quote the text if it is text"),
    "no keys": ("just words", "a.md:2: it has to be made of lines like 'title: Living with asthma'"),
}


@pytest.mark.parametrize("name", FRONT_MISTAKES)
def test_front_matter_that_is_not_read(name: str) -> None:
    source, expected = FRONT_MISTAKES[name]
    assert message(f"---\n{source}\n---\na") == f"a.md: The front matter has a mistake:\n  {expected}"


def test_front_matter_that_never_ends() -> None:
    assert message("---\ntitle: a\n\nText") == "a.md:1: The front matter is never closed."


def test_words_that_yaml_takes_for_something_else_stay_words() -> None:
    assert plain_text(document("---\ntitle: No\nlang: no\n---\na").title) == "No"
    assert document("---\ntitle: 2024\nlang: no\n---\na").meta.lang == "no"


# Titles ------------------------------------------------------------------------------------------------

TITLES = {
    "the first heading": ("# A\n\nb\n\n# C\n\nd", "# A\nb\n## C\nd"),
    "front matter, said again": ("---\ntitle: A b\n---\n# a B\n\nc", "# a B\nc"),
    "front matter and another heading": ("---\ntitle: A\n---\n# B\n\nc", "# A\n## B\nc"),
    "a heading after some blocks": ("a\n\n# B\n\nc\n\n## D\n\ne", "# B\na\nc\n## D\ne"),
    "a lone lower heading after some blocks": ("a\n\n## B\n\nc", "a\n## B\nc"),
    "two of the largest": ("a\n\n# B\n\nc\n\n# D\n\ne", "a\n## B\nc\n## D\ne"),
    "levels that skip": ("# A\n\n#### B\n\nc\n\n## D\n\ne", "# A\n## B\nc\n## D\ne"),
    "no heading": ("a\n\nb", "a\nb"),
}


@pytest.mark.parametrize("name", TITLES)
def test_titles(name: str, shown: Shown) -> None:
    source, expected = TITLES[name]
    assert shown(document(source)) == expected


# What always holds -------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        *(
            "word ",
            "two words\n",
            "\n",
            "\n\n",
            "    ",
            "\t",
            "# ",
            "## ",
            "> ",
            "- ",
            "1. ",
            "* ",
            "- [ ] ",
            "---\n",
        ),
        *(
            "**",
            "*",
            "_",
            "`",
            "```\n",
            "~~",
            "[",
            "](",
            ")",
            "](#a)",
            "](https://x.org)",
            "![",
            "](a.png)",
            "]: ",
            "<",
        ),
        *(
            "[^1]",
            "[^1]: ",
            "^[",
            "]",
            "{lang=es}",
            "{",
            "}",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "<div>\n",
            "</div>",
            "<br>",
        ),
        *(
            "::: tip\n",
            ":::\n",
            "!!! note\n",
            "!!!\n",
            "> [!NOTE]\n",
            "|",
            "|-|-|\n",
            "a|b\n",
            ": ",
            "title: x\n",
            "&amp;",
        ),
        *(
            "\\",
            "www.nhs.uk",
            "call 911",
            "<del>",
            "</del>",
            "<sup>",
            "</sup>",
            "<script>",
            "<span lang='es'>",
            "é",
            "\u00a0",
        ),
    ]
)


@given(st.one_of(st.lists(_PIECES, max_size=30).map("".join), st.text(max_size=200)))
@example("[^a]: ^[x[^a]]\n\n[^a]")
@example("![![a](b)](c)")
@example("[![a](b)](#c)")
@example("> [!NOTE]\n")
@example("- [ ] \n- [x] a")
@example("---\n---\na")
@example("|a|\n|-|\n||")
@settings(max_examples=400)
def test_any_text_gives_a_document_or_a_clear_message(text: str) -> None:
    with contextlib.suppress(HandoutsError):
        made = read(text.encode("utf-8", "replace"), "a.md")
        assert repr(made)
        assert all(node.position.line for node in walk(made) if isinstance(node, Text))


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_a_clear_message(data: bytes) -> None:
    with contextlib.suppress(HandoutsError):
        assert isinstance(read(data, "a.md"), Document)


_WORD = st.text(string.ascii_letters + "éñ’.,", min_size=1, max_size=9).filter(
    lambda word: word.strip(".,") and word != "tip"  # which is syntax below
)
_RUN = st.lists(
    st.builds(lambda mark, word: f"{mark}{word}{mark}", st.sampled_from(["", "", "*", "**", "`"]), _WORD),
    min_size=1,
    max_size=8,
).map(" ".join)
_BLOCK = st.one_of(
    _RUN,
    st.builds(
        "{} {}".format, st.sampled_from(["#", "##", "####", ">", "> >", "-", "3.", "- [ ]", ":::"]), _RUN
    ).map(lambda text: f"::: tip\n{text[4:]}\n:::" if text.startswith(":::") else text),
    st.lists(_RUN, min_size=2, max_size=3).map("\n".join),
    st.lists(_RUN, min_size=1, max_size=3).map(lambda runs: "\n".join(f"- {run}\n  goes on" for run in runs)),
)


@given(st.lists(_BLOCK, min_size=1, max_size=8))
@settings(max_examples=300)
def test_words_out_are_words_in(blocks: list[str]) -> None:
    source = "# A title\n\n" + "\n\n".join(blocks) + "\n"
    made = read(source.encode(), "a.md")
    syntax = {"#", "##", "####", ">", "-", "3.", "[", "]", ":::", "tip"}
    wanted = [word for word in source.replace("*", "").replace("`", "").split() if word not in syntax]
    assert words(made) == wanted
    lines = source.split("\n")
    for node in walk(made):
        if isinstance(node, Text):
            line = lines[(node.position.line or 0) - 1]
            assert line[(node.position.column or 0) - 1 :].startswith(node.text.rstrip())


# Text pasted from elsewhere -----------------------------------------------------------------------------

PASTED = {
    "bullets": ("• one\n• two\n\n• three\n\ntext", "- one\n- two\n- three\ntext"),
    "under a line": ("Bring:\n•\tone\n•\u00a0two", "Bring:\n- one\n- two"),
    "nested": ("• one\n  ◦ two\n• three", "- one\n  - two\n- three"),
    "a bullet in a line": ("one • two", "one • two"),
    "typed numbers": ("1\\. one\n\n2\\. two", "11. one\n21. two"),
}  # fmt: skip


@pytest.mark.parametrize("name", PASTED)
def test_bullets_that_are_not_markdowns(name: str, shown: Callable[[Document], str]) -> None:
    source, expected = PASTED[name]
    assert shown(document(f"# T\n\n{source}")) == f"# T\n{expected}"


def test_bullets_in_code_stay(shown: Callable[[Document], str]) -> None:
    assert "• one" in shown(document("# T\n\n```\n• one\n```\n"))


def test_words_after_such_a_bullet_keep_their_place() -> None:
    made = document("# T\n\n•  one")
    assert next(node.position for node in walk(made.blocks[0]) if isinstance(node, Text)) == Position(
        "a.md", 3, 4
    )


def test_a_reference_to_no_character_is_refused() -> None:
    assert message("# T\n\na &#0; b") == "a.md:3:3: This character reference stands for no character."
