"""Does a web page keep its accessibility promises? What axe and a validator would find, without a browser."""

from __future__ import annotations

from collections.abc import Callable

from handouts.model import Document
from handouts.results import Verification
from handouts.verify.html import element_checks, host, page_checks, style_checks
from handouts.verify.html import page as pages
from handouts.verify.html.page import Page
from handouts.verify.promises import Verdict, point
from handouts.verify.speech import transcript
from handouts.verify.words import Spoken

CHECKS: tuple[tuple[str, Callable[[Page], Verdict]], ...] = (
    ("html-01", page_checks.doctype),
    ("html-02", page_checks.encoding),
    ("html-03", page_checks.language),
    ("html-04", page_checks.title),
    ("html-05", page_checks.one_h1),
    ("html-06", page_checks.levels),
    ("html-07", page_checks.sections),
    ("html-08", page_checks.main_part),
    ("html-09", page_checks.skip_link),
    ("html-10", page_checks.landmark_names),
    ("html-11", page_checks.in_landmarks),
    ("html-12", element_checks.link_names),
    ("html-13", element_checks.link_purpose),
    ("html-14", element_checks.same_words_same_place),
    ("html-15", element_checks.inner_links),
    ("html-16", page_checks.unique_ids),
    ("html-17", element_checks.alternatives),
    ("html-18", element_checks.captions),
    ("html-19", element_checks.table_headings),
    ("html-20", element_checks.regular),
    ("html-21", element_checks.lists),
    ("html-22", element_checks.references),
    ("html-23", element_checks.roles),
    ("html-24", element_checks.control_names),
    ("html-25", element_checks.button_names),
    ("html-26", element_checks.abbreviations),
    ("html-27", element_checks.languages),
    ("html-28", page_checks.no_programs),
    ("html-29", page_checks.self_contained),
    ("html-30", page_checks.same_window),
    ("html-31", page_checks.no_refresh),
    ("html-32", page_checks.zoomable),
    ("html-33", page_checks.tab_order),
    ("html-34", style_checks.light_contrast),
    ("html-35", style_checks.dark_contrast),
    ("html-36", style_checks.ragged),
    ("html-37", style_checks.upright),
    ("html-38", style_checks.prints),
    ("html-39", style_checks.still),
    ("html-40", style_checks.focus_ring),
    ("html-41", style_checks.open_lines),
    ("html-42", page_checks.whole_markup),
    ("html-43", page_checks.unhidden),
    ("html-44", page_checks.draft),
    ("html-45", page_checks.same_words),
)
"""Each point of the checklist in `data/promises.toml` and the function that checks it."""


def verify(data: bytes, path: str, *, document: Document | None = None) -> Verification:
    """Check every promise about a web page, or about an article that is to be put into one.

    Args:
        data: The file's bytes.
        path: The file as the user named it, for messages.
        document: What it was made from, as composed for the page: then its words are compared.
            Without it that point is for a person.

    Raises:
        HandoutsError: There is nothing in it, or it is far larger than any handout.
    """
    alone = host.is_fragment(data)
    page = Page(host.hosted(data) if alone else data, path, document)
    left = host.OF_THE_PAGE if alone else frozenset()
    return Verification(
        path,
        "html",
        tuple(
            point(name, host.left_to_the_page() if name in left else check(page)) for name, check in CHECKS
        ),
    )


def main_text(data: bytes, path: str = "page.html") -> tuple[Spoken, ...]:
    """What the article of a page says, in order. `words.words` makes words of it.

    Raises:
        HandoutsError: The page cannot be read.
    """
    return pages.spoken(_page(data, path))


def speak(data: bytes, path: str) -> tuple[str, ...]:
    """What a screen reader says of the article of a page, line by line.

    Raises:
        HandoutsError: The page cannot be read.
    """
    from handouts.verify.html.speech import parts

    return transcript(parts(_page(data, path)))


def _page(data: bytes, path: str) -> Page:
    return Page(host.hosted(data) if host.is_fragment(data) else data, path)
