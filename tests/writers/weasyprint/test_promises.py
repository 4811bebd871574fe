"""What WeasyPrint lays out keeps every promise, in every profile, and veraPDF finds nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from handouts.compose import handouts_of
from handouts.formats import RenderOptions, reader_for
from handouts.model import Document, Section
from handouts.pipeline import read_bytes
from handouts.results import Outcome
from handouts.verify import promise, verify
from handouts.writers.pdf.structure import STANDARDS
from handouts.writers.weasyprint import write
from tests.validators.matrix import FLAVOURS
from tests.validators.pdf import VeraPdf
from tests.writers.pdf.documents import everything, handout, inlines, paragraph
from tests.writers.pdf.torture import torture

PRINTS = [
    RenderOptions(profile="clear", page="a4", standard="ua-2"),
    RenderOptions(profile="large", sides="double"),
    RenderOptions(profile="aph", page="a4", theme="contrast"),
    RenderOptions(profile="giant", standard="ua-2", theme="cream"),
]


@pytest.mark.parametrize("options", PRINTS, ids=lambda options: options.profile)
@pytest.mark.parametrize("document", [torture(), everything(draft=True)], ids=["torture", "everything"])
def test_every_promise_is_kept(document, options: RenderOptions, verapdf: VeraPdf) -> None:  # type: ignore[no-untyped-def]
    data = write(document, options)
    points = verify(data, "handout.pdf", document=document).points
    broken = [
        (point.id, point.evidence)
        for point in points
        if point.outcome in (Outcome.FAIL, Outcome.PERSON)
        and not ((known := promise(point.id)) and known.article)
    ]
    assert broken == []
    assert [fault for flavour in FLAVOURS[options.standard] for fault in verapdf(data, flavour)] == []


def long_list() -> Document:
    """A handout whose list of contents crosses a page, and moves what it counts with each of its numbers."""
    days = [
        Section(f"day-{day}", 2, inlines(f"What to do on day {day} of it"), DAYS[day % 4])
        for day in range(1, 15)
    ]
    return handouts_of(handout(paragraph("Asthma."), sections=tuple(days)), only="whole")[0].document


DAYS = [(paragraph("Keep it near you. " * 24),) * count for count in (1, 3, 2, 4)]


@pytest.mark.parametrize("tries", [4, 1], ids=["numbers come to rest", "each number on a line of its own"])
@pytest.mark.parametrize("standard", STANDARDS)
def test_the_contents_name_the_pages_that_they_lead_to(
    standard: str, tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handouts.writers.weasyprint.press._TRIES", tries)
    document = long_list()
    options = RenderOptions(profile="giant", page="a4", standard=standard, contents_pages=2)
    found = verify(write(document, options), "handout.pdf", document=document).points
    assert [(point.id, point.evidence) for point in found if point.outcome is Outcome.FAIL] == []
    assert {point.id: point.outcome for point in found}["pdf-40"] is Outcome.PASS


def test_the_same_handout_is_the_same_file_in_every_process(tmp_path: Path) -> None:
    program = tmp_path / "again.py"
    program.write_text(
        "import hashlib\n"
        "from handouts.formats import RenderOptions\n"
        "from handouts.writers.weasyprint import write\n"
        "from tests.writers.pdf.documents import everything\n"
        "print(hashlib.sha256(write(everything(), RenderOptions())).hexdigest())\n",
        encoding="utf-8",
    )
    root = str(Path(__file__).parents[3])
    digests = {
        subprocess.run(
            [sys.executable, program],
            env={**os.environ, "PYTHONPATH": root, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_a_date_that_is_asked_for_is_kept_and_none_is_there_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert b"CreationDate" not in write(everything(), RenderOptions())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    data = write(everything(), RenderOptions())
    assert b"D:19700102000000Z" in data
    assert b"<xmp:CreateDate>1970-01-02T00:00:00Z</xmp:CreateDate>" in data
    assert b"(WeasyPrint)" in data


@pytest.mark.parametrize("lines", range(6, 40, 3))
def test_the_head_of_a_table_is_said_however_tall_the_row_below_it(lines: int) -> None:
    source = (
        "# Doses\n\n| Drug | How much |\n|---|---|\n| Aspirin | " + "<br>".join(["One pill"] * lines) + " |\n"
    )
    document = read_bytes(source.encode(), "doses.md", reader_for("doses.md", ".md"))
    data = write(document, RenderOptions(profile="aph"))
    points = verify(data, "handout.pdf", document=document).points
    assert [point.id for point in points if point.outcome is Outcome.FAIL] == []
