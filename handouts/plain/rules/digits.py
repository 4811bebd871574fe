"""Numbers are figures.

Why it matters:
    Figures are found at a glance, and people who read little know them better than number words.

Changes:
    Take it for ten days. -> Take it for 10 days.
    Wait two to three weeks. -> Wait 2 to 3 weeks.

Leaves alone:
    One of them may help.
    Choose one or two friends.
    Twenty days later it was gone.

Source:
    CDC Clear Communication Index, item 14 and user guide; AP style for figures.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, begins
from handouts.plain.sentence import Sentence
from handouts.resources import toml

RULE = "figures"


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Write number words as figures where something is counted with them."""
    figures, counted = _data()
    words = sentence.words
    for number, word in enumerate(words):
        if word.lower not in figures or begins(sentence, number) or word.text[0].isupper():
            continue
        if not _counts(sentence, number, figures, counted):
            continue
        if sentence.is_closed(word.start, word.end):
            continue
        new = figures[word.lower]
        yield Proposal(RULE, (Edit(word.start, word.end, new),), "Figures are easier to find and read.")


def _counts(sentence: Sentence, number: int, figures: Mapping[str, str], counted: frozenset[str]) -> bool:
    """Whether a unit follows, at once or after the other end of a range."""
    words = sentence.words
    after = number + 1
    if (
        after + 1 < len(words)
        and words[after].lower in ("to", "or", "and")
        and (words[after + 1].lower in figures or words[after + 1].text.isdigit())
    ):
        after += 2
    return after < len(words) and words[after].lower in counted


@functools.cache
def _data() -> tuple[Mapping[str, str], frozenset[str]]:
    table = toml("rewrites.toml")["en"]
    return table["figures"], frozenset(table["counted"]["words"].split())
