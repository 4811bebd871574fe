from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from PIL import Image as Pillow

from handouts.errors import SourceError
from handouts.findings import Position
from handouts.model import Document, Figure, Link, Paragraph, Table, plain_text, position_at, walk, words
from handouts.readers.html import read
from tests.readers.as_text import as_text
from tests.writers.pdf.documents import picture


def png() -> bytes:
    made = io.BytesIO()
    Pillow.new("RGB", (3, 2)).save(made, "PNG")
    return made.getvalue()


def document(page: str, **more: object) -> Document:
    return read(page.encode(), "page.html", **more)  # type: ignore[arg-type]


def text_of(page: str, **more: object) -> str:
    return as_text(document(page, **more))


def test_the_main_part_is_read_and_what_is_around_it_is_put_down() -> None:
    page = """<!doctype html><html lang="en-GB"><head><title>Asthma - Health</title></head><body>
    <a href="#main" class="skip">Skip to main content</a>
    <header><nav aria-label="Site"><a href="/">Home</a> <a href="/a">All topics</a></nav></header>
    <main id="main"><h1>Asthma</h1><p>It narrows the airways.</p>
    <nav><a href="#x">On this page</a></nav>
    <section id="x"><h2>Signs</h2><p>You wheeze.</p></section></main>
    <footer><p>About the site</p></footer><script>go()</script></body></html>"""
    made = document(page)
    assert as_text(made) == (
        "= Asthma\nIt narrows the airways.\n## Signs\nYou wheeze.\n"
        "lost navigation (4): A link that skips to the text\nlost navigation (3): The page's header\n"
        "lost navigation (3): A menu or other part for finding the way\n"
        "lost navigation (3): The page's footer"
    )
    assert (made.meta.lang, made.meta.lang_declared) == ("en-GB", True)
    assert made.losses[2].position == Position("page.html", 5, 5)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<body><div role=main><h1>T</h1>in</div>out", "= T\nin"),
        ("<body><article><h1>T</h1>in it are most words</article>out", "= T\nin it are most words"),
        ("<article><h1>T</h1>few</article><p>most words of the page</p>", "= T\nfew\nmost words of the page"),
        ("<main><h1>T</h1>a</main><main>b</main>", "= T\na\nb"),
        ("<main></main><h1>T</h1>a", "= T\na"),
        ("<header>site</header><article><header><h1>T</h1>by me</header>a</article>", "= T\nby me\na"),
        (
            "<aside><a href=/>only links</a></aside><h1>T</h1><aside>Did you know?</aside>",
            "= T\nnote:\n  Did you know?",
        ),
        ("<form><h1>T</h1><p>All in a form <input><button>Go</button></p></form>", "= T\nAll in a form"),
    ],
)
def test_which_part_is_the_article(page: str, expected: str) -> None:
    assert as_text(document(page)).partition("\nlost")[0] == expected


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>Page title</title><h1>Heading</h1><p>a", "Heading"),
        ("<title>Page title</title><h2>Part</h2><p>a", "Page title"),
        ("<title>index.html</title><h2>Part</h2><p>a", "Part"),
        ("<title>Untitled</title><p>a", ""),
        ("<header><h1>Outside</h1></header><main><p>a</main>", "Outside"),
        ("<main><p>Breadcrumb</p><h1>Heading</h1><p>a</main>", "Heading"),
        ("<main><h2>Aside</h2><p>x</p><h1>Heading</h1><p>a</main>", "Heading"),
        ("<title>A &amp; B</title><p>a", "A & B"),
    ],
)
def test_which_title_counts(page: str, title: str) -> None:
    assert plain_text(document(page).title) == title


def test_words_beside_the_main_part_are_put_down_as_such() -> None:
    page = "<p>Before you read</p><main><h1>T</h1>in</main><div>Share</div><footer>Site</footer>"
    assert text_of(page) == (
        "= T\nin\nlost beside (3): Words beside the article\nlost beside (1): Words beside the article\n"
        "lost navigation (1): The page's footer"
    )


