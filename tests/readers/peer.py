"""What our readers keep of office files and web pages, beside what pandoc keeps and what the files hold.

Pandoc reads the same file, and its tree is counted as our document is. Of a Word file, the words of its final
text are counted too, from the XML. A file falls short where we have less of anything than pandoc, or where a
word that another found is neither in our document nor told of as lost.

Some of pandoc's counts are put right before. It takes the author of a Rich Text file, who is in its
properties, for words of the text. It keeps menus, which are taken off a web page first, and Word's table of
contents, whose heading and links are allowed for where our losses name it. Cells of tables that only set out
a page are counted apart (see `Kept.apart`).

usage: python -m tests.readers.peer FOLDER_OR_FILE ...
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree, html

from handouts.errors import HandoutsError
from handouts.formats import reader_for
from handouts.model import Document, Figure, texts, walk
from handouts.pipeline import read_bytes
from tests.readers.final_text import final_letters, final_words, letters
from tests.readers.kept import Kept, marks, of_document, of_pandoc

FORMATS = {".docx": "docx", ".html": "html", ".htm": "html", ".odt": "odt", ".rtf": "rtf"}
"""What is compared, and pandoc's name for it."""

NAMED = frozenset(
    [
        "navigation",
        "hidden",
        "hidden-text",
        "deleted",
        "embedded-words",
        "beside",
        "form",
        "field",
        "filled",
        "symbol",
    ]
)
"""Losses of words that pandoc may keep. It leaves out comments, and page headers, as we do."""

_MENU = "contains(concat(' ', @class, ' '), ' nav ')"

COUNTS = ("headings", "items", "cells", "pictures", "links")


@dataclass(frozen=True)
class Comparison:
    """One file, as we read it and as pandoc does.

    Attributes:
        name: The file.
        ours: What we kept.
        theirs: What pandoc kept; None where it cannot read the file.
        named: How many words our losses name.
        unlinked: How many of pandoc's links our losses name, whose words are kept.
        contents: Whether our losses name a table of contents.
        missing: Words that pandoc kept, or that the file's final text has, and that our document has not.
    """

    name: str
    ours: Kept
    theirs: Kept | None
    named: int
    unlinked: int
    contents: bool
    missing: Counter[str]

    @property
    def short(self) -> list[str]:
        """What we keep less of."""
        theirs = self.theirs or Kept()
        allowed = {
            "links": self.unlinked,
            "headings": int(self.contents),
        }
        found = [
            name for name in COUNTS if getattr(self.ours, name) + allowed.get(name, 0) < getattr(theirs, name)
        ]
        if self.missing.total() > self.named:
            found.append(f"words ({' '.join(sorted(self.missing))[:200]})")
        return found


def compare(data: bytes, name: str, folder: Path | None = None) -> Comparison:
    """One file read both ways.

    Raises:
        HandoutsError: We cannot read it.
    """
    suffix = PurePosixPath(name).suffix.lower()
    form = FORMATS[suffix]
    document = read_bytes(data, name, reader_for(name, suffix), folder=folder)
    tree = pandoc(main_content(data) if form == "html" else data, form)
    ours, theirs = (
        of_document(document),
        of_pandoc(tree, titled=form not in {"html", "rtf"}) if tree else None,
    )
    wanted = theirs.words if theirs else Counter[str]()
    named = sum(loss.words for loss in document.losses if loss.kind in NAMED)
    contents = any("table of contents" in loss.what for loss in document.losses)
    named_links = [loss.what for loss in document.losses if loss.kind == "link"]
    unlinked = sum(
        any(goal in what for what in named_links) or (contents and goal.startswith("#"))
        for goal in (theirs.goals if theirs else ())
    ) + sum("another place" in what for what in named_links)
    if form == "docx":
        wanted = wanted | final_words(data)
    missing = _missing(wanted, ours.words + marks(document))
    if form == "docx" and not named:
        missing += final_letters(data) - _letters(document)
    return Comparison(name, ours, theirs, named, unlinked, contents, missing)


def _missing(wanted: Counter[str], found: Counter[str]) -> Counter[str]:
    """The words that are wanted and not found, by themselves or in one that nobody asked for.

    Where one counts two words, as when a formula stands between them, the other may count one.
    """
    missing, more = wanted - found, " ".join((found - wanted).elements())
    for word in list(missing):
        missing[word] -= min(missing[word], more.count(word))
    return +missing


def _letters(document: Document) -> Counter[str]:
    alts = [node.alt for node in walk(document) if isinstance(node, Figure)]
    found = Counter(letter for text in (*texts(document), *alts) for letter in letters(text))
    return found + Counter(letter for mark in marks(document).elements() for letter in mark)


def pandoc(data: bytes, form: str) -> Mapping[str, Any] | None:
    """Pandoc's tree of a file; None where pandoc cannot read it."""
    command = ["pandoc", "-f", form, "-t", "json"]
    done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=120)
    if done.returncode:
        return None
    tree: Mapping[str, Any] = json.loads(done.stdout)
    return tree


def main_content(data: bytes) -> bytes:
    """A web page without its menus, scripts and what it does not show; its <main> alone, where it has one."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("utf-8", "replace"))
    root: Any = html.document_fromstring(text)
    for part in root.xpath(
        f"//nav | //*[{_MENU}] | //script | //style | //template | //noscript | //*[@hidden]"
    ):
        part.drop_tree()
    mains = root.xpath("//main")
    article: bytes = etree.tostring(mains[0] if len(mains) == 1 else root, encoding="utf-8", method="html")
    return article


def table(comparisons: Iterable[Comparison]) -> str:
    """Both counts of each file, a line each, ours first. What falls short is named at its end."""
    rows = [["ours/pandoc", "words", *COUNTS, "apart", "named lost", "short of"]]
    for one in comparisons:
        theirs = one.theirs
        rows.append(
            [
                one.name,
                f"{one.ours.words.total()}/{theirs.words.total() if theirs else '-'}",
                *(f"{getattr(one.ours, name)}/{getattr(theirs, name, '-')}" for name in COUNTS),
                f"{theirs.apart if theirs else '-'}",
                str(one.named),
                "; ".join(one.short),
            ]
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (file for file in found if file.suffix.lower() in FORMATS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the table of all files. Returns 1 where one falls short, 0 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("places", nargs="+", type=Path, metavar="FOLDER_OR_FILE")
    made: list[Comparison] = []
    for file in _files(parser.parse_args(arguments).places):
        try:
            made.append(compare(file.read_bytes(), str(file), file.parent))
        except HandoutsError as error:
            sys.stderr.write(f"{error}\n")
    sys.stdout.write(table(made) + "\n")
    return 1 if any(one.short for one in made) else 0


if __name__ == "__main__":
    sys.exit(main())
