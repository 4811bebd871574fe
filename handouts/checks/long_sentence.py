"""No sentence is too long.

What it does:
    Finds sentences of more than 25 words, counted as a person counts them. Headings, table cells and parts of
    lists are no sentences.

Why it matters:
    A reader has to keep the start of a sentence in mind until its end. With fear, pain, or a screen reader
    that cannot look back, a long sentence is lost halfway.

Fails:
    # Asthma

    Keep your inhaler near you at all times, because when you find it hard to breathe you will need it at
    once, and there may be nobody who can fetch it for you.

Passes:
    # Asthma

    Keep your inhaler near you at all times. You will need it at once when you find it hard to breathe. There
    may be nobody who can fetch it for you.

What to do:
    Make two sentences of it. Cut it at "and", "but", "which" or "because". If it lists things, make a list.

Source:
    GOV.UK, "Sentence length: why 25 words is our limit"; Writing for GOV.UK.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.readability import word_count
from handouts.resources import toml


def check(context: Context) -> Iterator[Finding]:
    """Find sentences of too many words."""
    most: int = toml("long_sentence.toml")["words"]
    for sentence in context.sentences:
        if len(sentence.words) <= most:
            continue  # a person never counts more words than formulas see, which open "over-the-counter"
        words = word_count(sentence.text)
        if words > most:
            yield Finding(
                "long-sentence",
                Severity.WARNING,
                f"This sentence has {words} words; {most} is the most that readers can follow with ease.",
                "Make two sentences of it. If it lists things, make a list.",
                sentence.position,
                sentence.section,
                sentence.text,
                sentence.end,
            )
