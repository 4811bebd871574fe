"""The command line takes OpenDocument, Rich Text and PDF as it takes the others."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from handouts.cli import run
from handouts.formats import RenderOptions
from handouts.pipeline import sniff
from handouts.writers.pdf import write
from tests.readers.make_odt import h, odt, p
from tests.readers.make_pdf import bold, flat, lines, pdf, picture
from tests.readers.test_rtf import rtf
from tests.writers.pdf.documents import handout, paragraph

WORDS = "Keep your inhaler near you. Ask for help if you cannot breathe. "
FILES = {
    "odt": odt(h("Asthma at home") + p(WORDS * 12)),
    "rtf": rtf(rf"\pard\s1 Asthma at home\par\pard {WORDS * 12}\par"),
    "pdf": pdf(flat(bold(72, 80, "Asthma at home", 22), lines(72, 110, *[WORDS] * 12))),
}
SCAN = pdf([picture(0, 0, 612, 792, "grey")])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_built(kind: str, folder: Path) -> None:
    Path(f"asthma.{kind}").write_bytes(FILES[kind])
    assert run(["build", f"asthma.{kind}", "--only", "whole"]) == 0
    page = Path("handouts-out/asthma/handout.html").read_text(encoding="utf-8")
    assert "Asthma at home</h1>" in page
    assert page.partition("<body")[2].count("Ask for help if you cannot breathe.") == 12


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("said", [True, False])
def test_standard_input_is_known_by_what_it_holds_or_by_what_is_said(
    kind: str, said: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sniff(FILES[kind]).name == kind
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FILES[kind])))
    assert run(["check", "-", *(["--from", kind] if said else [])]) == 0


def test_a_scan_is_refused_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    Path("old.pdf").write_bytes(SCAN)
    assert run(["build", "old.pdf"]) == 2
    err = capsys.readouterr().err
    assert "old.pdf: The page is a picture, as from a scanner" in err
    assert "type the words out" in " ".join(err.split())
    assert not Path("handouts-out").exists()


def test_a_folder_is_searched_for_all_but_handouts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("leaflets").mkdir()
    for kind, data in FILES.items():
        Path(f"leaflets/asthma-{kind}.{kind}").write_bytes(data)
    made = write(handout(paragraph(WORDS)), RenderOptions())
    Path("leaflets/printed.pdf").write_bytes(made)
    assert run(["check", "leaflets"]) == 0
    said = capsys.readouterr()
    assert "leaflets: 3 articles; left out: 1 PDF that handouts made." in said.out + said.err
    assert run(["check", "leaflets/*.pdf"]) == 0
    said = capsys.readouterr()
    assert "leaflets/*.pdf: 1 article; left out: 1 PDF that handouts made." in said.out + said.err


def test_a_handout_that_is_named_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    Path("printed.pdf").write_bytes(write(handout(paragraph(WORDS * 12)), RenderOptions()))
    assert run(["check", "printed.pdf"]) == 0


def test_help_names_the_formats(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert ".txt, .md, .html, .docx, .odt, .rtf, .pdf" in out
    assert "--from [text|markdown|html|word|odt|rtf|pdf]" in out


def test_the_doctor_looks_at_what_reads_pdf(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    assert "Reading the pages of PDF" in capsys.readouterr().out


def test_starting_and_reading_text_loads_nothing_of_pdf() -> None:
    import subprocess

    code = (
        "import sys, handouts; open('a.txt', 'w').write('Asthma\\n\\nIt is common.');"
        " handouts.read('a.txt'); print([m for m in sys.modules if 'pdfium' in m or m == 'pikepdf'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
