"""A row of things in a sentence becomes a bulleted list.

Every word stays, in its order: the row's last "and" or "or" closes the item before the last. So a reader can
see how many things there are, and tick them off.

Why it matters:
    A row of things in one sentence is long, and readers lose count. A list is easy to find again.

Changes:
    Things that can set off an attack of asthma include dust, cold air, tobacco smoke, and hard exercise. -> Things that can set off an attack of asthma include: • dust • cold air • tobacco smoke, and • hard exercise.
    At your visit, the nurse will take your blood pressure, ask about your pain, and go over your medicines. -> At your visit, the nurse will: • take your blood pressure • ask about your pain, and • go over your medicines.
    The health worker will check if the drug can help you, find who may give it, and write a plan with you. -> The health worker will: • check if the drug can help you • find who may give it, and • write a plan with you.
    To lower your risk of another fall, wear flat shoes, keep a lamp on at night, and hold the rail. -> To lower your risk of another fall: • wear flat shoes • keep a lamp on at night, and • hold the rail.
    The choice of a treatment is based on your age, the size of the lump, and the results of your tests. -> The choice of a treatment is based on: • your age • the size of the lump, and • the results of your tests.
    On this page, you will learn how a pump works, its risks, and the right way to clean it. -> On this page, you will learn: • how a pump works • its risks, and • the right way to clean it.
    Stay away from places where many people smoke (for example, bars, bus stops, or night clubs). -> Stay away from places where many people smoke, for example: • bars • bus stops, or • night clubs.
    A chest scan makes pictures of the parts inside your chest, such as your heart, lungs, and blood vessels. -> A chest scan makes pictures of the parts inside your chest, such as your: • heart • lungs, and • blood vessels.
    How long it takes to get well varies depending on age, the size of the cut, and other health problems. -> How long it takes to get well varies depending on: • age • the size of the cut, and • other health problems.
    The most common bad effects of this drug include a rash, decreased appetite, nausea, and vomiting. -> The most common bad effects of this drug include: • a rash • decreased appetite • nausea, and • vomiting.
    The signs that come with time include weakness in the legs, stiffness, and trouble with walking. -> The signs that come with time include: • weakness in the legs • stiffness, and • trouble with walking.
    The plan for the next weeks includes fresh fruits, whole grains, and other foods that are low in fat. -> The plan for the next weeks includes: • fresh fruits • whole grains, and • other foods that are low in fat.
    You can lower your blood pressure by eating less salt, keeping a healthy weight, and exercising. -> You can lower your blood pressure by: • eating less salt • keeping a healthy weight, and • exercising.

Leaves alone:
    The drug can help with many kinds of pain, such as heart, lung, and eye problems in the old.
    The nurse put small pads on the skin of the man to stick to his scalp, face, chest, and a finger.
    The drug lowered the pain that the people had, decreased swelling, and helped with nausea.
    Call us if you have a rash, a fever, or a cough.
    Side effects include a dry mouth and a sore throat.
    The first signs that people notice in themselves are often pain in the flank, groin, or belly.
    The sugar in your blood that is too high can harm your heart, kidney, or eye vessels.
    Signs that the wound needs to be looked at by us include swelling, warmth, and redness around your stitches.
    The test will show if the lump can harm your bones, block your bowel, and spread to your lungs.
    Some of the people who took part in it had a loss of appetite, nausea, and vomiting.
    The tests found high levels of acids called ketones, high levels of sugar in the urine, weight loss, and weak bones.
    It may cause chest problems, decreases in blood flow, reduced levels of salt in the blood, organ damage, and death.
    For example, an old man was admitted to the hospital on May 5th, reporting a cough, the spitting up of mucus, and shortness of breath.
    The good effects can be grouped into restoration of weakened nerves, improved balance, less pain, and gene-related activity.
    We will talk about how the drug acts on your heart, your lungs, and your way of sleeping.
    This page is about how rest helps with weight, the risk of falls, and the cost of a long stay in a home.
    The next stay was supervised at a closed campus where guests wore masks, practiced social distancing, and received daily checks.
    Several things can cause high blood pressure, including changes to the salt balance, the renin system, nerve activity, and blood vessel structure.
    It can help in the treatment of epilepsy (a disease that causes seizures), ataxia, sleep problems, and speech delay.
    The drug can have a bad effect on your skin, ranging from dry spots to blisters, sores, and scars.

Source:
    CDC Clear Communication Index, item 9: lists with bullets. Federal Plain Language Guidelines: use lists.
"""

