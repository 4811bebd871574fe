"""A site of many handouts: what it is made of, what is left of an earlier one, how it is in a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handouts.config import Clinic, Config, Output
from handouts.errors import SourceError
from handouts.model import Alternate, Document, Meta, Paragraph, Section, Text
from handouts.pipeline.site import Site
from tests.validators.web import Browser, Vnu

POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:"
"""As strict as a server can be with a page whose style stands in it."""

URL = "https://example.org/h/"


def article(title: str, text: str, lang: str = "en", **meta: Any) -> Document:
    words = Paragraph((Text(f"{text} " * 12),))
    section = Section("more", 2, (Text("More"),), (words,))
    return Document((Text(title),), (words,), (section,), meta=Meta(lang=lang, **meta))


ARTICLES = {
    "asthma": article(
        "Asthma at home",
        "Keep your inhaler near you.",
        topics=("Lungs",),
        alternates=(Alternate("es", f"{URL}asma/handout.html"),),
    ),
    "asma": article("Asma en casa", "Tenga su inhalador cerca. Pida ayuda.", "es", topics=("Pulmones",)),
    "cough": article(
        "A cough", "Drink warm water. Call us if you cough at night.", topics=("Lungs", "Winter")
    ),
    "feet": article("Sore feet", "Wear soft shoes. Rest your feet."),
    "tos": article("咳嗽", "多喝水。请休息。", "zh"),
}


def made(folder: Path, *names: str, url: str = "", to: tuple[str, ...] = ("html",)) -> tuple[str, ...]:
    site = Site(Config(clinic=Clinic(name="North Clinic"), output=Output(to=to)), url)
    for name in names or ARTICLES:
        site.add(name, ARTICLES[name])
    return site.write(folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of five handouts."""
    place = tmp_path_factory.mktemp("site")
    made(place, url=URL, to=("html", "pdf"))
    return place


@pytest.fixture(scope="module")
def front(folder: Path) -> bytes:
    return (folder / "index.html").read_bytes()


def test_every_handout_has_a_folder_and_leads_back_to_the_front_page(tmp_path: Path) -> None:
    assert made(tmp_path, "asthma") == (
        "asthma/handout.html",
        "asthma/sections/1-more.html",
        "index.html",
        "search.js",
        "handouts-site.json",
    )
    assert '<a href="../index.html">All handouts</a>' in (tmp_path / "asthma/handout.html").read_text()
    assert '<a href="../../index.html">' in (tmp_path / "asthma/sections/1-more.html").read_text()


def test_the_same_articles_make_the_same_site_in_whatever_order_they_come(tmp_path: Path) -> None:
    made(tmp_path / "a", "asthma", "cough", url=URL)
    made(tmp_path / "b", "cough", "asthma", url=URL)
    one, other = (
        {str(file.relative_to(top)): file.read_bytes() for file in top.rglob("*") if file.is_file()}
        for top in (tmp_path / "a", tmp_path / "b")
    )
    assert one == other


def test_what_an_earlier_run_wrote_goes_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    made(tmp_path, "asthma", "cough")
    (tmp_path / "cough/notes.txt").write_text("ours")
    outside = tmp_path.parent / "outside.txt"
    outside.write_text("not ours")
    known = json.loads((tmp_path / "handouts-site.json").read_text())
    known["files"] += ["../outside.txt", str(outside), 3, ""]
    (tmp_path / "handouts-site.json").write_text(json.dumps(known))
    made(tmp_path, "asthma")
    left = {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file()}
    assert left == {
        "asthma/handout.html",
        "asthma/sections/1-more.html",
        "cough/notes.txt",
        "handouts-site.json",
        "index.html",
        "search.js",
    }
    assert outside.exists()


def test_a_handout_on_a_site_whose_place_is_known_knows_its_own(tmp_path: Path) -> None:
    assert "sitemap.xml" not in made(tmp_path / "unknown", "cough")
    assert "sitemap.xml" in made(tmp_path, "cough", url=URL.rstrip("/"))
    page = (tmp_path / "cough/handout.html").read_text()
    assert f'<link rel="canonical" href="{URL}cough/handout.html">' in page


def test_there_is_no_site_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no handout for the site"):
        Site(Config()).write(tmp_path / "site")
    assert not (tmp_path / "site").exists()


