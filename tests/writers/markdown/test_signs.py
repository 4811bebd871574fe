"""Backslashes and signs: where they are needed, and nowhere else."""

from __future__ import annotations

import pytest

from handouts.model import (
    Abbreviation,
    Blocks,
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    FillIn,
    Inline,
    LineBreak,
    Link,
    ListItem,
    Note,
    NoteRef,
    NumberedList,
    Paragraph,
    Quote,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
)
from handouts.writers.markdown import draft
from tests.writers.markdown.reading import back, joined


def document(*blocks: object) -> Document:
    return Document((Text("T"),), blocks)  # type: ignore[arg-type]


def body(*blocks: object) -> str:
    """The blocks as Markdown, once it is sure that they come back."""
    made = document(*blocks)
    assert joined(back(made)) == joined(made)
    return draft(made).text.removeprefix("# T\n\n").rstrip("\n")


def p(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in inlines))


def t(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


# Words that mean what they say ---------------------------------------------------------------------------

AS_THEY_ARE = (
    "5 * 3 = 15, and 6 * 2 = 12",
    "a footnote* that stands alone",
    "snake_case_words and file_name.txt",
    "A_B is not _here",
    "10 mg [two tablets] or [half of one]",
    "see [1] and [2]",
    "under 5 < 6 > 4",
    "<your doctor’s number> or <clinic name>",
    "salt & pepper; R&D; AT&T",
    "C:\\Users\\ann and 5\\10",
    "one ` alone and ~one~ tilde",
    "half~way ~~ there",
    "a | b | c",
    "1.5 ml or 1) one",
    "#5 on the list and #hashtag",
    "-5 degrees and +3",
    "--long-option",
    ">90% of people",
    "a: b, and a :: b",
    "Dr. A. Smith wrote this.",
    "A. Smith wrote this.",
    "Q. Does it hurt?",
    "I. think",
    "{curly} brackets",
    "wait!!! now",
    "E = mc^2",
    "Name: ____ Born: ____",
    "____ and then",
    "he said \"no\" and 'yes'",
    "50% off, $5 - $10",
    "Is it? Yes! No...",
    "x[y] and f(x)",
    "a \u2013 b \u2022 c",
)


@pytest.mark.parametrize("words", AS_THEY_ARE)
def test_words_that_need_no_backslash_get_none(words: str) -> None:
    assert "\\" not in body(p("Well, ", words)).replace("C:\\Users\\ann and 5\\10", "")


STARTS = {
    "1. Rest": "1\\. Rest",
    "2024. it was so": "2024\\. it was so",
    "3) Rest": "3\\) Rest",
    "- dash": "\\- dash",
    "-": "\\-",
    "+ plus": "\\+ plus",
    "* star": "\\* star",
    "# five": "\\# five",
    "#five": "#five",
    "####### seven": "####### seven",
    "> more": "\\> more",
    ">90%": "\\>90%",
    "::: tip": "\\::: tip",
    ":::": "\\:::",
    ": meaning": "\\: meaning",
    ":-)": ":-)",
    "!!! note": "\\!!! note",
    "!!!": "!!!",
    "---": "\\---",
    "- - -": "\\- - -",
    "***": "\\***",
    "___": "\\___",
    "--": "\\--",
    "===": "===",
    "```": "\\```",
    "~~~": "\\~~~",
    "~ half": "\\~ half",
    "~half": "~half",
    "[a]: b.c": "\\[a]: b.c",
    "*[BP]: blood pressure": "\\*[BP]: blood pressure",
    "*[BP] is": "*[BP] is",
    "[Note]: stop": "\\[Note]: stop",
    "[x] done": "[x] done",
    "a) first": "a\\) first",
    "i) first": "i\\) first",
    "vi) sixth": "vi\\) sixth",
    "ok) first": "ok) first",
    "a. first": "a. first",
    "|a|b|": "|a|b|",
    "<div> a": "\\<div> a",
    "<your name>": "\\<your name>",
    "Name: ____": "Name: \\____",
    "title: x": "title: x",
}


@pytest.mark.parametrize("words", STARTS)
def test_the_start_of_a_line(words: str) -> None:
    assert body(p(words)) == STARTS[words]


INSIDE = {
    "*not* stressed": "\\*not\\* stressed",
    "2*3*4": "2\\*3\\*4",
    "_not_ stressed": "\\_not\\_ stressed",
    "__init__": "\\_\\_init\\_\\_",
    "`no` code": "\\`no\\` code",
    "~~no~~ cut": "\\~\\~no\\~\\~ cut",
    "[no](link)": "[no\\](link)",
    "[no]{lang=es}": "[no\\]{lang=es}",
    "![no](a.png)": "![no\\](a.png)",
    "a[^1] note": "a\\[^1] note",
    "a ^[note]": "a ^\\[note]",
    "a <b>tag</b>": "a \\<b>tag\\</b>",
    "a <!-- comment -->": "a \\<!-- comment -->",
    "a <b and no more": "a <b and no more",
    "to <ann@example.org>": "to \\<ann@example.org>",
    "5 &lt; 6": "5 \\&lt; 6",
    "&copy": "&copy",
    "a \\* b": "a \\\\* b",
    "\\\\server": "\\\\\\server",
    "ends with \\": "ends with \\",
}


@pytest.mark.parametrize("words", INSIDE)
def test_signs_among_words(words: str) -> None:
    assert body(p(words)) == INSIDE[words]


def test_stressed_words_that_look_like_what_a_short_form_stands_for() -> None:
    stressed = Emphasis(t("[BP]: blood pressure"))
    assert body(p(stressed)) == "*\\[BP]: blood pressure*"
    assert body(p("Well", LineBreak(), stressed)) == "Well\\\n*\\[BP]: blood pressure*"


def test_a_label_that_would_go_on_with_a_list_is_no_item() -> None:
    letters = NumberedList((ListItem((p("one"),)), ListItem((p("two"),))), 1, "lower-alpha")
    assert body(letters, p("c. three")) == "a. one\nb. two\n\nc\\. three"
    assert draft(document(p("a. one"), p("b. two"))).text == "# T\n\na\\. one\n\nb. two\n"


def test_where_items_and_quotations_start() -> None:
    assert body(BulletList((ListItem((p("[x] done"),)),))) == "- \\[x] done"
    assert body(BulletList((ListItem((p("[ ]"),)),))) == "- \\[ ]"
    assert body(BulletList((ListItem((p("- dash"),)),))) == "- \\- dash"
    assert body(Quote((p("[!NOTE] this"),))) == "> \\[!NOTE] this"
    assert body(Quote((p("a"), p("[!NOTE] this")))) == "> a\n>\n> [!NOTE] this"


PLACES: dict[str, tuple[object, str]] = {
    "heading": (Section("c", 2, t("C #")), "## C \\#"),
    "heading with a name": (Section("c-id", 2, t("C {#id}")), "## C \\{#id}"),
    "heading with a class": (Section("c-x", 2, t("C {.x}")), "## C \\{.x}"),
    "heading with braces": (Section("c-x", 2, t("C {x}")), "## C {x}"),
    "callout": (Callout("note", t('"So"'), (p("a"),)), '::: note \\"So"\na\n:::'),
    "callout with a colon": (Callout("note", t(": so"), (p("a"),)), "::: note \\: so\na\n:::"),
    "callout that ends in colons": (Callout("note", t("so :::"), ()), "::: note so \\:::\n:::"),
    "callout that ends in one": (Callout("note", t("If:"), ()), "::: note If:\n:::"),
    "term": (DefinitionList((Definition(t("1. a"), (p("b"),)),)), "1\\. a\n: b"),
    "cell": (Table((), (Row((Cell((p("a | b"),)), Cell((p("\\|"),)))),)),
             "|        |      |\n|--------|------|\n| a \\| b | \\\\\\| |"),
    "label": (FillIn(t("a ____ b")), "a \\____ b ____________"),
    "label that starts with a line": (FillIn(t("_ a")), "_ a ____________"),
    "label that is a line": (FillIn(t("_")), "\\_ ____________"),
    "what a picture shows": (
        Figure(None, "a [b] *c* \\", source="a b.png"), "![a \\[b\\] \\*c\\* \\\\](<a b.png>)"
    ),
    "caption": (Figure(None, "a", t('the "new" one'), source="a.png"), '![a](a.png "the \\"new\\" one")'),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_places_with_signs_of_their_own(name: str) -> None:
    block, expected = PLACES[name]
    if isinstance(block, Section):
        made = Document(t("T"), (), (block,))
        assert joined(back(made)).sections[0].heading == block.heading
        assert draft(made).text == f"# T\n\n{expected}\n"
    else:
        assert body(block) == expected


# Markup --------------------------------------------------------------------------------------------------

MARKUP: dict[str, tuple[Blocks, str]] = {
    "bold and stressed": ((p("a ", Strong(t("b")), " ", Emphasis(t("c"))),), "a **b** *c*"),
    "both": ((p(Strong((Emphasis(t("a")),))),), "**_a_**"),
    "the other way round": ((p(Emphasis((Strong(t("a")),))),), "*__a__*"),
    "part of a word": ((p("un", Emphasis(t("believ")), "able"),), "un*believ*able"),
    "side by side": ((p(Strong(t("a")), Emphasis(t("b"))),), "**a**_b_"),
    "two of a kind": ((p(Strong(t("a")), Strong(t("b"))),), "**a**__b__"),
    "two of a kind in a word": ((p(Strong(t("a")), Strong(t("b")), "c"),), "**a**<strong>b</strong>c"),
    "no room for signs": ((p("a", Emphasis(t("(b)")), "c"),), "a<em>(b)</em>c"),
    "stars in bold": ((p(Strong(t("a*"))),), "**a\\***"),
    "a star beside": ((p("* ", Strong(t("a"))),), "\\* **a**"),
    "a link": ((p(Link(t("a [b]"), "https://x.org/(c)")),), "[a \\[b\\]](https://x.org/(c))"),
    "an odd address": ((p(Link(t("a"), "https://x.org/c)")),), "[a](<https://x.org/c)>)"),
    "a link after an exclamation": ((p("Stop!", Link(t("a"), "https://x.org")),), "Stop\\![a](https://x.org)"),
    "an address": ((p("see ", Link(t("www.x.org"), "https://www.x.org"), "."),), "see www.x.org."),
    "a phone": ((p("Call ", Link(t("911"), "tel:911"), " now"),), "Call 911 now"),
    "a phone that is another": ((p("Call ", Link(t("911"), "tel:112")),), "Call [911](tel:112)"),
    "an address with signs": (
        (p(Link(t("https://x.org/_a_*b*"), "https://x.org/_a_*b*")),),
        "[https://x.org/\\_a\\_\\*b\\*](https://x.org/_a_*b*)",
    ),
    "a language": ((p(Span(t("hola"), "es"), "{x}"),), "[hola]{lang=es}\\{x}"),
    "a language in a link": (
        (p(Link((Span(t("hola"), "es"), Text(" a")), "https://x.org")),),
        '[<span lang="es">hola</span> a](https://x.org)',
    ),
    "a link in a language": (
        (p(Span((Link(t("hola"), "https://x.org"),), "es")),),
        "[[hola](https://x.org)]{lang=es}",
    ),
    "a short form": (
        (p(Abbreviation("IV", 'in "a" vein & <more>')),),
        '<abbr title="in &quot;a&quot; vein &amp; &lt;more&gt;">IV</abbr>',
    ),
    "lines": ((p("a", LineBreak(), "- b", LineBreak(), Strong(t("c"))),), "a\\\n\\- b\\\n**c**"),
    "lines in a term": (
        (DefinitionList((Definition((*t("a"), LineBreak(), *t("b")), (p("c"),)),)),), "a<br>b\n: c"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MARKUP)
def test_markup(name: str) -> None:
    blocks, expected = MARKUP[name]
    assert body(*blocks) == expected


def test_white_space_stands_outside_of_markup() -> None:
    made = document(p("a", Strong(t(" b ")), "c ", Emphasis((LineBreak(), Text("d"))), Strong(t(" "))))
    assert draft(made).text == "# T\n\na **b** c\\\n*d*\n"


def test_notes() -> None:
    made = Document(
        t("T"),
        (p("a", NoteRef("x"), "(b)", NoteRef("y"), ": c"), p(NoteRef("x"), ": d")),
        (),
        (Note("y", (p("one"),)), Note("x", (BulletList((ListItem((p("two"),)),)), p("more")))),
    )
    assert draft(made).text == (
        "# T\n\na[^1]\\(b)[^2]: c\n\n[^1]\\: d\n\n[^1]:\n    - two\n\n    more\n\n[^2]: one\n"
    )
    again = back(made)
    assert [note.blocks for note in again.notes] == [made.notes[1].blocks, made.notes[0].blocks]
    link = document(p(Link((Text("a"), NoteRef("1")), "https://x.org")))
    noted = Document(link.title, link.blocks, (), (Note("1", (p("n"),)),))
    assert draft(noted).text == '# T\n\n<a href="https://x.org">a[^1]</a>\n\n[^1]: n\n'
    assert joined(back(noted)) == joined(noted)


# Lines ---------------------------------------------------------------------------------------------------


def test_each_sentence_has_its_line() -> None:
    words = "Take 0.5 mg by 8 p.m. each day. Call Dr. Lee if it hurts! Do you? “Yes.” Stop."
    assert body(p(words)) == (
        "Take 0.5 mg by 8 p.m. each day.\nCall Dr. Lee if it hurts!\nDo you?\n“Yes.”\nStop."
    )
    assert body(BulletList((ListItem((p("One. ", Strong(t("Two. Three.")), " Four."),)),))) == (
        "- One.\n  **Two.\n  Three.**\n  Four."
    )


def test_a_sentence_that_starts_like_an_item_stays_on_its_line() -> None:
    assert body(p("One. - Two. 3. Four. # Five. Six.")) == "One. - Two. 3. Four. # Five.\nSix."


def test_a_place_with_one_line_has_one() -> None:
    words = "One. Two."
    cells = Table((Row((Cell((p(words),), True, "col"),)),), (Row((Cell((p(words),)),)),))
    assert body(Callout("tip", t(words), (cells,))) == (
        "::: tip One. Two.\n| One. Two. |\n|-----------|\n| One. Two. |\n:::"
    )
