"""Does a PDF keep its accessibility promises? The 40 points of the checklist, without Java."""

from __future__ import annotations

from collections.abc import Callable

from handouts.model import Document
from handouts.results import Verification
from handouts.verify.memory import uncollected
from handouts.verify.pdf import (
    content_checks,
    contents_checks,
    document_checks,
    form_checks,
    inline_checks,
    structure_checks,
    table_checks,
)
from handouts.verify.pdf.facts import Facts
from handouts.verify.promises import Verdict, point
from handouts.verify.speech import transcript
from handouts.verify.words import Spoken

CHECKS: tuple[tuple[str, Callable[[Facts], Verdict]], ...] = (
    ("pdf-01", document_checks.tagged),
    ("pdf-02", document_checks.language),
    ("pdf-03", document_checks.title),
    ("pdf-04", document_checks.shows_title),
    ("pdf-05", document_checks.declares),
    ("pdf-06", document_checks.tab_order),
    ("pdf-07", content_checks.all_marked),
    ("pdf-08", content_checks.reachable),
    ("pdf-09", content_checks.owned_once),
    ("pdf-10", content_checks.decoration),
    ("pdf-11", content_checks.painted_in_order),
    ("pdf-12", content_checks.same_words),
    ("pdf-13", structure_checks.paragraphs),
    ("pdf-14", structure_checks.lists),
    ("pdf-15", table_checks.tables),
    ("pdf-16", structure_checks.whole_at_page_ends),
    ("pdf-17", structure_checks.list_items),
    ("pdf-18", structure_checks.nested_lists),
    ("pdf-19", structure_checks.numbering),
    ("pdf-20", structure_checks.heading_levels),
    ("pdf-21", structure_checks.sections),
    ("pdf-22", table_checks.scopes),
    ("pdf-23", table_checks.regular),
    ("pdf-24", table_checks.headers),
    ("pdf-25", table_checks.captions),
    ("pdf-26", inline_checks.links),
    ("pdf-27", inline_checks.link_words),
    ("pdf-28", inline_checks.alternatives),
    ("pdf-29", inline_checks.decorative),
    ("pdf-30", inline_checks.languages),
    ("pdf-31", inline_checks.abbreviations),
    ("pdf-32", inline_checks.notes),
    ("pdf-33", document_checks.bookmarks),
    ("pdf-34", document_checks.page_numbers),
    ("pdf-35", content_checks.known_letters),
    ("pdf-36", content_checks.real_spaces),
    ("pdf-37", content_checks.embedded),
    ("pdf-38", document_checks.short_enough),
    ("pdf-39", form_checks.fields),
    ("pdf-40", contents_checks.contents),
)
"""Each point of the checklist in `data/promises.toml` and the function that checks it."""


def verify(data: bytes, path: str, *, document: Document | None = None) -> Verification:
    """Check every promise about a PDF.

    Args:
        data: The file's bytes.
        path: The file as the user named it, for messages.
        document: What it was made from, as composed for the page: then words, paragraphs, lists, tables and
            links are compared with it. Without it those points are for a person.

    Raises:
        HandoutsError: It is damaged, locked with a password, or far larger than any handout.
    """
    with uncollected():
        facts = Facts(data, path, document)
        found = tuple(point(name, check(facts)) for name, check in CHECKS)
        pages = len(facts.file.pages)
        facts.tree.let_go()
        del facts
    return Verification(path, "pdf", found, pages=pages)


def spoken_text(data: bytes, path: str = "document.pdf") -> tuple[Spoken, ...]:
    """What a screen reader reads out, from the tag tree, in its order. `words.words` makes words of it.

    Raises:
        HandoutsError: The PDF cannot be read.
    """
    return Facts(data, path).spoken


def speak(data: bytes, path: str) -> tuple[str, ...]:
    """What a screen reader says of a PDF, line by line, from its tag tree.

    Raises:
        HandoutsError: The PDF cannot be read.
    """
    from handouts.verify.pdf.speech import parts

    return transcript(parts(Facts(data, path)))
