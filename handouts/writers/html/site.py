"""The front page of a site of many handouts: by language and topic, with a search that needs no server.

The page is whole without its script. The script puts a field above the list, and hides what does not hold the
words that are typed there; the words of each handout come with it, so that it works from a disk, too.
"""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from handouts.formats import RenderOptions
from handouts.labels import labels, language_name
from handouts.model import Document, language_root, plain_text, texts
from handouts.own_templates import told
from handouts.records import dataclass
from handouts.templating import template
from handouts.writers.html.addresses import file_size
from handouts.writers.html.characters import clean
from handouts.writers.html.environment import without_comments
from handouts.writers.html.languages import direction
from handouts.writers.html.markup import Body
from handouts.writers.html.metadata import Language, as_data, description, languages, reading_time
from handouts.writers.html.page import look_of, style

SCRIPT = "search.js"
"""The file that holds the search, beside the front page."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One handout on the front page.

    Attributes:
        address: Of its page, from the front page.
        title: Its title; `entries_of` sees to it that no two are the same.
        lang: Its language, a BCP 47 tag.
        topics: What it is about; none where its author does not say.
        description: Its first words.
        minutes: How long it takes to read; 0 where that is not known.
        languages: The same in other languages.
        words: Its words as they are searched for, each once.
        url: Where it is on the web; empty where that is not known.
        reviewed: When it was reviewed, year-month-day; empty if it was not.
        pdf: Address of its PDF; empty if there is none.
        pdf_pages: How many pages that has.
        pdf_bytes: How large it is.
    """

    address: str
    title: str
    lang: str
    topics: tuple[str, ...] = ()
    description: str = ""
    minutes: int = 0
    languages: tuple[Language, ...] = ()
    words: tuple[str, ...] = ()
    url: str = ""
    reviewed: str = ""
    pdf: str = ""
    pdf_pages: int = 0
    pdf_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """Handouts of one topic. `name` is empty where none of them has one, nor any other in its language."""

    id: str
    name: str
    entries: tuple[Entry, ...]
    other: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Handouts in one language."""

    id: str
    lang: str
    name: str
    topics: tuple[Topic, ...]


def entry(document: Document, address: str, *, pdf: str = "", pages: int = 0, size: int = 0) -> Entry:
    """What the front page says of a composed handout.

    Args:
        document: The handout.
        address: Of its page, from the front page.
        pdf: Address of its PDF, from there; empty for none.
        pages: How many pages the PDF has.
        size: The size of the PDF in bytes.
    """
    meta = document.meta
    return Entry(
        address,
        " ".join(plain_text(document.title).split()),
        meta.lang,
        meta.topics,
        description(document),
        reading_time(Body(document)),
        languages(document),
        tuple(sorted({word for text in texts(document) for word in searched(text).split()})),
        meta.url,
        meta.reviewed_on.isoformat() if meta.reviewed_on else "",
        pdf,
        pages,
        size,
    )


def searched(text: str) -> str:
    """Text as it is searched: runs of small letters without accents, and figures. search.js does the same."""
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.category(char).startswith("M")
    )
    return " ".join(_WORD.findall(plain.lower()))


def entries_of(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in the order of their titles, and those with one title told apart (WCAG 2.2, 2.4.9).

    A translation that is on the site, too, is linked there and not to the web, and leads back.
    """
    found = sorted(entries, key=lambda one: (searched(one.title), one.title, one.address))
    here = {one.url: one.address for one in found if one.url}
    others = {
        one.address: [replace(other, url=here.get(other.url, other.url)) for other in one.languages]
        for one in found
    }
    for one in found:
        for other in tuple(others[one.address]):
            back = others.get(other.url)
            if back is not None and one.address not in [known.url for known in back]:
                back.append(Language(one.lang, language_name(one.lang), one.address))
    times: Counter[str] = Counter()
    made = []
    for one in found:
        name = one.title.casefold()
        times[name] += 1
        title = one.title if times[name] == 1 else f"{one.title} ({times[name]})"
        made.append(replace(one, title=title, languages=tuple(others[one.address])))
    return tuple(made)


def groups_of(entries: Sequence[Entry], lang: str) -> tuple[Group, ...]:
    """The entries by language and topic: the language of the page first, then by their own names.

    Args:
        entries: From `entries_of`.
        lang: Language of the page.
    """
    by_language: dict[str, list[Entry]] = {}
    for one in entries:
        by_language.setdefault(language_root(one.lang), []).append(one)
    order = sorted(by_language, key=lambda root: (root != language_root(lang), language_name(root), root))
    numbers = itertools.count(1)
    return tuple(
        Group(f"language_{root}", root, language_name(root), _topics(by_language[root], numbers))
        for root in order
    )


