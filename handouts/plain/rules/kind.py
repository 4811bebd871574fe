"""What kind of thing something is, and what it does, are two sentences.

Why it matters:
    A definition says two things at once. One at a time, both are easy to keep.

Changes:
    Shingles is a painful rash that develops on one side of the face or body. -> Shingles is a painful rash. It develops on one side of the face or body.
    The airways are tubes that carry air into and out of your lungs. -> The airways are tubes. They carry air into and out of your lungs.
    A neurologist is a doctor who treats diseases of the brain and the nerves. -> A neurologist is a doctor. This doctor treats diseases of the brain and the nerves.
    Leukemia is a type of cancer that starts in cells of the bone marrow. -> Leukemia is a type of cancer. It starts in cells of the bone marrow.
    Angina is chest pain or discomfort that occurs when the heart gets too little blood. -> Angina is chest pain or discomfort. It occurs when the heart gets too little blood.
    Gout is a disease caused by a salt that builds up in the joints. -> Gout is a disease. It is caused by a salt that builds up in the joints.
    The epilepsies are brain disorders ranging from mild to severe and life-threatening. -> The epilepsies are brain disorders. They range from mild to severe and life-threatening.
    Breast cancer is a disease in which cancer cells form in the breast. -> Breast cancer is a disease. In this disease, cancer cells form in the breast.
    Staph is a germ commonly found on the skin and in the nose of healthy people. -> Staph is a germ. It is commonly found on the skin and in the nose of healthy people.
    Steroids are a group of drugs that reduce the activity of the immune system. -> Steroids are a group of drugs. They reduce the activity of the immune system.
    A stent is a small mesh tube that's placed in an artery to keep it open. -> A stent is a small mesh tube. It's placed in an artery to keep it open.

Leaves alone:
    It is a myth that the drug causes weight gain in most people.
    Pain is the only sign that tells you to stop and rest.
    Chronic pain is pain that lasts for more than three months.
    This is not a drug that helps at once in a bad attack.
    If it is a rash that spreads to your face, call us.
    There is a gene that raises the risk of the disease.
    A stroke is a problem that you can help to prevent.
    Vitamin D is a part of the body's system that keeps bones strong.
    The key is food that helps you to feel well all day.
    Your doctor is one of the people who can help you quit.
    A fever is a body heat that is higher than what is normal.
    Age is a risk factor that cannot be changed.
    Stress is a part of life known to all of us at some time.
    Running is any exercise in which your heart beats harder.

Source:
    Plain Writing Act guidelines: one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, PLURAL, SINGULAR, length
from handouts.plain.edit import Edit
from handouts.plain.halves import goes_to_end, proposal, splittable
from handouts.plain.proposal import Proposals, Tools
from handouts.plain.scope import after_adverbs
from handouts.plain.sentence import Sentence
from handouts.plain.statement import Statement, denies, statement, subject
from handouts.plain.vocabulary import forms, row

RULE = "split-kind"
CUES = frozenset(("is", "are"))

LEAST_WORDS = 10
LEAST_REST = 4
"""Words. What is told of the kind must be worth a sentence."""

_SUBJECTS = ("AT0", "AJ", "NN", "NP0", "PRF", "PRP", "PUL", "PUR", "DPS", "CJC", "DT0")
_IN_KIND = ("AJ", "NN", "NP0", "PUL", "PUR", "VVN", "VVG", "CJC", "AV0")
_RELATIVES = frozenset(("that", "which", "who"))
_AFTER_PARTICIPLE = frozenset(("by", "to", "as", "in", "from", "with", "for", "on"))


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Turn "X is a Y that does Z." into "X is a Y. It does Z."."""
    words = sentence.words
    end = splittable(sentence, LEAST_WORDS)
    if not end or not _may_tell(sentence):
        return
    front = statement(sentence, 0, end)
    if front is None or words[front.verb].lower not in ("is", "are") or front.start != front.opened:
        return
    if any(not tag.startswith(_SUBJECTS) for tag in sentence.tags[front.start : front.end]):
        return
    joint = _kind(sentence, front, end)
    if not joint or denies(sentence, front.start, joint) or length(sentence, joint + 1, end) < LEAST_REST:
        return
    plural = words[front.verb].lower == "are"
    told = (
        _relative(sentence, joint, end, plural=plural)
        or _participle(sentence, joint, plural=plural)
        or _in_which(sentence, joint, end, plural=plural)
    )
    if told is None or not goes_to_end(sentence, joint + 1, end):
        return
    if any(word.lower == "yet" for word in words[joint:end]) or _may_be_of_last(sentence, joint, end):
        return
    after, opening = told
    space = "" if words[after].text[0] in "'’" else " "  # "a tube that's placed"
    edit = Edit(words[joint - 1].end, words[after].start, f". {opening}{space}")
    made = proposal(sentence, RULE, "What it is and what it does are two sentences.", edit)
    if made is not None:
        yield made


def _may_tell(sentence: Sentence) -> bool:
    """Whether a word is there that may begin what is told of the kind: most sentences have none."""
    vocabulary = sentence.vocabulary
    return not (
        _RELATIVES.isdisjoint(vocabulary)
        and row("told").isdisjoint(vocabulary)
        and forms("telling").keys().isdisjoint(vocabulary)
    )


