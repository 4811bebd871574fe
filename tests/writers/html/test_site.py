"""The front page of a site: what is on it and in which order, and what the site says of itself."""

from __future__ import annotations

import datetime
import json
import re

import lxml.etree
import lxml.html
import pytest

from handouts.formats import RenderOptions
from handouts.model import Alternate, Document, Meta, Paragraph, Text
from handouts.writers.html.site import (
    Entry,
    entries_of,
    entry,
    groups_of,
    index,
    search,
    searched,
    sitemap,
    with_script,
)


def document(title: str, lang: str = "en", text: str = "Sit up to breathe.", **meta: object) -> Document:
    return Document(
        (Text(title),),
        (Paragraph((Text(text),)),),
        meta=Meta(lang=lang, **meta),  # type: ignore[arg-type]
    )


def shown(entries: tuple[Entry, ...], lang: str = "en") -> list[str]:
    """The groups, topics and titles in their order, each a line."""
    lines = []
    for group in groups_of(entries, lang):
        lines.append(group.name)
        for topic in group.topics:
            lines.append(f"- {topic.name or topic.other}")
            lines += [f"  - {one.title}" for one in topic.entries]
    return lines


ASTHMA = entry(
    document(
        "Asthma",
        topics=("Lungs", "children"),
        url="https://example.org/asthma",
        alternates=(Alternate("es", "https://example.org/asma"), Alternate("vi", "https://example.org/vi")),
        reviewed_on=datetime.date(2026, 1, 31),
    ),
    "asthma/handout.html",
    pdf="asthma/handout.pdf",
    pages=2,
    size=14_000,
)
ASMA = entry(document("Asma", "es-MX", url="https://example.org/asma"), "asma/handout.html")
EARS = entry(document("Éars", topics=("Children",)), "ears/handout.html")
FEET = entry(document("Feet"), "feet/handout.html")


def test_handouts_stand_under_their_language_and_every_topic_that_they_name() -> None:
    assert shown(entries_of([FEET, EARS, ASMA, ASTHMA])) == [
        "English",
        "- children",
        "  - Asthma",
        "  - Éars",
        "- Lungs",
        "  - Asthma",
        "- True",
        "  - Feet",
        "Español",
        "- False",
        "  - Asma",
    ]
    assert shown(entries_of([ASMA, FEET]), "es")[0] == "Español"


def test_handouts_of_one_title_are_told_apart() -> None:
    again = [entry(document("Asthma"), f"{name}/handout.html") for name in ("b", "a")]
    assert [(one.title, one.address) for one in entries_of(again)] == [
        ("Asthma", "a/handout.html"),
        ("Asthma (2)", "b/handout.html"),
    ]


def test_translations_on_the_site_lead_to_each_other() -> None:
    asma, asthma = entries_of([ASTHMA, ASMA])
    assert [(one.lang, one.url) for one in asthma.languages] == [
        ("es", "asma/handout.html"),
        ("vi", "https://example.org/vi"),
    ]
    assert [(one.lang, one.url) for one in asma.languages] == [("en", "asthma/handout.html")]


def page(*entries: Entry, lang: str = "en", url: str = "") -> str:
    made = index(entries_of(entries), RenderOptions(), title="Our handouts", lang=lang, url=url)
    return made.decode()


def test_a_site_of_few_handouts_has_no_more_headings_than_it_needs() -> None:
    root = lxml.html.document_fromstring(page(FEET).encode())
    assert [element.tag for element in root.iter("h1", "h2", "h3", "nav")] == ["h1"]
    root = lxml.html.document_fromstring(page(FEET, EARS).encode())
    assert [(one.tag, one.text) for one in root.iter("h2", "h3")] == [
        ("h2", "Children"),
        ("h2", "Other handouts"),
    ]
    assert [link.get("href") for link in root.iterfind(".//nav//a")] == ["#topic_1", "#topic_2"]
    root = lxml.html.document_fromstring(page(FEET, ASMA).encode())
    assert [(one.tag, one.text) for one in root.iter("h2", "h3")] == [("h2", "English"), ("h2", "Español")]


