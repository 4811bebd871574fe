"""What a page tells of itself: schema.org, Open Graph, its address, other languages, how long it takes."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from collections.abc import Callable
from typing import Any

import lxml.html
import pytest

from handouts.model import (
    Alternate,
    Callout,
    Document,
    Figure,
    Image,
    Meta,
    Paragraph,
    Reference,
    Section,
    Text,
    words,
)
from handouts.resources import toml
from handouts.writers.html.markup import Body
from handouts.writers.html.metadata import as_data, reading_time

Page = Callable[..., str]


def say(text: str, role: str = "") -> Paragraph:
    return Paragraph((Text(text),), role)


SHORT = Document((Text("Flu shots"),), (say("They help."),))


def data(page: str) -> dict[str, Any]:
    [found] = re.findall(r'<script type="application/ld\+json">\n(.*)\n</script>', page)
    loaded: dict[str, Any] = json.loads(found)
    return loaded


def test_who_checked_the_text_and_where_it_comes_from_is_metadata(page: Page) -> None:
    meta = Meta(
        lang="es",
        reviewed_by="Dr. Ada Sol",
        reviewed_on=datetime.date(2026, 1, 31),
        sources=(Reference("Label", "https://example.org/label"), Reference("Book")),
        url="https://example.org/flu",
        alternates=(Alternate("en", "https://example.org/en/flu"),),
        topics=("Vaccines", "Winter"),
    )
    made = data(page(dataclasses.replace(SHORT, meta=meta), pdf_link="a b.pdf", pdf_bytes=1234))
    assert list(made.items())[:11] == [
        ("@context", "https://schema.org"),
        ("@type", "MedicalWebPage"),
        ("name", "Flu shots"),
        ("inLanguage", "es"),
        ("description", "They help."),
        ("url", "https://example.org/flu"),
        ("keywords", ["Vaccines", "Winter"]),
        ("timeRequired", "PT1M"),
        ("lastReviewed", "2026-01-31"),
        ("reviewedBy", "Dr. Ada Sol"),
        (
            "citation",
            [{"@type": "CreativeWork", "name": "Label", "url": "https://example.org/label"}, "Book"],
        ),
    ]
    assert made["workTranslation"] == [
        {"@type": "MedicalWebPage", "inLanguage": "en", "url": "https://example.org/en/flu"}
    ]
    assert made["encoding"] == {
        "@type": "MediaObject",
        "contentUrl": "a%20b.pdf",
        "encodingFormat": "application/pdf",
        "contentSize": "1234 B",
        "accessibilityFeature": [
            "largePrint",
            "taggedPDF",
            "structuralNavigation",
            "readingOrder",
            "highContrastDisplay",
        ],
    }


def test_nothing_is_said_that_is_not_known(page: Page) -> None:
    made = page(SHORT)
    assert set(data(made)) == {
        "@context", "@type", "name", "inLanguage", "description", "timeRequired",
        "accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard",
    }  # fmt: skip
    assert "<link" not in made
    assert "og:url" not in made


def test_clear_print_is_not_called_large_print(page: Page) -> None:
    assert "largePrint" in page(SHORT, pdf_link="a.pdf")
    assert "largePrint" not in page(SHORT, pdf_link="a.pdf", profile="clear")


def test_a_page_claims_words_for_its_pictures_only_when_they_have_them(page: Page) -> None:
    picture = Figure(Image(b"x", "image/png", 1, 1), alt="A dot")
    named = page(dataclasses.replace(SHORT, blocks=(picture,)))
    unnamed = page(dataclasses.replace(SHORT, blocks=(picture, dataclasses.replace(picture, alt=""))))
    assert "alternativeText" in named
    assert "alternativeText" not in unnamed
    assert "accessModeSufficient" not in unnamed


def test_a_page_tells_others_its_address_its_languages_and_its_first_words(page: Page) -> None:
    meta = Meta(
        lang="es-MX",
        url="https://example.org/gripe",
        alternates=(Alternate("en", "https://example.org/flu"), Alternate("ar", "https://example.org/ar")),
    )
    made = page(dataclasses.replace(SHORT, meta=meta))
    assert '<link rel="canonical" href="https://example.org/gripe">' in made
    assert '<link rel="alternate" hreflang="en" href="https://example.org/flu">' in made
    assert re.findall(r'<meta property="([\w:]+)" content="([^"]*)">', made) == [
        ("og:type", "article"),
        ("og:title", "Flu shots"),
        ("og:description", "They help."),
        ("og:url", "https://example.org/gripe"),
        ("og:locale", "es_MX"),
    ]


def test_other_languages_are_first_and_named_in_their_own_words(page: Page) -> None:
    others = (("es", "a"), ("ar", "b"), ("xx-YY", "c"), ("es", "d"), ("pt-BR", "e"), ("zh-Hant-TW", "f"))
    alternates = tuple(Alternate(tag, f"https://example.org/{path}") for tag, path in others)
    made = lxml.html.document_fromstring(
        page(dataclasses.replace(SHORT, meta=Meta(lang="en", alternates=alternates))).encode()
    )
    header = made.find(".//header")
    assert header is not None
    first = header[0]
    assert (first.tag, first.get("aria-label")) == ("nav", "Other languages")
    links = [
        (link.text, link.get("lang"), link.get("dir"), link.get("href", "")[-1]) for link in first.iter("a")
    ]
    assert links == [
        ("Español", "es", None, "a"),
        ("العربية", "ar", "rtl", "b"),
        ("xx-YY", "xx-YY", None, "c"),
        ("Español (es)", "es", None, "d"),
        ("Português (Brasil)", "pt-BR", None, "e"),
        ("繁體中文", "zh-Hant-TW", None, "f"),
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "mailto:a@b.c", "//example.org", "data:text/html,x"])
def test_what_is_no_web_address_is_no_address_of_a_page(page: Page, url: str) -> None:
    meta = Meta(url=url, alternates=(Alternate("es", url),), sources=(Reference("Book", url),))
    made = page(dataclasses.replace(SHORT, meta=meta))
    assert url not in made
    assert data(made)["citation"] == ["Book"]


def test_the_description_is_the_authors_first_paragraph_cut_between_words(page: Page) -> None:
    sections = (Section("a", 2, (Text("A"),), (say("word " * 60),)),)
    notice = Callout("draft", (Text("Draft"),), ())
    document = Document((Text("T"),), (notice, say("One part of it.", "part-of")), sections)
    said = data(page(document))["description"]
    assert said.endswith("word…")
    assert 190 < len(said) <= 201
    assert "description" not in data(page(Document((Text("T"),))))


def test_words_that_lead_to_a_list_describe_nothing(page: Page) -> None:
    document = Document((Text("T"),), (say("There are 3 kinds:"), say("All of them itch.")))
    assert data(page(document))["description"] == "All of them itch."
    assert "description" not in data(page(Document((Text("T"),), (say("There are 3 kinds:"),))))


def test_data_cannot_end_the_script_that_holds_it() -> None:
    hostile = "</script><!--<script>&amp;]]>\u2028"
    made = as_data({"name": hostile})
    assert not re.search("[<>&]", made)
    assert json.loads(made)["name"] == hostile


def test_reading_takes_as_long_as_reading_aloud_does(page: Page) -> None:
    rate = toml("reading_time.toml")["words_per_minute"]

    def of(count: int, lang: str = "en") -> Document:
        return Document((Text("T"),), (say("word " * (count - 1)),), meta=Meta(lang=lang))

    assert len(words(of(rate))) == rate
    assert [reading_time(Body(of(count))) for count in (2, rate, rate + 1, 10 * rate)] == [1, 1, 2, 10]
    assert '<p class="time">About 2 minutes to read</p>' in page(of(rate + 1))
    assert '<p class="time">Unos 2 minutos de lectura</p>' in page(of(rate + 1, "es"))
    assert '<span lang="en">About 2 minutes to read</span>' in page(of(rate + 1, "cy"))
    assert 'class="time"' not in page(of(rate, "ja"))
    assert "timeRequired" not in data(page(of(rate, "ja")))