def test_lists_definitions_and_boxes_to_tick() -> None:
    page = """<h1>T</h1><ul><li>one<li>two<ol type=a start=3><li>x<li><p>y</p><p>z</p></ol>
    <li><input type=checkbox checked> done</ul><ul>loose<ul><li>in</ul></ul>
    <dl><dt>Term<dd>Meaning<dd>More<dt>Two<dt>names<dd>One</dl>"""
    assert text_of(page) == "\n".join((
        "= T", "- one", "- two", "  3. lower-alpha x", "  4. lower-alpha y", "    z", "- [x] done", "- loose",
        "  - in",
        "Term:", "  Meaning", "  More", "Two / names:", "  One",
    ))  # fmt: skip


def test_tables_have_header_cells_scopes_and_a_regular_grid() -> None:
    page = """<h1>T</h1><table><caption>Doses</caption><thead><tr><td><th>Adult<th>Child</thead>
    <tfoot><tr><th>End<td>1<td>2</tfoot>
    <tbody><tr><th scope=row>Day<td colspan=2>1<br>2<tr><th>Night<td rowspan=9>3</table>
    <table><tr><th>A<th>B<tr><td>1<td>2</table><table><tr><td>just<td>cells</table>"""
    assert text_of(page) == "\n".join((
        "= T", "table Doses", "  head | () | col(Adult) | col(Child)", "  row | row(Day) | <2x1>(1 / 2)",
        "  row | row(Night) | (3) | ()", "  row | row(End) | (1) | (2)", "table", "  head | col(A) | col(B)",
        "  row | (1) | (2)", "table", "  row | (just) | (cells)",
    ))  # fmt: skip


def test_tables_that_set_out_the_page_are_no_tables() -> None:
    page = """<table><tr><td><h1>T</h1><p>a</td><td><table><tr><td>b</table></td></tr></table>
    <table role=presentation><tr><td>c<td>d</table><table><tr><td>e</table>"""
    assert text_of(page) == "= T\na\nb\nc\nd\ne"


def test_callouts_by_class_by_element_and_by_label() -> None:
    page = """<h1>T</h1><div class="nhsuk-warning-callout"><h3>Important</h3><p>a</div>
    <div class="admonition tip"><p class=admonition-title>Hint</p><p>b</p></div>
    <details><summary>More</summary>c</details><aside><p><b>When to call 911</b></p><p>d</p></aside>
    <div class="alert"><h2>Part</h2>e<h2>Other part</h2>f</div>
    <details><summary>Long</summary><h3>Inner</h3>g<h3>Second</h3>h</details>"""
    assert text_of(page) == "\n".join((
        "= T", "warning: Important", "  a", "tip: Hint", "  b", "note: More", "  c",
        "urgent: When to call 911", "  d",
        "## Part", "e", "## Other part", "f", "## Long", "### Inner", "g", "### Second", "h",
    ))  # fmt: skip


def test_marks_on_words() -> None:
    page = """<h1>T</h1><p><b>Take <i>two</i></b> <em>now</em>, <u>each</u>
    <span style="font-weight: 700">day</span>:
    H<sub>2</sub>O, 5 m<sup>2</sup>, the 1<sup>st</sup>; <abbr title="Blood pressure">BP</abbr>;
    <q>a <q>b</q></q> <span lang=es>hola</span> <span lang=en-AU>mate</span>
    <del>5 mg</del> <ins>10 mg</ins> <s>old</s>"""
    assert text_of(page) == (
        "= T\n*Take _two_* _now_, _each_ *day*: H₂O, 5 m², the 1st; BP<Blood pressure>; "
        "“a ‘b’” {es: hola} mate 10 mg\n"
        "lost deleted (2): Deleted words\nlost deleted (1): Deleted words"
    )


