"""The spaces that PDFium leaves out of a page's text after hyphens at the ends of lines.

They tell whether a line ended within a word or after one, so none may be missing.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any

import pypdfium2_raw as pdfium

HYPHEN = 0x2
"""What PDFium puts for a hyphen at the end of a line, and for the spaces after it."""
_MOST = 400
"""Hyphens of one page that are looked at; a page has fewer lines."""


def address_of(found: Any) -> int:
    """What tells one object of PDFium from the others."""
    return ctypes.cast(found, ctypes.c_void_p).value or 0


def ending_in_spaces(page: Any, broken: Iterable[Any]) -> set[int]:
    """The addresses of those objects with a hyphen at their end that have a space after it.

    PDFium takes the space for nothing where the next line goes on with a letter. Where there is no next line
    it keeps it, so each object is moved to a page of its own: `page` is not whole any more after this.

    Args:
        page: Where the objects are.
        broken: Text objects that are on the page itself, and not in a form on it.
    """
    found: set[int] = set()
    document = pdfium.FPDF_CreateNewDocument()
    alone = pdfium.FPDFPage_New(document, 0, 612, 792)
    for _, one in zip(range(_MOST), broken, strict=False):
        if not pdfium.FPDFPage_RemoveObject(page, one):
            continue
        pdfium.FPDFPage_InsertObject(alone, one)
        text = pdfium.FPDFText_LoadPage(alone)
        if text:
            last = pdfium.FPDFText_CountChars(text) - 1
            if last >= 0 and chr(pdfium.FPDFText_GetUnicode(text, last)).isspace():
                found.add(address_of(one))
            pdfium.FPDFText_ClosePage(text)
        if pdfium.FPDFPage_RemoveObject(alone, one):
            pdfium.FPDFPageObj_Destroy(one)
    pdfium.FPDF_ClosePage(alone)
    pdfium.FPDF_CloseDocument(document)
    return found
