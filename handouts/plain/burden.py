"""Whether a change leaves a sentence as easy as it was, by what each sentence adds to the article's grade."""

from __future__ import annotations

from handouts.plain.proposal import Proposal
from handouts.plain.sentence import Sentence
from handouts.readability import spans, weight

A_WORD = (0.7, 1.0)
"""Syllables that one more word is worth, at least and at most. The grade of an article (Kincaid et al. 1975:
0.39 W/S + 11.8 Y/W - 15.59, with W words, S sentences and Y syllables) stays as it is where a change brings
Y/W - 0.033 W/S syllables for each word: 0.7 for 12 words to a sentence and 1.1 syllables to a word, 1.0 for
15 and 1.5, which is about grade 8. What is no harder at both ends is no harder in any article between them.
In a denser one, words taken away may cost 0.2 syllables more, and "before" for "prior to" is right all the
same."""

A_SENTENCE = 7
"""Syllables that one more sentence is worth: in the grade of an article with 15 words to a sentence, 0.39 W/S
falls as much by one sentence more as 11.8 Y/W rises by 7 syllables."""


LEAST_LEAD = 4
"""Words before a colon that count as a sentence in the grade; fewer are a label, and count no more."""


def is_harder(proposal: Proposal, sentence: Sentence, language: str) -> bool:
    """Whether a change makes its sentence harder: too many syllables for its words, or fewer sentences.

    What is put in on purpose, such as a definition, is not weighed: it is there to help. A short sentence
    that leads to a list may not become a label: an easy sentence fewer leaves an article harder.
    """
    old = "".join(f" {sentence.text[edit.start : edit.end]} " for edit in proposal.edits)
    new = "".join(f" {edit.new} " for edit in proposal.edits)
    for addition in proposal.additions:
        new = new.replace(addition, "", 1)
    (words, syllables), (words_now, syllables_now) = weight(old), weight(new)
    if sentence.text.endswith(":"):
        whole = weight(sentence.text)[0]
        if whole + words_now - words < LEAST_LEAD <= whole:
            return True
    gained = 0
    if proposal.whole or any(mark in old + new for mark in ".?!"):
        gained = len(spans(proposal.apply(sentence.text), language)) - len(spans(sentence.text, language))
    worth = min(a_word * (words_now - words) for a_word in A_WORD) + A_SENTENCE * gained
    return gained < 0 or syllables_now - syllables > worth
