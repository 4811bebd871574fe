"""Pronouns that a rewrite puts in: whether it shows what they stand for."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from handouts.plain.guard._clauses import follows, is_called, is_kind, is_reason
from handouts.plain.guard._reading import Reading
from handouts.plain.guard._rules import Rules
from handouts.plain.guard._splits import Sentence, after_lead_in

_REASON = ["this", "is", "because"]
_ASIDE = frozenset((",", "(", "—", "–"))


def unclear(
    old: Reading,
    new: Reading,
    olds: list[Sentence],
    texts: tuple[list[Sentence], list[Sentence]],
    known: Rules,
) -> list[str]:
    """Pronouns that the new text adds where it cannot be shown what they stand for, as reasons.

    A sentence may begin with "It" or "They" only if the sentence before begins with what that is, as the
    original shows: it went on with "which", or with "and" and the same verb.

    Args:
        old: The original.
        new: The new text.
        olds: The sentences of the original.
        texts: Those of the new text, without what was shown to be said again; and the same, whole.
        known: The rules of the language.
    """
    news, wholes = texts
    found = []
    more = Counter(new.pronouns) - Counter(old.pronouns)
    openings = {sentence.words()[0] for sentence in olds}
    for number, sentence in enumerate(news):
        words = after_lead_in(sentence.words(), known)
        first = words[0] if words else ""
        if first in known.set("fragments") and first not in openings and "?" not in sentence.lows:
            found.append(f"a sentence now begins with '{first.capitalize()}'")
        elif words[:3] == _REASON and not any(one.words()[:3] == _REASON for one in olds):
            if not any(is_reason(one, known) for one in olds):
                found.append("it is not clear what 'This' stands for")
        elif words[:1] == ["in"] and words[1:2] in (["this"], ["these"]) and more[words[1]] > 0:
            more[words[1]] -= 1
            before = after_lead_in(wholes[number - 1].words(), known) if number else []
            if not any(is_kind(words, before, one, known) for one in olds):
                found.append(f"it is not clear what '{words[1]}' stands for")
        elif more[first] > 0 and _leads_on(words, sentence, olds):
            more[first] -= 1
        elif more[first] > 0:
            more[first] -= 1
            before = after_lead_in(wholes[number - 1].words(), known) if number else []
            if not before or len(words) < 2 or not any(_is_clear(words, before, one, known) for one in olds):
                found.append(f"it is not clear what '{first.capitalize()}' stands for")
    others = Counter(new.lows) - Counter(old.lows)
    found += [f"'{word}' was added" for word in others if word in known.set("objects")]
    inner = [word for word in more if more[word] > 0 and word in known.set("subjects")]
    if inner and _lost_a_repeated_word(old, new):
        found.append(f"it is not clear what '{inner[0]}' stands for")
    return found


def _leads_on(words: list[str], sentence: Sentence, olds: list[Sentence]) -> bool:
    """Whether "these tests" stands for "the following tests" in a sentence that still ends with a colon."""
    if words[0] not in ("this", "these") or sentence.lows[-1:] != [":"]:
        return False
    return any(
        one.words()[:2] == ["the", "following"] and one.words()[2:3] == words[1:2] and one.lows[-1:] == [":"]
        for one in olds
    )


def _lost_a_repeated_word(old: Reading, new: Reading) -> bool:
    """Whether a word that the original says more than once is said less often: "it" may stand for it."""
    counts = Counter(old.ids)
    return any(one[0] == ":" and counts[one] > 1 for one in counts - Counter(new.ids))


def _is_clear(words: list[str], before: list[str], original: Sentence, known: Rules) -> bool:
    """Whether it shows from a sentence of the original what the first of `words` stands for.

    Args:
        words: The sentence that begins with the pronoun.
        before: The sentence before it.
        original: A sentence of the original.
        known: The rules of the language.
    """
    pronoun, whole = words[0], original.lows
    if words[:2] == ["this", "means"] and ("meaning" in whole or ("which", "means") in pairwise(whole)):
        return True
    if pronoun not in known.set("subjects"):  # "this ulcer"
        if words[2:4] == ["is", "called"]:
            return is_called(words[1], whole)
        if before[-1] != words[1]:
            return follows(words, before, original, known)
        return _adds(words[1], whole, known) or is_kind(words, before, original, known)
    if is_kind(words, before, original, known):
        return True
    if before[0] == pronoun and "and" in whole:  # "It is a pill. It helps": a third sentence of one row
        return _shared(before, words, original, known)
    opening = after_lead_in(original.words(), known)
    if not opening or opening[0] != before[0]:
        return False
    if _tells_on(before, words, original):
        return True
    return _went_on(before, original, pronoun, known) or _shared(before, words, original, known)


def _adds(noun: str, lows: list[str], known: Rules) -> bool:
    """Whether the original adds something about a noun, after a comma, and does not only tell which one."""
    return any(
        lows[at] == noun and lows[at + 1] == "," and lows[at + 2] in known.set("relatives")
        for at in range(len(lows) - 2)
    )


_BE = {"it": "is", "they": "are"}


def _tells_on(before: list[str], words: list[str], original: Sentence) -> bool:
    """Whether "X is a Y, affecting Z" became "X is a Y. It affects Z": what "is" tells, X is."""
    lows, verb = original.lows, words[1]
    doing = f"{verb.removesuffix('s')}ing"
    at = lows.index(doing) if doing in lows else 0
    begins = [low for low in lows[: max(0, at - 1)] if low[-1].isalnum()]
    return (
        at > 1
        and lows[at - 1] == ","
        and _BE[words[0]] in before
        and begins[-len(before) :] == before
        and verb.endswith("s") == (words[0] == "it")
    )


def _went_on(before: list[str], original: Sentence, pronoun: str, known: Rules) -> bool:
    """Whether "X, which is Y, does Z" became "X is Y. It does Z"."""
    lows = [low for low in original.lows if low[-1].isalnum() or low in _ASIDE]
    begin = lows.index(before[0])
    same = 0
    while same < len(before) and lows[begin + same : begin + same + 1] == before[same : same + 1]:
        same += 1
    following = lows[begin + same] if begin + same < len(lows) else ""
    if following not in _ASIDE and following not in known.set("relatives"):
        return False
    verb = before[same] if same < len(before) else ""
    single, plural = _numbers(verb, known)
    if pronoun == "it":
        return single and not plural and "and" not in before[:same]
    return pronoun == "they" and plural


def _shared(before: list[str], words: list[str], original: Sentence, known: Rules) -> bool:
    """Whether "X raises A and lowers B" became "X raises A. It lowers B"."""
    pronoun, verb, lows = words[0], words[1], original.lows
    if pronoun not in ("it", "they") or not known.set("subordinators").isdisjoint(before):
        return False
    if not any(verb in lows[at + 1 : at + 3] for at, low in enumerate(lows) if low in known.set("shared_by")):
        return False
    single, plural = _numbers(verb, known)
    if not single and not plural:  # "can", "may", a past tense: the first sentence must tell
        single = not known.set("singular_verbs").isdisjoint(before)
        plural = not known.set("plural_verbs").isdisjoint(before)
    return single != plural and single == (pronoun == "it")


def _numbers(verb: str, known: Rules) -> tuple[bool, bool]:
    """Whether a verb is a singular one, and whether it is a plural one; neither if it may be both."""
    single = verb in known.set("singular_verbs") or (verb.endswith("s") and not verb.endswith("ss"))
    return single, verb in known.set("plural_verbs")
