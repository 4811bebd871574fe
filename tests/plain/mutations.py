"""Sentences with one fact changed, to see whether the guard notices.

    python -m tests.plain.mutations FILE...

reads articles (text, Markdown) and tables (CSV) and prints, for each kind of change, the share that is caught.
"""

from __future__ import annotations

import csv
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from handouts.plain.guard import violations
from handouts.readability.sentences import sentences

Change = Callable[[str, random.Random], Iterator[str]]


def _each(text: str, pattern: str, make: Callable[[re.Match[str]], str]) -> Iterator[str]:
    """The text with one match of a pattern changed, for every match."""
    for match in re.finditer(pattern, text, re.IGNORECASE):
        new = make(match)
        changed = text[: match.start()] + new + text[match.end() :]
        if changed.split() != text.split():
            yield changed


def _swaps(*groups: str) -> Change:
    """Each word of a group put in the place of another."""
    others: dict[str, list[str]] = {}
    for group in groups:
        words = group.split(", ")
        for word in words:
            others[word] = [other for other in words if other != word]
    pattern = r"\b(?:" + "|".join(sorted(map(re.escape, others), key=len, reverse=True)) + r")\b(?!['’])"

    def change(text: str, chance: random.Random) -> Iterator[str]:
        return _each(text, pattern, lambda match: chance.choice(others[match[0].lower()]))

    return change


def _drops(words: str) -> Change:
    pattern = r"(?:(?<=\s)|^)(?:" + "|".join(map(re.escape, words.split(", "))) + r")\s"

    def change(text: str, chance: random.Random) -> Iterator[str]:
        return _each(text, pattern, lambda match: "")

    return change


def _digit(text: str, chance: random.Random) -> Iterator[str]:
    return _each(text, r"\d", lambda match: chance.choice([d for d in "123456789" if d != match[0]]))


def _digit_gone(text: str, chance: random.Random) -> Iterator[str]:
    return _each(text, r"\d", lambda match: "")


def _number_words(text: str, chance: random.Random) -> Iterator[str]:
    words = "two, three, four, five, six, seven, eight, nine, ten, twelve, twenty".split(", ")
    pattern = r"\b(?:" + "|".join(words) + r")\b"
    return _each(text, pattern, lambda match: chance.choice([w for w in words if w != match[0].lower()]))


def _two_numbers(text: str, chance: random.Random) -> Iterator[str]:
    found = list(re.finditer(r"(?<![\w.,/])\d+(?:[.,/]\d+)*(?![\w]|[.,/]\d)", text))
    for first, second in zip(found, found[1:], strict=False):
        if first[0].replace(",", "") != second[0].replace(",", ""):
            between = text[first.end() : second.start()]
            yield text[: first.start()] + second[0] + between + first[0] + text[second.end() :]


def _limit(text: str, chance: random.Random) -> Iterator[str]:
    limits = "at least, up to, more than, less than, about, no more than, almost".split(", ")
    pattern = r"\b(?:" + "|".join(limits) + r")(?= (?:\d|two|three|four|five|six|half|a|an|one)\b)"
    return _each(
        text, pattern, lambda match: chance.choice([word for word in limits if word != match[0].lower()])
    )


def _not_added(text: str, chance: random.Random) -> Iterator[str]:
    return _each(
        text, r"\b(?:is|are|can|may|will|should|must|was|were)\b(?! not)", lambda match: match[0] + " not"
    )


def _drug(text: str, chance: random.Random) -> Iterator[str]:
    names = "warfarin, aspirin, ibuprofen, naproxen, metformin, insulin, ketamine, heparin, prednisone, lisinopril"
    return _swaps(names)(text, chance)


CHANGES: dict[str, Change] = {
    "a digit changed": _digit,
    "a digit gone": _digit_gone,
    "a number word changed": _number_words,
    "two figures swapped": _two_numbers,
    "a unit changed": _swaps(
        "mg, mcg, g, ml, kg",
        "minutes, hours, days, weeks, months, years",
        "minute, hour, day, week, month, year",
        "tablet, capsule, teaspoon",
        "percent, points",
    ),  # fmt: skip
    "a denial gone": _drops(
        "not, no, never, without, cannot, avoid, stop, don't, doesn't, isn't, aren't, don’t, can’t"
    ),
    "a denial added": _not_added,
    "a drug changed": _drug,
    "a limit changed": _limit,
    "a modal changed": _swaps("may, can, could, should, must, will, would, might"),
    "a modal gone": _drops("may, could, should, must, might, can, will"),
    "a hedge changed": _swaps("often, usually, sometimes, rarely, always, likely, possibly, commonly"),
    "a hedge gone": _drops("often, usually, sometimes, rarely, likely, possibly, typically, generally"),
    "a condition changed": _swaps("if, unless, until, before, after, when, while, because"),
    "a condition gone": _drops("only, unless, except, until"),
    "a side, level or time changed": _swaps(
        "left, right",
        "higher, lower",
        "high, low",
        "increase, decrease",
        "increases, decreases",
        "increased, decreased",
        "morning, evening, night",
        "daily, weekly, monthly",
        "acute, chronic",
        "benign, malignant",
        "better, worse",
        "mild, severe",
        "hyperglycemia, hypoglycemia",
        "hypertension, hypotension",
        "positive, negative",
        "more, less",
    ),  # fmt: skip
    "who changed": _swaps(
        "doctor, nurse, patient, pharmacist",
        "doctors, nurses, patients",
        "children, adults, infants",
        "women, men",
        "you, they, we",
        "mother, father",
    ),  # fmt: skip
    "how many changed": _swaps("all, some, most, many, few, several", "every, some", "both, either"),
    "and, or": _swaps("and, or"),
    "cause changed": _swaps(
        "causes, prevents", "caused by, associated with", "linked to, caused by", "because, although"
    ),
    "the body changed": _swaps(
        "heart, lung, kidney, liver, brain", "hearts, lungs, kidneys", "arm, leg, hand, foot"
    ),
}


def mutations(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Every change of one fact in a sentence, with its kind."""
    for kind, change in CHANGES.items():
        for changed in change(text, chance):
            yield kind, changed


def passages(path: Path) -> Iterator[str]:
    """The sentences of a file."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        csv.field_size_limit(10**9)
        for row in csv.reader(raw.splitlines()):
            for cell in row:
                if len(cell.split()) > 4:
                    yield from sentences(cell)
        return
    for block in raw.split("\n"):
        yield from sentences(block)


def main(paths: list[str]) -> None:
    """Print the share of each kind that is caught, and with -v what is not."""
    verbose = "-v" in paths
    chance = random.Random(1)
    tried: dict[str, int] = defaultdict(int)
    missed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in paths:
        if name == "-v":
            continue
        for text in passages(Path(name)):
            for kind, changed in mutations(text, chance):
                tried[kind] += 1
                if not violations(text, changed):
                    missed[kind].append((text, changed))
    for kind, number in tried.items():
        share = 100 * (1 - len(missed[kind]) / number)
        print(f"{kind:32}{number:7}{share:8.2f} %")  # noqa: T201
        if verbose:
            for text, changed in missed[kind][:12]:
                print(f"    {text}\n    {changed}\n")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
