"""Sentences say who acts.

What it does:
    Finds passive sentences that hide who has to act: "the dressing should be changed", with no "by". Only for
    what people do; what happens in the body, and states such as "is located", are left alone.

Why it matters:
    "The bandage must be changed every day" does not say whether the patient, the family or the nurse changes
    it. In a handout that can mean that nobody does.

Fails:
    # Care of your wound

    The bandage must be changed every day.

Passes:
    # Care of your wound

    Change the bandage every day. Stitches are taken out by your nurse.

What to do:
    Say who does it: "you", "your nurse", "we". If it is the reader, say what to do: "Change the bandage".

Source:
    Federal Plain Language Guidelines 2011, "Use active voice"; CDC Clear Communication Index, item 6; AHRQ
    PEMAT-P, item 5.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from handouts.checks._passage import Passage
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.records import dataclass
from handouts.resources import toml

RULE = "passive-voice"

_REACH = 10
"""How many words behind the participle "by" may stand to name who acts."""


@dataclass(frozen=True)
class _Words:
    """What the data file says for one language."""

    be: frozenset[str]
    duty: frozenset[str]
    modal: frozenset[str]
    acts: frozenset[str]
    only_duty: frozenset[str]
    only_modal: frozenset[str]
    demands: frozenset[str]
    after_you: frozenset[str]
    no_person_pairs: frozenset[str]
    set_phrases: frozenset[str]
    between: frozenset[str]
    no_person: frozenset[str]


@functools.cache
def _words(language: str) -> _Words | None:
    row = toml("passive.toml").get(language)
    if row is None:
        return None
    return _Words(
        **{name: frozenset(kept.split() if isinstance(kept, str) else kept) for name, kept in row.items()}
    )


@dataclass(frozen=True)
class _Passive:
    """A passive: its first word ("should"), its participle, and whether somebody has to do it."""

    passage: Passage
    first: int
    last: int
    duty: bool


def check(context: Context) -> Iterator[Finding]:
    """Find passive sentences that hide who acts; each verb once."""
    words = _words(context.language)
    if words is None:
        return
    found: dict[str, list[_Passive]] = {}
    for passage, place in context.index.uses(words.be):
        if passage.kind in ("title", "heading", "label", "term", "caption"):
            continue
        passive = _passive(passage, place, words)
        if passive:
            found.setdefault(passage.tokens[passive.last], []).append(passive)
    for uses in found.values():
        yield _finding(next((use for use in uses if use.duty), uses[0]), len(uses))


def _passive(passage: Passage, place: int, words: _Words) -> _Passive | None:
    """The passive that the form of "to be" at `place` makes, if it is one that hides who acts."""
    tokens = passage.tokens
    last = place + 1
    while last < len(tokens) and last - place < 4 and _may_stand_between(tokens[last], words):
        last += 1
    if last >= len(tokens) or not _is_act(tokens[last], words) or not passage.joined(place, last):
        return None
    first, duty, modal = _front(passage, place, words)
    if tokens[last] in words.only_duty and not duty:
        return None
    if tokens[last] in words.only_modal and not (duty or modal or tokens[place] in ("was", "were")):
        return None
    if tokens[last] == "done" and not duty and (last + 1 == len(tokens) or passage.gaps[last + 1] != " "):
        return None  # "when it is done": finished
    opens = not first or any(stop in passage.gaps[first] for stop in ".;:!?•")
    subject = "" if opens else tokens[first - 1]
    if not duty and not modal and tokens[place] != "being" and (opens or subject in words.after_you):
        return None
    behind = tokens[last : last + 3]
    if " ".join(behind[:2]) in words.set_phrases or " ".join(behind) in words.set_phrases:
        return None
    if _says_who(passage, last, words) or _asks(passage, last):
        return None
    return _Passive(passage, first, last, duty)


def _is_act(word: str, words: _Words) -> bool:
    return word in words.acts or word in words.only_duty or word in words.only_modal


def _may_stand_between(word: str, words: _Words) -> bool:
    return word in words.between or (word.endswith("ly") and not _is_act(word, words))


def _front(passage: Passage, place: int, words: _Words) -> tuple[int, bool, bool]:
    """Where the verb starts, whether it is a duty ("has to be"), and whether it has any modal ("may be")."""
    tokens = passage.tokens
    first, duty, modal = place, False, False
    if tokens[place] in ("be", "been", "being"):
        while first and place - first < 5 and passage.joined(first - 1, first):
            word = tokens[first - 1]
            if word in words.duty and tokens[place] == "be":
                duty = (
                    duty or word not in ("has", "have", "had", "need", "needs") or "to" in tokens[first:place]
                )
            elif word in words.modal:
                modal = True
            elif word.endswith("'ll"):
                return first - 1, duty, True
            elif not (
                word in ("to", "has", "have", "had", "is", "are", "was", "were", "going", "it's")
                or _may_stand_between(word, words)
            ):
                break
            first -= 1
        if tokens[place] == "be" and not (duty or modal):
            duty = not words.demands.isdisjoint(tokens[max(0, first - 8) : first])
    return first, duty, modal


def _says_who(passage: Passage, last: int, words: _Words) -> bool:
    """Whether "by" and somebody follow in the same clause."""
    tokens = passage.tokens
    for number in range(last + 1, min(last + _REACH, len(tokens))):
        if any(stop in passage.gaps[number] for stop in ".;:!?"):
            return False
        if tokens[number] == "by" and number + 1 < len(tokens):
            after = tokens[number + 1]
            pair = " ".join(tokens[number + 1 : number + 3])
            return not (
                pair in words.no_person_pairs
                or after in words.no_person
                or after.endswith("ing")
                or after[:1].isdigit()
            )
    return False


def _asks(passage: Passage, last: int) -> bool:
    """Whether the sentence is a question."""
    _, end = passage.sentence_at(passage.span(last, last)[0])
    return passage.text[:end].rstrip('"”’) ').endswith("?")


def _finding(use: _Passive, times: int) -> Finding:
    passage = use.passage
    start, end = passage.span(use.first, use.last)
    often = f" So it is with '{passage.tokens[use.last]}' {times} times." if times > 1 else ""
    message = f"It is not said who does it: '{passage.text[start:end]}'.{often}"
    fix = (
        "Say who does it: 'you', 'your nurse', 'we'. If it is the reader, say what to do."
        if use.duty
        else "If it matters who does it, say so: 'your doctor', 'we', 'you'."
    )
    severity = Severity.WARNING if use.duty else Severity.REVIEW
    return passage.finding(RULE, severity, message, fix, start=start, end=end)
