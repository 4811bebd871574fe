"""Numbers are figures.

Why it matters:
    Figures are found at a glance, and people who read little know them better than number words.

Changes:
    Take it for ten days. -> Take it for 10 days.
    Wait two to three weeks. -> Wait 2 to 3 weeks.
    It is given one or two times a month. -> It is given 1 or 2 times a month.
    It comes to one out of three people. -> It comes to 1 out of 3 people.

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
        edits = (*_one_before(sentence, number), Edit(word.start, word.end, figures[word.lower]))
        if not begins(sentence, number) and edits[0].start:
            yield Proposal(RULE, edits, "Figures are easier to find and read.")


def _one_before(sentence: Sentence, number: int) -> tuple[Edit, ...]:
    """The "one" of "one or two times" and "one out of every three people", which goes with the other number."""
    words = sentence.words
    before = [word.lower for word in words[max(0, number - 4) : number]]
    for tail in (["or"], ["to"], ["in"], ["out", "of"], ["out", "of", "every"], ["in", "every"]):
        if before[-len(tail) :] == tail and before[-len(tail) - 1 : -len(tail)] == ["one"]:
            one = words[number - len(tail) - 1]
            return (Edit(one.start, one.end, "1"),)
    return ()


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
