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

Source:
    The lexicon. Every entry that is put in place with nobody asked was vetted for meaning and grammar.
"""

from __future__ import annotations

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
        if _may_be_of_name(sentence, found):
            continue
        if found.new and not _is_explained(sentence, found):
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
