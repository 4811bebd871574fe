"""The PDF and the web page of an article are spoken in the same words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from handouts import model
from handouts.cli import run
from handouts.compose import handouts_of
from handouts.errors import HandoutsError
from handouts.formats import RenderOptions, writer_for
from handouts.model import (
    Abbreviation,
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    FillIn,
    Inline,
    LineBreak,
    Link,
    ListItem,
    Meta,
    Note,
    NoteRef,
    NumberedList,
    Paragraph,
    Quote,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
)
from handouts.verify import speak, verify
from tests.strategies import documents, image


def p(*parts: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def item(*blocks: model.Block, checked: bool | None = None) -> ListItem:
    return ListItem(blocks, checked)


def cell(text: str, scope: str = "", **spans: int) -> Cell:
    return Cell((p(text),) if text else (), bool(scope), scope, **spans)  # type: ignore[arg-type]


TORTURE = Document(
    (Text("Taking "), Strong((Text("tablets"),))),
    (
        p("Read ", Strong((Text("all"),)), " of it, ", Emphasis((Text("twice"),)), ".", NoteRef("1")),
        p(
            "See ",
            Link((Text("the web page"),), "https://example.org/a"),
            ", or ",
            Link((Text("below"),), "#b"),
            ".",
        ),
        p("Your ", Abbreviation("BP", "blood pressure"), " is good: ", Span((Text("muy bien"),), "es"), "."),
        p("One line", LineBreak(), "and one more"),
        Callout("urgent", (Text("Get help now"),), (p("Call."), BulletList((item(p("Now")),)))),
    ),
    (
        Section(
            "b",
            2,
            (Text("Lists"),),
            (
                BulletList(
                    (item(p("One"), BulletList((item(p("Inner")),))), item(p("Two")), item(p("Three")))
                ),
                BulletList((item(p("Done"), checked=True), item(p("To do"), checked=False))),
                NumberedList(
                    (item(p("First"), p("More")), item(p("Second"), checked=False)), 3, "lower-roman"
                ),
                DefinitionList(
                    (
                        Definition((Text("Dose"),), (p("How much."),)),
                        Definition(
                            (Text("IV"),),
                            (p("Drip."), DefinitionList((Definition((Text("Inner"),), (p("In."),)),))),
                        ),
                    )
                ),
            ),
            (
                Section(
                    "c",
                    3,
                    (Text("Tables and pictures"),),
                    (
                        Table(
                            (Row((cell("", "col"), cell("Morning", "col"), cell("Night", "col"))),),
                            (
                                Row((cell("Monday", "row"), cell("1 tablet"), cell(""))),
                                Row((cell("Tuesday", "row"), cell("2 tablets", colspan=2))),
                            ),
                            (Text("When to take it"),),
                        ),
                        Figure(image(), "A hand", (Text("Hold it so."),), (p("The hand is open."),)),
                        Figure(image(), decorative=True),
                        Figure(None, "A cup"),
                        Quote((p("I feel well."),)),
                        FillIn((Text("My weight"),), 2),
                    ),
                ),
            ),
        ),
    ),
    (Note("1", (p("So says the leaflet."),)),),
    Meta(lang="en", url="https://example.org/a"),
)


def spoken(name: str, document: Document, standard: str = "ua-1") -> tuple[str, ...]:
    data = writer_for(name).load()(document, RenderOptions(standard=standard, pdf_link="a.pdf"))
    return speak(data, f"handout.{name}")


def test_the_document_has_every_block_of_the_model() -> None:
    blocks = set(model.Block.__args__)
    assert blocks <= {type(node) for node in model.walk(TORTURE)}


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
@pytest.mark.parametrize("draft", [False, True])
def test_pdf_and_page_say_the_same_word_for_word(standard: str, draft: bool) -> None:
    whole = handouts_of(TORTURE, draft=draft)[0].document
    assert spoken("pdf", whole, standard) == spoken("html", whole)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(documents(("en", "es", "fr", "de")), st.booleans())
def test_so_they_do_whatever_the_article(document: Document, draft: bool) -> None:
    whole = handouts_of(document, draft=draft)[0].document
    try:
        printed = spoken("pdf", whole)
    except HandoutsError:
        return  # no font has its letters, and it says so
    assert printed == spoken("html", whole)


def test_what_is_said() -> None:
    said = spoken("pdf", TORTURE)
    assert said[:4] == (
        "heading level 1, Taking tablets",
        "Read all of it, twice. link, note 1",
        "See link, the web page, or link, below.",
        "Your BP, short for blood pressure is good: in es, muy bien.",
    )
    for line in (
        "heading level 2, Lists",
        "list with 3 items",
        "bullet, One",
        "ticked, Done",
        "iv. not ticked, Second",
        "term, IV",
        "table with 3 rows and 3 columns",
        "caption, When to take it",
        "column 2, column header, Morning",
        "column 1, row header, Tuesday",
        "picture, A hand",
        "caption, Hold it so.",
        "quote",
        "My weight write your answer here",
        "note 1, So says the leaflet.",
        "link, Back to the text of note 1",
    ):
        assert line in said


def test_the_command_prints_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.html"
    file.write_text("<!doctype html><main><h1>Rest</h1><ul><li>Sleep</ul></main>")
    assert run(["verify", "--speak", str(file)]) == 0
    assert capsys.readouterr().out == "heading level 1, Rest\nlist with 1 item\nbullet, Sleep\nend of list\n"
    assert run(["verify", "--speak", str(tmp_path / "none.pdf")]) == 2
    assert run(["verify", "--speak", "--all", str(file)]) == 2


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        ("<ul><li>" * 126 + "Rest", "bullet, Rest"),
        (f"<table><tr><td colspan={'9' * 5000} rowspan=99999>Rest</table>", "column 1, Rest"),
        ("<dl><dd>Rest</dl>", "Rest"),
        ("<ol start=-3 type=x><li>Rest<li></ol><ol start=9999999999><li></ol>", "-3., Rest"),
    ],
)
def test_what_others_made_is_spoken(inside: str, line: str) -> None:
    assert line in speak(f"<!doctype html><main>{inside}</main>".encode(), "page.html")


@pytest.mark.parametrize("inside", ["<div>" * 5000, "<ul><li>" * 127, "<b>" * 300])
@pytest.mark.parametrize("command", [speak, verify])
def test_no_words_are_missed_in_what_is_nested_deeply(inside: str, command: Callable[..., object]) -> None:
    page = f"<!doctype html><main>{inside}Rest</main>".encode()
    with pytest.raises(HandoutsError, match="nested too deeply"):
        command(page, "page.html")
