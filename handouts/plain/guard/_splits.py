"""What a split leaves behind: a subject that is said again, a half that is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from handouts.plain.guard._reader import read_tokens
from handouts.plain.guard._reading import Reading, Terms
from handouts.plain.guard._rules import Rules
from handouts.plain.guard._tokens import stem, tokens
from handouts.records import dataclass

_SUBJECTS = ("actor:", "drug:", "protected:", "class:", "body:", "code:", "modal:", "change:", ":",
             "growth:", "quantity:every", "quantity:all")  # fmt: skip
"""What a subject that is said again may hold; "some" and "many" could be others the second time."""

_JOINERS = ("and", "but", "which", "who", "that", ";", "(", "—", "–")
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

    def without(self, first: int, end: int) -> Sentence:
        """The sentence without some of its words and marks."""
        return Sentence(
            self.text, [*self.shown[:first], *self.shown[end:]], [*self.lows[:first], *self.lows[end:]]
        )

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


def joined_reading(
    sentences: Sequence[Sentence], extra: list[tuple[str, str]], known: Rules, terms: Terms
) -> Reading:
    """Sentences read as one text, with the quotes and question marks that it has as a whole."""
    shown = [word for sentence in sentences for word in (*sentence.shown, "\n")]
    lows = [low for sentence in sentences for low in (*sentence.lows, "\n")]
    reading = read_tokens(shown, lows, known, terms)
    reading.extra = extra
    return reading


def after_lead_in(words: list[str], known: Rules) -> list[str]:
    """The words of a sentence after "But", "So" and the like."""
    start = 0
    while start < len(words) and words[start] in known.set("lead_ins"):
        start += 1
    return words[start:]


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
) -> Iterator[list[Sentence]]:
    """The new sentences without the subjects that a split had to say again, the longest first.

    Either both sentences begin alike because ", and" parted one subject's two verbs ("Your doctor may check
    it. Your doctor may treat it."), or the second begins with what "which" stood for ("It can cause ulcers.
    Ulcers are ..."). Only a subject is passed over: nothing with a figure, a "not" or a condition.
    """
    flat = [low for sentence in olds for low in sentence.lows]
    fresh = [low for sentence in news for low in sentence.lows]
    joiners = sum(flat.count(word) - fresh.count(word) for word in _JOINERS)
    joiners += max(0, flat.count(",") - fresh.count(",")) // 2  # "insulin, a hormone, helps"
    joiners += (
        max(0, _apposed(flat) - _apposed(fresh)) if joiners < 1 else 0
    )  # "made in the pancreas, an organ"
    lengths = [0, *(_echo(before, sentence, flat, known) for before, sentence in pairwise(news))]
    if joiners < 1:
        return
    for shorter in range(min(_TAIL, max(lengths))):  # "and may order" says "may" again as well
        left = joiners
        fewer = []
        for sentence, whole in zip(news, lengths, strict=True):
            length = max(0, whole - shorter)
            if not left or not _is_subject(sentence, length, flat, known, terms):
                length = 0
            left -= length > 0
            fewer.append(sentence.without(0, length))
        yield fewer


def _echo(before: Sentence, sentence: Sentence, flat: list[str], known: Rules) -> int:
    """How many words at the start of a sentence say again what stands in the one before."""
    first, second = before.lows, sentence.lows
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same] and second[same][-1].isalnum():
        same += 1
    if same and not is_of_other(second[: same + 1], flat, known):
        return same
    skipped = 1 if second[0] in known.set("determiners") else 0
    ending = before.words()
    for length in range(min(_TAIL, len(ending), len(second) - skipped), 0, -1):
        run = second[skipped : skipped + length]
        if run != ending[-length:]:
            continue
        if goes_on(run, flat, known) or _is_apposed(run, second[skipped + length :], flat):
            return skipped + length
    return 0


def is_of_other(words: list[str], flat: list[str], known: Rules) -> bool:
    """Whether one of the words has another subject than those before it: the noun in front of a "which".

    "The kidneys send it to the bladder, which stores it" does not say that the kidneys store it.
    """
    skipped = known.set("in_passing") | known.set("perhaps") | {","}
    starts = 1 if words[0] in known.set("determiners") else 0
    for number in range(starts + 1, len(words)):
        run, verb = words[starts:number], stem(words[number])
        for at in (at for at, low in enumerate(flat) if stem(low) == verb):
            before = [low for low in flat[:at] if low not in skipped]
            other = bool(before) and before[-1] in known.set("relatives") and before[-1] not in run
            if other and before[-1 - len(run) : -1] != run:
                return True
    return False


def _apposed(lows: list[str]) -> int:
    """How many times a comma and "a" follow each other."""
    return sum(pair in ((",", "a"), (",", "an")) for pair in pairwise(lows))


def _is_apposed(run: list[str], rest: list[str], flat: list[str]) -> bool:
    """Whether "the pancreas, an organ" became "the pancreas. The pancreas is an organ"."""
    if rest[:1] != ["is"] or rest[1:2] not in (["a"], ["an"]):
        return False
    apposed = [*run, ",", *rest[1:3]]
    return any(flat[at : at + len(apposed)] == apposed for at in range(len(flat)))


def goes_on(run: list[str], flat: list[str], known: Rules) -> bool:
    """Whether the original goes on after these words with "which"."""
    for at in range(len(flat) - len(run)):
        if flat[at : at + len(run)] == run:
            after = [low for low in flat[at + len(run) : at + len(run) + 3] if low != ","]
            if after and after[0] in known.set("relatives") and after[1:2] not in (["means"], ["meant"]):
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
