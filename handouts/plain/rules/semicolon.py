"""A sentence ends where a semicolon parts two of them.

Why it matters:
    Readers with low literacy stop at a semicolon or read over it. A full stop tells them to rest.

Changes:
    Take it with food; do not crush it. -> Take it with food. Do not crush it.
    Most people feel well; however, some feel sick. -> Most people feel well. But some feel sick.
    If you stop too soon, it can come back; if you skip a dose, it may grow strong. -> If you stop too soon, it can come back. If you skip a dose, it may grow strong.
    The test is quick; it is safe; and it does not hurt. -> The test is quick. It is safe. And it does not hurt.

Leaves alone:
    Call if you have a rash; a fever; or a cough.
    Bring these to your visit: your card; the list; and the pills.
    The nurse will clean the wound; prescribe drugs for the pain.
    If you faint; if you bleed; or if you feel hot, call us.
    If it is sore, call us; do not put cream on it.
    The new drug is better in two ways: it works fast; it does not make you sleepy.
    Most people feel well; whereas in older people, the drug works less and is slow.

Source:
    CDC Everyday Words for Public Health Communication; short sentences, one idea each.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from handouts.plain.clauses import FINITE, last_word
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.scope import SCOPE
from handouts.plain.sentence import Sentence
from handouts.plain.subjects import subject
from handouts.resources import toml

RULE = "split-semicolon"
CUES = frozenset((";",))

LABEL = 4
"""Words. A colon behind fewer ends a label: "Warning signs: call us; do not wait."."""

_INSTRUCTION = ("VVB", "VDB")
_HALVES = frozenset(("whereas", "while", "which", "with", "especially", "particularly", "including"))
"""Words that begin half a sentence, behind a semicolon."""

_BEFORE_COMMA = ("CJS", "PRP", "AV0", "AVQ", "TO0")
"""What a sentence may begin with before a comma and its subject: "if", "in", "sometimes"."""


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at every semicolon of a sentence, if what it parts are all sentences."""
    words = sentence.words
    marks = [number for number, word in enumerate(words) if word.text == ";"]
    if not marks or sentence.heading or any(word.text in "()" for word in words):
        return
    if any(word.text == ":" for word in words[LABEL : marks[0]]):
        return  # all that follows a colon belongs to it
    firsts = (0, *(mark + 1 for mark in marks))
    if words[0].lower in SCOPE and not all(_has_condition(sentence, first) for first in firsts):
        return  # what one side is said for, the other may be said for, too
    end = last_word(sentence)
    if marks[-1] + 1 >= end or not _is_statement(sentence, 0, marks[0]):
        return
    if "VM0" in sentence.tags[: marks[0]] and any(
        sentence.tags[first] in _INSTRUCTION for first in firsts[1:]
    ):
        return  # "we will clean the wound; prescribe drugs" goes on with what "will" was said for
    edits = []
    for at, stop in zip(marks, [*marks[1:], end], strict=True):
        new, first = _opening(sentence, at + 1)
        if not _is_statement(sentence, first, stop):
            return
        word = words[first]
        start = f"{new} {word.text}" if new else capitalized(word.text)
        edits.append(Edit(words[at].start, word.end, f". {start}"))
    if not any(sentence.is_closed(edit.start, edit.end) for edit in edits):
        yield Proposal(
            RULE, tuple(edits), "Two short sentences are easier to read than one long one.", whole=True
        )


def _has_condition(sentence: Sentence, first: int) -> bool:
    """Whether a side of a semicolon has a condition of its own."""
    return [word.lower for word in sentence.words[first : first + 1]] in (["if"], ["when"])


def _opening(sentence: Sentence, first: int) -> tuple[str, int]:
    """What a sentence begins with instead of "however" and the like, and the number of the word after these."""
    lowers = [word.lower for word in sentence.words[first : first + 5]]
    for old, new in _joints().items():
        parts = old.split()
        after = first + len(parts)
        if lowers[: len(parts)] == parts and (lowers[len(parts) : len(parts) + 1] == [","] or old == "and"):
            comma = "," if new in _WITH_COMMA else ""
            return (f"{new}{comma}", after + (lowers[len(parts) : len(parts) + 1] == [","]))
    if lowers[:1] in (["however"], ["therefore"], ["thus"]):
        return _joints()[lowers[0]], first + 1
    return "", first


_WITH_COMMA = ("Also", "For example")


@functools.cache
def _joints() -> Mapping[str, str]:
    """What stands for each joint at the start of a sentence."""
    rows: Mapping[str, str] = toml("rewrites.toml")["en"]["joints"]
    return dict(sorted({**rows, "and": "And"}.items(), key=lambda row: -len(row[0])))


def _is_statement(sentence: Sentence, first: int, end: int) -> bool:
    """Whether words are a sentence: subject and verb, or an instruction, after a condition or with none."""
    tags = sentence.tags
    if first + 1 >= end or sentence.words[first].lower in _HALVES:
        return False
    if tags[first] in _INSTRUCTION or subject(sentence, first, end) is not None:
        return True
    if not tags[first].startswith(_BEFORE_COMMA):
        return _is_long_statement(sentence, first, end)
    commas = [number for number in range(first, end - 1) if sentence.words[number].text == ","]
    return any(
        tags[comma + 1] in _INSTRUCTION or subject(sentence, comma + 1, end) is not None for comma in commas
    )


def _is_long_statement(sentence: Sentence, first: int, end: int) -> bool:
    """Whether words have a verb that no "who" or "if" has for itself, whatever their subject is."""
    if sentence.tags[first] == "CJC" or any(word.lower in SCOPE for word in sentence.words[first:end]):
        return False
    return any(tag in FINITE for tag in sentence.tags[first + 1 : end])
