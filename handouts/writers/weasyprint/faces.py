"""Which fonts a document needs: ours where they have its letters, then those that the settings lend.

A font that nobody named is never used. What no font has is an error before anything is drawn.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from handouts import model
from handouts.errors import RenderError
from handouts.resources import folder
from handouts.writers.pdf import coverage
from handouts.writers.pdf.fonts import clean
from handouts.writers.weasyprint.fetching import SCHEME


class Family(NamedTuple):
    """A family in two weights; one that has no bold font draws bold words as it draws others.

    Attributes:
        name: As our style sheet names it.
        regular, bold: The files.
    """

    name: str
    regular: Path
    bold: Path | None


SHIPPED: Final = (
    ("AtkinsonHyperlegibleNext", "AtkinsonHyperlegibleNext"),
    ("NotoSans", "NotoSans"),
    ("Vazirmatn", "Vazirmatn"),
    ("NotoSansHebrew", "NotoSansHebrew"),
    ("NotoSansBengali", "NotoSansBengali"),
    ("NotoSansThai", "NotoSansThai"),
    ("NotoSansSymbols2", "NotoSansSymbols2"),
    ("NotoSansMath", "NotoSansMath"),
    ("WenQuanYiMicroHei", "wqy-microhei.ttc"),
)
"""Folder and file, without its weight, in the order in which a letter is looked for.

Vazirmatn has a glyph for each form of an Arabic letter. Noto Sans Arabic draws the dots as glyphs of their
own, so that no glyph says which letter it is, and text that is copied from the file is wrong.
"""


def shipped() -> tuple[Family, ...]:
    """The families that ship with handouts."""
    fonts = folder("fonts")
    found = []
    for place, file in SHIPPED:
        whole = fonts / place / file
        regular = whole if whole.suffix else fonts / place / f"{file}-Regular.ttf"
        bold = fonts / place / f"{file}-Bold.ttf"
        found.append(Family(f"handouts {place}", regular, bold if bold.is_file() else None))
    return tuple(found)


def lent(names: Sequence[str]) -> tuple[Family, ...]:
    """The families of this computer that the settings name (`output.fallback_fonts`).

    Raises:
        ConfigError: One is not there, or may not be embedded.
    """
    if not names:
        return ()
    from handouts.writers.pdf import system_fonts

    system_fonts.borrow(tuple(names))  # which refuses what cannot be embedded
    known = system_fonts.installed()
    found = []
    for at, name in enumerate(names):
        file = system_fonts.find(name)
        bold = known.get(f"{name} bold".casefold())
        found.append(Family(f"lent {at}", file, bold if bold != file else None))
    return tuple(found)


class Faces(NamedTuple):
    """The families that a document is drawn with.

    Attributes:
        families: In the order in which a letter is looked for.
        borrowed: What staff are told of fonts of this computer; empty where none is used.
    """

    families: tuple[Family, ...]
    borrowed: str = ""

    @property
    def files(self) -> tuple[Path, ...]:
        """The font files, as `css` numbers them."""
        return tuple(file for family in self.families for file in (family.regular, family.bold) if file)

    @property
    def css(self) -> str:
        """The rules that give the fonts their names."""
        rules = []
        numbers = {file: number for number, file in enumerate(self.files)}
        for family in self.families:
            for file, weight in ((family.regular, 400), (family.bold, 700)):
                if file:
                    rules.append(
                        f'@font-face {{ font-family: "{family.name}"; font-weight: {weight}; '
                        f"src: url({SCHEME}{numbers[file]}) }}"
                    )
        return "\n".join(rules)

    @property
    def stack(self) -> str:
        """The value of `font-family`."""
        return ", ".join(f'"{family.name}"' for family in self.families)

    def letters(self, used: Mapping[str, tuple[str, bool]]) -> dict[str, Mapping[int, str]]:
        """What each glyph stands for by itself, by the name of its font in a file.

        Args:
            used: The fonts of the file: family, and whether it is the bold one.

        Raises:
            RenderError: A font is among them that is none of these.
        """
        by_name = {family.name: family for family in self.families}
        found: dict[str, Mapping[int, str]] = {}
        for key, (name, bold) in used.items():
            family = by_name.get(name)
            if family is None:
                raise RenderError(
                    f"WeasyPrint took a font that nobody named: {name}.",
                    "Name it as output.fallback_fonts in the settings, or use the ReportLab engine.",
                )
            found[key] = letter_of(family.bold if bold and family.bold else family.regular)
        return found


def faces_for(document: model.Document, more: str, fallback: Sequence[str]) -> Faces:
    """The families that have every letter of a document.

    Args:
        document: The handout.
        more: What the writer itself adds to the pages.
        fallback: Names of fonts of this computer that may be used for what ours lack.

    Raises:
        RenderError: No font has some of its characters; the message names them and says where they are.
        ConfigError: A font that the settings name cannot be used.
    """
    own = shipped()
    texts = (*model.texts(document), *_alternatives(document), more)
    needed = {char for text in texts for char in clean(text) if not char.isspace()}
    chosen = [own[0]]
    missing = needed - _letters(own[0].regular).keys()
    for family in own[1:]:
        if missing & _letters(family.regular).keys():
            chosen.append(family)
            missing -= _letters(family.regular).keys()
    if not missing:
        return Faces(tuple(chosen))
    theirs = lent(fallback)
    for family in theirs:
        if missing & _letters(family.regular).keys():
            chosen.append(family)
            missing -= _letters(family.regular).keys()
    if missing:
        raise coverage.refuse(document, has=lambda char: char not in missing)
    drawn = {char for family in chosen if family not in theirs for char in _letters(family.regular)}
    told = coverage.borrowing(document, fallback, has=lambda char: char in drawn or char not in needed)
    return Faces(tuple(chosen), told)


def _alternatives(document: model.Document) -> list[str]:
    """Words that stand in the place of pictures that could not be had."""
    return [node.alt for node in model.walk(document) if isinstance(node, model.Figure) and not node.image]


@functools.cache
def _letters(file: Path) -> Mapping[str, int]:
    """The glyph that a font has for each letter by itself."""
    from fontTools.ttLib import TTFont

    with TTFont(file, fontNumber=0, lazy=True) as font:
        order = font.getReverseGlyphMap()
        return {chr(code): order[name] for code, name in font.getBestCmap().items()}


def letter_of(file: Path) -> Mapping[int, str]:
    """The letter that a glyph of a font stands for by itself."""
    found: dict[int, str] = {}
    for char, glyph in _letters(file).items():
        found.setdefault(glyph, _letter(char))
    return found


def _letter(char: str) -> str:
    """The letter of which a character is a shape (Hebrew and Arabic presentation forms), else itself.

    A shape of two letters stays: a program that turns a line round would turn the two round, too.
    """
    if "\ufb1d" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc":
        letter = unicodedata.normalize("NFKC", char)
        return letter if len(letter) == 1 else char
    return char
