"""What kind of thing something is, and what it does, are two sentences.

Why it matters:
    A definition says two things at once. One at a time, both are easy to keep.

Changes:
    Shingles is a painful rash that develops on one side of the face or body. -> Shingles is a painful rash. It develops on one side of the face or body.
    The airways are tubes that carry air into and out of your lungs. -> The airways are tubes. They carry air into and out of your lungs.
    A neurologist is a doctor who treats diseases of the brain and the nerves. -> A neurologist is a doctor. This doctor treats diseases of the brain and the nerves.
    Leukemia is a type of cancer that starts in cells of the bone marrow. -> Leukemia is a type of cancer. It starts in cells of the bone marrow.

Leaves alone:
    It is a myth that the drug causes weight gain in most people.
    Pain is the only sign that tells you to stop and rest.
    Chronic pain is pain that lasts for more than three months.
    This is not a drug that helps at once in a bad attack.
    If it is a rash that spreads to your face, call us.
    There is a gene that raises the risk of the disease.
    A stroke is a problem that you can help to prevent.
    Vitamin D is a part of the body's system that keeps bones strong.
    Your doctor is one of the people who can help you quit.
    Age is a risk factor that cannot be changed.

Source:
    Plain Writing Act guidelines: one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, length
from handouts.plain.edit import Edit
from handouts.plain.halves import goes_to_end, proposal, splittable
from handouts.plain.proposal import Proposals, Tools
from handouts.plain.scope import after_adverbs
from handouts.plain.sentence import Sentence
from handouts.plain.statement import Statement, denies, statement
from handouts.plain.vocabulary import row

RULE = "split-kind"

LEAST_WORDS = 10
LEAST_REST = 4
"""Words. What is told of the kind must be worth a sentence."""

_SUBJECTS = ("AT0", "AJ", "NN", "NP0", "PRF", "PUL", "PUR", "DPS")
_IN_KIND = ("AJ", "NN", "NP0", "PUL", "PUR", "VVN", "VVG", "CJC", "AV0")


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Turn "X is a Y that does Z." into "X is a Y. It does Z."."""
    words, tags = sentence.words, sentence.tags
    if not any(word.lower in ("that", "which", "who") for word in words):
        return
    end = splittable(sentence, LEAST_WORDS)
    front = statement(sentence, 0, end) if end else None
    if front is None or words[front.verb].lower not in ("is", "are") or front.start != front.opened:
        return
    if any(not tag.startswith(_SUBJECTS) for tag in tags[front.start : front.end]):
        return
    relative = _relative(sentence, front, end)
    if not relative:
        return
    verb = after_adverbs(sentence, relative + 1)
    plural = words[front.verb].lower == "are"
    if verb >= end or tags[verb] not in FINITE or not _agrees(tags[verb], words[verb].lower, plural=plural):
        return
    if denies(sentence, front.start, relative) or length(sentence, relative + 1, end) < LEAST_REST:
        return
    if words[verb + 1].lower in ("not", "n't") or words[verb].lower == "cannot":
        return
    if not goes_to_end(sentence, verb, end):
        return
    pronoun = _pronoun(sentence, relative, plural=plural)
    if pronoun is None:
        return
    edit = Edit(words[relative - 1].end, words[relative].end, f". {pronoun}")
    made = proposal(sentence, RULE, "What it is and what it does are two sentences.", edit)
    if made is not None:
        yield made


def _relative(sentence: Sentence, front: Statement, end: int) -> int:
    """The number of the "that" after "a Y"; 0 if the words in between are not a kind and nothing else."""
    words, tags = sentence.words, sentence.tags
    plural = words[front.verb].lower == "are"
    start = front.verb + 1 + (words[front.verb + 1].lower == "also")
    if not plural:
        if words[start].lower not in ("a", "an"):
            return 0
        start += 1
    number = start
    while number < end and words[number].lower not in ("that", "which", "who"):
        kind = tags[number] == "PRF" and words[number - 1].lower in row("kinds")
        if not kind and not tags[number].startswith(_IN_KIND):
            return 0
        if tags[number] in ("AJC", "AJS", "CJC") or words[number].lower in ("only", "same", "such"):
            return 0
        number += 1
    if number >= end or number == start or not tags[number - 1].startswith("NN"):
        return 0
    subject = {word.lower for word in words[front.start : front.end]}
    head = words[number - 1].lower
    if head in row("no_kinds") or head in subject or head.rstrip("s") in subject or f"{head}s" in subject:
        return 0
    return number if plural == (tags[number - 1] == "NN2") or "PRF" in tags[start:number] else 0


def _agrees(tag: str, low: str, *, plural: bool) -> bool:
    """Whether the verb of the relative has the number of the subject; a modal tells nothing, and may pass."""
    if low in ("was", "were") or tag in ("VVD", "VHD", "VDD"):
        return False
    if tag == "VM0":
        return low in row("maybe_again")
    return tag in (("VVB", "VBB", "VHB", "VDB") if plural else ("VVZ", "VBZ", "VHZ", "VDZ"))


def _pronoun(sentence: Sentence, relative: int, *, plural: bool) -> str | None:
    """What stands for things ("It", "They") and for a person ("This doctor")."""
    head = sentence.words[relative - 1].lower
    if sentence.words[relative].lower != "who":
        return None if head in row("somebody") else "They" if plural else "It"
    if head.removesuffix("s") not in row("helpers"):
        return None
    return f"These {head}" if plural else f"This {head}"
