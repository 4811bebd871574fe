"""A handout that is hard to set: every block inside others, three languages, and breaks in the worst places.

Where a page ends depends on the profile and the paper. So each kind of block comes once longer than any page
is, and the short ones come again and again after one line more of text, until a page has ended at each of
their lines.
"""

from __future__ import annotations

from handouts.compose import handouts_of
from handouts.config import Clinic
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
    Meta,
    Note,
    NoteRef,
    NumberedList,
    Quote,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Term,
)
from tests.writers.pdf.documents import cell, inlines, item, paragraph, picture, table

WALK = "Walk a little each day, and sit down as soon as you feel dizzy or short of breath. "
AIRE = "Camine un poco cada día y siéntese si se marea o le falta el aire. "
SHUI = "每天走一走，喝足够的水；如果头晕或喘不过气来，请马上坐下休息。"

LONG = 9
"""How often a sentence is said where the text has to be longer than any page: the giant one holds most."""


def torture() -> Document:
    """The whole handout, composed, as it goes to a writer."""
    clinic = Clinic("Riverside Clinic", phone="555-0100", address="12 Main Street, Springfield")
    return handouts_of(_article(), clinic, only="whole")[0].document


def _article() -> Document:
    return Document(
        inlines("Your heart, your ", Strong(inlines("water")), " tablets and your ", "5 µg drops"),
        (
            paragraph(WALK, Emphasis(inlines("This is for you.")), " ", NoteRef("trial")),
            Callout(
                "urgent", inlines("Get help now"), (paragraph("Call 911 if your chest hurts."), _steps())
            ),
        ),
        (_inlines(), _lists(), _tables(), _groups(), _breaks(), _pictures()),
        (
            Note("trial", (paragraph(WALK * LONG), BulletList((item("In 2019"), item("In 2021"))))),
            Note("table", (paragraph("A day, not a dose."),)),
        ),
        meta=Meta(lang="en", lang_declared=True),
    )


def _section(
    id_: str, heading: tuple[Inline, ...], *blocks: Block, inside: tuple[Section, ...] = ()
) -> Section:
    return Section(id_, 2, heading, blocks, inside)


def _steps() -> NumberedList:
    return NumberedList((item("Sit down."), item("Chew one aspirin.", checked=False), item("Wait.")))


def _inlines() -> Section:
    """Inlines inside inlines, each also longer than a page: a link and two other languages."""
    bold = Strong(inlines("salt, ", Emphasis(inlines("and")), " water"))
    tracing = Abbreviation("ECG", "tracing of the heart")
    address = Link(inlines("a.example/a-very-long-address" * 4), "https://a.example/ñ?q=1&r=(2)")
    return _section(
        "inlines",
        inlines("Words in ", Span(inlines("español"), "es"), " and ", Span(inlines("中文"), "zh-Hans")),
        paragraph(
            "See ", Link(inlines("our part about ", bold), "#lists"), NoteRef("trial"), " or ", address, "."
        ),
        paragraph(
            *("Your ", Abbreviation("BP", "blood pressure"), ", your ", Abbreviation("BP", "blood pressure")),
            *(" and your ", Term(inlines("pulse"), "pulse"), " (", Strong(inlines("do not ", tracing)), ")"),
            *(LineBreak(), "12 Main Street", LineBreak(), "x" * 120, " 5 mg, 120/80 mm Hg, ½ of 1,000."),
        ),
        paragraph(Link(inlines(WALK * LONG), "https://a.example/one-link-over-two-pages")),
        paragraph(Span(inlines(AIRE * LONG, Strong(inlines("No lo deje. ")), SHUI), "es")),
        paragraph(Span(inlines(SHUI * (LONG + 2)), "zh-Hans"), " And back to English."),
    )


def _lists() -> Section:
    """Lists in lists, items longer than a page, items of many blocks, an empty item, every numbering."""
    third = item("Third again", NumberedList((item("Fourth"),)))
    deep = BulletList((item("Third level", Quote((paragraph(AIRE),))), third))
    roman = item("One", NumberedList((item("In"), item("Out")), 1, "lower-roman"))
    tip = Callout("tip", inlines("Good to know"), (paragraph(WALK), BulletList((item("In it"),))))
    spanish = (paragraph(Span(inlines(AIRE), "es")), BulletList((item("Rest"),)))
    return _section(
        "lists",
        inlines("Lists"),
        paragraph("Ask about:"),
        BulletList(
            (
                item("One line"),
                item(WALK * LONG, "A second paragraph.", NumberedList((item(WALK, deep), item("Last")), 9)),
                item(),
                item(table(["When", "How many"], ["Morning", "2"], ["Night", "1"], caption="In an item")),
                item(tip),
                item(FillIn(inlines("My question"), 2), Figure(picture(), "A heart")),
            )
        ),
        NumberedList(tuple(item(WALK * (n % 3)) for n in range(1, 6)), 97),
        NumberedList((item("Four"), item("Five")), 4, "lower-alpha"),
        NumberedList((roman,), 1, "upper-roman"),
        BulletList((item("Bring your tablets", checked=True), item(WALK, checked=False))),
        DefinitionList(
            (
                Definition(inlines("Edema"), (paragraph(WALK), paragraph("Swelling."))),
                Definition(inlines(Span(inlines("Mareo"), "es")), spanish),
            )
        ),
    )


