"""Every kind of inline, as it stands in the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handouts.model import (
    Abbreviation,
    Definition,
    DefinitionList,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Note,
    NoteRef,
    Paragraph,
    Section,
    Span,
    Strong,
    Term,
    Text,
)

Article = Callable[..., str]


def words(text: str) -> tuple[Text]:
    return (Text(text),)


@pytest.mark.parametrize(
    ("inline", "markup"),
    [
        (Text("Fish & chips <now>"), "Fish &amp; chips &lt;now&gt;"),
        (Strong(words("Stop.")), "<strong>Stop.</strong>"),
        (Emphasis(words("Stop.")), "<em>Stop.</em>"),
        (
            Link(words("the clinic"), "https://example.org/a b"),
            '<a href="https://example.org/a%20b" data-address="example.org/a%20b">the clinic</a>',
        ),
        (
            Link(words("example.org/help"), "https://example.org/help"),
            '<a href="https://example.org/help">example.org/help</a>',
        ),
        (
            Link(words("Call us"), "tel:+1 555 0100"),
            '<a href="tel:+15550100" data-address="+15550100">Call us</a>',
        ),
        (Link(words("555-0100"), "tel:5550100"), '<a href="tel:5550100">555-0100</a>'),
        (
            Link(words("Write to us"), "mailto:a@example.org"),
            '<a href="mailto:a@example.org" data-address="a@example.org">Write to us</a>',
        ),
        (Link(words("the end"), "#end"), '<a href="#end">the end</a>'),
        (Link(words("nowhere"), "#lost"), "nowhere"),
        (Link((Link(words("inner"), "https://b.org"),), "#end"), '<a href="#end">inner</a>'),
        (Span(words("agua"), "es"), '<span lang="es">agua</span>'),
        (Span(words("ماء"), "ar"), '<span lang="ar" dir="rtl">ماء</span>'),
        (Span(words("x"), 'es" onclick="x'), "x"),
        (Abbreviation("IV", ""), "IV"),
        (LineBreak(), "<br>"),
        (NoteRef("missing"), ""),
        (Term(words("dose"), "dose"), "dose"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_an_inline_adds_no_white_space(article: Article, inline: Inline, markup: str) -> None:
    made = article(Paragraph((Text("a "), inline, Text(" b"))), Section("end", 2, words("End")))
    assert (
        made == f'<p>a {markup} b</p>\n<section aria-labelledby="end">\n<h2 id="end">End</h2>\n</section>\n'
    )


def test_an_abbreviation_is_spelled_out_where_the_text_has_not_done_it(article: Article) -> None:
    made = article(
        Paragraph((Abbreviation("IV", "intravenous"), Text(" and "), Abbreviation("IV", "intravenous"))),
        Paragraph((Text("Extended release ("), Abbreviation("XR", "extended release"), Text(")"))),
    )
    assert made == (
        '<p><abbr title="intravenous" class="first">IV</abbr> and <abbr title="intravenous">IV</abbr></p>\n'
        '<p>Extended release (<abbr title="extended release">XR</abbr>)</p>\n'
    )


def test_a_term_leads_to_its_meaning(article: Article) -> None:
    glossary = DefinitionList(
        (
            Definition(words("Side effect"), (Paragraph(words("Not wanted.")),)),
            Definition(words("side-effect"), (Paragraph(words("The same.")),)),
        ),
        role="glossary",
    )
    made = article(
        Paragraph(
            (Term(words("side effects"), "side effect"), Text(" and "), Term(words("none"), "unknown"))
        ),
        Paragraph((Link((Term(words("side effects"), "side effect"),), "https://example.org"),)),
        glossary,
    )
    assert made == (
        '<p><a class="term" id="use_side-effect" href="#word_side-effect">side effects</a> and none</p>\n'
        '<p><a href="https://example.org" data-address="example.org">side effects</a></p>\n'
        '<dl class="glossary">\n'
        '<div>\n<dt id="word_side-effect"><dfn>Side effect</dfn></dt>\n<dd>Not wanted. <span '
        'class="added back"><a href="#use_side-effect">Back to “Side effect” in the text</a></span></dd>\n'
        '</div>\n<div>\n<dt id="word_side-effect_2"><dfn>side-effect</dfn></dt>\n<dd>The same.</dd>\n</div>\n'
        "</dl>\n"
    )


def test_a_word_with_two_meanings_leads_to_the_first(article: Article) -> None:
    meanings = tuple(
        Definition(words("shot"), (Paragraph(words(text)),)) for text in ("A vaccine.", "A small dose.")
    )
    made = article(Paragraph((Term(words("shots"), "shot"),)), DefinitionList(meanings, role="glossary"))
    assert made == (
        '<p><a class="term" id="use_shot" href="#word_shot">shots</a></p>\n'
        '<dl class="glossary">\n'
        '<div>\n<dt id="word_shot"><dfn>shot</dfn></dt>\n<dd>A vaccine. <span class="added back">'
        '<a href="#use_shot">Back to “shot” in the text</a></span></dd>\n</div>\n'
        "</dl>\n"
        '<dl class="glossary">\n<div>\n<dt><dfn>shot</dfn></dt>\n<dd>A small dose.</dd>\n</div>\n</dl>\n'
    )


def test_a_meaning_leads_back_to_the_first_use_alone(article: Article) -> None:
    used = Paragraph((Term(words("shots"), "shot"),))
    meanings = tuple(Definition(words(term), (Paragraph(words("Known.")),)) for term in ("shot", "dose"))
    made = article(used, used, DefinitionList(meanings, role="glossary"))
    assert made.count('id="use_shot"') == 1
    assert made.count('<a href="#use_') == 1


def test_a_note_can_be_reached_and_left_again(article: Article) -> None:
    made = article(
        Paragraph((Text("One"), NoteRef("b"), Text(" two"), NoteRef("b"), NoteRef("a"))),
        notes=(
            Note("a", (Paragraph(words("Used.")),)),
            Note("b", (Paragraph(words("Used twice.")),)),
            Note("c", (Paragraph(words("Unused.")),)),
        ),
    )
    assert made == (
        '<p>One<sup class="added"><a id="ref_2" href="#note_2" aria-label="note 2">2</a></sup>'
        ' two<sup class="added"><a id="ref_2_2" href="#note_2" aria-label="note 2">2</a></sup>'
        '<sup class="added next"><a id="ref_1" href="#note_1" aria-label="note 1">1</a></sup></p>\n'
        '<section class="notes" aria-labelledby="notes_">\n'
        '<h2 class="added" id="notes_">Notes</h2>\n'
        "<ol>\n"
        '<li id="note_1">\n<p>Used.</p>\n'
        '<p class="added"><a href="#ref_1">Back to the text of note 1</a></p>\n</li>\n'
        '<li id="note_2">\n<p>Used twice.</p>\n'
        '<p class="added"><a href="#ref_2">Back to the text of note 2</a></p>\n</li>\n'
        '<li id="note_3">\n<p>Unused.</p>\n</li>\n'
        "</ol>\n"
        "</section>\n"
    )