def test_a_handout_is_told_of_in_its_own_language() -> None:
    made = page(ASTHMA, entry(document("Asma", "es"), "asma/handout.html", pdf="a.pdf", pages=1, size=9000))
    assert '<section aria-labelledby="language_es" lang="es">' in made
    assert ">«Asma» en letra grande (PDF, 1 página, 9 KB)</a>" in made
    assert ">“Asthma” in large print (PDF, 2 pages, 14 KB)</a>" in made
    arabic = page(entry(document("الربو", "ar"), "a/handout.html"))
    assert '<li data-handout="a/handout.html" lang="ar" dir="rtl">' in arabic
    assert '<p lang="en" dir="ltr">About 1 minute to read</p>' in arabic


@pytest.mark.parametrize("hostile", ['"><script>alert(1)</script>', "</script><!--", "' onclick=x '"])
def test_nothing_that_an_article_says_becomes_markup(hostile: str) -> None:
    bad = entry(document(hostile, text=hostile, topics=(hostile,)), "bad/handout.html")
    plain = lxml.html.document_fromstring(
        page(entry(document("T", topics=("t",)), "bad/handout.html")).encode()
    )
    root = lxml.html.document_fromstring(page(bad).encode())
    assert [element.tag for element in root.iter()] == [element.tag for element in plain.iter()]
    assert root.findtext(".//h2") == hostile


def test_the_search_knows_the_words_of_each_handout_without_accents_or_signs() -> None:
    assert searched("Llévelo “peak-flow”, IV; Straße 10 µg") == "llevelo peak flow iv straße 10 μg"
    script = search(entries_of([EARS, FEET]), "es").decode()
    data, _, program = script.partition("\n")
    table = json.loads(data.removeprefix("const site = "))
    assert table["words"] == {
        "ears/handout.html": " breathe ears sit to up ears ",
        "feet/handout.html": " breathe feet sit to up feet ",
    }
    assert table["lang"] == "es"
    assert table["says"]["find"] == "Buscar una hoja"
    assert "/*" not in program


def test_the_script_is_one_file_beside_the_page_and_nothing_else_changes() -> None:
    made = page(FEET).encode()
    tag = b'<script src="search.js" defer></script>\n'
    assert with_script(made).replace(tag, b"") == made
    assert made.count(b"<script") == 1, "its data"


def test_the_site_map_has_every_handout_its_day_of_review_and_its_languages() -> None:
    entries = entries_of([ASTHMA, ASMA, entry(document("A & B"), "a%20b/handout.html")])
    root = lxml.etree.fromstring(sitemap(entries, "https://example.org/h/"))
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    assert [one.text for one in root.iterfind("s:url/s:loc", names)] == [
        "https://example.org/h/",
        "https://example.org/h/a%20b/handout.html",
        "https://example.org/asma",
        "https://example.org/asthma",
    ]
    assert [one.text for one in root.iterfind("s:url/s:lastmod", names)] == ["2026-01-31"]
    asthma = root[-1]
    assert [(one.get("hreflang"), one.get("href")) for one in asthma.iterfind("x:link", names)] == [
        ("en", "https://example.org/asthma"),
        ("es", "https://example.org/asma"),
        ("vi", "https://example.org/vi"),
    ]


def test_the_site_names_itself_and_what_is_in_it() -> None:
    made = page(FEET, url="https://example.org/h/")
    [found] = re.findall(r'<script type="application/ld\+json">\n(.*)\n</script>', made)
    assert json.loads(found) == {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": "Our handouts",
        "inLanguage": "en",
        "url": "https://example.org/h/",
        "hasPart": [
            {
                "@type": "MedicalWebPage",
                "name": "Feet",
                "inLanguage": "en",
                "url": "https://example.org/h/feet/handout.html",
            }
        ],
    }
    assert '<link rel="canonical" href="https://example.org/h/">' in made
