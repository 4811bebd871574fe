"""What lays out a PDF: ReportLab, which is quick; WeasyPrint, where the text needs it or the clinic asks."""

from __future__ import annotations

from handouts import model
from handouts.errors import ConfigError
from handouts.findings import Position
from handouts.formats import ENGINES, RenderOptions
from handouts.model import Document

__all__ = ["write"]


def write(document: Document, options: RenderOptions) -> bytes:
    """The document as a large-print tagged PDF, by the engine of the options, or the one that it needs.

    Letters that join or move by their neighbours, and writing from right to left, need WeasyPrint. Without
    them and without a wish it is ReportLab.

    Raises:
        ConfigError: There is no such engine, or it is not installed; see also the engines' own `write`.
        RenderError: Something in the document cannot be shown.
    """
    from handouts.writers import pdf, weasyprint

    if options.engine not in ("", *ENGINES):
        raise ConfigError(
            f"There is no PDF engine '{options.engine}'.", f"Choose one of {', '.join(ENGINES)}."
        )
    if options.engine:
        engine = pdf if options.engine == ENGINES[0] else weasyprint
        made: bytes = engine.write(document, options)
        return made
    why = needs_weasyprint(document)
    if not why:
        return pdf.write(document, options)
    try:
        data = weasyprint.write(document, options)
    except ConfigError as error:
        raise ConfigError(f"{why}, which needs the WeasyPrint engine. {error.message}", error.fix) from None
    if options.tell:
        options.tell(f"{why}, so this PDF is laid out by WeasyPrint.")
    return data


def needs_weasyprint(document: Document) -> str:
    """Why a document needs WeasyPrint, and where: "article.md:3:1: Here is Arabic script"; else nothing."""
    from handouts.writers.html.languages import direction

    found = _first_shaped(document)
    if found:
        char, position = found
        from handouts.writers.pdf.coverage import script

        return f"{position}: Here is {script(char)}"
    if direction(document.meta.lang) == "rtl":
        return f"{document.position}: This is in '{document.meta.lang}', which is written from right to left"
    return ""


def _first_shaped(document: Document) -> tuple[str, Position] | None:
    """The first letter that the ReportLab engine cannot set, and where it is."""
    for node in model.walk(document):
        match node:
            case model.Text() | model.Abbreviation():
                text = node.text
            case model.Figure(image=None):
                text = node.alt
            case _:
                continue
        if text.isascii() or max(text) < "\u0590":
            continue
        from handouts.writers.pdf.fonts import needs_shaping

        for offset, char in enumerate(text):
            if needs_shaping(char):
                inline = model.is_inline(node)
                return char, model.position_at((node,), offset) if inline else node.position
    return None
