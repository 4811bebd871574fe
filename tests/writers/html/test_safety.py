"""Nothing that a source says can become markup, a script, or a request to another machine."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import lxml.html
import pytest

from handouts.model import (
    Abbreviation,
    Alternate,
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Figure,
    FillIn,
    Image,
    Link,
    ListItem,
    Meta,
    Note,
    NoteRef,
    Paragraph,
    Reference,
    Row,
    Section,
    Span,
    Table,
    Term,
    Text,
    words,
)

Page = Callable[..., str]

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "' onmouseover=alert(1) x='",
    "</style></title></article><svg onload=alert(1)>",
    "{{ 7 * 7 }} {% for x in y %} {# gone #}",
    "<!-- --> ]]> &lt;script&gt; &#60;",
    "javascript:alert(1)",
)


def everywhere(text: str) -> Document:
    """A document that has `text` in every place that holds characters from a source."""
    run = (Text(text),)
    paragraph = Paragraph(
        (
            Text(text),
            Link(run, text),
            Link(run, f"https://example.org/{text}"),
            Link(run, f"https://{text}/"),
            Link(run, f"mailto:a@b{text}"),
            Link(run, f"tel:{text}"),
            Link(run, f"#{text}"),
            Abbreviation(text, text),
            Term(run, text),
            Span(run, text),
            NoteRef(text),
        ),
        role="about",
    )
    glossary = DefinitionList((Definition(run, (paragraph,)),), role="glossary")
    return Document(
        run,
        (
            paragraph,
            BulletList((ListItem((paragraph,), checked=True),)),
            Table((Row((Cell((paragraph,), header=True),)),), (Row((Cell((paragraph,)),)),), run),
            Figure(Image(b"x", "image/png", 1, 1), text, run, (paragraph,), source=text),
            Figure(Image(b"x", f"image/png{text}", 1, 1), text),
            Figure(None, text),
            Callout("tip", run, (paragraph,)),
            FillIn(run),
        ),
        tuple(Section(f"s{number}", 2, run, (glossary,)) for number in range(5)),
        notes=(Note(text, (paragraph,)),),
        meta=Meta(
            lang=text,
            reviewed_by=text,
            reviewed_on=datetime.date(2026, 1, 1),
            sources=(Reference(text, text),),
            url=text,
            alternates=(Alternate("es", text), Alternate(text, "https://example.org/")),
            topics=(text,),
        ),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(page: Page, words_of: Callable[[str], list[str]], text: str) -> None:
    document = everywhere(text)
    made = page(document, pdf_link=text)
    root = lxml.html.document_fromstring(made.encode())
    harmless = page(everywhere("harmless"), pdf_link="harmless")
    tags = {element.tag for element in lxml.html.document_fromstring(harmless.encode()).iter()}
    assert {element.tag for element in root.iter()} <= tags
    assert words_of(made) == words(document)
    for element in root.iter():
        assert not [name for name in element.attrib if str(name).startswith("on")]
        for name in ("href", "src"):
            if element.get("type") != "application/pdf":  # the link to the PDF is the caller's
                assert re.match(r"https?://|mailto:|tel:|#|data:image/png;base64,|$", element.get(name, ""))


def test_nothing_is_asked_of_another_machine(page: Page) -> None:
    made = page(everywhere("https://example.org/x.png"))
    root = lxml.html.document_fromstring(made.encode())
    assert {element.get("src") for element in root.iter() if element.get("src")} == {
        "data:image/png;base64,eA=="
    }
    assert not root.findall(".//iframe")
    assert {element.get("rel") for element in root.iter("link")} == {"canonical", "alternate"}
    assert {element.get("type") for element in root.iter("script")} == {"application/ld+json"}
    style = root.findtext(".//style")
    assert style is not None
    assert "url(" not in style
    assert "@import" not in style


def test_code_points_that_html_does_not_allow_are_replaced_and_words_stay_apart(page: Page) -> None:
    text = "a\x00b\x0cc\x1fd\ud800e\ufffef\x85g\u00a0h\ufffdi"
    made = page(Document((Text("T"),), (Paragraph((Text(text),)),)))
    assert "<p>a\ufffdb c d\ufffde\ufffdf g\u00a0h\ufffdi</p>" in made


def test_a_word_of_100_000_characters_is_written_once_and_whole(page: Page) -> None:
    word = "x" * 100_000
    assert page(Document((Text("T"),), (Paragraph((Text(word),)),))).count(word) == 1