# In a browser -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", [{"width": 1280}, {"width": 320}, {"width": 320, "forced": True}])
def test_axe_finds_nothing_on_the_front_page(
    browser: Browser, folder: Path, front: bytes, scheme: str, view: dict[str, Any]
) -> None:
    assert browser.axe(front, folder=str(folder), scheme=scheme, **view) == []


def test_the_front_page_is_valid(front: bytes, vnu: Vnu, html_validate: Callable[[bytes], list[str]]) -> None:
    assert (vnu(front), html_validate(front)) == ([], [])


SHOWN = """(() => {
    const shown = [...document.querySelectorAll("li[data-handout] .name a")].filter(e => e.checkVisibility())
    return [...new Set(shown.map(e => e.textContent))]
})()"""


def found(browser: Browser, front: bytes, words: str, **view: Any) -> tuple[list[str], str]:
    """The handouts that are shown when words are typed, and what is said of it."""
    typed = f"""(() => {{
        const input = document.querySelector("input[type=search]")
        input.value = {json.dumps(words)}
        input.dispatchEvent(new Event("input"))
        return [{SHOWN}, document.querySelector("[role=status]").textContent]
    }})()"""
    shown, said = browser.evaluate(front, typed, **view)
    return shown, said


@pytest.mark.parametrize(
    ("words", "shown", "said"),
    [
        ("", ["A cough", "Asthma at home", "Sore feet", "Asma en casa", "咳嗽"], ""),
        ("INHALER", ["Asthma at home"], "1 handout has these words."),
        ("water, night!", ["A cough"], "1 handout has these words."),
        ("inhal", ["Asthma at home", "Asma en casa"], "2 handouts have these words."),
        ("Áyuda", ["Asma en casa"], "1 handout has these words."),
        ("休息", ["咳嗽"], "1 handout has these words."),
        ("haler", [], "No handout has these words. Try fewer words, or others."),
        ("feet inhaler", [], "No handout has these words. Try fewer words, or others."),
        ("constructor", [], "No handout has these words. Try fewer words, or others."),
    ],
)
def test_the_search_shows_what_has_all_the_words(
    browser: Browser, folder: Path, front: bytes, words: str, shown: list[str], said: str
) -> None:
    assert found(browser, front, words, folder=str(folder), policy=POLICY) == (shown, said)


def test_the_search_works_from_a_disk(browser: Browser, folder: Path, front: bytes) -> None:
    address = (folder / "index.html").as_uri()
    assert found(browser, front, "shoes", file=address) == (["Sore feet"], "1 handout has these words.")


def test_a_part_in_which_nothing_is_found_goes_with_its_heading(
    browser: Browser, folder: Path, front: bytes
) -> None:
    headings = """(() => {
        const input = document.querySelector("input")
        input.value = "shoes"
        input.dispatchEvent(new Event("input"))
        const shown = [...document.querySelectorAll("h2, h3")].filter(e => e.checkVisibility())
        return shown.map(e => e.textContent)
    })()"""
    assert browser.evaluate(front, headings, folder=str(folder)) == ["English", "Other handouts"]


def test_without_scripts_the_whole_list_is_there_and_no_field_that_does_nothing(
    browser: Browser, folder: Path, front: bytes
) -> None:
    text = front.decode()
    assert "<input" not in text
    picture = browser.screenshot(front, folder=str(folder), scripts=False, width=320)
    with_it = browser.screenshot(front, folder=str(folder), width=320)
    assert picture != with_it
    assert all(article.title[0].text in text for article in ARTICLES.values())  # type: ignore[union-attr]


def test_the_strictest_policy_has_no_complaint_and_nothing_is_asked_of_others(
    browser: Browser, folder: Path, front: bytes
) -> None:
    assert browser.console(front, folder=str(folder), policy=POLICY) == []
    assert browser.requests(front, folder=str(folder)) == []
    for name in ARTICLES:
        page = (folder / name / "handout.html").read_bytes()
        assert browser.console(page, policy=POLICY.replace("'self'", "'none'")) == []


def test_on_a_phone_nothing_is_wider_than_the_screen_and_all_that_is_touched_is_large(
    browser: Browser, folder: Path, front: bytes
) -> None:
    wide = "document.documentElement.scrollWidth"
    assert browser.evaluate(front, wide, width=320, folder=str(folder)) == 320
    heights = """[...document.querySelectorAll("main a, input, summary")]
        .map(e => e.getBoundingClientRect().height)"""
    assert min(browser.evaluate(front, heights, width=320, folder=str(folder))) >= 44