def _kind(sentence: Sentence, front: Statement, end: int) -> int:
    """The number after "a Y", where something is told of it; 0 if it is more than a kind of thing."""
    words, tags = sentence.words, sentence.tags
    plural = words[front.verb].lower == "are"
    start = front.verb + 1 + (words[front.verb + 1].lower == "also")
    if not plural:
        bare = words[front.start].lower not in ("a", "an", "the") and tags[front.start] not in ("DPS", "CRD")
        if words[start].lower not in ("a", "an") and not (bare and tags[start] in ("NN1", "AJ0")):
            return 0
        start += words[start].lower in ("a", "an")
        if _tells(sentence, start + 1) and words[start - 1].lower not in ("a", "an"):
            return 0  # "neck pain is strain caused by"
    elif words[start].lower == "a" and words[start + 1].lower in row("kinds"):
        start += 1  # "are a group of drugs"
    number = start
    while number < end and not _tells(sentence, number):
        kind = tags[number] == "PRF" and words[number - 1].lower in row("kinds")
        if not kind and not tags[number].startswith(_IN_KIND):
            return 0
        if tags[number] in ("AJC", "AJS") or words[number].lower in ("only", "same", "such"):
            return 0
        number += 1
    if number >= end - 1 or number == start or not tags[number - 1].startswith("NN"):
        return 0
    named = {word.lower for word in words[front.start : front.end]}
    head = words[number - 1].lower
    if head in row("no_kinds") or (number == start + 1 and head in row("hollow")):
        return 0
    if not named.isdisjoint((head, head.rstrip("s"), f"{head}s")):
        return 0
    return number if plural == (tags[number - 1] == "NN2") or "PRF" in tags[start:number] else 0


def _tells(sentence: Sentence, number: int) -> bool:
    """Whether what is told of the kind begins here: "that", "caused by", "affecting", "in which"."""
    low, after = sentence.words[number].lower, sentence.words[number + 1].lower
    if low in _RELATIVES or (low == "in" and after == "which"):
        return True
    if low in row("told") and after in _AFTER_PARTICIPLE:
        return True
    if low in row("seen_as") and after in row("told"):
        return sentence.words[number + 2].lower in _AFTER_PARTICIPLE
    return low.endswith("ing") and low in forms("telling") and sentence.tags[number - 1].startswith("NN")


def _may_be_of_last(sentence: Sentence, joint: int, end: int) -> bool:
    """Whether a second "that" may tell more of the first noun: "a fluid made by the liver that carries fat"."""
    words, tags = sentence.words, sentence.tags
    if words[joint].lower not in ("made", "produced", "released"):
        return False
    return any(
        words[number].lower in _RELATIVES and tags[number - 1] == "NN1" and tags[number + 1] in SINGULAR
        for number in range(joint + 1, end - 1)
    )


def _relative(sentence: Sentence, joint: int, end: int, *, plural: bool) -> tuple[int, str] | None:
    """What follows "that", and what the sentence about it begins with."""
    words, tags = sentence.words, sentence.tags
    if words[joint].lower not in _RELATIVES:
        return None
    verb = after_adverbs(sentence, joint + 1)
    if verb >= end or tags[verb] not in FINITE or not _agrees(tags[verb], words[verb].lower, plural=plural):
        return None
    if words[verb + 1].lower in ("not", "n't") or words[verb].lower == "cannot":
        return None
    if tags[verb] in ("VBZ", "VBB") and tags[verb + 1] in ("AJC", "AV0", "CRD"):
        return None  # "a heat that is higher than normal" is no heat, and then a higher one
    pronoun = _pronoun(sentence, joint, plural=plural)
    return (joint + 1, pronoun) if pronoun else None


def _participle(sentence: Sentence, joint: int, *, plural: bool) -> tuple[int, str] | None:
    """What follows "caused by" or "affecting", with a subject and a verb."""
    low = sentence.words[joint].lower
    if sentence.words[joint - 1].lower in row("somebody"):
        return None
    pronoun = "They" if plural else "It"
    if low in row("told") or low in row("seen_as"):
        return joint, f"{pronoun} {'are' if plural else 'is'}"
    if low in forms("telling"):
        return joint + 1, f"{pronoun} {forms('telling')[low]['base' if plural else 's']}"
    return None


def _in_which(sentence: Sentence, joint: int, end: int, *, plural: bool) -> tuple[int, str] | None:
    """What follows "in which", with "In this disease,"."""
    words = sentence.words
    if words[joint].lower != "in" or subject(sentence, joint + 2, end) is None:
        return None
    return joint + 2, f"In {'these' if plural else 'this'} {words[joint - 1].text},"


def _agrees(tag: str, low: str, *, plural: bool) -> bool:
    """Whether the verb of the relative has the number of the subject; a modal tells nothing, and may pass."""
    if low in ("was", "were") or tag in ("VVD", "VHD", "VDD"):
        return False
    if tag == "VM0":
        return low in row("maybe_again")
    return tag in (PLURAL if plural else SINGULAR)


def _pronoun(sentence: Sentence, relative: int, *, plural: bool) -> str | None:
    """What stands for things ("It", "They") and for a person ("This doctor")."""
    head = sentence.words[relative - 1].lower
    if sentence.words[relative].lower != "who":
        return None if head in row("somebody") else "They" if plural else "It"
    if head.removesuffix("s") not in row("helpers"):
        return None
    return f"These {head}" if plural else f"This {head}"
