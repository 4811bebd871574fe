"""Articles to time the work on, made up here from a stock of plain sentences; the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Iterator

TOPICS = (
    ("your inhaler", "The inhaler", "breath"),
    ("your insulin pen", "The pen", "sugar"),
    ("your blood thinner", "The blood thinner", "blood"),
    ("your new knee", "The new knee", "leg"),
    ("your eye drops", "The drops", "eye"),
    ("your heart pills", "The pill", "heart"),
)

HEADINGS = (
    "What it is for",
    "Before you start",
    "How to use it each day",
    "What you may feel",
    "When to call the clinic",
    "How to keep it safe",
    "Food and drink",
    "Your next visit",
)

SENTENCES = (
    "{It} helps your {part} work as it should.",
    "Use {thing} at the same time each day, so that it is hard to forget.",
    "Most people feel better in the first two weeks.",
    "Some people feel tired at first, and that goes away by itself.",
    "Tell your nurse about all other drugs that you take, even those from a shop.",
    "You do not need to stop if you feel well.",
    "Keep {thing} in a dry place where no child can reach it.",
    "If you miss a day, do not use twice as much on the next one.",
    "Drink a glass of water with it, and eat something soon after.",
    "Write down how your {part} feels, and bring your notes when you come back.",
    "A friend or someone in your family can help you to keep track.",
    "You can walk, work and drive while you use {thing}, if your doctor agrees.",
    "Ask us again if there is anything that you do not understand.",
    "We will check your {part} at each visit and tell you what we find.",
    "It may take a few tries to find out how much is right for you.",
)

ITEMS = (
    "your {part} hurts more than it did before",
    "you feel sick for more than a day",
    "you get a rash or your skin itches",
    "you want to stop using {thing}",
    "you are going to have a baby",
    "you lose {thing} or it breaks",
)

STEPS = (
    "Wash your hands and dry them.",
    "Check the name and the date on the box.",
    "Sit down and get ready without any hurry.",
    "Use {thing} just as your nurse showed you.",
    "Put it back in its box and note the time.",
)

HARD_SENTENCES = (
    "Hypertension, which is generally asymptomatic, necessitates monitoring by a qualified practitioner.",
    "Patients should be advised to discontinue {thing} prior to surgery unless otherwise instructed.",
    "It is administered b.i.d., and 25% of recipients experience mild discomfort within 1.5 hours.",
    "A COPD exacerbation may be precipitated by infection; however, early care reduces hospitalization.",
    "Contraindications include hepatic insufficiency, uncontrolled epilepsy, and known hypersensitivity.",
    "The {part} is evaluated at each appointment, and adjustments are made where appropriate.",
)
"""What clinics write before anybody makes it plain; it gives the checks something to find."""


def article(number: int, words: int, *, hard: float = 0.0) -> str:
    """Markdown of about `words` words: a title, sections, paragraphs, lists, a link and bold words.

    Args:
        number: Which article; each number has a text of its own.
        words: How long it is to be, within a section's length.
        hard: Which share of the paragraphs is followed by one of hard sentences.
    """
    chance = random.Random(number)
    thing, it, part = TOPICS[number % len(TOPICS)]
    parts = [f"# How to use {thing}, part {number + 1}"]
    for text in _paragraphs(chance):
        if hard and chance.random() < hard:
            sentences = " ".join(chance.sample(HARD_SENTENCES, 2))
            parts.append(sentences.format(thing=thing, It=it, part=part))
        parts.append(text.format(thing=thing, It=it, part=part))
        if len(" ".join(parts).split()) >= words:
            break
    return "\n\n".join(parts) + "\n"


def _paragraphs(chance: random.Random) -> Iterator[str]:
    yield _prose(chance)
    section = 0
    while True:
        yield f"## {HEADINGS[section % len(HEADINGS)]}" + f" ({section})" * (section >= len(HEADINGS))
        yield _prose(chance)
        if section % 3 == 0:
            yield "Call us if:\n\n" + "\n".join(f"- {item}" for item in chance.sample(ITEMS, 4))
        elif section % 3 == 1:
            yield "\n".join(f"{number}. {step}" for number, step in enumerate(STEPS, 1))
        else:
            yield "**Do not wait.** Read more on [our page about {thing}](https://example.org/clinic/care)."
        yield _prose(chance)
        section += 1


def _prose(chance: random.Random) -> str:
    return " ".join(chance.sample(SENTENCES, 5))
