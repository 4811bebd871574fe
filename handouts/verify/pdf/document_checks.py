"""Checks of a PDF as a whole: its settings, metadata, outline, page numbers, size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from handouts.model import plain_text
from handouts.verify.pdf import metadata
from handouts.verify.pdf.facts import Facts
from handouts.verify.pdf.runs import Run
from handouts.verify.promises import Verdict, excerpt, kept, nothing, person, unless
from handouts.verify.words import heard, is_language

FILE_NAME = re.compile(
    r"\S+\.(?:pdf|docx?|html?|md|txt|odt|rtf|indd|pages|png|jpe?g|gif|svg|webp|tiff?|bmp)|untitled|document\d*"
    r"|microsoft word - .*|unspecified|anonymous",
    re.IGNORECASE,
)
"""What programs put in place of a title or a description that nobody wrote."""

MOST_PAGES = 49
"""NVDA 2024 reads a PDF of 50 pages or more page by page, by default."""


def tagged(facts: Facts) -> Verdict:
    """pdf-01: MarkInfo and the structure tree."""
    file = facts.file
    info = file.entries(file.root.get("/MarkInfo"))
    faults = []
    if file.get(info.get("/Marked")) is not True:
        faults.append("the file does not say that it is tagged (MarkInfo Marked)")
    if file.get(info.get("/Suspects")) is True:
        faults.append("the file says that its tags are suspect")
    if not facts.tree.present or not facts.tree.root.kids:
        faults.append("the file has no tags")
    faults += [f"the tag type {excerpt(type_)} stands for no standard one" for type_ in facts.tree.unmapped]
    return unless(faults)


def language(facts: Facts) -> Verdict:
    """pdf-02: Lang of the catalog."""
    lang = facts.file.text(facts.file.root.get("/Lang"))
    if not lang:
        return unless(["the file names no language"])
    if not is_language(lang):
        return unless([f"{excerpt(lang)} is no language tag"])
    if facts.document is not None and facts.document.meta.lang.lower() != lang.lower():
        return unless([f"the file says {excerpt(lang)}, the article is in ‘{facts.document.meta.lang}’"])
    return kept(lang)


def title(facts: Facts) -> Verdict:
    """pdf-03: dc:title, Info Title and H1."""
    if facts.xmp.fault:
        return unless([facts.xmp.fault])
    given = _tidy(facts.xmp.title)
    if not given:
        return unless(["the file has no title (dc:title)"])
    mains = [heading.text for heading in facts.headings if heading.level == 1]
    mains = mains or [facts.text(element) for element in facts.of("Title")]
    same = bool(mains) and _tidy(mains[0]) == given
    faults = []
    if FILE_NAME.fullmatch(given) and not same:
        faults.append(f"the title {excerpt(given)} is a file name")
    info = facts.file.entries(facts.file.trailer.get("/Info"))
    named = facts.file.text(info.get("/Title"))
    if named is not None and _tidy(named) != given:
        faults.append(f"the properties name it {excerpt(named)}, the metadata {excerpt(given)}")
    elif named is None and facts.xmp.part != "2":
        faults.append("the properties have no title")
    if not mains:
        faults.append("no main heading to compare the title with")
    elif not same:
        faults.append(f"the title is {excerpt(given)}, the main heading {excerpt(mains[0])}")
    if facts.document is not None and heard(plain_text(facts.document.title)) != heard(given):
        faults.append(f"the title is not the article's: {excerpt(given)}")
    return unless(faults)


def shows_title(facts: Facts) -> Verdict:
    """pdf-04: DisplayDocTitle."""
    preferences = facts.file.entries(facts.file.root.get("/ViewerPreferences"))
    if facts.file.get(preferences.get("/DisplayDocTitle")) is True:
        return kept()
    return unless(["the file does not ask for its title to be shown (DisplayDocTitle)"])


def declares(facts: Facts) -> Verdict:
    """pdf-05: pdfuaid:part and rev."""
    xmp = facts.xmp
    if xmp.fault:
        return unless([xmp.fault])
    if xmp.part not in {"1", "2"}:
        said = f" but {excerpt(xmp.part)}" if xmp.part else ""
        return unless([f"the metadata does not say PDF/UA-1 or PDF/UA-2{said}"])
    if xmp.part == "2":
        faults = []
        if not re.fullmatch(r"\d{4}", xmp.revision or ""):
            faults.append("the file declares PDF/UA-2 without the year of the standard (pdfuaid:rev)")
        if not facts.file.version.startswith("2."):
            faults.append(f"the file declares PDF/UA-2, which needs PDF 2.0; it is {facts.file.version}")
        return unless(faults, kept("PDF/UA-2"))
    return kept("PDF/UA-1")


def tab_order(facts: Facts) -> Verdict:
    """pdf-06: Tabs of each page with annotations."""
    file = facts.file
    pages = sorted({annotation.page for annotation in facts.annotations})
    if not pages:
        return nothing("no page has links or forms")
    return unless(
        f"page {page}: the Tab key does not follow the tags"
        for page in pages
        if file.name(file.pages[page - 1][1].get("/Tabs")) != "S"
    )


def bookmarks(facts: Facts) -> Verdict:
    """pdf-33: the outline mirrors the headings."""
    file = facts.file
    entries = list(metadata.outline(file))
    headings = facts.headings
    if not headings:
        return unless(["there are bookmarks but no headings"] if entries else [], nothing("no headings"))
    if not entries:
        if len(headings) == 1:
            return nothing("one heading only")
        return unless([f"{len(headings)} headings and no bookmarks"])
    if len(entries) == len(headings) - 1 and headings[0].level == 1:
        headings = headings[1:]  # the title need not be among the bookmarks
    faults = []
    for entry, heading in zip(entries, headings, strict=False):
        if entry.title != heading.text:
            faults.append(
                f"the bookmark {excerpt(entry.title)} stands for the heading {excerpt(heading.text)}"
            )
            break
    if len(entries) != len(headings):
        faults.append(f"{len(headings)} headings, but {len(entries)} bookmarks")
    if faults:
        return unless(faults)
    for (entry, heading), (next_entry, next_heading) in pairwise(zip(entries, headings, strict=True)):
        deeper, as_heading = next_entry.depth - entry.depth, next_heading.level - heading.level
        if (deeper > 0) != (as_heading > 0) or (deeper < 0) != (as_heading < 0):
            faults.append(f"the bookmark {excerpt(next_entry.title)} is not as deep as its heading")
    for entry, heading in zip(entries, headings, strict=True):
        page = facts.pages_of(heading.element)[0]
        if not entry.page and not entry.element:
            faults.append(f"the bookmark {excerpt(entry.title)} leads nowhere")
        elif entry.page and facts.page_numbers.get(entry.page, 0) != page:
            faults.append(f"the bookmark {excerpt(entry.title)} does not lead to page {page}")
        elif entry.element and not _leads_to(facts, entry.element, heading.element.reference):
            faults.append(f"the bookmark {excerpt(entry.title)} leads to another tag than its heading")
        elif facts.xmp.part == "2" and not entry.element:
            faults.append(
                f"the bookmark {excerpt(entry.title)} leads to a place on the page, not to its heading"
            )
    return unless(faults)


def _leads_to(facts: Facts, reference: str, heading: str) -> bool:
    """Whether a destination is the heading, or a part that starts with it."""
    if reference == heading:
        return True
    element = facts.tree.by_reference.get(reference)
    inside = list(element.walk()) if element else []
    return any(item.reference == heading for item in inside[:5])


PRINTED = re.compile(
    r"(?<![\w.,/-])(\d{1,4})(?:\s*(?:of|/|de|von|di|sur|van|из|\|)\s*(\d{1,4}))?(?![\w/-]|[.,]\d)"
)


def page_numbers(facts: Facts) -> Verdict:
    """pdf-34: page labels and printed page numbers."""
    count = len(facts.file.pages)
    labels = metadata.page_labels(facts.file) or [str(number) for number in range(1, count + 1)]
    printed = list(_printed(facts.runs))
    if not printed:
        if count > 1:
            return person("no page number was found in the head or foot of the pages")
        return nothing("one page, without a number")
    faults = []
    for page, numbers in printed:
        # A column's name that is said again at the head of a page may be a number too: "2025".
        number, total = next((pair for pair in numbers if pair[0] == labels[page - 1]), numbers[0])
        if number != labels[page - 1]:
            faults.append(f"page {page}: {number} is printed, {labels[page - 1] or 'no number'} is shown")
        if total and int(total) != count:
            faults.append(f"page {page}: ‘of {total}’ is printed, but there are {count} pages")
    return unless(faults)


def _printed(runs: list[Run]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """For each page what may be its number, with the total or "", as printed in its head and foot."""
    by_page: dict[int, list[str]] = {}
    for run in runs:
        if run.artifact and run.text:
            by_page.setdefault(run.page, []).append(run.text)
    for page, texts in by_page.items():
        numbers: list[tuple[str, str]] = []
        for text in texts:
            found = PRINTED.findall(text)
            # A title with a figure in it is no page number; "Page 2 of 5" and a lone "2" are.
            if found and (found[-1][1] or re.fullmatch(r"\W*(?:\w+\W+)?\d{1,4}\W*", text)):
                numbers.append(found[-1])
        if numbers:
            yield page, sorted(numbers, key=lambda pair: not pair[1])


def short_enough(facts: Facts) -> Verdict:
    """pdf-38: fewer than 50 pages."""
    count = len(facts.file.pages)
    if not count:
        return unless(["the file has no pages"])
    return unless([f"{count} pages"] if count > MOST_PAGES else [], kept(f"{count} pages"))


def _tidy(text: str | None) -> str:
    return " ".join((text or "").split())
