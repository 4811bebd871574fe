"""What a word means, or what something is called, said after the last comma, becomes a sentence of its own.

Why it matters:
    A new word and its meaning in the tail of a long sentence are lost. In a short one they are found.

Changes:
    A poor diet may lead to malnutrition, a condition that harms the whole body. -> A poor diet may lead to malnutrition. Malnutrition is a condition that harms the whole body.
    Insulin is made in the pancreas, an organ behind the stomach. -> Insulin is made in the pancreas. The pancreas is an organ behind the stomach.
    Some people have no signs of low blood sugar, a condition called unawareness. -> Some people have no signs of low blood sugar. This condition is called unawareness.

Leaves alone:
    People with diabetes have high blood glucose, also called high blood sugar.
    The doctor cut the dose in half, a change that helped at once.
    Bring your pills, your list, a pen that works.
    He was cared for by the nurse, a kind man from Iowa.
    This moves fluid from the legs to the neck, a key step in the illness.
    Take a pill twice a day, a small one in the morning.
    If you have jaundice, a yellow color of the skin can be seen.
    It is not the same as cancer of the womb, a disease that grows in its wall.
    In the hospital, a nurse takes your blood and checks your heart.

Source:
    CDC Clear Communication Index, item 12: explain a new word where it is used.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, length
from handouts.plain.edit import Edit
from handouts.plain.halves import LEAST_HALF, proposal, splittable
from handouts.plain.proposal import Proposals, Tools, capitalized
from handouts.plain.scope import is_relative
from handouts.plain.sentence import Sentence
from handouts.plain.statement import Statement, statement
from handouts.plain.vocabulary import row

RULE = "split-naming"
CUES = frozenset((",",))

LEAST_WORDS = 9
_MEANING = ("AJ", "NN", "NP0", "PR", "AT0", "DPS", "VVN", "VVG", "AV0", "CJC", "CRD", "DT0", "PUL", "PUR")
_PAST = ("VVD", "VBD", "VHD")


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at the last comma, before "a" and what the word before it means."""
    words = sentence.words
    commas = [number for number, word in enumerate(words) if word.text == ","]
    if not commas or not (end := splittable(sentence, LEAST_WORDS)):
        return
    comma = commas[-1]
    if comma + 4 > end or words[comma + 1].lower not in ("a", "an"):
        return
    front = statement(sentence, 0, comma)
    if front is None or front.verb >= comma - 1 or length(sentence, comma + 1, end) < LEAST_HALF:
        return
    if any(front.start < other for other in commas[:-1]) or not _is_meaning(sentence, comma + 1, end):
        return
    called = _called(sentence, comma, end)
    if called:
        edit = Edit(words[comma].start, words[called].end, f". This {words[called - 1].text} is called")
    else:
        name = _name(sentence, front, comma, end)
        if name is None or _head(sentence, comma + 2, end) not in row("things"):
            return
        edit = Edit(words[comma].start, words[comma].end, f". {capitalized(name)} is")
    made = proposal(sentence, RULE, "What it means, or is called, has a sentence of its own.", edit)
    if made is not None:
        yield made


def _called(sentence: Sentence, comma: int, end: int) -> int:
    """The number of the "called" in ", a condition called ..."; 0 where there is none."""
    at = comma + 3
    is_named = at < end - 1 and sentence.words[at].lower == "called" and sentence.tags[at - 1] == "NN1"
    return at if is_named else 0


def _is_meaning(sentence: Sentence, first: int, end: int) -> bool:
    """Whether words only tell what something is: no verb of their own but after "that", and no "it"."""
    words, tags = sentence.words, sentence.tags
    for number in range(first, end):
        if is_relative(sentence, number) or (number > first + 1 and words[number].lower == "which"):
            return True
        if words[number].lower in row("calling"):
            continue
        if tags[number] in FINITE or not tags[number].startswith(_MEANING):
            return False
    return True


def _head(sentence: Sentence, first: int, end: int) -> str:
    """The noun that tells what kind of thing it is."""
    number = first
    while number + 1 < end and sentence.tags[number + 1].startswith(("NN", "AJ")):
        number += 1
    return sentence.words[number].lower


def _is_one(sentence: Sentence, number: int) -> bool:
    """Whether a word is a noun for one thing; "pancreas" and "diabetes" are, whatever the tagger says."""
    low = sentence.words[number].lower
    many = low.endswith("s") and not low.endswith(("as", "is", "us", "ss", "etes"))
    return sentence.tags[number] in ("NN1", "NN2", "NP0") and not many


def _name(sentence: Sentence, front: Statement, comma: int, end: int) -> str | None:
    """The word that is explained, as a sentence about it starts."""
    words, tags = sentence.words, sentence.tags
    if not _is_one(sentence, comma - 1) or words[comma - 1].lower in row("times"):
        return None
    first = comma - 1
    while first and tags[first - 1] in ("NN1", "NP0", "AJ0"):
        first -= 1
    name = sentence.text[words[first].start : words[comma - 1].end]
    before = tags[first - 1]
    if first <= front.verb or any(tags[number] == "CRD" for number in range(front.verb, comma)):
        return None
    if before == "AT0":
        if tags[front.verb] in _PAST or words[comma - 1].lower in row("helpers"):
            return None
        if tags[first - 2].startswith("PR") and _head(sentence, comma + 2, end) in row("troubles"):
            return None  # "cancer of the womb, a disease that": what is the disease is not the womb
        return f"{words[first - 1].lower} {name}"
    return name if before.startswith(("V", "PRP")) or words[first - 1].lower in ("of", "called") else None
