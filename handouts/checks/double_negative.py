"""A sentence says no only once.

What it does:
    Finds "not" with a word that says no itself ("not uncommon"), "not ... unless", "not ... without", "no
    fewer than" and the like.

Why it matters:
    The reader has to work out that two times no is yes. Someone who reads slowly, or is afraid, takes away
    the no.

Fails:
    # Side effects

    It is not uncommon to feel tired. Do not stop the drug unless your doctor tells you to.

Passes:
    # Side effects

    Many people feel tired. Stop the drug only if your doctor tells you to.

What to do:
    Say what is so, or what to do: "only if" in place of "not ... unless", "at least" in place of "no fewer
    than", "talk to us before you ..." in place of "do not ... without talking to us".

Source:
    Federal Plain Language Guidelines 2011, "Avoid double negatives and exceptions to exceptions".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from handouts.checks._passage import Passage
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.records import dataclass
from handouts.resources import toml

RULE = "double-negative"

WITHOUT_REACH = 9
"""How many words before "without" the "not" may stand."""

_STOP = re.compile(r"[.;:!?()]")
_COMMA = re.compile(r"[,.;:!?()—–]")


@dataclass(frozen=True)
class _Words:
    """What the data file says for one language."""

    no: frozenset[str]
    between: frozenset[str]
    breaks: frozenset[str]
    nothing: frozenset[str]
    no_un: tuple[str, ...]
    un_verbs: frozenset[str]
    opposites: Mapping[str, str]


@functools.cache
def _words(language: str) -> _Words | None:
    row = toml("negatives.toml").get(language)
    if row is None:
        return None
    no, between, breaks, nothing, un_verbs = (
        frozenset(row[name].split()) for name in ("not", "between", "breaks", "nothing", "un_verbs")
    )
    return _Words(no, between, breaks, nothing, tuple(row["no_un"].split()), un_verbs, row["opposites"])


def check(context: Context) -> Iterator[Finding]:
    """Find sentences that say no two times."""
    words = _words(context.language)
    if words is None:
        return
    taken: dict[Passage, list[tuple[int, int]]] = {}
    for passage, found in context.phrases("negatives.toml", "phrases"):
        taken.setdefault(passage, []).append((found.first, found.last))
        yield _finding(passage, found.first, found.last, f"Say '{found.entry}', if that is what you mean.")
    for passage, first, last, fix, severity in (
        *_words_that_say_no(context, words),
        *_exceptions(context, words),
    ):
        if not any(start <= last and first <= end for start, end in taken.get(passage, ())):
            yield _finding(passage, first, last, fix, severity)


def _words_that_say_no(context: Context, words: _Words) -> Iterator[tuple[Passage, int, int, str, Severity]]:
    places = context.index.places
    say_no = {word for word in places if word.startswith("un") and _is_negative(word, words)}
    for passage, last in context.index.uses(say_no | (words.opposites.keys() & places.keys())):
        tokens = passage.tokens
        first = last - 1
        while first > 0 and last - first < 4 and tokens[first] in words.between:
            first -= 1
        if first < 0 or not passage.joined(first, last):
            continue
        no = tokens[first]
        if no not in words.no or no in ("no", "nobody", "none") or tokens[first - 1 : first] == ["or"]:
            continue
        opposite = words.opposites.get(tokens[last], tokens[last].removeprefix("un"))
        fix = f"Say '{opposite}', if that is what you mean."
        yield passage, first, last, fix, Severity.WARNING

    for passage, last in context.index.uses(words.nothing):
        first = last - 2
        if first >= 0 and passage.tokens[first] in words.no and passage.joined(first, last):
            yield passage, first, last, "Say no once: 'nothing', or 'not ... anything'.", Severity.WARNING


def _is_negative(word: str, words: _Words) -> bool:
    """Whether a word in "un" says no: "unbearable", not "under" and not "undress"."""
    if word.startswith(("unin", "unim")):
        return True
    return len(word) > 4 and not word.startswith(words.no_un) and word not in words.un_verbs


def _exceptions(context: Context, words: _Words) -> Iterator[tuple[Passage, int, int, str, Severity]]:
    """Exceptions from a "not": "not ... unless" in one sentence, "not ... without" in one clause."""
    for passage, place in context.index.uses({"unless"}):
        no = _before(passage, place, words) if place else None
        if no is not None:
            fix = "Say when to do it: 'only if ...'."
            yield passage, no, place, fix, Severity.WARNING
    for passage, place in context.index.uses({"without"}):
        if passage.tokens[place - 1 : place] == ["or"]:
            continue
        no = _before(passage, place, words, reach=WITHOUT_REACH, clause=True)
        if no is not None:
            fix = "Say what is needed, or what to do first: 'Talk to us before you ...'."
            yield passage, no, place, fix, Severity.REVIEW


def _before(
    passage: Passage, place: int, words: _Words, *, reach: int = 30, clause: bool = False
) -> int | None:
    """The "not" that stands before a word in its sentence, or in its clause."""
    tokens, gaps = passage.tokens, passage.gaps
    stop = _COMMA if clause else _STOP
    for number in range(place - 1, max(-1, place - 1 - reach), -1):
        if stop.search(gaps[number + 1]):
            return None
        word = tokens[number]
        if clause and word in words.breaks:
            return None
        if word in words.no:
            behind = tokens[number + 1]
            if behind in ("only", "just") or (
                word in ("no", "none", "nobody") and not clause and behind == "more"
            ):
                return None
            return None if clause and word in ("no", "none") and behind != "one" else number
    return None


def _finding(
    passage: Passage, first: int, last: int, fix: str, severity: Severity = Severity.WARNING
) -> Finding:
    start, end = passage.span(first, last)
    said = (
        passage.text[start:end]
        if last - first < 5
        else f"{passage.text[slice(*passage.span(first, first))]} ... {passage.tokens[last]}"
    )
    return passage.finding(RULE, severity, f"This says no two times: '{said}'.", fix, start=start, end=end)
