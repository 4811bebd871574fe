"""What ", causing" and the like tell of a deed becomes a sentence of its own.

Why it matters:
    An "-ing" at the end has no subject: the reader has to find who or what does it. "This" says it.

Changes:
    The airways swell and fill with mucus, making it hard to breathe. -> The airways swell and fill with mucus. This makes it hard to breathe.
    A blood clot can block the artery, causing a heart attack. -> A blood clot can block the artery. This can cause a heart attack.
    The plaque broke open, leading to a clot and causing pain in his chest. -> The plaque broke open. This led to a clot and caused pain in his chest.
    The small airways become blocked, making it hard to breathe out. -> The small airways become blocked. This makes it hard to breathe out.
    Use of the drug has dropped, lowering the risk of harm. -> Use of the drug has dropped. This has lowered the risk of harm.

Leaves alone:
    It does not relax the muscles, causing pain in some people.
    If the clot blocks the artery, causing pain, call for help.
    Take the pills with food, making sure to drink water.
    You should finish all of the pills, helping to kill the germs.
    Exercise helps by burning fat, lowering blood pressure, and reducing stress.
    We discuss what is known of the changes in the gene, causing the disease.
    It was found after the germ spread to other lands, leading to many deaths.
    Researchers say that the drug can block the signal, reducing pain.
    The lumps are quite common, affecting one in six of us.
    The share of those with it grows with age, affecting 93% of adults over 65.
    The pills are supposed to help the growth of the bone, allowing it to heal.

Source:
    Federal Plain Language Guidelines: short sentences, one idea in each.
"""

from __future__ import annotations

from handouts.plain.clauses import length
from handouts.plain.edit import Edit
from handouts.plain.halves import LEAST_HALF, goes_to_end, proposal, splittable
from handouts.plain.inflect import Form
from handouts.plain.proposal import Proposal, Proposals, Tools
from handouts.plain.scope import is_open
from handouts.plain.sentence import Sentence
from handouts.plain.statement import Statement, denies, finite_tag, statement
from handouts.plain.vocabulary import forms, row

RULE = "split-result"
CUES = frozenset((",",))

LEAST_WORDS = 9

_HEDGED = frozenset(
    ("assumed", "believed", "expected", "hoped", "likely", "prone", "said", "supposed", "thought")
)
"""What is behind these is not certain, and neither is what follows from it."""

_OWN_DEEDS = frozenset(("decreasing", "increasing", "lowering", "raising", "slowing", "speeding"))
"""What somebody may go on to do: "we start with a small dose, raising it each week" tells no result."""