def test_links_lead_only_where_a_handout_can() -> None:
    page = """<link rel=canonical href="https://example.org/a/"><h1 id=top>T</h1>
    <p><a href="https://x.org/?a=1&amp;b=2">web</a> <a href="more.html">relative</a>
    <a href="//y.org">short</a>
    <a href=mailto:a@b.org>mail</a> <a href="#part">part</a>, <a href="https://example.org/a/#part">itself</a>
    <a href="#top">top</a> <a href=" java&#10;script:alert(1)">bad</a> <a href="data:text/html,x">worse</a>
    <a href="file:///c:/x">file</a></p><div id=part><h2>Part</h2></div><p>Call 911.</p>"""
    assert text_of(page) == (
        "= T\n[web](https://x.org/?a=1&b=2) [relative](https://example.org/a/more.html) "
        "[short](https://y.org) "
        "[mail](mailto:a@b.org) [part](#part), [itself](#part) top bad worse file\n"
        "## Part\nCall [911](tel:911).\n"
        "lost link (0): A link to another place in the document (“top”)\n"
        "lost link (0): A link to java\nscript:alert(1) (“bad”)\n"
        "lost link (0): A link to data:text/html,x (“worse”)\nlost link (0): A link to file:///c:/x (“file”)"
    )
    assert document(page).meta.url == "https://example.org/a/"


def test_hidden_words_comments_forms_and_players_are_put_down() -> None:
    page = """<h1>T</h1><p hidden>one two</p><p style="display:none">three</p>
    <span aria-hidden=true>icon</span>
    <template><p>four</template><!-- five six --><!--[if IE]> no <![endif]-->
    <noscript>Turn scripts on</noscript>
    <form><label>Search</label><input><button>Go</button></form><video>fallback</video><p>Seen.</p>
    <h2><button aria-expanded=false>Part</button></h2>text"""
    assert text_of(page) == "\n".join((
        "= T", "Seen.", "## Part", "text", "lost hidden (2): Hidden words", "lost hidden (1): Hidden words",
        "lost hidden (1): Hidden words", "lost comment (2): A comment in the page's code",
        "lost script (3): Words for browsers that run no scripts", "lost form (2): A form",
        "lost embedded (1): A part of the kind <video>",
    ))  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        "Early words. <html><head><title>T</title></head><body><h1>T</h1><p>Late.</p></body></html>",
        "Early words. <!-- a --><!DOCTYPE html><html><body><h1>T</h1><p>Late.</body></html>",
        "<html><head>Early words.<title>T</title></head><body><h1>T</h1><p>Late.</p></body></html>",
        "<html><head></head><p>Early <b>words.</b></p><body lang=en><h1>T</h1><p>Late.</p></body></html>",
        "<p>Early <i>words.<html><body><h1>T</h1></i><p>Late.</p></body></html>",
    ],
)
def test_words_before_the_body_are_in_it(page: str) -> None:
    made = document(page)
    assert [plain_text(block.children) for block in made.blocks if isinstance(block, Paragraph)] == [
        "Early words.",
        "Late.",
    ]
    assert made.losses == ()


@pytest.mark.parametrize(
    "left_open", ["<form action=x>", "<nav>", "<div hidden>", "<div style='display:none'><b>"]
)
def test_what_is_left_open_before_the_body_does_not_swallow_it(left_open: str) -> None:
    made = document(
        f"<html><head><title>T</title></head>{left_open}<body><h1>T</h1><p>Take one a day.</p></html>"
    )
    assert as_text(made) == "= T\nTake one a day."


