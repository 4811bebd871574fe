"""Takes a sample of the changes that are made to articles, for a person to read and judge.

`python -m tests.plain.sample_changes ARTICLE... --number 300` writes each as `verdicts.txt` has its cases,
with "?" where the verdict goes. A case is written in words of our own: what counts is the pattern, not whose
sentence it was.
"""

from __future__ import annotations

import argparse
import functools
import random
import sys
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from handouts.model import Document, texts
from handouts.pipeline import read, read_bytes, simplify
from handouts.results import Change

AROUND = 1
"""So many words on each side of what was changed belong to a change that takes up a whole sentence."""


def fragment(change: Change) -> tuple[str, str]:
    """The words that were changed and those that stand for them, with "|" where a new block begins."""
    if change.rule == "definition":
        before, after = change.sentence, change.becomes
    elif change.original.rstrip()[-1:] in (".", "?", "!"):
        before, after = change.original, change.new
    else:
        return change.original.strip(), change.new.strip()
    old, new = before.split(" "), after.replace("\n• ", " | ").split(" ")
    same = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [places for kind, *places in same if kind != "equal"]
    first, start = (max(0, changed[0][number] - AROUND) for number in (0, 2))
    last, end = (changed[-1][number] + AROUND for number in (1, 3))
    return " ".join(old[first:last]), " ".join(new[start:end]).replace(" | ", "|")


def made(document: Document) -> Iterator[Change]:
    """The changes that are made to an article."""
    return (change for change in simplify(document)[1] if change.strength == "applied")


@functools.cache
def plainer(sentence: str, *, explained: bool = True) -> str:
    """What becomes of a sentence that is an article by itself, with "|" where a new block begins.

    Args:
        sentence: The sentence.
        explained: With the definitions that are added to it.
    """
    from handouts.formats import reader_for

    document = read_bytes(f"# A\n\n{sentence}\n".encode(), "a.md", reader_for("a.md", ".md"))
    after, changes = simplify(document)
    text = "|".join(list(texts(after))[1:])
    for change in changes:
        if change.rule == "definition" and not explained:
            text = text.replace(change.new, "")
    return text


def sample(documents: Iterable[Document], number: int, seed: int) -> list[Change]:
    """A random sample of the changes of all articles."""
    every = [change for document in documents for change in made(document)]
    return random.Random(seed).sample(every, min(number, len(every)))


def main() -> None:
    """Write the sample."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", nargs="+", metavar="ARTICLE")
    parser.add_argument("--number", type=int, default=300, help="how many changes [default: 300]")
    parser.add_argument("--seed", type=int, default=0, help="another seed, another sample [default: 0]")
    options = parser.parse_args()
    for change in sample(map(read, options.articles), options.number, options.seed):
        old, new = fragment(change)
        sentence = " ".join(change.sentence.split())
        sys.stdout.write(f"{sentence}\n? {old} -> {new}\n")


if __name__ == "__main__":
    main()
