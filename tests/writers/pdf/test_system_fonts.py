"""Characters that the shipped fonts lack, drawn with a font that the settings name, and nothing but those."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from handouts.cli import run
from handouts.errors import ConfigError, RenderError
from handouts.formats import RenderOptions
from handouts.model import Strong
from handouts.resources import folder
from handouts.results import Outcome
from handouts.verify import pdf
from handouts.writers.pdf import fonts, system_fonts, write
from tests.validators.pdf import VeraPdf
from tests.writers.pdf.documents import everything, handout, inlines, paragraph, table
from tests.writers.pdf.reading import Reading

SIGNS = "\u263a\U0001f600"
"""White smiling face, grinning face: no shipped font has them."""


def font(file: Path, characters: str = SIGNS, family: str = "Test Signs", *, licence: int = 0) -> Path:
    """A font in which each of these characters is drawn as a shipped font draws an A.

    It is the shipped one with another map of characters, other names and another licence.
    """
    source = (folder("fonts") / fonts.FACES[0]).read_bytes()
    glyph = fonts.face(0).glyphs[ord("A")]
    groups = b"".join(struct.pack(">3L", ord(char), ord(char), glyph) for char in sorted(characters))
    cmap = struct.pack(">4H L", 0, 1, 3, 10, 12)
    cmap += struct.pack(">2H3L", 12, 0, 16 + len(groups), 0, len(characters)) + groups
    texts = [(1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))]
    encoded = [(number, text.encode("utf-16-be")) for number, text in texts]
    records, stored = b"", b""
    for number, text in encoded:
        records += struct.pack(">6H", 3, 1, 0x409, number, len(text), len(stored))
        stored += text
    name = struct.pack(">3H", 0, len(texts), 6 + len(records)) + records + stored
    tables = _tables(source)
    tables |= {b"cmap": cmap, b"name": name}
    tables[b"OS/2"] = tables[b"OS/2"][:8] + struct.pack(">H", licence) + tables[b"OS/2"][10:]
    file.write_bytes(_font(tables))
    return file


def _tables(data: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack(">H", data[4:6])
    entries = [struct.unpack(">4s3L", data[12 + 16 * at : 28 + 16 * at]) for at in range(count)]
    return {tag: data[offset : offset + length] for tag, _, offset, length in entries}


def _font(tables: dict[bytes, bytes]) -> bytes:
    offset = 12 + 16 * len(tables)
    head, body = struct.pack(">LHHHH", 0x00010000, len(tables), 0, 0, 0), b""
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + bytes(-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        head += struct.pack(">4s3L", tag, total, offset + len(body), len(data))
        body += padded
    return head + body


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("system").mkdir()
    font(Path("system/signs.ttf"))
    font(Path("system/signs-b.ttf"), "\U0001f601", "Other Signs")
    monkeypatch.setattr(system_fonts, "folders", lambda: (tmp_path / "system",))
    system_fonts.installed.cache_clear()


SMILE = handout(
    paragraph(f"Smile {SIGNS} and ", Strong(inlines(f"again {SIGNS}")), "."),
    table(["Face", "\u263a"], ["One", "Two"]),
    title="A \u263a title",
)
LENT = RenderOptions(fallback_fonts=("Test Signs",))


def faces(data: bytes) -> set[str]:
    made = pikepdf.open(io.BytesIO(data))
    resources: Any = made.pages[0].obj.Resources.Font
    return {str(each.BaseFont).partition("+")[2] for each in resources.values()}


def test_a_font_that_is_named_draws_what_ours_lack() -> None:
    data = write(SMILE, LENT)
    reading = Reading(data)
    assert reading.tree.all("P")[0].text == f"Smile {SIGNS} and again {SIGNS}."
    assert faces(data) == {"AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold", "TestSigns"}


@pytest.mark.parametrize("theme", ["plain", "cream"])
@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_every_promise_is_kept_and_verapdf_finds_nothing(standard: str, theme: str, verapdf: VeraPdf) -> None:
    data = write(
        SMILE, RenderOptions(fallback_fonts=("Test Signs",), standard=standard, theme=theme, profile="giant")
    )
    found = pdf.verify(data, "a.pdf", document=SMILE).points
    assert [point.id for point in found if point.outcome is Outcome.FAIL] == []
    assert verapdf(data, standard.replace("-", "")) == []


def test_without_leave_the_error_says_how_to_give_it() -> None:
    with pytest.raises(RenderError) as caught:
        write(SMILE, RenderOptions())
    assert "“\u263a” U+263A WHITE SMILING FACE" in caught.value.message
    assert "output.fallback_fonts" in caught.value.fix


def test_what_the_lent_fonts_lack_too_is_named_alone() -> None:
    document = handout(paragraph(f"{SIGNS} \U0001f601 \u063a"))
    with pytest.raises(RenderError) as caught:
        write(document, LENT)
    assert [line.partition(",")[0] for line in caught.value.message.splitlines()[1:]] == [
        "  “\U0001f601” U+1F601 GRINNING FACE WITH SMILING EYES",
        "  Arabic script",
    ]


def test_several_fonts_are_asked_in_turn() -> None:
    document = handout(paragraph("\u263a\U0001f601"))
    data = write(document, RenderOptions(fallback_fonts=("Other Signs", "Test Signs")))
    assert faces(data) >= {"TestSigns", "OtherSigns"}


def test_a_handout_that_needs_none_looks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> dict[str, Path]:
        raise AssertionError("looked for fonts")

    monkeypatch.setattr(system_fonts, "installed", refuse)
    assert write(everything(), LENT) == write(everything(), RenderOptions())


def test_staff_are_told_since_another_computer_may_draw_another() -> None:
    told: list[str] = []
    write(SMILE, RenderOptions(fallback_fonts=("Test Signs",), tell=told.append))
    (said,) = [one for one in told if "font of this computer" in one]
    assert "\u263a \U0001f600 drawn with a font of this computer (Test Signs)" in said


def test_the_same_fonts_make_the_same_file_in_every_process(tmp_path: Path) -> None:
    code = (
        "import sys, hashlib\n"
        "from handouts.formats import RenderOptions\n"
        "from handouts.model import Document, Paragraph, Text\n"
        "from handouts.writers.pdf import write\n"
        "def of(text, *names):\n"
        "    return write(Document((Text('T'),), (Paragraph((Text(text),)),)),"
        " RenderOptions(fallback_fonts=names))\n"
        "if len(sys.argv) > 3: of('\\U0001f601', sys.argv[2])\n"
        "print(hashlib.sha256(of('\\u263a', sys.argv[1])).hexdigest())\n"
    )
    signs, other = str(tmp_path / "system/signs.ttf"), str(tmp_path / "system/signs-b.ttf")
    made = {
        subprocess.run(
            [sys.executable, "-c", code, signs, other, *more], capture_output=True, text=True, check=True
        ).stdout
        for more in ((), ("other first",))
    }
    assert len(made) == 1


def test_names_are_found_without_regard_to_capitals_and_others_are_hinted_at() -> None:
    assert system_fonts.find("test signs") == system_fonts.find("TEST SIGNS")
    with pytest.raises(ConfigError) as caught:
        system_fonts.find("Tset Signs")
    assert "Did you mean 'test signs'?" in caught.value.fix


def test_the_regular_font_of_a_family_is_taken() -> None:
    bold = font(Path("system/a-bold.ttf"), "\u263a", "Test Signs")
    data = bold.read_bytes().replace("Regular".encode("utf-16-be"), "Boldest".encode("utf-16-be"))
    bold.write_bytes(data)
    system_fonts.installed.cache_clear()
    assert system_fonts.find("Test Signs").name == "signs.ttf"


def test_a_font_that_may_not_be_embedded_is_refused() -> None:
    for licence in (0x0002, 0x0100, 0x0200):
        font(Path("locked.ttf"), licence=licence)
        with pytest.raises(ConfigError, match="its maker does not allow it"):
            write(SMILE, RenderOptions(fallback_fonts=("locked.ttf",)))
    font(Path("open.ttf"), licence=0x0008)  # editable embedding
    assert write(SMILE, RenderOptions(fallback_fonts=("open.ttf",)))


def test_what_is_no_font_is_refused() -> None:
    Path("text.ttf").write_text("no font")
    Path("half.ttf").write_bytes(Path("system/signs.ttf").read_bytes()[:900])
    for name, said in (("text.ttf", "is damaged"), ("half.ttf", "is damaged"), ("none.ttf", "is not there")):
        with pytest.raises(ConfigError, match=said):
            write(SMILE, RenderOptions(fallback_fonts=(name,)))
    system = Path("system/broken.ttf")
    system.write_bytes(b"\0\1\0\0\xff\xff" + bytes(20))
    system_fonts.installed.cache_clear()
    assert "test signs" in system_fonts.installed()


def test_settings_give_leave_and_the_build_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    text = "# Asthma\n\n" + "Keep your inhaler near you. Ask for help. " * 30 + "Smile \u263a now.\n"
    Path("a.md").write_text(text, encoding="utf-8")
    assert run(["build", "a.md", "--to", "pdf"]) == 2
    assert "output.fallback_fonts" in capsys.readouterr().err
    Path("handouts.toml").write_text('[output]\nfallback_fonts = ["Test Signs"]\n')
    assert run(["build", "a.md", "--to", "pdf"]) == 0
    assert "note: a.md:3:" in capsys.readouterr().err
    Path("handouts.toml").write_text('[output]\nfallback_fonts = ["system/signs.ttf"]\n')
    assert run(["build", "a.md", "--to", "pdf", "--config", "handouts.toml"]) == 0
    Path("handouts.toml").write_text('[output]\nfallback_fonts = ["No Such Font"]\n')
    assert run(["build", "a.md", "--to", "pdf"]) == 2
    assert "has no font 'No Such Font'" in capsys.readouterr().err
