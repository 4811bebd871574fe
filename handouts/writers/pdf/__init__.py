"""Large-print tagged PDF by ReportLab."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from handouts.errors import ConfigError, RenderError
from handouts.formats import RenderOptions
from handouts.model import Document

__all__ = ["write"]


def write(document: Document, options: RenderOptions) -> bytes:
    """The document as a tagged PDF.

    The same document and options make the same bytes. If the environment variable SOURCE_DATE_EPOCH is set,
    the file carries that date; else it carries none.

    Args:
        document: A composed document: what the tool adds is in it already, except the title of the notes.
        options: How it is set. The standard is "ua-1" (ISO 14289-1) or "ua-2" (ISO 14289-2).

    Raises:
        ConfigError: There is no such profile, paper, theme or standard; it cannot be for an archive; or a
            font that is lent cannot be used.
        RenderError: The document has no title, has characters that no font can show or a picture that cannot
            be read, or nests too deeply. The message says where.
    """
    from handouts.writers.pdf import archive, coverage, pages
    from handouts.writers.pdf.fonts import MissingCharacters
    from handouts.writers.pdf.structure import STANDARDS

    if options.standard not in STANDARDS:
        raise ConfigError(
            f"There is no PDF standard '{options.standard}'.", f"Choose one of {', '.join(STANDARDS)}."
        )
    if options.archive:
        archive.insist(STANDARDS[options.standard])
    standard = STANDARDS[options.standard]
    try:
        try:
            with _nothing_collected():
                return pages.write(document, options, standard)
        except MissingCharacters:
            if not options.fallback_fonts:
                raise coverage.refuse(document) from None
        from handouts.writers.pdf.system_fonts import borrow

        borrowed = borrow(options.fallback_fonts)
        try:
            with _nothing_collected():
                made = pages.write(document, options, standard, borrowed)
        except MissingCharacters:
            raise coverage.refuse(document, borrowed) from None
        if options.tell:
            options.tell(coverage.borrowing(document, options.fallback_fonts))
        return made
    except RecursionError:
        raise RenderError(
            f"{document.position}: Lists or quotes are nested too deeply for a page.",
            "Set them one under another; a reader is lost after three levels.",
        ) from None


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python from looking for garbage.

    Until its bytes are there, all parts of a handout are in use. To look through them again and again finds
    nothing, and takes more than its share of the time of a long one.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
