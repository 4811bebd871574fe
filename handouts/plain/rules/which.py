"""What ", which" adds to the last word becomes a sentence about that word.

Why it matters:
    The reader has to go back to find what "which" stands for. Saying the word again saves that.

Changes:
    The drug acts on glutamate, which is one of the brain's own chemicals. -> The drug acts on glutamate. Glutamate is one of the brain's own chemicals.
    The nurse puts in a small tube, which stays in your arm for about an hour. -> The nurse puts in a small tube. The tube stays in your arm for about an hour.

Leaves alone:
    Call us if you have a rash, which may be a sign of an allergy.
    The drug is taken with food, which helps.
    The salt makes the body hold more water in your blood vessels, which can raise your blood pressure.
    Wash the cup, which you have used, with soap.

Source:
    CDC Clear Communication Index user guide: avoid embedded clauses.
"""

from __future__ import annotations

import functools

from handouts.plain.clauses import SCOPE, last_word, length, subject_and_verb
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.sentence import Sentence
from handouts.resources import toml

RULE = "split-which"

LEAST_WORDS = 9


@functools.cache
def _describing() -> frozenset[str]:
    """Verbs that tell what a thing is. "which can cause" may be about all that was said before."""
    return frozenset(toml("rewrites.toml")["en"]["describing"]["words"].split())


_SINGULAR = frozenset(("VBZ", "VHZ", "VVZ", "VDZ"))
_PLURAL = frozenset(("VBB", "VHB", "VVB", "VDB"))


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at ", which" and its verb, after a noun whose number fits the verb."""
    words = sentence.words
    end = last_word(sentence)
    if sentence.heading or length(sentence, 0, end) < LEAST_WORDS or sentence.text.rstrip()[-1:] in "?:":
        return
    for number in range(3, end - 3):
        if words[number].text != "," or words[number + 1].lower != "which":
            continue
        verb = number + 2
        if words[verb].lower not in _describing() or any(word.text in ",;:(" for word in words[verb:end]):
            return
        if any(word.lower in SCOPE for word in (*words[:number], *words[verb:end])):
            return
        if subject_and_verb(sentence, 0, number) is None or length(sentence, verb, end) < 3:
            return
        subject = _noun_before(sentence, number)
        if subject is None or not _agrees(sentence, number - 1, verb):
            return
        edit = Edit(words[number].start, words[verb].end, f". {capitalized(subject)} {words[verb].text}")
        if not sentence.is_closed(edit.start, edit.end):
            yield Proposal(
                RULE, (edit,), f"'which' stood for '{subject}'; two short sentences say so.", whole=True
            )
        return


def _noun_before(sentence: Sentence, end: int) -> str | None:
    """The noun right before `end`, as a sentence about it starts: "the tube", "glutamate"."""
    words, tags = sentence.words, sentence.tags
    last = end - 1
    if tags[last] not in ("NN1", "NN2", "NP0"):
        return None
    first = last
    while first and tags[first - 1] in ("NN1", "NP0", "AJ0", "NN2") and words[first - 1].text[0].isalnum():
        first -= 1
    determiner = words[first - 1].lower if first else ""
    head = " ".join(word.text for word in words[first : last + 1])
    if first and tags[first - 1] in ("CJC", "PRF", "CRD", "DT0", "AJC", "AJS", "PNI"):
        return None
    if determiner in ("a", "an", "the"):
        return f"the {_without_adjectives(sentence, first, last)}"
    if tags[first - 1] == "DPS":
        return f"{determiner} {head}"
    return head if tags[first - 1] in ("VVZ", "VVB", "VVD", "PRP", "VVI", "VVG", "VVN") else None


def _without_adjectives(sentence: Sentence, first: int, last: int) -> str:
    """A noun with the nouns in front of it; what adjectives said was said the first time."""
    while first < last and sentence.tags[first] == "AJ0":
        first += 1
    return " ".join(word.text for word in sentence.words[first : last + 1])


def _agrees(sentence: Sentence, noun: int, verb: int) -> bool:
    """Whether the verb's number is that of the noun; a past tense tells nothing, and is let pass."""
    tag = sentence.tags[verb]
    if sentence.words[verb].lower == "was":
        tag = "VBZ"
    elif sentence.words[verb].lower == "were":
        tag = "VBB"
    plural = sentence.tags[noun] == "NN2"
    if tag in _SINGULAR:
        return not plural
    return plural if tag in _PLURAL else True