def test_half_a_picture_is_told_whatever_else_runs_in_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    whole = picture(300, 300, mode="RGB").data
    half = base64.b64encode(whole[: len(whole) // 2]).decode()
    made = document(f"""<h1>T</h1><p>Words.</p><img alt="Doses" src="data:image/png;base64,{half}">""")
    assert [(loss.kind, loss.words) for loss in made.losses] == [("image", 0)]


def test_pictures_come_from_the_page_and_from_its_folder_only(tmp_path: Path) -> None:
    folder = tmp_path / "page"
    folder.mkdir()
    (folder / "in it.png").write_bytes(png())
    (tmp_path / "out.png").write_bytes(png())
    inside = base64.b64encode(png()).decode()
    page = f"""<h1>T</h1><figure><img src="data:image/png;base64,{inside}" alt="A dot">
    <figcaption>See</figcaption></figure>
    <p>Words <img src="in%20it.png" alt=""> go on.</p><img src="../out.png" alt="Out"><img src="https://x.org/a.png"
    alt="Web"><img src="gone.png"><img alt="Broken" src="data:image/png;base64,AAAA">"""
    made = document(page, folder=folder)
    assert as_text(made).partition("\nlost")[0] == (
        "= T\nfigure 3x2 'A dot'\n  See\nWords go on.\nfigure 3x2 decorative\nfigure no picture 'Out'\n"
        "figure no picture 'Web'\nfigure no picture 'Broken'"
    )
    assert [loss.kind for loss in made.losses] == ["image"] * 4
    without = document(page)
    assert sum(node.image is not None for node in walk(without) if isinstance(node, Figure)) == 1


def test_loose_words_addresses_and_line_ends() -> None:
    page = "<h1>T</h1>Loose <i>words</i><p>a<br>b<br><br>c</p>more<hr>after<pre>x\n  y</pre>" \
        "<address>1 Main St<br>Town</address>"  # fmt: skip
    assert text_of(page) == "= T\nLoose _words_\na / b\nc\nmore\nafter\nx / y\n1 Main St / Town"


def test_headings_where_none_can_be_are_bold_words() -> None:
    page = "<h1>T</h1><ul><li><h3>Eat</h3><p>less</ul><blockquote><h2>Said</h2>yes</blockquote>"
    assert text_of(page) == "= T\n- *Eat*\n  less\nquote\n  *Said*\n  yes"


def test_tags_that_are_left_open_or_cross_each_other() -> None:
    page = (
        "<h1>T</h1><p>a<p>b <b>c <i>d</b> e</i><div><b>f<div>g</b> h</div> i</div><p>j < k & l &copy m<p>n <x"
    )
    assert text_of(page) == "= T\na\nb *c _d_* _e_\n*f*\n*g* h\ni\nj < k & l © m\nn <x"


def test_every_character_knows_its_line_and_column() -> None:
    page = "<h1>T</h1>\n<p>Take  <b>two\n   pills</b> &amp; rest a&#769;\n</p>"
    block = document(page).blocks[0]
    assert isinstance(block, Paragraph)
    text = plain_text(block.children)
    assert text == "Take two pills & rest á"
    lines = page.split("\n")
    for offset, character in enumerate(text):
        place = position_at(block.children, offset)
        assert place.line is not None
        assert place.column is not None
        if character.isalnum() and character.isascii():
            assert lines[place.line - 1][place.column - 1] == character


def test_names_of_headings_do_not_change_with_their_permalinks() -> None:
    page = '<h1>T</h1><h2 id="s">Signs<a class="headerlink" href="#s">¶</a></h2><p><a href="#s">see</a>'
    assert text_of(page) == "= T\n## Signs\n[see](#signs)"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ("<meta charset=windows-1252><p>caf\xe9 – ok".encode("cp1252"), "café"),
        ("<p>caf\xe9".encode("cp1252"), "café"),
        ("<meta charset=iso-8859-1><p>café".encode(), "café"),
        (
            "<meta http-equiv=content-type content='text/html; charset=Shift_JIS'><p>薬".encode("shift_jis"),
            "薬",
        ),
        ("<?xml version='1.0' encoding='iso-8859-2'?><p>źle</p>".encode("iso8859-2"), "źle"),
        ("<p>café".encode("utf-16"), "café"),
        (b"<meta charset=utf-7><p>+AGE-", "+AGE-"),
        (b"<meta charset=undefined><p>x", "x"),
    ],
)
def test_encodings(data: bytes, word: str) -> None:
    block = read(data, "page.html").blocks[0]
    assert isinstance(block, Paragraph)
    assert plain_text(block.children).split()[0] == word


