"""Sentences with one fact changed, to see whether the guard notices.

`python -m tests.plain.mutations [-v] FILE...` reads articles (text, Markdown) and tables (CSV) and prints for
each kind of change how many were tried and the share that is caught; with -v also some that are not.
"""

from __future__ import annotations

import csv
import itertools
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from handouts.plain.guard import violations
from handouts.readability.sentences import sentences

SWAPS = {
    "a unit": [
        "mg mcg g ml kg",
        "minutes hours days weeks months years",
        "minute hour day week month year",
        "tablet capsule teaspoon",
        "percent points",
    ],
    "a number in words": ["two three four five six seven eight nine ten twelve twenty"],
    "a drug": [
        "warfarin aspirin ibuprofen naproxen metformin insulin ketamine heparin prednisone lisinopril"
    ],
    "a modal": ["may can could should must will would"],
    "a hedge": ["often usually sometimes rarely always likely possibly commonly"],
    "a condition": ["if unless until before after when while because"],
    "a side, level, time": [
        *("left right", "higher lower", "high low", "increase decrease", "increases decreases", "more less"),
        *("increased decreased", "morning evening night", "daily weekly monthly", "acute chronic"),
        *("benign malignant", "better worse", "mild severe", "positive negative"),
        *("hyperglycemia hypoglycemia", "hypertension hypotension"),
    ],
    "who": [
        *("doctor nurse patient pharmacist", "doctors nurses patients", "children adults infants"),
        *("women men", "you they we", "mother father"),
    ],
    "how many": ["all some most many few several", "every some", "both either"],
    "and, or": ["and or"],
    "what causes what": ["causes prevents", "because although"],
    "a part of the body": ["heart lung kidney liver brain", "hearts lungs kidneys", "arm leg hand foot"],
}
"""One word of a group is put in the place of another."""

DROPS = {
    "a denial": "not no never without cannot avoid stop don't doesn't isn't aren't don’t can’t",
    "a modal": "may could should must might can will",
    "a hedge": "often usually sometimes rarely likely possibly typically generally",
    "a condition": "only unless except until",
}
"""Words that are left out."""

LIMITS = ["at least", "up to", "more than", "less than", "about", "no more than", "almost"]


def mutations(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Every change of one fact in a sentence, with its kind."""
    for kind, groups in SWAPS.items():
        for group in groups:
            yield from _swapped(text, f"{kind} swapped", group.split(), chance)
    for kind, words in DROPS.items():
        pattern = rf"(?:(?<=\s)|^)(?:{'|'.join(words.split())})\s"
        yield from _each(text, f"{kind} gone", pattern, lambda match: [""], chance)
    yield from _each(text, "a digit changed", r"\d", lambda match: [*"123456789"], chance)
    yield from _each(text, "a digit gone", r"\d", lambda match: [""], chance)
    yield from _swapped(
        text, "a limit swapped", LIMITS, chance, before=r"(?= (?:\d|two|three|four|half|a|an)\b)"
    )
    verbs = r"\b(?:is|are|can|may|will|should|must|was|were)\b(?! not)"
    yield from _each(text, "a denial added", verbs, lambda match: [f"{match[0]} not"], chance)
    figures = list(re.finditer(r"(?<![\w.,/])\d+(?:[.,/]\d+)*(?![\w]|[.,/]\d)", text))
    for first, second in itertools.pairwise(figures):
        if first[0].replace(",", "") != second[0].replace(",", ""):
            between = text[first.end() : second.start()]
            turned = text[: first.start()] + second[0] + between + first[0] + text[second.end() :]
            yield "two figures swapped", turned


def _swapped(
    text: str, kind: str, words: list[str], chance: random.Random, *, before: str = r"\b(?!['’-])"
) -> Iterator[tuple[str, str]]:
    pattern = rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))}){before}"
    return _each(text, kind, pattern, lambda match: words, chance)


def _each(
    text: str, kind: str, pattern: str, choices: Callable[[re.Match[str]], list[str]], chance: random.Random
) -> Iterator[tuple[str, str]]:
    """The text with one match of a pattern changed, for every match."""
    for match in re.finditer(pattern, text, re.IGNORECASE):
        others = [choice for choice in choices(match) if choice != match[0].lower()]
        changed = text[: match.start()] + chance.choice(others) + text[match.end() :]
        if changed.split() != text.split():
            yield kind, changed


def passages(path: Path) -> Iterator[str]:
    """The sentences of a file."""
    text = path.read_text(encoding="utf-8")
    blocks = text.split("\n")
    if path.suffix == ".csv":
        csv.field_size_limit(10**9)
        blocks = [cell for row in csv.reader(text.splitlines()) for cell in row if len(cell.split()) > 4]
    for block in blocks:
        yield from sentences(block)


def main(arguments: list[str]) -> None:
    """Print the share of each kind that is caught."""
    chance = random.Random(1)
    tried: Counter[str] = Counter()
    missed: dict[str, list[str]] = defaultdict(list)
    for path in arguments:
        for text in passages(Path(path)) if path != "-v" else ():
            for kind, changed in mutations(text, chance):
                tried[kind] += 1
                if not violations(text, changed):
                    missed[kind].append(f"    {text}\n    {changed}\n")
    for kind, number in sorted(tried.items()):
        print(f"{kind:32}{number:8}{100 * (1 - len(missed[kind]) / number):9.2f} %")  # noqa: T201
        if "-v" in arguments:
            print("\n".join(missed[kind][:12]))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
