"""Every print of a handout against every promise: 4 profiles, 2 papers, 2 standards.

usage: python -m tests.validators.matrix FOLDER

Makes the handout of each article of a folder in each of the 16 ways, and checks it by our own points, word
for word against the article, and by veraPDF. Ends with status 1 if one of them finds a fault.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from handouts.formats import RenderOptions
from handouts.model import Document
from handouts.profiles import paper_names, profile_names
from handouts.results import Outcome
from handouts.verify import verify
from handouts.writers.pdf import write
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
    """What came of one print: its pages, how its points came out, and what is wrong."""

    pages: int
    outcomes: Counter[Outcome]
    faults: list[str]


def look(document: Document, print_: Print, verapdf: Callable[[bytes, str], list[str]]) -> Finding:
    """Make one print of a composed document and check it by every means that we have."""
    options = RenderOptions(profile=print_.profile, page=print_.paper, standard=print_.standard)
    data = write(document, options)
    seen = verify(data, "handout.pdf", document=document)
    faults = [
        f"{point.id} {point.promise}: {'; '.join(point.evidence[:3])}"
        for point in seen.points
        if point.outcome is Outcome.FAIL
    ]
    for flavour in FLAVOURS[print_.standard]:
        faults += [f"veraPDF {flavour}: {fault}" for fault in verapdf(data, flavour)]
    return Finding(seen.pages, Counter(point.outcome for point in seen.points), faults)


def main(arguments: Sequence[str]) -> int:
    """Check every article of the folder that is named."""
    import handouts
    from handouts.compose import handouts_of
    from handouts.errors import HandoutsError
    from handouts.formats import readable_suffixes

    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.stderr.write(f"{(__doc__ or '').partition(chr(10) * 2)[2].partition(chr(10))[0]}\n")
        return 2
    suffixes = readable_suffixes()
    paths = sorted(path for path in Path(arguments[0]).iterdir() if path.suffix.lower() in suffixes)
    verapdf = VeraPdf()
    wrong = 0
    sys.stdout.write(
        f"{'article':44} {'pages':>13}  {'pass':>5} {'none':>5} {'person':>6} {'fail':>5}  veraPDF\n"
    )
    for path in paths:
        pages: list[int] = []
        outcomes: Counter[Outcome] = Counter()
        faults: list[str] = []
        try:
            document = handouts_of(handouts.read(path), only="whole")[0].document
            for print_ in PRINTS:
                found = look(document, print_, verapdf)
                pages.append(found.pages)
                outcomes += found.outcomes
                faults += [f"{'-'.join(print_)}: {fault}" for fault in found.faults]
        except HandoutsError as error:
            faults.append(str(error))
        by_others = sum("veraPDF" in fault for fault in faults)
        sys.stdout.write(
            f"{path.name[:44]:44} {f'{min(pages)} to {max(pages)}' if pages else '-':>13}"
            f"  {outcomes[Outcome.PASS]:5} {outcomes[Outcome.NONE]:5} {outcomes[Outcome.PERSON]:6}"
            f" {outcomes[Outcome.FAIL]:5}  {by_others or 'pass' if pages else '-'}\n"
        )
        for fault in dict.fromkeys(faults):
            sys.stdout.write(f"  {fault}\n")
        wrong += bool(faults)
    verapdf.close()
    sys.stdout.write(f"{len(paths) - wrong} of {len(paths)} articles pass in {len(PRINTS)} prints each.\n")
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
