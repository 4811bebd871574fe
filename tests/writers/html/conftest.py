"""What the tests of the web page share: a page of a few blocks, and its words as a reader meets them."""

from __future__ import annotations

from collections.abc import Callable

import lxml.html
import pytest

from handouts.formats import RenderOptions
from handouts.model import Block, Document, Meta, Section, Text
from handouts.writers.html import ADDED, write

INLINE = {"a", "abbr", "dfn", "em", "img", "span", "strong", "sup", "svg"}


@pytest.fixture
def page() -> Callable[..., str]:
    """The page of a document."""

    def made(document: Document, **options: object) -> str:
        return write(document, RenderOptions(**options)).decode()  # type: ignore[arg-type]

    return made


@pytest.fixture
def article(page: Callable[..., str]) -> Callable[..., str]:
    """What stands in the article after the title, for a document of these blocks."""

    def made(*blocks: Block | Section, lang: str = "en", **rest: object) -> str:
        sections = tuple(block for block in blocks if isinstance(block, Section))
        others = tuple(block for block in blocks if not isinstance(block, Section))
        document = Document((Text("T"),), others, sections, meta=Meta(lang=lang), **rest)  # type: ignore[arg-type]
        _, _, after = page(document).partition('<h1 id="title_">T</h1>\n')
        inside, _, _ = after.partition("</article>")
        return inside

    return made


@pytest.fixture
def words_of() -> Callable[[str], list[str]]:
    """The words in the article of a page, without those that the writer added."""

    def read(page: str) -> list[str]:
        parts: list[str] = []

        def visit(element: lxml.html.HtmlElement) -> None:
            if ADDED in element.get("class", "").split():
                return
            edge = "" if element.tag in INLINE else " "
            parts.extend((edge, element.text or ""))
            for child in element:
                visit(child)
                parts.append(child.tail or "")
            parts.append(edge)

        visit(lxml.html.document_fromstring(page.encode()).find(".//article"))
        return "".join(parts).split()

    return read
