"""Clauses that a split made sentences: whether what stood before them still holds for them.

"It can swell, causing pain" may become "It can swell. This can cause pain", but "It does not swell, causing
pain" may not become two sentences: nobody can tell what "This" would be.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.plain.guard._reader import read_tokens
from handouts.plain.guard._rules import Rules
from handouts.plain.guard._splits import Sentence
from handouts.plain.guard._tokens import stem

_PENDING = (
    *("condition:if", "condition:only", "condition:even if", "condition:unless", "condition:until"),
    *("condition:whether", "condition:as long as", "condition:assuming", "condition:in case"),
    *("condition:otherwise", "condition:except", "hedge:believe", "hedge:suggest", "question:"),
)
"""What keeps all that follows it from being a plain statement."""

_UNSURE = ("modal:may", "modal:might", "modal:can", "modal:could")
_REACH = 9
_SWAPPED = _MATCH = 4
"""A clause and the sentence made of it share a word among so many."""


def follows(words: list[str], before: list[str], original: Sentence, known: Rules) -> bool:
    """Whether "This causes pain" was ", which causes pain" or ", causing pain" about a plain statement.

    Args:
        words: The sentence that begins with "this" or "these".
        before: The sentence before it.
        original: A sentence of the original.
        known: The rules of the language.
    """
    if not before:
        return False
    for at, verb, is_which in _joints(original.lows, known):
        if not _matches(words, original.lows[verb:], known):
            continue
        front = original.lows[:at]
        ids = read_tokens(front, front, known, {}).ids
        said = set(words[1 : 1 + _MATCH])
        if not is_plain(ids, front, known) or any(one.startswith("negation:") for one in ids):
            continue
        modals = {one for one in ids if one.startswith("modal:")}
        if is_which:
            sure = said.isdisjoint(known.set("be")) and said.isdisjoint(known.set("perhaps"))
            if modals.intersection(_UNSURE) and sure:
                continue
            if _blames(front, said, known) or (
                words[0] == "these" and not (_is_plural(front, known) and words[1] in known.set("be"))
            ):
                continue
            return True
        if words[0] == "this" and _says_again(modals, words, known):
            return True
    return False


def is_plain(ids: list[str], front: list[str], known: Rules) -> bool:
    """Whether words state something: no condition is open, and nobody only says or believes it."""
    return not any(one.startswith(_PENDING) for one in ids) and known.set("reporting").isdisjoint(front)


def _joints(lows: list[str], known: Rules) -> Iterator[tuple[int, int, bool]]:
    """Where ", which" and ", ...ing" stand: the comma, the verb, and whether it is "which"."""
    for at in range(1, len(lows) - 2):
        if lows[at] != ",":
            continue
        if lows[at + 1] == "which":
            verb = at + 2
            while verb < len(lows) - 1 and (
                lows[verb].endswith("ly") or lows[verb] in known.set("in_passing")
            ):
                verb += 1
            yield at, verb, True
        else:
            verb = at + 1 + (lows[at + 1] == "thereby")
            if lows[verb].endswith("ing"):
                yield at, verb, False


def _matches(words: list[str], rest: list[str], known: Rules) -> bool:
    """Whether a sentence says what a clause says, from its verb on; a word of it may have been swapped."""
    skipped = known.set("in_passing") | known.set("perhaps") | {"has"}
    said = [word for word in words[1:] if word not in skipped and not word.endswith("ly")]
    left = [low for low in rest if low not in skipped]
    if not said or not left:
        return False
    forms = dict(pair.split("=") for pair in known.set("past_forms"))
    verb = forms.get(said[0], said[0])
    if stem(verb) == stem(left[0]) or verb == left[0]:
        return True
    end = left.index(",") if "," in left else len(left)
    content = [low for low in left[1 : min(end, _REACH)] if low not in known.set("words")]
    return not set(content).isdisjoint(said[1 : _MATCH + 1])


def _says_again(modals: set[str], words: list[str], known: Rules) -> bool:
    """Whether an "-ing" is as sure as its statement: "can block it, causing" goes on with "can cause"."""
    again = {one for one in read_tokens(words[:3], words[:3], known, {}).ids if one.startswith("modal:")}
    return modals == again and modals <= {*_UNSURE, "modal:will"}


def _blames(front: list[str], said: set[str], known: Rules) -> bool:
    """Whether "This" would blame what fights a thing for what the thing does."""
    return not known.set("fights").isdisjoint(front) and not known.set("harms").isdisjoint(said)


def _is_plural(front: list[str], known: Rules) -> bool:
    last = front[-1]
    if last.endswith("s") and not last.endswith(("ss", "us", "is")):
        return True
    return last in known.set("plurals") or "and" in front[-6:]


# What kind of thing something is ------------------------------------------------------------------------


def is_kind(words: list[str], before: list[str], original: Sentence, known: Rules) -> bool:
    """Whether "X is a Y that does Z" became "X is a Y. It does Z": a definition, and no more than that.

    Args:
        words: The sentence that begins with a pronoun or "this".
        before: The sentence before it.
        original: A sentence of the original.
        known: The rules of the language.
    """
    be = next((at for at, word in enumerate(before) if word in ("is", "are")), 0)
    if (
        not be
        or before[0] in ("there", "it", "what")
        or (words[0], before[be]) in (("it", "are"), ("they", "is"))
    ):
        return False
    middle = before[be + 1 :]
    if middle[:1] == ["also"]:
        middle = middle[1:]
    bare = before[be] == "is" and middle[:1] not in (["a"], ["an"])
    if bare and (before[0] in known.set("determiners") or not known.set("words").isdisjoint(middle)):
        return False
    ids = read_tokens(before, before, known, {}).ids
    if any(one.startswith(("negation:", "modal:", "quantity:any", *_PENDING)) for one in ids) or not is_plain(
        ids, before, known
    ):
        return False
    if not known.set("subordinators").isdisjoint(before) or "only" in before or "one" in middle:
        return False
    for at, word in enumerate(middle):
        if word in known.set("prepositions") and (word != "of" or middle[at - 1] not in known.set("kinds")):
            return False
    lows = [low for low in original.lows if low[-1].isalnum()]
    rest = words[2:] if words[0] in ("this", "these") else words[1:]
    for at in range(be + 1, len(lows) - 1):
        if lows[at] in known.set("relatives") and _goes_on(rest, lows[at + 1 :], known):
            return True
        swapped = lows[at - 1] not in before and before[-1] not in lows  # "a condition" became "a problem"
        if lows[at - 1] != before[-1] and not swapped:
            continue
        if lows[at].endswith(("ed", "en", "made", "spread")) and rest[:2] == [before[be], lows[at]]:
            return True  # "a disease caused by"
        if lows[at].endswith("ing") and rest and stem(rest[0]) == stem(lows[at]):
            return True  # "a disease affecting"
        if lows[at : at + 2] == ["in", "which"] and words[0] == "in" and words[2:3] == [before[-1]]:
            return True
    return False


def _goes_on(rest: list[str], lows: list[str], known: Rules) -> bool:
    """Whether two rows of words begin alike; the verb may be another: "occurs when", "happens when"."""
    if rest[:1] == lows[:1]:
        return True
    alike = set(rest[1:_SWAPPED]).intersection(lows[1 : _SWAPPED + 2])
    return (len(rest) > 1 and rest[1:2] == lows[1:2]) or bool(alike - known.set("words"))


def is_called(noun: str, lows: list[str]) -> bool:
    """Whether "This condition is called" was ", a condition called"."""
    return any(
        lows[at : at + 4] in ([",", "a", noun, "called"], [",", "an", noun, "called"])
        for at in range(len(lows))
    )


# Reasons ------------------------------------------------------------------------------------------------


def is_reason(original: Sentence, known: Rules) -> bool:
    """Whether what stands before a "because" holds as it stands, so that the reason may be told after it.

    "It often hurts because", "do not stop because" and "only because" say something of the reason itself.
    What stands before a semicolon is a statement of its own.
    """
    lows = original.lows
    for at in (at for at, low in enumerate(lows) if low == "because" and at):
        front = lows[: at - (lows[at - 1] == ",")]
        front = front[len(front) - front[::-1].index(";") :] if ";" in front[:-1] else front
        ids = read_tokens(front, front, known, {}).ids
        fronted = front[0] in ("if", "when") and "," in front
        pending = [one for one in ids if one.startswith(_PENDING)]
        if len(pending) > (fronted and front[0] == "if") or not known.set("reporting").isdisjoint(front):
            continue
        if any(one.startswith(("negation:", "hedge:", *_UNSURE)) for one in ids):
            continue
        if known.set("doubting").isdisjoint(front):
            return True
    return False


def turned(olds: list[Sentence], news: list[Sentence], known: Rules) -> dict[str, int]:
    """Facts that may be gone because a word at the start of the next sentence says them.

    "Because A, B" may be "A. So B", and "While A, B" may be "A. But B" where "while" cannot tell a time.
    """
    found: dict[str, int] = {}
    starts = [sentence.words()[0] for sentence in news]
    for sentence in olds:
        first = next((low for low in sentence.words() if low not in known.set("lead_ins")), "")
        words = sentence.words()
        if first == "because" and "so" in starts[1:] and words[words.index("because") + 1] != "of":
            found["cause:caused by"] = 1
        if "while" in words and "but" in starts[1:] and _weighs(sentence.lows, known):
            found["condition:while"] = 1
    return found


def _weighs(lows: list[str], known: Rules) -> bool:
    """Whether "while" weighs one thing against another: "while most get well", "while it can be hard"."""
    at = lows.index("while")
    end = next((number for number in range(at, len(lows)) if lows[number] in ",."), len(lows))
    clause = lows[at + 1 : end]
    if not known.set("persons").isdisjoint(clause) or any(low.endswith("ing") for low in clause[:3]):
        return False
    if at and lows[at - 1] == ",":  # "in men it is long, while in women it is short"
        return clause[0] in known.set("others") and (lows[0] == clause[0] or lows[0] in known.set("others"))
    can = not (known.set("perhaps") | known.set("offering")).isdisjoint(clause)
    judged = any(low in known.set("weighing") and clause[number - 1] in known.set("be")
                 for number, low in enumerate(clause) if number)  # fmt: skip
    return can or clause[0] in known.set("others") - {"in", "for"} or judged


# Said again ---------------------------------------------------------------------------------------------


def without_repeated(olds: list[Sentence], news: list[Sentence], known: Rules) -> list[Sentence]:
    """The new sentences without a "can" ("This can cause") that is the one of the statement before."""
    made = []
    for number, sentence in enumerate(news):
        words = sentence.words()
        if number and words[0] == "this" and words[1:2] and words[1] in known.set("perhaps"):
            before = news[number - 1].words()
            if any(follows(words, before, one, known) and not _has_which(words, one, known) for one in olds):
                at = sentence.lows.index(words[1])
                made.append(sentence.without(at, at + 1))
                continue
        made.append(sentence)
    return made


def _has_which(words: list[str], original: Sentence, known: Rules) -> bool:
    """Whether the sentence was a clause with "which", which has its own "can"."""
    return any(
        is_which and _matches(words, original.lows[verb:], known)
        for _, verb, is_which in _joints(original.lows, known)
    )
