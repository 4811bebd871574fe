"""The page as a whole: its words, landmarks, contents, draft mark, metadata and link to the PDF."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

import lxml.html
import pytest

import handouts.labels
from handouts.errors import ConfigError
from handouts.model import (
    Abbreviation,
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    FillIn,
    Image,
    LineBreak,
    Link,
    ListItem,
    Meta,
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
    Term,
    Text,
    words,
)
from handouts.resources import toml

Page = Callable[..., str]


def say(text: str) -> Paragraph:
    return Paragraph((Text(text),))


SHORT = Document((Text("Flu shots"),), (say("They help."),))


def with_sections(count: int) -> Document:
    sections = tuple(
        Section(f"s{number}", 2, (Text(f"Part {number}"),), (say("Text."),)) for number in range(1, count + 1)
    )
    return dataclasses.replace(SHORT, sections=sections)


def without_style(page: str) -> str:
    return re.sub(r"<style>.*</style>", "<style></style>", page, flags=re.DOTALL)


def test_a_short_page_whole(page: Page) -> None:
    assert without_style(page(SHORT)) == (
        "<!DOCTYPE html>\n"
        '<html lang="en" dir="ltr">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>Flu shots</title>\n"
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="description" content="They help.">\n'
        '<meta property="og:type" content="article">\n'
        '<meta property="og:title" content="Flu shots">\n'
        '<meta property="og:description" content="They help.">\n'
        '<script type="application/ld+json">\n'
        '{"@context":"https://schema.org","@type":"MedicalWebPage","name":"Flu shots","inLanguage":"en",'
        '"description":"They help.","timeRequired":"PT1M","accessMode":["textual"],'
        '"accessModeSufficient":["textual"],"accessibilityFeature":["structuralNavigation","readingOrder",'
        '"displayTransformability","highContrastDisplay"],"accessibilityHazard":["none"]}\n'
        "</script>\n"
        "<style></style>\n"
        "</head>\n"
        "<body>\n"
        '<a class="skip" href="#main_">Skip to the main text</a>\n'
        "<header>\n"
        '<p class="time">About 1 minute to read</p>\n'
        "</header>\n"
        '<main id="main_">\n'
        "<article>\n"
        '<h1 id="title_">Flu shots</h1>\n'
        "<p>They help.</p>\n"
        "</article>\n"
        "</main>\n"
        "</body>\n"
        "</html>"
    )


def test_the_article_says_the_words_of_the_document_and_no_others(
    page: Page, words_of: Callable[[str], list[str]]
) -> None:
    cells = (Cell((say("In a cell"),), header=True), Cell((say("and one more"),)))
    document = Document(
        (Text("A "), Emphasis((Text("title"),))),
        (
            Paragraph(
                (
                    Text("Take it with "),
                    Strong((Text("wa"),)),
                    Text("ter."),
                    NoteRef("n"),
                    Text(" "),
                    Abbreviation("IV", "intravenous"),
                    LineBreak(),
                    Link((Text("Read "), Term((Text("dose"),), "dose")), "https://example.org"),
                    Link((Text("no link"),), "javascript:x"),
                )
            ),
            BulletList((ListItem((say("ticked box"),), checked=True), ListItem((), checked=False))),
            NumberedList((ListItem((say("first"), NumberedList((ListItem((say("inner"),)),)))),)),
            Table((), (Row(cells), Row(())), (Text("Caption"),)),
            Figure(Image(b"x", "image/png", 1, 1), "not a word", (Text("Shown"),), (say("Described"),)),
            Figure(None, "not a word either"),
            Callout("urgent", (Text("Get help now"),), (say("Call."),)),
            Callout("tip", (), (say("Unlabelled."),)),
            Quote((say("Quoted"),)),
            FillIn((Text("Name:"),), 2),
        ),
        (
            Section("a", 2, (Text("Heading"),), (), (Section("b", 3, (Text("Below"),)),)),
            Section(
                "g",
                2,
                (),
                (DefinitionList((Definition((Text("Dose"),), (say("How much"),)),), role="glossary"),),
            ),
            Section("c", 2, (Span((Text("Agua"),), "es"),)),
        ),
        notes=(Note("n", (say("Noted."),)),),
        draft=True,
    )
    assert words_of(page(document, pdf_link="a.pdf")) == words(document)


def test_the_same_document_makes_the_same_bytes(page: Page) -> None:
    assert page(with_sections(6)) == page(with_sections(6))


def test_a_long_page_has_its_contents_in_front(page: Page) -> None:
    document = dataclasses.replace(with_sections(4), notes=(Note("n", (say("Noted."),)),))
    made = lxml.html.document_fromstring(page(document).encode())
    assert [(link.get("href"), link.text) for link in made.iterfind(".//header/nav//a")] == [
        ("#s1", "Part 1"),
        ("#s2", "Part 2"),
        ("#s3", "Part 3"),
        ("#s4", "Part 4"),
        ("#notes_", "Notes"),
    ]
    assert "<nav" not in page(with_sections(4))


def test_headings_that_repeat_can_be_told_apart_in_the_contents(page: Page) -> None:
    document = with_sections(6)
    again = [
        dataclasses.replace(section, heading=(Text("What is it?"),)) for section in document.sections[3:]
    ]
    made = page(dataclasses.replace(document, sections=(*document.sections[:3], *again)))
    assert re.findall(r'<li><a href="#s[456]">(.*?)</a></li>', made) == [
        "What is it?",
        "What is it? (2)",
        "What is it? (3)",
    ]


def test_links_and_notes_in_a_heading_are_not_said_again_in_the_contents(page: Page) -> None:
    document = with_sections(5)
    heading = (Link((Text("Linked"),), "https://example.org"), NoteRef("n"), Span((Text(" agua"),), "es"))
    changed = dataclasses.replace(document.sections[0], heading=heading)
    document = dataclasses.replace(
        document, sections=(changed, *document.sections[1:]), notes=(Note("n", (say("Noted."),)),)
    )
    assert '<li><a href="#s1">Linked<span lang="es"> agua</span></a></li>' in page(document)
    assert page(document).count('id="ref_1"') == 1


def test_a_draft_says_so_in_its_title_in_its_text_and_to_search_engines(page: Page) -> None:
    made = page(dataclasses.replace(SHORT, draft=True))
    assert "<title>DRAFT: Flu shots</title>" in made
    assert '<meta name="robots" content="noindex, nofollow">' in made
    assert '<body class="draft">' in made
    assert '<header>\n<div class="draft-mark"><strong>DRAFT</strong></div>\n' in made
    assert "DRAFT" not in page(SHORT)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"pdf_pages": 6, "pdf_bytes": 231_400}, "Large print to print or save (PDF, 6 pages, 231 KB)"),
        ({"pdf_pages": 1, "pdf_bytes": 2_000_000}, "Large print to print or save (PDF, 1 page, 2.0 MB)"),
        ({}, "Large print to print or save (PDF)"),
    ],
)
def test_the_link_to_the_pdf_says_how_long_and_how_large_it_is(
    page: Page, known: dict[str, int], said: str
) -> None:
    made = page(SHORT, pdf_link="sections/1 a.pdf", **known)
    assert f'<a href="sections/1%20a.pdf" type="application/pdf">{said}</a>' in made


def test_a_document_without_a_title_still_has_a_name(page: Page) -> None:
    made = page(dataclasses.replace(SHORT, title=()))
    assert "<title>They help.</title>" in made
    assert "<h1" not in made


def test_words_of_the_tool_are_marked_where_they_are_not_in_the_language_of_the_page(page: Page) -> None:
    document = dataclasses.replace(
        SHORT,
        blocks=(FillIn((Text("Non:"),)), Paragraph((NoteRef("n"),))),
        notes=(Note("n", (say("Nòt."),)),),
    )
    made = page(dataclasses.replace(document, meta=Meta(lang="ht")))
    assert '<html lang="ht" dir="ltr"' in made
    assert '<a class="skip" href="#main_"><span lang="en">Skip to the main text</span></a>' in made
    assert '(<span lang="en">write your answer here</span>)' in made
    assert 'aria-label="note 1" lang="en">1</a>' in made
    arabic = page(dataclasses.replace(document, meta=Meta(lang="ar")))
    assert '<html lang="ar" dir="rtl"' in arabic
    assert '<h2 class="added" id="notes_"><span lang="en" dir="ltr">Notes</span></h2>' in arabic


def test_words_of_the_tool_are_in_the_language_of_the_page_where_we_have_it(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = toml("labels.toml")["en"]
    french = {key: f"«{words}»" for key, words in english.items()}
    monkeypatch.setattr(handouts.labels, "toml", lambda name: {"en": english, "fr": french})
    document = dataclasses.replace(
        SHORT, blocks=(FillIn((Text("Nom :"),)),), meta=Meta(lang="fr-CA"), draft=True
    )
    made = page(document, pdf_link="a.pdf")
    assert '<a class="skip" href="#main_">«Skip to the main text»</a>' in made
    assert "<title>«DRAFT»: Flu shots</title>" in made
    assert "(«write your answer here»)" in made
    assert ">«Large print to print or save (PDF)»</a>" in made
    assert 'lang="en"' not in made


def test_an_unknown_profile_or_paper_is_one_clear_error(page: Page) -> None:
    with pytest.raises(ConfigError, match="There is no print profile 'larg'"):
        page(SHORT, profile="larg")
    with pytest.raises(ConfigError, match="There is no paper size 'a3'"):
        page(SHORT, page="a3")
