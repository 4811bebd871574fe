"""Actions are verbs: what hides in a noun comes out.

Why it matters:
    "Make a decision" is three words for one, and the noun hides who does what.

Changes:
    You can make a decision about the test later. -> You can decide about the test later.
    The drug has a tendency to make you sleepy. -> The drug tends to make you sleepy.
    Smoking is harmful to your lungs. -> Smoking harms your lungs.
    The nurses provided care to 20 people. -> The nurses cared for 20 people.
    Rest can lead to a reduction in pain. -> Rest can reduce pain.

Leaves alone:
    You can make an informed decision about the test.
    You can make a decision about which test to have.
    The drug has no tendency to make you sleepy.
    It is not harmful to your lungs.
    Make sure that you rest.
    The thyroid makes certain hormones.
    The care provided to you is free.

Source:
    Federal Plain Language Guidelines 2011: avoid hidden verbs.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping

from handouts.plain.edit import Edit
from handouts.plain.inflect import Form, verb
from handouts.plain.phrases import Phrases, spelled
from handouts.plain.proposal import Proposal, Proposals, Tools, begins, in_case_of, is_name
from handouts.plain.sentence import Sentence
from handouts.resources import toml

RULE = "plain-verb"

_BE: Mapping[str, Form] = {
    "is": "s", "are": "base", "am": "base", "be": "base", "was": "past", "were": "past", "been": "participle",
    "being": "ing",
}  # fmt: skip
_REACH = 4
"""Words behind a phrase among which its object has to end, where the verb asks for a certain one."""

_CERTAIN_ONES = ("AJ", "NN0", "NN1", "NN2")
"""What follows "certain" where that is one word with what it tells of: "the body makes certain hormones"."""

_OF_TAGS: Mapping[str, Form] = {"VVD": "past", "VVN": "participle", "VDD": "past", "VDN": "participle"}


def cues() -> Collection[str]:
    """The words that its phrases begin with."""
    return _data().starts


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Put a verb for a phrase with a noun that hides it."""
    words = sentence.words
    for number, end, row in _data().find(sentence):
        word = words[number]
        lemma, _, plain = row.partition("=")
        new = _in_form(sentence, number, lemma, plain)
        if (
            new is None
            or is_name(sentence, number, end - 1)
            or sentence.is_closed(word.start, words[end - 1].end)
        ):
            continue
        if not plain.endswith((" to", " that", "end", "sure")) and not _has_object(sentence, end, plain):
            continue
        if (
            plain == "make sure"
            and sentence.tags[end : end + 1]
            and sentence.tags[end].startswith(_CERTAIN_ONES)
        ):
            continue
        only = toml("phrases.toml")["en"]["hidden_only"].get(plain)
        following = {one.lower for one in words[end : end + _REACH]}
        if only is not None and following.isdisjoint(only.split()):
            continue
        old = sentence.text[word.start : words[end - 1].end]
        title = sentence.heading and sentence.is_title_case
        edit = Edit(
            word.start, words[end - 1].end, in_case_of(new, old, first=begins(sentence, number), title=title)
        )
        yield Proposal(RULE, (edit,), f"The verb '{new}' says what '{old}' hides in a noun.")


def _in_form(sentence: Sentence, number: int, lemma: str, plain: str) -> str | None:
    """The plain verb in the form that the first word of the phrase has here; None if that cannot be told."""
    word, forms = sentence.words[number].lower, verb(plain)
    if lemma == "be":
        return forms[_BE[word]]
    own = [form for form, spelling in verb(lemma).items() if spelling == word]
    if len({forms[form] for form in own}) == 1:
        return forms[own[0]]
    tag = sentence.tags[number]
    told = _OF_TAGS.get(tag, "base")
    before = sentence.tags[number - 1] if number else "PUN"
    if told in own and (told != "past" or before in ("PNP", "NN1", "NN2", "NN0", "NP0", "AV0", "DTQ")):
        return forms[told]
    return None


def _has_object(sentence: Sentence, number: int, plain: str) -> bool:
    """Whether something follows that is done something to; "decide about which" is not English."""
    following = sentence.tags[number] if number < len(sentence.tags) else "PUN"
    if plain.endswith(" about") and following in ("DTQ", "AVQ", "CJS"):
        return False
    return following.startswith(
        ("AT0", "DPS", "DT0", "AJ", "NN", "NP0", "PN", "CRD", "ORD", "VVG", "AV0", "DTQ", "AVQ")
    )


@functools.cache
def _data() -> Phrases:
    """The phrases with all forms of their first words; the value of each is the infinitive of that and the verb."""
    rows: dict[str, str] = {}
    for phrase, plain in toml("phrases.toml")["en"]["hidden"].items():
        for lemma, *rest in spelled(phrase):
            for form in _BE if lemma == "be" else verb(lemma).values():
                rows[" ".join((form, *rest))] = f"{lemma}={plain}"
    return Phrases(rows)
