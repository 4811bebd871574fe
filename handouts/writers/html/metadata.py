"""What a page tells search engines and other sites of itself: only what the document says.

The vocabulary is schema.org's MedicalWebPage, with the accessibility terms of the W3C community group, as
JSON-LD: data in the page, which runs nothing and fetches nothing. Open Graph says the same for link previews.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from handouts.formats import RenderOptions
from handouts.labels import language_name
from handouts.model import Document, Paragraph, language_root, plain_text, walk
from handouts.profiles import profile
from handouts.records import dataclass
from handouts.resources import toml
from handouts.writers.html.addresses import safe_address
from handouts.writers.html.languages import is_tag
from handouts.writers.html.markup import Body

_LARGE_PRINT = 18
"""Points from which print is large print (ACB Best Practices, 2025)."""

_DESCRIPTION = 200
"""Characters that a description has at most; search engines show fewer."""

_IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""Characters that could end or open something in a page, as JSON can write them."""


@dataclass(frozen=True, slots=True)
class Language:
    """A link to the handout in another language: its tag, its own name for itself, and the address."""

    lang: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What stands in the head of a page.

    Attributes:
        description: Its first words; empty where it has no paragraph.
        canonical: Its address on the web; empty where it has none.
        languages: The handout in other languages.
        properties: Open Graph: names and values.
        data: JSON-LD.
        minutes: How long it takes to read; 0 where words cannot be counted.
    """

    description: str
    canonical: str
    languages: tuple[Language, ...]
    properties: tuple[tuple[str, str], ...]
    data: Markup
    minutes: int


def metadata(document: Document, options: RenderOptions, body: Body, title: str) -> Metadata:
    """The metadata of a page that is called `title`."""
    first = description(document)
    canonical = _web(document.meta.url)
    others = languages(document)
    minutes = reading_time(body)
    facts = dict(_facts(document, body, title, first, minutes))
    if others:
        facts["workTranslation"] = [
            {"@type": "MedicalWebPage", "inLanguage": other.lang, "url": other.url} for other in others
        ]
    if options.pdf_link:
        facts["encoding"] = _encoding(options)
    return Metadata(
        first,
        canonical,
        others,
        tuple(_open_graph(title, first, canonical, body.lang)),
        as_data(facts),
        minutes,
    )


def reading_time(body: Body) -> int:
    """Minutes that a patient needs for a handout, rounded up; 0 in a language that puts no spaces.

    The rate and where it comes from are in `data/reading_time.toml`.
    """
    table = toml("reading_time.toml")
    if language_root(body.document.meta.lang) in table["no_spaces"]:
        return 0
    rate: int = table["words_per_minute"]
    return math.ceil(body.word_count / rate)


def as_data(facts: dict[str, Any]) -> Markup:
    """JSON-LD of schema.org that can stand in a page whatever its texts hold."""
    written = json.dumps(
        {"@context": "https://schema.org", **facts}, ensure_ascii=False, separators=(",", ":")
    )
    return Markup(written.translate(_IN_SCRIPT))  # noqa: S704 - no character of HTML is left


def description(document: Document) -> str:
    """The author's first paragraph that leads to no list, cut between two words where it is long."""
    texts = (
        " ".join(plain_text(node.children).split())
        for node in walk(document)
        if isinstance(node, Paragraph) and not node.role
    )
    first = next((text for text in texts if text and not text.endswith(":")), "")
    if len(first) <= _DESCRIPTION:
        return first
    return first[:_DESCRIPTION].rpartition(" ")[0] + "…"


def _web(url: str) -> str:
    """A web address; "" for any other, and for none."""
    address = safe_address(url)
    return address if address.startswith("http") else ""


def languages(document: Document) -> tuple[Language, ...]:
    """The links to other languages, no two of one name (WCAG 2.2, 2.4.9)."""
    found: dict[str, Language] = {}
    for other in document.meta.alternates:
        url = _web(other.url)
        if not url or not is_tag(other.lang):
            continue
        name = language_name(other.lang)
        if name in found:
            name = f"{name} ({other.lang})"
        found[name] = Language(other.lang, name, url)
    return tuple(found.values())


def _facts(document: Document, body: Body, title: str, first: str, minutes: int) -> Iterator[tuple[str, Any]]:
    """Names and values in schema.org's words.

    "largePrint" is not among the features: that vocabulary keeps it for text whose size cannot be changed,
    and says "displayTransformability" for a page. The PDF has it.
    """
    meta = document.meta
    figures = [figure for figure in body.figures if figure.image]
    described = all(figure.alt or figure.decorative for figure in figures)
    yield "@type", "MedicalWebPage"
    yield "name", " ".join(plain_text(document.title).split()) or title
    yield "inLanguage", body.lang
    if first:
        yield "description", first
    if _web(meta.url):
        yield "url", _web(meta.url)
    if meta.topics:
        yield "keywords", list(meta.topics)
    if minutes:
        yield "timeRequired", f"PT{minutes}M"
    if meta.reviewed_on:
        yield "lastReviewed", meta.reviewed_on.isoformat()
    if meta.reviewed_by:
        yield "reviewedBy", meta.reviewed_by
    if meta.sources:
        yield "citation", [_citation(source.title, source.url) for source in meta.sources]
    yield "accessMode", ["textual", "visual"] if figures else ["textual"]
    if described:
        yield "accessModeSufficient", ["textual"]
    features = ["structuralNavigation", "readingOrder", "displayTransformability", "highContrastDisplay"]
    if figures and described:
        features.append("alternativeText")
    yield "accessibilityFeature", features
    yield "accessibilityHazard", ["none"]


def _citation(title: str, url: str) -> Any:
    address = _web(url)
    if not address:
        return title or url
    named = {"name": title} if title else {}
    return {"@type": "CreativeWork", **named, "url": address}


def _encoding(options: RenderOptions) -> dict[str, Any]:
    """The PDF of the same handout."""
    features = ["taggedPDF", "structuralNavigation", "readingOrder", "highContrastDisplay"]
    if profile(options.profile).body >= _LARGE_PRINT:
        features.insert(0, "largePrint")
    size = {"contentSize": f"{options.pdf_bytes} B"} if options.pdf_bytes else {}
    return {
        "@type": "MediaObject",
        "contentUrl": options.pdf_link.replace(" ", "%20"),
        "encodingFormat": "application/pdf",
        **size,
        "accessibilityFeature": features,
    }


@functools.lru_cache(maxsize=64)
def _locale(lang: str) -> str:
    """Open Graph's name for a language and its country ("es_MX"); "" where no country is said."""
    language, *rest = lang.split("-")
    country = next((part for part in rest if len(part) == 2 and part.isalpha()), "")
    return f"{language.lower()}_{country.upper()}" if country else ""


def _open_graph(title: str, first: str, canonical: str, lang: str) -> Iterator[tuple[str, str]]:
    yield "og:type", "article"
    yield "og:title", title
    if first:
        yield "og:description", first
    if canonical:
        yield "og:url", canonical
    if _locale(lang):
        yield "og:locale", _locale(lang)
