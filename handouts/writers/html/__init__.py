"""Write a handout as one accessible web page that needs no network and no script.

The page's `article` holds the document and nothing else, in reading order. The few words that the writer has
to add inside it (a note's number, "not ticked" for a check box) come from `handouts.labels` and stand in
elements of the class `ADDED`, so that the page's words without those are exactly
`handouts.model.words(document)`. Navigation, the link to the PDF and the draft mark stand outside.
"""

from __future__ import annotations

from handouts.formats import RenderOptions
from handouts.model import Document
from handouts.writers.html.fragment import fragment
from handouts.writers.html.fragment_style import fragment_style
from handouts.writers.html.markup import ADDED
from handouts.writers.html.page import page

__all__ = ["ADDED", "fragment_style", "write", "write_fragment"]


def write(document: Document, options: RenderOptions) -> bytes:
    """The document as a web page.

    Args:
        document: A composed document.
        options: `profile`, `page` and `sides` set the print style sheet, `theme` the colours; `pdf_link`,
            `pdf_pages` and `pdf_bytes` the link to the large-print PDF. What is about PDF alone says nothing.

    Returns:
        A complete HTML file in UTF-8, the same bytes for the same document and options.

    Raises:
        ConfigError: There is no such print profile, paper size or theme.
        HandoutsError: The installation has no templates.
    """
    return page(document, options).encode("utf-8")


def write_fragment(document: Document, options: RenderOptions) -> bytes:
    """The document's article alone, for a page of a web site's own: no head, no style, no script.

    Its element has the class "handout"; every other class and every id in it begins with "handout-". What the
    style sheet of a page shows or hides is written out, so that it reads right whatever style it gets.

    Args:
        document: A composed document.
        options: `heading_level` is the level of the title, and of everything below it one more.

    Returns:
        One `article` element in UTF-8, the same bytes for the same document and options.

    Raises:
        HandoutsError: The installation has no templates.
    """
    return fragment(document, options).encode("utf-8")
