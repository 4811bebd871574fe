"""Every web page of a folder of articles before every judge of web pages, at two widths in three colours.

usage: python -m tests.validators.pages FOLDER

Makes the pages of each article of a folder as `handouts build` does: the whole, and one for each section.
Each is checked by axe-core (WCAG 2.2 A, AA and AAA, and best practices) in Chromium at 1280 and 320 pixels in
light, dark and forced colours, by the Nu Html Checker, by html-validate and by our own points; it may ask for
nothing, and has to work under a policy that lets no script run. Ends with status 1 if one of them finds a
fault.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from handouts.formats import RenderOptions
from handouts.model import Document
from handouts.results import Outcome
from handouts.verify import promise, verify
from handouts.writers.html import write
from tests.validators.web import Browser, Vnu

COLOURS: Final[dict[str, dict[str, Any]]] = {
    "light": {},
    "dark": {"scheme": "dark"},
    "forced": {"forced": True},
}
VIEWS: Final = {
    f"{width} {name}": {"width": width, **colours}
    for width, (name, colours) in itertools.product((1280, 320), COLOURS.items())
}
"""How a page is looked at; see `tests.validators.web.Browser`."""

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""As strict as a server can be with a page whose style stands in it: no script runs, its own included."""

AROUND: Final = RenderOptions(
    pdf_link="handout.pdf", pdf_pages=3, pdf_bytes=40_000, home="../index.html", page="letter"
)
"""All that can stand around an article."""

_UNSURE: Final = ("incomplete: color-contrast: ", "incomplete: color-contrast-enhanced: ")


class Finding(NamedTuple):
    """What came of one page.

    Attributes:
        faults: What is wrong with it.
        explained: What axe could not tell and was measured by other means.
        remarks: What the article itself makes so.
    """

    faults: list[str]
    explained: list[str]
    remarks: list[str]


class Judges(NamedTuple):
    """The programs that judge a page."""

    browser: Browser
    vnu: Callable[[bytes], list[str]]
    html_validate: Callable[[bytes], list[str]]


def look(document: Document, judges: Judges) -> Finding:
    """Make the page of a composed document and have it judged by every means that we have."""
    page = write(document, AROUND)
    faults = judge(page, judges)
    remarks: list[str] = []
    for point in verify(page, "handout.html", document=document).points:
        if point.outcome is Outcome.FAIL:
            known = promise(point.id)
            told = remarks if known and known.article else faults
            told.append(f"{point.id} {point.promise}: {'; '.join(point.evidence[:3])}")
    explained: list[str] = []
    for name, view in VIEWS.items():
        wrong, open_ = judged(page, judges.browser, view)
        faults += [f"axe, {name}: {fault}" for fault in wrong]
        explained += [f"axe, {name}: {fault}" for fault in open_]
    return Finding(faults, explained, remarks)


def judge(page: bytes, judges: Judges) -> list[str]:
    """What is wrong with a page however it is looked at: its markup, what it asks for, what it runs."""
    faults = [f"Nu Html Checker: {fault}" for fault in judges.vnu(page)]
    faults += [f"html-validate: {fault}" for fault in judges.html_validate(page)]
    faults += [f"asks for {address}" for address in judges.browser.requests(page)]
    return faults + [f"under {POLICY}: {told}" for told in judges.browser.console(page, policy=POLICY)]


def judged(page: bytes, browser: Browser, view: dict[str, Any]) -> tuple[list[str], list[str]]:
    """What axe finds in one view; and what it leaves open that is explained.

    It cannot tell the contrast of words that are scrolled out of sight in a wide table, since it looks at
    what lies on top of a point. These are explained if every word of the page, seen or not, has 7:1 when its
    colour and ground are computed.
    """
    found = browser.axe(page, unsure=True, **view)
    unsure = [one for one in found if one.startswith(_UNSURE)]
    if unsure and all(ratio >= WANTED for _, ratio in browser.contrasts(page, **view)):
        return [one for one in found if one not in unsure], unsure
    return found, []


WANTED: Final = 7.0
"""The contrast of text and ground (WCAG 2.2, 1.4.6)."""


def handouts_of(path: Path) -> Iterator[Document]:
    """The handouts that `handouts build` makes of an article, as drafts where its gate is shut."""
    import handouts
    from handouts.config import Config, Output
    from handouts.pipeline.builder import make

    made = make(handouts.read(path), Config(output=Output(to=("html",))), draft=True)
    yield from (handout.document for handout in made.handouts)


def main(arguments: Sequence[str]) -> int:
    """Judge the pages of every article of the folder that is named."""
    from handouts.errors import HandoutsError
    from handouts.formats import readable_suffixes

    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.stderr.write(f"{(__doc__ or '').partition(chr(10) * 2)[2].partition(chr(10))[0]}\n")
        return 2
    suffixes = readable_suffixes()
    paths = sorted(path for path in Path(arguments[0]).iterdir() if path.suffix.lower() in suffixes)
    browser, vnu = Browser(), Vnu()
    judges = Judges(browser, vnu, browser.html_validate)
    wrong = 0
    sys.stdout.write(f"{'article':50} {'pages':>5} {'faults':>6} {'explained':>9}\n")
    for path in paths:
        refused = ""
        found: list[Finding] = []
        try:
            found += [look(document, judges) for document in handouts_of(path)]
        except HandoutsError as error:
            refused = str(error)
        faults = [fault for one in found for fault in one.faults]
        explained = sum(len(one.explained) for one in found)
        sys.stdout.write(f"{path.name[:50]:50} {len(found):5} {len(faults):6} {explained:9}  {refused}\n")
        for told in dict.fromkeys([*faults, *(remark for one in found for remark in one.remarks)]):
            sys.stdout.write(f"  {told}\n")
        sys.stdout.flush()
        wrong += bool(refused or faults)
    vnu.close()
    browser.close()
    sys.stdout.write(f"{len(paths) - wrong} of {len(paths)} articles pass in {len(VIEWS)} views each.\n")
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
