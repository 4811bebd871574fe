"""Everyday words for hard ones.

Why it matters:
    A patient who does not know a word loses the sentence, and often the next one.

Changes:
    Do not utilize it. -> Do not use it.
    It was administered by a nurse. -> It was given by a nurse.
    An advantageous result. -> A helpful result.
    Take it in order to sleep. -> Take it to sleep.

Leaves alone:
    High blood pressure, sometimes called hypertension, has no signs.
    It is in the axilla (under the arm).
    There are several options, and the choice is yours.
    The Administering Board meets today.
    Brief Fatigue Scale scores fell in most people.
    “We utilize every tool that we have,” he says.
    Pediatric cardiologists are doctors who treat the hearts of children.
    She is a hepatologist, a doctor who treats the liver.
    These doctors are cardiologists.

Source:
    The lexicon. Every entry that is put in place with nobody asked was vetted for meaning and grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from handouts.lexicon import Strength
from handouts.plain import inflect
from handouts.plain.edit import Edit
from handouts.plain.lexicon import Found
from handouts.plain.proposal import Proposal, Proposals, Tools, begins, in_case_of, is_name, with_article
from handouts.plain.sentence import Sentence

RULE = "everyday-word"


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Put the everyday words of the lexicon in place."""
    for found in tools.finder.find(sentence):
        first, last = sentence.words[found.first], sentence.words[found.last]
        if sentence.is_closed(first.start, last.end):
            continue
        if not found.entry.written and is_name(sentence, found.first, found.last):
            continue
        if _may_be_of_name(sentence, found) or "_" in _beside(sentence.text, first.start, last.end):
            continue
        if found.new and not _is_explained(sentence, found) and not _is_defined(sentence, found):
            yield _swap(sentence, found)


_FIELDS = ("ology", "iatry", "iatrics", "pedics", "paedics")
"""Ends of the names of fields of medicine: "Chase Podiatry" is a clinic."""


def _may_be_of_name(sentence: Sentence, found: Found) -> bool:
    """Whether a field of medicine stands in a heading with another word, where it may be the name of a clinic."""
    word = sentence.words[found.first]
    field = found.entry.term.endswith(_FIELDS) and word.text[:1].isupper()
    return sentence.heading and field and sum(one.text[0].isalnum() for one in sentence.words) > 1


_NAMING = frozenset(["called", "named", "termed", "known", "means", "term", "word", "name", "or"])

_OF_CONTENT = ("NN", "NP", "VV", "VH", "AJ", "AV")
"""Tags of words that name something, of which a sentence may tell the everyday word as well as the hard one."""


def _is_explained(sentence: Sentence, found: Found) -> bool:
    """Whether the sentence names the thing with this word, or has the everyday word as well."""
    words = sentence.words
    before = [word.lower for word in words[max(0, found.first - 3) : found.first]]
    after = words[found.last + 1].text if found.last + 1 < len(words) else ""
    if after in ("(", "/") or before[-1:] == ["("] or not _NAMING.isdisjoint(before):
        return True
    others = (*words[: found.first], *words[found.last + 1 :])
    said = f" {' '.join(word.lower for word in others)} "
    forms = inflect.noun(found.entry.plain[0]).values() if found.entry.pos == "noun" else ()
    if not any(f" {form} " in said for form in (found.new.lower(), *forms)):
        return False
    # "To" is said in "in order to sleep, go to bed", and explains nothing; "but" is not said twice.
    return found.entry.pos == "conjunction" or any(
        tag.startswith(_OF_CONTENT) for tag in Sentence(found.new).tags
    )


_SAYING = frozenset(("means", "involves"))
_REACH = 6
"""What a thing is, is said within so many words."""
_NEAR = 3
"""The same, where the thing is named last: "these doctors are cardiologists"."""


def _is_defined(sentence: Sentence, found: Found) -> bool:
    """Whether a sentence says what the thing is with words that would stand for it.

    "Cardiologists are doctors who treat the heart" says nothing once they are heart doctors.
    """
    if found.entry.pos != "noun":
        return False
    plain = found.entry.plain[0].split()
    words, tags, after = sentence.words, sentence.tags, found.last + 1
    following = [word.lower for word in words[after : after + 1]]
    if following and (tags[after].startswith("VB") or following[0] in _SAYING):
        told = plain
    elif following == [","] and tags[after + 1 : after + 2] == ("AT0",):
        told = plain[-1:]
    else:
        ahead = found.first - 1
        told = plain[-1:] if ahead > 0 and tags[ahead].startswith("VB") else []
        return any(_is_one_of(word.lower, told) for word in words[max(0, ahead - _NEAR) : max(0, ahead)])
    for word in words[after + 1 : after + 1 + _REACH]:
        if not word.text[0].isalnum():
            return False
        if _is_one_of(word.lower, told):
            return True
    return False


def _is_one_of(word: str, others: Sequence[str]) -> bool:
    """Whether a word is one of some that name something, singular or plural."""
    return any(word in inflect.noun(other).values() for other in others if len(other) > _SHORT)


_SHORT = 3
"""Letters. Words of no more name nothing: "of", "the"."""


def _beside(text: str, start: int, end: int) -> str:
    """The characters right before and behind a place."""
    return text[start - 1 : start] + text[end : end + 1]


def _swap(sentence: Sentence, found: Found) -> Proposal:
    first, last = sentence.words[found.first], sentence.words[found.last]
    old = sentence.text[first.start : last.end]
    new = in_case_of(
        found.new,
        # The capitals of "MDT" are its own.
        old.capitalize() if found.entry.written else old,
        first=begins(sentence, found.first),
        title=sentence.heading and sentence.is_title_case,
    )
    edits = (*with_article(sentence, found.first, found.new), Edit(first.start, last.end, new))
    applied = found.entry.strength == "apply" and found.sure
    reason = f"'{new}' is the everyday word for '{old}'."
    if found.entry.source:
        reason = f"Your own lexicon says '{new}' for '{old}' ({found.entry.source})."
    strength: Strength = "apply" if applied else "suggest"
    about = (found.entry.term, *found.entry.plain[:1])
    return Proposal(RULE, edits, reason, strength, asked=bool(found.entry.source), about=about)
