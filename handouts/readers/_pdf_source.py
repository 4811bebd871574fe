"""A PDF file as the readers know it: what the process that opens it told, or a clear word on why not."""

from __future__ import annotations

import base64
import binascii
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import field
from typing import Any

from handouts.errors import SourceError
from handouts.records import dataclass

_BYTES = 100_000_000
_PAGES = 200
"""An article of 300,000 words has fewer."""
_PIECES = 300_000
_SECONDS, _WAIT = 10, 120
"""Of work and of waiting. A page takes some 20 milliseconds."""
_MEMORY = 1_500_000_000
"""Bytes of address space, most of which the libraries' own code takes."""
_CHILD = "import sys; sys.path[:] = {path!r}; from handouts.readers._pdf_child import main; main()"

BOLD, ITALIC, ARTIFACT, HIDDEN, SPACE, LINE, TURNED, UNKNOWN = (1 << bit for bit in range(8))
"""The flags of a piece, as `_pdf_pages` sets them."""

_FAULTS = {
    "locked": ("It is protected by a password.", "Open it, print it to a new PDF, and use that."),
    "damaged": (
        "The file is cut off or damaged.",
        "Get it again from where it came from, or open it in a PDF reader and print it to a new PDF.",
    ),
    "pages": (
        f"The file has more than {_PAGES} pages, which is a book.",
        "Print the pages of one article to a new PDF, and use that.",
    ),
    "letters": (
        "The pages hold far more than those of any article.",
        "Check that it is the right file. If it is, print the pages of one article to a new PDF.",
    ),
    "tags": ("The file has more tags than any article.", "Print it to a new PDF, and use that."),
    "annotations": ("The file has more links and notes than any article.", "Print it to a new PDF."),
    "memory": (
        "Reading the file takes more time or memory than any article does.",
        "Check where it came from. If it is a real document, print it to a new PDF, and use that.",
    ),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that stand side by side on a page and look alike.

    Attributes:
        text: The letters, white space among them as the file has it.
        x0, x1: Where they start and end, in points from the left edge of the page.
        y: The line that they stand on, in points from the upper edge.
        top: Their upper edge.
        size: The size of the letters, in points.
        flags: How they are marked; see the names above.
        mark: The number of the marked content that they are in; -1 for none.
        font: The name of their font, in lower case.
    """

    text: str
    x0: float
    x1: float
    y: float
    top: float
    size: float
    flags: int = 0
    mark: int = -1
    font: str = ""

    @property
    def bold(self) -> bool:
        """Whether the letters are bold."""
        return bool(self.flags & BOLD)

    @property
    def italic(self) -> bool:
        """Whether the letters slope."""
        return bool(self.flags & ITALIC)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page.

    Attributes:
        box: Its left, upper, right and lower edge in points.
        figure: The number of the first marked content of the tag that it is the picture of; -1 for none.
        artifact: Whether the file marks it as decoration.
        data: What it shows, as PNG; empty where it is not wanted.
    """

    box: tuple[float, float, float, float]
    figure: int = -1
    artifact: bool = False
    data: bytes = b""

    @property
    def area(self) -> float:
        """Square points."""
        return max(0.0, self.box[2] - self.box[0]) * max(0.0, self.box[3] - self.box[1])


@dataclass(frozen=True, slots=True)
class Page:
    """A page. `number` counts from 0; `paths` are the shapes drawn on it; sizes are in points."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[tuple[float, float, float, float], ...] = ()
    paths: int = 0
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF that was opened.

    Attributes:
        title: Its own title; empty without one.
        lang: The language that it declares; empty without one.
        tree: The tags at the top: dictionaries with "role" and "kids". A kid is another one, a list of page
            and marked content, or the key of an annotation.
        links: Links, with their page, their areas and where they lead.
        fields: Form fields, with their page, name and value.
        notes: Notes that people put on it, with their page, author and words.
        attachments: How many files are attached to it.
        mended: It is damaged, and what could be found in it was taken.
        ours: Handouts made it.
        pages: Its pages.
    """

    title: str
    lang: str
    tree: Sequence[Any]
    links: Sequence[dict[str, Any]]
    fields: Sequence[dict[str, Any]]
    notes: Sequence[dict[str, Any]]
    attachments: int
    mended: bool
    ours: bool
    pages: tuple[Page, ...] = field(repr=False)


OURS = b"CreatorTool>handouts "
"""What stands near the end of each PDF that handouts made."""

END = 262_144
"""Bytes. The end of a PDF that holds what it says of itself, and the table of its objects."""


def is_ours(data: bytes) -> bool:
    """Whether handouts made a PDF."""
    return OURS in data[-END:]


def opened(data: bytes, path: str) -> Pdf:
    """The PDF in `data`, looked at by a process of its own.

    Args:
        data: The file.
        path: Its name, for messages.

    Raises:
        SourceError: It is no PDF, damaged, locked with a password, far larger than any article, or made to
            do harm.
    """
    if len(data) > _BYTES:
        raise SourceError(
            f"{path}: The file is larger than {_BYTES // 1_000_000} MB.",
            "Print it to a new PDF with smaller pictures, and use that.",
        )
    told = _told(data)
    fault = told.get("fault")
    if fault:
        message, fix = _FAULTS.get(fault, _FAULTS["damaged"])
        raise SourceError(f"{path}: {message}", fix)
    try:
        return _pdf(told, ours=is_ours(data))
    except (KeyError, TypeError, ValueError, IndexError, binascii.Error):
        message, fix = _FAULTS["damaged"]
        raise SourceError(f"{path}: {message}", fix) from None


def _told(data: bytes) -> dict[str, Any]:
    bounds = {
        "seconds": _SECONDS, "memory": _MEMORY, "pages": _PAGES, "pieces": _PIECES, "pictures": True,
    }  # fmt: skip
    command = [sys.executable, "-I", "-S", "-c", _CHILD.format(path=sys.path)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and no shell
            command, input=json.dumps(bounds).encode() + b"\n" + data, capture_output=True, timeout=_WAIT,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"fault": "memory"}
    try:
        told = json.loads(done.stdout)
    except ValueError:
        # Ended by its bounds, or by a fault in a library that only a damaged file can meet.
        return {"fault": "memory" if done.returncode < 0 or b"MemoryError" in done.stderr else "damaged"}
    return told if isinstance(told, dict) else {"fault": "damaged"}


def _pdf(told: dict[str, Any], *, ours: bool) -> Pdf:
    return Pdf(
        told["title"],
        told["lang"],
        told["tree"],
        told["links"],
        told["fields"],
        told["notes"],
        told["attachments"],
        told["mended"],
        ours,
        tuple(_page(number, page) for number, page in enumerate(told["pages"])),
    )


def _page(number: int, told: dict[str, Any]) -> Page:
    pictures = tuple(
        Picture(
            tuple(one["box"]),
            one.get("figure", -1),
            one.get("artifact", False),
            base64.b64decode(one.get("data", "")),
        )
        for one in told["pictures"]
    )
    return Page(
        number,
        told["width"],
        told["height"],
        tuple(Piece(*piece) for piece in told["pieces"]),
        tuple(tuple(rule) for rule in told["rules"]),
        told["paths"],
        pictures,
    )
