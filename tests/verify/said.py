"""Each kind of block, and what a screen reader says of it, kept in files to be read.

usage: python -m tests.verify.said

Writes the files in the folder "spoken" again: above, what Guidepup's virtual screen reader says of the page
at each step; below, what `handouts verify --speak` says.
"""

from __future__ import annotations

from pathlib import Path

from handouts.formats import RenderOptions
from handouts.model import (
    Abbreviation,
    Block,
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
    Term,
    Text,
)
from handouts.verify import speak
from handouts.writers.html import write
from tests.strategies import image
from tests.validators.web import Browser

FOLDER = Path(__file__).parent / "spoken"
BETWEEN = "\n\n--- handouts verify --speak\n\n"


def p(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in inlines))


def item(*blocks: Block | str, checked: bool | None = None) -> ListItem:
    return ListItem(tuple(p(one) if isinstance(one, str) else one for one in blocks), checked)


def cell(text: str, scope: str = "", **spans: int) -> Cell:
    return Cell((p(text),) if text else (), bool(scope), scope, **spans)  # type: ignore[arg-type]


def of(*blocks: Block, notes: tuple[Note, ...] = (), sections: tuple[Section, ...] = ()) -> Document:
    return Document((Text("Asthma"),), blocks, sections, notes)


def _words_to_know() -> Document:
    meaning = Definition((Text("trigger"),), (p("What starts an attack."),))
    words = Section(
        "words-to-know",
        2,
        (Text("Words to know"),),
        (DefinitionList((meaning,), role="glossary"),),
        role="glossary",
    )
    return of(p("Know your ", Term((Text("triggers"),), "trigger"), "."), sections=(words,))


def _wide_table() -> Table:
    names = ("Medicine", "How much to take", "When to take it", "What it is for")
    return Table(
        (Row(tuple(cell(name, "col") for name in names)),),
        (Row((cell("Blue", "row"), cell("2 puffs"), cell(""), cell("Wheezing"))),),
        (Text("Your inhalers"),),
    )


BLOCKS: dict[str, Document] = {
    "paragraph": of(
        p("Breathe ", Strong((Text("out"),)), ", ", Emphasis((Text("slowly"),)), LineBreak(), "Rest.")
    ),
    "links": of(
        p(
            "See ",
            Link((Text("our site"),), "https://example.org/a"),
            " or ",
            Link((Text("more"),), "#more"),
            ".",
        ),
        sections=(Section("more", 2, (Text("More"),), (p(Link((Text("555 0100"),), "tel:5550100")),)),),
    ),
    "abbreviation": of(p("Your ", Abbreviation("BP", "blood pressure"), " is good.")),
    "language": of(p("Say ", Span((Text("me falta el aire"),), "es"), ".")),
    "bullets": of(BulletList((item("One", BulletList((item("inside"),))), item("Two")))),
    "numbers": of(NumberedList((item("Sit."), item("Breathe.", "Wait.")), 3, "lower-alpha")),
    "boxes": of(
        BulletList((item("I have a spacer", checked=True), item("I have a plan", checked=False))),
        NumberedList((item("Shake it.", checked=False),)),
    ),
    "definitions": of(
        DefinitionList(
            (
                Definition((Text("Spacer"),), (p("A tube."),)),
                Definition((Text("Puff"),), (p("One press."), p("Not more."))),
            )
        )
    ),
    "words-to-know": _words_to_know(),
    "table": of(
        Table(
            (Row((cell(""), cell("Day", "col"), cell("Night", "col"))),),
            (
                Row((cell("Blue", "row"), cell("2 puffs", colspan=2))),
                Row((cell("Red", "row"), cell("1"), cell(""))),
            ),
        )
    ),
    "wide-table": of(_wide_table()),
    "figure": of(
        Figure(image(), "A spacer", (Text("Hold it "), Strong((Text("so"),))), (p("The hand is open."),))
    ),
    "figure-alone": of(Figure(image(), "A spacer")),
    "figure-that-decorates": of(
        Figure(image(), decorative=True), Figure(image(), "", (Text("Our door"),), decorative=True)
    ),
    "figure-that-is-lost": of(Figure(None, "A cup")),
    "callout": of(
        Callout("urgent", (Text("Get help now"),), (p("Call 911 if:"), BulletList((item("you are blue"),))))
    ),
    "callout-without-words": of(Callout("tip", (), (p("Write it down."),))),
    "quote": of(Quote((p("I feel well."), p("Ana, 34")))),
    "fill-in": of(FillIn((Text("My nurse:"),), 2)),
    "notes": of(
        p("Most people get well.", NoteRef("1"), " ", NoteRef("2")),
        notes=(Note("1", (p("So says a trial."), p("And one more."))), Note("2", (p("Some do not."),))),
    ),
    "sections": of(
        p("First."),
        sections=(
            Section("a", 2, (Text("Then"),), (p("So."),), (Section("b", 3, (Text("And"),), (p("So."),)),)),
        ),
    ),
}


def page_of(name: str) -> bytes:
    """The page of one of `BLOCKS`."""
    return write(BLOCKS[name], RenderOptions())


def said(name: str, browser: Browser) -> str:
    """What both say of one of `BLOCKS`."""
    page = page_of(name)
    return "\n".join(browser.spoken(page)) + BETWEEN + "\n".join(speak(page, "handout.html")) + "\n"


if __name__ == "__main__":
    chromium = Browser()
    for each in BLOCKS:
        (FOLDER / f"{each}.txt").write_text(said(each, chromium), encoding="utf-8")
    chromium.close()
