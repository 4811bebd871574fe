"""What share of an article's hard words is made plainer, defined, suggested or flagged for a person.

Hard words are those of a thesaurus of words that patients do not know, and those that are rarer than Zipf 3
(one of a million words). Names are none: words with a capital inside a sentence, acronyms, drugs. Every place
where a hard word stands is counted. A word that a check flags, or that is defined once, by us or by the
article itself, counts in all its places; a change or a suggestion, and a sentence that a check flags as a
whole, in their own place only.

usage: python tests/benchmarks/coverage.py THESAURUS.json ARTICLE... [--missing N] [--least 0.8]

THESAURUS.json is a list of objects with "term" and "plain_alternative", as CDC's is published.
"""

from __future__ import annotations

import argparse
import collections
import functools
import json
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import handouts  # noqa: E402 (found by the line above)
from handouts.checks import Context, jargon  # noqa: E402
from handouts.config import Config  # noqa: E402
from handouts.drugs import is_drug  # noqa: E402
from handouts.lexicon import lexicon  # noqa: E402
from handouts.model import Document  # noqa: E402
from handouts.pipeline.changelog import logged  # noqa: E402
from handouts.readability.rarity import COMMONEST, forms, rarity  # noqa: E402
from handouts.results import Readability, Scores  # noqa: E402
from handouts.settings import CheckSettings  # noqa: E402

ZIPF = 3.0
"""Words that are rarer are hard: "pancreas" has 2.7."""

MOST_WORDS = 4
"""A check that flags more words at once is about the sentence, not about a word of it."""

BY_US = ("applied", "defined", "suggested", "flagged")
BY_THE_ARTICLE = "defined by the article"
IN_SENTENCE = "in a flagged sentence"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ONCE = ("definition", "acronym")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|\.(?:gov|org|com|uk|net)\b)\S*")


@dataclass
class Coverage:
    """Counts of places where hard words stand.

    Attributes:
        places: How many there are.
        by: How many of them are dealt with, by what is done.
        missing: Words that nothing is done about, with the number of their places.
    """

    places: int = 0
    by: collections.Counter[str] = field(default_factory=collections.Counter)
    missing: collections.Counter[str] = field(default_factory=collections.Counter)

    @property
    def share(self) -> float:
        """The share of places in which a hard word is dealt with; 1 where there are none."""
        return self._share(*BY_US, BY_THE_ARTICLE, IN_SENTENCE)

    @property
    def by_word(self) -> float:
        """The same without words that are only in a sentence which a check flags as a whole."""
        return self._share(*BY_US, BY_THE_ARTICLE)

    @property
    def by_us(self) -> float:
        """The same without what the article itself defines, too."""
        return self._share(*BY_US)

    def _share(self, *kinds: str) -> float:
        return sum(self.by[kind] for kind in kinds) / self.places if self.places else 1.0

    def add(self, other: Coverage) -> None:
        """Put the counts of another article to these."""
        self.places += other.places
        self.by += other.by
        self.missing += other.missing


def covered(document: Document, thesaurus: Collection[str]) -> Coverage:
    """How much of an article's hard words is dealt with.

    Args:
        document: The article, as a reader made it.
        thesaurus: Words and phrases that patients do not know, in lower case.
    """
    plainer, changes = handouts.simplify(document)
    _, log = logged(document, plainer, changes, Config())
    once: dict[str, str] = {}
    places: dict[str, collections.Counter[str]] = {
        kind: collections.Counter() for kind in (*BY_US, IN_SENTENCE)
    }
    for change in log.changes:
        words = [_root(word) for word in _words(change.original)]
        if change.rule in _ONCE:
            once |= dict.fromkeys((*words, _root(change.original.lower())), "defined")
        elif change.strength == "flagged":
            if len(words) > MOST_WORDS:
                places[IN_SENTENCE].update(words)
            else:
                once |= {word: "flagged" for word in words if word not in once}
        else:
            places[change.strength].update(words)
    found = Coverage()
    explained = _explained(document)
    for word in _hard_words(document, thesaurus):
        root = _root(word)
        kind = next((kind for kind in ("applied", "suggested") if places[kind][root]), None)
        found.places += 1
        if kind:
            places[kind][root] -= 1
        else:
            kind = once.get(root) or (BY_THE_ARTICLE if root in explained else None)
        if kind is None and places[IN_SENTENCE][root]:
            places[IN_SENTENCE][root] -= 1
            kind = IN_SENTENCE
        if kind:
            found.by[kind] += 1
        else:
            found.missing[word] += 1
    return found


