"""Whether a change leaves a sentence as easy as it was, by what each sentence adds to the article's grade."""

from __future__ import annotations

from handouts.plain.proposal import Proposal
from handouts.plain.sentence import Sentence
from handouts.readability import excess, spans

A_SENTENCE = 7
"""Syllables that one more sentence is worth: in the grade of an article with 15 words to a sentence, 0.39 W/S
falls as much by one sentence more as 11.8 Y/W rises by 7 syllables."""


def is_harder(proposal: Proposal, sentence: Sentence, language: str) -> bool:
    """Whether a change makes its sentence harder: more syllables to the word, or fewer sentences.

    What is put in on purpose, such as a definition, is not weighed: it is there to help.
    """
    old = "".join(f" {sentence.text[edit.start : edit.end]} " for edit in proposal.edits)
    new = "".join(f" {edit.new} " for edit in proposal.edits)
    for addition in proposal.additions:
        new = new.replace(addition, "", 1)
    more = excess(new) - excess(old)
    gained = 0
    if proposal.whole or any(mark in old + new for mark in ".?!"):
        gained = len(spans(proposal.apply(sentence.text), language)) - len(spans(sentence.text, language))
    return gained < 0 or more > A_SENTENCE * gained
