"""WCAG 2.2 at level AAA, measured in a browser where it can be measured, in each colour mode and on paper."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

import handouts
from handouts.compose import handouts_of
from handouts.config import Clinic
from handouts.formats import RenderOptions
from handouts.model import BulletList, Document, LineBreak, Link, ListItem, Paragraph, Section, Strong, Text
from handouts.writers.html import write
from tests.validators.pages import judged
from tests.validators.web import Browser
from tests.writers.html.test_in_browser import SPACED, full, say

COLOURS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"scheme": "dark"},
    "more contrast": {"contrast": True},
    "more contrast, dark": {"contrast": True, "scheme": "dark"},
    "forced": {"forced": True},
    "forced, dark": {"forced": True, "scheme": "dark"},
}

CLINIC = Clinic(
    "North Clinic", "555-010-0000", "a@example.org", "https://example.org", "1 Road\nTown", "9 to 5"
)


def linked(document: Document) -> Document:
    """The document with a list of links, each alone in its line, and a paragraph that is one."""
    links = [say(Link((Text(f"Part {number}"),), f"https://example.org/{number}")) for number in range(3)]
    section = Section(
        "links", 2, (Text("Read more"),), (BulletList(tuple(ListItem((one,)) for one in links)), links[0])
    )
    return Document(document.title, document.blocks, (*document.sections, section), document.notes)


@pytest.fixture(scope="module", params=["everything", "the example"])
def page(request: pytest.FixtureRequest) -> bytes:
    if request.param == "everything":
        document = linked(full())
    else:
        article = handouts.read(handouts.pipeline.example())
        document = handouts_of(article, CLINIC, only="whole")[0].document
    return write(
        document, RenderOptions(pdf_link="a.pdf", pdf_pages=3, pdf_bytes=40_000, home="../index.html")
    )


@pytest.mark.parametrize("colours", COLOURS)
def test_every_text_has_a_contrast_of_seven_to_one(browser: Browser, page: bytes, colours: str) -> None:
    found = browser.contrasts(page, **COLOURS[colours])
    assert len(found) > 40
    assert [(text, ratio) for text, ratio in found if ratio < 7] == []


def test_a_text_that_is_too_pale_is_found(browser: Browser, page: bytes) -> None:
    found = browser.contrasts(page, css="h1 { color: #5e5e5e !important } h2 { color: #595959 !important }")
    assert [round(ratio, 1) for _, ratio in found if ratio < 7] == [6.5]


SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


@pytest.mark.parametrize(
    "view",
    [
        {"width": 320, "height": 256},  # 1280 x 1024 at 400 %
        {"width": 320, "css": SPACED},
        {"width": 640, "css": "html { font-size: 250% !important }"},  # letters alone twice as large
        {"width": 256},  # 1280 at 500 %
    ],
    ids=["400 %", "spaced", "large letters", "500 %"],
)
def test_nothing_scrolls_sideways(browser: Browser, page: bytes, view: dict[str, Any]) -> None:
    assert browser.evaluate(page, SIDEWAYS, **view) <= 0


CLIPPED = """[...document.querySelectorAll("body *")].filter(element => {
    const style = getComputedStyle(element)
    const cuts = ["hidden", "clip"].some(way => [style.overflowX, style.overflowY].includes(way))
    const wide = element.scrollWidth > element.clientWidth + 1
    const high = element.scrollHeight > element.clientHeight + 1
    return cuts && (wide || high) && !element.matches(".hidden, .skip")
}).map(element => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("width", [320, 1280])
def test_spacing_of_the_readers_own_cuts_nothing_off(browser: Browser, page: bytes, width: int) -> None:
    assert browser.evaluate(page, CLIPPED, width=width, css=SPACED) == []
    cut = SPACED + "h1 { height: 10px; overflow: hidden }"
    assert len(browser.evaluate(page, CLIPPED, width=width, css=cut)) == 1


SMALL = """(() => {
    document.querySelectorAll("details").forEach(one => one.open = true)
    const alone = (link) => {
        let block = link
        while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement
        const words = (text) => text.replace(/\\s+/g, " ").trim()
        return words(block.textContent) === words(link.textContent)
    }
    return [...document.querySelectorAll("a[href], summary, button, input")]
        .filter(one => one.checkVisibility() && !one.matches(".skip") && alone(one))
        .map(one => [one.textContent, one.getBoundingClientRect().height])
})()"""


@pytest.mark.parametrize("width", [320, 1280])
def test_what_stands_alone_in_its_line_is_44_pixels_high(browser: Browser, page: bytes, width: int) -> None:
    found = browser.evaluate(page, SMALL, width=width)
    assert len(found) >= 8
    assert [(words, height) for words, height in found if height < 44] == []


def test_room_for_the_finger_takes_no_room_from_the_words(browser: Browser) -> None:
    line = "Call the clinic or go to the emergency room if you think that you may be ill."
    with_link = (Text("Call "), Link((Text("the clinic"),), "tel:5550100"), Text(line[15:]))
    plain, linked = (
        write(Document((Text("T"),), (Paragraph(inlines),)), RenderOptions())
        for inlines in ((Text(line),), with_link)
    )
    height = "document.querySelector('article p').getBoundingClientRect().height"
    bold = "a { font-weight: 400 !important }"
    assert browser.evaluate(linked, height, width=320, css=bold) == browser.evaluate(plain, height, width=320)


def test_what_can_be_touched_does_not_lie_over_anything_else_that_can(browser: Browser, page: bytes) -> None:
    over = """(() => {
        const boxes = [...document.querySelectorAll("li > a, li > p > a, header a, summary, .back a")]
            .filter(one => one.checkVisibility()).map(one => [one.textContent, one.getBoundingClientRect()])
        return boxes.flatMap(([words, a], at) => boxes.slice(at + 1).filter(([, b]) =>
            a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
        ).map(([others]) => [words, others]))
    })()"""
    assert browser.evaluate(page, over, width=320) == []


MAIL, PHONE, FAX = (
    Link((Text(words),), target)
    for words, target in (
        ("mail us", "mailto:a@b.example"),
        ("555 0100", "tel:5550100"),
        ("555 0199", "tel:5550199"),
    )
)


@pytest.mark.parametrize(
    "lines",
    [(MAIL, Strong((PHONE,))), (Strong((PHONE,)), MAIL), (PHONE, FAX), (PHONE, FAX, MAIL, PHONE)],
    ids=["phone below", "phone above", "two phones", "four lines"],
)
def test_a_phone_number_leaves_room_for_links_in_the_lines_next_to_it(
    browser: Browser, lines: tuple[Link | Strong, ...]
) -> None:
    inlines = tuple(one for line in lines for one in (line, LineBreak()))[:-1]
    page = write(Document((Text("T"),), (Paragraph(inlines),)), RenderOptions())
    assert browser.axe(page, width=320, unsure=True) == []


@pytest.mark.parametrize("colours", COLOURS)
def test_the_keyboard_goes_in_reading_order_and_shows_where_it_is(
    browser: Browser, page: bytes, colours: str
) -> None:
    stops = browser.tabs(page, **COLOURS[colours])
    places = [stop["place"] for stop in stops]
    assert len(places) > 10
    assert places == sorted(set(places))
    assert [stop["words"] for stop in stops if stop["outline"] < 2 or not stop["seen"]] == []
    assert stops[0]["words"] == "Skip to the main text"


def test_the_ring_around_the_focus_can_be_told_from_its_ground(browser: Browser, page: bytes) -> None:
    """A ring of 3:1 or better against each ground that it may lie on (WCAG 2.2, 2.4.13)."""
    ring = """(() => {
        document.querySelector("article a, summary").focus({ focusVisible: true })
        const style = getComputedStyle(document.activeElement)
        return [style.outlineColor, style.boxShadow, getComputedStyle(document.body).backgroundColor]
    })()"""
    for view in ({}, {"scheme": "dark"}, {"contrast": True}, {"contrast": True, "scheme": "dark"}):
        outline, shadow, ground = browser.evaluate(page, ring, **view)
        assert max(contrast(outline, ground), contrast(shadow, ground)) >= 3


def contrast(one: str, other: str) -> float:
    """Contrast of two computed colours; of a shadow its colour is taken."""

    def luminance(colour: str) -> float:
        found = re.search(r"rgba?\((\d+), (\d+), (\d+)", colour)
        assert found
        parts = [int(part) / 255 for part in found.groups()]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


LINES = """(() => {
    const lines = []
    for (const block of document.querySelectorAll("article p, article li, article dd, article td")) {
        const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
        const range = document.createRange()
        const count = {}
        while (texts.nextNode()) {
            const text = texts.currentNode
            if (text.parentElement.closest(".hidden")) continue
            for (let at = 0; at < Math.min(text.length, 600); at++) {
                range.setStart(text, at)
                range.setEnd(text, at + 1)
                const { bottom, width } = range.getBoundingClientRect()
                if (width) count[Math.round(bottom / 8)] = (count[Math.round(bottom / 8)] ?? 0) + 1
            }
        }
        lines.push(...Object.values(count))
    }
    return Math.max(...lines)
})()"""


@pytest.mark.parametrize("width", [1280, 2560])
def test_no_line_of_any_block_has_more_than_80_characters(browser: Browser, page: bytes, width: int) -> None:
    assert 50 <= browser.evaluate(page, LINES, width=width) <= 80


def test_paper_has_large_print_and_says_where_links_lead(browser: Browser, page: bytes) -> None:
    points = 96 / 72
    sizes = {
        float(one["font-size"].removesuffix("px"))
        for one in browser.styles(page, "article *", ["font-size"], media="print")
    }
    assert min(sizes) == pytest.approx(18 * points)
    shown = """[...document.querySelectorAll("a[data-address]")]
        .map(link => [link.dataset.address, getComputedStyle(link, "::after").content])"""
    for address, content in browser.evaluate(page, shown, media="print"):
        assert content == f'" ({address})"'
    black = browser.styles(page, "article p", ["color"], media="print", scheme="dark")
    assert {one["color"] for one in black} == {"rgb(0, 0, 0)"}


def test_paper_takes_the_size_that_is_asked_for(browser: Browser) -> None:
    for profile, points in (("clear", 14), ("aph", 22), ("giant", 28)):
        made = write(Document((Text("T"),), (say("Words."),)), RenderOptions(profile=profile))
        [style] = browser.styles(made, "article p", ["font-size"], media="print")
        assert float(style["font-size"].removesuffix("px")) == pytest.approx(points * 96 / 72, abs=0.01)


@pytest.mark.parametrize(
    ("colours", "width"), list(itertools.product(["light", "dark", "forced"], [320, 1280]))
)
def test_axe_leaves_nothing_open_that_is_not_explained(
    browser: Browser, page: bytes, colours: str, width: int
) -> None:
    wrong, _ = judged(page, browser, {"width": width, **COLOURS[colours]})
    assert wrong == []
