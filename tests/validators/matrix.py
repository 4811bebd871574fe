"""Every print of a handout against every promise: 4 profiles, 2 papers, 2 standards.

usage: python -m tests.validators.matrix FOLDER [ENGINE]

Makes the handout of each article of a folder in each of the 16 ways, by `reportlab` or the engine that is
named, and checks it by our own points, word for word against the article, and by veraPDF. Ends with status 1
if one of them finds a fault.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from handouts.formats import ENGINES, RenderOptions
from handouts.model import Document
from handouts.profiles import paper_names, profile_names
from handouts.results import Outcome
from handouts.verify import promise, verify
from handouts.writers.engines import write
from tests.validators.pdf import VeraPdf


class Print(NamedTuple):
    """One way to print a handout."""

    profile: str
    paper: str
    standard: str


PRINTS: Final = [
    Print(profile, paper, standard)
    for profile in profile_names()
    for paper in paper_names()
    for standard in ("ua-1", "ua-2")
]
FLAVOURS: Final = {"ua-1": ("ua1",), "ua-2": ("ua2", "wt1a")}
"""What veraPDF checks a file of each standard against."""


class Finding(NamedTuple):
    """What came of one print.

    Attributes:
        pages: How many it has.
        outcomes: How many points came out each way.
        faults: What is wrong with it.
        remarks: What the article itself makes so, such as more pages than a reader's software takes at once.
    """

    pages: int
    outcomes: Counter[Outcome]
    faults: list[str]
    remarks: list[str]


def look(
    document: Document, print_: Print, verapdf: Callable[[bytes, str], list[str]], engine: str = ENGINES[0]
) -> Finding:
    """Make one print of a composed document and check it by every means that we have."""
    options = RenderOptions(
        profile=print_.profile, page=print_.paper, standard=print_.standard, engine=engine
    )
    data = write(document, options)
    seen = verify(data, "handout.pdf", document=document)
    faults: list[str] = []
    remarks: list[str] = []
    for point in seen.points:
        if point.outcome is Outcome.FAIL:
            known = promise(point.id)
            told = remarks if known and known.article else faults
            told.append(f"{point.id} {point.promise}: {'; '.join(point.evidence[:3])}")
    for flavour in FLAVOURS[print_.standard]:
        faults += [f"veraPDF {flavour}: {fault}" for fault in verapdf(data, flavour)]
    return Finding(seen.pages, Counter(point.outcome for point in seen.points), faults, remarks)


def main(arguments: Sequence[str]) -> int:
    """Check every article of the folder that is named."""
    import handouts
    from handouts.compose import handouts_of
    from handouts.errors import HandoutsError
    from handouts.formats import readable_suffixes

    engine = arguments[1] if len(arguments) == 2 else ENGINES[0]
    if len(arguments) not in (1, 2) or not Path(arguments[0]).is_dir() or engine not in ENGINES:
        sys.stderr.write(f"{(__doc__ or '').partition(chr(10) * 2)[2].partition(chr(10))[0]}\n")
        return 2
    suffixes = readable_suffixes()
    paths = sorted(path for path in Path(arguments[0]).iterdir() if path.suffix.lower() in suffixes)
    verapdf = VeraPdf()
    wrong = 0
    sys.stdout.write(f"{'article':50} {'pages':>9}  {'pass':>5} {'none':>5} {'fail':>5}  veraPDF\n")
    for path in paths:
        found: dict[Print, Finding] = {}
        refused = ""
        try:
            document = handouts_of(handouts.read(path), only="whole")[0].document
            for print_ in PRINTS:
                found[print_] = look(document, print_, verapdf, engine)
        except HandoutsError as error:
            refused = str(error)
        sys.stdout.write(_row(path.name, found) + refused + "\n")
        for print_, finding in found.items():
            for told in (*finding.faults, *finding.remarks):
                sys.stdout.write(f"  {'-'.join(print_)}: {told}\n")
        wrong += bool(refused) or any(finding.faults for finding in found.values())
    verapdf.close()
    sys.stdout.write(f"{len(paths) - wrong} of {len(paths)} articles pass in {len(PRINTS)} prints each.\n")
    return 1 if wrong or not paths else 0


def _row(name: str, found: dict[Print, Finding]) -> str:
    """One line of the table; in the last column, how many faults veraPDF finds."""
    pages = [finding.pages for finding in found.values()] or [0]
    outcomes = sum((finding.outcomes for finding in found.values()), Counter[Outcome]())
    by_others = sum(fault.startswith("veraPDF") for each in found.values() for fault in each.faults)
    counts = " ".join(f"{outcomes[kind]:5}" for kind in (Outcome.PASS, Outcome.NONE, Outcome.FAIL))
    return f"{name[:50]:50} {f'{min(pages)}-{max(pages)}':>9}  {counts}  {by_others or 'pass'}  "


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
