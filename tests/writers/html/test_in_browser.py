"""What validators and a browser say of a page that has everything, at every width, in every colour mode."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from handouts.formats import RenderOptions
from handouts.model import (
    Abbreviation,
    BulletList,
    Callout,
    CalloutKind,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Figure,
    FillIn,
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
    Term,
    Text,
    words,
)
from handouts.writers.html import write
from tests.strategies import documents, image
from tests.validators.web import Browser, Vnu

SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-bottom: 2em !important }"
)
"""The reader's own spacing that a page has to bear (WCAG 2.2, 1.4.12)."""


def say(*parts: str | Link | Term | Abbreviation | NoteRef | Span | Strong) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def cells(*texts: str, scope: str = "") -> Row:
    header = bool(scope)
    return Row(tuple(Cell((say(text),), header, scope) for text in texts))  # type: ignore[arg-type]


def callout(kind: CalloutKind, label: str) -> Callout:
    return Callout(kind, (Text(label),), (say("Call "), BulletList((ListItem((say("your nurse"),)),))))


def full(*first: Paragraph) -> Document:
    """A document with one of everything."""
    table = Table(
        (cells("Medicine", "How much to take", "When to take it", "What for", scope="col"),),
        (cells("Acetaminophen", "500 milligrams", "Every morning", "Headaches"), cells("y" * 3000, "Some")),
        (Text("What to take"),),
    )
    spaced = say("Take one tablet with a glass of water each morning, and another one at night. " * 4)
    boxes = (ListItem((say("Eat first."),), checked=False), ListItem((say("Rest."),), checked=True))
    inner = BulletList((ListItem((say("Two:"), NumberedList((ListItem((say("three"),)),)))),))
    how = (
        say("The ", Term((Text("dose"),), "dose"), NoteRef("a"), NoteRef("b"), " is small. Read "),
        say(Link((Text("about tablets"),), "https://example.org/" + "a" * 300), " first."),
        say("Ask about an ", Abbreviation("IV", "intravenous"), ". ", Strong((Text("Stop"),)), " if sick."),
        BulletList(boxes),
        say("In Spanish: ", Span((Text("agua"),), "es")),
        inner,
    )
    phone = say("Phone: ", Link((Text("555 0100"),), "tel:5550100"))
    glossary = DefinitionList((Definition((Text("dose"),), (say("How much."),)),), role="glossary")
    when = Section("when", 3, (Text("When"),), (table, Table((), (cells("a", "b"),))))
    return Document(
        (Text("Your tablets"),),
        (*first, callout("draft", "Draft"), spaced, callout("urgent", "Get help now")),
        (
            Section("how", 2, (Text("How to take them"),), how, (when,)),
            Section("see", 2, (Text("Looks"),), (Figure(image(), "A tablet"), Quote((say("Small."),)))),
            Section("ask", 2, (Text("Ask"),), (FillIn((Text("Questions:"),), 3), callout("tip", "Tip"))),
            Section("who", 2, (Text("Who to call"),), (phone, BulletList(boxes)), role="contact"),
            Section("know", 2, (Text("Words to know"),), (glossary,), role="glossary"),
        ),
        notes=(Note("a", (say("Most people take one."),)), Note("b", (say("Some take two."),))),
        draft=True,
    )


@pytest.fixture(scope="module")
def page() -> bytes:
    return write(full(), RenderOptions(pdf_link="a.pdf", pdf_pages=3, pdf_bytes=40_000))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "view",
    [{"width": 1280}, {"width": 320}, {"width": 320, "contrast": True}, {"width": 320, "forced": True}],
    ids=["wide", "narrow", "more contrast", "forced colours"],
)
def test_axe_finds_nothing(browser: Browser, page: bytes, scheme: str, view: dict[str, Any]) -> None:
    assert browser.axe(page, scheme=scheme, **view) == []


def test_the_markup_is_valid(page: bytes, vnu: Vnu, html_validate: Callable[[bytes], list[str]]) -> None:
    assert (vnu(page), html_validate(page)) == ([], [])


