"""The pages of the example, of what is hardest to set, and of the tests' articles before every judge."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from handouts import pipeline
from handouts.compose import handouts_of as composed
from handouts.config import Clinic
from handouts.model import Document, ListItem, Node, transform, words
from handouts.writers.html import write
from tests.validators.pages import AROUND, COLOURS, VIEWS, Judges, handouts_of, judge, judged, look
from tests.validators.web import Browser, Vnu
from tests.writers.html.test_in_browser import full
from tests.writers.markdown.articles import ARTICLES
from tests.writers.pdf.torture import torture

CLINIC = Clinic("North Clinic", "555-010-0000", url="https://example.org", address="1 Road\nTown")


def example() -> Document:
    """The handout of the article that comes with handouts, made plainer."""
    return next(handouts_of(pipeline.example()))


def article(name: str) -> Document:
    """The handout of an article of the tests."""
    return composed(ARTICLES[name](), CLINIC, only="whole")[0].document


PAGES: dict[str, Callable[[], Document]] = {
    "the example": example,
    "the hardest": torture,
    "one of everything": full,
    **{name: partial(article, name) for name in ARTICLES},
}


@pytest.fixture
def judges(browser: Browser, vnu: Vnu, html_validate: Callable[[bytes], list[str]]) -> Judges:
    return Judges(browser, vnu, html_validate)


def without_empty_items(node: Node) -> Node | tuple[Node, ...]:
    """No reader makes an item of no words; html-21 holds them against pages of others."""
    return () if isinstance(node, ListItem) and not words(node) else node


@pytest.mark.parametrize("name", PAGES)
def test_no_judge_finds_anything(name: str, judges: Judges) -> None:
    found = look(transform(PAGES[name](), without_empty_items), judges)
    assert found.faults == found.remarks == []


def broken(head: str = "", body: str = "") -> bytes:
    """A good page with something added to its head and its body."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Rest</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>body {{ color: #111 }}</style>{head}</head>"
        f"<body><main><h1>Rest</h1><p>Rest now.</p>{body}</main></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"body": '<p id="a">a</p><p id="a">b</p>'}, "Nu Html Checker: "),
        ({"body": '<p><a href="tel:5550100"></a></p>'}, "html-validate: "),
        ({"body": '<img src="a.png" alt="A tablet">'}, "asks for https://handout.example/a.png"),
        ({"head": "<script>document.title = 1</script>"}, "under default-src 'none'"),
    ],
)
def test_each_judge_is_heard(part: dict[str, str], said: str, judges: Judges) -> None:
    faults = judge(broken(**part), judges)
    assert any(fault.startswith(said) for fault in faults), faults
    assert judge(broken(), judges) == []


def test_words_out_of_sight_are_explained_only_if_they_can_be_read(browser: Browser) -> None:
    """axe cannot tell the contrast of what is scrolled away; here it is computed."""
    page, narrow = write(full(), AROUND), {"width": 320}
    wrong, explained = judged(page, browser, narrow)
    assert wrong == []
    assert explained
    wrong, explained = judged(page.replace(b"</style>", b"td { color: #777 }</style>"), browser, narrow)
    assert [one for one in wrong if one.startswith("incomplete: color-contrast: ")]
    assert explained == []


def test_pages_are_looked_at_in_all_views() -> None:
    assert len(VIEWS) == 2 * len(COLOURS) == 6
    assert {view["width"] for view in VIEWS.values()} == {1280, 320}
