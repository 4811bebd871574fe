"""What ", who" adds about somebody becomes a sentence about them.

Why it matters:
    The reader has to go back to find who "who" is. Saying it again saves that.

Changes:
    You will talk with a nurse, who will tell you how to care for the wound. -> You will talk with a nurse. The nurse will tell you how to care for the wound.
    The test results go to your doctor, who can help you to choose a treatment. -> The test results go to your doctor. Your doctor can help you to choose a treatment.
    The infection is common in children, who may not be able to tell you what hurts. -> The infection is common in children. Children may not be able to tell you what hurts.

Leaves alone:
    Ask your doctor, who may know more about it than we do here.
    It is not safe for pregnant women, who should take the other drug.
    It helps some people with asthma, who can then use less of the drug.

Source:
    CDC Clear Communication Index user guide: avoid embedded clauses.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, length
from handouts.plain.edit import Edit
from handouts.plain.halves import LEAST_HALF, goes_to_end, proposal, splittable
from handouts.plain.proposal import Proposals, Tools, capitalized
from handouts.plain.scope import after_adverbs, is_open
from handouts.plain.sentence import Sentence
from handouts.plain.statement import denies, statement
from handouts.plain.vocabulary import row

RULE = "split-who"
CUES = frozenset(("who",))

LEAST_WORDS = 10


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at ", who" after somebody that can be named again."""
    words = sentence.words
    places = [number for number, word in enumerate(words) if word.lower == "who" and number > 3]
    if not places or words[places[0] - 1].text != "," or not (end := splittable(sentence, LEAST_WORDS)):
        return
    comma = places[0] - 1
    verb = after_adverbs(sentence, comma + 2)
    front = statement(sentence, 0, comma)
    if front is None or is_open(sentence, front.start, comma) or denies(sentence, front.start, comma):
        return
    if verb >= end or sentence.tags[verb] not in FINITE or not goes_to_end(sentence, verb, end):
        return
    name = _name(sentence, comma)
    if name is None or length(sentence, verb, end) < LEAST_HALF or comma - 1 <= front.verb:
        return
    edit = Edit(words[comma].start, words[comma + 1].end, f". {capitalized(name)}")
    made = proposal(sentence, RULE, f"'Who' stood for '{name}'; two short sentences say so.", edit)
    if made is not None:
        yield made


def _name(sentence: Sentence, comma: int) -> str | None:
    """Who is named right before a comma, as a sentence about them starts."""
    words = sentence.words
    low, before = words[comma - 1].lower, words[comma - 2].lower
    if low in row("crowds") and sentence.tags[comma - 2] in ("PRP", "VVZ", "VVB", "VVI"):
        return low
    if low in row("helpers") and before in ("a", "an", "the"):
        return f"the {low}"
    if low in row("helpers") and before in ("your", "his", "her", "their"):
        return f"{before} {low}"
    return None
