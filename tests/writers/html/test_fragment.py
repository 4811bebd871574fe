"""The article alone, for a site of one's own: valid and whole in any page, and of no consequence to it."""

from __future__ import annotations

import re
from collections.abc import Callable

import lxml.html
import pytest
from hypothesis import HealthCheck, Phase, given, settings

import handouts
from handouts.compose import handouts_of
from handouts.formats import RenderOptions
from handouts.model import Abbreviation, Document, Meta, Paragraph, Text, words
from handouts.results import Outcome, Point
from handouts.verify import speak, verify
from handouts.verify.html.host import OF_THE_PAGE, hosted
from handouts.writers.html import write, write_fragment
from tests.strategies import documents
from tests.validators.web import Vnu
from tests.writers.html.test_in_browser import full

Validate = Callable[[bytes], list[str]]


def made(document: Document, **options: object) -> str:
    return write_fragment(document, RenderOptions(**options)).decode()  # type: ignore[arg-type]


def test_a_short_fragment_whole() -> None:
    shot = Paragraph((Text("An "), Abbreviation("IV", "intravenous"), Text(".")))
    assert made(Document((Text("Flu shots"),), (shot, shot), meta=Meta(lang="es"))) == (
        '<article class="handout" lang="es" dir="ltr">\n'
        '<h2 id="handout-title_">Flu shots</h2>\n'
        '<p>An <abbr title="intravenous">IV</abbr>'
        '<span class="handout-added handout-spelled"> (intravenous)</span>.</p>\n'
        '<p>An <abbr title="intravenous">IV</abbr>.</p>\n'
        "</article>\n"
    )


def test_it_has_no_name_that_a_site_could_have_and_nothing_that_runs_or_styles() -> None:
    root = lxml.html.fromstring(made(full()))
    assert root.get("class") == "handout"
    for element in root.iterdescendants():
        names = [*(element.get("class") or "").split(), *filter(None, [element.get("id")])]
        assert all(name.startswith("handout-") for name in names)
        assert element.tag not in {"script", "style", "link", "meta", "header", "nav", "main"}
        assert not element.get("style")
    inner = [link[1:] for link in re.findall(r'href="(#[^"]*)"', made(full()))]
    assert inner
    assert set(inner) <= {element.get("id") for element in root.iter()}


@pytest.mark.parametrize("level", [1, 2, 3])
def test_its_headings_start_at_the_level_that_is_asked_for(level: int) -> None:
    levels = [int(found) for found in re.findall(r"<h([1-6])", made(full(), heading_level=level))]
    assert levels[0] == min(levels) == level


def test_a_draft_says_so() -> None:
    assert "<strong>DRAFT</strong>" in made(full())


@settings(
    max_examples=20,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink an example takes minutes of validating
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(document=documents())
def test_any_document_makes_a_fragment_that_is_valid_says_its_words_and_keeps_our_promises(
    vnu: Vnu, html_validate: Validate, words_of: Callable[[str], list[str]], document: Document
) -> None:
    composed = handouts_of(document, only="whole")[0].document
    fragment = write_fragment(composed, RenderOptions())
    page = hosted(fragment)
    assert (vnu(page), html_validate(page)) == ([], [])
    assert words_of(page.decode()) == words(composed)
    verification = verify(fragment, "a.fragment.html", document=composed)
    ours = write(composed, RenderOptions())
    broken = {point.id for point in verify(ours, "a.html", document=composed).points if not _kept(point)}
    assert {point.id for point in verification.points if not _kept(point)} <= broken
    assert spoken(fragment) == spoken(ours)


def _kept(point: Point) -> bool:
    return point.outcome is not Outcome.FAIL


def spoken(data: bytes) -> list[str]:
    """What is said of it, without the levels of headings, which are lower in a fragment."""
    return [re.sub(r"^heading level \d", "heading level", line) for line in speak(data, "a.html")]


def test_a_short_form_is_spoken_with_what_it_stands_for_once() -> None:
    document = handouts_of(handouts.read(handouts.pipeline.example()), only="whole")[0].document
    assert spoken(write_fragment(document, RenderOptions())) == spoken(write(document, RenderOptions()))


def test_what_the_page_around_it_has_to_see_to_is_left_to_that_page() -> None:
    fragment = write_fragment(Document((Text("T"),), (Paragraph((Text("Words."),)),)), RenderOptions())
    points = {point.id: point for point in verify(fragment, "a.html").points}
    assert {points[name].outcome for name in OF_THE_PAGE} == {Outcome.NONE}
    assert all("the page that it is put into" in points[name].evidence[0] for name in OF_THE_PAGE)


def test_a_fragment_that_somebody_broke_is_found_out_in_the_line_that_it_is_in() -> None:
    whole = made(full(), heading_level=1)
    broken = whole.replace("</article>", '<p><a href="#nowhere">Gone</a></p>\n</article>')
    [point] = [one for one in verify(broken.encode(), "a.html").points if one.id == "html-15"]
    assert point.outcome is Outcome.FAIL
    line = broken[: broken.index("#nowhere")].count("\n") + 1
    assert f"line {line}" in point.evidence[0]
