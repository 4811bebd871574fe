"""What a split leaves behind: who "It" is, a subject that is said again, a half that is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from handouts.plain.guard._reader import read_tokens
from handouts.plain.guard._reading import Reading, Terms
from handouts.plain.guard._rules import Rules
from handouts.plain.guard._tokens import stem, tokens
from handouts.records import dataclass

_SUBJECTS = ("actor:", "drug:", "protected:", "class:", "body:", "code:", "modal:", "change:", ":",
             "quantity:every", "quantity:all")  # fmt: skip
"""What a subject that is said again may hold; "some" and "many" could be others the second time."""

_JOINERS = ("and", "but", "which", "who", "that", ";", "(", "—", "–")
_ASIDE = frozenset((",", "(", "—", "–"))
_STOPS = frozenset(".!?")
_CLOSING = frozenset("\"'”’»)]")
_TAIL = 4
"""Of so many words at most the noun is that "which" stands for."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a line, with its words and marks as they stand, and as they are compared."""

    text: str
    shown: list[str]
    lows: list[str]

    def words(self) -> list[str]:
        """Its words without marks."""
        return [low for low in self.lows if low[-1].isalnum()]

    def ends(self) -> bool:
        """Whether it ends with a stop, and is no line that introduces a list."""
        return next((low for low in reversed(self.lows) if low not in _CLOSING), "") in _STOPS


def sentences_of(text: str, known: Rules) -> list[Sentence]:
    """The sentences and lines of a text."""
    from handouts.readability.sentences import sentences

    found = (
        Sentence(sentence, *tokens(sentence))
        for line in text.split("\n")
        for sentence in sentences(line, known.language)
    )
    return [sentence for sentence in found if sentence.words()]


def is_split(old: Reading, new: Reading) -> bool:
    """Whether the new text may have more sentences."""
    return new.counts(*".!?\n") > old.counts(*".!?\n")


def lost_sentences(old: Reading, new: Reading, original: str, known: Rules) -> list[str]:
    """Sentences of which no word is left, where the new text has fewer, as reasons."""
    if old.counts(*".!?\n") <= max(1, new.counts(*".!?\n")):
        return []
    left = set(map(stem, new.lows))
    found = []
    for sentence in sentences_of(original, known):
        words = [word for word in sentence.words() if word not in known.set("words")]
        if words and left.isdisjoint(map(stem, words)):
            found.append(f"the sentence '{sentence.text}' is gone")
    return found


# The subject said again ---------------------------------------------------------------------------------


def without_echoes(
    olds: list[Sentence], news: list[Sentence], known: Rules, terms: Terms
) -> Iterator[Reading]:
    """The new text without the subjects that a split had to say again, the longest first.

    Either both sentences begin alike because ", and" parted one subject's two verbs ("Your doctor may check
    it. Your doctor may treat it."), or the second begins with what "which" stood for ("It can cause ulcers.
    Ulcers are ..."). Only a subject is passed over: nothing with a figure, a "not" or a condition.
    """
    flat = [low for sentence in olds for low in sentence.lows]
    fresh = [low for sentence in news for low in sentence.lows]
    joiners = sum(flat.count(word) - fresh.count(word) for word in _JOINERS)
    joiners += max(0, flat.count(",") - fresh.count(",")) // 2  # "insulin, a hormone, helps"
    lengths = [0, *(_echo(before, sentence, flat, known) for before, sentence in pairwise(news))]
    if joiners < 1:
        return
    for shorter in range(min(_TAIL, max(lengths))):  # "and may order" says "may" again as well
        left = joiners
        shown: list[str] = []
        lows: list[str] = []
        for sentence, whole in zip(news, lengths, strict=True):
            length = max(0, whole - shorter)
            if not left or not _is_subject(sentence, length, flat, known, terms):
                length = 0
            left -= length > 0
            shown += [*sentence.shown[length:], "\n"]
            lows += [*sentence.lows[length:], "\n"]
        yield read_tokens(shown, lows, known, terms)


def _echo(before: Sentence, sentence: Sentence, flat: list[str], known: Rules) -> int:
    """How many words at the start of a sentence say again what stands in the one before."""
    first, second = before.lows, sentence.lows
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same] and second[same][-1].isalnum():
        same += 1
    if same:
        return same
    skipped = 1 if second[0] in known.set("determiners") else 0
    ending = before.words()
    for length in range(min(_TAIL, len(ending), len(second) - skipped), 0, -1):
        run = second[skipped : skipped + length]
        if run == ending[-length:] and _goes_on(run, flat, known):
            return skipped + length
    return 0


def _goes_on(run: list[str], flat: list[str], known: Rules) -> bool:
    """Whether the original goes on after these words with "which"."""
    for at in range(len(flat) - len(run)):
        if flat[at : at + len(run)] == run:
            after = [low for low in flat[at + len(run) : at + len(run) + 2] if low != ","]
            if after and after[0] in known.set("relatives"):
                return True
    return False


def _is_subject(sentence: Sentence, length: int, flat: list[str], known: Rules, terms: Terms) -> bool:
    """Whether the first words only say again who does it; a "may" only where it held for the second verb."""
    ids = read_tokens(sentence.shown[:length], sentence.lows[:length], known, terms).ids
    if any(one.startswith("modal:") for one in ids):
        verbs = [verb for low, verb in pairwise(flat) if low in known.set("joints")]
        if all(verb in known.set("finite") or verb.endswith("s") for verb in verbs):
            return False
    return all(one.startswith(_SUBJECTS) for one in ids)


# Pronouns -----------------------------------------------------------------------------------------------


def unclear(
    old: Reading, new: Reading, olds: list[Sentence], news: list[Sentence], known: Rules
) -> list[str]:
    """Pronouns that the new text adds where it cannot be shown what they stand for, as reasons.

    A sentence may begin with "It" or "They" only if the sentence before begins with what that is, as the
    original shows: it went on with "which", or with "and" and the same verb.
    """
    found = []
    more = Counter(new.pronouns) - Counter(old.pronouns)
    openings = {sentence.words()[0] for sentence in olds}
    for number, sentence in enumerate(news):
        words = _after_lead_in(sentence.words(), known)
        first = words[0] if words else ""
        if first in known.set("fragments") and first not in openings and "?" not in sentence.lows:
            found.append(f"a sentence now begins with '{first.capitalize()}'")
        elif more[first] > 0:
            more[first] -= 1
            before = _after_lead_in(news[number - 1].words(), known) if number else []
            if not before or len(words) < 2 or not any(_is_clear(words, before, one, known) for one in olds):
                found.append(f"it is not clear what '{first.capitalize()}' stands for")
    inner = [word for word in more if more[word] > 0 and word in known.set("subjects")]
    if inner and _lost_a_repeated_word(old, new):
        found.append(f"it is not clear what '{inner[0]}' stands for")
    return found


def _after_lead_in(words: list[str], known: Rules) -> list[str]:
    start = 0
    while start < len(words) and words[start] in known.set("lead_ins"):
        start += 1
    return words[start:]


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
    if words[:3] == ["this", "is", "because"] and "because" in whole:
        return True
    if words[:2] == ["this", "means"] and ("meaning" in whole or ("which", "means") in pairwise(whole)):
        return True
    if pronoun not in known.set("subjects"):  # "this ulcer"
        return before[-1] == words[1] and _goes_on([words[1]], whole, known)
    opening = _after_lead_in(original.words(), known)
    if not opening or opening[0] != before[0]:
        return False
    return _went_on(before, original, pronoun, known) or _shared(before, words, original, known)


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
