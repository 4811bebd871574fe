"""Make `handouts/data/word_rarity.txt` from spaCy's word probabilities.

Usage: python tests/setup/make_word_rarity.py PROBABILITIES DICTIONARY

PROBABILITIES is `en_lexeme_prob.json.gz` of the PyPI package spacy-lookups-data: natural logarithms of how
likely a word is in everyday English on the web. DICTIONARY is the CMU Pronouncing Dictionary, as
make_syllables.py takes it: of the rarest words only those that it has are taken, for most of the others are
misspellings and names.

A word is left out where one of its plain forms is as common, since looking it up ends there. That a bare
list is enough was measured: on people's ratings the table does as well as all 683,000 words with their
probabilities (correlation .81 by cross-validation; tests/setup/fit_difficulty.py).
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from handouts.readability.rarity import COMMONEST, forms
from tests.setup.make_syllables import dictionary

TARGET = Path(__file__).parents[2] / "handouts" / "data" / "word_rarity.txt"
RAREST = 5.0
"""Rarer words are as good as unknown."""

CERTAIN = 4.5
"""Up to this rarity, a word on the web is a word. Among rarer ones only a dictionary can tell."""

JOINED = {"cannot": ("can", "not"), "gonna": ("gon", "na")}
"""Words that spaCy counts as two."""

HEAD = """\
# How rare English words are. Made by tests/setup/make_word_rarity.py; do not edit.
#
# Source: the word probabilities (en_lexeme_prob) of spacy-lookups-data 1.0.5, Copyright (C) 2019 ExplosionAI
# GmbH, under the MIT License; the notice is in word_rarity.LICENSE.txt.
#
# One line for words that begin with the same two letters, which stand first. A figure is the rarity of the
# words after it, in halves of a power of ten: 0 is as common as "the", 10 a hundred thousand times rarer.
"""


def main() -> None:
    """Write the table."""
    known = dictionary(Path(sys.argv[2]))
    probabilities: dict[str, float] = defaultdict(float)
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as file:
        for token, logarithm in json.load(file).items():
            word = token.lower().replace(".", "").replace("'", "").replace("’", "")
            if word.isascii() and word.isalpha():
                probabilities[word] += math.exp(logarithm)
    for word, parts in JOINED.items():
        probabilities[word] = min(probabilities[part] for part in parts)

    table: dict[str, float] = {}
    for word in sorted(probabilities, key=lambda word: (len(word), word)):
        zipf = math.log10(probabilities[word]) + 9
        rarity = max(0.0, round((COMMONEST - zipf) * 2) / 2)
        plain = (table.get(form, math.inf) for form in forms(word) if form != word)
        if rarity <= (RAREST if word in known else CERTAIN) and rarity < min(plain, default=math.inf):
            table[word] = rarity

    lines: dict[str, dict[float, list[str]]] = defaultdict(lambda: defaultdict(list))
    for word, rarity in table.items():
        lines[word[:2]][rarity].append(word)
    rows = (
        start.ljust(2)
        + "".join(f" {rarity * 2:.0f} {' '.join(sorted(row[rarity]))}" for rarity in sorted(row))
        for start, row in sorted(lines.items())
    )
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", encoding="ascii")
    sys.stdout.write(f"{len(table)} words, {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
