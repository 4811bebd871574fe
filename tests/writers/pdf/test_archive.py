"""PDF/A-2a beside PDF/UA-1: veraPDF finds nothing in either, and what cannot be both is refused."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image as Pillow
from PIL import ImageCms

from handouts import model
from handouts.cli import run
from handouts.errors import ConfigError
from handouts.formats import RenderOptions
from handouts.model import Document, Figure
from handouts.resources import data
from handouts.themes import theme_names
from handouts.writers.pdf import write
from tests.strategies import documents
from tests.validators.pdf import VeraPdf
from tests.writers.pdf.documents import everything, handout, paragraph, picture
from tests.writers.pdf.test_ideographs import in_four_scripts

ARCHIVE = RenderOptions(archive=True)


@pytest.mark.parametrize("theme", theme_names())
def test_verapdf_finds_nothing_in_either_standard(theme: str, verapdf: VeraPdf) -> None:
    options = RenderOptions(archive=True, theme=theme, fillable=True, sides="double")
    made = write(everything(draft=True), options)
    assert verapdf(made, "2a") == []
    assert verapdf(made, "ua1") == []


PICTURES = [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("JPEG", "L"), ("JPEG", "CMYK")]


@pytest.mark.parametrize(
    "document",
    [
        handout(*(Figure(picture(kind=kind, mode=mode), "A square") for kind, mode in PICTURES)),
        in_four_scripts(),
    ],
    ids=["pictures", "scripts"],
)
def test_pictures_and_scripts_of_every_kind_are_archived(document: Document, verapdf: VeraPdf) -> None:
    assert verapdf(write(document, ARCHIVE), "2a") == []


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_no_document_breaks_the_archives_standard(verapdf: VeraPdf, document: model.Document) -> None:
    assert verapdf(write(document, ARCHIVE), "2a") == []


def test_verapdf_would_complain_without_it(verapdf: VeraPdf) -> None:
    said = "\n".join(verapdf(write(handout(paragraph("Rest.")), RenderOptions()), "2a"))
    assert "6.2.4.3" in said  # the meaning of colours
    assert "6.6.4" in said  # the declaration


def test_the_file_says_what_its_colours_mean() -> None:
    made = pikepdf.open(io.BytesIO(write(everything(), ARCHIVE)))
    root: Any = made.Root
    (intent,) = root.OutputIntents
    assert (str(intent.S), int(intent.DestOutputProfile.N)) == ("/GTS_PDFA1", 3)
    assert intent.DestOutputProfile.read_bytes() == data("srgb.icc").read_bytes()
    with made.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
    assert "/OutputIntents" not in pikepdf.open(io.BytesIO(write(everything(), RenderOptions()))).Root


def test_the_profile_is_srgb_and_free() -> None:
    made = ImageCms.ImageCmsProfile(io.BytesIO(data("srgb.icc").read_bytes()))
    assert "sRGB" in ImageCms.getProfileDescription(made)
    assert "No copyright, use freely" in ImageCms.getProfileCopyright(made)
    # What it makes of colours is what the profile that is known to be sRGB makes of them.
    same = ImageCms.buildTransform(made, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    shades = Pillow.linear_gradient("L").convert("RGB")
    moved = ImageCms.applyTransform(shades, same)
    assert moved is not None
    difference = max(abs(a - b) for a, b in zip(shades.tobytes(), moved.tobytes(), strict=True))
    assert difference <= 1


def test_the_same_handout_is_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert write(everything(), ARCHIVE) == write(everything(), ARCHIVE)


def test_a_date_is_the_same_in_both_places(monkeypatch: pytest.MonkeyPatch, verapdf: VeraPdf) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert verapdf(write(everything(), ARCHIVE), "2a") == []


def test_what_cannot_be_both_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ConfigError, match=r"PDF/UA-2: that is PDF 2\.0"):
        write(everything(), RenderOptions(archive=True, standard="ua-2"))
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("# Asthma\n\n" + "Keep your inhaler near you. Ask for help. " * 30 + "\n")
    Path("handouts.toml").write_text("[output]\narchive = true\n")
    assert run(["build", "a.md", "--standard", "ua-2"]) == 2
    said = capsys.readouterr().err
    assert "Use the standard ua-1 with archive" in said
    assert not Path("handouts-out").exists()
    assert run(["build", "a.md"]) == 0
    assert b"pdfaid:conformance" in Path("handouts-out/a/handout.pdf").read_bytes()
    assert run(["build", "a.md", "--no-archive"]) == 0
    assert b"pdfaid:conformance" not in Path("handouts-out/a/handout.pdf").read_bytes()
