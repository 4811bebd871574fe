"""A remark in parentheses, or what a thing is also called, becomes a sentence of its own.

Doses, units, short forms and what a word means stay where they are.

Why it matters:
    A reader has to hold the sentence while the remark goes on, and then find the way back.

Changes:
    The risk of a fit limits what some people can do (many states have rules for drivers) in their daily life. -> The risk of a fit limits what some people can do in their daily life. Many states have rules for drivers.
    The TB skin test (also called the Mantoux test) is done in the lower part of your arm. -> The TB skin test is also called the Mantoux test. It is done in the lower part of your arm.
    High blood pressure, also known as hypertension, has no signs in most of the people with it. -> High blood pressure is also known as hypertension. It has no signs in most of the people with it.

Leaves alone:
    Take 1 pill (500 mg, or half of the large one) each day with your first meal.
    Many common things (also called asthma triggers) can set off the signs of asthma.
    If the drug (it is a pill) makes you sick to your stomach, call your own doctor first.
    Glutamate helps the brain to change (it makes new links) if it is not blocked by a drug.
    In most of the people who have a PDH deficiency (a lack of something the body needs), it is mild.
    The score of a person in the ON state (patient feels well and can move) was low, and it fell with time.
    Six of the ten people in the first group were intubated (a tube is put in the throat to help a person breathe).
    A stent, also called a tube, and a small balloon are put in the blood vessel.

Source:
    Plain Writing Act guidelines: no parentheses where a sentence will do; keep subject and verb together.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, last_word, length
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.scope import SCOPE
from handouts.plain.sentence import Sentence
from handouts.plain.subjects import Subject, is_plural, said_again, start_of, subject
from handouts.plain.vocabulary import row

RULE = "split-remark"
CUES = frozenset(("(", "called", "known", "referred"))

LEAST_WORDS = 11
LONGEST_NAME = 8
LEAST_REMARK = 4
"""Words. A shorter remark is easy to take in where it stands."""

_NAMING = (("also", "called"), ("also", "known", "as"), ("sometimes", "called"), ("often", "called"),
           ("commonly", "called"), ("commonly", "known", "as"), ("also", "referred", "to", "as"))  # fmt: skip


_TELLS = frozenset(
    ("all", "few", "most", "many", "no", "our", "some", "these", "they", "we", "you", "your", "he", "she")
)
"""What a remark begins with; anything else may say what the word in front of it means."""


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Take a remark out of the sentence."""
    end = last_word(sentence)
    if sentence.heading or length(sentence, 0, end) < LEAST_WORDS or not sentence.text.rstrip().endswith("."):
        return
    edits = _named(sentence, end) or _remark(sentence, end)
    if edits and not any(sentence.is_closed(edit.start, edit.end) for edit in edits):
        yield Proposal(RULE, edits, "The remark has a sentence of its own.", whole=True)


def _named(sentence: Sentence, end: int) -> tuple[Edit, ...]:
    """Turn "X (also called Y) is Z." and "X, also called Y, is Z." into "X is also called Y. It is Z."."""
    words = sentence.words
    start = start_of(sentence)
    reach = range(start, min(start + LONGEST_NAME, end))
    opens = next((number for number in reach if words[number].text in (",", "(")), 0)
    lowers = [word.lower for word in words]
    naming = next((one for one in _NAMING if tuple(lowers[opens + 1 : opens + 1 + len(one)]) == one), ())
    if opens <= start or not naming:
        return ()
    mark = ")" if words[opens].text == "(" else ","
    closes = next((number for number in range(opens + 1, end) if words[number].text == mark), 0)
    first, tags = opens + 1 + len(naming), sentence.tags
    if not closes or not 0 < closes - first <= LONGEST_NAME or closes + 3 > end:
        return ()
    if any(words[number].text in ",;:()" or tags[number] in FINITE for number in range(first, closes)):
        return ()
    if (
        words[closes + 1].text in ",;:"
        or tags[closes + 1] not in FINITE
        or not _is_one(sentence, start, opens)
    ):
        return ()
    one = Subject(start, opens, closes + 1)
    plural = is_plural(sentence, one)
    again = said_again(sentence, one)
    if plural is None or not again or (tags[opens - 1] == "NN2" and not plural):
        return ()
    be = "are" if plural else "is"
    pronoun = "They" if plural else "It"
    return (
        Edit(words[opens - 1].end, words[opens + 1].start, f" {be} "),
        Edit(words[closes - 1].end, words[closes + 1].end, f". {pronoun} {words[closes + 1].text}"),
    )


def _is_one(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words up to a mark name one known thing, and not some of many."""
    tags, words = sentence.tags, sentence.words
    if words[start].lower in row("not_known"):
        return False
    fit = ("AT0", "DPS", "AJ", "NN", "NP0", "UNC", "ZZ0", "VVG")
    return all(tag.startswith(fit) for tag in tags[start:end]) and tags[end - 1].startswith(("NN", "NP0"))


def _remark(sentence: Sentence, end: int) -> tuple[Edit, ...]:
    """Put a whole statement that stands in parentheses after the sentence."""
    words = sentence.words
    opens = [number for number, word in enumerate(words) if word.text == "("]
    closes = [number for number, word in enumerate(words) if word.text == ")"]
    if len(opens) != 1 or len(closes) != 1 or not 2 < opens[0] < closes[0]:
        return ()
    first, last = opens[0] + 1, closes[0]
    if length(sentence, first, last) < LEAST_REMARK or any(word.text in ";:" for word in words):
        return ()
    one = subject(sentence, first, last)
    if one is None or words[first].lower not in _TELLS or (sentence.tags[first] == "PNP" and last + 1 < end):
        return ()
    inside = words[first:last]
    if any(word.lower in SCOPE for word in inside) or any(word.text[0].isdigit() for word in inside):
        return ()
    if words[0].lower in SCOPE or any(word.lower in ("if", "unless", "when") for word in words[: opens[0]]):
        return ()
    text = sentence.text[inside[0].start : inside[-1].end]
    stop = words[-1]
    if stop.text != ".":
        return ()
    return (
        Edit(len(sentence.text[: words[opens[0]].start].rstrip()), words[closes[0]].end, ""),
        Edit(stop.start, stop.end, f". {capitalized(text)}."),
    )