def _explained(document: Document) -> frozenset[str]:
    """The terms of the lexicon that the article itself says the meaning of, and those in its list."""
    context = Context(document, (), Readability(document.meta.lang, Scores()), CheckSettings())
    words = lexicon("en", everyday=False)
    used = {words.spellings[word] for word in context.index.places if word in words.spellings}
    unknown = {entry.term for entry, _, late in jargon.unexplained(context) if not late}
    listed = {_root(word) for entry in document.meta.terms for word in _words(entry.term)}
    return frozenset(term for term in used - unknown if words[term].definition) | listed


@functools.cache
def _root(word: str) -> str:
    """The entry of the lexicon that a word belongs to, or the plain form of it that is the commonest."""
    term = lexicon("en").spellings.get(word)
    return term or min(forms(word), key=lambda one: (rarity(one) or 0.0, len(one)))


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _hard_words(document: Document, thesaurus: Collection[str]) -> Iterator[str]:
    """Every hard word in each of its places, in lower case; of a hard phrase, the first word."""
    from handouts.checks._passages import passages

    rows: dict[str, list[list[str]]] = {}
    for term in thesaurus:
        parts = _words(term)
        if parts:
            rows.setdefault(parts[0], []).append(parts)
    for passage in passages(document):
        text = _ADDRESS.sub(lambda found: " " * len(found[0]), passage.text)
        found = list(_WORD.finditer(text))
        lower = [one[0].lower().replace("’", "'") for one in found]
        heading = passage.kind in ("title", "heading")
        starts = {start for start, _ in ((span.start, span.end) for span in passage.sentences)}
        for number, one in enumerate(found):
            word, shown = lower[number], one[0]
            opens = one.start() in starts or text[: one.start()].rstrip()[-1:] in ("", ":", "•", "*", "“")
            if (shown.isupper() and len(shown) > 1) or is_drug(word) or len(word) < 3:
                continue
            if shown[0].isupper() and not opens and not heading:
                continue
            if _is_hard(word, lower[number:], rows):
                yield word


def _is_hard(word: str, behind: Sequence[str], rows: dict[str, list[list[str]]]) -> bool:
    rare = rarity(word)
    if rare is not None and COMMONEST - rare < ZIPF:
        return True
    for form in forms(word):
        for parts in rows.get(form, ()):
            if len(parts) == 1 or list(behind[: len(parts)]) == parts:
                return True
    return False


def read_thesaurus(path: Path) -> frozenset[str]:
    """The terms of a thesaurus, in lower case."""
    return frozenset(row["term"].lower() for row in json.loads(path.read_text(encoding="utf-8")))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the coverage of each article and of all; 1 where it is less than asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("thesaurus", type=Path)
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--missing", type=int, default=0, metavar="N", help="name the N words left out most")
    parser.add_argument("--least", type=float, default=0.8, help="the share that is asked for")
    given = parser.parse_args(arguments)
    thesaurus = read_thesaurus(given.thesaurus)
    whole = Coverage()
    lines = []
    for path in given.articles:
        one = covered(handouts.read(path), thesaurus)
        whole.add(one)
        lines.append(f"{one.share:6.1%} of {one.places:4}  {Path(path).name}")
    lines += [
        f"{whole.share:6.1%} of {whole.places:4}  all",
        f"{whole.by_word:6.1%} without what is only in a sentence that is flagged",
        f"{whole.by_us:6.1%} without that and without what the articles define themselves",
        ", ".join(f"{kind} {number}" for kind, number in sorted(whole.by.items())),
        *(f"{number:4}  {word}" for word, number in whole.missing.most_common(given.missing)),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return int(whole.share < given.least)


if __name__ == "__main__":
    sys.exit(main())
