"""Two things that one verb tells of, each with "that" or "how", are two sentences.

Why it matters:
    The reader of the second thing has to remember who tells it, and that it is only told.

Changes:
    This means that your body did not react to the test and that you do not have the germ. -> This means that your body did not react to the test. This means that you do not have the germ.
    Scientists study how the cells of the brain talk to one another and how the drug changes this. -> Scientists study how the cells of the brain talk to one another. Scientists study how the drug changes this.

Leaves alone:
    Some people do not know how the drug works in the body and how long they should take it.
    If you know how the pump works in your home and how to change its bag, call us.
    Ask your nurse how you should take the tablets in the first week and how to keep them.

Source:
    Plain Writing Act guidelines: one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, last_word, length, spoken
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.scope import SCOPE
from handouts.plain.sentence import Sentence
from handouts.plain.subjects import said_again, start_of, subject

RULE = "split-told"
CUES = frozenset(("and",))

LEAST_WORDS = 14
LEAST_HALF = 4
LONGEST_FRONT = 4
"""Words of what tells: "means", "continue to study"."""

_TOLD = frozenset(("that", "how", "what", "why", "whether", "where"))
_NEGATIONS = frozenset(("not", "n't", "never", "cannot", "no", "hardly", "only"))


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Turn "A means that B and that C." into "A means that B. A means that C."."""
    words = sentence.words
    end = last_word(sentence)
    if sentence.heading or spoken(sentence, end) < LEAST_WORDS or not sentence.text.rstrip().endswith("."):
        return
    joint = next((at for at in range(4, end - LEAST_HALF) if _tells_more(sentence, at)), 0)
    start = start_of(sentence)
    one = subject(sentence, start, end) if joint else None
    if one is None or any(word.text in ';:(“”"' for word in words[start:]):
        return
    word, tags = words[joint + 1].lower, sentence.tags
    told = [at for at in range(one.verb, joint) if words[at].lower == word]
    if len(told) != 1 or not 0 < told[0] - one.verb <= LONGEST_FRONT:
        return
    front = words[one.verb : told[0]]
    if any(one.lower in SCOPE | _NEGATIONS for one in front) or "VM0" in tags[one.verb : told[0]]:
        return
    if not tags[told[0] - 1].startswith("V"):
        return
    again = "This" if words[start].lower == "this" and one.end == start + 1 else said_again(sentence, one)
    comma = joint - (words[joint - 1].text == ",")
    if (
        not again
        or length(sentence, told[0], comma) < LEAST_HALF
        or length(sentence, joint + 1, end) < LEAST_HALF
    ):
        return
    carried = sentence.text[words[one.verb].start : words[told[0] - 1].end]
    edit = Edit(words[comma - 1].end, words[joint].end, f". {capitalized(again)} {carried}")
    if not sentence.is_closed(edit.start, edit.end):
        yield Proposal(RULE, (edit,), "Two short sentences are easier to read than one long one.", whole=True)


def _tells_more(sentence: Sentence, at: int) -> bool:
    """Whether an "and" goes on with "that" or "how"."""
    words = sentence.words
    if words[at].lower != "and" or words[at + 1].lower not in _TOLD or words[at - 1].text in "—–-":
        return False
    pointed = sentence.tags[at + 2] in ("NN1", "VM0", *FINITE)  # "that gap is", "that can be hard"
    return words[at + 1].lower != "that" or not pointed
