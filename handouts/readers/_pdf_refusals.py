"""Pages of a PDF whose words nobody but a person can read: scans, drawn letters, fonts without meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handouts.errors import SourceError
from handouts.readers._account import Account
from handouts.readers._pdf_source import ARTIFACT, HIDDEN, TURNED, UNKNOWN, Page, Pdf

_SCAN = 0.25
"""A page without letters of which pictures cover so much is a scan, and no blank page with a logo."""
_FULL, _FEW = 0.6, 200
"""A picture of so much of a page with fewer letters on it than this may be a scan, or a cover."""
_DRAWN = 300
"""Shapes. Drawn letters are some two for each letter; a frame or a logo has fewer than these."""
_UNREADABLE = 0.2
_TURNED = 0.6
_TYPE = "Find the file that it was made from, or type the words out."


def with_readable_pages(pdf: Pdf, path: str, account: Account) -> Pdf:
    """The PDF, if every page of it can be read.

    Words that a program recognised on a scan are taken, and a person is asked to compare them.

    Raises:
        SourceError: Pages cannot be read. They are named, and the rest of the file is not taken without them.
    """
    scanned, drawn, coded, turned = [], [], [], []
    pages: list[Page] = []
    for page in pdf.pages:
        made = page
        seen = sum(len(p.text.strip()) for p in page.pieces if not p.flags & HIDDEN)
        hidden = sum(len(p.text.strip()) for p in page.pieces if p.flags & HIDDEN)
        pictured = sum(one.area for one in page.pictures if one.figure < 0) / (page.width * page.height or 1)
        unknown = sum(len(p.text.strip()) for p in page.pieces if p.flags & UNKNOWN)
        sideways = sum(len(p.text.strip()) for p in page.pieces if p.flags & TURNED)
        if hidden > seen and pictured > _SCAN:
            made = replace(
                page,
                pieces=tuple(replace(p, flags=p.flags & ~(HIDDEN | ARTIFACT)) for p in page.pieces),
                pictures=(),
            )
            why = "a program read them off a picture, perhaps wrongly; compare each with the page"
            account.lose("scan", f"How sure the words of page {page.number + 1} are", why)
        elif not seen and pictured > _SCAN:
            scanned.append(page.number)
        elif not seen and page.paths > _DRAWN:
            drawn.append(page.number)
        elif unknown > _UNREADABLE * (seen or 1) and unknown > 4:
            coded.append(page.number)
        elif sideways > _TURNED * seen:
            turned.append(page.number)
        elif seen < _FEW and pictured > _FULL:
            why = "if there are words in it, type them out"
            account.lose("scan", f"What the picture that fills page {page.number + 1} shows", why)
        pages.append(made)
    everything = len(pdf.pages)
    if scanned:
        _refuse(
            path, scanned, everything, "a picture, as from a scanner, with no words that can be read",
            "Find the file that it was made from, run text recognition (OCR) on it and compare every word, or"
            " type the words out.",
        )  # fmt: skip
    if drawn:
        _refuse(path, drawn, everything, "drawn as shapes, with no letters that can be read", _TYPE)
    if coded:
        _refuse(
            path, coded, everything, "written in a font that does not say which letters it shows",
            _TYPE,
        )  # fmt: skip
    if turned:
        fix = "Turn such pages upright in a PDF program, and save the file."
        _refuse(path, turned, everything, "turned on its side", fix)
    return replace(pdf, pages=tuple(pages))


def _refuse(path: str, pages: Sequence[int], everything: int, what: str, fix: str) -> None:
    if len(pages) == everything:
        said = "Every page is" if everything > 1 else "The page is"
    else:
        names = [str(page + 1) for page in pages]
        *most, last = names
        said = f"Pages {', '.join(most)} and {last} are each" if most else f"Page {last} is"
        fix += f" If nothing on {'them' if most else 'it'} matters, print the other pages to a new PDF."
    raise SourceError(f"{path}: {said} {what}.", fix)