def _tables() -> Section:
    """Long tables, rows longer than a page, spans over a page end, one too wide for large print."""
    rows = tuple(Row((cell(f"Day {n}", "row"), cell("5 mg"), cell("1"))) for n in range(1, 16))
    dose = Cell((paragraph("10 mg", NoteRef("table")), BulletList((item("With food"),))))
    both = Cell((paragraph(WALK * LONG),), rowspan=2)
    above = Cell((paragraph("Water tablet"),), header=True, scope="col", colspan=2)
    return _section(
        "tables",
        inlines("Tables"),
        paragraph("What to take:"),
        Table(
            (
                Row((Cell((), header=True, scope="col", rowspan=2), above)),
                Row((cell("Dose", "col"), cell("Tablets", "col"))),
            ),
            (
                *rows,
                Row((cell("Day 16", "row"), dose, cell("2"))),
                Row((cell("Day 17", "row"), both, cell("2"))),
                Row((cell("Day 18", "row"), cell("3"))),
            ),
            inlines("Each ", Strong(inlines("day"))),
        ),
        table([], ["Monday", "Rest"], ["Tuesday", WALK]),
        table(
            ["Name", "Considerations", "Hypersensitivity", "Contraindications", "Interactions"],
            ["Spironolactone", "Uncharacteristically long", "None", "Hyperkalemia", "Potassium " + WALK],
            ["Hydrochlorothiazide", "Photosensitivity", "Rash", "Anuria", "Lithium"],
            caption="Too wide for a page",
        ),
    )


def _groups() -> Section:
    """Callouts and quotes with everything inside them, one of each longer than a page."""
    inner = (
        paragraph(WALK),
        BulletList((item("One", NumberedList((item("Inner"),))), item("Two"))),
        table(["Sign", "Do"], ["Pain", "Call"], ["None", "Walk"]),
        Figure(picture(), "A phone", inlines("The phone")),
        Quote((paragraph("I feel safe."),)),
        FillIn(inlines("My nurse"), 1),
    )
    note = Callout("note", inlines("Note"), (paragraph("In a quote."),))
    deepest = Section("deepest", 4, inlines("Deepest"), (paragraph("Down here."),))
    return _section(
        "groups",
        inlines("Things in boxes"),
        Callout("warning", inlines("Take care"), (paragraph(WALK * LONG), *inner)),
        Quote((paragraph(WALK * LONG), *inner[1:3], note)),
        inside=(Section("deep", 3, inlines("Deeper"), (), (deepest,)),),
    )


def _breaks() -> Section:
    """Each short thing after one line more of text each time, so that pages end at each of its lines."""
    return _section(
        "breaks",
        inlines("Over and over"),
        inside=tuple(
            Section(
                f"turn-{turn}",
                3,
                inlines(f"Turn {turn}, whose heading needs more than one line"),
                (
                    paragraph("Line." if turn % 2 else WALK),
                    BulletList((item(f"One {turn}"), item("Two"), item("Three"))),
                    Callout("note", inlines("Note"), (paragraph(WALK),)),
                    table(["Pulse", "Do"], [f"{turn} more", "Rest"]),
                ),
            )
            for turn in range(1, 6)
        ),
    )


def _pictures() -> Section:
    """A picture taller than a page, decoration, a picture that is lost, and lines to write on."""
    tall = picture(900, 1800)
    return _section(
        "pictures",
        inlines("Pictures and room to write"),
        Figure(tall, "A tall chart", inlines(WALK), (paragraph("It rises."), BulletList((item("Slowly"),)))),
        Figure(picture(30, 30), decorative=True),
        Figure(None, "A scale"),
        FillIn(inlines("My weight each day ", Strong(inlines("(pounds)"))), 4),
        BulletList((item("I know when to call", checked=False),)),
    )