from __future__ import annotations

from handouts.model import (
    BulletList,
    Inlines,
    ListItem,
    NoteRef,
    Paragraph,
    Text,
    plain_text,
)
from handouts.plain.edit import Edit, cut, replaced
from handouts.plain.sentence import Sentence
from handouts.plain.series import Row, row
from handouts.readability import spans
from handouts.records import dataclass

RULE = "bulleted-list"
REASON = "A list is easier to take in than a row of things in one sentence."


@dataclass(frozen=True, slots=True)
class Listed:
    """A sentence that became a list.

    Attributes:
        before: The paragraph up to the list.
        items: The list.
        after: What is left of the paragraph, if anything.
        offset: Where the sentence begins in the paragraph.
        original: The sentence.
        new: The same as it is now, a line for each item.
    """

    before: Paragraph
    items: BulletList
    after: Paragraph | None
    offset: int
    original: str
    new: str


def listed(paragraph: Paragraph, language: str, *, item: bool = False) -> Listed | None:
    """The paragraph with the first row of things in it as a list; None where there is none.

    Args:
        paragraph: A paragraph.
        language: Its language, a BCP 47 tag.
        item: It stands in an item of a list, where the last sentence need not have a full stop.
    """
    text = plain_text(paragraph.children)
    if "\n" in text:  # a line end that its author meant
        return None
    for span in spans(text, language):
        last = item and span.end == len(text.rstrip())
        found = row(Sentence(text[span.start : span.end]), stop=not last)
        if found is not None:
            return _made(paragraph, text, span.start, span.end, found)
    return None


def _made(paragraph: Paragraph, text: str, start: int, end: int, found: Row) -> Listed | None:
    children = paragraph.children
    lead = _lead(children, start, found)
    if lead is None:
        return None
    lines = [plain_text(lead)[start:]]
    items = []
    stop = "." if text[end - 1] == "." else ""
    for number, (first, last) in enumerate(found.items, 1):
        inlines = cut(children, start + first, start + last)
        tail = {len(found.items) - 1: f", {found.joint}", len(found.items): stop}.get(number, "")
        inlines = _followed(inlines, tail)
        position = inlines[0].position
        items.append(ListItem((Paragraph(inlines, position=position),), position=position))
        lines.append(f"• {plain_text(inlines)}")
    rest = cut(children, end + len(text[end:]) - len(text[end:].lstrip()), len(text))
    after = None
    if plain_text(rest).strip() or any(isinstance(inline, NoteRef) for inline in rest):
        after = Paragraph(rest, position=rest[0].position)
    return Listed(
        Paragraph(lead, position=paragraph.position),
        BulletList(tuple(items), position=items[0].position),
        after,
        start,
        text[start:end],
        "\n".join(lines),
    )


def _lead(children: Inlines, start: int, found: Row) -> Inlines | None:
    """What leads to the list, with a colon; what stood in parentheses with a comma before it."""
    size = start + found.lead
    lead: Inlines | None = cut(children, 0, size)
    if not found.colon and lead is not None:
        lead = replaced(lead, Edit(size, size, ":"))
    if found.aside and lead is not None:
        at = start + found.aside
        lead = replaced(lead, Edit(len(plain_text(lead)[:at].rstrip()), at + 1, ", "))
    return lead


def _followed(inlines: Inlines, tail: str) -> Inlines:
    """The inlines with words behind them."""
    if not tail:
        return inlines
    last = inlines[-1]
    if isinstance(last, Text):
        return (*inlines[:-1], Text(last.text + tail, position=last.position))
    return (*inlines, Text(tail, position=last.position))
