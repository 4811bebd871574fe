"""Articles in which everything turns up that an article may have, for the golden files."""

from __future__ import annotations

import datetime
from collections.abc import Callable

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
    GlossaryEntry,
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
    Reference,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
)
from handouts.readers import html, text
from handouts.signoff import sign_off
from tests.strategies import image


def p(*inlines: Inline | str) -> Paragraph:
    """A paragraph."""
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in inlines))


def item(*blocks: object, checked: bool | None = None) -> ListItem:
    """A list item; a string is a paragraph."""
    return ListItem(tuple(p(one) if isinstance(one, str) else one for one in blocks), checked)  # type: ignore[misc]


def cell(words: str = "", scope: str = "") -> Cell:
    """A cell of a few words, or none."""
    return Cell((p(words),) if words else (), bool(scope), scope)  # type: ignore[arg-type]


def everything() -> Document:
    """Every part of the model, in an article that somebody could have written."""
    lead = (
        p(
            "Asthma makes your airways swell. You ",
            Strong((Text("can"),)),
            " live well with it, and most people do. Read more at ",
            Link((Text("www.nhs.uk/asthma"),), "https://www.nhs.uk/asthma"),
            " or ",
            Link((Text("ask us"),), "mailto:clinic@example.org"),
            ".",
        ),
        Callout(
            "urgent",
            (Text("Call 911 if:"),),
            (
                BulletList((item("you cannot speak"), item("your lips are blue"))),
                p("Do not drive yourself."),
            ),
        ),
    )
    medicine = Section(
        "your-medicine",
        2,
        (Text("Your medicine"),),
        (
            p(
                "Use your ",
                Abbreviation("MDI", "metered-dose inhaler"),
                " with a spacer.",
                NoteRef("1"),
                " Say ",
                Span((Text("me falta el aire"),), "es"),
                " if you prefer ",
                Emphasis((Text("Spanish"),)),
                ".",
            ),
            NumberedList(
                (
                    item(
                        "Sit up. Breathe out.",
                        NumberedList((item("slowly"), item("all the way")), 1, "lower-alpha"),
                    ),
                    item("Press once.", p("Wait one minute.")),
                )
            ),
            NumberedList((item("Rinse your mouth."), item("Put the cap on.")), 3),
            Table(
                (Row((cell("Age", "col"), cell("Puffs", "col"))),),
                (Row((cell("5 to 11", "row"), cell("1"))), Row((cell("12 and up", "row"), cell("2")))),
                (Text("How many puffs"),),
            ),
            Table(
                (Row((cell(), cell("Day", "col"), cell("Night", "col"))),),
                (
                    Row((cell("Blue", "row"), cell("2 | 4"), cell())),
                    Row((cell("Brown", "row"), cell("1"), cell("1"))),
                ),
            ),
            Table(
                (Row((Cell((p("Side effects"),), True, "col", 2),)),),
                (
                    Row(
                        (
                            cell("Common"),
                            Cell((p("Sore throat"), BulletList((item("mild"), item("short"))))),
                        )
                    ),
                    Row((cell("Rare"), cell("Fast heartbeat"))),
                ),
            ),
        ),
        (
            Section(
                "what-the-words-mean",
                3,
                (Text("What the words mean"),),
                (
                    DefinitionList(
                        (
                            Definition((Text("Spacer"),), (p("A tube. It holds the puff for you."),)),
                            Definition((Text("Trigger"),), (p("What starts it."), p("Dust, for one."))),
                        )
                    ),
                    Quote((p("I always have my inhaler with me."), p("Ana, 34"))),
                ),
            ),
        ),
    )
    plan = Section(
        "your-plan",
        2,
        (Text("Your plan"),),
        (
            BulletList((item("I have a spacer", checked=True), item("I know my triggers", checked=False))),
            BulletList((item("Bring this plan to each visit."),)),
            FillIn((Text("My doctor’s phone:"),)),
            FillIn((Text("What I want to ask"),), 3),
            Figure(image(), "A blue inhaler with a spacer", (Text("Hold it upright"),), source="spacer.png"),
            Figure(
                image("L"),
                "The airways before and in an attack",
                (Text("Your "), Strong((Text("airways"),))),
                (p("On the left the airway is wide. On the right it is narrow."),),
            ),
            Figure(image("RGBA"), decorative=True, source="https://example.org/line.png"),
            p(Strong((Text("Breathe Clinic"),)), LineBreak(), "12 High Street", LineBreak(), "Leeds"),
            p("See ", Link((Text("your medicine"),), "#your-medicine"), "."),
        ),
    )
    meta = Meta(
        lang="en-GB",
        lang_declared=True,
        review_by=datetime.date(2028, 1, 31),
        sources=(
            Reference("Asthma: the basics", "https://example.org/basics"),
            Reference("988 Lifeline"),
            Reference("", "https://example.org/facts"),
        ),
        url="https://example.org/asthma",
        terms=(GlossaryEntry("trigger", "Something that starts an attack: dust, for example."),),
    )
    notes = (Note("1", (p("A spacer is a tube. Ask for one."), p("It is free."))),)
    article = Document((Text("Living with asthma"),), lead, (medicine, plan), notes, meta)
    return sign_off(article, "Ann Example, RN", datetime.date(2026, 1, 31))


WEB = b"""\
<!doctype html>
<html lang="en">
<head><title>Head lice - The Clinic</title></head>
<body><main>
<h1>Head lice</h1>
<p>Head lice are <em>small insects</em> that live in hair. They&nbsp;do not mean that hair is dirty.</p>
<div class="nhsuk-inset-text"><p>You can treat head lice without seeing your doctor.</p></div>
<h2>When to call us</h2>
<p>Call 800-555-0199 or write to <a href="mailto:lice@example.org">lice@example.org</a>.</p>
<ol type="a"><li>Comb the hair.</li><li>Wait a week.<ul><li>Check again.</li></ul></li></ol>
<table>
<caption>Combs and lotions</caption>
<tr><th rowspan="2">What</th><th colspan="2">How often</th></tr>
<tr><th>First week</th><th>Second week</th></tr>
<tr><th scope="row">Comb</th><td>4 times</td><td>Once</td></tr>
<tr><th scope="row">Lotion</th><td><p>Once.</p><p>Read the pack.</p></td><td>Once</td></tr>
</table>
<p>Leave your note at &lt;your clinic&gt; * or [at the desk] *.</p>
</main></body></html>
"""

PLAIN = """\
Shingles

Shingles is a rash. It hurts (often a lot). Call 1-800-555-0100 if it is near your eye.

WHO GETS IT

1. People over 50.
2. People who had chickenpox.

a) once
b) or more often

Ask at <the front desk>. Cost: $5 - $10 * per visit. See example.org/a_b_c.
"""

ARTICLES: dict[str, Callable[[], Document]] = {
    "everything": everything,
    "from-the-web": lambda: html.read(WEB, "lice.html"),
    "from-plain-text": lambda: text.read(PLAIN.encode(), "shingles.txt"),
}
"""Each golden file, and what makes the article in it."""