def _topics(entries: Sequence[Entry], numbers: Iterable[int]) -> tuple[Topic, ...]:
    """The topics by name, however their capitals are, and last what has none."""
    named: dict[str, tuple[str, list[Entry]]] = {}
    for one in entries:
        for topic in one.topics:
            named.setdefault(searched(topic), (topic, []))[1].append(one)
    number = iter(numbers)
    made = [Topic(f"topic_{next(number)}", *_fixed(named[key])) for key in sorted(named)]
    rest = tuple(one for one in entries if not one.topics)
    if rest:
        made.append(Topic(f"topic_{next(number)}", "", rest, other=bool(made)))
    return tuple(made)


def _fixed(topic: tuple[str, list[Entry]]) -> tuple[str, tuple[Entry, ...]]:
    name, entries = topic
    return name, tuple(dict.fromkeys(entries))


def index(entries: Sequence[Entry], options: RenderOptions, *, title: str, lang: str, url: str) -> bytes:
    """The front page, without its script; `with_script` adds it.

    Args:
        entries: From `entries_of`.
        options: For the style sheet of paper.
        title: Of the site.
        lang: Language of the page.
        url: Where the site is on the web, with a slash at its end; empty where that is not known.
    """
    own = options.templates
    with told(own):
        sheet = without_comments(template("site.css", own).render())
        written = template("site.html.jinja", own).render(
            title=title,
            lang=lang,
            direction=direction(lang),
            voice=_Voice(lang),
            url=url,
            groups=groups_of(entries, lang),
            several=len({language_root(one.lang) for one in entries}) > 1,
            data=_data(entries, title, lang, url),
            style=style(look_of(options, lang)) + Markup(sheet),  # noqa: S704 - ours
        )
    return clean(written).encode("utf-8")


def with_script(page: bytes) -> bytes:
    """The front page with its search."""
    return page.replace(b"</head>", f'<script src="{SCRIPT}" defer></script>\n</head>'.encode(), 1)


def search(entries: Sequence[Entry], lang: str) -> bytes:
    """The script of the search, and the words of each handout."""
    words = labels(lang)
    said = {key: words.table[key] for key in ("find", "found_many", "found_one", "found_none")}
    table = {
        "lang": words.lang,
        "says": said,
        "words": {one.address: f" {' '.join(one.words)} {searched(one.title)} " for one in entries},
    }
    data = json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    script = template("search.js").render()
    return f"const site = {data}\n{without_comments(script)}".encode("utf-8", "replace")


def sitemap(entries: Sequence[Entry], url: str) -> bytes:
    """The site as search engines read it (sitemaps.org), with other languages as they ask for them.

    Args:
        entries: From `entries_of`.
        url: Where the site is on the web, with a slash at its end.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        f"<url><loc>{escape(url)}</loc></url>",
    ]
    absolute = {one.address: one.url or url + one.address for one in entries}
    for one in entries:
        parts = [f"<loc>{escape(absolute[one.address])}</loc>"]
        if one.reviewed:
            parts.append(f"<lastmod>{one.reviewed}</lastmod>")
        others = [(other.lang, absolute.get(other.url, other.url)) for other in one.languages]
        for lang, address in [(one.lang, absolute[one.address]), *others] if others else []:
            parts.append(
                f'<xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={quoteattr(address)}/>'
            )
        lines.append(f"<url>{''.join(parts)}</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode("utf-8", "xmlcharrefreplace")


class _Voice:
    """What the page says in its own words and in those of its handouts, and the language of each.

    Args:
        lang: Language of the page.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def words(self, tag: str, key: str, **values: object) -> str:
        """The tool's own words, for readers of a language."""
        return labels(tag)(key, **values)

    def said(self, tag: str) -> Markup:
        """Attributes for an element with those words that stands among words in that language."""
        own = labels(tag).lang
        return Markup("") if language_root(tag) == own else self.language(own, tag)

    def language(self, tag: str, within: str) -> Markup:
        """`lang` and, where the writing turns round, `dir`; nothing for the language around it."""
        if tag.lower() == within.lower():
            return Markup("")
        turned = direction(tag)
        written = Markup(' lang="{}"').format(tag)
        return written if turned == direction(within) else written + Markup(' dir="{}"').format(turned)

    def minutes(self, one: Entry) -> str:
        """How long a handout takes to read."""
        key = "reading_one" if one.minutes == 1 else "reading_many"
        return self.words(one.lang, key, **({} if one.minutes == 1 else {"minutes": one.minutes}))

    def pdf(self, one: Entry) -> str:
        """The words of the link to a PDF."""
        pages = "pages_one" if one.pdf_pages == 1 else "pages_many"
        size = file_size(one.pdf_bytes)
        return self.words(
            one.lang,
            "large_print_of",
            title=one.title,
            pages=self.words(one.lang, pages, pages=one.pdf_pages),
            size=size,
        )


def _data(entries: Sequence[Entry], title: str, lang: str, url: str) -> Markup:
    """The front page in schema.org's words: a collection, and what is in it."""
    at = {"url": url} if url else {}
    parts = [
        {
            "@type": "MedicalWebPage",
            "name": one.title,
            "inLanguage": one.lang,
            "url": one.url or url + one.address,
        }
        for one in entries
    ]
    return as_data({"@type": "CollectionPage", "name": title, "inLanguage": lang, **at, "hasPart": parts})
