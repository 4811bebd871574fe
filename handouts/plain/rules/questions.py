"""Two questions that "and" joins are two sentences.

Why it matters:
    Who is asked two things at once often answers one of them.

Changes:
    Can I get a prescription for the drug, and does it come in other forms than a shot? -> Can I get a prescription for the drug? Does it come in other forms than a shot?
    Do you have any allergies to drugs or foods, and are you taking any vitamins or herbs? -> Do you have any allergies to drugs or foods? Are you taking any vitamins or herbs?

Leaves alone:
    Can I drive a car and go back to work on the next day?
    Should I take the pill with food, or should I take it at night?
    Can I eat and drink before the test, and may I take my pills with a sip of water?
    If the pain comes back, can I take one more pill, and should I call the clinic?
    Do you know what to do next, and when?

Source:
    Plain Writing Act guidelines: one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import length, spoken
from handouts.plain.edit import Edit
from handouts.plain.halves import LEAST_HALF, proposal
from handouts.plain.proposal import Proposals, Tools, capitalized
from handouts.plain.scope import SCOPE
from handouts.plain.sentence import Sentence

RULE = "split-questions"
CUES = frozenset(("and",))

LEAST_WORDS = 11
"""A shorter question is easy enough as it is."""

_ASKING = frozenset(("VM0", "VBB", "VBZ", "VBD", "VDB", "VDZ", "VDD", "VHB", "VHZ", "VHD"))
"""Tags of verbs that a question begins with."""

_SUBJECT = ("PNP", "AT0", "DPS", "DT0", "EX0", "NN", "NP0")
_HARMLESS = frozenset(("than", "what", "how", "as", "either"))
"""Words that may reach over a comma elsewhere, and hold for nothing but their own half here."""


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at "and" between two questions, of which each has its own verb in front."""
    words = sentence.words
    end = len(words) - 1
    if sentence.heading or words[end].text != "?" or not _asks(sentence, 0):
        return
    if spoken(sentence, end) < LEAST_WORDS or not SCOPE.isdisjoint(
        word.lower for word in words if word.lower not in _HARMLESS
    ):
        return
    places = [at for at in range(end) if words[at].lower == "and" and _asks(sentence, at + 1)]
    if len(places) != 1 or any(word.text in ";:(" for word in words[: places[0]]):
        return
    at = places[0]
    last = at - (words[at - 1].text == ",")
    if min(length(sentence, 0, last), length(sentence, at + 1, end)) < LEAST_HALF:
        return
    following = words[at + 1]
    edit = Edit(words[last - 1].end, following.end, f"? {capitalized(following.text)}")
    made = proposal(sentence, RULE, "Two questions are easier to answer one by one.", edit)
    if made is not None:
        yield made


def _asks(sentence: Sentence, number: int) -> bool:
    """Whether a question begins with a word: a verb and its subject."""
    tags = sentence.tags
    return number + 1 < len(tags) and tags[number] in _ASKING and tags[number + 1].startswith(_SUBJECT)
