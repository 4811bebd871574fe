"""Formulas see sentences, each counted once; what is no sentence is counted by its reason."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handouts.findings import Position
from handouts.model import (
    Block,
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Figure,
    FillIn,
    Inlines,
    LineBreak,
    ListItem,
    Meta,
    Note,
    Paragraph,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
)
from handouts.readability._textstat import backend
from handouts.readability.prepare import prepare, prepared_text
from tests.strategies import documents


def inline(text: str, line: int = 1) -> Inlines:
    return (Text(text, position=Position("a.txt", line, 1)),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(inline(text))


def bullets(*items: str) -> BulletList:
    return BulletList(tuple(ListItem((paragraph(item),)) for item in items))


def document(*blocks: Block, lang: str = "en") -> Document:
    return Document((), blocks, meta=Meta(lang=lang))


def scored(*blocks: Block, lang: str = "en") -> tuple[list[str], dict[str, int]]:
    (part,) = prepare(document(*blocks, lang=lang))
    return [sentence.text for sentence in part.sentences], dict(part.unscored)


def test_sentences_of_paragraphs_are_scored() -> None:
    assert scored(paragraph("Take 0.5 mg. Then rest.")) == (["Take 0.5 mg.", "Then rest."], {})


def test_list_items_that_are_sentences_are_scored_and_fragments_are_not() -> None:
    assert scored(
        paragraph("Call your nurse if you have:"),
        bullets("a rash", "you feel sick for a day", "drink plenty of water", "Nausea.", "It itches a lot."),
    ) == (
        [
            "Call your nurse if you have:",
            "you feel sick for a day",
            "drink plenty of water",
            "It itches a lot.",
        ],
        {"list fragment": 3},
    )


def test_a_label_is_no_sentence() -> None:
    assert scored(paragraph("Side effects:"), paragraph("Last changed in May 2026")) == (
        [],
        {"fragment": 7},
    )


def test_a_line_that_lost_its_full_stop_is_a_sentence() -> None:
    assert scored(paragraph("You may feel sick for a day")) == (["You may feel sick for a day"], {})


def test_an_address_is_no_sentence() -> None:
    lines = ("Mercy Clinic", "1 First Street", "Anytown")
    children: list[Text | LineBreak] = []
    for line in lines:
        children += [LineBreak(), Text(line)]
    assert scored(Paragraph(tuple(children[1:]))) == ([], {"address": 6})


def test_a_line_break_inside_a_sentence_does_not_end_it() -> None:
    assert scored(Paragraph((Text("Take it"), LineBreak(), Text("with food.")))) == (
        ["Take it\nwith food."],
        {},
    )


def test_what_is_no_prose_is_counted_by_its_reason() -> None:
    cell = Cell((paragraph("Take it with food."),))
    assert scored(
        Table((), (Row((cell,)),), caption=inline("When to take it")),
        Figure(None, alt="A pill", caption=inline("One pill")),
        FillIn(inline("My nurse is")),
        DefinitionList((Definition(inline("Dose"), (paragraph("It is how much you take."),)),)),
        Callout("warning", inline("Be careful"), (paragraph("It can make you sleepy."),)),
        paragraph("Call 555-010-0000 or see example.org now."),
    ) == (
        ["It is how much you take.", "It can make you sleepy.", "Call 555-010-0000 or see example.org now."],
        {
            "table": 8,
            "caption": 2,
            "fill-in": 3,
            "term": 1,
            "heading": 2,
            "telephone number": 1,
            "web address": 1,
        },
    )


def test_words_in_another_language_are_not_scored() -> None:
    block = Paragraph((Text("They say "), Span((Text("hasta la vista"),), lang="es"), Text(" to it all.")))
    (part,) = prepare(document(block))
    assert [sentence.words for sentence in part.sentences] == [("They", "say", "to", "it", "all")]
    assert part.sentences[0].text == "They say hasta la vista to it all."
    assert part.unscored == {"another language": 3}


def test_what_the_composer_added_is_passed_over() -> None:
    added = Section("about", 2, inline("About"), (paragraph("Nobody has checked it yet."),), role="about")
    own = Section(
        "use", 2, inline("Use"), (paragraph("Take it with food."), Paragraph(inline("x"), role="about"))
    )
    parts = prepare(Document(inline("A title"), sections=(own, added)))
    assert [(part.section, len(part.sentences), dict(part.unscored)) for part in parts] == [
        ("", 0, {"heading": 2}),
        ("use", 1, {"heading": 1}),
    ]


def test_notes_are_not_prose() -> None:
    note = Note("1", (paragraph("Smith and others, 2020."),))
    assert prepare(Document((), notes=(note,)))[0].unscored == {"note": 4}


def test_a_sentence_knows_its_place() -> None:
    children = (
        Text("Rest. ", position=Position("a.md", 3, 1)),
        Strong((Text("Drink ", position=Position("a.md", 3, 9)),)),
        Text("water.", position=Position("a.md", 4, 1)),
    )
    (part,) = prepare(document(Paragraph(children)))
    assert [str(sentence.position) for sentence in part.sentences] == ["a.md:3:1", "a.md:3:9"]


def counted(text: str) -> tuple[int, int]:
    counts = backend().counts
    return counts.count_sentences(text), counts.count_words(text)


def test_textstat_counts_short_sentences_too() -> None:
    sentences = [
        ("Rest",),
        ("Drink", "water"),
        ("Call", "us", "if", "you", "feel", "worse", "today"),
        ("Why",),
    ]
    assert counted(prepared_text(sentences)) == (3, 11)
    sentences.append(("Take", "it", "with", "food"))
    assert counted(prepared_text(sentences)) == (5, 15)


@given(st.lists(st.integers(1, 12), min_size=1))
def test_textstat_counts_our_sentences_and_words(lengths: list[int]) -> None:
    text = prepared_text([["word"] * length for length in lengths])
    total = sum(lengths)
    assert counted(text) == (min(len(lengths), max(1, total // 3)), total)


@given(documents())
def test_every_word_is_scored_or_has_a_reason(given_document: Document) -> None:
    for part in prepare(given_document):
        words = [sentence.words for sentence in part.sentences]
        total = sum(map(len, words))
        assert all(words)
        if total >= 3 * len(words) > 0:
            assert counted(prepared_text(words)) == (len(words), total)
        assert all(number > 0 for number in part.unscored.values())
