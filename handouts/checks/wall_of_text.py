"""No paragraph is a wall of text.

What it does:
    Finds paragraphs and list items of more than 150 words.

Why it matters:
    In large print such a paragraph fills most of a page, with nothing to rest the eye on and no way to find
    the place again.

Fails:
    # Shingles

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

Passes:
    # Shingles

    Shingles is a rash. It comes from the virus that causes chickenpox.

    After you have had chickenpox the virus stays in your body. It may sleep there for many years.

What to do:
    Start a new paragraph with each new thought. Make a list of what can be counted.

Source:
    Federal Plain Language Guidelines (2011), "Write short paragraphs": no more than 150 words.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity
from handouts.resources import toml

_SHORTEST_WORD = 2
"""A word takes two characters at least, its space included: what is shorter need not be counted."""


def check(context: Context) -> Iterator[Finding]:
    """Find paragraphs that are too long."""
    yield from first_few(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    most = toml("structure.toml")["limits"]["paragraph_words"]
    for passage in context.passages:
        if len(passage.text) < _SHORTEST_WORD * most or passage.kind == "note":
            continue
        count = len(passage.text.split())
        if count > most:
            what = "list item" if passage.kind == "item" else "paragraph"
            yield passage.finding(
                "wall-of-text",
                Severity.WARNING,
                f"This {what} has {count} words; {most} are the most.",
                "Start a new paragraph with each new thought, or make a list.",
                end=60,
            )
