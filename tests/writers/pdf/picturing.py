"""Pictures of the example's pages as poppler draws them, kept small, and how far two pictures differ.

usage: python -m tests.writers.pdf.picturing

Makes the pictures anew that `test_pictures.py` compares with. Look at them before you keep them.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageFilter

import handouts
from handouts.compose import handouts_of
from handouts.formats import RenderOptions
from handouts.resources import data
from handouts.writers.pdf import write
from tests.validators._child import program

FOLDER: Final = Path(__file__).parent / "pictures"
RESOLUTION: Final = 48
"""Dots per inch: a letter of large print is six high, the thinnest rule one."""
GREYS: Final = 8

PRINTS: Final[dict[tuple[str, str], int | None]] = {
    ("large", "letter"): None,
    ("clear", "a4"): 2,
    ("aph", "a4"): 2,
    ("giant", "letter"): 2,
}
"""Profile and paper of what is pictured, and how many pages of it, from the first; None for all."""

BLUR: Final = 2
"""How far letters are smeared, in dots: so far may an edge wander from one version of poppler to another."""
DIFFERENT: Final = 64
"""Greys, of 255, that two dots may be apart after that."""
BAND: Final = 24
"""Half an inch, in dots: a line of text or two are compared at a time, so that a lost word counts."""
MOST: Final = 0.02
"""The share of a band's dots that may differ. Another program than poppler comes to 0.012 at most; a lost
rule comes to 0.12, a lost word of a few letters to more than this."""


def example(profile: str, paper: str) -> bytes:
    """The PDF of the example, whole, its words as they are written."""
    article = handouts.read(data("example/ketamine-for-depression.md"))
    whole = handouts_of(article, only="whole")[0].document
    return write(whole, RenderOptions(profile=profile, page=paper))


def pictures(pdf: bytes, pages: int | None = None) -> list[Image.Image]:
    """The first pages of a PDF as poppler draws them; all of them without a number."""
    with tempfile.TemporaryDirectory(prefix="pages-") as folder:
        last = [] if pages is None else ["-l", str(pages)]
        command = [program("pdftoppm"), "-r", str(RESOLUTION), "-gray", "-png", *last, "-", f"{folder}/page"]
        subprocess.run(command, input=pdf, check=True, capture_output=True)
        return [Image.open(io.BytesIO(path.read_bytes())) for path in sorted(Path(folder).glob("page-*.png"))]


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of dots that differ, in the band of the page where most do; 1 for pages of two sizes."""
    if one.size != other.size:
        return 1.0
    smeared = [image.convert("L").filter(ImageFilter.BoxBlur(BLUR)) for image in (one, other)]
    apart = ImageChops.difference(*smeared).point([255 * (grey > DIFFERENT) for grey in range(256)])
    width, height = apart.size
    shares = []
    for top in range(0, height, BAND):
        band = apart.crop((0, top, width, min(top + BAND, height)))
        shares.append(band.histogram()[255] / (width * BAND))
    return max(shares)


def stored(profile: str, paper: str) -> list[Path]:
    """The pictures of a print that are kept, in the order of their pages."""
    return sorted(FOLDER.glob(f"{profile}-{paper}-*.png"))


def main() -> int:
    """Make all pictures anew."""
    for old in FOLDER.glob("*.png"):
        old.unlink()
    FOLDER.mkdir(exist_ok=True)
    for (profile, paper), pages in PRINTS.items():
        for number, picture in enumerate(pictures(example(profile, paper), pages), 1):
            path = FOLDER / f"{profile}-{paper}-{number:02}.png"
            picture.convert("L").quantize(GREYS).save(path, optimize=True)
            sys.stdout.write(f"{path.name} {path.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