@settings(
    max_examples=20,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink an example takes minutes of validating
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(document=documents())
def test_any_document_makes_a_valid_page_of_its_own_words(
    vnu: Vnu,
    html_validate: Callable[[bytes], list[str]],
    words_of: Callable[[str], list[str]],
    document: Document,
) -> None:
    made = write(document, RenderOptions())
    assert (vnu(made), html_validate(made)) == ([], [])
    assert words_of(made.decode()) == words(document)


def test_the_page_asks_for_nothing_and_the_browser_has_no_complaint(browser: Browser, page: bytes) -> None:
    assert (browser.requests(page), browser.console(page)) == ([], [])


@pytest.mark.parametrize("css", ["", SPACED], ids=["as it is", "spaced by the reader"])
def test_at_320_pixels_only_a_wide_table_scrolls(browser: Browser, css: str) -> None:
    made = write(full(say("x" * 100_000)), RenderOptions())
    outside = """[...document.querySelectorAll("body *")].filter(element => {
        const box = element.getBoundingClientRect()
        return box.right > innerWidth + 1 && !element.closest(".table[tabindex], .hidden")
    }).map(element => element.outerHTML.slice(0, 80))"""
    assert browser.evaluate(made, outside, width=320, css=css) == []
    assert browser.evaluate(made, "document.documentElement.scrollWidth", width=320, css=css) == 320
    scrolls = "[...document.querySelectorAll('.table')].map(table => table.scrollWidth > table.clientWidth)"
    assert browser.evaluate(made, scrolls, width=320, css=css) == [True, False]


def test_no_line_has_more_than_80_characters(browser: Browser, page: bytes) -> None:
    longest = """(() => {
        const text = document.querySelector("article > p").firstChild, range = document.createRange()
        const lines = {}
        for (let at = 0; at < text.length; at++) {
            range.setStart(text, at); range.setEnd(text, at + 1)
            const top = range.getBoundingClientRect().top
            lines[top] = (lines[top] ?? 0) + 1
        }
        return Math.max(...Object.values(lines))
    })()"""
    assert 50 <= browser.evaluate(page, longest, width=1280) <= 80


def test_what_stands_alone_is_44_pixels_high(browser: Browser, page: bytes) -> None:
    heights = """(() => {
        document.querySelector("details").open = true
        return [...document.querySelectorAll("header a, summary")].map(e => e.getBoundingClientRect().height)
    })()"""
    assert min(browser.evaluate(page, heights, width=320)) >= 44


def test_parts_of_the_page_do_not_overlap(browser: Browser, page: bytes) -> None:
    overlaps = """[...document.querySelectorAll("article, article section, article div:not(.line), li, dd")]
        .flatMap(parent => [...parent.children].filter(child => !child.matches(".hidden, li, tr")))
        .filter(child => {
            const next = child.nextElementSibling
            return next && getComputedStyle(child).display != "inline"
                && child.getBoundingClientRect().bottom > next.getBoundingClientRect().top + 0.5
        }).map(child => child.outerHTML.slice(0, 80))"""
    for width in (1280, 320):
        assert browser.evaluate(page, overlaps, width=width) == []


def test_paper_says_draft_on_each_page_and_has_no_navigation(browser: Browser, page: bytes) -> None:
    printed = browser.print(page)
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert len(pdf.pages) > 1
        assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 612, 792]
    hidden = "[...document.querySelectorAll('nav, .pdf, .skip')].map(e => getComputedStyle(e).display)"
    assert browser.evaluate(page, hidden, media="print") == ["none", "none", "none"]
    drafts = browser.styles(page, ".draft > header", ["display", "break-inside"], media="print")
    assert drafts == [{"display": "table-header-group", "break-inside": "avoid"}]


def test_a_numbered_item_with_a_box_keeps_its_number(browser: Browser) -> None:
    item = ListItem((say("Shake it"),), checked=True)
    page = write(Document((Text("Steps"),), (NumberedList((item,)), BulletList((item,)))), RenderOptions())
    numbered, bulleted = (
        browser.evaluate(page, f"getComputedStyle(document.querySelector('{kind} > .ticked')).listStyleType")
        for kind in ("ol", "ul")
    )
    assert numbered == "decimal"
    assert bulleted == '""'
