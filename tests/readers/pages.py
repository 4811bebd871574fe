"""What our reader keeps of web pages whose articles people have marked by hand, and what it keeps besides.

Each page NAME.html has its article beside it: NAME.txt holds the text, or NAME.json the lists "with" and
"without" of pieces of text that must and must not be read. What another program made of it may lie in
NAME.PROGRAM.out, to be counted in the same way.

A word is there if it is there next to a neighbour of its own: single words of an article, such as "the", are
found anywhere. Words are lost in silence where no loss names as many.

usage: python -m tests.readers.pages FOLDER ...
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from handouts.errors import HandoutsError
from handouts.formats import reader_for
from handouts.model import Document, Figure, texts, walk
from handouts.pipeline import read_bytes
from tests.readers.kept import tokens

WORST = 10
"""Pages that are named, of those that lose most and of those that keep most besides."""


@dataclass(frozen=True)
class Marked:
    """An article as people have marked it.

    Attributes:
        text: All of it, or "".
        kept: Pieces of it.
        apart: Pieces of the page that are not the article's.
    """

    text: str = ""
    kept: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measured:
    """One page. Of pages with pieces, pieces are counted; of others, words.

    Attributes:
        name: The file.
        program: Whose text was measured: "handouts", or another.
        wanted: How much the article has.
        lost: How much of that is not in the text.
        besides: How much is in the text and not in the article.
        named: How many words our losses name.
    """

    name: str
    program: str
    wanted: int
    lost: int
    besides: int
    named: int = 0


@dataclass
class Sums:
    """The sums of several pages."""

    pages: int = 0
    wanted: int = 0
    lost: int = 0
    besides: int = 0
    measured: list[Measured] = field(default_factory=list)

    def add(self, one: Measured) -> None:
        """Adds a page."""
        self.pages += 1
        self.wanted += one.wanted
        self.lost += one.lost
        self.besides += one.besides
        self.measured.append(one)


def marked(page: Path) -> Marked | None:
    """The article of a page; None where nobody has marked it."""
    whole, pieces = page.with_suffix(".txt"), page.with_suffix(".json")
    if whole.exists():
        return Marked(whole.read_text("utf-8", "replace"))
    if pieces.exists():
        found = json.loads(pieces.read_text("utf-8"))
        return Marked("", tuple(found.get("with", ())), tuple(found.get("without", ())))
    return None


def apart_from(words: Sequence[str], others: Sequence[str]) -> int:
    """How many of the words are not next to the same neighbour among the others."""
    if len(words) < 2:
        return sum(word not in others for word in words)
    pairs = set(pairwise(others))
    known = [pair in pairs for pair in pairwise(words)]
    return sum(not (before or after) for before, after in zip([False, *known], [*known, False], strict=True))


def measured(text: str, article: Marked, name: str, program: str, named: int = 0) -> Measured:
    """How much of an article a text holds, and how much besides."""
    if article.text:
        wanted, found = list(tokens(article.text)), list(tokens(text))
        lost, besides = apart_from(wanted, found), apart_from(found, wanted)
        return Measured(name, program, len(wanted), lost, besides, named)
    whole = "".join(tokens(text))
    lost = sum("".join(tokens(piece)) not in whole for piece in article.kept)
    pieces = filter(None, ("".join(tokens(piece)) for piece in article.apart))
    besides = sum(piece in whole for piece in pieces)
    return Measured(name, program, len(article.kept), lost, besides, named)


def text_of(document: Document) -> str:
    """All words of a document, a line for each piece of text."""
    alts = (node.alt for node in walk(document) if isinstance(node, Figure))
    return "\n".join((*texts(document), *alts))


def compare(page: Path) -> Iterator[Measured]:
    """A page as we read it, and as others did.

    Raises:
        HandoutsError: We cannot read it.
    """
    if (article := marked(page)) is None:
        return
    for other in sorted(page.parent.glob(f"{page.stem}.*.out")):
        program = other.suffixes[-2].removeprefix(".")
        yield measured(other.read_text("utf-8", "replace"), article, str(page), program)
    document = read_bytes(page.read_bytes(), page.name, reader_for(page.name, page.suffix))
    named = sum(loss.words for loss in document.losses)
    yield measured(text_of(document), article, str(page), "handouts", named)


def report(all_measured: Iterable[Measured]) -> str:
    """The sums for each folder and program, and the pages that we read worst."""
    sums: dict[tuple[str, str], Sums] = {}
    for one in all_measured:
        sums.setdefault((str(Path(one.name).parent), one.program), Sums()).add(one)
    lines = [
        f"{folder}  {program}: {of.pages} pages, {of.wanted} marked, {of.lost} lost "
        f"({of.lost / max(1, of.wanted):.2%}), {of.besides} besides ({of.besides / max(1, of.wanted):.1%})"
        for (folder, program), of in sorted(sums.items())
    ]
    ours = [one for (_, program), of in sums.items() if program == "handouts" for one in of.measured]
    for what, worst in (
        ("lost", sorted(ours, key=lambda one: -one.lost)),
        ("besides", sorted(ours, key=lambda one: -one.besides)),
    ):
        lines += [
            f"  {what}: {getattr(one, what)} of {one.wanted}  {one.name}"
            for one in worst[:WORST]
            if getattr(one, what)
        ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the sums. Returns 1 where words are lost that no loss names, 0 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    found: list[Measured] = []
    for folder in parser.parse_args(arguments).folders:
        for page in sorted(folder.rglob("*.html")):
            try:
                found += compare(page)
            except HandoutsError as error:
                sys.stderr.write(f"{error}\n")
    sys.stdout.write(report(found) + "\n")
    silent = [one for one in found if one.program == "handouts" and one.lost > one.named]
    for one in silent:
        sys.stdout.write(f"  lost in silence: {one.lost}  {one.name}\n")
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
