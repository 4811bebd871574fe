"""Make `handouts/data/difficulty.toml` by fitting the difficulty of sentences to people's ratings.

Usage: python tests/setup/fit_difficulty.py RATINGS [--write]

RATINGS is a CSV file with the columns Sentence, Source, Side and Readability, as the MedReadMe corpus has
them: health sentences of 15 sources, rated from 1 to 6 (Jiang and Xu, 2024; CC BY-SA 4.0; no sentence of it
is shipped). Rows that follow one another with one source, first "complex", then "simple", are one article
and its plain version.

Least squares; cross-validation holds back whole articles, so that no weight was made from any sentence of an
article that it is judged on, and once more whole sources.
"""

from __future__ import annotations

import csv
import datetime
import math
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from handouts.readability import difficulty
from handouts.readability._words import words_of

TARGET = Path(__file__).parents[2] / "handouts" / "data" / "difficulty.toml"
FADINGS = (0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
FADING = 0.65
"""The smallest at which the correlation has all but reached its best, so that a long sentence of common
words counts for something too."""

FOLDS = 10

Row = list[float]


def main() -> None:
    """Fit, say how good it is, and write it if asked to."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ratings = [float(row["Readability"]) for row in rows]
    sentences = [words_of(row["Sentence"])[0] for row in rows]
    articles = article_numbers([(row["Source"], row["Side"]) for row in rows])
    sources = [row["Source"] for row in rows]
    folds = [number % FOLDS for number in articles]
    for fading in FADINGS:
        table = [list(difficulty.features(words, fading)) for words in sentences]
        sys.stdout.write(f"fading {fading}: {correlation(held_back(table, ratings, folds), ratings):.4f}\n")

    table = [list(difficulty.features(words, FADING)) for words in sentences]
    lengths = [[math.log1p(sum(map(len, words)))] for words in sentences]
    guesses = held_back(table, ratings, folds)
    figures = {
        "whole articles held back": correlation(guesses, ratings),
        "whole sources held back": correlation(held_back(table, ratings, sources), ratings),
        "letters alone": correlation(held_back(lengths, ratings, folds), ratings),
        **{
            f"without {name}": correlation(held_back(without(table, column), ratings, folds), ratings)
            for column, name in enumerate(difficulty.FEATURES)
        },
    }
    error = statistics.fmean(abs(a - b) for a, b in zip(guesses, ratings, strict=True))
    for name, figure in figures.items():
        sys.stdout.write(f"{name}: r = {figure:.3f}\n")
    sys.stdout.write(f"mean error {error:.2f}\n")
    if "--write" in sys.argv:
        start, *weights = least_squares(table, ratings)
        other = least_squares(lengths, ratings)
        names = difficulty.FEATURES
        experts = [rating for rating, row in zip(ratings, rows, strict=True) if row["Side"] == "complex"]
        hard = statistics.fmean(experts)
        TARGET.write_text(
            as_toml(len(rows), figures, error, hard, start, dict(zip(names, weights, strict=True)), other),
            encoding="utf-8",
        )


def article_numbers(kinds: Sequence[tuple[str, str]]) -> list[int]:
    """The number of the article that each row belongs to."""
    numbers: list[int] = []
    for at, (source, side) in enumerate(kinds):
        before = kinds[at - 1] if at else ("", "")
        same = before == (source, side) or (before == (source, "complex") and side == "simple")
        numbers.append(numbers[-1] + (not same) if numbers else 0)
    return numbers


def held_back(table: Sequence[Row], ratings: Sequence[float], groups: Sequence[object]) -> list[float]:
    """For each row what a fit to all other groups says of it."""
    guesses = [0.0] * len(table)
    for group in sorted(set(groups), key=str):
        rest = [at for at, other in enumerate(groups) if other != group]
        start, *weights = least_squares([table[at] for at in rest], [ratings[at] for at in rest])
        for at, other in enumerate(groups):
            if other == group:
                guesses[at] = start + sum(a * b for a, b in zip(weights, table[at], strict=True))
    return guesses


def least_squares(table: Sequence[Row], targets: Sequence[float]) -> list[float]:
    """The constant and the weights that come nearest to `targets`, by Gaussian elimination."""
    rows = [[1.0, *row] for row in table]
    size = len(rows[0])
    matrix = [
        [sum(row[i] * row[j] for row in rows) for j in range(size)]
        + [sum(row[i] * target for row, target in zip(rows, targets, strict=True))]
        for i in range(size)
    ]
    for i in range(size):
        pivot = max(range(i, size), key=lambda row: abs(matrix[row][i]))
        matrix[i], matrix[pivot] = matrix[pivot], matrix[i]
        for j in range(size):
            if j != i:
                share = matrix[j][i] / matrix[i][i]
                matrix[j] = [a - share * b for a, b in zip(matrix[j], matrix[i], strict=True)]
    return [matrix[i][size] / matrix[i][i] for i in range(size)]


def without(table: Sequence[Row], column: int) -> list[Row]:
    """The table without one column."""
    return [row[:column] + row[column + 1 :] for row in table]


correlation: Callable[[Sequence[float], Sequence[float]], float] = statistics.correlation


def as_toml(
    number: int,
    figures: dict[str, float],
    error: float,
    hard: float,
    start: float,
    weights: dict[str, float],
    other: list[float],
) -> str:
    """The data file."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    said = "\n".join(f"#     {figure:.3f}  {name}" for name, figure in figures.items())
    fitted = "\n".join(f"{name} = {weight:.4f}" for name, weight in weights.items())
    return f"""\
# How hard people find a sentence. Made by tests/setup/fit_difficulty.py; do not edit.
#
# Source: least squares on {number:,} health sentences that people rated from 1 (easy) to 6 (hard), the train
# and dev parts of the MedReadMe corpus (Jiang and Xu, 2024). Fitted on {today}. Correlation with
# people's ratings (Pearson), of sentences that were held back from the fit:
{said}
# The value is {error:.2f} off a person's rating on average.
#
# hard      from here on a sentence is hard: the mean rating of the sentences that were written for experts
# start     what every sentence has
# fading    how much less each of its different words counts than the next rarer one
# weights   what is added: rarity (the sum of its words' rarities, so faded), length (the natural logarithm of
#           one more than its words), syllables (a word), letters (the natural logarithm of one more than
#           those)
#
# other     is for languages in which nobody rated sentences for us: it can only put them in order.

[en]
hard = {hard:.2f}
start = {start:.4f}
fading = {FADING}

[en.weights]
{fitted}

[other]
start = {other[0]:.4f}

[other.weights]
letters = {other[1]:.4f}
"""


if __name__ == "__main__":
    main()
