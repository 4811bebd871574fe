"""Short words join sentences: "But", "So", "Also".

Why it matters:
    "However," and "furthermore," are words of written English; patients hear "but" and "also" every day.

Changes:
    However, it may help. -> But it may help.
    We must, however, be careful. -> But we must be careful.
    Therefore, call us first. -> So call us first.
    In addition, rest well. -> Also, rest well.

Leaves alone:
    However much it hurts, do not stop.
    Thus far it is safe.

Source:
    Plain Writing Act guidelines: everyday words; conjunctions may start a sentence.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools
from handouts.plain.sentence import Sentence
from handouts.resources import toml

RULE = "connective"


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Put a short joint at the start of the sentence in place of a long one."""
    words = sentence.words
    if sentence.heading or len(words) < 4:
        return
    for old, new in _joints().items():
        parts = old.split()
        size = len(parts)
        if [word.lower for word in words[:size]] == parts and words[size].text == ",":
            after = words[size + 1]
            comma = new in ("Also", "For example", "First", "Second", "Last")
            edit = Edit(words[0].start, after.start, f"{new}, " if comma else f"{new} ")
            yield Proposal(RULE, (edit,), f"'{new}' is shorter than '{old}'.")
            return
    yield from _inside(sentence)


def _inside(sentence: Sentence) -> Proposals:
    """Move a "however" between commas to the start, as "But"."""
    words = sentence.words
    for number in range(1, min(len(words) - 2, 8)):
        if (
            words[number].lower == "however"
            and words[number - 1].text == "," == words[number + 1].text
            and sentence.tags[0] in ("PNP", "AT0", "DPS", "DT0", "EX0", "NN1", "NN2", "NP0")
        ):
            first = words[0]
            keep = sentence.tags[0] in ("NP0", "NN1", "NN2") or first.text == "I" or first.text[1:2].isupper()
            opening = first.text if keep else first.text[0].lower() + first.text[1:]
            edits = (
                Edit(first.start, first.end, f"But {opening}"),
                Edit(words[number - 1].start, words[number + 1].end, ""),
            )
            yield Proposal(RULE, edits, "'But' at the start is easier than 'however' in the middle.")
            return


@functools.cache
def _joints() -> Mapping[str, str]:
    rows: Mapping[str, str] = toml("rewrites.toml")["en"]["joints"]
    return dict(sorted(rows.items(), key=lambda row: -len(row[0])))