def test_xhtml_may_close_any_element_at_once() -> None:
    head = "<?xml version='1.0'?><html><head><script src='x'/><title/></head>"
    page = head + "<body><h1>T</h1><p>a<![CDATA[<b>]]></p></body></html>"
    assert text_of(page) == "= T\na<b>"


@pytest.mark.parametrize(
    ("data", "message", "fix"),
    [
        (b"", "empty", "saved"),
        (b"<html><body> <br></body></html>", "no words", "right file"),
        (b"<body><div id=app></div><script>app()</script>", "no words", "Scripts"),
        (b"<frameset><frame src=a.html></frameset>", "no words", "frame"),
        (b"<h1>Only a title</h1>", "", ""),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0", "web archive", "Webpage, HTML only"),
        (b"<p>a\x00b\x00\x00", "not a text file", ""),
        (b"<p>Take &#xFFFD; mg", "page.html:1:9", "type it in"),
        (b"<p>" + b"words " * 2_000_000, "too long", "right file"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, message: str, fix: str) -> None:
    if not message:
        assert as_text(read(data, "page.html")) == "= Only a title"
        return
    with pytest.raises(SourceError, match=message) as caught:
        read(data, "page.html")
    assert fix in caught.value.fix


def test_ten_thousand_elements_inside_each_other_keep_their_words() -> None:
    for name in ("div", "blockquote", "ul><li", "b", "table><tr><td", "details", "span lang=es", "a href=#x"):
        made = document("<h1>T</h1>" + f"<{name}>" * 10_000 + "core")
        assert "core" in as_text(made)


def test_links_beside_each_other_to_one_place_are_one_link() -> None:
    page = """<h1>T</h1><h2>Rest</h2><p>It helps<a href="#one">[1]</a><a href="#two">[2]</a>.</p>
    <h2>Sources</h2><ol><li id="one">A study</li><li id="two">A book</li></ol>"""
    links = [node for node in walk(document(page)) if isinstance(node, Link)]
    assert [(plain_text(link.children), link.target) for link in links] == [("[1][2]", "#sources")]


def test_damage_in_scripts_and_tags_does_not_matter() -> None:
    page = """<title>T\x07</title><script>go("\ufffd\x01")</script><nav>M\x02enu of all</nav>
    <h1>T</h1><p data-x="\x03">Rest <abbr title="ra\x04pid eye movement">REM</abbr>.</p>"""
    assert "T\nRest REM" in text_of(page)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h1>T</h1>\n<p>R" + "\x07" * 6, "page.html:2:5: Control character U+0007 cannot be printed."),
        ("<h1>T</h1>\n<p>Re\ufffdst</p>", "page.html:2:6: A character was lost before the file came here"),
        ("<h1>T</h1>\n<p><abbr title=x>" + "\x80" * 6, "It was probably meant to be €"),
    ],
)
def test_damage_in_the_article_is_named_with_its_place(page: str, expected: str) -> None:
    with pytest.raises(SourceError, match=re.escape(expected)):
        document(page)


