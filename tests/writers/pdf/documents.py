"""Documents for the tests of the PDF writer: short ways to write them, and one that has everything."""

from __future__ import annotations

import io

from PIL import Image as Pillow

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
    Image,
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
from handouts.writers.pdf import write
from tests.writers.pdf.reading import Reading

FILLER = (
    "Ask your nurse before you stop a medicine, even when you feel well again and sleep through the night. "
)


def inlines(*parts: str | Inline) -> tuple[Inline, ...]:
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def paragraph(*parts: str | Inline) -> Paragraph:
    return Paragraph(inlines(*parts))


def item(*blocks: str | Block, checked: bool | None = None) -> ListItem:
    return ListItem(tuple(paragraph(b) if isinstance(b, str) else b for b in blocks), checked=checked)


def cell(text: str, scope: str = "") -> Cell:
    blocks = (paragraph(text),) if text else ()
    match scope:
        case "col":
            return Cell(blocks, header=True, scope="col")
        case "row":
            return Cell(blocks, header=True, scope="row")
    return Cell(blocks)


def table(head: list[str], *rows: list[str], caption: str = "") -> Table:
    """A table whose first column names the rows."""
    return Table(
        (Row(tuple(cell(text, "col") for text in head)),) if head else (),
        tuple(Row((cell(row[0], "row"), *(cell(text) for text in row[1:]))) for row in rows),
        inlines(caption) if caption else (),
    )


def section(heading: str, *blocks: Block, level: int = 2, inside: tuple[Section, ...] = ()) -> Section:
    return Section(heading.split(maxsplit=1)[0].lower().strip("?"), level, inlines(heading), blocks, inside)


def picture(width: int = 40, height: int = 20, kind: str = "PNG", mode: str = "RGB") -> Image:
    stream = io.BytesIO()
    Pillow.new(mode, (width, height)).save(stream, kind)
    return Image(stream.getvalue(), f"image/{kind.lower()}", width, height)


def handout(*blocks: Block, title: str = "Title", sections: tuple[Section, ...] = ()) -> Document:
    return Document(inlines(title), blocks, sections)


def read(
    document: Document, *, profile: str = "large", page: str = "letter", standard: str = "ua-1"
) -> Reading:
    """What a reader of the document's PDF meets."""
    return Reading(write(document, RenderOptions(profile=profile, page=page, standard=standard)))


def everything(*, draft: bool = False) -> Document:
    """A document with every kind of block and inline, on many pages."""
    return Document(
        inlines("All about ", Strong(inlines("asthma"))),
        (
            paragraph("This handout is for ", Emphasis(inlines("you")), ". It is about asthma."),
            Callout("urgent", inlines("Get help now"), (paragraph("Call 911 if you cannot speak."),)),
        ),
        (
            section(
                "What is asthma?",
                paragraph(FILLER * 4, NoteRef("a"), " More words."),
                paragraph(
                    "Read ",
                    Link(
                        inlines("what the lung institute says about ", Strong(inlines("asthma"))),
                        "https://a.example",
                    ),
                    " or ",
                    Link(inlines("how to use it"), "#how"),
                    "; the ",
                    Abbreviation("FEV", "forced expiratory volume"),
                    " is a ",
                    Term(inlines("measure"), "measure"),
                    ". ",
                    Span(inlines("Llame al doctor"), "es"),
                    ".",
                ),
                BulletList(
                    (
                        item("Short", "Two paragraphs in one item."),
                        item(FILLER, BulletList((item("Inner one"), item("Inner two")))),
                        item("With steps:", NumberedList((item("First"), item("Second")), 3, "lower-roman")),
                    )
                ),
            ),
            section(
                "How to use it",
                paragraph("Take these steps:"),
                NumberedList(tuple(item(f"Step {n}. {FILLER * (n % 3)}") for n in range(1, 12))),
                paragraph("12 Main Street", LineBreak(), "Springfield"),
                table(
                    ["Medicine", "Dose", "When"],
                    *(
                        ["Albuterol", "2 puffs (90 µg each)", "Every 4 to 6 hours if you need it"]
                        for _ in range(20)
                    ),
                    caption="Your medicines",
                ),
                Callout(
                    "warning", inlines("Be careful"), (paragraph(FILLER), BulletList((item("Shake it"),)))
                ),
                inside=(
                    section(
                        "Side effects",
                        DefinitionList(
                            (
                                Definition(inlines("Tremor"), (paragraph("Shaking hands."),)),
                                Definition(
                                    inlines("Thrush"), (paragraph("A sore mouth."), paragraph("Rinse."))
                                ),
                            )
                        ),
                        level=3,
                    ),
                ),
            ),
            section(
                "Wide things",
                table(
                    [
                        "Name of medicine",
                        "Extraordinary considerations",
                        "Hypersensitivity",
                        "Contraindications",
                    ],
                    ["Theophylline", "Uncharacteristically long words", "None", "Seizures"],
                    ["Montelukast", "Mood", "Rash", "Liver disease"],
                ),
                Figure(
                    picture(), "An inhaler", inlines("The parts of an inhaler"), (paragraph("It has a cap."),)
                ),
                Figure(picture(30, 30), decorative=True),
                Figure(None, "A spacer"),
                Quote((paragraph("I can run again."), paragraph("Really."))),
                BulletList(
                    (item("Bring your inhaler", checked=True), item("Ask about " + FILLER, checked=False))
                ),
                FillIn(inlines("My questions"), 3),
            ),
            section(
                "Who to call",
                Callout("contact", inlines("Ask your care team"), (paragraph("Call 555-0100."),)),
                Callout("tip", inlines("Good to know"), (paragraph("Peak flow ≥ 300 → go on. ☐"),)),
                Callout("note", inlines("Note"), (paragraph("One ", "x" * 90, " long word."),)),
            ),
        ),
        (Note("a", (paragraph("See the guideline of 2020."), paragraph("And that of 2007."))),),
        draft=draft,
    )