_ABOUT_ALL = ("because", "than", "so")
_FORMS: dict[str, Form] = {"VVZ": "s", "VVB": "s", "VBZ": "s", "VBB": "s", "VVD": "past", "VBD": "past"}
_HAVE = ("VHZ", "VHB")
_SAME = frozenset(("burst", "cut", "hit", "hurt", "let", "put", "set", "shed", "shut", "spread"))
"""Verbs whose past looks like their base."""


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at a comma with the "-ing" of a verb that tells what follows."""
    words = sentence.words
    following = forms("following")
    if not any(word.lower.endswith("ing") and word.lower in following for word in words):
        return
    end = splittable(sentence, LEAST_WORDS)
    for number in range(2, end - LEAST_HALF):
        verb = number + 1 + (words[number + 1].lower == "thereby")
        if words[number].text == "," and _is_following(sentence, verb):
            made = _split(sentence, number, verb, end)
            if made is not None:
                yield made
            return


def _is_following(sentence: Sentence, number: int) -> bool:
    low = sentence.words[number].lower
    if not low.endswith("ing") or low not in forms("following"):
        return False
    after = sentence.words[number + 1].lower
    needed = {"resulting": "in", "leading": "to"}.get(low)
    return after == needed if needed else after not in row("not_following")


def _split(sentence: Sentence, comma: int, verb: int, end: int) -> Proposal | None:
    words = sentence.words
    front = statement(sentence, 0, comma)
    if front is None or denies(sentence, front.start, comma) or length(sentence, 0, comma) < LEAST_HALF:
        return None
    if is_open(sentence, front.start, comma, allowed=_ABOUT_ALL) or _lists(sentence, front.start, comma):
        return None
    if _wants(sentence, front, comma) or any(word.text in '“”"' for word in words[:end]):
        return None
    counted = sentence.tags[verb + 1] == "CRD" and words[front.verb].lower != "is"
    if words[verb].lower == "affecting" and (counted or words[front.verb].lower == "are"):
        return None  # "they are common, affecting one in six": they affect them
    if sentence.tags[front.end - 1] == "PNP" and words[verb].lower in _OWN_DEEDS:
        return None
    if (
        words[verb].lower == "meaning" and words[verb + 1].lower != "that"
    ):  # it may be a word that has a meaning
        return None
    if length(sentence, verb, end) < LEAST_HALF or not goes_to_end(sentence, verb, end):
        return None
    said = _form(sentence, front.verb, comma)
    if said is None:
        return None
    before, form = said
    verbs = _verbs(sentence, verb, end)
    if verbs is None:
        return None
    pronoun = _of_subject(sentence, front, comma, verb)
    edits = [
        Edit(words[comma].start, words[verb].end, f". {pronoun} {before}{_formed(sentence, verb, form)}")
    ]
    edits += [Edit(words[at].start, words[at].end, _formed(sentence, at, form)) for at in verbs]
    return proposal(sentence, RULE, "'This' says what the '-ing' is about.", *edits)


def _of_subject(sentence: Sentence, front: Statement, comma: int, verb: int) -> str:
    """What the second sentence is about: "This", or "It" where "X is a Y, affecting Z" tells more of X."""
    words = sentence.words
    single = words[front.verb].lower == "is" and words[verb].lower == "affecting"
    plain = "CJC" not in sentence.tags[front.start : front.end] and front.start == front.opened
    nouns = any(sentence.tags[at].startswith("NN") for at in range(front.verb + 1, comma))
    return "It" if single and plain and (nouns or words[front.verb + 1].lower == "very") else "This"


def _wants(sentence: Sentence, front: Statement, comma: int) -> bool:
    """Whether the statement only says what somebody aims at or sees: "we discuss changes, causing some"."""
    subject = {word.lower for word in sentence.words[front.start : front.end]}
    looks = any(word.lower in forms("looking") for word in sentence.words[front.verb : front.verb + 3])
    hedged = any(word.lower in _HEDGED for word in sentence.words[front.verb + 1 : comma])
    return hedged or looks or not subject.isdisjoint(row("aims")) or sentence.tags[front.verb + 1] == "TO0"


def _lists(sentence: Sentence, first: int, comma: int) -> bool:
    """Whether another comma or "by" goes before an "-ing": then this one may be one of a row."""
    return any(
        word.lower.endswith("ing") and sentence.words[number - 1].lower in (",", "by", "and", "or")
        for number, word in enumerate(sentence.words[first + 1 : comma], first + 1)
    )


def _form(sentence: Sentence, verb: int, comma: int) -> tuple[str, Form] | None:
    """What stands before the new verb, and its form, so that it is said as the statement is said.

    "Can block" goes on with "can cause", "has blocked" with "has caused", "blocked" with "caused".
    """
    tags, low = sentence.tags, sentence.words[verb].lower
    if "VM0" in tags[verb + 1 : comma]:
        return None
    if tags[verb] == "VM0":
        return (f"{low} ", "base") if low in row("maybe_again") else None
    if tags[verb] in _HAVE and any(tag in ("VVN", "VBN") for tag in tags[verb + 1 : verb + 4]):
        return "has ", "participle"
    if tags[verb] == "VHD":
        return None
    if tags[verb] in _HAVE:
        return "", "s"
    if low in _SAME and tags[verb] == "VVD":
        return None
    now = (
        sentence.words[verb - 1].lower == "become"
    )  # "blocked" of "they become blocked" was taken for a past
    form = "s" if now else _FORMS.get(finite_tag(sentence, verb))
    if low in ("was", "were"):
        form = "past"
    return ("", form) if form else None


def _formed(sentence: Sentence, number: int, form: Form) -> str:
    return forms("following")[sentence.words[number].lower][form]


def _verbs(sentence: Sentence, verb: int, end: int) -> list[int] | None:
    """More verbs of the kind that "and" joins to the first; None if it joins what may be one, or may not."""
    found = []
    for number in range(verb + 2, end):
        joined = sentence.words[number - 1].lower in ("and", "or", "but", "also")
        after = sentence.words[number + 1].lower if number + 1 < end else ""
        if joined and sentence.words[number].lower.endswith("ly") and after.endswith("ing"):
            return None  # "affecting sleep and greatly impairing work"
        if joined and (
            sentence.words[number].lower.endswith("ing") and sentence.tags[number] in ("VVG", "AJ0", "NN1")
        ):
            if not _is_following(sentence, number):
                return None
            found.append(number)
    return found
