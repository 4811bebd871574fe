"""What leads to examples that a split gave a sentence of their own: "Examples are", "These tests include"."""

from __future__ import annotations

from itertools import pairwise

from handouts.plain.guard._rules import Rules
from handouts.plain.guard._splits import Sentence


def without_leads(olds: list[Sentence], news: list[Sentence], known: Rules) -> list[Sentence]:
    """The new sentences without what leads to examples, where the original has "such as" or the like there.

    The noun of "these tests include" must be the last word of the sentence before, and what follows must be
    what followed it in the original.
    """
    made = list(news)
    for number, (before, sentence) in enumerate(pairwise(news), 1):
        words = sentence.lows
        for lead in known.lists.get("examples", []):
            parts = lead.split()
            length = len(parts)
            noun = before.words()[-1]
            led = [noun if part == "..." else part for part in parts]
            if words[:length] != led or len(words) <= length:
                continue
            if any(_leads(one, noun, words[length], known) for one in olds):
                made[number] = sentence.without(0, length)
            break
    return made


def _leads(original: Sentence, noun: str, example: str, known: Rules) -> bool:
    """Whether a sentence goes on after a word with ", such as" and the example."""
    lows = original.lows
    for at in range(len(lows) - 3):
        if lows[at] != noun or lows[at + 1] not in (",", "("):
            continue
        for cue in known.lists["cues"]:
            after = at + 2 + len(cue.split())
            if lows[at + 2 : after] != cue.split():
                continue
            after += lows[after : after + 1] == [","]
            if lows[after : after + 1] == [example]:
                return True
    return False
