"""What holds for two deeds and is said again where a split parts them.

"X may raise A and lower B" may become "X may raise A. It may lower B": the second "may" is the first, and
"It" is X. The new sentence is then compared without them.
"""

from __future__ import annotations

from itertools import pairwise

from handouts.plain.guard._rules import Rules
from handouts.plain.guard._splits import Sentence, after_lead_in

_LONGEST_SUBJECT = 32
_LONGEST_FRONT = 7
_POINTING = frozenset(("this", "these", "those"))
_NEGATIONS = frozenset(("not", "never", "no", "nor", "neither", "without"))


def without_carried(olds: list[Sentence], news: list[Sentence], known: Rules) -> list[Sentence]:
    """The new sentences without a subject, and the "may" or "is used to", that hold for them too."""
    made = list(news)
    for number, (before, sentence) in enumerate(pairwise(news), 1):
        length = max((_carried(before, sentence, original, known) for original in olds), default=0)
        if length:
            lead = len(sentence.words()) - len(after_lead_in(sentence.words(), known))
            at = [place for place, low in enumerate(sentence.lows) if low[-1].isalnum()][lead : lead + length]
            made[number] = sentence.without(at[0], at[-1] + 1)
    return made


def _carried(before: Sentence, sentence: Sentence, original: Sentence, known: Rules) -> int:
    """How many words of a sentence, from its subject on, stood once in the original and held for it too."""
    first, second = (after_lead_in(one.words(), known) for one in (before, sentence))
    if not first or not second:
        return 0
    verb = next((at for at, low in enumerate(first[:_LONGEST_SUBJECT]) if low in known.set("carrying")), 0)
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    if second[0] in _POINTING and same > 1 and _goes_on(original, second[same : same + 1]):
        return same  # "these shots help, and may ..." as "These shots help. These shots may ..."
    told = _told(first, second, original, known)
    if told:
        return told  # "it means that A and that B" as "It means that A. It means that B"
    if second[0] in ("it", "they") and _is_named(first, second[0], original, known):
        return 1  # "X, also called Y, is Z" as "X is also called Y. It is Z"
    if second[0] in ("it", "they") and _is_shared(first, second, original, known):
        return 1  # "small mammals such as mice are ... and have not" as "... They have not"
    if second[0] in ("it", "they"):
        if not verb or not _stands_for(second[0], first[:verb], known):
            return 0
        start = 1
    else:
        start = verb if 0 < verb < same else 0
    length = 0
    while start and second[start + length : start + length + 1] == first[verb + length : verb + length + 1]:
        if second[start + length] not in known.set("carrying") | known.set("carried"):
            break
        length += 1
    carried = second[start : start + length]
    if not length or start + length >= len(second):
        return 0
    if carried[-1] in ("is", "are", "be") and not second[start + length].endswith(("ed", "en", "nt", "wn")):
        return 0
    held = _held(original, first[: verb + length], second[start + length :], {*first, *second}, known)
    return start + length if held else 0


def _told(first: list[str], second: list[str], original: Sentence, known: Rules) -> int:
    """How many words say again who tells it: "they study" of "They study how", where "and how" stood."""
    lows = original.lows
    for length in range(2, min(_LONGEST_FRONT, len(second) - 1)):
        word = second[length]
        if word not in known.set("told"):
            continue
        run = second[1 : length + 1]
        at = next((at for at in range(1, len(first)) if first[at : at + length] == run), 0)
        same = first[at - 1] == second[0]
        before = first[: at - (first[at - 1] == "also")]
        clear = same or (second[0] in ("it", "they") and _stands_for(second[0], before, known))
        if not at or not clear or not _NEGATIONS.isdisjoint(first[: at + length]):
            return 0
        front = lows[: lows.index(word)] if word in lows else []
        is_open = any(low in known.set("subordinators") for low in front)
        return length if not is_open and _goes_on(original, [word]) else 0
    return 0


def _is_shared(first: list[str], second: list[str], original: Sentence, known: Rules) -> bool:
    """Whether "have" or "has" follows an "and" and fits the subject of the sentence before."""
    verb = next((at for at, low in enumerate(first[:_LONGEST_SUBJECT]) if low in known.set("finite")), 0)
    if not verb or not _goes_on(original, second[1:2]) or not _stands_for(second[0], first[:verb], known):
        return False
    number = known.set("singular_verbs") if second[0] == "it" else known.set("plural_verbs")
    others = [low for at, low in enumerate(first) if low != "as" or first[at - 1] != "such"]
    return second[1] in number and known.set("subordinators").isdisjoint(others)


def _is_named(first: list[str], pronoun: str, original: Sentence, known: Rules) -> bool:
    """Whether a sentence only gives another name, which the original has between commas or parentheses."""
    for name in known.lists.get("naming", []):
        words = name.split()
        for at in range(2, len(first) - len(words)):
            if first[at : at + len(words)] == words and _stands_for(pronoun, first[: at - 1], known):
                lows = original.lows
                places = range(1, len(lows) - len(words))
                return any(lows[place - 1] in (",", "(") and lows[place : place + len(words)] == words
                           for place in places)  # fmt: skip
    return False


def _goes_on(original: Sentence, verb: list[str]) -> bool:
    """Whether an "and" or "but" of the original is followed by a verb."""
    return any(low in ("and", "but") and [after] == verb for low, after in pairwise(original.lows))


def _held(original: Sentence, front: list[str], rest: list[str], said: set[str], known: Rules) -> bool:
    """Whether the original says the carried words once, denies nothing, and goes on with a bare verb.

    Args:
        original: A sentence of the original.
        front: A subject and the carried words behind it. Its noun may have been swapped for another.
        rest: What follows them in the second sentence. Its verb may have been swapped too.
        said: The words of both sentences.
        known: The rules of the language.
    """
    lows = original.lows
    verb = next(at for at, word in enumerate(front) if word in known.set("carrying"))
    noun, carried = front[verb - 1], front[verb:]
    for begin in range(1, len(lows) - len(carried)):
        if lows[begin : begin + len(carried)] != carried or (noun in lows and lows[begin - 1] != noun):
            continue
        for at in range(begin + len(carried), len(lows) - 1):
            after = lows[at + 1]
            if lows[at] not in ("and", "but") or (after != rest[0] and after in said):
                continue
            bare = not after.endswith("s") or after.endswith("ss")
            bare = bare and after not in known.set("finite") - known.set("bare")
            if bare and _NEGATIONS.isdisjoint(lows[begin:at]):
                return True
    return False


def _stands_for(pronoun: str, subject: list[str], known: Rules) -> bool:
    """Whether a subject is one that a pronoun can stand for: one thing for "it", several for "they"."""
    ends = (at for at, word in enumerate(subject) if at and word in known.set("before_more"))
    named = subject[: next(ends, len(subject))]
    if not named or not {"and", "or", *known.set("pronouns")}.isdisjoint(named[1:]):
        return False
    if len(named) == 1 and named[0] in known.set("pronouns"):
        return False
    noun = named[-1]
    ending = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    plural = ending or noun in known.set("plural_nouns")
    return plural == (pronoun == "they")
