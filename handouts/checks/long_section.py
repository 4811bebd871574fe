"""There is a heading at least every two pages.

What it does:
    Finds parts with more than 300 words under one heading, and articles that go on so long before the first.

Why it matters:
    In large print 300 words are about two pages. Headings are how people find their way, by eye and by ear.

Fails:
    # Shingles

    ## What is it?

    Shingles is a rash. It comes from the virus that causes chickenpox. After you have had chickenpox the
    virus stays in your body. It may sleep there for many years. Then it can wake up and cause shingles.
    Nobody knows why it wakes up. It is more likely as you get older. It is more likely when you are ill.

    First you may feel pain on one side of your body. Some people feel burning or itching. A few days later
    you see a rash. The rash has small blisters. The blisters dry up in 7 to 10 days. The rash is gone in 2
    to 4 weeks. Some people still have pain after that. You cannot get shingles from somebody who has it.

    But you can get chickenpox from them if you have never had it. So keep the rash covered. Do not scratch
    it. Wash your hands after you touch it. Stay away from babies and from people who are very ill. Ask your
    doctor about the shot. It can help you not to get shingles. Most people who are 50 or older should have
    it.

    The shot is not for people who are allergic to what is in it. Tell your nurse if you ever had a bad
    reaction to a shot. You need two shots. The second one is given 2 to 6 months after the first. Your arm
    may be sore for 2 or 3 days. You may have a fever or feel tired. You may not want to do much on the day
    after the shot.

    Call your doctor if you think that you have shingles. There are drugs that help. They work best if you
    take them in the first 3 days. A cool, wet cloth on the blisters can ease the pain. So can a bath with
    oatmeal in it. Wear loose clothes made of cotton. Ask your pharmacist which drugs for pain are right for
    you. Try to eat well and to sleep enough.

    Shingles near the eye can harm your sight for good. See a doctor on the same day if the rash is near
    your eye, or if your eye is red or hurts. Go to the hospital if you are confused or cannot move part of
    your face.

Passes:
    # Shingles

    ## What is it?

    Shingles is a rash. It comes from the virus that causes chickenpox.

    ## How can you treat it?

    There are drugs that help. They work best if you take them in the first 3 days.

What to do:
    Put a heading over each new topic.

Source:
    CDC Clear Communication Index, item 9 (chunks with headings). The figure is ours: two pages of large
    print.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._passages import Passage
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity
from handouts.model import plain_text, sections_of
from handouts.resources import toml


def check(context: Context) -> Iterator[Finding]:
    """Find parts that are too long."""
    yield from first_few(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    most = toml("structure.toml")["limits"]["section_words"]
    parts: dict[str, list[Passage]] = {}
    for passage in context.passages:
        if passage.kind not in ("title", "heading", "note"):
            parts.setdefault(passage.section, []).append(passage)
    headings = {
        section.id: " ".join(plain_text(section.heading).split()) for section in sections_of(context.document)
    }
    for section, passages in parts.items():
        if sum(len(passage.tokens) for passage in passages) <= most:
            continue  # there are never fewer of these than words
        count = sum(len(passage.text.split()) for passage in passages)
        if count <= most:
            continue
        heading = headings.get(section, "")
        where = (
            f"under '{heading}'" if heading else "before the first heading" if headings else "and no heading"
        )
        yield passages[0].finding(
            "long-section",
            Severity.WARNING,
            f"There are {count} words {where}.",
            "Put a heading over each new topic.",
            end=60,
        )
