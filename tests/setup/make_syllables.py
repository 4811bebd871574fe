"""Make `handouts/data/syllables.toml` from the CMU Pronouncing Dictionary.

Usage: python tests/setup/make_syllables.py DICTIONARY

DICTIONARY holds one word a line: the word, white space, its sounds ("metal  M EH1 T AH0 L"), or the same in
JavaScript, as `index.js` of the npm package has it. A number in brackets after a word marks a further way to
say it, and is passed over: textstat takes the first.

Two things come out. Rules say how many syllables a run of vowels makes, given the letters around it; they
were counted from the dictionary, and serve words that it does not have. The words that the rules get wrong
are listed with the error, so that rules and list together are right for every word of the dictionary.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from handouts.readability import syllables as runtime
from handouts.resources import toml

TARGET = Path(__file__).parents[2] / "handouts" / "data" / "syllables.toml"
ROUNDS = 5
"""How often the guess which vowels make which syllables is made again from the counts of the last guess."""

SUPPORT = 2
"""A rule is kept if it mends at least so many runs of vowels more than it breaks."""

WORD = re.compile(r"[a-z]+(?:'(?:[tsd]|ve|ll|re)[a-z]*)?")


def dictionary(path: Path) -> dict[str, int]:
    """Words that textstat can ask for, and their syllables."""
    counts: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        plain = line.partition("#")[0].replace('": "', " ").strip(' \t",').replace("\t", " ")
        word, _, sounds = plain.partition(" ")
        number = sum(sound[-1].isdigit() for sound in sounds.split())
        if WORD.fullmatch(word) and number:
            counts.setdefault(word, number)
    return counts


Share = dict[int, float]


def first_guess(context: runtime.Context) -> Share:
    """What one would say of a run of vowels before seeing any word."""
    if context.group == "e" and context.after[0] == "$":
        return {0: 0.9, 1: 0.1}
    if len(context.group) == 1:
        return {0: 0.04, 1: 0.94, 2: 0.02}
    return {0: 0.01, 1: 0.79, 2: 0.19, 3: 0.01}


def divide(shares: list[Share], total: int) -> list[int] | None:
    """The likeliest way to give `total` syllables to the runs of one word."""
    best: dict[int, tuple[float, list[int]]] = {0: (1.0, [])}
    for share in shares:
        further: dict[int, tuple[float, list[int]]] = {}
        for done, (chance, given) in best.items():
            for number, weight in share.items():
                reached = done + number
                if reached <= total and chance * weight > further.get(reached, (0.0, []))[0]:
                    further[reached] = (chance * weight, [*given, number])
        best = further
    return best[total][1] if total in best else None


def learn(counts: dict[str, int]) -> dict[str, int]:
    """The rules: key of a context -> syllables."""
    words = [(list(runtime.contexts(word)), number) for word, number in counts.items() if "'" not in word]
    words = [(contexts, number) for contexts, number in words if contexts]
    seen: dict[str, Counter[int]] = {}

    def share(context: runtime.Context) -> Share:
        guess = first_guess(context)
        for key in reversed(context.names()):  # from the most general
            counter = seen.get(key)
            if counter is None:
                continue
            whole = sum(counter.values())
            guess = {n: (counter[n] + 3 * guess.get(n, 0.001)) / (whole + 3) for n in range(4)}
        return guess

    given: list[tuple[list[runtime.Context], list[int]]] = []
    for _ in range(ROUNDS):
        given = []
        for contexts, number in words:
            parts = divide([share(context) for context in contexts], number)
            if parts:
                given.append((contexts, parts))
        counting: dict[str, Counter[int]] = defaultdict(Counter)
        for contexts, parts in given:
            for context, part in zip(contexts, parts, strict=True):
                for key in context.names():
                    counting[key][part] += 1
        seen = dict(counting)

    rules: dict[str, int] = {}
    levels = len(given[0][0][0].names())
    for level in reversed(range(levels)):
        gains: dict[str, Counter[int]] = defaultdict(Counter)
        for contexts, parts in given:
            for context, part in zip(contexts, parts, strict=True):
                now = runtime.by_rule(context, rules)
                gains[context.names()[level]][part] += 1
                gains[context.names()[level]][10 + now] += part == now
        for key, counter in gains.items():
            right_now = sum(number for slot, number in counter.items() if slot >= 10)
            best, right_then = max(
                ((slot, number) for slot, number in counter.items() if slot < 10), key=lambda pair: pair[1]
            )
            if right_then - right_now >= SUPPORT:
                rules[key] = best
    return rules


def table(name: str, groups: dict[int, list[str]]) -> str:
    """A TOML table of words under numbers."""
    lines = [f"[{name}]"]
    for number in sorted(groups):
        lines.append(f"{number} = '''")
        line = ""
        for word in sorted(groups[number]):
            if len(line) + len(word) > 108:
                lines.append(line.rstrip())
                line = ""
            line += word + " "
        lines += [line.rstrip(), "'''"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the table, or with a second argument only say how good the rules are on words held back."""
    counts = dictionary(Path(sys.argv[1]))
    if len(sys.argv) > 2:
        names = list(counts)
        held = set(names[::10])
        rules = learn({word: number for word, number in counts.items() if word not in held})
        right = sum(runtime.estimate(word, rules) == counts[word] for word in held)
        sys.stdout.write(f"{right / len(held):.4f} of {len(held)} words right that no rule was made from\n")
        return
    rules = learn(counts)
    terms = toml("terms.toml")
    by_number: dict[int, list[str]] = defaultdict(list)
    for key, number in rules.items():
        by_number[number].append(key)
    known = {word: number - runtime.estimate(word, rules) for word, number in counts.items()}
    wrong_rules = {word: error for word, error in known.items() if error}
    tables = runtime.Tables(rules, wrong_rules, terms["prefixes"], terms["suffixes"])
    for word, number in counts.items():  # words that only seem to have such a part are listed with no error
        if runtime.guess(word, tables) != number:
            wrong_rules[word] = known[word]
    errors: dict[int, list[str]] = defaultdict(list)
    for word, error in wrong_rules.items():
        errors[error].append(word)
    TARGET.write_text(
        "# Syllables of English words. Made by tests/setup/make_syllables.py; do not edit.\n"
        "#\n"
        "# Source: the CMU Pronouncing Dictionary, as in the npm package cmu-pronouncing-dictionary 3.0.0.\n"
        "# Copyright (C) 1993-2015 Carnegie Mellon University; the licence is in syllables.LICENSE.txt.\n"
        "#\n"
        "# rules: how many syllables a run of vowels makes between the letters before and after it.\n"
        "# words: words that the rules get wrong, under what has to be added to the rules' count.\n\n"
        + table("rules", by_number)
        + "\n"
        + table("words", errors),
        encoding="utf-8",
    )
    wrong = sum(map(len, errors.values()))
    sys.stdout.write(
        f"{len(counts)} words, {len(rules)} rules, {wrong} words listed, {TARGET.stat().st_size} bytes\n"
    )


if __name__ == "__main__":
    main()