def test_a_page_that_word_saved() -> None:
    def item(sign: str, words: str) -> str:
        return f"<p class=MsoListParagraph><span>{sign}<span>&nbsp;&nbsp; </span></span>{words}</p>"

    page = "<p class=MsoTitle>Asthma</p><h1>Signs</h1>" + "".join(
        item(*one) for one in (("·", "Wheeze"), ("o", "dry"), ("o", "wet"), ("1.", "Rest"), ("2.", "Call"))
    )
    assert text_of(page) == "= Asthma\n## Signs\n- Wheeze\n  - dry\n  - wet\n1. Rest\n2. Call"


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("type=I", "1. upper-roman a"),
        ("style='list-style-type: lower-alpha'", "1. lower-alpha a"),
        ("style='list-style: inside Upper-Latin'", "1. upper-alpha a"),
        ("style='list-style-type: disc'", "1. a"),
    ],
)
def test_how_a_list_counts(attributes: str, expected: str) -> None:
    assert text_of(f"<h1>T</h1><ol {attributes}><li>a</ol>") == f"= T\n{expected}"


def test_items_keep_the_numbers_that_the_page_shows() -> None:
    page = "<h1>T</h1><ol start=3><li>c<li value=7>g<li>h</ol><p>x<ol reversed><li>two<li>one</ol>"
    assert text_of(page) == "= T\n3. c\n7. g\n8. h\nx\n2. two\n1. one"


def test_lists_and_tables_by_their_roles() -> None:
    page = (
        "<h1>T</h1><div role=table><div role=row><span role=cell>one</span><span role=cell>two</span></div>"
        "</div>"
        "<div role=list><span role=listitem>three</span><span role=listitem>four</span></div>"
    )
    assert text_of(page) == "= T\ntable\n  row | (one) | (two)\n- three\n- four"


def test_cells_and_items_by_role_with_nothing_around_them_do_not_run_together() -> None:
    page = "<h1>T</h1><span role=cell>one</span><span role=cell>two</span><div role=listitem>three</div>four"
    assert text_of(page) == "= T\none\ntwo\nthree\nfour"


def test_round_boxes_are_boxes_to_tick() -> None:
    page = "<h1>T</h1><p><input type=radio> yes <input type=radio checked> no</p>"
    assert text_of(page) == "= T\n☐ yes ☑ no"


def test_words_in_a_drawing_without_a_description_are_lost_as_such() -> None:
    page = "<h1>T</h1><p>x</p><svg><text>two words</text></svg><svg><title>A</title><text>b</text></svg>"
    assert text_of(page) == (
        "= T\nx\nfigure no picture 'A'\nlost picture-words (2): A drawing (SVG)\n"
        "lost image (1): A drawing (SVG) (“A”)"
    )


def test_a_table_inside_a_table_is_kept() -> None:
    inner = "<table><tr><td>one<td>two</table>"
    page = f"<h1>T</h1><table><tr><th>A<th>B<tr><td>x{inner}<td>y</table>"
    assert text_of(page) == (
        "= T\ntable\n  head | col(A) | col(B)\n  row | (x; table; row | (one) | (two)) | (y)"
    )


def test_of_a_table_inside_many_others_the_words_are_kept_and_it_is_told_of() -> None:
    page = "deep"
    for _ in range(6):
        page = f"<table><tr><th>x<td>{page} y</table>"
    made = read(f"<h1>T</h1>{page}".encode(), "page.html")
    assert words(made) == ["T", *["x"] * 6, "deep", *["y"] * 6]
    assert sum(isinstance(node, Table) for node in walk(made)) == 4
    assert {loss.what for loss in made.losses} == {"A table inside others"}


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>T</title>Stray words.</head><body><main><h1>A</h1><p>Rest.</main></body></html>",
        "<html><head></head>Stray words.<body><main><h1>A</h1><p>Rest.</p></main></html>",
    ],
)
def test_words_between_the_head_and_the_body_are_told(page: str) -> None:
    assert text_of(page) == "= A\nRest.\nlost beside (2): Words beside the article"


def test_words_before_the_body_of_a_page_with_no_main_part_are_read() -> None:
    assert text_of("<html><head></head><p>First.<body class=a><h1>A</h1><p>Rest.") == "= A\nFirst.\nRest."
