"""What "although" holds back becomes a sentence, and what counts follows with "But".

Why it matters:
    A sentence that starts with "although" is only understood when its end is reached.

Changes:
    Although the drug gives hope to people with severe depression, it can be habit forming. -> The drug gives hope to people with severe depression. But it can be habit forming.

Leaves alone:
    Although rare, it can be serious.
    Although you may feel well, call your doctor at once if you have a rash.

Source:
    Plain Writing Act guidelines: main clause first, one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import SCOPE, last_word, length, subject_and_verb
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.sentence import Sentence

RULE = "split-although"

LEAST_WORDS = 11


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Turn "Although A, B." into "A. But B."."""
    words = sentence.words
    end = last_word(sentence)
    if (
        sentence.heading
        or end < 6
        or length(sentence, 0, end) < LEAST_WORDS
        or sentence.text.rstrip()[-1:] in "?:"
    ):
        return
    first = 1
    if words[0].lower == "even" and words[1].lower == "though":
        first = 2
    elif words[0].lower not in ("although", "though"):
        return
    commas = [number for number in range(first, end) if words[number].text == ","]
    if len(commas) != 1 or any(word.text in ";:(" for word in words[first:end]):
        return
    (comma,) = commas
    if any(word.lower in SCOPE for word in (*words[first:comma], *words[comma + 1 : end])):
        return
    if subject_and_verb(sentence, first, comma) is None or subject_and_verb(sentence, comma + 1, end) is None:
        return
    opening = words[first]
    after = words[comma + 1]
    edits = (
        Edit(words[0].start, opening.end, capitalized(opening.text)),
        Edit(words[comma].start, after.end, f". But {after.text}"),
    )
    if not any(sentence.is_closed(edit.start, edit.end) for edit in edits):
        yield Proposal(RULE, edits, "Two short sentences are easier than one with 'although'.", whole=True)
